import { type Html, html } from "../../../functions/pages/html.ts";
import { perLanguage } from "../../../functions/pages/per-language.ts";
import { openApi, openApiText } from "../../../shared/contract/openapi.ts";
import type { Route } from "../http-routes.ts";
import { LOCAL_TEXTS, type LocalTexts } from "./local-texts.ts";
import { localPage, localWording, prose } from "./page.ts";

type DocsTexts = LocalTexts["docs"];
type Schema = { readonly type?: string; readonly description?: string };
type Described = {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
};

/** Properties of a body's schema, wherever zod's intersections and defaults put them. */
const propertiesOf = (schema: unknown): [string, Schema, boolean][] => {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Schema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => [name, property, required.includes(name)]);
};

/** The contract is written in English; only what frames it is in the reader's language. */
const operation = (method: string, path: string, described: Described, texts: DocsTexts): Html => {
  const row = (name: string, where: string, required: boolean, description = ""): Html =>
    html`<tr><th scope="row"><code>${name}</code></th><td><code>${where}</code></td><td>${required ? texts.yes : texts.no}</td><td lang="en">${prose(description)}</td></tr>`;
  const body = Object.values(described.requestBody?.content ?? {}).flatMap(({ schema }) => propertiesOf(schema));
  const rows = [
    ...described.parameters.map((parameter) =>
      row(parameter.name, parameter.in, parameter.required, parameter.description),
    ),
    ...body.map(([name, schema, required]) => row(name, "body", required, schema.description)),
  ];
  return html`<section>
    <h3 id="${described.operationId}"><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
    <p lang="en">${described.summary}.</p>
    <p class="soft" lang="en">${prose(described.description)}</p>
    ${
      rows.length > 0 &&
      html`<div class="wide" tabindex="0" role="region" aria-label="${texts.parametersOf(described.operationId)}"><table>
        <thead><tr>${texts.columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${rows}</tbody></table></div>`
    }
    <p>${texts.answers}: <span lang="en">${Object.entries(described.responses).map(([status, { description }]) => html`<code>${status}</code> ${description}. `)}</span></p>
  </section>`;
};

/** The API for people, drawn from the same contract as `/openapi.json`. */
export const docsPage = (version: string): Route => {
  // Both take a tenth of a second, which a start need not wait for.
  const contentIn = perLanguage((language) => {
    const { docs: texts } = LOCAL_TEXTS[language];
    const { paths } = openApi(version) as { paths: Record<string, Record<string, Described>> };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => operation(method, path, described, texts)),
    );
    return html`<h1>${texts.title}</h1><p><a href="/openapi.json">openapi.json</a> (OpenAPI 3.1, ${texts.forMachines})</p>
<p>${prose(texts.keys)}${texts.inEnglish !== undefined && ` ${texts.inEnglish}`}</p>
<h2>${texts.operations}</h2>${operations}`;
  });
  return {
    method: "GET",
    path: "/docs",
    handler: async (event) => {
      const wording = localWording(event);
      return localPage({ title: wording.texts.docs.title, main: contentIn(wording.language) }, wording);
    },
  };
};

/** The API for machines. */
export const openApiFile = (version: string): Route => {
  let text: string | undefined;
  return {
    method: "GET",
    path: "/openapi.json",
    handler: async () => {
      text ??= openApiText(version);
      return { statusCode: 200, headers: { "content-type": "application/json" }, body: text };
    },
  };
};
