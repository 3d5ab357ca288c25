import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { PROJECT } from "./bundle.ts";

/** sharp and what it stands on; entries of other processors are only read over. */
const OF_SHARP = /^node_modules\/(sharp|@img\/[^/]+|@emnapi\/[^/]+|tslib|detect-libc|semver)(\/|$)/;

const Lock = z.object({
  packages: z
    .looseObject({ "node_modules/sharp": z.looseObject({ version: z.string() }) })
    .catchall(z.record(z.string(), z.unknown())),
});

/**
 * A folder with sharp for Lambda's processor, as package-lock.json pins it, its checksums checked by npm. Made once per
 * version, under node_modules. @throws when the registry is needed and out of reach
 */
const sharpForLambda = (): string => {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(PROJECT, "package-lock.json"), "utf8")));
  const { version } = packages["node_modules/sharp"];
  const cache = join(PROJECT, "node_modules/.cache/viaggio");
  const folder = join(cache, `sharp-${version}-linux-arm64`);
  if (existsSync(folder)) return join(folder, "node_modules");

  const root = { name: "sharp-for-lambda", version: "0.0.0", dependencies: { sharp: version } };
  const ofSharp = Object.entries(packages).filter(([path]) => OF_SHARP.test(path));
  const lock = { ...root, lockfileVersion: 3, packages: { "": root, ...Object.fromEntries(ofSharp) } };
  // Two may be at it at once, and one may be broken off: only what is whole gets its name.
  const making = join(cache, `making-${process.pid}`);
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, "package.json"), JSON.stringify(root));
  writeFileSync(join(making, "package-lock.json"), JSON.stringify(lock));
  const args = ["ci", "--ignore-scripts", "--os=linux", "--cpu=arm64", "--libc=glibc", "--no-audit", "--no-fund"];
  const { status, stderr } = spawnSync("npm", [...args, "--prefer-offline"], { cwd: making, encoding: "utf8" });
  if (status !== 0 || !existsSync(join(making, "node_modules/@img/sharp-linux-arm64"))) {
    rmSync(making, { recursive: true, force: true });
    throw new Error(
      `sharp ${version} for linux-arm64 could not be had from the npm registry, which deploying needs once: check the network and try again.\n${stderr ?? ""}`,
    );
  }
  if (existsSync(folder)) rmSync(making, { recursive: true });
  else renameSync(making, folder);
  return join(folder, "node_modules");
};

/** Put sharp beside a function's bundle, where `require` finds it. */
export const placeSharp = (functionFolder: string): void =>
  cpSync(sharpForLambda(), join(functionFolder, "node_modules"), {
    recursive: true,
    filter: (path) => !/\/(\.bin|\.package-lock\.json|src|install|README\.md)$/.test(path),
  });
