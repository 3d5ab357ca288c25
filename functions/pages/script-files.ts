import { createHash } from "node:crypto";
import { SCRIPTS } from "./scripts.ts";

/** A script that a page may load, by name. */
export type ScriptName = keyof typeof SCRIPTS;

/** Named after what is in it, so that a browser may keep it for good. */
const fileOf = (content: string): string =>
  `${createHash("sha256").update(content).digest("base64url").slice(0, 16)}.js`;

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(SCRIPTS).map(([name, content]) => [name, fileOf(content)]),
);
const FILES = new Map(Object.values(SCRIPTS).map((content) => [fileOf(content), content]));

/** The address of a script, as seen from a page; `root` is where our addresses begin there, such as `../`. */
export const scriptAddress = (name: ScriptName, root: string): string => `${root}script/${NAMES.get(name)}`;

/** The content of a script's file; undefined for one that is not there, such as one of an older release. */
export const scriptIn = (file: string): string | undefined => FILES.get(file);
