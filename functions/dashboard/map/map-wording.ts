import type { Language } from "../../../shared/domain/language.ts";
import type { Wording } from "../frame/wording.ts";
import type { MapTexts } from "./map-texts.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { it } from "./texts/it.ts";
import { pt } from "./texts/pt.ts";

/** The map's texts in every language. */
export const MAP_TEXTS: Readonly<Record<Language, MapTexts>> = { it, en, es, fr, de, pt };

/** What the map is worded with. */
export type MapWording = Wording<MapTexts>;
