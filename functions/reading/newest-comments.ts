import type { Responses } from "../../shared/adapters/dynamo/responses.ts";
import { sliceOf } from "../../shared/domain/contribution.ts";
import type { JourneyMap } from "../../shared/domain/journey-map.ts";
import { counts, type Response } from "../../shared/domain/response.ts";
import { isWithin, type SliceFilter } from "../../shared/domain/slice.ts";

/** Comments shown per stage. */
const COMMENTS = 3;
/** Responses read at a time, and how often at most, in the search for the comments of one stage. */
const PAGE = 20;
const MAX_PAGES = 5;

/** The newest comments of a stage. `searched`: how many responses were read when older ones were left unread. */
export type StageComments = { readonly newest: readonly Response[]; readonly searched?: number | undefined };

type Days = { readonly from: string; readonly to: string };

/**
 * The newest comments of every stage of a map, within some instants: by time alone, whatever their emotion. Looks at
 * no more than the newest hundred responses of a stage.
 */
export const newestComments = async (
  store: string,
  map: JourneyMap,
  filter: SliceFilter,
  instants: Partial<Days>,
  responses: Pick<Responses, "list">,
): Promise<ReadonlyMap<string, StageComments>> => {
  const ofStage = async (stage: JourneyMap["stages"][number]): Promise<StageComments> => {
    const touchpoints = stage.touchpoints.filter(({ n }) => n > 0).map(({ id }) => id);
    const newest: Response[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const found = await responses.list({ store, touchpoints, ...instants, limit: PAGE, cursor });
      newest.push(
        ...found.responses.filter(
          (response) =>
            counts(response) &&
            response.answers.comment !== undefined &&
            isWithin(sliceOf(response), { ...filter, stage: stage.id }),
        ),
      );
      cursor = found.cursor;
      if (newest.length >= COMMENTS || cursor === undefined) break;
    }
    return {
      newest: newest.slice(0, COMMENTS),
      searched: cursor === undefined || newest.length >= COMMENTS ? undefined : PAGE * MAX_PAGES,
    };
  };
  return new Map(await Promise.all(map.stages.map(async (stage) => [stage.id, await ofStage(stage)] as const)));
};
