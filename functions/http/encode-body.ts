import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

/** Below this many bytes, the headers are most of an answer. */
const WORTH_IT = 1000;
/** A page is compressed once and kept; more than this costs more time than it saves bytes. */
const BROTLI_QUALITY = 5;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The encoding that a client takes best; one named with `q=0` it does not take. Source: RFC 9110, section 12.5.3. */
export const encodingFor = (acceptEncoding = ""): Encoding => {
  const taken = new Set(
    acceptEncoding
      .toLowerCase()
      .split(",")
      .map((entry) => entry.split(";").map((part) => part.trim()))
      .filter((parts) => !parts.some((part) => /^q=0(\.0*)?$/.test(part)))
      .map(([name = ""]) => name),
  );
  return taken.has("br") ? "br" : taken.has("gzip") ? "gzip" : "identity";
};

/**
 * A body as it goes out. It is compressed here because API Gateway does not, and CloudFront knows only some of our types.
 */
export const encodeBody = async (
  text: string,
  wanted: Encoding,
): Promise<{ readonly body: Buffer; readonly encoding: Encoding }> => {
  const body = Buffer.from(text);
  if (wanted === "identity" || body.length < WORTH_IT) return { body, encoding: "identity" };
  return wanted === "br"
    ? {
        body: await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
        encoding: "br",
      }
    : { body: await zip(body), encoding: "gzip" };
};
