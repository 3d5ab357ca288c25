import { describe, expect, it } from "vitest";
import { LEXICON_VERSION, lexiconEngine } from "../../shared/adapters/lexicon/lexicon-engine.ts";
import type { Language } from "../../shared/domain/language.ts";
import { Sentiment, type SentimentLabel } from "../../shared/domain/sentiment.ts";

const reading = async (text: string, locale?: string) => {
  const [answer] = await lexiconEngine().read([{ text, locale }]);
  return answer;
};

const sentimentOf = async (text: string, locale: string): Promise<Sentiment> => {
  const answer = await reading(text, locale);
  if (answer?.outcome !== "read") throw new Error(`not read: ${text}`);
  return answer.sentiment;
};

type Case = readonly [text: string, expected: SentimentLabel];

const RULES: Record<Language, Readonly<Record<string, readonly Case[]>>> = {
  it: {
    "a negator turns the next tone": [
      ["il servizio non è buono", "NEGATIVE"],
      ["non è stato per niente un buon acquisto", "NEGATIVE"],
      ["nessun difetto", "POSITIVE"],
      ["così non va bene", "NEGATIVE"],
      ["non è né bello né comodo", "NEGATIVE"],
    ],
    "a negation ends with its clause": [["non so, ma ottimo", "POSITIVE"]],
    "a contrast keeps both sides": [["buono, ma pessimo", "MIXED"]],
    "a phrase is read whole": [
      ["non vedo l'ora", "POSITIVE"],
      ["niente di che", "NEGATIVE"],
      ["rapporto qualità-prezzo pessimo", "NEGATIVE"],
      ["buongiorno a tutti", "NEUTRAL"],
    ],
    "an elided article does not hide the word": [["l'ottima accoglienza dell'eccellente staff", "POSITIVE"]],
    "a degree word may invert": [
      ["poco utile", "NEGATIVE"],
      ["poco rumoroso", "POSITIVE"],
    ],
    "an elongated word is the word": [["buoooono", "POSITIVE"]],
    "a missing accent does no harm": [["e cosi bello perche e comodo, pero e rotto", "MIXED"]],
  },
  en: {
    "a negator turns the next tone": [
      ["this is not a very good phone", "NEGATIVE"],
      ["it doesnt look nice", "NEGATIVE"],
      ["not what I would really very truly call good", "NEGATIVE"],
      ["no defects", "POSITIVE"],
      ["it no longer works", "NEGATIVE"],
      ["not clean or comfortable", "NEGATIVE"],
    ],
    "a negation ends with its clause": [["no, it was great", "POSITIVE"]],
    "a contrast keeps both sides": [["good but terrible", "MIXED"]],
    "what is conceded weighs less": [["although late, a wonderful gift", "POSITIVE"]],
    "a phrase is read whole": [
      ["exceeded my expectations", "POSITIVE"],
      ["not only that", "NEUTRAL"],
      ["a rip-off", "NEGATIVE"],
      ["no problems", "POSITIVE"],
    ],
    "a degree word may invert": [["hardly useful", "NEGATIVE"]],
    "a degree word before a tone has none of its own": [["terribly good", "POSITIVE"]],
    "an elongated word is the word": [
      ["baaaaad", "NEGATIVE"],
      ["goooooood", "POSITIVE"],
    ],
    "a curly apostrophe is an apostrophe": [["it doesn’t work", "NEGATIVE"]],
  },
  es: {
    "a negator turns the next tone": [
      ["no es bueno", "NEGATIVE"],
      ["nunca me ha gustado", "NEGATIVE"],
      ["sin errores", "POSITIVE"],
      ["ni bueno ni barato", "NEGATIVE"],
    ],
    "a contrast keeps both sides": [["bueno pero horrible", "MIXED"]],
    "what is conceded weighs less": [["aunque tarde, un regalo maravilloso", "POSITIVE"]],
    "a phrase is read whole": [
      ["no está nada mal", "POSITIVE"],
      ["ni fu ni fa", "NEGATIVE"],
      ["buenas tardes", "NEUTRAL"],
    ],
    "a degree word may invert": [["poco amable", "NEGATIVE"]],
    "an elongated word is the word": [["buenísimoooo", "POSITIVE"]],
    "a missing accent does no harm": [["pesimo, que verguenza", "NEGATIVE"]],
  },
  fr: {
    "a negator turns the next tone": [
      ["ce n'est pas bon", "NEGATIVE"],
      ["c'est pas bon", "NEGATIVE"],
      ["aucun défaut", "POSITIVE"],
      ["toujours pas satisfait", "NEGATIVE"],
      ["ni beau ni confortable", "NEGATIVE"],
    ],
    "a negator reaches back to its verb": [
      ["j'aime pas", "NEGATIVE"],
      ["je recommande vraiment pas", "NEGATIVE"],
    ],
    "a person is nobody only beside a negation": [
      ["une personne très aimable", "POSITIVE"],
      ["personne n'a été aimable", "NEGATIVE"],
    ],
    "a negated verb is turned once": [["je ne recommande pas", "NEGATIVE"]],
    "a contrast keeps both sides": [["bon mais horrible", "MIXED"]],
    "what is conceded weighs less": [["malgré le retard, un cadeau magnifique", "POSITIVE"]],
    "a phrase is read whole": [
      ["rien à redire", "POSITIVE"],
      ["à fuir", "NEGATIVE"],
      ["merci d'avance", "NEUTRAL"],
      ["un vrai coup de cœur", "POSITIVE"],
    ],
    "an elided article does not hide the word": [["l'excellent accueil d'aujourd'hui", "POSITIVE"]],
    "a degree word may invert": [["peu pratique", "NEGATIVE"]],
    "an elongated word is the word": [["géniaaaaal", "POSITIVE"]],
  },
  de: {
    "a negator turns the next tone": [
      ["das ist nicht gut", "NEGATIVE"],
      ["keine gute Erfahrung", "NEGATIVE"],
      ["ohne Mängel", "POSITIVE"],
      ["nicht ganz zufrieden", "NEGATIVE"],
      ["immer noch nicht zufrieden", "NEGATIVE"],
      ["bin nicht mehr zufrieden", "NEGATIVE"],
      ["weder schön noch bequem", "NEGATIVE"],
    ],
    "a negator reaches back to its verb": [
      ["gefällt mir nicht", "NEGATIVE"],
      ["empfehle ich euch leider nicht", "NEGATIVE"],
      ["das überzeugt mich gar nicht", "NEGATIVE"],
    ],
    "a contrast keeps both sides": [["gut, aber schrecklich", "MIXED"]],
    "what is conceded weighs less": [["obwohl verspätet, ein wunderbares Geschenk", "POSITIVE"]],
    "a phrase is read whole": [
      ["nichts zu meckern", "POSITIVE"],
      ["Finger weg", "NEGATIVE"],
      ["Guten Tag zusammen", "NEUTRAL"],
    ],
    "an umlaut may be spelled out": [["schoen und puenktlich", "POSITIVE"]],
    "a word that only looks like one without its umlaut is another": [["schon angekommen", "NEUTRAL"]],
    "a degree word may invert": [["wenig hilfreich", "NEGATIVE"]],
    "an elongated word is the word": [["suuuuper", "POSITIVE"]],
  },
  pt: {
    "a negator turns the next tone": [
      ["não é bom", "NEGATIVE"],
      ["nunca fui bem atendida", "NEGATIVE"],
      ["sem nenhum defeito", "POSITIVE"],
      ["até hoje não tive problemas", "POSITIVE"],
      ["nem bonito nem confortável", "NEGATIVE"],
    ],
    "a contrast keeps both sides": [["bom, mas horrível", "MIXED"]],
    "what is conceded weighs less": [["apesar do atraso, um presente maravilhoso", "POSITIVE"]],
    "a phrase is read whole": [
      ["bom demais", "POSITIVE"],
      ["deixa a desejar", "NEGATIVE"],
      ["boa tarde", "NEUTRAL"],
    ],
    "a degree word may invert": [["pouco confortável", "NEGATIVE"]],
    "an elongated word is the word": [["ameeeeei", "POSITIVE"]],
    "a missing accent does no harm": [["nao gostei, pessimo", "NEGATIVE"]],
  },
};

