/** The fields of a form as they are sent. */
export const fieldsOf = (form: HTMLFormElement): string[][] =>
  [...new FormData(form)].map(([name, value]) => [name, String(value)]);

/** True for the field of an answer, or of the words that a feeling is told in. */
export const isAnswer = (name: string): boolean => /^[aw]\./.test(name);

/** True when something is answered. */
export const isBegun = (form: HTMLFormElement): boolean =>
  fieldsOf(form).some(([name = "", value = ""]) => isAnswer(name) && value.trim() !== "");

/** Longest that anybody waits for an answer of the server; what it took nevertheless is not counted twice. */
const PATIENCE_MS = 8000;

/** Sends a form as it is, without leaving the page. */
export const post = (address: string, fields: string[][]): Promise<Response> =>
  fetch(address, {
    signal: AbortSignal.timeout(PATIENCE_MS),
    method: "POST",
    body: new URLSearchParams(fields),
    keepalive: true,
    redirect: "manual",
  });
