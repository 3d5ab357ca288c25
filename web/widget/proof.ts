/*! Contains altcha-lib, MIT License, Copyright (c) Daniel Regeci, https://github.com/altcha-org/altcha-lib */
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import type { WidgetSettings } from "../../shared/contract/widget.ts";
import { bare } from "../bare.ts";

/** Somebody who waits for longer is better served by an answer without a proof. */
const TIMEOUT_MS = 20_000;

const hex = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Works for one answer, as a store may ask of browsers: nothing runs in the page but the counting, for WebCrypto derives
 * the keys on a thread of its own. @returns the counter that proves it; undefined when there is none to be had
 */
export const prove = async (
  { proof, answer }: Pick<WidgetSettings, "proof"> & { readonly answer: Pick<WidgetSettings["answer"], "made"> },
  id: string,
): Promise<number | undefined> => {
  if (!proof) return;
  const parameters = { ...proof, nonce: hex(id), salt: hex(answer.made) };
  try {
    return (await solveChallenge(bare({ challenge: { parameters }, deriveKey, timeout: TIMEOUT_MS })))?.counter;
  } catch {
    // A page without TLS has no WebCrypto.
  }
};
