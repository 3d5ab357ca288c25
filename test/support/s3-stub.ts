import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import * as z from "zod";
import { listenOn } from "./listen-on.ts";

/** What was asked for: `GetObject` of which key, and by whose access key; forms are `PostObject`. */
export type S3Call = { readonly action: string; readonly key: string; readonly by: string };

export type S3Stub = {
  readonly url: string;
  readonly bucket: string;
  readonly calls: readonly S3Call[];
  readonly objects: ReadonlyMap<string, Uint8Array>;
  /** The next `count` calls are answered so. */
  readonly failNext: (count: number, error: { readonly status: number; readonly code: string }) => void;
  readonly close: () => Promise<void>;
};

/** The secret of every access key here. */
const S3_SECRET = "local-secret";
const BUCKET = "photos-of-a-test";

const errorXml = (code: string) => `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`;
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** The signature of a form's policy. Source: S3 API reference, "Calculating a signature" for POST. */
const signatureOf = (credential: string, policy: string): string => {
  const [, day = "", region = "", service = "", end = ""] = credential.split("/");
  const key = [day, region, service, end].reduce<string | Buffer>(hmac, `AWS4${S3_SECRET}`);
  return hmac(key, policy).toString("hex");
};

const Policy = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.literal("content-length-range"), z.number(), z.number()]),
      z.tuple([z.enum(["eq", "starts-with"]), z.string(), z.string()]),
      z.record(z.string(), z.string()),
    ]),
  ),
});

const NOT_IN_POLICY = ["policy", "x-amz-signature", "file"];

/** Why a form is refused, as S3 says it; undefined when its policy, signed by us, allows all of it. */
const refusalOf = (fields: ReadonlyMap<string, string>, size: number): string | undefined => {
  const text = fields.get("policy") ?? "";
  const signature = signatureOf(fields.get("x-amz-credential") ?? "", text);
  if (fields.get("x-amz-signature") !== signature) return "SignatureDoesNotMatch";
  const policy = Policy.parse(JSON.parse(Buffer.from(text, "base64").toString()));
  if (new Date(policy.expiration) < new Date()) return "AccessDenied";
  const known = new Set(NOT_IN_POLICY);
  for (const condition of policy.conditions) {
    if (Array.isArray(condition)) {
      if (condition[0] === "content-length-range") {
        if (size > condition[2]) return "EntityTooLarge";
        continue;
      }
      const [how, name, value] = condition;
      const field = name.slice(1).toLowerCase();
      known.add(field);
      const sent = fields.get(field) ?? "";
      if (how === "eq" ? sent !== value : !sent.startsWith(value)) return "AccessDenied";
      continue;
    }
    for (const [name, value] of Object.entries(condition)) {
      known.add(name.toLowerCase());
      if (name !== "bucket" && fields.get(name.toLowerCase()) !== value) return "AccessDenied";
    }
  }
  return [...fields.keys()].every((name) => known.has(name)) ? undefined : "AccessDenied";
};

const listXml = (keys: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>${keys.length}</KeyCount>${keys
    .map((key) => `<Contents><Key>${key}</Key></Contents>`)
    .join("")}</ListBucketResult>`;

const formOf = async (request: IncomingMessage, body: Buffer) => {
  const form = await new Response(new Uint8Array(body), {
    headers: { "content-type": request.headers["content-type"] ?? "" },
  }).formData();
  const fields = new Map<string, string>();
  // What follows the file is not looked at.
  for (const [name, value] of form) {
    if (typeof value !== "string") return { fields, file: new Uint8Array(await value.arrayBuffer()) };
    fields.set(name.toLowerCase(), value);
  }
  return { fields, file: undefined };
};

/** A bucket that speaks as much of S3's HTTP as we use, over loopback; forms are held to their signed policy. */
export const startS3Stub = async (): Promise<S3Stub> => {
  const objects = new Map<string, Uint8Array>();
  const calls: S3Call[] = [];
  const faults: { status: number; code: string }[] = [];

  const answer = async (
    request: IncomingMessage,
  ): Promise<{ status: number; body?: string | Uint8Array; to?: string }> => {
    const body = await buffer(request);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://s3");
    const [, , ...rest] = pathname.split("/");
    const key = decodeURIComponent(rest.join("/"));
    const note = (action: string, at: string, credential = request.headers.authorization ?? "") =>
      calls.push({ action, key: at, by: /^(?:.*Credential=)?([^/]*)\//.exec(credential)?.[1] ?? "" });
    const fault = faults.shift();
    if (fault !== undefined) return { status: fault.status, body: errorXml(fault.code) };
    switch (request.method) {
      case "POST": {
        const { fields, file } = await formOf(request, body);
        const refusal = file === undefined ? "InvalidArgument" : refusalOf(fields, file.length);
        if (file === undefined || refusal !== undefined) return { status: 403, body: errorXml(refusal ?? "") };
        const at = fields.get("key") ?? "";
        note("PostObject", at, fields.get("x-amz-credential"));
        objects.set(at, file);
        const to = new URL(fields.get("success_action_redirect") ?? "");
        to.searchParams.set("bucket", BUCKET);
        to.searchParams.set("key", at);
        return { status: 303, to: to.href };
      }
      case "PUT":
        note("PutObject", key);
        objects.set(key, new Uint8Array(body));
        return { status: 200 };
      case "DELETE":
        note("DeleteObject", key);
        objects.delete(key);
        return { status: 204 };
      default: {
        const prefix = searchParams.get("prefix");
        if (prefix !== null) {
          note("ListBucket", prefix);
          return { status: 200, body: listXml([...objects.keys()].filter((name) => name.startsWith(prefix))) };
        }
        note("GetObject", key);
        const object = objects.get(key);
        return object === undefined ? { status: 404, body: errorXml("NoSuchKey") } : { status: 200, body: object };
      }
    }
  };

  const { url, close } = await listenOn(async (request, response) => {
    const { status, body, to } = await answer(request);
    const type = typeof body === "string" ? "application/xml" : "application/octet-stream";
    response.writeHead(status, { "content-type": type, ...(to !== undefined && { location: to }) }).end(body);
  });
  return {
    url,
    bucket: BUCKET,
    calls,
    objects,
    failNext: (count, error) => void faults.push(...Array.from({ length: count }, () => error)),
    close,
  };
};

/** A client's settings for the stub, in the name of one of our functions. */
export const s3StubClient = (stub: Pick<S3Stub, "url">, by = "local") => ({
  endpoint: stub.url,
  region: "eu-south-1",
  forcePathStyle: true,
  credentials: { accessKeyId: by, secretAccessKey: S3_SECRET },
});
