import { dynamoClient } from "../../shared/adapters/dynamo/dynamo-client.ts";
import { ruleDetector } from "../../shared/domain/personal-data.ts";
import { DigestEnv } from "../../shared/env.ts";
import { metricLog } from "../metrics.ts";
import { digest } from "./digest.ts";
import { eachResponse } from "./each-response.ts";
import { lazyDetector } from "./lazy-detector.ts";
import { lazyEngine } from "./lazy-engine.ts";
import { digestNeeds } from "./needs.ts";

const env = DigestEnv.parse(process.env);
const table = { client: dynamoClient(), tableName: env.TABLE_NAME };
const now = () => new Date();

const loadLexicon = async () => (await import("../../shared/adapters/lexicon/lexicon-engine.ts")).lexiconEngine();

const loadComprehend = async () => {
  const [{ comprehendClient }, { comprehendEngine }, { spokenLanguage }] = await Promise.all([
    import("../../shared/adapters/comprehend/comprehend-client.ts"),
    import("../../shared/adapters/comprehend/comprehend-engine.ts"),
    import("../../shared/adapters/spoken-language.ts"),
  ]);
  return comprehendEngine(comprehendClient(env.COMPREHEND_REGION), { spokenLanguage });
};

const loadDetector = async () => {
  const [{ comprehendClient }, { comprehendDetector }] = await Promise.all([
    import("../../shared/adapters/comprehend/comprehend-client.ts"),
    import("../../shared/adapters/comprehend/comprehend-personal-data.ts"),
  ]);
  return comprehendDetector(comprehendClient(env.COMPREHEND_REGION));
};

const personalData = env.SENTIMENT_ENGINE === "comprehend" ? lazyDetector(loadDetector) : ruleDetector;
const engine = lazyEngine(env.SENTIMENT_ENGINE === "comprehend" ? loadComprehend : loadLexicon);

export const handler = eachResponse(digest(digestNeeds(table, engine, now, personalData)), {
  log: metricLog(env.METRICS_NAMESPACE),
  now,
});
