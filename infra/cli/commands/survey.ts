import { writeFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { issuesOf } from "../../../functions/http/parse-input.ts";
import { answerPage } from "../../../functions/survey/page/answer-page.ts";
import { dynamoSurveys, type Surveys } from "../../../shared/adapters/dynamo/surveys.ts";
import { dynamoTouchpoints } from "../../../shared/adapters/dynamo/touchpoints.ts";
import { MAX_BODY_BYTES } from "../../../shared/contract/operation.ts";
import { LANGUAGES, type Language, localized } from "../../../shared/domain/language.ts";
import type { Store } from "../../../shared/domain/store.ts";
import { type Survey, SurveyChanges, SurveyDraft } from "../../../shared/domain/survey.ts";
import { lintSurvey } from "../../../shared/domain/survey-lint.ts";
import { closedSurvey, firstDraft, nextDraft, publishedSurvey } from "../../../shared/domain/survey-versions.ts";
import { findStore } from "../find-store.ts";
import type { TableOptions } from "../open-table.ts";
import { parseDraft } from "../parse-draft.ts";
import { readTextFile } from "../read-text-file.ts";
import { findingLines, outlineOf } from "../survey-outline.ts";
import { UsageError } from "../usage-error.ts";
import { print, withTable } from "./run.ts";

type Owner = TableOptions & { readonly store?: string };
type CreateOptions = Owner & { readonly touchpoint: string; readonly file?: string };

const PAGE = 50;

const tellFindings = (survey: Survey) => {
  for (const line of findingLines(lintSurvey(survey))) process.stderr.write(`${line}\n`);
};

/** What a file says of a survey; nothing without one. As much as the API takes, which the table holds. */
const contentOf = async (file: string | undefined): Promise<SurveyChanges> => {
  if (file === undefined) return {};
  const text = await readTextFile(file);
  if (Buffer.byteLength(text) > MAX_BODY_BYTES) {
    throw new UsageError(`${file} is larger than a survey may be: ${MAX_BODY_BYTES} bytes.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${file} is not JSON.`, { cause });
  }
  const parsed = SurveyChanges.strict().safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    issuesOf(parsed.error)
      .map(({ path, message }) => `${file}: ${path === "" ? "" : `${path} `}${message}`)
      .join("\n"),
  );
};

const onSurveys = (options: Owner, run: (surveys: Surveys, store: Store) => Promise<void>): Promise<void> =>
  withTable(options, async ({ table }) => run(dynamoSurveys(table), await findStore(table, options.store)));

const newestOf = async (surveys: Surveys, store: Store, id: string): Promise<Survey> => {
  const survey = await surveys.newest(store.id, id);
  if (survey === undefined) throw new UsageError(`The store ${store.id} has no survey ${id}: see viaggio survey list.`);
  return survey;
};

/** Writes the first version, or changes the newest one when there is a survey of that id. */
const createSurvey = (id: string, options: CreateOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    const store = await findStore(table, options.store);
    const surveys = dynamoSurveys(table);
    const content = await contentOf(options.file);
    const touchpoint = await dynamoTouchpoints(table).get(store.id, options.touchpoint);
    if (touchpoint === undefined || touchpoint.archived) {
      throw new UsageError(`The store ${store.id} has no open touchpoint ${options.touchpoint}.`);
    }
    const seen = await surveys.newest(store.id, id);
    const changes = { ...content, touchpoint: touchpoint.id };
    const draft =
      seen === undefined
        ? firstDraft(
            parseDraft(SurveyDraft.pick({ id: true }), { id }, ["id"]).id,
            store,
            touchpoint,
            changes,
            new Date(),
          )
        : nextDraft(seen, changes, new Date());
    await (seen === undefined ? surveys.create(draft) : surveys.keepDraft(draft, seen));
    tellFindings(draft);
    print(`${draft.id}\tversion ${draft.version}\tdraft`);
  });

type PreviewOptions = Owner & { readonly language?: Language; readonly html?: string };

