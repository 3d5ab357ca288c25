import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import * as z from "zod";

/** Where browsers are installed as a rule; `CHROME_PATH` names any other. */
const INSTALLED = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A container has no user namespaces for the sandbox and little shared memory; the pages are our own. */
const ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"];

const Package = z.object({ version: z.string() });
const CACHE = join(import.meta.dirname, "../../node_modules/.cache/viaggio-browser");

/** Has the package unpack itself, libraries of its Linux included, below the folder that is its `TMPDIR`. */
const UNPACK = `
  const { default: chromium, inflate } = await import("@sparticuz/chromium");
  await chromium.executablePath();
  await inflate(process.argv[1]);
`;

/** The browser that comes from npm, unpacked once; several processes may ask for it at the same time. */
const unpackedBrowser = async (): Promise<string> => {
  const browserPackage = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const { version } = Package.parse(createRequire(browserPackage)("../package.json"));
  const folder = join(CACHE, version);
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const unfinished = await mkdtemp(join(CACHE, "unfinished-"));
  const libraries = join(browserPackage, "../../bin/al2023.tar.br");
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", UNPACK, libraries], {
    env: { ...process.env, TMPDIR: unfinished },
  });
  // The package's own list of fonts names folders that only Lambda has.
  await writeFile(
    join(unfinished, "fonts/fonts.conf"),
    `<fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>`,
  );
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another process was first; its copy is as good.
    await rm(unfinished, { recursive: true, force: true });
    await access(folder).catch(() => {
      throw error;
    });
  }
  return folder;
};

const hasFonts = async (): Promise<boolean> =>
  (await readdir("/usr/share/fonts").catch(() => [])).length > 0 || process.platform !== "linux";

/**
 * A real browser without a window: an installed Chrome or Chromium, else the one that comes from npm. Close it when done.
 * @throws an error that says what to do when neither starts
 */
export const openBrowser = async (): Promise<Browser> => {
  const installed = [process.env.CHROME_PATH ?? "", ...INSTALLED].find((path) => path !== "" && existsSync(path));
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: ARGUMENTS });
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("The browser tests need Chrome or Chromium: install one, or name it in CHROME_PATH.");
  }
  const folder = await unpackedBrowser();
  const environment = {
    ...process.env,
    ...(!(await hasFonts()) && { FONTCONFIG_PATH: join(folder, "fonts") }),
  };
  // It is a "headless shell" for Lambda: no helper processes of its own to fork from, no GPU.
  const options = { executablePath: join(folder, "chromium"), args: [...ARGUMENTS, "--no-zygote", "--disable-gpu"] };
  try {
    return await chromium.launch({ ...options, env: environment });
  } catch {
    // A bare Linux lacks NSS and its like: those that came along are for such.
    return await chromium.launch({
      ...options,
      env: { ...environment, LD_LIBRARY_PATH: join(folder, "al2023/lib") },
    });
  }
};
