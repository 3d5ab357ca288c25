import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";

const WIDGET_PARTS = ["widget/publication.ts", "widget/kept.ts", "widget/proof.ts", "widget/ask.ts", "widget/rest.ts"];

/**
 * What a page names, and in `parts` what that imports only when it is wanted: a file of its own each, the last one wanted
 * first. One more script is one more line here.
 */
const SCRIPTS: readonly { readonly name: string; readonly entry: string; readonly parts: readonly string[] }[] = [
  { name: "widget", entry: "widget/index.ts", parts: WIDGET_PARTS },
  { name: "wall", entry: "wall/index.ts", parts: ["wall/press.ts"] },
];

/** Names that stay the same from one version to the next. */
export const STABLE_NAMES: readonly string[] = [...SCRIPTS.map(({ name }) => `${name}.js`), "integrity.json"];

/** Where the files are, on this machine and at the edge. */
const FOLDER = "/w/";
/** Browsers of the last two years: dialogs and popovers, relative colours, light-dark(). */
const TARGET = ["chrome123", "firefox128", "safari17.5"];

/** A file as it is served. */
export type WebFile = {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Nothing takes it for anything else. That any page may load it says the server, here and at the edge. */
const headersOf = (type: string, cache: string) => ({
  "content-type": `${type}; charset=utf-8`,
  "cache-control": cache,
  "x-content-type-options": "nosniff",
});
/** Cache headers: of a name that says what is in the file, and of a name that everybody knows. */
export const FOR_GOOD = "public, max-age=31536000, immutable";
export const FOR_A_WHILE = "public, max-age=300, stale-while-revalidate=86400";

const digestOf = (algorithm: string, body: string) => createHash(algorithm).update(body).digest();

/** A name that says what is in the file, so that it may be kept for good. */
const versioned = (name: string, body: string): string =>
  `${name}-${digestOf("sha256", body).subarray(0, 6).toString("base64url")}.js`;

/** Subresource Integrity of a file. */
const integrityOf = (body: string): string => `sha384-${digestOf("sha384", body).toString("base64")}`;

/** `import { css } from "./x.css"`: the minified text, for `replaceSync`. */
const cssText: Plugin = {
  name: "css-text",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const { code } = await transform(source, { loader: "css", minify: true, target: TARGET });
      return { contents: `export const css = ${JSON.stringify(code.trim())};`, loader: "js" };
    });
  },
};

/** Leaves `import()` of a part to the browser, under the name that the part has. */
const partsAt = (names: ReadonlyMap<string, string>): Plugin => ({
  name: "parts",
  setup: ({ onResolve }) => {
    onResolve({ filter: /\.ts$/ }, ({ kind, path }) => {
      const name = kind === "dynamic-import" ? names.get(basename(path)) : undefined;
      return name === undefined ? undefined : { path: `${FOLDER}${name}`, external: true };
    });
  },
});

/** What one bundle of ours may have other than the rest. */
type Differing = Partial<Pick<BuildOptions, "format" | "target" | "plugins">>;

const bundleOptions = (
  entry: string,
  { plugins = [], ...differing }: Differing = {},
): BuildOptions & { write: false } => ({
  absWorkingDir: import.meta.dirname,
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  target: TARGET,
  write: false,
  legalComments: "inline",
  logLevel: "warning",
  plugins: [cssText, ...plugins],
  ...differing,
});

/** The text of one file for browsers, with all that its entry (named from `web/`) imports. */
export const bundled = async (entry: string, differing?: Differing): Promise<string> => {
  const { outputFiles } = await build(bundleOptions(entry, differing));
  return outputFiles?.[0]?.text ?? "";
};

const script = (name: string, body: string, cache: string): WebFile => ({
  path: `${FOLDER}${name}`,
  body,
  headers: headersOf("text/javascript", cache),
});

/** The parts of a script, each under the name of its content, and those names. */
const partsOf = async (parts: readonly string[]) => {
  const names = new Map<string, string>();
  const files: WebFile[] = [];
  for (const part of parts) {
    const body = await bundled(part, { plugins: [partsAt(names)] });
    const name = versioned(basename(part, ".ts"), body);
    names.set(basename(part), name);
    files.push(script(name, body, FOR_GOOD));
  }
  return { names, files };
};

/** A script under a stable name and under that of its content, and the parts that it imports. */
const filesOf = async ({ name, entry, parts }: (typeof SCRIPTS)[number]) => {
  const { names, files } = await partsOf(parts);
  const body = await bundled(entry, { plugins: [partsAt(names)] });
  const path = versioned(name, body);
  return {
    files: [script(`${name}.js`, body, FOR_A_WHILE), script(path, body, FOR_GOOD), ...files],
    integrity: [`${name}.js`, { path: `${FOLDER}${path}`, integrity: integrityOf(body) }] as const,
  };
};

/** Every file that a browser may load, built anew: small enough to be made at each start. */
export const buildWeb = async (): Promise<readonly WebFile[]> => {
  const built = await Promise.all(SCRIPTS.map(filesOf));
  const list = JSON.stringify(Object.fromEntries(built.map(({ integrity }) => integrity)), null, 2);
  return [
    ...built.flatMap(({ files }) => files),
    { path: `${FOLDER}integrity.json`, body: `${list}\n`, headers: headersOf("application/json", FOR_A_WHILE) },
  ];
};

/** The widget's panel, to which the server adds what to ask: both come in one request. */
export const buildPanel = async (): Promise<string> => {
  const { names } = await partsOf(WIDGET_PARTS);
  return bundled("widget/asked.ts", { plugins: [partsAt(names)] });
};

/** The files of the package for bundlers: one module, and what it imports when it is wanted. */
export const buildPackage = async (): Promise<readonly { readonly name: string; readonly body: string }[]> => {
  const { outputFiles = [] } = await build({
    ...bundleOptions("embed/index.ts"),
    splitting: true,
    outdir: ".",
    chunkNames: "[name]-[hash]",
  });
  return outputFiles.map(({ path, text }) => ({ name: basename(path), body: text }));
};