describe.each(Object.entries(RULES))("the rules of %s", (language, rules) => {
  describe.each(Object.entries(rules))("%s", (_rule, cases) => {
    it.each(cases)("%s: %s", async (text, expected) => {
      expect((await sentimentOf(text, language)).label).toBe(expected);
    });
  });
});

it.each([
  ["it", "buono", "molto buono"],
  ["it", "abbastanza buono", "buono"],
  ["en", "good", "really good"],
  ["en", "slightly better", "better"],
  ["en", "good", "goooood"],
  ["es", "bueno", "muy bueno"],
  ["fr", "bon", "très bon"],
  ["fr", "assez bon", "bon"],
  ["de", "gut", "unglaublich gut"],
  ["pt", "bom", "realmente bom"],
])("in %s, %j is less positive than %j", async (language, weaker, stronger) => {
  const [weak, strong] = [await sentimentOf(weaker, language), await sentimentOf(stronger, language)];
  expect(weak.positive).toBeLessThan(strong.positive);
});

it.each([
  ["it", "caro", "ma", "buono"],
  ["en", "slow", "but", "good"],
  ["en", "broken", "however", "good"],
  ["es", "lento", "sin embargo", "bueno"],
  ["fr", "lent", "en revanche", "bon"],
  ["de", "langsam", "jedoch", "gut"],
  ["pt", "lento", "no entanto", "bom"],
])("in %s, what follows a contrast weighs more: %s %s %s", async (language, bad, but, good) => {
  const goodLast = await sentimentOf(`${bad} ${but} ${good}`, language);
  const badLast = await sentimentOf(`${good} ${but} ${bad}`, language);
  expect(goodLast.positive - goodLast.negative).toBeGreaterThan(badLast.positive - badLast.negative);
});

