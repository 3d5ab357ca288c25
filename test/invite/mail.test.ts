import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { type Invited, invitationMail } from "../../functions/invite/mail/invitation-mail.ts";
import { composeMail } from "../../shared/adapters/mail/compose-mail.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { type Mail, MailSettings } from "../../shared/domain/mail.ts";
import { surveyTemplate } from "../../shared/domain/survey-templates.ts";
import { aChoice, aQuestion, aStore, aSurvey } from "../support/builders.ts";

const IDENTITY = "Bottega Aurora S.r.l.\nVia Roma 1, 10121 Torino";
const SURVEY_URL = "https://voice.example/s/v1.k.payload.mac";
const UNSUBSCRIBE_URL = "https://voice.example/u/v1.k.payload.mac";

const invited = (fields: Partial<Invited> = {}): Invited => ({
  kind: "invitation",
  store: aStore({ name: "Bottega Aurora" }),
  mail: { identity: IDENTITY },
  survey: aSurvey({ ...surveyTemplate("retention", "email"), languages: [...LANGUAGES] }),
  language: "en",
  base: "https://voice.example",
  surveyUrl: SURVEY_URL,
  unsubscribeUrl: UNSUBSCRIBE_URL,
  expiresAt: new Date("2026-04-01T10:00:00Z"),
  ...fields,
});

const aMail = (fields: Partial<Mail> = {}): Mail => ({
  messageId: "<0123456789abcdef@shop.example>",
  about: { store: "bottega", order: "1001", survey: "after-delivery", kind: "invitation" },
  from: { name: "Bottega Aurora", address: "voice@shop.example" },
  to: "maria@example.com",
  date: new Date("2026-03-05T10:00:00Z"),
  language: "en",
  unsubscribeUrl: UNSUBSCRIBE_URL,
  ...invitationMail(invited()),
  ...fields,
});

/** A mail as a program that knows nothing of ours reads it. */
const received = async (mail: Mail) => {
  const raw = await composeMail(mail);
  const read = await PostalMime.parse(raw);
  const headers = new Map(read.headers.map(({ key, value }) => [key, value]));
  return { raw: raw.toString("latin1"), read, headers };
};

