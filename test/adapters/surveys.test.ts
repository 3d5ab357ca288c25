import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamoInvitations, invitationHash } from "../../shared/adapters/dynamo/invitations.ts";
import { dynamoOpenLinks } from "../../shared/adapters/dynamo/open-links.ts";
import { dynamoOptOuts } from "../../shared/adapters/dynamo/opt-outs.ts";
import { dynamoResponses } from "../../shared/adapters/dynamo/responses.ts";
import { dynamoSurveys } from "../../shared/adapters/dynamo/surveys.ts";
import { newInvitation, newOpenLink, recipientId } from "../../shared/adapters/new-invitation.ts";
import { InvitationDraft, type OpenLink } from "../../shared/domain/invitation.ts";
import { closedSurvey, nextDraft, publishedSurvey } from "../../shared/domain/survey-versions.ts";
import { TABLE } from "../../shared/table.ts";
import { aResponse, aSurvey } from "../support/builders.ts";
import { startTable, type TestTable } from "../support/table.ts";

const NOW = new Date("2026-03-02T09:00:00.123Z");

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

let stores = 0;
/** A store of its own for each test: the tests share one table. */
const newStore = () => `store-${++stores}`;
const aDraft = (store: string, fields: Parameters<typeof aSurvey>[0] = {}) => {
  const { publishedAt, ...draft } = aSurvey({ store, state: "draft", revision: 1, ...fields });
  return draft;
};

describe("surveys", () => {
  const setUp = async () => {
    const surveys = dynamoSurveys(table.table);
    const draft = aDraft(newStore(), { shareUrl: "https://shop.example/share" });
    await surveys.create(draft);
    return { surveys, draft, store: draft.store };
  };

  it("come back with every field they were given", async () => {
    const { surveys, draft, store } = await setUp();
    expect(await surveys.newest(store, draft.id)).toEqual(draft);
    expect(await surveys.version(store, draft.id, 1)).toEqual(draft);
  });

  it("are absent in another store, in another version, and unpublished until they are published", async () => {
    const { surveys, draft, store } = await setUp();
    expect(await surveys.newest("another", draft.id)).toBeUndefined();
    expect(await surveys.version(store, draft.id, 2)).toBeUndefined();
    expect(await surveys.published(store, draft.id)).toBeUndefined();
  });

  it("are not made twice", async () => {
    const { surveys, draft } = await setUp();
    await expect(surveys.create(draft)).rejects.toMatchObject({ code: "conflict" });
  });

  it("never change once published: not by a draft that was read before, nor by one of the same version", async () => {
    const { surveys, draft, store } = await setUp();
    const published = publishedSurvey(draft, NOW);
    await surveys.publish(published, draft);
    const late = nextDraft(draft, { askTestimonial: false }, NOW);
    await expect(surveys.keepDraft(late, draft)).rejects.toMatchObject({ code: "conflict" });
    await expect(surveys.publish(publishedSurvey(late, NOW), late)).rejects.toMatchObject({ code: "conflict" });
    expect(await surveys.version(store, draft.id, 1)).toEqual(published);
  });

  it("are published in the place of the version before, which stays as it was", async () => {
    const { surveys, draft, store } = await setUp();
    const first = publishedSurvey(draft, NOW);
    await surveys.publish(first, draft);
    const second = nextDraft(first, { askTestimonial: false }, NOW);
    await surveys.keepDraft(second, first);
    expect(await surveys.published(store, draft.id)).toEqual(first);
    expect(await surveys.newest(store, draft.id)).toEqual(second);
    const published = publishedSurvey(second, NOW);
    await surveys.publish(published, second);
    expect(await surveys.published(store, draft.id)).toEqual(published);
    expect(await surveys.version(store, draft.id, 1)).toEqual(first);
  });

  it("of two editors keep the first one's change", async () => {
    const { surveys, draft, store } = await setUp();
    const mine = nextDraft(draft, { title: { it: "Mio" } }, NOW);
    const theirs = nextDraft(draft, { title: { it: "Loro" } }, NOW);
    await surveys.keepDraft(mine, draft);
    await expect(surveys.keepDraft(theirs, draft)).rejects.toMatchObject({ code: "conflict" });
    expect(await surveys.newest(store, draft.id)).toEqual(mine);
  });

  it("of two who begin the next version get one", async () => {
    const { surveys, draft, store } = await setUp();
    const first = publishedSurvey(draft, NOW);
    await surveys.publish(first, draft);
    const both = [{ it: "Mio" }, { it: "Loro" }].map((title) =>
      surveys.keepDraft(nextDraft(first, { title }, NOW), first),
    );
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await surveys.newest(store, draft.id))?.version).toBe(2);
  });

  it("take no answers once closed, and can go on with another version", async () => {
    const { surveys, draft, store } = await setUp();
    const first = publishedSurvey(draft, NOW);
    await surveys.publish(first, draft);
    const closed = closedSurvey(first, NOW);
    await surveys.close(closed, first);
    expect(await surveys.published(store, draft.id)).toBeUndefined();
    expect(await surveys.version(store, draft.id, 1)).toEqual(closed);
    const second = nextDraft(closed, {}, NOW);
    await surveys.keepDraft(second, closed);
    await surveys.publish(publishedSurvey(second, NOW), second);
    expect((await surveys.published(store, draft.id))?.version).toBe(2);
  });

  it("are found by their touchpoint: of several, the one published last, while it takes answers", async () => {
    const surveys = dynamoSurveys(table.table);
    const store = newStore();
    const publish = async (id: string, touchpoint: string, at: string) => {
      const draft = aDraft(store, { id, touchpoint });
      await surveys.create(draft);
      const published = publishedSurvey(draft, new Date(at));
      await surveys.publish(published, draft);
      return published;
    };
    const early = await publish("b", "delivery", "2026-03-02T09:00:00.000Z");
    const late = await publish("a", "delivery", "2026-03-03T09:00:00.000Z");
    await publish("c", "checkout", "2026-03-04T09:00:00.000Z");
    await surveys.create(aDraft(store, { id: "d", touchpoint: "delivery" }));
    expect(await surveys.publishedAt(store, "delivery")).toEqual(late);
    await surveys.close(closedSurvey(late, NOW), late);
    expect(await surveys.publishedAt(store, "delivery")).toEqual(early);
    expect(await surveys.publishedAt(store, "nowhere")).toBeUndefined();
    expect(await surveys.publishedAt("another", "delivery")).toBeUndefined();
  });

  it("are closed only as the version that takes answers", async () => {
    const { surveys, draft } = await setUp();
    const first = publishedSurvey(draft, NOW);
    await surveys.publish(first, draft);
    const second = nextDraft(first, {}, NOW);
    await surveys.keepDraft(second, first);
    await surveys.publish(publishedSurvey(second, NOW), second);
    await expect(surveys.close(closedSurvey(first, NOW), first)).rejects.toMatchObject({ code: "conflict" });
  });

  it("are listed in their newest version, page by page", async () => {
    const surveys = dynamoSurveys(table.table);
    const store = newStore();
    for (const id of ["c", "a", "b"]) await surveys.create(aDraft(store, { id }));
    const first = await surveys.list(store, 2);
    expect(first.surveys.map(({ id }) => id)).toEqual(["a", "b"]);
    const rest = await surveys.list(store, 2, first.cursor);
    expect(rest.surveys.map(({ id }) => id)).toEqual(["c"]);
    expect(rest.cursor).toBeUndefined();
  });
});

