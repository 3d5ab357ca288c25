import * as z from "zod";
import { type AskKey, dueAt } from "../../shared/domain/ask.ts";
import type { SendNeeds } from "./needs.ts";
import { sendInvitation } from "./send-invitation.ts";
import type { SendOutcome } from "./send-outcome.ts";
import { sendReminder } from "./send-reminder.ts";
import { readScene } from "./send-scene.ts";

/** Turns at an ask that changes under our hands. */
const MAX_TURNS = 5;

/** Take an ask that could not be handled out of what is due, for people to look at. It counts as invited no more. */
export const setAside =
  (needs: Pick<SendNeeds, "asks" | "store">) =>
  async (key: AskKey, problem: string): Promise<void> => {
    const store = await needs.store(key.store);
    try {
      if (store === undefined) return await needs.asks.setAside(key, problem);
      await needs.asks.update(key, store, ({ nextAt: _, handedAt, reminder, ...ask }) =>
        ask.state === "sent" && reminder !== undefined
          ? { ...ask, reminder: { ...reminder, state: "not_sent", reason: "not_accepted" } }
          : { ...ask, reminder, state: handedAt === undefined ? "failed" : "unknown", problem },
      );
    } catch (error) {
      // What cannot be read cannot be counted anew either.
      if (!(error instanceof z.ZodError)) throw error;
      await needs.asks.setAside(key, problem);
    }
  };

/**
 * Sends what is due of an ask, if it still may be: everything that forbids it is looked at right before. The claim is one
 * transaction of the ask, the customer and the count that holds only while the order is as it was read and nobody has opted
 * out, so whoever comes second finds it taken, and what forbids the mail in between is heeded. A mail that was handed over
 * and of which nothing was heard until its lease ends goes again, under the same Message-ID, to whoever knows it again, and
 * to nobody else.
 */
export const sendAsk =
  (needs: SendNeeds) =>
  async (key: AskKey): Promise<SendOutcome> => {
    for (let turn = 1; turn <= MAX_TURNS; turn++) {
      const { ask, order } = await needs.asks.withOrder(key);
      const due = ask && dueAt(ask);
      // Indexes may be a little behind: what counts is the ask itself.
      if (ask === undefined || due === undefined || due > needs.now().toISOString()) return "nothing";
      const scene = await readScene(ask, order, needs);
      if (scene === "gone") {
        await needs.asks.setAside(key, "store_or_order_gone");
        return "failed";
      }
      const outcome = await (ask.state === "sent" ? sendReminder(scene, needs) : sendInvitation(scene, needs));
      if (outcome !== "again") return outcome;
    }
    return "later";
  };
