import { type CloudFrontClient, CreateInvalidationCommand } from "@aws-sdk/client-cloudfront";

/**
 * Stores that are named one by one, two paths each. CloudFront works on 15 paths with a wildcard at once (developer guide,
 * "Concurrent invalidation request maximum") and bills every path, so more stores than these drop everybody's copies:
 * two paths, for copies that live half a minute.
 */
export const MOST_STORES = 3;

/** Where what a store publishes is kept: its feeds and its photos. */
const pathsOf = (store: string): string[] => [`/f/${store}/*`, `/p/${store}/*`];
const EVERYBODYS = ["/f/*", "/p/*"];

/**
 * Drops the CDN's copies of what stores publish. `reference` names this dropping: the same one for the same stores is done once.
 * @throws whatever CloudFront answers, such as TooManyInvalidationsInProgress
 */
export type DropCopies = (stores: ReadonlySet<string>, reference: string) => Promise<void>;

/** The copies of a distribution of CloudFront. */
export const cloudFrontCopies =
  ({ client, distribution }: { readonly client: CloudFrontClient; readonly distribution: string }): DropCopies =>
  async (stores, reference) => {
    // In one order, or CloudFront might take a repetition for something else of the same name.
    const paths = stores.size > MOST_STORES ? EVERYBODYS : [...stores].sort().flatMap(pathsOf);
    await client.send(
      new CreateInvalidationCommand({
        DistributionId: distribution,
        InvalidationBatch: { CallerReference: reference, Paths: { Quantity: paths.length, Items: paths } },
      }),
    );
  };
