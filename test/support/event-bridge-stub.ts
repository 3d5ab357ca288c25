import { randomUUID } from "node:crypto";
import { json } from "node:stream/consumers";
import * as z from "zod";
import { listenOn } from "./listen-on.ts";

const PutEvents = z.object({
  Entries: z
    .array(
      z.object({
        EventBusName: z.string(),
        Source: z.string(),
        DetailType: z.string(),
        Detail: z.string(),
        Time: z.number(),
      }),
    )
    .min(1)
    .max(10),
});
export type BusEntry = z.infer<typeof PutEvents>["Entries"][number];

export type EventBridgeStub = {
  readonly url: string;
  /** What was taken, in order, one list a call. */
  readonly calls: readonly (readonly BusEntry[])[];
  /** Refuses the next entry whose detail holds this text, in an answer that is a success otherwise. */
  readonly refuseOnce: (text: string) => void;
  /** The next call is answered with an error of the service. */
  readonly failOnce: () => void;
  readonly close: () => Promise<void>;
};

/** A bus of EventBridge on 127.0.0.1 that takes `PutEvents` in JSON 1.1, with its limits. Signatures are not checked. */
export const startEventBridgeStub = async (): Promise<EventBridgeStub> => {
  const calls: BusEntry[][] = [];
  const refused: string[] = [];
  let failures = 0;

  const putEvents = (body: unknown): object => {
    const { Entries } = PutEvents.parse(body);
    const taken: BusEntry[] = [];
    const answers = Entries.map((entry) => {
      const at = refused.findIndex((text) => entry.Detail.includes(text));
      if (at >= 0) {
        refused.splice(at, 1);
        return { ErrorCode: "InternalFailure", ErrorMessage: "as the stub was told" };
      }
      taken.push(entry);
      return { EventId: randomUUID() };
    });
    calls.push(taken);
    return { FailedEntryCount: answers.filter((answer) => "ErrorCode" in answer).length, Entries: answers };
  };

  const { url, close } = await listenOn(async (request, response) => {
    const send = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    const body: unknown = await json(request);
    if (failures > 0) {
      failures -= 1;
      return send(500, { __type: "InternalException", message: "as the stub was told" });
    }
    if (request.headers["x-amz-target"] !== "AWSEvents.PutEvents") return send(400, { __type: "UnknownOperation" });
    const known = PutEvents.safeParse(body);
    if (!known.success) return send(400, { __type: "ValidationException", message: known.error.message });
    send(200, putEvents(body));
  });
  return {
    url,
    calls,
    refuseOnce: (text) => void refused.push(text),
    failOnce: () => {
      failures += 1;
    },
    close,
  };
};
