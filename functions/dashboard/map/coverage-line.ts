import type { Coverage } from "../../../shared/domain/coverage.ts";
import { type Html, html } from "../../pages/html.ts";
import { peopleText } from "../frame/figure-tiles.ts";
import type { MapWording } from "./map-wording.ts";

/** What a map rests on, and what it leaves out: a line that stands wherever its numbers do. */
export const coverageLine = (coverage: Coverage, wording: MapWording): Html => {
  const { texts, list } = wording;
  const { coverage: said } = texts;
  const people = (n: number) => peopleText(n, wording);
  const parts = (...all: readonly (readonly [n: number, worded: (n: string) => string])[]) =>
    all.flatMap(([n, worded]) => (n === 0 ? [] : [html`${worded(people(n))}`]));
  const counted = parts(
    [coverage.selfReported, said.selfReported],
    [coverage.inferred, said.inferred],
    [coverage.withoutEmotion, said.withoutEmotion],
  );
  const left = parts([coverage.unfinished, said.unfinished], [coverage.suspect, said.suspect]);
  return html`<p class="note">${said.based(people(coverage.n))}: ${list(counted)}.${
    left.length > 0 && html` ${said.leftOut(list(left))}`
  }</p>`;
};
