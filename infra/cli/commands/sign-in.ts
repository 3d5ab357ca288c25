import { type Command, Option } from "commander";
import { Scope } from "../../../shared/domain/api-key.ts";
import { LINK_MINUTES, PAGE_SCOPES } from "../../../shared/domain/session.ts";
import { makeSignInLink } from "../../local/sign-in-link.ts";
import { findStore } from "../find-store.ts";
import { type LinkOptions, publicUrl } from "../link-settings.ts";
import { UsageError } from "../usage-error.ts";
import { print, withTable } from "./run.ts";

type SignInOptions = LinkOptions & { readonly store?: string; readonly name: string; readonly scopes?: string };

const scopesIn = (list: string): Scope[] =>
  list.split(",").map((text) => {
    const scope = Scope.safeParse(text.trim());
    if (scope.success && PAGE_SCOPES.some((page) => page === scope.data)) return scope.data;
    throw new UsageError(`--scopes takes ${PAGE_SCOPES.join(", ")}, with commas; ${text.trim()} is none of them.`);
  });

const makeLink = (options: SignInOptions): Promise<void> =>
  withTable(options, async ({ table }) => {
    const base = publicUrl(options);
    const scopes = options.scopes === undefined ? undefined : scopesIn(options.scopes);
    const store = await findStore(table, options.store);
    const url = await makeSignInLink(
      table,
      base,
      store.id,
      { name: options.name, ...(scopes && { scopes }) },
      new Date(),
    );
    process.stderr.write(`It signs in to ${store.id} once, within ${LINK_MINUTES} minutes:\n`);
    print(url);
  });

export const addSignIn = (program: Command): void => {
  program
    .command("sign-in")
    .description("make an address that signs a person in to the pages of a store, once")
    .option("--store <id>", "store of the pages (default: the only one)")
    .option("--name <text>", "who it is for, as the list of sign-ins shows it", "One-time link")
    .option("--scopes <list>", `of ${PAGE_SCOPES.join(", ")}, with commas (default: all)`)
    .addOption(
      new Option("--url <address>", "where we are reached (default: this machine, at VIAGGIO_PORT or 8787)").env(
        "VIAGGIO_URL",
      ),
    )
    .action((_: unknown, command: Command) => makeLink(command.optsWithGlobals<SignInOptions>()));
};
