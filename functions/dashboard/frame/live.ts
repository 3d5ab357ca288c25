import { createHash } from "node:crypto";
import type { CellLook } from "../../../shared/adapters/dynamo/cells.ts";
import { dayIn } from "../../../shared/domain/store.ts";
import type { Touchpoint } from "../../../shared/domain/touchpoint.ts";
import type { PageAnswer } from "../../pages/page-endpoint.ts";
import { daysOf, previousDays } from "../../reading/days.ts";
import type { DashboardNeeds } from "../needs.ts";
import type { Visit } from "./dashboard-page.ts";

/** What a page that follows the answers is made of: nothing else, so that it is the same while these are. */
export type Look = {
  /** Reads what was counted, as it was when the page was asked for; both stand in for the page's needs of these names. */
  readonly cells: CellLook;
  readonly touchpoints: { readonly all: () => Promise<Touchpoint[]> };
  /** Names this very state of the page, for the script that asks again. */
  readonly etag: string;
};

/** The table gives back the parts of a thing in any order. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The days that a page's numbers are of, with those that it compares with. */
export const lookedAt = (
  query: {
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly compare?: string | undefined;
  },
  timeZone: string,
  now: Date,
): { from: string; to: string } => {
  const days = daysOf(query, timeZone, now);
  return query.compare === "previous" ? { from: previousDays(days).from, to: days.to } : days;
};

type Needs = Pick<DashboardNeeds, "now" | "cells" | "touchpoints">;

/**
 * A page that follows what is counted on some days: as long as nothing was, asking for it again is answered with 304 after
 * one query of stamps, and nothing is read or drawn.
 */
export const live = async (
  { store, session, request, place, wording }: Visit<unknown>,
  needs: Needs,
  days: { readonly from: string; readonly to: string },
  show: (look: Look) => Promise<PageAnswer>,
): Promise<PageAnswer> => {
  const [cells, touchpoints] = await Promise.all([
    needs.cells.look(store, days.from, days.to),
    needs.touchpoints.all(store.id),
  ]);
  const today = dayIn(store.timeZone, needs.now());
  const state = [
    request.address,
    wording.language,
    session.scopes,
    place.path,
    store,
    touchpoints,
    today,
    cells.version,
  ];
  const etag = `"${createHash("sha256").update(JSON.stringify(state, inOrder)).digest("base64url").slice(0, 22)}"`;
  if (request.headers["if-none-match"] === etag) return { notModified: etag };
  return show({ cells, touchpoints: { all: async () => touchpoints }, etag });
};
