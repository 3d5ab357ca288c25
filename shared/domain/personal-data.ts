import type { PiiFinding, PiiKind, Testimonial } from "./testimonial.ts";

/** Full-width forms of ASCII, as some keyboards type them: U+FF01..U+FF5E. */
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

const AT = String.raw`(?:@|\s{0,2}[([{]\s?(?:at|et|chiocciola|arroba|arobase)\s?[)\]}]\s{0,2})`;
const EMAIL = new RegExp(
  String.raw`[\p{L}\p{N}._%+-]{1,64}${AT}[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}`,
  "giu",
);

/** Endings of bare addresses. Those that are words of our languages (me, so, at) would find every missing space. */
const ENDINGS = "com|net|org|eu|info|shop|store|online|app|dev|biz|link|it|fr|de|es|pt|ch|uk|br|ly|gg";
const URL_TEXT = new RegExp(
  String.raw`(?:https?:\/\/|www\.)[^\s<>"]+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:${ENDINGS})(?![\p{L}\p{N}-])(?:\/[^\s<>"]*)?`,
  "giu",
);

/**
 * Characters of an IBAN by country. Source: the SWIFT registry of IBANs, for the countries of SEPA and those that our
 * languages are spoken in.
 */
const IBAN_LENGTH = new Map(
  Object.entries({
    ...{ AD: 24, AT: 20, BE: 16, BG: 22, BR: 29, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18 },
    ...{ FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21 },
    ...{ MC: 27, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27, VA: 22 },
  }),
);
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}[0-9]{2}(?:[ .-]?[A-Z0-9]){11,30}/giu;

/** 13 to 19 digits in groups. */
const CARD = /(?<![\p{L}\p{N}])[0-9](?:[ -]?[0-9]){12,18}(?![\p{L}\p{N}])/gu;

/** Digits in groups, with the signs that people put between the groups of a telephone number. */
const PHONE = /(?<![\p{L}\p{N}])(?:\+|00)?[ ]?\(?[0-9](?:[ .\-/()]{0,2}[0-9]){6,16}(?![\p{L}\p{N}])/gu;
/** A day, whatever follows it. */
const DAY = /^(?:[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}[./-][0-9]{2}[./-][0-9]{2})(?![0-9])/;
/** A price or a count, in thousands: 1.234.567. */
const THOUSANDS = /^[0-9]{1,3}(?:\.[0-9]{3})+$/;
/** Passes every check and is no number of anybody. */
const ONE_DIGIT = /^(.)\1+$/;

const digitsOf = (text: string): string => text.replace(/[^0-9]/g, "");

/** The remainder that an account number leaves; 1 for a valid one. Source: ISO 13616, ISO 7064 MOD 97-10. */
const ibanRemainder = (iban: string): number => {
  let remainder = 0;
  for (const character of `${iban.slice(4)}${iban.slice(0, 4)}`) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
};

/** The account number at the beginning of what looks like one; what follows it may be the next word. */
const ibanIn = (text: string): string | undefined => {
  const length = IBAN_LENGTH.get(text.slice(0, 2).toUpperCase());
  if (length === undefined) return undefined;
  let iban = "";
  let end = 0;
  while (end < text.length && iban.length < length) {
    const character = text[end++]!;
    if (!/[ .-]/.test(character)) iban += character.toUpperCase();
  }
  return iban.length === length && ibanRemainder(iban) === 1 ? text.slice(0, end) : undefined;
};

/** The check digit of payment cards. Source: ISO/IEC 7812-1, annex B. */
const isLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    sum += place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
};

const cardIn = (text: string): string | undefined => {
  const digits = digitsOf(text);
  // Networks that issue cards begin with 2 to 6.
  return /^[2-6]/.test(digits) && !ONE_DIGIT.test(digits) && isLuhn(digits) ? text : undefined;
};

/**
 * A telephone number: 8 to 15 digits (E.164) with a + or 00; 8 to 13 with a leading 0; 9 to 11 otherwise. Days and
 * prices are none. An order number may pass for one, and has no place in public either.
 */
const phoneIn = (text: string): string | undefined => {
  const digits = digitsOf(text);
  if (DAY.test(text) || THOUSANDS.test(text) || ONE_DIGIT.test(digits)) return undefined;
  const international = /^(?:\+|00)/.test(text);
  const [fewest, most] = international ? [8, 15] : digits.startsWith("0") ? [8, 13] : [9, 11];
  const count = text.startsWith("00") ? digits.length - 2 : digits.length;
  return count >= fewest && count <= most ? text : undefined;
};

/** Punctuation after an address belongs to the sentence. */
const urlIn = (text: string): string | undefined => text.replace(/[.,;:!?)\]}'"»”’]+$/u, "");
const whole = (text: string): string | undefined => text;

const RULES: readonly (readonly [PiiKind, RegExp, (text: string) => string | undefined])[] = [
  ["email", EMAIL, whole],
  ["url", URL_TEXT, urlIn],
  ["iban", IBAN, ibanIn],
  ["card", CARD, cardIn],
  ["phone", PHONE, phoneIn],
];

/** Places in code points for places in UTF-16 units. */
const codePointCounter = (text: string) => {
  let units = 0;
  let points = 0;
  return (until: number): number => {
    for (; units < until; points++) units += text.codePointAt(units)! > 0xffff ? 2 : 1;
    return points;
  };
};

/**
 * E-mail addresses, web addresses, telephone numbers, and account and card numbers with valid check digits in a text,
 * in order and apart; places in code points. Written for people to look at, so it rather finds too much.
 */
export const findPersonalData = (text: string): PiiFinding[] => {
  // One unit for one unit, so places stay what they are.
  const plain = text.replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_OFFSET));
  const found: { kind: PiiKind; start: number; end: number }[] = [];
  for (const [kind, pattern, read] of RULES) {
    for (const match of plain.matchAll(pattern)) {
      const skipped = match[0].length - match[0].trimStart().length;
      const start = match.index + skipped;
      const end = start + (read(match[0].trimStart())?.length ?? 0);
      if (end > start && found.every((other) => end <= other.start || start >= other.end))
        found.push({ kind, start, end });
    }
  }
  const point = codePointCounter(plain);
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => ({ kind, from: point(start), to: point(end) }));
};

/** Findings of two detectors as one list: where they overlap, the first one's. */
export const mergeFindings = (first: readonly PiiFinding[], more: readonly PiiFinding[]): PiiFinding[] =>
  [...first, ...more.filter(({ from, to }) => first.every((known) => to <= known.from || from >= known.to))].sort(
    (a, b) => a.from - b.from,
  );

/** What a look for personal data found, and who looked. */
export type PersonalDataReport = {
  readonly findings: readonly PiiFinding[];
  readonly engine: Testimonial["piiEngine"];
};

/** Looks for personal data in a comment. Never throws: an engine that is down leaves what our rules find. */
export type PersonalDataDetector = (comment: {
  readonly text: string;
  readonly language?: string | undefined;
}) => Promise<PersonalDataReport>;

/** Our rules alone: in every language, and nothing leaves the machine. */
export const ruleDetector: PersonalDataDetector = async ({ text }) => ({
  findings: findPersonalData(text),
  engine: "rules",
});
