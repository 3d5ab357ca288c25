import { describe, expect, it } from "vitest";
import { type AnswerView, answerPage } from "../../functions/survey/page/answer-page.ts";
import type { Problem } from "../../functions/survey/read-form.ts";
import { Survey } from "../../shared/domain/survey.ts";
import { aSurvey } from "./survey-world.ts";

const STORE = { id: "bottega", name: "Bottega Aurora" };

/** The page of a survey, as it is sent; takes the fields that matter. */
const pageOf = (survey: Partial<Survey> = {}, view: Partial<AnswerView> = {}, fields: [string, string[]][] = []) =>
  String(
    answerPage({
      store: STORE,
      survey: aSurvey(survey),
      language: "en",
      query: {},
      rendered: "a-note",
      state: { fields: new Map(fields), problems: [] },
      kiosk: false,
      ...view,
    }).page,
  );

/** The tag that holds an attribute, such as `id="s-why"`. */
const tagWith = (page: string, attribute: string): string =>
  [...page.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(` ${attribute}`)) ?? "";

const { questions } = aSurvey();
const [felt, stars, why, , , part] = questions;

describe("What is wrong with a form", () => {
  const problems: Problem[] = questions.map(({ id }) => ({ question: id, problem: "twice" }));
  const wrong = pageOf({}, { state: { fields: new Map(), problems: [...problems, { problem: "unknown" }] } });

  it.each(questions.map(({ id, kind }) => [id, kind]))("is told beside %s, to the ear too", (id, kind) => {
    expect(wrong).toContain(`<p class="e" id="e-${id}">This question was answered more than once.</p>`);
    const control = tagWith(wrong, kind === "comment" ? `id="q-${id}"` : `id="s-${id}"`);
    expect(control).toMatch(new RegExp(` aria-describedby="[^"]*e-${id}"`));
    // A group of boxes has no state of its own in ARIA.
    if (kind !== "choice") expect(control).toContain(' aria-invalid="true"');
  });

  it("is told first of all, with a way to each field, and in the title", () => {
    expect(wrong).toContain("<title>Error: How was your delivery? – Bottega Aurora</title>");
    expect(tagWith(wrong, 'class="sum"')).toMatch(/role="alert" tabindex="-1" autofocus/);
    const ways = [...wrong.matchAll(/<li><a href="#([^"]+)">([^<]*)/g)].map(([, to, text]) => [to, text]);
    expect(ways).toHaveLength(7);
    for (const { id, title } of questions) {
      expect(ways).toContainEqual([`q-${id}`, `${title.en} This question was answered more than once.`]);
    }
    for (const [to] of ways) expect(tagWith(wrong, `id="${to}"`)).not.toBe("");
  });

  it("is nothing on a page that nobody has sent", () => {
    expect(pageOf()).not.toMatch(/aria-invalid|role="alert"|Error|class="e"/);
  });
});

describe("A question", () => {
  const explained = { help: { en: "As you remember it." } };

  it("is explained to the ear as well: by the store's own line, and where several may be chosen", () => {
    const page = pageOf({ questions: Survey.shape.questions.parse([{ ...stars, ...explained }, part]) });
    expect(page).toContain('<p class="h" id="h-stars">As you remember it.</p>');
    expect(tagWith(page, 'id="s-stars"')).toContain(' aria-describedby="h-stars"');
    expect(page).toContain('<p class="h" id="h-part">Choose all that fit.</p>');
    expect(tagWith(page, 'id="s-part"')).toContain(' aria-describedby="h-part"');
  });

  it("says that it needs an answer, where it does; where none does, the page says that", () => {
    const free = "Answer what you like; you may leave the rest out.";
    expect(pageOf()).toContain(free);
    const needed = pageOf({ questions: Survey.shape.questions.parse([felt, { ...why, required: true }]) });
    expect(needed.match(/<small>\(required\)<\/small>/g)).toHaveLength(1);
    expect(needed).toContain("What made you feel so? <small>(required)</small></label>");
    expect(needed).not.toContain(free);
  });

  it("shows what was answered before: the words unfolded, the text to its first line break", () => {
    const page = pageOf({}, {}, [
      ["w.felt", ["happy"]],
      ["a.why", ["\nOn a line of its own"]],
      ["a.part", ["box", "other"]],
    ]);
    expect(page).toContain("<details open>");
    expect(pageOf()).not.toContain("<details open>");
    // A browser drops the first one of a text field.
    expect(page).toContain(">\n\nOn a line of its own</textarea>");
    expect(page.match(/name="a.part" value="\w+"[^>]* checked/g)).toHaveLength(2);
    expect(tagWith(page, 'id="q-why"')).toContain('dir="auto"');
  });

  it("is a scale whose ends are named to the ear, filled in with what was chosen", () => {
    const page = pageOf({}, {}, [["a.tell", ["10"]]]);
    expect(page).toContain('name="a.tell" value="0" id="q-tell"><span>0<i>Not at all likely</i></span>');
    expect(page).toContain('name="a.tell" value="10" checked><span>10<i>Extremely likely</i></span>');
    expect(page.match(/name="a.tell"/g)).toHaveLength(11);
  });

  it("lets one or several be chosen, as it says", () => {
    const single = { ...part, multiple: false };
    expect(tagWith(pageOf({ questions: Survey.shape.questions.parse([stars, part]) }), 'name="a.part"')).toContain(
      'type="checkbox"',
    );
    expect(tagWith(pageOf({ questions: Survey.shape.questions.parse([stars, single]) }), 'name="a.part"')).toContain(
      'type="radio"',
    );
  });

  it("is hidden while the question is that its condition looks at", () => {
    const asked = { question: "part", oneOf: ["box"] };
    const style = pageOf({ questions: Survey.shape.questions.parse([stars, part, { ...why, showIf: asked }]) });
    const unless = (field: string, values: string, section: string) =>
      `form:not(:has([name="a.${field}"]:is(${values}):checked)) #s-${section}{display:none}`;
    expect(style).toContain(unless("stars", '[value="1"],[value="2"]', "part"));
    expect(style).toContain(unless("part", '[value="box"]', "why"));
    expect(style).toContain(unless("stars", '[value="1"],[value="2"]', "why"));
  });
});

