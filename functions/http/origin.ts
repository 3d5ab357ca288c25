import { AppError } from "../../shared/domain/errors.ts";
import type { Store } from "../../shared/domain/store.ts";

/**
 * Turns away a web page that the store has not listed. A browser says truly where it is; a program may say anything, so
 * this keeps out other pages, not machines. @throws AppError `forbidden`
 */
export const refuseForeignOrigin = (origin: string | undefined, store: Pick<Store, "origins">): void => {
  if (origin !== undefined && store.origins.includes(origin)) return;
  throw new AppError("forbidden", "The store does not list this web page's origin.", {
    issues: [{ path: "header.origin", message: origin === undefined ? "is missing" : "is not listed by the store" }],
  });
};
