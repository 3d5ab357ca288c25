import { AppError } from "../../shared/domain/errors.ts";
import { COMMON_HEADERS, type EndpointHandler } from "../http/endpoint.ts";
import { openEndpoint } from "../http/open-endpoint.ts";
import type { SurveyNeeds } from "./needs.ts";

/**
 * Seconds that anybody may keep a picture. What stands under an id never changes, but its author may take it back, and it
 * is gone from everywhere within a minute, like their words.
 */
const CACHE_SECONDS = 30;

/** A picture, anew encoded by us: never what somebody sent. */
export const showPhotoEndpoint = (needs: SurveyNeeds): EndpointHandler =>
  openEndpoint({ id: "showPhoto" }, needs, async ({ path, headers }) => {
    const photo = await needs.photos?.read(path.store ?? "", path.photo ?? "");
    if (photo === undefined) throw new AppError("not_found", "There is no such picture.");
    const etag = `"${path.photo}"`;
    const kept = {
      ...COMMON_HEADERS,
      etag,
      "cache-control": `public, max-age=${CACHE_SECONDS}, immutable`,
      "cross-origin-resource-policy": "cross-origin",
      "content-security-policy": "default-src 'none'; sandbox",
    };
    if (headers["if-none-match"]?.includes(etag)) return { statusCode: 304, headers: kept };
    return {
      statusCode: 200,
      headers: { ...kept, "content-type": "image/jpeg" },
      body: Buffer.from(photo).toString("base64"),
      isBase64Encoded: true,
    };
  });
