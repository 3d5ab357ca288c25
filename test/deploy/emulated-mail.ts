import { EventBridgeClient, ListRulesCommand, PutEventsCommand, PutRuleCommand } from "@aws-sdk/client-eventbridge";
import * as z from "zod";

/** Who tells of mails instead of SES: the emulator's own tells of none, and nobody else may speak as `aws.ses`. */
const INSTEAD_OF_SES = "emulator.ses";

const SentMails = z.object({
  messages: z.record(z.string(), z.array(z.object({ To: z.array(z.string()), BodyText: z.string() }))),
});

/** The plain texts of the mails that the emulator's SES took for an address. */
export const textsSentTo = async (endpoint: string, address: string): Promise<readonly string[]> => {
  const { messages } = SentMails.parse(await (await fetch(`${endpoint}/_ministack/ses/messages`)).json());
  return Object.values(messages)
    .flat()
    .filter(({ To }) => To.includes(address))
    .map(({ BodyText }) => BodyText);
};

/**
 * Puts an event onto the account's bus as SES would, all but its source, which the deployed rule is told to take too. The
 * rest is the rule's to match, and its way through the queue to the function is as deployed.
 * @param detail of the event
 */
export const tellAsSes = async (
  endpoint: string,
  region: string,
  detailType: string,
  detail: object,
): Promise<void> => {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const bus = new EventBridgeClient({ endpoint, region, credentials });
  try {
    const { Rules = [] } = await bus.send(new ListRulesCommand({}));
    const rule = Rules.find(({ EventPattern = "" }) => EventPattern.includes("aws.ses"));
    if (rule?.EventPattern === undefined) throw new Error("No rule listens to SES");
    const pattern = { ...JSON.parse(rule.EventPattern), source: ["aws.ses", INSTEAD_OF_SES] };
    await bus.send(new PutRuleCommand({ Name: rule.Name, State: "ENABLED", EventPattern: JSON.stringify(pattern) }));
    const event = { Source: INSTEAD_OF_SES, DetailType: detailType, Detail: JSON.stringify(detail) };
    const { Entries } = await bus.send(new PutEventsCommand({ Entries: [event] }));
    const problem = Entries?.[0]?.ErrorMessage;
    if (problem !== undefined) throw new Error(`The bus took no event: ${problem}`);
  } finally {
    bus.destroy();
  }
};
