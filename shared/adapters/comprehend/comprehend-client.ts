import { ComprehendClient } from "@aws-sdk/client-comprehend";

/**
 * The AWS client as `comprehendEngine` wants it: it tries once, since the engine counts its own retries, and it gives
 * up on time. The time-outs are our choice, not measured ones: a batch that takes longer is read by a later retry.
 * Comprehend is not in every region (not in Milan, eu-south-1), so the region need not be the stack's.
 */
export const comprehendClient = (
  region: string,
  requestTimeoutMs = 2_000,
  connectionTimeoutMs = 1_000,
): ComprehendClient =>
  new ComprehendClient({
    region,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: requestTimeoutMs,
      // Without this the SDK only warns about a request that takes too long, and waits on.
      throwOnRequestTimeout: true,
    },
  });
