import type { FeelingName } from "../../../shared/domain/feeling.ts";
import type { ResponseDraft } from "../../../shared/domain/response.ts";
import { DEMO_TOUCHPOINTS, type DemoTouchpoint, type Line } from "./bottega-aurora.ts";

/** Days that the demo's responses reach back. */
const DAYS = 90;
/** Days since another courier brings the parcels, and not as well. */
export const COURIER_DAYS = 35;
const DAY_MS = 86_400_000;

/** A small generator of the same numbers every time (mulberry32), in 0..1. */
const sameEveryTime = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const between = (low: number, high: number, value: number) => Math.max(low, Math.min(high, Math.round(value)));

/** Responses of the demo store: the same for the same instant, spread over the 90 days before it, oldest first. */
export const demoDrafts = (count: number, until: Date): ResponseDraft[] => {
  const random = sameEveryTime(20_261_122);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
  const weighted = DEMO_TOUCHPOINTS.flatMap((touchpoint) => Array<DemoTouchpoint>(touchpoint.weight).fill(touchpoint));

  // Who is annoyed says so more often.
  const parcels = DEMO_TOUCHPOINTS.filter(({ id }) => id === "delivery");
  const sinceCourier = [...weighted, ...Array.from({ length: 20 }, () => parcels).flat()];

  // Every touchpoint goes through all its lines before one comes again: parcels, through those of their courier.
  const left = new Map<string, Line[]>();
  const nextLine = ({ id, lines }: DemoTouchpoint, daysAgo: number): Line => {
    const isLate = daysAgo < COURIER_DAYS;
    const courier = id === "delivery" ? (isLate ? "-new" : "-old") : "";
    const unused = left.get(id + courier) ?? [];
    const fitting = courier === "" ? lines : lines.filter(({ face }) => (isLate ? face <= 3 : face >= 3));
    const choice = unused.length > 0 ? unused : [...fitting];
    const [line] = choice.splice(Math.floor(random() * choice.length), 1);
    left.set(id + courier, choice);
    return line!;
  };

  const draft = (index: number): ResponseDraft => {
    const daysAgo = DAYS * (1 - (index + random()) / count);
    const touchpoint = pick(daysAgo < COURIER_DAYS ? sinceCourier : weighted);
    const line = nextLine(touchpoint, daysAgo);
    const language = random() < 0.75 ? "it" : "en";
    const face = between(1, 5, line.face + (random() < 0.2 ? (random() < 0.5 ? -1 : 1) : 0));
    const asked = (question: DemoTouchpoint["asks"][number]) => touchpoint.asks.includes(question) && random() < 0.85;
    const answeredAt = new Date(until.getTime() - daysAgo * DAY_MS);
    return {
      touchpoint: touchpoint.id,
      language,
      answeredAt: answeredAt.toISOString(),
      feeling: {
        face,
        ...(random() < 0.7 && {
          words: line.words.map((word: FeelingName) => ({ word, intensity: between(1, 3, 2 + (random() - 0.5) * 2) })),
        }),
      },
      ...(asked("rating") && { rating: between(1, 5, line.face + (random() - 0.5)) }),
      ...(asked("effort") && { effort: between(1, 7, line.face * 1.5 + (random() - 0.5) * 2) }),
      ...(asked("recommendation") && { recommendation: between(0, 10, line.face * 2 + (random() - 0.3) * 2) }),
      ...(random() < 0.45 && { comment: line[language] }),
    };
  };
  return Array.from({ length: count }, (_, index) => draft(index));
};
