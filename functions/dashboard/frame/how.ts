import { type Html, html } from "../../pages/html.ts";
import type { FrameWording } from "./wording.ts";

/** How a number comes about, folded below it: formula, how many, source. It opens by keyboard and without a script. */
export const how = (text: string, { frame }: FrameWording): Html =>
  html`<details class="how"><summary>${frame.figure.how}</summary><p>${text}</p></details>`;
