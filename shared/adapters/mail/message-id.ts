import { createHash } from "node:crypto";
import type { MailSubject } from "../../domain/mail.ts";

/** Hex digits of an id: 128 bits. */
const ID_LENGTH = 32;

/** The Message-ID of the mail about something, with its brackets: the same for the same, whoever sends it again. */
export const messageIdOf = ({ store, order, survey, kind }: MailSubject, from: string): string => {
  const hash = createHash("sha256").update(JSON.stringify(["viaggio mail", store, order, survey, kind]));
  return `<${hash.digest("hex").slice(0, ID_LENGTH)}@${from.slice(from.lastIndexOf("@") + 1)}>`;
};