/** The page that customers get, without a link's signature: it can be looked at and not sent. */
const pageOf = (survey: Survey, store: Store, language: Language): string => {
  const state = { fields: new Map(), problems: [] };
  const view = { store, survey, language, query: {}, rendered: "", state, kiosk: false };
  return String(answerPage(view).page);
};

const previewSurvey = (id: string, options: PreviewOptions): Promise<void> =>
  onSurveys(options, async (surveys, store) => {
    const survey = await newestOf(surveys, store, id);
    const language = options.language ?? survey.languages[0] ?? "en";
    const { html } = options;
    if (html !== undefined) {
      await writeFile(html, pageOf(survey, store, language)).catch((cause: unknown) => {
        throw new UsageError(`${html} cannot be written.`, { cause });
      });
    }
    for (const line of outlineOf(survey, language)) print(line);
    tellFindings(survey);
  });

const publishSurvey = (id: string, options: Owner): Promise<void> =>
  onSurveys(options, async (surveys, store) => {
    const seen = await newestOf(surveys, store, id);
    if (seen.state === "closed") throw new UsageError(`${id} is closed: write its next version with survey create.`);
    if (seen.state === "draft") await surveys.publish(publishedSurvey(seen, new Date()), seen);
    tellFindings(seen);
    print(`${id}\tversion ${seen.version}\tpublished`);
  });

const closeSurvey = (id: string, options: Owner): Promise<void> =>
  onSurveys(options, async (surveys, store) => {
    const seen = await surveys.published(store.id, id);
    if (seen === undefined) throw new UsageError(`The store ${store.id} has no published survey ${id}.`);
    await surveys.close(closedSurvey(seen, new Date()), seen);
    print(`${id}\tversion ${seen.version}\tclosed`);
  });

const listSurveys = (options: Owner): Promise<void> =>
  onSurveys(options, async (surveys, store) => {
    let cursor: string | undefined;
    do {
      const page = await surveys.list(store.id, PAGE, cursor);
      for (const { id, version, state, touchpoint, title } of page.surveys) {
        print([id, `version ${version}`, state, touchpoint, localized(title, store.languages[0] ?? "en")].join("\t"));
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
  });

export const addSurvey = (program: Command): void => {
  const survey = program
    .command("survey")
    .description("write, preview, publish, close and list surveys")
    .addHelpText(
      "after",
      `
Examples, in order:
  viaggio survey create after-delivery --touchpoint delivery
  viaggio survey preview after-delivery --language en --html preview.html
  viaggio survey publish after-delivery
  viaggio invite after-delivery
  viaggio survey close after-delivery

A closed survey takes answers again when its next version is written (create) and published.`,
    );
  const withStore = (command: Command) => command.option("--store <id>", "store of the survey (default: the only one)");
  withStore(survey.command("create <id>"))
    .description("write a survey as a draft, or the next draft of one; without a file from its touchpoint's template")
    .requiredOption("--touchpoint <id>", "touchpoint that it asks about")
    .option("--file <json>", "what it asks, as JSON (docs/surveys.md)")
    .action((id: string, _: unknown, command: Command) => createSurvey(id, command.optsWithGlobals<CreateOptions>()));
  withStore(survey.command("preview <id>"))
    .description("show what a survey asks, and what its design does to the answers")
    .addOption(
      new Option("--language <language>", "language to show it in (default: the survey's first)").choices([
        ...LANGUAGES,
      ]),
    )
    .option("--html <file>", "write the page that customers get, too, drafts included")
    .action((id: string, _: unknown, command: Command) => previewSurvey(id, command.optsWithGlobals<PreviewOptions>()));
  withStore(survey.command("publish <id>"))
    .description("let the newest draft take answers; it never changes again")
    .action((id: string, _: unknown, command: Command) => publishSurvey(id, command.optsWithGlobals<Owner>()));
  withStore(survey.command("close <id>"))
    .description("take no more answers, and keep those that were given")
    .action((id: string, _: unknown, command: Command) => closeSurvey(id, command.optsWithGlobals<Owner>()));
  withStore(survey.command("list"))
    .description("list surveys: id, newest version, state, touchpoint, title")
    .action((_: unknown, command: Command) => listSurveys(command.optsWithGlobals<Owner>()));
};
