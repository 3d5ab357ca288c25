class Markup {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** Markup that is safe to send. Only `html` makes it, and `html` escapes whatever is not markup already. */
export type Html = Markup;

/** What may stand in a template: text is escaped; `undefined` and `false` leave nothing. */
export type HtmlPart = Html | string | number | undefined | false | readonly HtmlPart[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const markupOf = (part: HtmlPart): string => {
  if (part === undefined || part === false) return "";
  if (part instanceof Markup) return part.toString();
  if (typeof part === "object") return part.map(markupOf).join("");
  return escaped(String(part));
};

/**
 * The only way to make markup: what the template says is markup, what it is given is text. It escapes for elements and
 * for quoted attributes, so quote every attribute. There is no way to mark a text as trusted, on purpose.
 */
export const html = (template: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html => {
  let markup = template[0] ?? "";
  for (let index = 0; index < parts.length; index += 1) markup += markupOf(parts[index]) + template[index + 1];
  return new Markup(markup);
};