it.each([
  ["a degree under a negation", "not very good", "not good"],
  ["a degree far from the tone", "really I think the colour is good", "I think the colour is good"],
  ["a contrast in an earlier sentence", "here but there. good", "here and there. good"],
])("%s changes nothing: %j is %j", async (_what, one, other) => {
  expect(await sentimentOf(one, "en")).toEqual(await sentimentOf(other, "en"));
});

describe("what the engine answers", () => {
  it("has the shape of Comprehend's answer and says who gave it", async () => {
    const answer = await sentimentOf("Consegna veloce, grazie!", "it-IT");
    expect(Sentiment.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ engine: "lexicon", version: LEXICON_VERSION, language: "it", reliability: 0.6 });
  });

  it("is neutral and unsure when no word is known", async () => {
    const answer = await sentimentOf("Il pacco era blu.", "it");
    expect(answer.label).toBe("NEUTRAL");
    expect(answer.neutral).toBeGreaterThan(0.85);
    expect(answer.positive).toBe(answer.negative);
  });

  it("reads emoji without words in the survey's language", async () => {
    expect((await sentimentOf("😍👍🏽", "fr")).label).toBe("POSITIVE");
    expect((await sentimentOf("😡", "fr")).label).toBe("NEGATIVE");
  });

  it("reads no tone in an address", async () => {
    expect((await sentimentOf("https://shop.example/terrible/awful and awful@terrible.example", "en")).label).toBe(
      "NEUTRAL",
    );
  });

  it.each([
    ["holds neither letters nor emoji", "12345 ... !?", "it"],
    ["holds neither letters nor emoji", "", "it"],
    ["no word list for language ja", "とても良い", "ja-JP"],
    ["no word list for language nl", "Het pakket is te laat aangekomen en niemand neemt de telefoon op", undefined],
    ["language unknown", "ok", undefined],
  ])("is unreadable: %s", async (reason, text, locale) => {
    expect(await reading(text, locale)).toEqual({ outcome: "unreadable", reason });
  });

  it("gives one reading per comment, in order", async () => {
    const answers = await lexiconEngine().read([
      { text: "pessimo", locale: "it" },
      { text: "???", locale: "it" },
      { text: "wunderbar", locale: "de" },
    ]);
    expect(answers.map((answer) => (answer.outcome === "read" ? answer.sentiment.label : answer.outcome))).toEqual([
      "NEGATIVE",
      "unreadable",
      "POSITIVE",
    ]);
  });

  it("can be told how to tell the language", async () => {
    const [answer] = await lexiconEngine({ languageOf: async () => "pt" }).read([{ text: "ótimo" }]);
    expect(answer).toMatchObject({ outcome: "read", sentiment: { language: "pt", label: "POSITIVE" } });
  });
});
