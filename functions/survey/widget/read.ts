import type * as z from "zod";
import { readWidget, readWidgetScript } from "../../../shared/contract/widget.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Language } from "../../../shared/domain/language.ts";
import { type Caller, keyOf } from "../../http/authenticate.ts";
import { endpoint } from "../../http/endpoint.ts";
import { refuseForeignOrigin } from "../../http/origin.ts";
import type { RequestParts } from "../../http/read-request.ts";
import { storeOf } from "../../http/store-of.ts";
import { pageLanguage } from "../../pages/page-language.ts";
import { TEXTS } from "../page/texts.ts";
import { signRendered } from "../rendered.ts";
import type { WidgetNeeds } from "./needs.ts";
import { scriptOf } from "./script.ts";
import { settingsIn } from "./settings.ts";

/** What the signed note of the settings' making is for: a survey of a store, shown by the widget. */
export const noteFor = (store: string, survey: string): string => `widget|${store}|${survey}`;

/** A refusal that the widget shows to the customer as it is. */
export const refusedIn = (language: Language, refusal: "closed" | "erased"): AppError => {
  const { title, text } = TEXTS[language].refusals[refusal];
  return new AppError("gone", `${title}. ${text}`);
};

type Asked = z.output<(typeof readWidget)["input"]>;

const settingsFor = async (needs: WidgetNeeds, { query }: Asked, caller: Caller, { headers }: RequestParts) => {
  needs.countUse(keyOf(caller).id);
  const store = await storeOf(caller, needs);
  // A page of our own origin names none when it reads.
  if (headers.origin !== undefined) refuseForeignOrigin(headers.origin, store);
  const touchpoint = await needs.touchpoint(store.id, query.touchpoint);
  if (touchpoint === undefined) {
    throw new AppError("not_found", "There is no such touchpoint.", {
      issues: [{ path: "query.touchpoint", message: "is not a touchpoint of this store" }],
    });
  }
  const survey = touchpoint.archived ? undefined : await needs.publishedAt(store.id, touchpoint.id);
  if (survey === undefined)
    throw refusedIn(pageLanguage({ lang: query.language }, store.languages[0] ?? "en"), "closed");
  const language = pageLanguage({ lang: query.language }, survey.languages[0] ?? "en", survey.languages);
  // Who answers names the answer, so the note needs no number of its own.
  const made = signRendered(needs.keys, noteFor(store.id, survey.id), needs.now(), "");
  return settingsIn(language, survey, store, made);
};

/** What the widget asks at a touchpoint. */
export const readWidgetEndpoint = (needs: WidgetNeeds) =>
  endpoint(readWidget, needs, (input, caller, request) => settingsFor(needs, input, caller, request));

/** The same as a script, behind the code that asks it. */
export const readWidgetScriptEndpoint = (needs: WidgetNeeds) =>
  endpoint(readWidgetScript, needs, async (input, caller, request) =>
    scriptOf(await settingsFor(needs, input, caller, request)),
  );
