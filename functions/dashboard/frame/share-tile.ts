import type { Share } from "../../../shared/domain/share.ts";
import { type Html, html } from "../../pages/html.ts";
import { tile } from "./figure-tiles.ts";
import type { Explained } from "./how.ts";
import type { FrameWording } from "./wording.ts";

type ShareTexts = { readonly of: (count: string, n: string) => string; readonly tooFew: string };

type ShareTile = {
  readonly label: string;
  readonly note: string;
  readonly share: Share;
  readonly explained: Explained;
};

/** A share with its interval and what it rests on, as a tile of a `dl.figures`; no number where it rests on too little. */
export const shareTile = (
  { label, note, share, explained }: ShareTile,
  { of, tooFew }: ShareTexts,
  wording: FrameWording,
): Html => {
  const { share: percent, count, frame } = wording;
  const { value, low, high } = share;
  const shown =
    value === undefined || low === undefined || high === undefined
      ? html`<dd class="big">–</dd><dd>${tooFew}</dd>`
      : html`<dd class="big">${percent(value)}</dd><dd>${frame.figure.interval(percent(low), percent(high))} · ${of(
          count(share.count),
          count(share.n),
        )}</dd>`;
  return tile(label, shown, wording, note, explained);
};
