import type { FeedQuery } from "../../shared/contract/feeds.ts";
import { AppError } from "../../shared/domain/errors.ts";
import type { Product, Touchpoint } from "../../shared/domain/touchpoint.ts";
import type { ShownFeed } from "./present-feed.ts";

const refuse = (message: string) => new AppError("not_eligible", message);

/** The product whose stars a touchpoint collects. @throws AppError `not_eligible` that says why there are no stars */
export const ratedProduct = (
  touchpoints: readonly Touchpoint[],
  { touchpoint: id, about }: Pick<FeedQuery, "touchpoint" | "about">,
): Product => {
  if (about !== undefined && about !== "product") {
    throw refuse(
      "Search engines take no stars that a business shows of itself (schema.org LocalBusiness and Organization, since September 2019): ask for a product.",
    );
  }
  if (id === undefined) {
    throw refuse("Stars must be of one product: name the touchpoint where it is rated, as touchpoint=….");
  }
  const touchpoint = touchpoints.find((one) => one.id === id);
  if (touchpoint?.product === undefined) {
    throw refuse(
      `The touchpoint ${id} says of no product that it is rated there: set its \`product\` with name and url (PATCH /v1/touchpoints/${id}). Ratings of a delivery or a shop are no ratings of a product.`,
    );
  }
  return touchpoint.product;
};

/** @throws AppError `not_eligible` for a product that nobody has rated: a search engine takes none without stars */
export const refuseUnrated = ({ summary, entries }: Pick<ShownFeed, "summary" | "entries">): void => {
  if (summary.average === undefined && entries.every(({ rating }) => rating === undefined)) {
    throw refuse("Nobody has rated this product in the last twelve months, so there are no stars to show.");
  }
};
