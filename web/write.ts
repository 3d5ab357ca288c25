import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { buildWeb } from "./build.ts";

/** `node web/write.ts <folder>`: every file that a browser may load, for whoever serves them. */
const folder = process.argv[2];
if (folder === undefined) throw new Error("Say where the files go: node web/write.ts <folder>.");
await mkdir(folder, { recursive: true });
for (const { path, body } of await buildWeb()) await writeFile(join(folder, basename(path)), body);
