import type { Store } from "../../../shared/domain/store.ts";
import type { Place, Touchpoint } from "../../../shared/domain/touchpoint.ts";
import { type Html, html } from "../../pages/html.ts";
import type { EditorWording } from "./editor-wording.ts";

/** The command that moves the history of a store. */
const rebuildCommand = ({ id }: Pick<Store, "id">): string => `npm run viaggio -- rebuild --store ${id}`;

/** Places in words. */
const placesText = (places: readonly Place[], store: Store, { texts, frame, plainName }: EditorWording): string =>
  places
    .map(({ stage, channel }) => {
      const known = store.stages.find(({ id }) => id === stage);
      return texts.history.place(known === undefined ? stage : plainName(known.name), frame.channels[channel]);
    })
    .join(", ");

/** Touchpoints whose history is counted elsewhere, and how it is moved; nothing when there is none. */
export const historyNote = (store: Store, touchpoints: readonly Touchpoint[], wording: EditorWording): Html | false => {
  const { texts, name } = wording;
  const moved = touchpoints.filter(({ formerly }) => formerly !== undefined);
  return (
    moved.length > 0 &&
    html`<section class="told" aria-labelledby="history-heading"><h2 id="history-heading">${texts.history.heading}</h2><p>${texts.history.text}</p><ul class="plain">${moved.map(
      ({ name: called, formerly = [] }) =>
        html`<li><strong>${name(called)}</strong>: ${texts.history.counted(placesText(formerly, store, wording))}</li>`,
    )}</ul><p>${texts.history.how}</p><pre tabindex="0" role="region" aria-label="${texts.history.command}"><code>${rebuildCommand(
      store,
    )}</code></pre></section>`
  );
};
