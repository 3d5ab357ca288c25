import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { Liquid } from "liquidjs";
import { Engine } from "php-parser";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { compileScript, parse } from "vue/compiler-sfc";
import * as z from "zod";
import { type Runtime, startRuntime } from "../../infra/local/runtime.ts";
import { openBrowser } from "../support/browser.ts";
import { startShopServer } from "../web/shop-server.ts";
import { axeViolations, layoutShift, overflow, policyViolations, type Visit, visit } from "../web/visit.ts";
import { type Answer, ask, until } from "./client.ts";

const STORE = "bottega-aurora";
const WORDS = "La tazza ha il peso giusto.";
const ROOT = join(import.meta.dirname, "../..");

let folder: string;
let runtime: Runtime;
let browser: Browser;
let shop: Awaited<ReturnType<typeof startShopServer>>;
let adminKey: string;
let publishableKey: string;
const opened: Visit[] = [];

const admin = async (method: string, path: string, body?: unknown): Promise<Answer["body"]> => {
  const answer = await ask(runtime, method, path, { key: adminKey, body });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** Somebody answers on the shop's page, agrees to be published and adds a photo; the store publishes both. */
const publishWithPhoto = async (): Promise<void> => {
  const page = { query: { key: publishableKey }, headers: { origin: shop.url } };
  const asking = { ...page, query: { ...page.query, touchpoint: "checkout", language: "it" } };
  const { body: asked } = await ask(runtime, "GET", "/v1/widget", asking);
  // A person reads before they answer.
  await new Promise((resolve) => setTimeout(resolve, 1600));
  const answers = { rating: ["5"], comment: [WORDS] };
  const { body: sent } = await ask(runtime, "POST", "/v1/widget", {
    ...page,
    headers: { ...page.headers, "content-type": "text/plain;charset=UTF-8" },
    raw: JSON.stringify({ ...asked.answer, id: randomUUID(), answers }),
  });
  const own = `${runtime.url}${sent.own}`;
  const agreement = new URLSearchParams({ do: "publish", lang: "it", name: "Ada", scope: "site" });
  await fetch(own, { method: "POST", redirect: "manual", body: agreement });
  const picture = sharp({ create: { width: 900, height: 600, channels: 3, background: "#b65b2e" } });
  const form = new FormData();
  form.set("photo", new Blob([new Uint8Array(await picture.jpeg().toBuffer())]), "IMG_1.jpg");
  await fetch(own, { method: "POST", redirect: "manual", body: form });
  const [waiting] = await until(
    async () => (await admin("GET", "/v1/testimonials?state=candidate")).testimonials,
    ([first]) => first?.photo !== undefined,
  );
  await admin("PATCH", `/v1/testimonials/${waiting.id}`, { rev: waiting.rev, state: "published" });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "viaggio-embedding-docs-"));
  [runtime, browser, shop] = await Promise.all([
    startRuntime({ folder, port: 0, log: () => {} }),
    openBrowser(),
    startShopServer(),
  ]);
  const { secret } = await runtime.createOperatorKey("docs");
  const store = { id: STORE, name: "Bottega Aurora", timeZone: "UTC", origins: [shop.url] };
  adminKey = (await ask(runtime, "POST", "/v1/stores", { key: secret, body: store })).body.secret;
  publishableKey = (await admin("POST", "/v1/keys", { name: "shop", kind: "publishable" })).secret;
  for (const [id, stage] of [
    ["product-page", "consideration"],
    ["checkout", "conversion"],
  ] as const) {
    await admin("POST", "/v1/touchpoints", { id, stage, channel: "ecommerce", name: { it: id, en: id } });
    await admin("POST", "/v1/surveys", { id, touchpoint: id });
    await admin("POST", `/v1/surveys/${id}/publish`, { version: 1 });
  }
  await publishWithPhoto();
}, 60_000);
afterEach(async () => {
  for (const { page } of opened.splice(0)) await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
  await runtime?.close();
  rmSync(folder, { recursive: true });
});

