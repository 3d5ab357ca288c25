import { invalidInput } from "../../../shared/domain/errors.ts";
import { LANGUAGES, type Language, type LocalizedText, MAX_NAME_LENGTH } from "../../../shared/domain/language.ts";
import { Slug, type Stage } from "../../../shared/domain/stage.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { nameText } from "../../../shared/domain/text.ts";
import { Channel, type Touchpoint, type TouchpointDraft } from "../../../shared/domain/touchpoint.ts";
import type { FormProblem } from "./editor-texts.ts";

/** What the fields of a form hold, by name. */
export type Values = Readonly<Record<string, string>>;
/** What is wrong with them, by name. */
export type Problems = Readonly<Record<string, FormProblem>>;
/** What a form says, or what is wrong with it. */
export type Read<What> = { readonly read: What } | { readonly problems: Problems };

const REVISION = /^[1-9]\d{0,9}$/;
const ORDER = /^\d{1,4}$/;

/** The field of a name in a language. */
export const nameField = (language: Language): string => `name-${language}`;

/** The fields of a form, none twice. @throws AppError `invalid_input` that names one that is */
export const singleValues = (fields: ReadonlyMap<string, readonly string[]>): Values => {
  const repeated = [...fields].find(([, values]) => values.length > 1);
  if (repeated !== undefined) throw invalidInput(`body.${repeated[0]}`, "stands in the form more than once");
  return Object.fromEntries([...fields].map(([name, [value = ""]]) => [name, value]));
};

/** A revision that a form was made from. @throws AppError `invalid_input` when it is none */
export const revisionIn = ({ revision = "" }: Values): number => {
  if (!REVISION.test(revision)) throw invalidInput("body.revision", "is not a revision");
  return Number(revision);
};

/**
 * The revision that a form is made from. One that was open for too long keeps its own: what was changed meanwhile is to be
 * seen when it is sent once more.
 */
export const formRevision = (revision: number, values: Values, told: { readonly kind: string } | undefined): number =>
  told?.kind === "expired" && REVISION.test(values.revision ?? "") ? Number(values.revision) : revision;

export const stageValues = ({ id, name }: Stage): Values => ({ id, ...nameValues(name) });

export const touchpointValues = ({ id, name, channel, stage, order }: Touchpoint): Values => ({
  id,
  channel,
  stage,
  order: String(order),
  ...nameValues(name),
});

const nameValues = (name: LocalizedText): Values =>
  Object.fromEntries(LANGUAGES.map((language) => [nameField(language), name[language] ?? ""]));

/** Names by language; a field that is empty is none. */
const readName = (values: Values): { readonly name: LocalizedText; readonly problems: Problems } => {
  const name: LocalizedText = {};
  const problems: Record<string, FormProblem> = {};
  for (const language of LANGUAGES) {
    const field = nameField(language);
    const text = (values[field] ?? "").trim();
    if (text === "") continue;
    const parsed = nameText(MAX_NAME_LENGTH).safeParse(text);
    if (parsed.success) name[language] = parsed.data;
    else problems[field] = text.length > MAX_NAME_LENGTH ? "longName" : "badName";
  }
  const isNone = Object.keys(name).length === 0 && Object.keys(problems).length === 0;
  return { name, problems: isNone ? { name: "noName" } : problems };
};

const readId = ({ id = "" }: Values): { readonly id: string; readonly problems: Problems } => {
  const parsed = Slug.safeParse(id.trim());
  return parsed.success ? { id: parsed.data, problems: {} } : { id, problems: { id: "badId" } };
};

const unless = <What>(problems: Problems, read: () => What): Read<What> =>
  Object.keys(problems).length > 0 ? { problems } : { read: read() };

/** A stage; its id is `known`, or what was typed for a new one. */
export const readStage = (values: Values, known?: string): Read<Stage> => {
  const { id, problems } = known === undefined ? readId(values) : { id: known, problems: {} };
  const { name, problems: wrongNames } = readName(values);
  return unless({ ...problems, ...wrongNames }, () => ({ id, name }));
};

/** What a touchpoint is to be; its id is `known`, or what was typed for a new one. */
export const readTouchpoint = (
  values: Values,
  { stages }: Pick<Store, "stages">,
  known?: string,
): Read<Pick<TouchpointDraft, "id" | "name" | "channel" | "stage" | "order">> => {
  const { id, problems } = known === undefined ? readId(values) : { id: known, problems: {} };
  const { name, problems: wrongNames } = readName(values);
  const { channel = "", stage = "", order = "" } = values;
  const parsed = Channel.safeParse(channel);
  const wrong: Record<string, FormProblem> = { ...problems, ...wrongNames };
  if (!parsed.success) wrong.channel = "badChannel";
  if (!stages.some((each) => each.id === stage)) wrong.stage = "unknownStage";
  if (!ORDER.test(order.trim())) wrong.order = "badOrder";
  return unless(wrong, () => ({ id, name, channel: Channel.parse(channel), stage, order: Number(order.trim()) }));
};
