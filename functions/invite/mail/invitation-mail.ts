import { themeOf } from "../../../shared/domain/colour.ts";
import type { Language } from "../../../shared/domain/language.ts";
import type { Mail, MailKind, MailSettings } from "../../../shared/domain/mail.ts";
import type { Store } from "../../../shared/domain/store.ts";
import type { Survey } from "../../../shared/domain/survey.ts";
import { type Html, html } from "../../pages/html.ts";
import { perLanguage } from "../../pages/per-language.ts";
import { storeNames } from "../../pages/store-names.ts";
import { type FirstQuestion, firstQuestion, type Tap } from "./first-question.ts";
import { MAIL_TEXTS } from "./mail-texts.ts";

/** What an invitation is written from. */
export type Invited = {
  readonly kind: MailKind;
  readonly store: Pick<Store, "id" | "name" | "colour" | "logo" | "timeZone">;
  readonly mail: MailSettings;
  readonly survey: Pick<Survey, "questions" | "languages" | "title" | "intro">;
  readonly language: Language;
  /** Where we are reached, without a path. */
  readonly base: string;
  readonly surveyUrl: string;
  readonly unsubscribeUrl: string;
  readonly expiresAt: Date;
};

/** The colour of the pages, where a store has none of its own. */
const USUAL_COLOUR = "#17608f";

const dayFormats = perLanguage(() => new Map<string, Intl.DateTimeFormat>());

const dayText = (day: Date, language: Language, timeZone: string): string => {
  const formats = dayFormats(language);
  const locale = language === "en" ? "en-GB" : language;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone });
  formats.set(timeZone, format);
  return format.format(day);
};

const tapUrl = (surveyUrl: string, question: Pick<FirstQuestion, "id">, { point }: Tap): string =>
  `${surveyUrl}?q=${encodeURIComponent(question.id)}&a=${encodeURIComponent(point)}`;

/** The style sheet inside every mail: what attributes cannot say, which is how it looks in the dark. */
export const MAIL_STYLE = html`:root{color-scheme:light dark}
@media(prefers-color-scheme:dark){.paper{background:#171614!important}.card{background:#201e1c!important;border-color:#37332e!important}.ink{color:#edeae4!important}.soft{color:#aca69c!important}.tap{background:#201e1c!important;border-color:#7f796f!important;color:#edeae4!important}}`;

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SOFT = `margin:0 0 12px;${FONT};font-size:14px;line-height:1.5;color:#625d55`;
const TEXT = `margin:0 0 16px;${FONT};font-size:16px;line-height:1.5;color:#1f1d1a`;
const TAP = `border:1px solid #8b857b;border-radius:10px;background:#ffffff;color:#1f1d1a;text-decoration:none;${FONT};font-size:16px`;

const oneTap = (question: FirstQuestion, tap: Tap, surveyUrl: string): Html => {
  const url = tapUrl(surveyUrl, question, tap);
  return question.shape === "scale"
    ? html`<a class="tap" href="${url}" aria-label="${tap.label}" style="${TAP};display:inline-block;min-width:20px;margin:0 4px 8px 0;padding:12px;text-align:center">${tap.point}</a>`
    : html`<a class="tap" href="${url}" style="${TAP};display:block;margin:0 0 8px;padding:12px 16px">${
        tap.sign !== undefined && html`<span aria-hidden="true">${tap.sign}&nbsp; </span>`
      }${tap.label}</a>`;
};

const endsOf = ({ shape, taps }: FirstQuestion): Html | false =>
  shape === "scale" && html`<p class="soft" style="${SOFT}">${taps[0]?.label} &nbsp;–&nbsp; ${taps.at(-1)?.label}</p>`;

type Said = {
  readonly subject: string;
  readonly title: string;
  readonly greeting: string;
  readonly lead: string;
  readonly intro: string | undefined;
  readonly until: string;
  readonly why: string;
};

