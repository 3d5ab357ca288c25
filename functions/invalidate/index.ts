import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { cloudFrontCopies } from "../../shared/adapters/cdn/cloudfront-copies.ts";
import { InvalidateEnv } from "../../shared/env.ts";
import { jsonLog } from "../log.ts";
import { invalidate } from "./invalidate.ts";

const env = InvalidateEnv.parse(process.env);

export const handler = invalidate({
  dropCopies: cloudFrontCopies({ client: new CloudFrontClient({}), distribution: env.DISTRIBUTION }),
  log: jsonLog(),
});
