import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CommentToCount, comparedWords, holdsPhrase, keyPhrases } from "../../shared/domain/key-phrases.ts";

let customers = 0;
const said = (text: string, language = "it", customer = `c${customers++}`): CommentToCount => ({
  text,
  language,
  customer,
});
const found = (here: readonly CommentToCount[], elsewhere: readonly CommentToCount[] = []) =>
  keyPhrases(here, elsewhere).map(({ phrase, n }) => [phrase, n]);

describe("key phrases", () => {
  it.each([
    ["it", "Il pacco è arrivato in ritardo, che peccato", "pacco in ritardo", ["pacco", "arrivato in ritardo"]],
    ["en", "The customer service was slow", "the customer service", ["customer service"]],
    ["es", "El plazo de entrega fue largo", "plazo de entrega", ["plazo de entrega"]],
    ["fr", "J’attends le service d’après-vente", "Le service d'après-vente", ["service"]],
    ["de", "Die lange Lieferzeit stört", "lange Lieferzeit", ["lange Lieferzeit"]],
    ["pt", "A entrega foi muito rápida", "entrega rápida", ["entrega"]],
  ])("of %s neither begin nor end with an empty word", (language, text, other, expected) => {
    const phrases = found([said(text, language), said(text, language), said(text, language), said(other, language)]);
    for (const phrase of expected) expect(phrases.map(([name]) => name)).toContain(phrase);
  });

  it("hold a word that connects, and no other empty one", () => {
    const comments = [1, 2, 3].flatMap(() => [said("tempi di consegna"), said("Pacco è rotto")]);
    expect(found(comments)).toEqual([
      ["tempi di consegna", 3],
      ["Pacco", 3],
    ]);
  });

  it("need three customers, however often one of them says it", () => {
    const again = [1, 2, 3, 4].map(() => said("reso lento, reso lento", "it", "ada"));
    expect(found([...again, said("reso lento", "it", "bea")])).toEqual([]);
    expect(found([...again, said("reso lento", "it", "bea"), said("Reso lento!", "it", "cleo")])).toEqual([
      ["reso lento", 3],
    ]);
  });

  it("end where a thought ends", () => {
    const comments = [1, 2, 3].map(() => said("Bella borsa. Corriere scortese"));
    expect(found([...comments, said("Bella borsa"), said("Corriere scortese"), said("Corriere scortese")])).toEqual([
      ["Corriere scortese", 5],
      ["Bella borsa", 4],
    ]);
  });

  it("are written as most customers wrote them", () => {
    const comments = ["Lieferzeit", "Lieferzeit", "lieferzeit"].map((text) => said(text, "de"));
    expect(found(comments)).toEqual([["Lieferzeit", 3]]);
  });

  it("leave a word out when it is nearly always said with another", () => {
    const together = [1, 2, 3, 4].map(() => said("corriere scortese"));
    expect(found([...together, said("corriere")])).toEqual([["corriere scortese", 4]]);
    expect(found([...together, said("corriere"), said("corriere")])).toEqual([
      ["corriere", 6],
      ["corriere scortese", 4],
    ]);
  });

  it("are those that are said here more than elsewhere", () => {
    const here = [1, 2, 3, 4].flatMap(() => [said("borsa bella"), said("pacco rotto")]);
    const elsewhere = Array.from({ length: 8 }, () => said("borsa bella"));
    expect(found(here, elsewhere)).toEqual([["pacco rotto", 4]]);
    const [first] = keyPhrases(here, elsewhere);
    // (4 + ½)/(8 + 1) here against (0 + ½)/(8 + 1) elsewhere.
    expect(first).toEqual({ phrase: "pacco rotto", language: "it", n: 4, share: 0.5, lift: expect.closeTo(9, 9) });
  });

  it("have no lift where nobody speaks that language elsewhere", () => {
    const here = [1, 2, 3].map(() => said("colis cassé", "fr"));
    expect(keyPhrases(here, [said("pacco rotto")])[0]?.lift).toBeUndefined();
  });

  it("keep languages apart, and leave out those that we have no words of", () => {
    const here = ["it", "de", "it", "de", "it", "de", "zh", "zh", "zh"].map((language) => said("Pasta", language));
    expect(keyPhrases([...here, said("Pasta", "it")]).map(({ language, n }) => [language, n])).toEqual([
      ["it", 4],
      ["de", 3],
    ]);
    expect(keyPhrases([1, 2, 3].map(() => ({ ...said("Pasta"), language: undefined })))).toEqual([]);
  });

  it("are at most eight a language", () => {
    const texts = Array.from({ length: 10 }, (_, index) => `parola${"abcdefghij"[index]}`);
    expect(keyPhrases(texts.flatMap((text) => [said(text), said(text), said(text)]))).toHaveLength(8);
  });

  it("are one where the same customers would be read: the longest that they say", () => {
    const comments = [1, 2, 3, 4].map(() => said("Pacco arrivato tardi. Nessuno mi ha avvisato, peccato"));
    expect(found([...comments, said("peccato"), said("peccato"), said("peccato")])).toEqual([
      ["peccato", 7],
      ["Pacco arrivato tardi", 4],
    ]);
  });

  it("are held by as many comments as they say, each found again by its words", () => {
    const vocabulary = ["pacco", "rotto", "il", "di", "Corriere", "gentile", "lento,", "tardi."];
    const texts = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 8 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 25 }), (list) => {
        for (const { phrase, n, share } of keyPhrases(list.map((text) => said(text)))) {
          const holding = list.filter((text) => holdsPhrase(text, phrase));
          // A comment may hold the words across the end of a sentence too, where they are no phrase.
          expect(holding.length).toBeGreaterThanOrEqual(n);
          expect(n).toBeGreaterThanOrEqual(3);
          expect(share).toBe(n / list.length);
        }
      }),
    );
  });

  it("do not depend on the order of comments", () => {
    const texts = fc.array(fc.constantFrom("pacco rotto", "Pacco rotto", "corriere", "pacco"), { maxLength: 15 });
    fc.assert(
      fc.property(texts, (list) => {
        const comments = list.map((text, index) => said(text, "it", `c${index}`));
        expect(keyPhrases(comments.toReversed())).toEqual(keyPhrases(comments));
      }),
    );
  });

  it("come out of any text without a failure", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 10 }), (list) => {
        keyPhrases(list.map((text) => said(text, "en")));
      }),
    );
  });
});

describe("a comment", () => {
  it.each([
    ["L’ORDINE è arrivato", "ordine", true],
    ["disordine", "ordine", false],
    ["consegna  lenta", "consegna lenta", true],
    ["perche\u0301 no", "perché", true],
    ["niente", "", false],
    ["niente", "…", false],
  ])("%j holds %j: %s", (comment, phrase, holds) => {
    expect(holdsPhrase(comment, phrase)).toBe(holds);
  });

  it("is compared by its words", () => {
    expect(comparedWords("Dall’Ordine, al PACCO!")).toEqual(["dall", "ordine", "al", "pacco"]);
  });
});
