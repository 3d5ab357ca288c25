import type { Wording } from "../frame/wording.ts";
import type { EditorTexts } from "./editor-texts.ts";

/** What the editor is worded with. */
export type EditorWording = Wording<EditorTexts>;
