import { type Html, html } from "../../../functions/pages/html.ts";
import { openApi } from "../../../shared/contract/openapi.ts";
import type { StaticRoute } from "../http.ts";
import { staticPage } from "./page.ts";

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

/** Text in which backticks mark code. */
const prose = (text: string): Html =>
  html`${text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;

const row = (name: string, where: string, required: boolean, description = ""): Html =>
  html`<tr><th scope="row"><code>${name}</code></th><td>${where}</td><td>${required ? "yes" : "no"}</td><td>${prose(description)}</td></tr>`;

const operation = (method: string, path: string, described: Described): Html => {
  const body = Object.values(described.requestBody?.content ?? {}).flatMap(({ schema }) => propertiesOf(schema));
  const rows = [
    ...described.parameters.map((parameter) =>
      row(parameter.name, parameter.in, parameter.required, parameter.description),
    ),
    ...body.map(([name, schema, required]) => row(name, "body", required, schema.description)),
  ];
  return html`<section>
    <h3 id="${described.operationId}"><span class="method">${method.toUpperCase()}</span> <code>${path}</code></h3>
    <p>${described.summary}.</p>
    <p class="soft">${prose(described.description)}</p>
    ${
      rows.length > 0 &&
      html`<div class="wide" tabindex="0" role="region" aria-label="Parameters of ${described.operationId}"><table>
        <thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Needed</th><th scope="col">What it is</th></tr></thead>
        <tbody>${rows}</tbody></table></div>`
    }
    <p>Answers: ${Object.entries(described.responses).map(([status, { description }]) => html`<code>${status}</code> ${description}. `)}</p>
  </section>`;
};

/** The API for people, drawn from the same contract as `/openapi.json`. */
export const docsPage = (version: string): StaticRoute => {
  const { paths } = openApi(version) as { paths: Record<string, Record<string, Described>> };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operation(method, path, described)),
  );
  return staticPage(
    "/docs",
    "Viaggio API",
    html`<h1>Viaggio API</h1>
      <p>
        Machines read <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1). Show a key as
        <code>Authorization: Bearer …</code>; its store is the only one it can reach. Every error has the same shape:
        a stable <code>code</code>, a message, and for each thing that is wrong its path and why.
      </p>
      <h2>Operations</h2>
      ${operations}`,
  );
};
