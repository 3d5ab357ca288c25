import { join } from "node:path";
import { type BuildOptions, type BuildResult, build, buildSync } from "esbuild";

/** Folder of the project: function entries are named from here. */
export const PROJECT = join(import.meta.dirname, "../..");

export const FUNCTION_NAMES = [
  "collect",
  "journey",
  "admin",
  "survey",
  "feed",
  "moderate",
  "dashboard",
  "invite",
  "customer",
  "digest",
  "retry",
  "sweep",
  "follow",
  "invalidate",
  "send",
  "news",
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** The deployed functions and their entries. */
export const FUNCTION_ENTRIES: Readonly<Record<FunctionName, string>> = {
  collect: "functions/collect/index.ts",
  journey: "functions/journey/index.ts",
  admin: "functions/admin/index.ts",
  survey: "functions/survey/index.ts",
  feed: "functions/feed/index.ts",
  moderate: "functions/moderate/index.ts",
  dashboard: "functions/dashboard/index.ts",
  invite: "functions/invite/index.ts",
  customer: "functions/customer/index.ts",
  digest: "functions/digest/index.ts",
  retry: "functions/digest/retry-index.ts",
  sweep: "functions/customer/sweep-index.ts",
  follow: "functions/follow/index.ts",
  invalidate: "functions/invalidate/index.ts",
  send: "functions/invite/send-index.ts",
  news: "functions/invite/news-index.ts",
};

/**
 * Where the SDK looks for credentials after the environment, each behind an `import()` of its own. Lambda always has them
 * in the environment, so these are never loaded there: a fifth of the bundle.
 */
const OTHER_CREDENTIALS = [
  "@aws-sdk/credential-provider-http",
  "@aws-sdk/credential-provider-ini",
  "@aws-sdk/credential-provider-login",
  "@aws-sdk/credential-provider-process",
  "@aws-sdk/credential-provider-sso",
  "@aws-sdk/credential-provider-web-identity",
  "@smithy/credential-provider-imds",
];

/** Not to be bundled: it has a library for each processor. `native-packages.ts` puts it beside those that read photos. */
const NATIVE = "sharp";

/** A file of its own beside the bundle: it would be a third of what `collect` reads at its start, for the few with photos. */
const S3 = "@aws-sdk/client-s3";
const KEEP_PHOTOS: readonly FunctionName[] = ["collect", "survey", "customer", "sweep"];

const options = (name: FunctionName): BuildOptions => ({
  absWorkingDir: PROJECT,
  entryPoints: [FUNCTION_ENTRIES[name]],
  bundle: true,
  minify: true,
  platform: "node",
  target: "node24",
  // An ES module's import of node:http loads undici on Node 24: some 60 ms of CPU that `require` does not cost.
  format: "cjs",
  // The SDK's `main` is CommonJS, which cannot be shaken: a quarter more bytes.
  mainFields: ["module", "main"],
  external: [...OTHER_CREDENTIALS, NATIVE, S3],
  legalComments: "none",
  logLevel: "warning",
});

/** Bundle a function into `<folder>/index.js`: with the SDK, which we test with, not with the one that Lambda has that day. */
export const bundleInto = (name: FunctionName, folder: string): BuildResult => {
  const { entryPoints: _, ...common } = options(name);
  if (KEEP_PHOTOS.includes(name)) {
    buildSync({
      ...common,
      stdin: { contents: `export * from "${S3}";`, resolveDir: PROJECT },
      external: OTHER_CREDENTIALS,
      outfile: join(folder, "node_modules", S3, "index.js"),
    });
  }
  return buildSync({ ...options(name), outfile: join(folder, "index.js") });
};

/** The bundle of a function, in memory. */
export const bundleOf = async (name: FunctionName): Promise<Uint8Array> => {
  const { outputFiles } = await build({ ...options(name), write: false });
  return outputFiles![0]!.contents;
};
