import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import { expect, it } from "vitest";
import { readRendered, signRendered } from "../../functions/survey/rendered.ts";
import { isWorkedFor, PROOF_OF_WORK } from "../../functions/survey/widget/proof-of-work.ts";
import { noteFor } from "../../functions/survey/widget/read.ts";
import { prove } from "../../web/widget/proof.ts";

const KEYS = { a: "0123456789abcdef0123456789abcdef" };
const MADE_AT = new Date("2026-11-22T10:00:00Z");
const NOTE = noteFor("shop", "after-delivery");
const made = signRendered(KEYS, NOTE, MADE_AT, "nonce-of-a-page");
const id = "1234567890-1234567890";

const later = (seconds: number) => new Date(MADE_AT.getTime() + 1000 * seconds);
const sent = {
  id,
  made,
  rendered: readRendered(KEYS, NOTE, made),
  proof: await prove({ proof: PROOF_OF_WORK, answer: { made } }, id),
  waited: 0,
  now: later(30),
};
/** How many of some proofs hold: by chance one in 256 does, whatever it was made for. */
const holding = async (proofs: readonly Promise<boolean>[]) => (await Promise.all(proofs)).filter(Boolean).length;
const TRIES = Array.from({ length: 20 }, (_, index) => index);

it("takes what a browser has worked out", async () => {
  expect(await isWorkedFor(sent)).toBe(true);
});

it("is ALTCHA's: what the library finds by itself is the very same counter", async () => {
  const hex = (text: string) => Buffer.from(text).toString("hex");
  const parameters = { ...PROOF_OF_WORK, nonce: hex(id), salt: hex(made) };
  expect(await solveChallenge({ challenge: { parameters }, deriveKey })).toMatchObject({ counter: sent.proof });
});

it("takes no other counter, and none at all", async () => {
  expect(await isWorkedFor({ ...sent, proof: undefined })).toBe(false);
  expect(await holding(TRIES.map((n) => isWorkedFor({ ...sent, proof: 4_294_967_295 - n })))).toBeLessThan(3);
});

it("is for one answer and one making of the settings alone", async () => {
  expect(await holding(TRIES.map((n) => isWorkedFor({ ...sent, id: `another-answer-${n}` })))).toBeLessThan(3);
  const remade = TRIES.map((n) => {
    const other = signRendered(KEYS, NOTE, later(n), "another-nonce");
    return isWorkedFor({ ...sent, made: other, rendered: readRendered(KEYS, NOTE, other) });
  });
  expect(await holding(remade)).toBeLessThan(3);
});

it("takes none for settings of another store, of another survey, or that nobody signed", async () => {
  for (const note of [noteFor("other", "after-delivery"), noteFor("shop", "other")]) {
    expect(await isWorkedFor({ ...sent, rendered: readRendered(KEYS, note, made) })).toBe(false);
  }
  const forged = signRendered({ a: "fedcba9876543210fedcba9876543210" }, NOTE, MADE_AT, "nonce-of-a-page");
  const proof = await prove({ proof: PROOF_OF_WORK, answer: { made: forged } }, id);
  expect(await isWorkedFor({ ...sent, made: forged, rendered: readRendered(KEYS, NOTE, forged), proof })).toBe(false);
});

it("expires after a day, besides what an answer waited for a connection", async () => {
  const day = 86_400;
  expect(await isWorkedFor({ ...sent, now: later(day) })).toBe(true);
  expect(await isWorkedFor({ ...sent, now: later(day + 1) })).toBe(false);
  expect(await isWorkedFor({ ...sent, now: later(3 * day), waited: 2 * day })).toBe(true);
});
