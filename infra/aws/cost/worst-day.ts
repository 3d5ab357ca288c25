import * as z from "zod";
import { MAX_CHARACTERS } from "../../../shared/adapters/comprehend/max-characters.ts";
import { MOST_SECONDS } from "../../../shared/adapters/photos/clean-photo.ts";
import type { Operation } from "../../../shared/contract/operation.ts";
import { ROUTES } from "../../../shared/contract/pages.ts";
import { PRICES } from "./prices.ts";
import { USAGE, writeUnitsPerResponse } from "./usage.ts";

/** As much of the core stack's template as the cost of a day depends on. */
const Template = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
const RouteSettings = z.record(z.string(), z.object({ ThrottlingRateLimit: z.number() }));
const FunctionProperties = z.object({
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.looseObject({ SENTIMENT_ENGINE: z.string().optional() }) }),
});

/** What a route can cost in a day when somebody means harm. */
export type WorstDay = {
  readonly route: string;
  /** Whether a stranger can do more than be turned away: with a publishable key or a receipt, or by reading a feed. */
  readonly isPublic: boolean;
  readonly perSecond: number;
  readonly usd: number;
};

const DAY_SECONDS = 86_400;

type Route = (typeof ROUTES)[number];

/**
 * What a stranger can write with: a key that is meant to be seen, a receipt that everyone gets who answers, or a link. A
 * webhook that is not signed is turned away before anything is written.
 */
const takesWrites = (route: Route) =>
  route.method !== "GET" &&
  route.function !== "invite" &&
  ("scopes" in route ? route.scopes.includes("collect") || route.scopes.includes("receipt") : route.method === "POST");

/** Units of the table that a stranger's request reads beyond the one that turns most of them away. */
const readUnits = (route: Route) => ("readUnits" in route ? route.readUnits : 0);

/** Write units of the largest request: the item is written once, and once more by digest in a transaction. */
const largestWriteUnits = ({ id }: Pick<Operation, "id">): number => {
  const itemUnits = Math.ceil(USAGE.largestBytes / 1024);
  const forCells = writeUnitsPerResponse().units;
  // An erasure pays for what it takes away, then digest writes the small rest.
  return id === "eraseResponse" ? itemUnits + forCells : itemUnits + 2 * itemUnits + forCells;
};

const comprehendUsd = (engine: string | undefined) =>
  engine === "comprehend"
    ? Math.ceil(Math.min(USAGE.largestCharacters, MAX_CHARACTERS) / 100) * PRICES.comprehendUnits[0].usd
    : 0;

const stranger = (memoryMb: number): number =>
  PRICES.cdnRequest +
  PRICES.apiRequest +
  PRICES.lambdaRequest +
  (memoryMb / 1024) * (USAGE.requestMs / 1000) * PRICES.lambdaGbSecond +
  PRICES.readUnit +
  (USAGE.logBytes / 1e9) * PRICES.logGb +
  USAGE.traced * PRICES.trace;

/** A marker and a cell in one transaction, and the count of the minute: nothing of what was sent is kept, counted or read. */
const FOLLOWING_UNITS = 5;

/** A response as large as we take them, that digest counts alone, stored for a month. */
const largestWrite = (operation: Pick<Operation, "id">, digestMemoryMb: number, engine: string | undefined): number => {
  if (operation.id === "followRecommendation") return FOLLOWING_UNITS * PRICES.writeUnit;
  return (
    largestWriteUnits(operation) * PRICES.writeUnit +
    PRICES.lambdaRequest +
    (digestMemoryMb / 1024) * (USAGE.digestMs / 1000) * PRICES.lambdaGbSecond +
    (["submitResponse", "answerSurvey", "keepPartial", "answerWidget"].includes(operation.id)
      ? (USAGE.largestBytes / 1e9) * (PRICES.storageGbMonth + PRICES.backupGbMonth)
      : 0) +
    (operation.id === "eraseResponse" ? 0 : comprehendUsd(engine))
  );
};

/** A picture that is read for as long as any may be, looked for, kept; or one that is shown. */
const photoUsd = ({ id }: Route, memoryMb: number): number => {
  if (id === "showPhoto") return PRICES.s3Read;
  if (id !== "changeOwnResponse") return 0;
  return (memoryMb / 1024) * MOST_SECONDS * PRICES.lambdaGbSecond + PRICES.s3Read + 2 * PRICES.s3Write;
};

/** The worst day of every route of a core stack's template. @throws ZodError when it is no such template */
export const worstDays = (template: unknown): WorstDay[] => {
  const resources = Object.values(Template.parse(template).Resources);
  const stage = resources.find(({ Type }) => Type === "AWS::ApiGatewayV2::Stage");
  const throttles = RouteSettings.parse(stage?.Properties.RouteSettings);
  const functions = resources
    .filter(({ Type }) => Type === "AWS::Lambda::Function")
    .map(({ Properties }) => FunctionProperties.parse(Properties));
  const memoryMb = Math.max(...functions.map(({ MemorySize }) => MemorySize));
  const engine = functions.flatMap(({ Environment }) => Environment.Variables.SENTIMENT_ENGINE ?? [])[0];
  return ROUTES.map((operation) => {
    const route = `${operation.method} ${operation.path}`;
    const perSecond = throttles[route]?.ThrottlingRateLimit;
    // Without a limit of its own there is no worst day to speak of.
    const isPublic = takesWrites(operation) || readUnits(operation) > 0;
    if (perSecond === undefined) return { route, isPublic, perSecond: Infinity, usd: Infinity };
    const perRequest =
      stranger(memoryMb) +
      readUnits(operation) * PRICES.readUnit +
      photoUsd(operation, memoryMb) +
      (takesWrites(operation) ? largestWrite(operation, memoryMb, engine) : 0);
    return { route, isPublic, perSecond, usd: perSecond * DAY_SECONDS * perRequest };
  });
};
