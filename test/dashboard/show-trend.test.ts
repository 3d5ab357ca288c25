import { BatchWriteItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoAnnotations } from "../../shared/adapters/dynamo/annotations.ts";
import { toItem } from "../../shared/adapters/dynamo/table-client.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { aResponse, aTouchpoint } from "../support/builders.ts";
import { sessionHeader } from "../support/sign-in.ts";
import { type JourneyWorld, NOW, startJourneyWorld } from "./dashboard-world.ts";

let world: JourneyWorld;
let root: string;
let reader: string;
let owner: string;
let empty: string;

const DELIVERY = { ...aTouchpoint({ name: { it: "Consegna", en: "Delivery" } }), n: 0, face: 3 };
const RATINGS = [
  ["2026-11-04T12:00:00.000Z", 5, 120],
  ["2026-11-11T12:00:00.000Z", 2, 130],
  ["2026-11-18T12:00:00.000Z", 2, 12],
  ["2026-11-20T12:00:00.000Z", 1, 3],
] as const;

beforeAll(async () => {
  world = await startJourneyWorld();
  root = world.url.replace(/\/journey$/, "");
  const responses = RATINGS.flatMap(([at, rating, n]) =>
    Array.from({ length: n }, (_, index) =>
      aResponse({
        id: `r-${at}-${index}`,
        store: "aurora",
        answeredAt: at,
        receivedAt: at,
        pending: at,
        answers: { rating },
      }),
    ),
  );
  reader = await world.addStore({ id: "aurora", name: "Bottega Aurora" }, [DELIVERY], responses);
  owner = await world.signIn("aurora", ["read", "admin"]);
  empty = await world.addStore({ id: "empty" }, []);
});
afterAll(() => world.stop());

const show = async (query = "", session = reader) => {
  const response = await fetch(`${root}/trend${query}`, { headers: sessionHeader(session), redirect: "manual" });
  // Formats of days use spaces of their own.
  const page = (await response.text()).replaceAll(/[\u2009\u202f\u00a0]/g, " ");
  return { status: response.status, headers: response.headers, page };
};
const WEEKS = "?from=2026-11-02&to=2026-11-22&by=week&lang=en";

