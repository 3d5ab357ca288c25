import type { JourneyChange, JourneyStep } from "../../../shared/domain/journey-change.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import type { EditorWording } from "./editor-wording.ts";

/** Who changed what, newest first. */
export const trailSection = (
  changes: readonly JourneyChange[],
  store: Store,
  touchpoints: readonly Touchpoint[],
  wording: EditorWording,
): Html => {
  const { texts, name, language } = wording;
  // British rather than American days, as on every page.
  const moments = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: store.timeZone,
  });
  const named = new Map([
    ...store.stages.map((stage) => [`stage ${stage.id}`, stage.name] as const),
    ...touchpoints.map((touchpoint) => [`touchpoint ${touchpoint.id}`, touchpoint.name] as const),
  ]);
  const kindOf = ({ action }: JourneyStep) => (/_stages?$/.test(action) ? "stage" : "touchpoint");
  const step = (each: JourneyStep): Html => {
    const called = named.get(`${kindOf(each)} ${each.subject}`);
    return html`<li>${texts.trail.actions[each.action]}: ${called === undefined ? each.subject : name(called)}${
      each.detail !== undefined && html` <small><bdi>${each.detail}</bdi></small>`
    }</li>`;
  };
  return html`<section aria-labelledby="trail-heading"><h2 id="trail-heading">${texts.trail.heading}</h2>${
    changes.length === 0
      ? html`<p class="note">${texts.trail.none}</p>`
      : html`<ol class="trail">${changes.map(
          ({ at, by, name: who, steps }) =>
            html`<li><p class="about"><time datetime="${at}">${moments.format(new Date(at))}</time> <bdi>${by === "cli" ? texts.trail.cli : who}</bdi></p><ul>${steps.map(step)}</ul></li>`,
        )}</ol>`
  }</section>`;
};
