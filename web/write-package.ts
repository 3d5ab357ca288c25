import { execFileSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPackage } from "./build.ts";

/** `npm run embed`: the package for bundlers, `@viaggio/embed`, into `dist/embed`. The same code as the scripts, with types. */
const root = join(import.meta.dirname, "..");
const folder = process.argv[2] ?? join(root, "dist/embed");
const { version, license } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
  version: string;
  license: string;
};
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const { name, body } of await buildPackage()) await writeFile(join(folder, name), body);
// The entry's types name nothing of what is behind it.
const types = await mkdtemp(join(tmpdir(), "viaggio-types-"));
execFileSync(process.execPath, [
  join(root, "node_modules/typescript/bin/tsc"),
  ...["-p", join(root, "web/embed"), "--outDir", types],
]);
await copyFile(join(types, "web/embed/index.d.ts"), join(folder, "index.d.ts"));
await rm(types, { recursive: true });
await writeFile(join(folder, "LICENSE"), await readFile(join(root, "LICENSE")));
await writeFile(
  join(folder, "package.json"),
  `${JSON.stringify(
    {
      name: "@viaggio/embed",
      version,
      description: "Viaggio's feedback widget and testimonial wall as custom elements.",
      license,
      type: "module",
      sideEffects: false,
      exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
    },
    null,
    2,
  )}\n`,
);
