import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import type { TableClient } from "../../shared/adapters/dynamo/table-client.ts";
import { dynamoTouchpoints } from "../../shared/adapters/dynamo/touchpoints.ts";
import { type CellValue, csvLine } from "../../shared/domain/csv-cell.ts";
import { emotionOfResponse, type Response, sentimentOf } from "../../shared/domain/response.ts";
import { addDays, type Store } from "../../shared/domain/store.ts";
import { parseInstant } from "./instant.ts";

/** Days to export, both included, on the store's calendar. */
export type ExportRange = { readonly from?: string | undefined; readonly to?: string | undefined };

const PAGE = 100;

/** Responses of a store that are not erased: by touchpoint, the newest first, a page in memory at a time. */
export async function* exportedResponses(
  table: TableClient,
  store: Pick<Store, "id" | "timeZone">,
  { from, to }: ExportRange = {},
): AsyncGenerator<Response> {
  const responses = dynamoResponses(table);
  const begin = from === undefined ? undefined : parseInstant(from, store.timeZone);
  const end = to === undefined ? undefined : parseInstant(addDays(to, 1), store.timeZone);
  for (const { id } of await dynamoTouchpoints(table).all(store.id)) {
    let cursor: string | undefined;
    do {
      const page = await responses.list({
        store: store.id,
        touchpoints: [id],
        from: begin?.toISOString(),
        to: end === undefined ? undefined : new Date(end.getTime() - 1).toISOString(),
        limit: PAGE,
        cursor,
      });
      yield* page.responses;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

/** What an export says of a response, by column. What only the counting needs (ledger, fingerprint) is not in it. */
const COLUMNS: Readonly<Record<string, (response: Response) => CellValue>> = {
  id: ({ id }) => id,
  answeredAt: ({ answeredAt }) => answeredAt,
  receivedAt: ({ receivedAt }) => receivedAt,
  revisedAt: ({ revisedAt }) => revisedAt,
  touchpoint: ({ touchpoint }) => touchpoint,
  stage: ({ stage }) => stage,
  channel: ({ channel }) => channel,
  source: ({ source }) => source,
  provenance: ({ provenance }) => provenance,
  language: ({ language }) => language,
  segment: ({ segment }) => segment,
  customer: ({ customer }) => customer,
  rating: ({ answers }) => answers.rating,
  face: ({ answers }) => answers.feeling?.face,
  feelings: ({ answers }) => answers.feeling?.words?.map(({ word, intensity }) => `${word}:${intensity}`).join(" "),
  recommendation: ({ answers }) => answers.recommendation,
  effort: ({ answers }) => answers.effort,
  choices: ({ answers }) =>
    Object.entries(answers.choices ?? {})
      .map(([question, chosen]) => `${question}:${chosen.join("+")}`)
      .join(" ") || undefined,
  comment: ({ answers }) => answers.comment,
  survey: ({ survey }) => survey && `${survey.id}:${survey.version}`,
  partial: ({ partial }) => partial ?? false,
  suspect: ({ suspect }) => suspect?.join(" "),
  emotion: (response) => emotionOfResponse(response)?.value,
  inferred: (response) => emotionOfResponse(response)?.inferred,
  dissonant: (response) => emotionOfResponse(response)?.dissonant,
  sentiment: (response) => sentimentOf(response)?.label,
  sentimentEngine: (response) => sentimentOf(response)?.version,
};

export const CSV_HEADER = csvLine(Object.keys(COLUMNS));

/** A response as a line of CSV. */
export const toCsv = (response: Response): string =>
  csvLine(Object.values(COLUMNS).map((valueIn) => valueIn(response)));

/** A response as a line of JSON: its answers and its sentiment whole. */
export const toNdjson = (response: Response): string => {
  const { fingerprint, counted, pending, readingAttempts, reading, rev, ...said } = response;
  const sentiment = sentimentOf(response);
  return `${JSON.stringify({ ...said, emotion: emotionOfResponse(response), sentiment })}\n`;
};
