import { accessSync, constants, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, resolve } from "node:path";

/** The version whose private schema `stream-index.ts` relies on; package.json pins the same. */
export const ENGINE_VERSION = "1.2.1";

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const installed = (packageName: string): string | undefined => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`)), "dynoxide");
  } catch {
    return undefined;
  }
};

/**
 * The path of dynoxide: `DYNOXIDE_BIN`, else the package for this platform, else `dynoxide` on the PATH.
 * @throws an error that says what to install or set
 */
export const findEngineBinary = (
  environment: NodeJS.ProcessEnv,
  packageName = `@dynoxide/${process.platform}-${process.arch}`,
): string => {
  const chosen = environment.DYNOXIDE_BIN;
  if (chosen) {
    if (isExecutable(chosen)) return resolve(chosen);
    throw new Error(`DYNOXIDE_BIN is ${chosen}, which is not a program that can be run.`);
  }
  const onPath = (environment.PATH ?? "").split(delimiter).map((folder) => join(folder, "dynoxide"));
  const found = [installed(packageName) ?? "", ...onPath].find(isExecutable);
  if (found) return resolve(found);
  throw new Error(
    [
      `The embedded database, dynoxide, is not installed for ${process.platform}-${process.arch}. Do one of these:`,
      `  npm i --no-save ${packageName}@${ENGINE_VERSION}`,
      "  set DYNOXIDE_BIN to a dynoxide program of yours, or put it on the PATH",
      "  start DynamoDB Local and set AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000",
    ].join("\n"),
  );
};