const docs = readFileSync(join(ROOT, "docs/embedding.md"), "utf8");
/** The blocks of code under a heading of docs/embedding.md, for this Viaggio and this store's key. */
const snippets = (heading: string): string[] => {
  const section = docs.split(/^## /m).find((part) => part.startsWith(heading)) ?? "";
  return [...section.matchAll(/```\w+\n([\s\S]*?)```/g)].map(([, code = ""]) =>
    code.replaceAll("https://voice.example.com", runtime.url).replaceAll(/pk_(…|demo_bottega_aurora)/g, publishableKey),
  );
};
/** The scripts of the plain page, as `React` and `Vue` tell to have them in the head. */
const scripts = () =>
  ["widget", "wall"].map((name) => `<script type="module" src="${runtime.url}/w/${name}.js"></script>`).join("");

const documentOf = (head: string, body: string, lang = "it") =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">${head}</head><body><main><h1>Shop</h1>${body}</main></body></html>`;

const open = async (...[address, options]: [string, Parameters<typeof visit>[2]?]): Promise<Visit> => {
  const visited = await visit(browser, address, options);
  opened.push(visited);
  return visited;
};
/** The wall with its testimonial, and the card that asks, as a visitor sees them. */
const seen = async ({ page, complaints }: Visit) => {
  await page.locator("viaggio-wall [part=entry]").filter({ hasText: WORDS }).waitFor();
  const card = page.locator("viaggio-feedback");
  await card.getByRole("radio").first().waitFor();
  expect(await layoutShift(page)).toBe(0);
  expect(complaints).toEqual([]);
};

describe("A testimonial with a photo", () => {
  /** Pixels of the picture as it came, and the shape in which it is drawn. */
  const pixelsOf = (where: Pick<Page, "evaluate">, root = "document") =>
    where.evaluate(`(({ naturalWidth, naturalHeight, clientWidth, clientHeight }) =>
      [naturalWidth, naturalHeight, (clientWidth / clientHeight).toFixed(1)])(${root}.querySelector("img[alt='Foto del cliente']"))`);

  it.each([390, 1280])("stands on the wall and moves nothing, under a strict policy: %d px", async (width) => {
    const policy = `default-src 'none'; script-src ${runtime.url}; connect-src ${runtime.url}; img-src ${runtime.url} data:; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
    shop.put("/wall.css", {
      headers: { "content-type": "text/css" },
      body: "viaggio-wall{display:block;block-size:36rem}:root{font-family:Georgia,serif;color-scheme:light dark}",
    });
    const wall = `<viaggio-wall store="${STORE}"><a href="${runtime.url}/f/${STORE}/wall">Clienti</a></viaggio-wall><p>Sotto</p>`;
    const head = `<link rel="stylesheet" href="/wall.css"><script type="module" src="${runtime.url}/w/wall.js"></script>`;
    const address = shop.page(documentOf(head, wall), { "content-security-policy": policy });
    const { page, complaints } = await open(address, { viewport: { width, height: 844 } });
    const photo = page.getByRole("img", { name: "Foto del cliente" });
    await photo.waitFor();
    const drawn = () => pixelsOf(page, 'document.querySelector("viaggio-wall").shadowRoot');
    await expect.poll(drawn).toEqual([900, 600, "1.5"]);
    // Room is kept by its own measures, and it comes when it is near.
    const attributes = Promise.all(["width", "height", "loading"].map((name) => photo.getAttribute(name)));
    expect(await attributes).toEqual(["900", "600", "lazy"]);
    expect(await photo.getAttribute("src")).toMatch(`${runtime.url}/p/${STORE}/`);
    expect(await layoutShift(page)).toBe(0);
    expect(await overflow(page)).toBe(0);
    expect(await policyViolations(page)).toEqual([]);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    const shots = process.env.SHOTS;
    if (shots !== undefined) await page.screenshot({ path: `${shots}/wall-photo-${width}.png` });
  });

  it("stands in the fragment that a server puts into its page, and in a frame", async () => {
    const fragment = (await ask(runtime, "GET", `/f/${STORE}/wall.html`)).body;
    const frame = snippets("The wall").find((code) => code.startsWith("<iframe")) ?? "";
    const { page, complaints } = await open(shop.page(documentOf("", `${fragment}${frame}`)));
    await page.getByRole("img", { name: "Foto del cliente" }).scrollIntoViewIfNeeded();
    await expect.poll(() => pixelsOf(page)).toEqual([900, 600, "1.5"]);
    await page.locator("iframe").scrollIntoViewIfNeeded();
    await page.frameLocator("iframe").getByRole("img", { name: "Foto del cliente" }).scrollIntoViewIfNeeded();
    const inside = page.frames().find((one) => one.url().includes("/wall?"));
    if (inside === undefined) throw new Error("There is no frame.");
    await expect.poll(() => pixelsOf(inside)).toEqual([900, 600, "1.5"]);
    expect(complaints).toEqual([]);
  });
});

describe("docs/embedding.md has what works as it stands", () => {
  /** Files that are not on the disk, for a bundler. */
  const filesFrom = (
    files: Readonly<Record<string, { readonly contents: string; readonly loader: "js" | "jsx" }>>,
  ): Plugin => ({
    name: "files",
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\.\// }, ({ path }) => (path in files ? { path, namespace: "files" } : undefined));
      onLoad({ filter: /.*/, namespace: "files" }, ({ path }) => ({ ...files[path], resolveDir: ROOT }));
    },
  });
  const bundled = async (entry: string, files: Parameters<typeof filesFrom>[0]): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: ROOT, loader: "jsx" },
      plugins: [filesFrom(files)],
      bundle: true,
      write: false,
      format: "esm",
      jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false" },
    });
    return outputFiles[0]?.text.replaceAll("</script", "<\\/script") ?? "";
  };
  const appPage = (code: string) =>
    shop.page(documentOf(scripts(), `<div id="app"></div><script type="module">${code}</script>`));

  it("in React, in a browser and on a server", async () => {
    const files = { "./wall.jsx": { contents: snippets("React")[0] ?? "", loader: "jsx" } } as const;
    const code = await bundled(
      `import { createRoot } from "react-dom/client"; import { AfterPurchase, Wall } from "./wall.jsx";
       createRoot(document.querySelector("#app")).render(<><Wall stage="conversion" /><AfterPurchase /></>);`,
      files,
    );
    await seen(await open(appPage(code)));
    const onServer = await bundled(
      `import { renderToString } from "react-dom/server.browser"; import { Wall } from "./wall.jsx"; globalThis.rendered = renderToString(<Wall stage="retention" />);`,
      files,
    );
    const { page } = await open(shop.page(documentOf("", `<script type="module">${onServer}</script>`)));
    const rendered = z.string().parse(await page.evaluate("rendered"));
    expect(rendered).toMatch(/^<viaggio-wall store="bottega-aurora" stage="retention" style="display:block;/);
  });

  it("in Vue", async () => {
    const { descriptor } = parse(snippets("Vue")[0] ?? "", { filename: "Wall.vue" });
    const { content } = compileScript(descriptor, {
      id: "wall",
      inlineTemplate: true,
      templateOptions: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("viaggio-") } },
    });
    const code = await bundled(
      `import { createApp } from "vue"; import Wall from "./Wall.vue"; createApp(Wall, { stage: "conversion" }).mount("#app");`,
      { "./Wall.vue": { contents: content, loader: "js" } },
    );
    await seen(await open(appPage(code)));
  });

  it("in a theme of Shopify's", async () => {
    const [head = "", section = ""] = snippets("Shopify");
    const layout = `<!doctype html><html lang="{{ request.locale.iso_code }}"><head><meta charset="utf-8"><title>{{ page_title }}</title><link rel="icon" href="data:,">{{ content_for_header }}${head}</head><body><main><h1>{{ page_title }}</h1>{{ content_for_layout }}</main></body></html>`;
    const liquid = new Liquid();
    const request = { locale: { iso_code: "it" } };
    const page = (content: string) =>
      liquid.parseAndRender(layout, {
        request,
        page_title: "Tazza",
        content_for_header: "",
        content_for_layout: content,
      });
    const wall = z.string().parse(await liquid.parseAndRender(section, { request }));
    expect(wall).toContain('lang="it"');
    shop.put("/products/tazza", { body: z.string().parse(await page(wall)) });
    shop.put("/pages/about", { body: z.string().parse(await page("")) });
    const product = await open(`${shop.url}/products/tazza`);
    await product.page.locator("viaggio-wall [part=entry]").filter({ hasText: WORDS }).waitFor();
    await product.page.getByRole("button", { name: "Dicci la tua" }).click();
    await product.page.getByRole("dialog").getByRole("radio").first().waitFor();
    expect([await layoutShift(product.page), product.complaints]).toEqual([0, []]);
    // Only where products are.
    const about = await open(`${shop.url}/pages/about`);
    await about.page.waitForFunction("customElements.get('viaggio-feedback')");
    expect(await about.page.getByRole("button", { name: "Dicci la tua" }).count()).toBe(0);
  });

  it("for WooCommerce: PHP that parses, and markup that works where its hooks put it", async () => {
    const Echo = z.object({
      kind: z.literal("echo"),
      expressions: z.tuple([z.object({ kind: z.literal("string"), value: z.string() })]),
    });
    const Hook = z.object({
      expression: z.object({
        kind: z.literal("call"),
        what: z.object({ name: z.literal("add_action") }),
        arguments: z.tuple([
          z.object({ value: z.string() }),
          z.object({ kind: z.literal("closure"), body: z.object({ children: z.array(Echo) }) }),
        ]),
      }),
    });
    const program = new Engine({}).parseEval(snippets("WooCommerce")[0] ?? "");
    const echoed = new Map(
      z
        .array(Hook)
        .parse(program.children)
        .map(
          ({
            expression: {
              arguments: [hook, { body }],
            },
          }) => [hook.value, body.children.map(({ expressions: [text] }) => text.value).join("")],
        ),
    );
    const head = `<style>viaggio-wall{display:block;block-size:36rem}</style>${echoed.get("wp_head")}`;
    const wall = /<viaggio-wall[\s\S]*?<\/viaggio-wall>/.exec(snippets("Plain HTML")[0] ?? "")?.[0] ?? "";
    await seen(await open(shop.page(documentOf(head, `${wall}${echoed.get("woocommerce_thankyou")}`))));
  });
});
