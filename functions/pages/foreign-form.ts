import { AppError } from "../../shared/domain/errors.ts";
import type { PageRequest } from "./page-endpoint.ts";

/**
 * Refuses what a browser sends from a page that is not ours: it says where the form stood, and no page can change that.
 * @throws AppError `forbidden`
 */
export const refuseForeignForm = ({ headers }: PageRequest): void => {
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || (site === undefined && headers.origin === undefined)) return;
  throw new AppError("forbidden", "Send this form from our own page.", {
    issues: [{ path: "header.sec-fetch-site", message: "must be same-origin" }],
  });
};
