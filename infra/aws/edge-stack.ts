import { CfnOutput, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Settings } from "./config.ts";
import { WebFiles } from "./constructs/web-files.ts";
import { Website } from "./constructs/website.ts";

type EdgeStackProps = StackProps & { readonly settings: Settings; readonly apiHost: string };

/** What stands at the edge: one name for the API and for static files. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { settings, apiHost, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const website = new Website(this, "Website", {
      apiHost,
      domain: settings.domain,
      webAclArn: settings.webAclArn,
      retain: settings.retainData,
    });
    if (!settings.leaveOut.includes("webFiles")) new WebFiles(this, "WebFiles", website.files);

    new CfnOutput(this, "Url", { value: `https://${settings.domain?.name ?? website.host}` });
    new CfnOutput(this, "CdnHost", { value: website.host });
    new CfnOutput(this, "FilesBucket", { value: website.files.bucketName });
  }
}
