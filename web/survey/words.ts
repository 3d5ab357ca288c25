/** What the scripts say, in the page's language. */
export type Words = {
  readonly back: string;
  readonly next: string;
  readonly of: string;
  /** That answers are kept before they are sent; at a kiosk, what is asked of whoever goes quiet. */
  readonly note: string;
  /** That there is no network; nothing at a kiosk, which goes on without. */
  readonly offline: string;
};

/** Those that the page brings along, in this order: it knows its language, and a script for all has no room for six. */
export const wordsOf = (form: HTMLFormElement): Words => {
  const [back = "", next = "", of = "", note = "", offline = ""] = (form.dataset.say ?? "").split("|");
  return { back, next, of, note, offline };
};
