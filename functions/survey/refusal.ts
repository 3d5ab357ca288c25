import { type AppError, ERROR_STATUS, type ErrorCode } from "../../shared/domain/errors.ts";
import type { PageAnswer, PageRequest } from "../pages/page-endpoint.ts";
import { pageLanguage } from "../pages/page-language.ts";
import { refusalPage } from "./page/message-page.ts";
import type { Refusal } from "./page/texts.ts";

const REFUSALS: Readonly<Partial<Record<ErrorCode, Refusal>>> = {
  invalid_input: "unreadable",
  unsupported_media_type: "unreadable",
  not_found: "unknown",
  gone: "closed",
  too_large: "tooLarge",
  conflict: "busy",
  rate_limited: "busy",
  unavailable: "busy",
};

/** A refusal as a page, in the language that the request asks for: nothing that the link says is known to be true. */
export const refusalAnswer = (error: AppError, { query, headers, requestId }: PageRequest): PageAnswer => {
  const language = pageLanguage({ lang: query.lang, acceptLanguage: headers["accept-language"] }, "en");
  const refusal = REFUSALS[error.code] ?? "internal";
  const told = refusal === "internal" || refusal === "busy" ? requestId : undefined;
  return { status: ERROR_STATUS[error.code], ...refusalPage(language, refusal, told) };
};
