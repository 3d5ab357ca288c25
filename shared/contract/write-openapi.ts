import { readFileSync, writeFileSync } from "node:fs";
import { openApiText } from "./openapi.ts";

/** `npm run openapi`: writes the checked-in document anew. */
const root = new URL("../../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { version: string };
writeFileSync(new URL("openapi.json", root), openApiText(version));
console.log("openapi.json is written.");