const htmlOf = (
  { store, surveyUrl, unsubscribeUrl, base, language, mail }: Invited,
  said: Said,
  question: FirstQuestion,
): Html => {
  const { light } = themeOf(store.colour ?? USUAL_COLOUR);
  const texts = MAIL_TEXTS[language];
  return html`<!doctype html>
<html lang="${language}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${said.subject}</title><style>${MAIL_STYLE}</style></head>
<body class="paper" style="margin:0;padding:0;background:#faf8f5"><table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#faf8f5"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid #e5e0d8;border-radius:14px"><tr><td align="left" style="padding:24px">
${
  store.logo === undefined
    ? html`<p class="soft" style="${SOFT};font-weight:600">${store.name}</p>`
    : html`<p style="margin:0 0 16px"><img src="${base}/logo/${store.id}/${store.logo.file}" alt="${store.name}" height="40" style="display:block;height:40px;width:auto;max-width:100%;border:0"></p>`
}
<h1 class="ink" style="margin:0 0 16px;${FONT};font-size:22px;line-height:1.25;color:#1f1d1a">${said.title}</h1>
<p class="ink" style="${TEXT}">${said.greeting} ${said.lead}</p>
${said.intro !== undefined && html`<p class="ink" style="${TEXT}">${said.intro}</p>`}
<p class="ink" style="${TEXT};font-weight:650;font-size:18px">${question.title}</p>
${question.taps.map((tap) => oneTap(question, tap, surveyUrl))}
${endsOf(question)}
${question.taps.length > 0 && html`<p class="soft" style="${SOFT}">${texts.tap}</p>`}
<p style="margin:16px 0 0"><a href="${surveyUrl}" style="display:inline-block;padding:12px 24px;border-radius:12px;background:${light.act};color:${light.on};text-decoration:none;${FONT};font-size:16px;font-weight:650">${texts.open}</a></p>
</td></tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px"><tr><td align="left" style="padding:20px 24px">
<p class="soft" style="${SOFT}">${said.until}</p>
<p class="soft" style="${SOFT}">${said.why} <a class="soft" href="${unsubscribeUrl}" style="color:#625d55">${texts.unsubscribe}</a></p>
<p class="soft" style="${SOFT};white-space:pre-line">${mail.identity}</p>
</td></tr></table>
</td></tr></table></body></html>`;
};

const textOf = (
  { surveyUrl, unsubscribeUrl, language, mail }: Invited,
  said: Said,
  question: FirstQuestion,
): string => {
  const texts = MAIL_TEXTS[language];
  const taps = question.taps.map((tap) => `  ${tap.label}\n  ${tapUrl(surveyUrl, question, tap)}\n`);
  return [
    `${said.greeting}`,
    `${said.lead}`,
    ...(said.intro === undefined ? [] : [said.intro]),
    question.title,
    ...(taps.length === 0 ? [] : [taps.join("\n"), texts.tap]),
    `${texts.open}:\n${surveyUrl}`,
    "--",
    said.until,
    `${said.why} ${texts.unsubscribe}:\n${unsubscribeUrl}`,
    mail.identity,
    "",
  ].join("\n\n");
};

/** What a mail that invites says: the subject, and the same in HTML and in plain text. It loads nothing that tells on its reader. */
export const invitationParts = (
  invited: Invited,
): { readonly subject: string; readonly html: Html; readonly text: string } => {
  const { kind, store, survey, language, mail, expiresAt } = invited;
  const texts = MAIL_TEXTS[language];
  const { plainName } = storeNames(language, survey.languages);
  const reminds = kind === "reminder";
  const own = mail.subject?.[language];
  const usual = reminds ? texts.reminderSubject(store.name) : texts.subject(store.name);
  const said: Said = {
    subject: own ?? usual,
    title: plainName(survey.title),
    greeting: texts.greeting,
    lead: reminds ? texts.reminderLead(store.name) : texts.lead(store.name),
    intro: survey.intro && plainName(survey.intro),
    until: texts.until(dayText(expiresAt, language, store.timeZone)),
    why: texts.why(store.name),
  };
  const question = firstQuestion(survey, language);
  return {
    subject: said.subject,
    html: htmlOf(invited, said, question),
    text: textOf(invited, said, question),
  };
};

/** The same as it is handed over. */
export const invitationMail = (invited: Invited): Pick<Mail, "subject" | "html" | "text"> => {
  const { html: page, ...parts } = invitationParts(invited);
  return { ...parts, html: String(page) };
};
