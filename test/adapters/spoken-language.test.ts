import { describe, expect, it } from "vitest";
import { spokenLanguage } from "../../shared/adapters/spoken-language.ts";
import { LANGUAGES } from "../../shared/domain/language.ts";
import { FOREIGN } from "../sentiment/foreign.ts";
import { GOLDEN } from "../sentiment/golden.ts";

/** The long ones: whatever is under 20 letters is the locale's. */
const foreignTexts = Object.entries(FOREIGN).flatMap(([language, texts]) =>
  texts.filter((text) => text.length >= 30).map((text) => [language, text] as const),
);

describe("the survey's locale", () => {
  it("is the language of a short text, whatever it holds", async () => {
    expect(await spokenLanguage({ text: "Super!", locale: "it-IT" })).toBe("it");
    expect(await spokenLanguage({ text: "👍", locale: "pt-BR" })).toBe("pt");
    expect(await spokenLanguage({ text: "", locale: "de" })).toBe("de");
  });

  it("stays what it is when it is not one of ours", async () => {
    expect(await spokenLanguage({ text: "とても良いです", locale: "ja-JP" })).toBe("ja");
    expect(await spokenLanguage({ text: "The parcel was late and nobody answered me", locale: "nl" })).toBe("nl");
  });

  it("is never overruled on a line in its own language", async () => {
    const heard = await Promise.all(GOLDEN.map(({ text, language }) => spokenLanguage({ text, locale: language })));
    expect(heard).toEqual(GOLDEN.map(({ language }) => language));
  });

  it.each([
    ["it", "en", "La spedizione era in ritardo e nessuno mi ha risposto"],
    ["en", "it", "Shipping was late and nobody ever answered my emails"],
    ["es", "pt", "El pedido llegó tarde y nadie me contestó"],
    ["pt", "es", "O pedido chegou atrasado e ninguém me respondeu"],
    ["fr", "de", "La commande est arrivée en retard et personne n'a répondu"],
    ["de", "fr", "Die Bestellung kam zu spät und niemand hat geantwortet"],
  ])("yields to a long text that is clearly %s, not %s", async (spoken, locale, text) => {
    expect(await spokenLanguage({ text, locale })).toBe(spoken);
  });

  it.each(foreignTexts)("yields to %s, which we do not read: %s", async (spoken, text) => {
    for (const locale of ["it", "en", "es", "fr", "de", "pt"]) {
      const heard = await spokenLanguage({ text, locale });
      // Catalan is close to Spanish: there the locale may stand.
      expect(spoken === "ca" && locale === "es" ? [spoken, locale] : [spoken]).toContain(heard);
    }
  });
});

describe("without a locale", () => {
  it.each(LANGUAGES)("knows the lines in %s", async (language) => {
    const own = GOLDEN.filter((line) => line.language === language);
    const heard = await Promise.all(own.map(({ text }) => spokenLanguage({ text })));
    expect(heard.filter((spoken) => spoken !== language && spoken !== undefined)).toEqual([]);
    expect(heard.filter((spoken) => spoken === language).length).toBeGreaterThanOrEqual(own.length - 1);
  });

  it.each(foreignTexts)("does not take %s for one of ours: %s", async (spoken, text) => {
    expect([spoken, undefined]).toContain(await spokenLanguage({ text }));
  });

  it.each(["", "ok", "top!", "12345 67890 12345", "😀😀😀", "Super, merci"])("does not guess from %j", async (text) => {
    expect(await spokenLanguage({ text })).toBeUndefined();
  });
});
