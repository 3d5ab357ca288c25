import { AppError } from "../../shared/domain/errors.ts";

/** What was looked up for the store of a key. @throws AppError `not_found` when the store is gone */
export const unlessGone = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new AppError("not_found", "The store of this key is gone.");
  return value;
};
