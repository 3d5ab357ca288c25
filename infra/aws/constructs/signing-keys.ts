import { RemovalPolicy } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";

/** Characters of a generated key: letters and digits, some 6 bits each. */
const KEY_LENGTH = 43;

type SigningKeysProps = { readonly retain: boolean };

/** The keys that links are signed with, made once with the stack; `docs/surveys.md` says how they are changed. */
export class SigningKeys extends Construct {
  /** JSON of secrets by key id, as a reference that is resolved when a function is deployed: the template holds no key. */
  readonly json: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { retain }: SigningKeysProps) {
    super(scope, id);
    const secret = new Secret(this, "Secret", {
      description: "Viaggio: what survey links are signed with",
      generateSecretString: {
        secretStringTemplate: "{}",
        generateStringKey: "k1",
        passwordLength: KEY_LENGTH,
        excludePunctuation: true,
      },
      // Without it every link that was sent is dead.
      removalPolicy: retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(
      secret,
      "AwsSolutions-SMG4",
      "Links that were sent must go on working: keys are changed by hand, with an overlap",
    );
    this.arn = secret.secretArn;
    this.json = secret.secretValue.unsafeUnwrap();
  }
}
