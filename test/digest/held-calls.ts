import { setImmediate as turn } from "node:timers/promises";
import {
  type DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";

/**
 * What may happen to a call to the outside.
 * - `crash_before`, `crash_after`: the invocation dies; its code never goes on.
 * - `conflict`, `throttle`: refused, nothing applied.
 * - `ambiguous`: applied (if it could be), but the caller sees a time-out.
 */
export const FAULTS = ["none", "crash_before", "crash_after", "conflict", "throttle", "ambiguous"] as const;
export type Fault = (typeof FAULTS)[number];

/** A call that waits until it is let go. `letGo` resolves when the caller has gone on as far as it can by itself. */
export type HeldCall<Caller> = {
  readonly caller: Caller;
  readonly kind: "table" | "engine";
  readonly letGo: (fault: Fault) => Promise<void>;
};

const refusal = (fault: Exclude<Fault, "none" | "crash_before" | "crash_after">, items: number): Error => {
  if (fault === "throttle") return new ProvisionedThroughputExceededException({ message: "throttled", $metadata: {} });
  if (fault === "ambiguous") return Object.assign(new Error("timed out"), { name: "TimeoutError" });
  return new TransactionCanceledException({
    message: "conflict",
    $metadata: {},
    CancellationReasons: Array.from({ length: items }, (_, index) => ({
      Code: index === items - 1 ? "TransactionConflict" : "None",
    })),
  });
};

/**
 * Holds every call that leaves digest, so that a scheduler decides which of several invocations goes on, and what
 * befalls its call. One call runs at a time, so a run depends on its seed alone.
 */
export const holdCalls = <Caller>() => {
  const held: HeldCall<Caller>[] = [];

  const hold = <Answer>(caller: Caller, kind: "table" | "engine", items: number, run: () => Promise<Answer>) =>
    new Promise<Answer>((resolve, reject) => {
      const letGo = async (fault: Fault) => {
        held.splice(held.indexOf(call), 1);
        if (fault === "none") await run().then(resolve, reject);
        else if (fault === "crash_after") await run().catch(() => undefined);
        else if (fault !== "crash_before") {
          if (fault === "ambiguous") await run().catch(() => undefined);
          reject(refusal(fault, items));
        }
        await turn();
      };
      const call: HeldCall<Caller> = { caller, kind, letGo };
      held.push(call);
    });

  /** A real client whose every call waits for the scheduler. */
  const client = (real: DynamoDBClient, caller: Caller): DynamoDBClient =>
    new Proxy(real, {
      get: (target, name) =>
        name === "send"
          ? (command: never) => hold(caller, "table", itemsOf(command), () => target.send(command))
          : Reflect.get(target, name),
    });

  return { held, hold, client };
};

const itemsOf = (command: unknown): number =>
  command instanceof TransactWriteItemsCommand ? (command.input.TransactItems?.length ?? 0) : 1;
