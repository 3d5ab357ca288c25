import type { WidgetSettings } from "../../shared/contract/widget.ts";
import type { AskAt } from "./ask.ts";
import { makePanel } from "./panel.ts";

/** What to ask: the server writes it behind this code, so that both come in one script. */
declare const SETTINGS: WidgetSettings;

/** Asks what came with it. */
export const ask: AskAt = async (host, home) => makePanel(host, home, SETTINGS);
