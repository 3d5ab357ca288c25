import { createHash, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { link, open, readdir, readFile, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { composeMail } from "../../shared/adapters/mail/compose-mail.ts";
import { type Mail, type Mailer, MailSubject } from "../../shared/domain/mail.ts";

/** A mail in the mailbox: what its pages show without a parser. */
const KeptMail = z.object({
  about: MailSubject,
  messageId: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  to: z.string(),
  replyTo: z.string().optional(),
  subject: z.string(),
  language: z.string(),
  date: z.iso.datetime(),
  unsubscribeUrl: z.string(),
  text: z.string(),
  html: z.string(),
});
export type KeptMail = z.infer<typeof KeptMail> & { readonly id: string };

/** Mail that this machine would have sent, as files of RFC 5322: nothing leaves it. */
export type Mailbox = Mailer & {
  /** The newest first. */
  readonly list: (most: number) => Promise<{ readonly mails: readonly KeptMail[]; readonly all: number }>;
  readonly get: (id: string) => Promise<KeptMail | undefined>;
  /** As it would have gone over the wire; undefined when there is none. */
  readonly raw: (id: string) => Promise<Buffer | undefined>;
};

type MailboxOptions = {
  readonly folder: string;
  readonly now: () => Date;
};

/** Tells mails apart in addresses and on disk. */
const idOf = (messageId: string): string => createHash("sha256").update(messageId).digest("hex").slice(0, 32);
const ID = /^[0-9a-f]{32}$/;

const isThere = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EEXIST";
const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

const textOrNothing = async (path: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** The mailbox in a folder: what is in it has arrived. A second mail of one Message-ID is the first one. */
export const openMailbox = ({ folder, now }: MailboxOptions): Mailbox => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  /** All of a file or nothing of it, and never over another: a link is made at once, and only where there is none. */
  const keep = async (name: string, content: Buffer | string): Promise<void> => {
    const draft = join(folder, `${randomUUID()}.tmp`);
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    try {
      await link(draft, join(folder, name));
    } catch (error) {
      if (!isThere(error)) throw error;
    } finally {
      await unlink(draft);
    }
  };
  const shownOf = ({ date, ...mail }: Mail): string => JSON.stringify({ ...mail, date: date.toISOString() });

  const get = async (id: string): Promise<KeptMail | undefined> => {
    const shown = ID.test(id) ? await textOrNothing(join(folder, `${id}.json`)) : undefined;
    return shown && { id, ...KeptMail.parse(JSON.parse(shown.toString())) };
  };

  return {
    knowsAgain: true,
    send: async (mail) => {
      const id = idOf(mail.messageId);
      // The mail itself comes last: where it is, the rest is.
      await keep(`${id}.json`, shownOf(mail));
      await keep(`${id}.eml`, await composeMail(mail));
      return { outcome: "accepted", deliveredAt: now().toISOString() };
    },
    list: async (most) => {
      const names = (await readdir(folder)).filter((name) => name.endsWith(".eml"));
      const kept = await Promise.all(
        names.map(async (name) => ({ id: name.slice(0, -4), at: (await stat(join(folder, name))).mtimeMs })),
      );
      const newest = kept.sort((one, other) => other.at - one.at).slice(0, most);
      const mails = await Promise.all(newest.map(({ id }) => get(id)));
      return { mails: mails.filter((mail) => mail !== undefined), all: names.length };
    },
    get,
    raw: async (id) => (ID.test(id) ? textOrNothing(join(folder, `${id}.eml`)) : undefined),
  };
};
