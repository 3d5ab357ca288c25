import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { ProofOfWork } from "../../../shared/contract/widget.ts";
import type { Rendered } from "../rendered.ts";

/**
 * A key begins with this once in 256 tries, of about half a millisecond each on a laptop: for a person nothing, done while
 * they read the next question; for a program a core that is busy for every answer that it makes up. Checked in one try.
 */
export const PROOF_OF_WORK: ProofOfWork = { algorithm: "PBKDF2/SHA-256", cost: 2000, keyLength: 32, keyPrefix: "00" };

/** How long after its settings were made an answer may be worked for, besides the time that it waited for a connection. */
const VALID_MS = 24 * 3_600_000;
const COUNTER_BYTES = 4;

type Sent = {
  /** The answer's own id: work for one answer is none for another, and the same id is the same answer. */
  readonly id: string;
  /** The signed note of the settings' making, as it was sent. */
  readonly made: string;
  /** What the note says, if we signed it for this survey of this store. */
  readonly rendered: Rendered | undefined;
  /** The counter that the browser found. */
  readonly proof: number | undefined;
  /** Seconds that the answer waited for a connection. */
  readonly waited: number;
  readonly now: Date;
};

/**
 * Whether somebody worked for an answer: the key that is derived from its id and the counter, salted with the signed note,
 * begins as asked. ALTCHA's proof of work, version 2, with a nonce and a salt that both sides know already: nothing is
 * stored, and settings may be kept and shared. A note of another store or survey has no `rendered`, and proves nothing.
 */
export const isWorkedFor = async ({ id, made, rendered, proof, waited, now }: Sent): Promise<boolean> => {
  if (rendered === undefined || proof === undefined) return false;
  if (now.getTime() - rendered.at.getTime() > VALID_MS + 1000 * waited) return false;
  const nonce = Buffer.from(id);
  const password = Buffer.alloc(nonce.length + COUNTER_BYTES);
  nonce.copy(password);
  password.writeUInt32BE(proof, nonce.length);
  const salt = Buffer.from(made);
  const parameters = { ...PROOF_OF_WORK, nonce: nonce.toString("hex"), salt: salt.toString("hex") };
  const { derivedKey } = await deriveKey(parameters, salt, password);
  return Buffer.from(derivedKey).toString("hex").startsWith(PROOF_OF_WORK.keyPrefix);
};
