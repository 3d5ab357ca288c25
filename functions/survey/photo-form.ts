import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { invalidInput } from "../../shared/domain/errors.ts";
import { MAX_PHOTO_BYTES } from "../../shared/domain/photo.ts";
import { headersOf } from "../http/read-request.ts";

/** What a form has around its file: boundaries and names. */
const FORM_BYTES = 4096;
const typeOf = (event: APIGatewayProxyEventV2): string => headersOf(event)["content-type"] ?? "";

/** True for a form that carries a file. */
export const hasFile = (event: APIGatewayProxyEventV2): boolean => /^multipart\/form-data\s*;/i.test(typeOf(event));

/** The file of a form that a browser sent; undefined when none was chosen. @throws AppError `invalid_input` */
export const photoIn = async (event: APIGatewayProxyEventV2): Promise<Uint8Array | undefined> => {
  const body = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (body.length > MAX_PHOTO_BYTES + FORM_BYTES) return new Uint8Array(MAX_PHOTO_BYTES + 1);
  const form = await new Response(body, { headers: { "content-type": typeOf(event) } })
    .formData()
    .catch((cause: unknown) => {
      throw invalidInput("body", "is no form that can be read", cause);
    });
  for (const name of form.keys()) if (name !== "photo") throw invalidInput(`body.${name}`, "is not known here");
  const [file, ...more] = form.getAll("photo");
  if (more.length > 0) throw invalidInput("body.photo", "is there more than once");
  return file instanceof Blob && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
};
