import { readFile, writeFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import {
  type InviteNeeds,
  invite,
  inviteMany,
  openLinkUrl,
  refuseUnpublished,
} from "../../../functions/admin/invite.ts";
import { dynamoInvitations } from "../../../shared/adapters/dynamo/invitations.ts";
import { dynamoOpenLinks } from "../../../shared/adapters/dynamo/open-links.ts";
import { dynamoOptOuts } from "../../../shared/adapters/dynamo/opt-outs.ts";
import { dynamoSurveys } from "../../../shared/adapters/dynamo/surveys.ts";
import type { TableClient } from "../../../shared/adapters/dynamo/table-client.ts";
import { newOpenLink } from "../../../shared/adapters/new-invitation.ts";
import { qrPng, qrSvg } from "../../../shared/adapters/qr-code.ts";
import { InvitationDraft, OpenLinkDraft } from "../../../shared/domain/invitation.ts";
import { LANGUAGES } from "../../../shared/domain/language.ts";
import type { SigningKeys } from "../../../shared/domain/signing-keys.ts";
import { findStore } from "../find-store.ts";
import { type LinkOptions, linkSettings } from "../link-settings.ts";
import { parseDraft } from "../parse-draft.ts";
import { UsageError } from "../usage-error.ts";
import { EXIT, print, withTable } from "./run.ts";

type InviteOptions = LinkOptions & {
  readonly store?: string;
  readonly language?: string;
  readonly segment?: string;
  readonly days?: string;
  readonly occasion?: string;
  readonly recipient?: string;
  readonly batch?: string;
};
type LinkCommandOptions = LinkOptions & {
  readonly store?: string;
  readonly name: string;
  readonly kiosk?: boolean;
  readonly perMinute?: string;
  readonly qr?: readonly string[];
  readonly language?: string;
  readonly segment?: string;
};

const needsOf = (table: TableClient, signingKeys: SigningKeys): InviteNeeds => ({
  now: () => new Date(),
  surveys: dynamoSurveys(table),
  invitations: dynamoInvitations(table),
  optOuts: dynamoOptOuts(table),
  signingKeys,
});

const linesOf = async (file: string): Promise<string[]> => {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new UsageError(`${file} cannot be read.`, { cause });
  });
  return text.split(/\r?\n/).filter((line) => line.trim() !== "");
};

const inviteCustomers = (survey: string | undefined, options: InviteOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    const { base, signingKeys } = await linkSettings(options);
    const store = await findStore(table, options.store);
    const needs = needsOf(table, signingKeys);
    if (options.batch !== undefined) {
      const invited = await inviteMany(store.id, await linesOf(options.batch), base, needs);
      for (const line of invited) print(JSON.stringify(line));
      if (invited.some((line) => "error" in line)) process.exitCode = EXIT.findings;
      return;
    }
    if (survey === undefined) throw new UsageError("Say which survey, or give a file of invitations with --batch.");
    const { language, segment, occasion, recipient } = options;
    const days = options.days === undefined ? undefined : Number(options.days);
    const draft = parseDraft(InvitationDraft, { survey, language, segment, days, occasion, recipient });
    print((await invite(store.id, draft, base, needs)).url);
  });

const drawerFor = (file: string): ((text: string) => Promise<string | Uint8Array>) => {
  const drawer = file.endsWith(".svg") ? qrSvg : file.endsWith(".png") ? qrPng : undefined;
  if (drawer === undefined) throw new UsageError(`--qr ${file} is neither an .svg nor a .png file.`);
  return drawer;
};

const makeLink = (survey: string, options: LinkCommandOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    const { base, signingKeys } = await linkSettings(options);
    // Before there is a link: a wrong name should leave nothing behind.
    const drawings = (options.qr ?? []).map((file) => ({ file, draw: drawerFor(file) }));
    const store = await findStore(table, options.store);
    const { name, language, segment } = options;
    const source = options.kiosk === true ? "kiosk" : "link";
    const perMinute = options.perMinute === undefined ? undefined : Number(options.perMinute);
    const draft = parseDraft(OpenLinkDraft, { survey, name, language, segment, source, perMinute });
    await refuseUnpublished(store.id, draft.survey, needsOf(table, signingKeys));
    const link = newOpenLink(store.id, draft, new Date());
    await dynamoOpenLinks(table).add(link);
    const url = openLinkUrl(link, base, signingKeys);
    print(url);
    for (const { file, draw } of drawings) {
      await writeFile(file, await draw(url)).catch((cause: unknown) => {
        throw new UsageError(`${file} cannot be written.`, { cause });
      });
    }
  });

const withLink = (command: Command) =>
  command
    .option("--store <id>", "store of the survey (default: the only one)")
    .addOption(new Option("--language <language>", "language that the page opens in").choices([...LANGUAGES]))
    .option("--segment <id>", "customer segment")
    .addOption(
      new Option("--url <address>", "where customers reach us (default: this machine, at VIAGGIO_PORT or 8787)").env(
        "VIAGGIO_URL",
      ),
    );

export const addInvite = (program: Command): void => {
  withLink(program.command("invite [survey]"))
    .description("make a link to a published survey for one customer, or for many")
    .option("--days <n>", "days until it ends (default: 30)")
    .option("--occasion <text>", "such as an order's number: the same occasion gives the same link")
    .option("--recipient <text>", "the customer in your own terms: who unsubscribed is invited no more")
    .option("--batch <ndjson>", "a file with a line of JSON for each customer, instead of a survey")
    .addHelpText(
      "after",
      `
Examples:
  viaggio invite after-delivery --language it --occasion A-17
  viaggio invite --batch customers.ndjson > links.ndjson

A line of the file: {"survey":"after-delivery","language":"it","occasion":"A-17","recipient":"customer-4711"}
Each is answered with a line that holds its link, or what is wrong with it. Exit code: 0 all have a link, 1 some have not.`,
    )
    .action((survey: string | undefined, _: unknown, command: Command) =>
      inviteCustomers(survey, command.optsWithGlobals<InviteOptions>()),
    );
  withLink(program.command("link <survey>"))
    .description("make an open link to a published survey: for a poster, a newsletter, a kiosk")
    .requiredOption("--name <text>", "where it hangs, for people")
    .option("--kiosk", "for a kiosk: it begins anew after each answer")
    .option("--qr <files...>", "draw it as a QR code into these files, .svg or .png")
    .option("--per-minute <n>", "new answers that it takes within a minute (default: 60)")
    .addHelpText(
      "after",
      `
Examples:
  viaggio link after-delivery --name "Poster at the till" --qr poster.svg poster.png
  viaggio link after-delivery --name "Tablet at the till" --kiosk`,
    )
    .action((survey: string, _: unknown, command: Command) =>
      makeLink(survey, command.optsWithGlobals<LinkCommandOptions>()),
    );
};
