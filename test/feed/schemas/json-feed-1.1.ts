/** JSON Feed 1.1 as a JSON Schema, written from its specification (jsonfeed.org/version/1.1): what it requires, and no name but its own and those that begin with `_`. */
const text = { type: "string", minLength: 1 };
const url = { type: "string", format: "uri" };
const author = {
  type: "object",
  properties: { name: text, url, avatar: url },
  minProperties: 1,
  additionalProperties: false,
};
const extensions = { "^_[A-Za-z][^.]*$": { type: "object" } };

export const JSON_FEED_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  required: ["version", "title", "items"],
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: text,
    home_page_url: url,
    feed_url: url,
    description: text,
    user_comment: text,
    next_url: url,
    icon: url,
    favicon: url,
    authors: { type: "array", items: author },
    language: { type: "string", pattern: "^[a-z]{2,3}(-[A-Za-z0-9]+)*$" },
    expired: { type: "boolean" },
    items: {
      type: "array",
      items: {
        type: "object",
        required: ["id"],
        anyOf: [{ required: ["content_html"] }, { required: ["content_text"] }],
        properties: {
          id: text,
          url,
          external_url: url,
          title: text,
          content_html: text,
          content_text: text,
          summary: text,
          image: url,
          banner_image: url,
          date_published: { type: "string", format: "date-time" },
          date_modified: { type: "string", format: "date-time" },
          authors: { type: "array", items: author, minItems: 1 },
          tags: { type: "array", items: text },
          language: { type: "string", pattern: "^[a-z]{2,3}(-[A-Za-z0-9]+)*$" },
        },
        patternProperties: extensions,
        additionalProperties: false,
      },
    },
  },
  patternProperties: extensions,
  additionalProperties: false,
} as const;
