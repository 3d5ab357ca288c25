import type { Command } from "commander";
import { type AuditReport, audit, isClean } from "../audit.ts";
import { auditCustomers, type CustomerAudit } from "../audit-customers.ts";
import { FINDINGS } from "../audit-finding.ts";
import { findStore } from "../find-store.ts";
import type { TableOptions } from "../open-table.ts";
import { progressBar } from "../progress-bar.ts";
import { EXIT, print, withTable } from "./run.ts";

type Options = TableOptions & { readonly store?: string; readonly repair?: boolean; readonly json?: boolean };

const SHOWN = 10;

/** What there is to say of the customers: how many, and then what is wrong. */
const customerLines = ({ customers, waiting, wrongProfiles, wrongCells }: CustomerAudit): string[] => [
  `${customers} customers (${waiting} on their way to be counted)`,
  ...(wrongProfiles.length > 0 ? [`WRONG: ${wrongProfiles.length} × customer not counted as they are`] : []),
  ...wrongProfiles.slice(0, SHOWN).map((name) => `  ${name}`),
  ...(wrongCells.length > 0 ? [`WRONG: ${wrongCells.length} × customers' cell differs`] : []),
  ...wrongCells.slice(0, SHOWN).map((name) => `  ${name}`),
];

const lines = (report: AuditReport, ofCustomers: readonly string[]): string[] => {
  const counted = (counts: AuditReport["wrong"], what: string) =>
    FINDINGS.filter((kind) => counts[kind] > 0).map((kind) => `${what}: ${counts[kind]} × ${kind}`);
  return [
    `${report.responses} responses (${report.waiting} on their way to be counted), ${report.cells} cells`,
    ...counted(report.repaired, "repaired"),
    ...counted(report.wrong, "WRONG"),
    ...report.examples.map(({ kind, where }) => `  ${kind}: ${where}`),
    ...report.busyDays.map((day) => `busy, look again later: ${day}`),
    ...ofCustomers,
    `digest ${report.digest}`,
    isClean(report) && ofCustomers.length === 1 ? "The counts are right." : "The counts are not right.",
  ];
};

const runAudit = (options: Options): Promise<void> =>
  withTable(options, async ({ table, digest, settle }) => {
    const store = options.store === undefined ? undefined : (await findStore(table, options.store)).id;
    await settle();
    const bar = progressBar("Auditing", 0);
    const onProgress = (responses: number) => bar.to(responses, "responses");
    const report = await audit(
      { table, digest, now: () => new Date(), onProgress },
      { store, repair: options.repair === true },
    ).finally(bar.stop);
    const customers = await auditCustomers(table, { store, repair: options.repair === true });
    const ofCustomers = customerLines(customers);
    print(options.json === true ? JSON.stringify({ ...report, customers }) : lines(report, ofCustomers).join("\n"));
    if (!isClean(report) || ofCustomers.length > 1) process.exitCode = EXIT.findings;
  });

export const addAudit = (program: Command): void => {
  program
    .command("audit")
    .description("recount every response and compare with the counts that the journey map is read from")
    .option("--store <id>", "one store (default: all)")
    .option("--repair", "put right what is wrong, and look once more")
    .option("--json", "print the report as one JSON object")
    .addHelpText(
      "after",
      `
It reads the whole table, in memory that grows with the counts alone, and may run while responses come in.
What it can find: ${FINDINGS.join(", ")}, customer not counted as they are, customers' cell differs.
The digest is the same for the same counts: compare it before and after a rebuild or a restore.
Exit code: 0 the counts are right (after a repair: now), 1 they are not.`,
    )
    .action((_: unknown, command: Command) => runAudit(command.optsWithGlobals<Options>()));
};
