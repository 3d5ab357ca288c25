import type { JourneyMap, StageOnMap } from "../../../shared/domain/journey-map.ts";
import { type Html, html } from "../../pages/html.ts";
import type { MapWording } from "./map-wording.ts";

type Certain = { readonly stage: StageOnMap; readonly value: number; readonly low: number; readonly high: number };

const fullStages = (stages: readonly StageOnMap[]): Certain[] =>
  stages.flatMap((stage) => {
    const { size, value, low, high } = stage.emotion;
    return size !== "full" || value === undefined || low === undefined || high === undefined
      ? []
      : [{ stage, value, low, high }];
  });

/** The stages felt best: the highest one and all whose interval reaches into its interval. None of them is said to be better. */
const feltBest = (full: readonly Certain[]): Certain[] => {
  const [highest] = full.toSorted((a, b) => b.value - a.value);
  return highest === undefined ? [] : full.filter(({ high }) => high >= highest.low);
};

/**
 * What a map says in ten seconds, and only what its numbers allow: stages with at least 30 answers, a feeling whose
 * interval lies above 0, a drop whose interval lies below it.
 */
export const headline = (map: JourneyMap, wording: MapWording): Html => {
  const { texts, frame, score, count, name, list } = wording;
  const full = fullStages(map.stages);
  if (full.length < 2) return html`${texts.headline.tooFew}`;
  const named = ({ stage, value }: Certain) => html`<strong>${name(stage.name)} (${score(value)})</strong>`;
  const best = feltBest(full);
  const good = best.filter(({ low }) => low > 0);
  const opening =
    good.length === 0
      ? texts.headline.noneIsGood
      : best.length === full.length
        ? texts.headline.noneStandsOut
        : texts.headline.best(list(good.map(named)));
  const drop = map.biggestDrop;
  const from = full.find(({ stage }) => stage.id === drop?.from);
  const to = full.find(({ stage }) => stage.id === drop?.to);
  if (drop === undefined || from === undefined || to === undefined) return html`${opening} ${texts.headline.noDrop}`;
  const interval = frame.figure.interval(score(drop.low), score(drop.high));
  const said =
    drop.pairs === undefined
      ? texts.headline.drop(named(from), named(to), interval)
      : texts.headline.pairedDrop(named(from), named(to), {
          n: count(drop.pairs),
          change: score(drop.value),
          interval,
        });
  return html`${opening} ${said}`;
};
