import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { DASHBOARD_PAGES } from "../../shared/contract/dashboard-pages.ts";
import type { Response } from "../../shared/domain/response.ts";
import type { Store } from "../../shared/domain/store.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { sessionHeader } from "../support/sign-in.ts";
import { type FeltTouchpoint, type JourneyWorld, responsesOf, startJourneyWorld } from "./dashboard-world.ts";

/** What stands in a path; a store of these tests has a stage and a touchpoint of this name. */
const STAGE = "retention";
const TOUCHPOINT = "delivery";

/** The address of every page that can be looked at. */
const ADDRESSES = DASHBOARD_PAGES.filter(({ method, id }) => method === "GET" && id !== "showCustomer").flatMap(
  ({ path }) => {
    const files = path === "/trend/{file}" ? ["trend.svg", "trend.csv"] : ["map.svg", "map.csv"];
    const filled = path.replace("{stage}", STAGE).replace("{touchpoint}", TOUCHPOINT);
    return filled.includes("{file}") ? files.map((file) => filled.replace("{file}", file)) : [filled];
  },
);

let world: JourneyWorld;
beforeAll(async () => {
  world = await startJourneyWorld();
});
afterAll(() => world.stop());

let stores = 0;

/** A store with what it holds, and somebody who may see and edit it. */
const open = async (
  fields: Partial<Store>,
  touchpoints: readonly FeltTouchpoint[],
  responses?: readonly Response[],
) => {
  const id = `bad-${stores++}`;
  await world.addStore(
    { id, ...fields },
    touchpoints,
    responses?.map((response) => ({ ...response, store: id })),
  );
  const session = await world.signIn(id, ["read", "moderate", "admin"]);
  const see = async (address: string) => {
    const answer = await fetch(new URL(address, world.url), {
      headers: { ...sessionHeader(session), "accept-language": "en" },
      redirect: "manual",
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return { id, see };
};

const delivery = (fields: Partial<FeltTouchpoint> = {}): FeltTouchpoint => ({
  ...aTouchpoint({ id: TOUCHPOINT, stage: STAGE }),
  n: 0,
  face: 3,
  ...fields,
});

/** What shows that a page was made of something that was not there. */
const BROKEN = /\bNaN\b|\bundefined\b|\[object |Infinity/;
const HOSTILE = "<script>hit()</script>";

const ARABIC = "مرحبا بكم في متجرنا الصغير ";
const LONG_ARABIC = ARABIC.repeat(8).slice(0, 200).trim();
const LONG_WORD = "x".repeat(200);

describe("every page", () => {
  it.each<[string, Partial<Store>, readonly FeltTouchpoint[]]>([
    ["without an answer", {}, [delivery()]],
    ["with one answer", {}, [delivery({ n: 1, words: ["happy"], comments: [["One.", "en"]] })]],
    [
      "with one stage only",
      { stages: [{ id: STAGE, name: { en: "All of it" } }] },
      [delivery({ n: 40, face: 4, comments: [["The only stage.", "en"]] })],
    ],
    [
      "with names that are long, turn around and pretend",
      {
        name: HOSTILE,
        stages: [
          { id: STAGE, name: { en: LONG_ARABIC } },
          { id: "next", name: { en: LONG_WORD } },
        ],
      },
      [
        delivery({ n: 30, name: { en: `${HOSTILE} ${ARABIC}` } }),
        { ...aTouchpoint({ id: "long", stage: "next", name: { en: LONG_WORD } }), n: 30, face: 2 },
      ],
    ],
    [
      "with 500 touchpoints",
      {},
      [
        delivery({ n: 40 }),
        ...Array.from({ length: 499 }, (_, index) => ({
          ...aTouchpoint({
            id: `t-${index}`,
            stage: index % 2 === 0 ? STAGE : "conversion",
            name: { en: `No ${index}` },
          }),
          n: index % 10 === 0 ? 1 : 0,
          face: 3,
        })),
      ],
    ],
  ])("is whole %s", async (_what, fields, touchpoints) => {
    const { id, see } = await open(fields, touchpoints, responsesOf("any", touchpoints));
    expect(id).toBeDefined();
    for (const address of ADDRESSES) {
      const { status, headers, text } = await see(address);
      expect([address, status]).toEqual([address, 200]);
      expect(text.match(BROKEN)?.[0]).toBeUndefined();
      // A file for spreadsheets is no markup.
      if (headers.get("content-type") !== "text/csv; charset=utf-8") expect(text).not.toContain("<script>hit");
    }
  });

  it("that is a file for spreadsheets holds no formula of anybody's", async () => {
    const name = '=HYPERLINK("https://evil.example","Look")';
    const { see } = await open({ stages: [{ id: STAGE, name: { en: name } }] }, [
      delivery({ n: 30, name: { en: name } }),
    ]);
    for (const address of ADDRESSES.filter((each) => each.endsWith(".csv"))) {
      for (const cell of rowsOf((await see(address)).text).flat()) expect(cell).not.toMatch(/^[=+@\t]/);
    }
  });

  it("says of a place that is not there that it is not, as a page", async () => {
    const { see } = await open({}, [delivery()]);
    for (const address of ["/journey/stages/nowhere", "/journey/touchpoints/nowhere", "/editor/stages/nowhere"]) {
      const { status, headers } = await see(address);
      expect([address, status]).toEqual([address, 404]);
      expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    }
    for (const address of ["/journey/map.exe", "/trend/..%2Fmap.svg", "/journey/stages/%3Cscript%3E"]) {
      expect((await see(address)).status).toBe(404);
    }
  });
});

const TAMPERED = [
  "from=2016-01-01",
  "from=2026-11-02&to=2026-11-01",
  "from=0001-01-01&to=0001-01-02",
  "to=9999-12-31",
  "from=2026-13-40",
  "from=2026-11-01&from=2026-11-02",
  "from=%E2%80%AE2026-11-01",
  "to=2026-11-22%0D%0ASet-Cookie:%20a=b",
  "channel=fax",
  "language=xx",
  "source=%00",
  "provenance%5B%5D=open",
  `segment=${"a".repeat(200)}`,
  "touchpoint=../../x",
  "touchpoint=nowhere",
  "compare=always",
  "lang=%3Cscript%3Ehit()%3C/script%3E",
  `lang=${"x".repeat(300)}`,
  "%3Cscript%3Ehit()%3C/script%3E=1",
  "__proto__=1&constructor=2",
  "cursor=AAAA",
  "by=century",
  "sort=score&feeling=%27",
  "stage=nowhere",
] as const;

describe("an address that was tampered with", () => {
  let see: Awaited<ReturnType<typeof open>>["see"];
  beforeAll(async () => {
    ({ see } = await open({}, [delivery({ n: 12 })], responsesOf("any", [delivery({ n: 12 })])));
  });

  it.each(TAMPERED)("is a page or is refused in words, never more: ?%s", async (query) => {
    for (const address of ADDRESSES) {
      const { status, headers, text } = await see(`${address}?${query}`);
      expect([address, [200, 303, 400].includes(status) ? "fine" : status]).toEqual([address, "fine"]);
      expect(headers.getSetCookie()).toEqual([]);
      expect(text).not.toContain("<script>hit");
      if (status === 400) expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    }
  });

  it.each(["from=2016-01-01", "from=2026-11-02&to=2026-11-01", "channel=fax", "touchpoint=nowhere%20"])(
    "is refused wherever numbers depend on it: ?%s",
    async (query) => {
      const withNumbers = ADDRESSES.filter((address) => /^\/(journey|trend)/.test(address));
      for (const address of withNumbers) {
        expect([address, (await see(`${address}?${query}`)).status]).toEqual([address, 400]);
      }
    },
  );
});

const Rows = z.array(z.array(z.string()));
/** The rows of a file for spreadsheets. */
const rowsOf = (text: string) =>
  Rows.parse(parse(text, { bom: true, relax_column_count: true, delimiter: [",", ";", "\t"] }));

describe("the days on which clocks change", () => {
  const at = (answeredAt: string) =>
    [1, 2].map((n) =>
      aResponse({
        id: `r-${answeredAt}-${n}`.replaceAll(/[:.]/g, "-"),
        answeredAt,
        receivedAt: answeredAt,
        pending: answeredAt,
        language: "en",
        answers: { feeling: { face: 4 }, comment: `Said at ${answeredAt}, number ${n}.` },
      }),
    );
  /** Instants just within and just beyond a day in Rome, and its odd hour. */
  const DAYS = [
    {
      day: "2026-10-25",
      within: [
        "2026-10-24T22:00:00.000Z",
        "2026-10-25T00:30:00.000Z",
        "2026-10-25T01:30:00.000Z",
        "2026-10-25T22:59:59.999Z",
      ],
      beyond: ["2026-10-24T21:59:59.999Z", "2026-10-25T23:00:00.000Z"],
    },
    {
      day: "2026-03-29",
      within: [
        "2026-03-28T23:00:00.000Z",
        "2026-03-29T00:59:59.999Z",
        "2026-03-29T01:00:00.000Z",
        "2026-03-29T21:59:59.999Z",
      ],
      beyond: ["2026-03-28T22:59:59.999Z", "2026-03-29T22:00:00.000Z"],
    },
  ] as const;

  it.each(DAYS)("hold what was said between their midnights, on every page: $day", async ({ day, within, beyond }) => {
    const { see } = await open({ timeZone: "Europe/Rome" }, [delivery()], [...within, ...beyond].flatMap(at));
    const query = `from=${day}&to=${day}`;
    const map = rowsOf((await see(`/journey/map.csv?${query}`)).text);
    expect(map.find((row) => row.includes(TOUCHPOINT))).toContain("8");
    const trend = rowsOf((await see(`/trend/trend.csv?${query}`)).text);
    expect(trend.find((row) => row.includes(day))).toContain("8");
    const { text } = await see(`/journey/touchpoints/${TOUCHPOINT}?${query}`);
    for (const instant of within) expect(text).toContain(`Said at ${instant}`);
    for (const instant of beyond) expect(text).not.toContain(`Said at ${instant}`);
  });
});
