import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldsFrom, readForm, tappedField } from "../../functions/survey/read-form.ts";
import { FEELING_NAMES } from "../../shared/domain/feeling.ts";
import { aSurvey } from "./survey-world.ts";

const { questions } = aSurvey();
const CONTROLS = ["lang", "v", "t", "website"];
const HOSTILE = "<script>alert(1)</script>";

/** A form as a browser writes it. */
const form = (body: string) => {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body)) fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
};
const read = (body: string, asked = questions) => readForm(asked, form(body), CONTROLS);
const required = questions.map((question) => ({ ...question, required: question.id === "stars" }));

describe("A form", () => {
  it.each([
    ["one answer", "a.stars=4", { rating: 4 }],
    ["zero is an answer", "a.tell=0", { recommendation: 0 }],
    [
      "a face and words",
      "a.felt=5&w.felt=happy&w.felt=safe",
      {
        feeling: {
          face: 5,
          words: [
            { word: "happy", intensity: 2 },
            { word: "safe", intensity: 2 },
          ],
        },
      },
    ],
    [
      "three words",
      "w.felt=happy&w.felt=safe&w.felt=valued",
      { feeling: { words: ["happy", "safe", "valued"].map((word) => ({ word, intensity: 2 })) } },
    ],
    ["words alone", "w.felt=hurried", { feeling: { words: [{ word: "hurried", intensity: 2 }] } }],
    ["empty fields beside an answer", "a.stars=&a.why=&a.tell=7&lang=it&v=1&t=x&website=", { recommendation: 7 }],
    ["line breaks of a browser", "a.why=one%0D%0Atwo%0Dthree", { comment: "one\ntwo\nthree" }],
    ["a script as text", `a.why=${encodeURIComponent(HOSTILE)}`, { comment: HOSTILE }],
    ["emoji and right-to-left text", `a.why=${encodeURIComponent("مرحبا 👩‍👩‍👧")}`, { comment: "مرحبا 👩‍👩‍👧" }],
    [
      "5,000 characters outside the basic plane",
      `a.why=${encodeURIComponent("📦".repeat(2500))}`,
      { comment: "📦".repeat(2500) },
    ],
    ["a choice that is shown", "a.stars=1&a.part=box&a.part=other", { rating: 1, choices: { part: ["box", "other"] } }],
    ["a choice that is hidden is dropped", "a.stars=5&a.part=box", { rating: 5 }],
    ["only spaces beside an answer", "a.why=%20%0A&a.stars=3", { rating: 3 }],
  ])("is read: %s", (_, body, answers) => {
    expect(read(body)).toEqual({ answers, problems: [] });
  });

  it.each([
    ["nothing at all", "", [{ problem: "nothing" }]],
    ["only spaces and invisible characters", "a.why=%20%E2%80%8B", [{ problem: "nothing" }]],
    ["only what is hidden", "a.part=box", [{ problem: "nothing" }]],
    ["an unknown field", "a.stars=4&a.moon=1", [{ problem: "unknown" }]],
    ["the field of a kind, not of a question", "rating=4&a.stars=4", [{ problem: "unknown" }]],
    ["a control twice", "a.stars=4&v=1&v=2", [{ problem: "unknown" }]],
    ["prototype pollution", "a.stars=4&__proto__=1", [{ problem: "unknown" }]],
    ["words of a question that has none", "a.stars=4&w.stars=happy", [{ problem: "unknown" }]],
    [
      "11 scores at once",
      Array.from({ length: 11 }, (_, n) => `a.tell=${n}`).join("&"),
      [{ question: "tell", problem: "twice" }],
    ],
    ["the same score twice", "a.tell=3&a.tell=3", [{ question: "tell", problem: "twice" }]],
    ["a comment twice", "a.why=a&a.why=b", [{ question: "why", problem: "twice" }]],
    ["a score below the scale", "a.tell=-1", [{ question: "tell", problem: "notAChoice" }]],
    ["a score above the scale", "a.stars=6", [{ question: "stars", problem: "notAChoice" }]],
    ["a score that is nearly one", "a.stars=4.0", [{ question: "stars", problem: "notAChoice" }]],
    ["a score with a space", "a.stars=%204", [{ question: "stars", problem: "notAChoice" }]],
    ["a score in other digits", "a.stars=%D9%A4", [{ question: "stars", problem: "notAChoice" }]],
    ["a script as a face", `a.felt=${encodeURIComponent(HOSTILE)}`, [{ question: "felt", problem: "notAChoice" }]],
    ["a script as a word", `w.felt=${encodeURIComponent(HOSTILE)}`, [{ question: "felt", problem: "notAChoice" }]],
    ["a word of no vocabulary", "w.felt=constructor", [{ question: "felt", problem: "notAChoice" }]],
    [
      "four words",
      "w.felt=happy&w.felt=safe&w.felt=valued&w.felt=hurried",
      [{ question: "felt", problem: "tooManyWords" }],
    ],
    ["a word twice", "w.felt=happy&w.felt=happy", [{ question: "felt", problem: "twice" }]],
    ["an option that is not offered", "a.stars=1&a.part=moon", [{ question: "part", problem: "notAChoice" }]],
    ["an option twice", "a.stars=1&a.part=box&a.part=box", [{ question: "part", problem: "twice" }]],
    ["10,000 characters", `a.why=${"x".repeat(10_000)}`, [{ question: "why", problem: "tooLong" }]],
    ["a control character", "a.why=a%00b", [{ question: "why", problem: "badCharacters" }]],
    ["an override of direction", "a.why=a%E2%80%AEb", [{ question: "why", problem: "badCharacters" }]],
    [
      "several things at once",
      "a.stars=9&a.why=%00&x=1",
      [
        { problem: "unknown" },
        { question: "stars", problem: "notAChoice" },
        { question: "why", problem: "badCharacters" },
      ],
    ],
  ])("is told what is wrong with it: %s", (_, body, problems) => {
    expect(read(body)).toEqual({ problems });
  });

  it("is told that a feeling which offers no words was sent some", () => {
    const wordless = questions.map((question) =>
      question.kind === "feeling" ? { ...question, words: false } : question,
    );
    expect(read("a.felt=4&w.felt=happy", wordless)).toEqual({ problems: [{ problem: "unknown" }] });
  });

  it("is told that a question which needs an answer has none", () => {
    expect(read("a.tell=9", required)).toEqual({ problems: [{ question: "stars", problem: "missing" }] });
    expect(read("a.stars=2", required)).toEqual({ answers: { rating: 2 }, problems: [] });
  });

  it("keeps the answers of every choice that it asks for", () => {
    const colour = ["red", "none"].map((id) => ({ id, label: { en: id } }));
    const choice = { kind: "choice", required: false, multiple: false, options: colour, title: { en: "?" } } as const;
    const asked = [
      { ...choice, id: "one" },
      { ...choice, id: "other" },
    ];
    const choices = { one: ["red"], other: ["none"] };
    expect(read("a.one=red&a.other=none", asked)).toEqual({ answers: { choices }, problems: [] });
    expect(read("a.one=red&a.one=none", asked)).toEqual({ problems: [{ question: "one", problem: "twice" }] });
  });

  it("is never asked for an answer that it does not show", () => {
    const hidden = questions.map((question) => ({ ...question, required: question.id === "part" }));
    expect(read("a.stars=5", hidden)).toEqual({ answers: { rating: 5 }, problems: [] });
    expect(read("a.stars=1", hidden)).toEqual({ problems: [{ question: "part", problem: "missing" }] });
  });

  it("that shows answers sends the same answers", () => {
    const face = fc.integer({ min: 1, max: 5 });
    const word = fc.constantFrom(...FEELING_NAMES).map((name) => ({ word: name, intensity: 2 }));
    const words = fc.uniqueArray(word, { minLength: 1, maxLength: 3, selector: (one) => one.word });
    const chosen: Record<string, string[]> = { part: ["courier", "other"] };
    const answers = fc.record(
      {
        feeling: fc.oneof(fc.record({ face }), fc.record({ words }), fc.record({ face, words })),
        rating: fc.integer({ min: 1, max: 2 }),
        comment: fc.stringMatching(/^[a-z<>&"' \n]{0,40}[a-z]$/),
        recommendation: fc.integer({ min: 0, max: 10 }),
        effort: fc.integer({ min: 1, max: 7 }),
        choices: fc.constant(chosen),
      },
      { requiredKeys: ["rating"] },
    );
    fc.assert(
      fc.property(answers, (given) => {
        expect(readForm(questions, fieldsFrom(questions, given), CONTROLS)).toEqual({ answers: given, problems: [] });
      }),
    );
  });

  it("fills in nothing for what was not answered", () => {
    expect([...fieldsFrom(questions, {})]).toEqual([]);
  });

  it("survives whatever else is sent", () => {
    const name = fc.constantFrom(...questions.flatMap(({ id }) => [`a.${id}`, `w.${id}`]), "v", "t", "x", "__proto__");
    const fields = fc.array(fc.tuple(name, fc.array(fc.string(), { maxLength: 3 }))).map((pairs) => new Map(pairs));
    fc.assert(
      fc.property(fields, (sent) => {
        const result = readForm(questions, sent, CONTROLS);
        expect("answers" in result).toBe(result.problems.length === 0);
      }),
    );
  });
});

describe("One tap", () => {
  it.each([
    [{ q: "stars", a: "4" }, [["a.stars", ["4"]]]],
    [{ q: "tell", a: "0" }, [["a.tell", ["0"]]]],
    [{ q: "part", a: "box" }, [["a.part", ["box"]]]],
    [{ q: "stars", a: "6" }, []],
    [{ q: "stars", a: "4,5" }, []],
    [{ q: "why", a: "text" }, []],
    [{ q: "moon", a: "1" }, []],
    [{ q: "stars" }, []],
    [{}, []],
  ])("fills in what is offered and nothing else: %j", (query, fields) => {
    expect([...tappedField(questions, query)]).toEqual(fields);
  });
});
