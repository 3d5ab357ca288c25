import { text } from "node:stream/consumers";
import { XMLParser } from "fast-xml-parser";
import * as z from "zod";
import { listenOn } from "./listen-on.ts";

const NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";
/** Paths with a wildcard that CloudFront works on at once. Source: developer guide, "Concurrent invalidation request maximum". */
const MAX_WILDCARDS = 15;

const Body = z.object({
  InvalidationBatch: z.object({
    CallerReference: z.string().min(1),
    Paths: z.object({
      Quantity: z.coerce.number().int().positive(),
      Items: z.object({ Path: z.array(z.string().startsWith("/")) }),
    }),
  }),
});

/** What is done on behalf of one reference. */
export type Invalidation = { readonly distribution: string; readonly paths: readonly string[] };

export type CloudFrontStub = {
  readonly url: string;
  /** Invalidations by their reference, in order. */
  readonly invalidations: ReadonlyMap<string, Invalidation>;
  /** How often it was asked. */
  readonly asked: () => number;
  /** What it is working on is done. */
  readonly finish: () => void;
  readonly close: () => Promise<void>;
};

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === "Path" });

const errorOf = (code: string) =>
  `<?xml version="1.0"?><ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code>` +
  `<Message>as the stub has it</Message></Error><RequestId>stub</RequestId></ErrorResponse>`;

/**
 * CloudFront on 127.0.0.1, as much of it as makes invalidations, in REST and XML: it knows a reference again, refuses another
 * content under it, and takes no more wildcards than it works on at once. Signatures are not checked.
 */
export const startCloudFrontStub = async (): Promise<CloudFrontStub> => {
  const invalidations = new Map<string, Invalidation>();
  let inProgress = 0;
  let asked = 0;

  const create = (distribution: string, xml: string): { status: number; body: string } => {
    const parsed = Body.safeParse(parser.parse(xml));
    if (!parsed.success) return { status: 400, body: errorOf("MalformedXML") };
    const { CallerReference: reference, Paths } = parsed.data.InvalidationBatch;
    const paths = Paths.Items.Path;
    if (paths.length !== Paths.Quantity) return { status: 400, body: errorOf("InconsistentQuantities") };
    const known = invalidations.get(reference);
    if (known === undefined) {
      const wildcards = paths.filter((path) => path.endsWith("*")).length;
      if (inProgress + wildcards > MAX_WILDCARDS) {
        return { status: 400, body: errorOf("TooManyInvalidationsInProgress") };
      }
      inProgress += wildcards;
      invalidations.set(reference, { distribution, paths });
    } else if (known.paths.join() !== paths.join()) {
      return { status: 400, body: errorOf("InvalidationBatchAlreadyExists") };
    }
    const made = `<Id>I1</Id><Status>InProgress</Status><CreateTime>2026-11-22T08:00:00.000Z</CreateTime>`;
    const batch = xml.slice(xml.indexOf("<InvalidationBatch"));
    return {
      status: 201,
      body: `<?xml version="1.0"?><Invalidation xmlns="${NAMESPACE}">${made}${batch}</Invalidation>`,
    };
  };

  const { url, close } = await listenOn(async (request, response) => {
    asked += 1;
    const xml = await text(request);
    const [, distribution] = /^\/2020-05-31\/distribution\/(\w+)\/invalidation$/.exec(request.url ?? "") ?? [];
    const isKnown = request.method === "POST" && distribution !== undefined;
    const { status, body } = isKnown ? create(distribution, xml) : { status: 404, body: errorOf("NoSuchDistribution") };
    response.writeHead(status, { "content-type": "text/xml" }).end(body);
  });
  return {
    url,
    invalidations,
    asked: () => asked,
    finish: () => {
      inProgress = 0;
    },
    close,
  };
};
