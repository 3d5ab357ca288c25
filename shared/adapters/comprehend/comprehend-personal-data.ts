import {
  type ComprehendClient,
  ContainsPiiEntitiesCommand,
  DetectPiiEntitiesCommand,
  type PiiEntity,
} from "@aws-sdk/client-comprehend";
import { baseLanguage } from "../../domain/language.ts";
import { findPersonalData, mergeFindings, type PersonalDataDetector } from "../../domain/personal-data.ts";
import type { PiiFinding, PiiKind } from "../../domain/testimonial.ts";
import { codePoints } from "../../domain/words.ts";
import { circuitBreaker } from "./circuit-breaker.ts";
import { verdictOn } from "./comprehend-error.ts";

/** The languages that it looks for personal data in. Source: DetectPiiEntities reference; Italian is not among them. */
const LANGUAGES = ["en", "es"] as const;
/** Surer than this, from 0 to 1: our choice, since a finding only asks a person to look. */
const LEAST_SCORE = 0.5;
/** Failed calls in a row that stop the calls for a while, so that digest does not wait for each. */
const BREAKER = { failures: 3, coolDownMs: 60_000 };

/** What its types are to us; types that are not here say nothing about who somebody is (days, ages, places alike). */
const KINDS = new Map<string, PiiKind>(
  Object.entries({
    NAME: "name",
    ADDRESS: "address",
    EMAIL: "email",
    PHONE: "phone",
    URL: "url",
    CREDIT_DEBIT_NUMBER: "card",
    INTERNATIONAL_BANK_ACCOUNT_NUMBER: "iban",
    BANK_ACCOUNT_NUMBER: "account",
    BANK_ROUTING: "account",
    SWIFT_CODE: "account",
    USERNAME: "account",
    PASSWORD: "other",
    PIN: "other",
    PASSPORT_NUMBER: "other",
    DRIVER_ID: "other",
    SSN: "other",
    IP_ADDRESS: "other",
    MAC_ADDRESS: "other",
    LICENSE_PLATE: "other",
    VEHICLE_IDENTIFICATION_NUMBER: "other",
  } satisfies Record<string, PiiKind>),
);

const counts = (type: string | undefined, score: number | undefined): boolean =>
  KINDS.has(type ?? "") && (score ?? 0) >= LEAST_SCORE;

const findingOf = ({ Type, Score, BeginOffset, EndOffset }: PiiEntity, length: number): PiiFinding[] => {
  const kind = KINDS.get(Type ?? "");
  const [from, to] = [BeginOffset ?? 0, EndOffset ?? 0];
  // Offsets that the text does not have would mark other words.
  return kind !== undefined && counts(Type, Score) && from >= 0 && from < to && to <= length
    ? [{ kind, from, to }]
    : [];
};

/**
 * Our rules, and Amazon Comprehend where it reads the language: asked whether there is anything at all, which is cheap,
 * before where. Best effort: without it our rules stand alone, and the report says so.
 */
export const comprehendDetector = (
  client: Pick<ComprehendClient, "send">,
  now: () => number = Date.now,
): PersonalDataDetector => {
  const breaker = circuitBreaker({ ...BREAKER, now });
  return async ({ text, language }) => {
    const ours = findPersonalData(text);
    const LanguageCode = LANGUAGES.find((code) => code === (language && baseLanguage(language)));
    if (LanguageCode === undefined) return { findings: ours, engine: "rules" };
    const asked = { Text: text.toWellFormed(), LanguageCode };
    try {
      const { Labels = [] } = await breaker.run(() => client.send(new ContainsPiiEntitiesCommand(asked)), verdictOn);
      if (!Labels.some(({ Name, Score }) => counts(Name, Score))) return { findings: ours, engine: "comprehend" };
      const { Entities = [] } = await breaker.run(() => client.send(new DetectPiiEntitiesCommand(asked)), verdictOn);
      const { length } = codePoints(text);
      return {
        findings: mergeFindings(
          ours,
          Entities.flatMap((entity) => findingOf(entity, length)),
        ),
        engine: "comprehend",
      };
    } catch {
      // Throttled, down, slow or not allowed: a moderator looks at every text anyway.
      return { findings: ours, engine: "rules" };
    }
  };
};