describe("invitations", () => {
  const draft = (fields: object = {}) => InvitationDraft.parse({ survey: "after-delivery", ...fields });

  it("come back with every field they were given, by the id of their link", async () => {
    const invitations = dynamoInvitations(table.table);
    const store = newStore();
    const { id, invitation } = newInvitation(store, draft({ language: "fr", segment: "new", days: 3 }), NOW);
    expect(await invitations.add(invitation)).toEqual(invitation);
    expect(invitation.expiresAt).toBe("2026-03-05T09:00:00.000Z");
    expect(await invitations.get(store, id)).toEqual(invitation);
    expect(await invitations.get("another", id)).toBeUndefined();
  });

  it("are kept without the id that would open them, nor the occasion and recipient", async () => {
    const invitations = dynamoInvitations(table.table);
    const { id, invitation } = newInvitation(newStore(), draft({ occasion: "order-4711", recipient: "anna" }), NOW);
    await invitations.add(invitation);
    const { Items } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    const kept = JSON.stringify(Items);
    expect(kept).toContain(invitationHash(invitation.store, id));
    for (const secret of [id, "order-4711", "anna"]) expect(kept).not.toContain(secret);
  });

  it("of the same occasion are one, which ends when it was first said to", async () => {
    const invitations = dynamoInvitations(table.table);
    const store = newStore();
    const first = newInvitation(store, draft({ occasion: "order-1" }), NOW);
    const later = newInvitation(store, draft({ occasion: "order-1" }), new Date("2026-03-09T09:00:00.000Z"));
    expect(later.id).toBe(first.id);
    await invitations.add(first.invitation);
    expect(await invitations.add(later.invitation)).toEqual(first.invitation);
  });

  it("of an occasion that has ended begin anew, and are still answered if they were", async () => {
    const invitations = dynamoInvitations(table.table);
    const store = newStore();
    const first = newInvitation(store, draft({ occasion: "order-1", days: 3 }), NOW);
    await invitations.add(first.invitation);
    await invitations.markUsed(store, first.id, NOW);
    const again = newInvitation(store, draft({ occasion: "order-1" }), new Date(first.invitation.expiresAt)).invitation;
    const renewed = { ...again, usedAt: NOW.toISOString() };
    expect(await Promise.all([invitations.add(again), invitations.add(again)])).toEqual([renewed, renewed]);
    expect(await invitations.get(store, first.id)).toEqual(renewed);
  });

  it.each([
    ["another occasion", "bottega", { occasion: "order-2" }],
    ["another survey", "bottega", { occasion: "order-1", survey: "other" }],
    ["another store", "enoteca", { occasion: "order-1" }],
    ["no occasion", "bottega", {}],
  ])("of %s are others", (_what, store, fields) => {
    const { id } = newInvitation("bottega", draft({ occasion: "order-1" }), NOW);
    expect(newInvitation(store, draft(fields), NOW).id).not.toBe(id);
    expect(recipientId("bottega", "order-1")).not.toBe(id);
  });

  it("know a customer in one store alone", () => {
    expect(recipientId("bottega", "anna")).not.toBe(recipientId("enoteca", "anna"));
  });

  it("are removed by the table itself when they have ended", async () => {
    const { invitation } = newInvitation(newStore(), draft({ days: 1 }), NOW);
    await dynamoInvitations(table.table).add(invitation);
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    const item = Items.find(({ idHash }) => idHash?.S === invitation.idHash);
    expect(item?.[TABLE.timeToLive]).toEqual({ N: String(Date.parse("2026-03-03T09:00:00.000Z") / 1000) });
  });

  it("note their first use only, and nothing of one that never was", async () => {
    const invitations = dynamoInvitations(table.table);
    const store = newStore();
    const { id, invitation } = newInvitation(store, draft(), NOW);
    await invitations.add(invitation);
    await invitations.markUsed(store, id, NOW);
    await invitations.markUsed(store, id, new Date("2026-03-09T09:00:00.000Z"));
    await invitations.markUsed(store, "BBBBBBBBBBBBBBBBBBBBBB", NOW);
    expect(await invitations.get(store, id)).toEqual({ ...invitation, usedAt: NOW.toISOString() });
    expect(await invitations.get(store, "BBBBBBBBBBBBBBBBBBBBBB")).toBeUndefined();
  });
});

