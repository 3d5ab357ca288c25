import * as z from "zod";
import { surveyTemplate } from "../../../shared/domain/survey-templates.ts";
import { DEMO_TOUCHPOINTS } from "./bottega-aurora.ts";
import { DEMO_PRODUCT, DEMO_SURVEYS, DEMO_VOICES, type Voice } from "./demo-voices.ts";

/** Longer than any machine-like haste that the survey's page looks for. */
const READING_MS = 1700;
const LOOK_EVERY_MS = 200;
/** Friends who follow each link that recommends the shop. */
const FRIENDS = 4;

const Invited = z.object({ url: z.url() });
const Listed = z.object({ testimonials: z.array(z.object({ id: z.string(), rev: z.number(), text: z.string() })) });

const nap = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks the API with a key; a refusal because it is so already is as good as an answer. */
export type AskApi = (method: string, path: string, body?: unknown) => Promise<unknown>;

const writeSurvey = async (ask: AskApi, id: keyof typeof DEMO_SURVEYS): Promise<void> => {
  const touchpoint = DEMO_TOUCHPOINTS.find((one) => one.id === DEMO_SURVEYS[id]);
  if (touchpoint === undefined) throw new Error(`the demo has no touchpoint ${DEMO_SURVEYS[id]}`);
  await ask("POST", "/v1/surveys", {
    ...surveyTemplate(touchpoint.stage, touchpoint.channel),
    id,
    touchpoint: touchpoint.id,
  });
  await ask("POST", `/v1/surveys/${id}/publish`, { version: 1 });
};

/** The note of its making that a page's form sends back. */
const noteIn = (page: string): string => /name="t" value="([^"]+)"/.exec(page)?.[1] ?? "";

const textOf = async (address: string) => (await fetch(address, { redirect: "manual" })).text();

const send = (address: string, fields: readonly (readonly [string, string])[]) => {
  const body = new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  return fetch(address, { method: "POST", redirect: "manual", body });
};

/** The link on a customer's own page to recommend the shop with, once they made it. */
const recommendationIn = (page: string) => {
  const [address, code] = /[^"\s<>]+\/go\/[^/"]+\/([0-9A-Z]{8})/.exec(page) ?? [];
  return address === undefined || code === undefined ? undefined : { address, code };
};

/** Friends open a recommendation and go on to the shop. */
const follow = async (address: string) => {
  for (let friend = 0; friend < FRIENDS; friend++) await send(address, [["t", noteIn(await textOf(address))]]);
};

/**
 * One customer opens their invitation, reads, answers, and on their own page allows their words and recommends the shop.
 * Twice is harmless. @returns the referral code, if they made one
 */
const speak = async (
  ask: AskApi,
  { survey, language, face, rating, comment, name, scopes, recommends }: Voice,
  index: number,
  isClosing: () => boolean,
): Promise<string | undefined> => {
  const { url } = Invited.parse(
    await ask("POST", "/v1/invitations", { survey, language, occasion: `demo-voice-${index}` }),
  );
  const page = await fetch(url, { redirect: "manual" });
  const t = noteIn(await page.text());
  await nap(READING_MS);
  if (isClosing()) return undefined;
  const answered = await send(url, [
    ["v", "1"],
    ["t", t],
    ["website", ""],
    ["lang", language],
    ["a.feeling", String(face)],
    ["a.rating", String(rating)],
    ["a.comment", comment],
  ]);
  const own = new URL(answered.headers.get("location") ?? page.headers.get("location") ?? "", url);
  own.search = "";
  if (scopes.length > 0) {
    await send(own.href, [["do", "publish"], ...scopes.map((scope) => ["scope", scope] as const), ["name", name]]);
  }
  if (recommends !== true) return undefined;
  const known = recommendationIn(await textOf(own.href));
  if (known !== undefined) return known.code;
  await send(own.href, [["do", "recommend"]]);
  const made = recommendationIn(await textOf(own.href));
  if (made !== undefined) await follow(made.address);
  return made?.code;
};

/** The shop looks at what waits until every voice has been heard, and decides on those that it has decided on. */
export const decideOnVoices = async (ask: AskApi, isClosing: () => boolean): Promise<void> => {
  const undecided = new Map(
    DEMO_VOICES.flatMap(({ comment, decision }) => (decision ? [[comment, decision] as const] : [])),
  );
  // An earlier start may have been interrupted after some.
  const earlier = Listed.parse(await ask("GET", "/v1/testimonials?state=published&limit=100"));
  for (const { text } of earlier.testimonials) undecided.delete(text);
  while (undecided.size > 0 && !isClosing()) {
    const { testimonials } = Listed.parse(await ask("GET", "/v1/testimonials?limit=100"));
    for (const { id, rev, text } of testimonials) {
      const decision = undecided.get(text);
      if (decision === undefined) continue;
      await ask("PATCH", `/v1/testimonials/${id}`, { rev, ...decision });
      undecided.delete(text);
    }
    if (undecided.size > 0) await nap(LOOK_EVERY_MS);
  }
};

/**
 * Customers of the demo who say what may be published, over the same pages as anybody.
 * @returns the codes that they recommend the shop with
 */
export const letVoicesSpeak = async (ask: AskApi, isClosing: () => boolean): Promise<string[]> => {
  await ask("PATCH", `/v1/touchpoints/${DEMO_SURVEYS.cup}`, { product: DEMO_PRODUCT });
  for (const id of ["parcel", "cup"] as const) await writeSurvey(ask, id);
  const codes = await Promise.all(DEMO_VOICES.map((voice, index) => speak(ask, voice, index, isClosing)));
  return codes.filter((code) => code !== undefined);
};
