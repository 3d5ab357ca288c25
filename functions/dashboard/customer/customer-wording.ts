import type { Language } from "../../../shared/domain/language.ts";
import { type FrameWording, type Wording, withTexts } from "../frame/wording.ts";
import type { RetentionTexts } from "../retention/retention-texts.ts";
import { RETENTION_TEXTS } from "../retention/retention-wording.ts";
import type { CustomerTexts } from "./customer-texts.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** The page's texts in every language. */
const CUSTOMER_TEXTS: Readonly<Record<Language, CustomerTexts>> = { it, en, es, fr, de, pt };

/** What the page is worded with; reasons of a risk in the words of the list that leads here. */
export type CustomerWording = Wording<CustomerTexts> & { readonly risk: RetentionTexts["risk"] };

/** The wording of the page. */
export const customerWording = (wording: FrameWording): CustomerWording => ({
  ...withTexts(wording, CUSTOMER_TEXTS),
  risk: RETENTION_TEXTS[wording.language].risk,
});
