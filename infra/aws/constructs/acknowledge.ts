import { Validations } from "aws-cdk-lib";
import type { Construct } from "constructs";

/** Let a finding of cdk-nag stand, with the reason why it is right here. Any other finding fails synth and the tests. */
export const acknowledge = (construct: Construct, id: string, reason: string): void =>
  Validations.of(construct).acknowledge({ id, reason });
