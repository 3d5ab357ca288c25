import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPersonalData, mergeFindings } from "../../shared/domain/personal-data.ts";
import { codePoints } from "../../shared/domain/words.ts";

/** What was found, as kind and the very characters. */
const foundIn = (text: string): string[] =>
  findPersonalData(text).map(({ kind, from, to }) => `${kind}: ${codePoints(text).slice(from, to).join("")}`);

describe("personal data in a comment", () => {
  it.each([
    ["Scrivetemi a maria.rossi@example.it, grazie", ["email: maria.rossi@example.it"]],
    ["mail: Jörg.Müller+shop@bücher.example.de", ["email: Jörg.Müller+shop@bücher.example.de"]],
    ["maria (at) example.com", ["email: maria (at) example.com"]],
    ["maria[chiocciola]example.it", ["email: maria[chiocciola]example.it"]],
    ["ｍａｒｉａ＠ｅｘａｍｐｌｅ．ｃｏｍ", ["email: ｍａｒｉａ＠ｅｘａｍｐｌｅ．ｃｏｍ"]],
    ["Visit https://evil.example/a?b=c.", ["url: https://evil.example/a?b=c"]],
    ["(see www.shop.example/x)", ["url: www.shop.example/x"]],
    ["meglio su altronegozio.it/offerte!", ["url: altronegozio.it/offerte"]],
    ["IBAN IT60X0542811101000000123456 grazie", ["iban: IT60X0542811101000000123456"]],
    ["DE89 3704 0044 0532 0130 00 bitte", ["iban: DE89 3704 0044 0532 0130 00"]],
    ["gb29 nwbk 6016 1331 9268 19", ["iban: gb29 nwbk 6016 1331 9268 19"]],
    ["card 4111 1111 1111 1111 ok", ["card: 4111 1111 1111 1111"]],
    ["5500-0000-0000-0004", ["card: 5500-0000-0000-0004"]],
    ["Amex 378282246310005", ["card: 378282246310005"]],
    ["chiamatemi al +39 333 123 4567", ["phone: +39 333 123 4567"]],
    ["tel. 0039 02 1234567.", ["phone: 0039 02 1234567"]],
    ["333-1234567", ["phone: 333-1234567"]],
    ["06.12.34.56.78", ["phone: 06.12.34.56.78"]],
    ["call (020) 7946 0958", ["phone: (020) 7946 0958"]],
    ["Tel: 030/1234567", ["phone: 030/1234567"]],
    ["912 345 678", ["phone: 912 345 678"]],
    ["😀😀 +39 333 1234567 😀", ["phone: +39 333 1234567"]],
    ["a@b.it e 333 1234567", ["email: a@b.it", "phone: 333 1234567"]],
  ])("is found in %s", (text, expected) => {
    expect(foundIn(text)).toEqual(expected);
  });

  it.each([
    "Ordinato il 12/05/2026 alle 10:30, arrivato il 15/05/2026",
    "Dal 2026-05-12 al 2026-05-15",
    "Speso 1.234.567 euro, anzi 49,90",
    "Ottimo.Lo ricompro. 10/10, 5 stelle su 5",
    "Taglia 42, modello 1234567",
    "Perfetto...grazie mille!!! :-) @negozio",
    "3 pezzi a 19.99, sconto 20% e spedizione 24/48h",
    "IT60X0542811101000000123457 has wrong check digits",
    "order 4111 1111 1111 1112 has a wrong check digit",
    "DE00 is no account, and neither is 0000000000000000",
    "",
  ])("is not found in %s", (text) => {
    expect(foundIn(text)).toEqual([]);
  });

  it("stands in order, apart and within the text, whatever is written", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom(
        "a@b.it",
        "+39 333 1234567",
        "4111111111111111",
        "www.x.it",
        " ",
        ".",
        "😀",
        "IT60X0542811101000000123456",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const length = codePoints(text).length;
        let last = 0;
        for (const { from, to } of findPersonalData(text)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(length);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps the first one's findings where two detectors differ", () => {
    const ours = [{ kind: "email", from: 5, to: 10 }] as const;
    const theirs = [
      { kind: "name", from: 0, to: 4 },
      { kind: "other", from: 9, to: 12 },
    ] as const;
    expect(mergeFindings(ours, theirs)).toEqual([theirs[0], ours[0]]);
  });
});