const tokenOf = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
const send = async (query: string, fields: Record<string, string>, session = owner, headers = {}) => {
  const response = await fetch(`${root}/trend${query}`, {
    method: "POST",
    headers: { ...sessionHeader(session), "sec-fetch-site": "same-origin", ...headers },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
  return { status: response.status, location: response.headers.get("location"), page: await response.text() };
};

describe("The page of the trend", () => {
  it("says the last change that is certain, and shows it in the chart and in the table", async () => {
    const { status, page } = await show(WEEKS);
    expect(status).toBe(200);
    expect(page).toContain(
      "From <strong>2 – 8 Nov 2026</strong> to <strong>9 – 15 Nov 2026</strong> the emotion fell by 150 points.",
    );
    expect(page).toContain("certain changes: 1");
    expect(page.match(/class="change below"/g)).toHaveLength(3);
    expect(page).toContain("▼ <b>−150</b>");
    expect(page).toContain('<th scope="row">16 – 22 Nov 2026</th><td>15</td>');
  });

  it("says that no change is certain where there are too few answers", async () => {
    const { page } = await show("?from=2026-11-16&to=2026-11-22&by=day&lang=en");
    expect(page).toContain("it takes 100 on both sides");
    expect(page).not.toContain("▼");
  });

  it("hides what fewer than five customers said, in the chart and in the table", async () => {
    const { page } = await show("?from=2026-11-20&to=2026-11-20&by=day&lang=en");
    expect(page).toContain("<td>fewer than 5</td><td>–</td><td>–</td>");
    expect(page).not.toContain("−100 to");
  });

  it.each(LANGUAGES)("speaks %s", async (lang) => {
    const { page } = await show(`?from=2026-11-02&to=2026-11-22&by=week&lang=${lang}`);
    expect(page).toContain(`<html lang="${lang}"`);
    expect(page).not.toContain("undefined");
  });

  it("is empty without answers, and says so", async () => {
    const { status, page } = await show("?lang=en", empty);
    expect(status).toBe(200);
    expect(page).toContain("No answers in this period");
    expect(page).not.toContain("<svg xmlns");
  });

  it("goes by day, week or month with everything else kept", async () => {
    const { page } = await show(`${WEEKS}&channel=email&stage=retention`);
    expect(page).toContain("channel=email&amp;stage=retention");
    expect(page).toContain('<option value="retention" selected>');
  });

  it("shows a longer period than is drawn by day by what is usual, and does not offer days", async () => {
    const { status, page } = await show("?from=2025-01-01&to=2026-11-22&by=day&lang=en");
    expect(status).toBe(200);
    expect(page).toMatch(/aria-current="true">Month</);
    expect(page).not.toContain(">Day</a>");
  });

  it("takes the choice of nothing for nothing", async () => {
    const { status, page } = await show(`${WEEKS}&stage=&touchpoint=&segment=`);
    expect(status).toBe(200);
    expect(page).toContain("fell by 150 points");
  });

  it.each([
    ["reversed days", "?from=2026-11-02&to=2026-11-01"],
    ["ten years", "?from=2016-11-22&to=2026-11-22"],
    ["a tampered size", "?by=year"],
    ["an unknown stage", "?stage=afterlife"],
    ["an unknown touchpoint", "?touchpoint=nowhere"],
    ["a note that is none", "?note=%3Cb%3E"],
  ])("refuses %s with a page", async (_what, query) => {
    const { status, page } = await show(`${query}&lang=en`);
    expect(status).toBe(400);
    expect(page).toContain("This cannot be shown");
    expect(page).not.toContain('<b>"');
  });

  it("is shown to nobody who has not signed in", async () => {
    const answer = await fetch(`${root}/trend`, { redirect: "manual" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toContain("sign-in?to=");
  });

  it("comes as a table and as a drawing", async () => {
    const csv = await fetch(`${root}/trend/trend.csv${WEEKS}`, { headers: sessionHeader(reader) });
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const lines = (await csv.text()).trim().split("\r\n");
    expect(lines[0]).toMatch(/^by,bucket,from,to,responses,emotion_n,emotion,emotion_low/);
    expect(lines[1]).toMatch(/^week,2026-W45,2026-11-02,2026-11-08,120,120,100,/);
    expect(lines).toHaveLength(4);
    const svg = await fetch(`${root}/trend/trend.svg${WEEKS}`, { headers: sessionHeader(reader) });
    expect(svg.headers.get("content-type")).toBe("image/svg+xml");
    expect(await svg.text()).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[\s\S]*<\/svg>\s*$/);
    expect((await fetch(`${root}/trend/trend.exe`, { headers: sessionHeader(reader) })).status).toBe(404);
  });
});

describe("A note on the page of the trend", () => {
  it("is written, changed, moved and deleted by forms", async () => {
    const token = tokenOf((await show(WEEKS, owner)).page);
    const added = await send(WEEKS, { do: "add", token, day: "2026-11-11", text: "Nuovo <corriere>" });
    expect(added).toMatchObject({ status: 303, location: expect.stringMatching(/^trend\?.*done=added#notes$/) });
    const shown = (await show(`${WEEKS}&done=added`, owner)).page;
    expect(shown).toContain("The note was added.");
    expect(shown).toContain("Nuovo &lt;corriere&gt;");
    expect(shown).toContain('class="note-mark"');
    const note = /[?&;]note=(2026-11-11\.[\w-]{12})/.exec(shown)?.[1] ?? "";
    const form = (await show(`${WEEKS}&note=${note}`, owner)).page;
    expect(form).toContain('value="Nuovo &lt;corriere&gt;"');
    const changed = await send(WEEKS, { do: "change", token, note, day: "2026-11-12", text: "Corriere" });
    expect(changed.location).toContain("done=changed");
    const gone = await send(WEEKS, { do: "remove", token, note });
    expect(gone.status).toBe(409);
    expect(gone.page).toContain("This note is not there any more.");
    const moved = note.replace("2026-11-11", "2026-11-12");
    expect((await send(WEEKS, { do: "remove", token, note: moved })).location).toContain("done=removed");
    expect(await dynamoAnnotations(world.table).list("aurora")).toEqual([]);
  });

  it.each([
    ["no day", { day: "", text: "x" }, "Enter a day"],
    ["no text", { day: "2026-11-11", text: " " }, "Enter one line"],
    ["201 characters", { day: "2026-11-11", text: "x".repeat(201) }, "Enter one line"],
  ])("with %s is shown again with what is wrong", async (_what, fields, told) => {
    const token = tokenOf((await show(WEEKS, owner)).page);
    const { status, page } = await send(WEEKS, { do: "add", token, ...fields });
    expect(status).toBe(400);
    expect(page).toContain(told);
    expect(page).toContain(`value="${fields.text}"`);
    // Asked for again it would be another page: what is wrong would be gone.
    expect(page).not.toContain("data-etag");
    expect(page).toContain('aria-invalid="true"');
  });

  it("is written by nobody who may only read, and by no other page", async () => {
    expect((await show(WEEKS)).page).not.toContain(`id="note-form"`);
    const token = tokenOf((await show(WEEKS, owner)).page);
    const fields = { do: "add", token, day: "2026-11-11", text: "x" };
    expect((await send(WEEKS, fields, reader)).status).toBe(403);
    expect((await send(WEEKS, fields, owner, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    const forged = await send(WEEKS, { ...fields, token: "forged" });
    expect(forged.status).toBe(409);
    expect(forged.page).toContain('value="x"');
    expect((await send(WEEKS, { ...fields, do: "explode" })).status).toBe(400);
    expect(await dynamoAnnotations(world.table).list("aurora")).toEqual([]);
  });

  it("is one too many after five hundred", async () => {
    const session = await world.signIn("empty", ["read", "admin"]);
    const notes = dynamoAnnotations(world.table);
    const { id, ...note } = await notes.create("empty", { day: "2026-11-01", text: "x" }, NOW);
    const { client, tableName } = world.table;
    for (let start = 1; start < 500; start += 25) {
      const items = Array.from({ length: Math.min(25, 500 - start) }, (_, index) => ({
        PutRequest: {
          Item: toItem({
            ...note,
            id: `${id}${start + index}`,
            pk: "S#empty",
            sk: `AN#2026-11-01#${id}${start + index}`,
          }),
        },
      }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: items } }));
    }
    const token = tokenOf((await show("", session)).page);
    const { status, page } = await send("?lang=en", { do: "add", token, day: "2026-11-01", text: "one more" }, session);
    expect(status).toBe(409);
    expect(page).toContain("There are 500 notes already.");
    expect(page).toContain('value="one more"');
  });
});