describe("a mail that invites", () => {
  it.each(LANGUAGES)("comes out of the wire as it went in, in %s", async (language) => {
    const said = invitationMail(invited({ language }));
    const { raw, read, headers } = await received(aMail({ ...said, language }));
    expect(read.subject).toBe(said.subject);
    expect(read.text?.trim()).toBe(said.text.trim());
    expect(read.html?.trim()).toBe(said.html.trim());
    expect(headers.get("content-type")).toMatch(/^multipart\/alternative/);
    expect(headers.get("content-language")).toBe(language);
    expect(headers.get("list-unsubscribe")).toBe(`<${UNSUBSCRIBE_URL}>`);
    expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(headers.get("auto-submitted")).toBe("auto-generated");
    expect(read.messageId).toBe("<0123456789abcdef@shop.example>");
    expect(new Date(read.date ?? "").toISOString()).toBe("2026-03-05T10:00:00.000Z");
    expect(read.from).toMatchObject({ name: "Bottega Aurora", address: "voice@shop.example" });
    expect(read.to).toMatchObject([{ address: "maria@example.com" }]);
    // RFC 5322: no line longer than 998, and nothing but ASCII on the way.
    expect(raw.split("\r\n").every((line) => line.length <= 998)).toBe(true);
    expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    for (const part of [read.text, read.html]) {
      expect(part).toContain(UNSUBSCRIBE_URL);
      expect(part).toContain("Via Roma 1, 10121 Torino");
    }
  });

  it("asks the first question as links, one for each answer, in both parts", async () => {
    const { read } = await received(aMail());
    const { questions } = invited().survey;
    for (const point of [1, 2, 3, 4, 5]) {
      expect(read.text).toContain(`${SURVEY_URL}?q=${questions[0]?.id}&a=${point}\n`);
      expect(read.html).toContain(`href="${SURVEY_URL}?q=${questions[0]?.id}&amp;a=${point}"`);
    }
  });

  it.each([
    ["a recommendation", aQuestion("recommendation"), 11],
    ["effort", aQuestion("effort"), 7],
    ["stars", aQuestion("rating"), 5],
    ["a choice", aChoice(), 3],
    ["a comment", aQuestion("comment"), 0],
  ])("has a link for each answer to %s", (_what, question, count) => {
    const { html, text } = invitationMail(invited({ survey: aSurvey({ questions: [question] }) }));
    expect(html.match(/\?q=/g) ?? []).toHaveLength(count);
    expect(text.match(/\?q=/g) ?? []).toHaveLength(count);
    expect(html).toContain(`href="${SURVEY_URL}"`);
  });

  it("loads nothing but the logo, whose address is the same for everybody", () => {
    const bare = invitationMail(invited()).html;
    expect(bare).not.toMatch(/<(img|link|script|iframe|object|video|audio)\b|url\(|@import/i);
    const logo = { file: "abcdefghijklmnop.png", width: 200, height: 80 };
    const { html } = invitationMail(invited({ store: aStore({ logo }) }));
    expect(html.match(/<img [^>]*src="([^"]+)"/)?.[1]).toBe("https://voice.example/logo/bottega/abcdefghijklmnop.png");
    expect(html.match(/<img/g)).toHaveLength(1);
  });

  it("shows what a store wrote as text, never as markup", () => {
    const name = '<img src=x onerror="alert(1)">&';
    const { html } = invitationMail(invited({ store: aStore({ name }), mail: { identity: "<b>Via</b>" } }));
    expect(html).not.toContain("<img");
    expect(html).not.toContain("<b>");
  });

  it("reminds in other words, and says that it is the last time", () => {
    const once = invitationMail(invited());
    const again = invitationMail(invited({ kind: "reminder" }));
    expect(again.subject).not.toBe(once.subject);
    expect(again.text).toContain("we will not ask again");
  });

  it("takes the store's own subject in the languages that it is written in", () => {
    const mail = { identity: IDENTITY, subject: { it: "Il tuo vaso" } };
    expect(invitationMail(invited({ mail, language: "it" })).subject).toBe("Il tuo vaso");
    expect(invitationMail(invited({ mail, language: "de" })).subject).toBe("Wie war es? Bottega Aurora wüsste es gern");
  });
});

describe("the addresses of a mail", () => {
  it.each([
    ["a plus-tag", "maria+shop@example.com", "maria+shop@example.com"],
    ["a domain of another script", "anna@xn--bcher-kva.example", "anna@xn--bcher-kva.example"],
    ["an apostrophe", "o'brien@example.com", "o'brien@example.com"],
  ])("reach %s", async (_what, to, expected) => {
    const { read } = await received(aMail({ to }));
    expect(read.to).toMatchObject([{ address: expected }]);
  });

  it("of the sender are checked where they are set", () => {
    const parse = (fields: object) => MailSettings.safeParse({ identity: IDENTITY, ...fields });
    expect(parse({ address: " Voice@Bücher.Example " }).data?.address).toBe("Voice@xn--bcher-kva.example");
    for (const fields of [
      { address: "a@b.example\r\nBcc: everybody@example.com" },
      { address: "a@b.example, c@d.example" },
      { address: "nobody" },
      { name: "Bottega\r\nBcc: everybody@example.com" },
      { subject: { it: "Ciao\nBcc: everybody@example.com" } },
      { identity: " " },
      { colour: "#fff" },
    ])
      expect(parse(fields).success, JSON.stringify(fields)).toBe(false);
  });

  it("cannot be forged by what a customer's shop told, even past the checks", async () => {
    const { raw, headers } = await received(
      aMail({
        from: { name: 'Shop"\r\nBcc: <x@evil.example>', address: "voice@shop.example" },
        subject: "Hello\r\nBcc: x@evil.example",
      }),
    );
    expect(headers.has("bcc")).toBe(false);
    expect(raw).not.toMatch(/^bcc:/im);
  });
});