describe("A text that is missing in the page's language", () => {
  it.each([
    ["the survey's first", { de: "Wie war es?", it: "Com’è andata?" }, "de", "Wie war es?"],
    ["any that there is", { pt: "Como foi?" }, "pt", "Como foi?"],
  ])("is shown in %s, and says so", (_what, title, language, text) => {
    const page = pageOf({ languages: ["de", "en"], title, intro: title });
    expect(page).toContain(`<h1><span lang="${language}">${text}</span></h1><p class="lead"><span lang="${language}">`);
    expect(page).toContain(`<title>${text} – Bottega Aurora</title>`);
  });
});

describe("The page", () => {
  it("is found by no search engine, asks for no icon, and shows the store's name whatever its direction", () => {
    const page = pageOf();
    expect(page).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>/);
    expect(page).toContain('<meta name="viewport" content="width=device-width">');
    expect(page).toContain('<meta name="robots" content="noindex"><link rel="icon" href="data:,">');
    expect(page).toContain("<bdi>Bottega Aurora</bdi>");
    expect(pageOf({}, { store: { ...STORE, logo: { file: "x.png", width: 9, height: 3 } } })).toContain(
      '<img src="../logo/bottega/x.png" alt="" width="9" height="3">',
    );
  });

  it("shows whatever the store wrote as text, in every place", () => {
    const hostile = `</title><script>alert(1)</script><img src=x onerror=alert(1)>"'&`;
    const text = { en: hostile };
    const options = ["box", "other"].map((id) => ({ id, label: text }));
    const page = pageOf(
      {
        title: text,
        intro: text,
        thanks: text,
        questions: Survey.shape.questions.parse([{ ...part, showIf: undefined, title: text, help: text, options }]),
      },
      { store: { ...STORE, name: hostile }, kiosk: true },
    );
    expect(page.match(/&lt;\/title&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length).toBeGreaterThanOrEqual(9);
    expect(page.match(/<script|<img|<\/title/g)).toEqual(["</title", "<script"]);
    expect(page).not.toContain(`"'&`);
  });

  it("moves nothing by itself, for whoever cannot bear it", () => {
    expect(pageOf()).not.toMatch(/transition|animation|scroll-behavior/);
  });

  it("keeps the field for machines from eyes, ears, keys and browsers that fill in", () => {
    const page = pageOf();
    expect(page).toContain('<div class="hp" aria-hidden="true">');
    expect(tagWith(page, 'name="website"')).toBe('<input name="website" tabindex="-1" autocomplete="off">');
    expect(page).toMatch(/,\.hp\{position:absolute;[^}]*clip-path:inset\(50%\)/);
  });

  it("offers the survey's other languages, each by its own name and in itself, and marks its own", () => {
    const page = pageOf({ languages: ["en", "fr"] });
    expect(page).toContain('<nav aria-label="Language">');
    expect(page.match(/<li><a href="\?lang=.*?<\/a>/g)).toEqual([
      '<li><a href="?lang=en" lang="en" aria-current="true">English</a>',
      '<li><a href="?lang=fr" lang="fr">Français</a>',
    ]);
    expect(pageOf({ languages: ["en"] })).not.toContain("<nav");
  });

  it("says what becomes of the answer; on a kiosk, that it has no name, and the survey's own thanks", () => {
    expect(pageOf()).toContain("Your answer goes to Bottega Aurora. You can change or erase it afterwards.");
    const kiosk = pageOf({ thanks: { en: "See you soon." } }, { kiosk: true });
    expect(kiosk).toContain("Your answer goes to Bottega Aurora, without your name.");
    expect(kiosk).toMatch(/<template>.*Thank you<\/h1><p class="lead">See you soon\.<\/p>.*<\/template>/);
  });
});
