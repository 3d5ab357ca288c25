import { randomUUID } from "node:crypto";
import { json } from "node:stream/consumers";
import * as z from "zod";
import { listenOn } from "./listen-on.ts";

const SendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()).length(1) }),
  Content: z.object({ Raw: z.object({ Data: z.base64() }) }),
  ConfigurationSetName: z.string(),
  EmailTags: z.array(
    z.object({
      Name: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/),
      Value: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/),
    }),
  ),
});
export type SentEmail = Omit<z.infer<typeof SendEmail>, "Content"> & { readonly raw: Buffer };

/** What the next call is answered with: an error of the service, or no answer although the mail was taken. */
export type SesFault = { readonly type: string; readonly status: number } | "no answer";

export type SesStub = {
  readonly url: string;
  readonly sent: readonly SentEmail[];
  readonly failNext: (fault: SesFault, times?: number) => void;
  readonly close: () => Promise<void>;
};

/** SES's API v2 on 127.0.0.1, as far as `SendEmail` goes, with its limits. Signatures are not checked. */
export const startSesStub = async (): Promise<SesStub> => {
  const sent: SentEmail[] = [];
  const faults: SesFault[] = [];
  const { url, close } = await listenOn(async (request, response) => {
    const answer = (status: number, body: object, type?: string) =>
      response
        .writeHead(status, {
          "content-type": "application/json",
          ...(type !== undefined && { "x-amzn-errortype": type }),
        })
        .end(JSON.stringify(body));
    const body: unknown = await json(request);
    if (request.method !== "POST" || request.url !== "/v2/email/outbound-emails") return answer(404, {});
    const fault = faults.shift();
    if (fault !== undefined && fault !== "no answer") {
      return answer(fault.status, { message: "as the stub was told" }, fault.type);
    }
    const parsed = SendEmail.safeParse(body);
    if (!parsed.success) return answer(400, { message: parsed.error.message }, "BadRequestException");
    const { Content, ...rest } = parsed.data;
    sent.push({ ...rest, raw: Buffer.from(Content.Raw.Data, "base64") });
    if (fault === "no answer") return request.socket.destroy();
    answer(200, { MessageId: randomUUID() });
  });
  return {
    url,
    sent,
    failNext: (fault, times = 1) => void faults.push(...Array.from({ length: times }, () => fault)),
    close,
  };
};