describe("whoever wants no more", () => {
  it("is known since the first time they said so, in that store alone", async () => {
    const optOuts = dynamoOptOuts(table.table);
    const [store, other] = [newStore(), newStore()];
    const id = recipientId(store, "anna");
    await optOuts.add(store, id, NOW);
    await optOuts.add(store, id, new Date("2026-03-09T09:00:00.000Z"));
    expect([await optOuts.has(store, id), await optOuts.has(other, id)]).toEqual([true, false]);
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    const kept = Items.filter((item) => item[TABLE.partitionKey]?.S?.startsWith(`S#${store}#`));
    expect(kept.map(({ optedOutAt }) => optedOutAt?.S)).toEqual([NOW.toISOString()]);
  });
});

describe("open links", () => {
  it("come back with every field, and are listed page by page", async () => {
    const links = dynamoOpenLinks(table.table);
    const store = newStore();
    const made: OpenLink[] = [];
    for (const name of ["Poster", "Newsletter", "Kiosk"]) {
      const draft = { survey: "after", name, source: "kiosk", language: "de", segment: "new", perMinute: 9 } as const;
      const link = newOpenLink(store, draft, NOW);
      expect(link).toEqual({ ...draft, store, id: expect.stringMatching(/^[\w-]{22}$/), createdAt: NOW.toISOString() });
      await links.add(link);
      made.push(link);
    }
    expect(await links.get(store, made[0]!.id)).toEqual(made[0]);
    expect(await links.get("another", made[0]!.id)).toBeUndefined();
    const first = await links.list(store, 2);
    const rest = await links.list(store, 2, first.cursor);
    expect([...first.links, ...rest.links]).toEqual(made.sort((a, b) => (a.id < b.id ? -1 : 1)));
  });
});

describe("a response by a survey", () => {
  const survey = { id: "after-delivery", version: 1 };
  const consent = {
    version: "c1",
    language: "it" as const,
    text: "Potete pubblicare le mie parole.",
    scopes: ["site" as const],
    displayName: "Anna B.",
    givenAt: NOW.toISOString(),
  };

  it("comes back with all that the page knew", async () => {
    const responses = dynamoResponses(table.table);
    const answers = { choices: { packaging: ["intact", "other"] } };
    const response = aResponse({ store: newStore(), survey, partial: true, suspect: ["honeypot"], consent, answers });
    await responses.add(response);
    expect(await responses.get(response.store, response.id)).toEqual(response);
  });

  it("is partial until it is sent, and takes a consent with it", async () => {
    const responses = dynamoResponses(table.table);
    const response = aResponse({ store: newStore(), survey, partial: true });
    await responses.add(response);
    await responses.revise(response, { rating: 2 }, NOW, { complete: true, consent });
    const { partial, ...sent } = response;
    expect(await responses.get(response.store, response.id)).toEqual({
      ...sent,
      answers: { rating: 2 },
      answeredAt: NOW.toISOString(),
      receivedAt: NOW.toISOString(),
      consent,
      rev: 2,
      revisedAt: NOW.toISOString(),
      pending: NOW.toISOString(),
    });
  });

  it("keeps no consent once erased: a name is in it", async () => {
    const responses = dynamoResponses(table.table);
    const response = aResponse({ store: newStore(), survey, consent });
    await responses.add(response);
    await responses.erase(response.store, response.id, NOW);
    expect(await responses.get(response.store, response.id)).not.toHaveProperty("consent");
  });
});
