import type { Response } from "../../shared/domain/response.ts";
import type { Rendered } from "./rendered.ts";

/** Nobody reads a page, chooses and sends in less. */
const SHORTEST_VISIT_MS = 1500;
/** A link that is answered in more ways than this within `BURST_MS` of its first answer is being tried out. */
const MOST_ANSWERS = 3;
const BURST_MS = 60_000;

/** Signs that a machine answered, as they are kept with the response. */
export type Signal = "honeypot" | "unrendered" | "untrusted" | "hasty" | "burst" | "unproven";

type Sending = {
  /** What the field held that people do not see. */
  readonly honeypot: string;
  /** The page's note of its making; undefined when it was not sent back as we signed it. */
  readonly rendered: Rendered | undefined;
  /** True when the page's script ran and saw no hand and no key: not even that of a browser that forbids scripts. */
  readonly untrusted?: boolean | undefined;
  /** True when the store asks for proof of work and there is none for this answer. */
  readonly unproven?: boolean | undefined;
  /** What the same link was sent before; undefined when nothing was, or only begun. */
  readonly before?: Pick<Response, "changes" | "receivedAt"> | undefined;
  readonly now: Date;
};

/** The signs of one sending. Those who send a survey by hand within 1.5 seconds can send it again and are counted then. */
export const signalsOf = ({ honeypot, rendered, untrusted, unproven, before, now }: Sending): Signal[] => {
  const since = (instant: Date) => now.getTime() - instant.getTime();
  return [
    ...(honeypot === "" ? [] : (["honeypot"] as const)),
    ...(rendered === undefined ? (["unrendered"] as const) : []),
    ...(untrusted === true ? (["untrusted"] as const) : []),
    ...(rendered !== undefined && since(rendered.at) < SHORTEST_VISIT_MS ? (["hasty"] as const) : []),
    ...(unproven === true ? (["unproven"] as const) : []),
    ...(before !== undefined &&
    1 + (before.changes ?? 0) >= MOST_ANSWERS &&
    since(new Date(before.receivedAt)) < BURST_MS
      ? (["burst"] as const)
      : []),
  ];
};
