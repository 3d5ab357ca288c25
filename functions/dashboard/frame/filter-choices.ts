import { LANGUAGES } from "../../../shared/domain/language.ts";
import { PROVENANCES, SOURCES } from "../../../shared/domain/response.ts";
import { CHANNELS } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import type { PageQuery } from "./page-query.ts";
import type { FrameWording } from "./wording.ts";

/** What a page can say about the filters to choose from. */
export type FilterChoices = {
  /** Segments that answered. */
  readonly segments: readonly string[];
  /** False where nothing is compared with the period before. */
  readonly compares?: boolean;
  /** What is wrong with the segment that was typed. */
  readonly problem?: string | undefined;
};

const CHOICES = ["channel", "language", "segment", "source", "provenance", "compare"] as const;
type Choice = (typeof CHOICES)[number];

/** Segments offered; any other can be typed. */
const MOST_SEGMENTS = 50;

export const isChoice = (name: string): boolean => CHOICES.some((choice) => choice === name);

type Option = { readonly value: string; readonly label: string };

const select = (name: Choice, label: string, options: readonly Option[], chosen: string | undefined): Html =>
  html`<p class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${options.map(
    ({ value, label }) =>
      html`<option value="${value}"${value === (chosen ?? "") && html` selected`}>${label}</option>`,
  )}</select></p>`;

const segmentField = (query: PageQuery, { segments, problem }: FilterChoices, { frame }: FrameWording): Html =>
  html`<p class="field"><label for="segment">${frame.filters.names.segment}</label>${
    problem !== undefined && html`<span class="problem" id="segment-problem">${problem}</span>`
  }<input id="segment" name="segment" value="${query.segment}" list="segments" autocapitalize="none" autocomplete="off"${
    problem !== undefined && html` aria-invalid="true" aria-describedby="segment-problem"`
  }></p><datalist id="segments">${segments
    .slice(0, MOST_SEGMENTS)
    .map((segment) => html`<option value="${segment}">`)}</datalist>`;

/** What an address can be narrowed down by, as the fields of a form; open when something in it is wrong. */
export const filterChoices = (query: PageQuery, choices: FilterChoices, wording: FrameWording): Html => {
  const { frame, languageName } = wording;
  const { filters } = frame;
  const any = { value: "", label: filters.any };
  return html`<details class="choices"${choices.problem !== undefined && html` open`}><summary>${filters.choose}</summary><div>
${select("channel", filters.names.channel, [any, ...CHANNELS.map((value) => ({ value, label: frame.channels[value] }))], query.channel)}
${select(
  "language",
  filters.names.language,
  [
    any,
    ...LANGUAGES.map((value) => ({ value, label: languageName(value) })),
    { value: "other", label: filters.otherLanguage },
  ],
  query.language,
)}
${segmentField(query, choices, wording)}
${select("source", filters.names.source, [any, ...SOURCES.map((value) => ({ value, label: frame.sources[value] }))], query.source)}
${select(
  "provenance",
  filters.names.provenance,
  [any, ...PROVENANCES.map((value) => ({ value, label: frame.provenances[value] }))],
  query.provenance,
)}
${
  choices.compares === false
    ? query.compare !== undefined && html`<input type="hidden" name="compare" value="${query.compare}">`
    : select(
        "compare",
        filters.compare,
        [
          { value: "", label: filters.compareWith.none },
          { value: "previous", label: filters.compareWith.previous },
        ],
        query.compare,
      )
}
</div></details>`;
};
