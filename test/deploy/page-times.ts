import { median } from "../bench/statistics.ts";
import { ask, openShop } from "../e2e/client.ts";
import type { Target } from "../e2e/target.ts";

const LINKS = 120;
/** Of each kind before any counts: functions are started and caches are filled by then. */
const WARM_UP = 20;

/** The page that whoever follows a wrong link sees: always the same, made by the same function, which reads nothing for it. */
const CONSTANT_PAGE = "/s/v1.k1.abc.def";

/** Addresses of links that nobody opened yet. */
const newLinks = async (target: Pick<Target, "url" | "operatorKey">): Promise<string[]> => {
  const { adminKey: key } = await openShop(target, "timed");
  const expectOk = ({ status, body }: Awaited<ReturnType<typeof ask>>) => {
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  expectOk(await ask(target, "POST", "/v1/surveys", { key, body: { id: "after", touchpoint: "delivery" } }));
  expectOk(await ask(target, "POST", "/v1/surveys/after/publish", { key, body: { version: 1 } }));
  const lines: string = expectOk(
    await ask(target, "POST", "/v1/invitations/batch", {
      key,
      headers: { "content-type": "application/x-ndjson" },
      raw: '{"survey":"after"}\n'.repeat(LINKS + WARM_UP),
    }),
  );
  return lines
    .trim()
    .split("\n")
    .map((line) => {
      const { url } = JSON.parse(line);
      return String(url).slice(String(url).indexOf("/s/"));
    });
};

/**
 * Milliseconds, the median, of a survey's page that is opened for the first time and of a page that is always the same, one after
 * the other through the API and function of a deployed stack.
 */
export const deployedPageTimes = async (target: Pick<Target, "url" | "operatorKey">) => {
  const times: { readonly survey: number[]; readonly constant: number[] } = { survey: [], constant: [] };
  const open = async (path: string, status: number): Promise<number> => {
    const start = performance.now();
    const answer = await fetch(`${target.url}${path}`);
    await answer.text();
    if (answer.status !== status) throw new Error(`${path} was answered with ${answer.status}`);
    return performance.now() - start;
  };
  for (const [turn, link] of (await newLinks(target)).entries()) {
    const constant = await open(CONSTANT_PAGE, 404);
    const survey = await open(link, 200);
    if (turn < WARM_UP) continue;
    times.survey.push(survey);
    times.constant.push(constant);
  }
  return { survey: median(times.survey), constant: median(times.constant) };
};
