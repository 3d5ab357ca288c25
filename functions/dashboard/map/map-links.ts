import { addressOf, keptOf } from "../frame/page-query.ts";
import type { Place } from "../frame/place.ts";
import type { CurveLinks } from "./emotion-curve.ts";

/** Where the map's stages and touchpoints lead to: their own pages, for the same days and filters. */
export const mapLinks = ({ root, query }: Pick<Place, "root" | "query">): CurveLinks => {
  const kept = keptOf(query);
  return {
    stage: (id) => addressOf(`${root}journey/stages/${id}`, kept),
    touchpoint: (id) => addressOf(`${root}journey/touchpoints/${id}`, { ...kept, touchpoint: undefined }),
  };
};
