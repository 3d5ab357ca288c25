import type { Language } from "../../../shared/domain/language.ts";
import { type ShareFormats, shareFormats } from "../frame/share-formats.ts";
import { type FrameWording, type Wording, withTexts } from "../frame/wording.ts";
import type { AdvocacyTexts } from "./advocacy-texts.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** The page's texts in every language. */
const ADVOCACY_TEXTS: Readonly<Record<Language, AdvocacyTexts>> = { it, en, es, fr, de, pt };

/** What the page is worded with. */
export type AdvocacyWording = Wording<AdvocacyTexts> & ShareFormats;

/** The wording of the page. */
export const advocacyWording = (wording: FrameWording): AdvocacyWording => ({
  ...withTexts(wording, ADVOCACY_TEXTS),
  ...shareFormats(wording.language),
});
