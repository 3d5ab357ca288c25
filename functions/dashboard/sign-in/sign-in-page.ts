import { type Html, html } from "../../pages/html.ts";
import { document } from "../frame/document.ts";
import type { Place } from "../frame/place.ts";
import { FRAME_STYLE } from "../frame/style.ts";
import type { Wording } from "../frame/wording.ts";
import type { SignInTexts } from "./sign-in-texts.ts";

/** Why somebody could not sign in. */
export type SignInProblem = "noKey" | "noScope" | "linkGone";

export type SignInView = {
  readonly place: Place;
  /** The page of ours that they came for. */
  readonly to?: string | undefined;
  /** A one-time link's secret. */
  readonly once?: string | undefined;
  readonly problem?: SignInProblem | undefined;
  readonly signedOut: boolean;
};

const STYLE = html`${FRAME_STYLE}.sign-in{display:grid;gap:.75rem;justify-items:start;max-inline-size:30rem;padding:1.25rem;border:1px solid var(--rule);border-radius:.875rem;background:var(--card)}
.sign-in .field{inline-size:100%}
.sign-in label{font-size:1rem;font-weight:600;color:inherit}
.sign-in input{inline-size:100%;margin-block-start:.25rem}
.sign-in .field:has(.problem){max-inline-size:none}
`;

const form = (to: string | undefined, content: Html): Html =>
  html`<form class="sign-in" method="post" action="./sign-in">${
    to !== undefined && html`<input type="hidden" name="to" value="${to}">`
  }${content}</form>`;

/** The page on which people of the store sign in. It says nothing of any store. */
export const signInPage = (view: SignInView, wording: Wording<SignInTexts>) => {
  const { texts } = wording;
  const { place, to, once, problem, signedOut } = view;
  const wrong = problem !== undefined && texts.problems[problem];
  const isOfKey = problem === "noKey" || problem === "noScope";
  const main = html`<div class="opening"><h1>${texts.title}</h1>${
    signedOut && problem === undefined && html`<p class="headline" role="status">${texts.signedOut}</p>`
  }${problem === "linkGone" && html`<p class="problems" role="alert">${wrong}</p>`}</div>
${
  once !== undefined &&
  html`<section aria-labelledby="once"><h2 id="once">${texts.once.heading}</h2><p class="note">${texts.once.note}</p>${form(
    to,
    html`<input type="hidden" name="once" value="${once}"><button>${texts.once.button}</button>`,
  )}</section>`
}
<section aria-labelledby="key-heading"><h2 id="key-heading">${texts.key.heading}</h2><p class="note">${texts.key.note}</p>${form(
    to,
    html`<p class="field"><label for="key">${texts.key.label}</label>${
      isOfKey && html`<span class="problem" id="key-problem" role="alert">${wrong}</span>`
    }<input type="password" id="key" name="key" required autocomplete="current-password" spellcheck="false" autocapitalize="none"${
      isOfKey && html` aria-invalid="true" aria-describedby="key-problem"`
    }${once === undefined && html` autofocus`}></p><button>${texts.key.button}</button>`,
  )}</section>`;
  return document({ title: texts.title, place, main, style: STYLE }, wording);
};
