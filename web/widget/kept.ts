import { bare } from "../bare.ts";
import { deliver } from "./deliver.ts";

/** Name in this browser's storage under which answers wait for a connection; those who agreed to storage alone. */
const QUEUE = "viaggio:queue";
const KEEP_MS = 7 * 86_400_000;
const MOST_KEPT = 20;

/** What is said to whoever answered, by language. */
const TEXTS: Readonly<Record<string, string>> = {
  it: "Non c’è connessione. La tua risposta partirà più tardi da questo browser.",
  en: "You are offline. Your answer will be sent later from this browser.",
  es: "No hay conexión. Tu respuesta se enviará más tarde desde este navegador.",
  fr: "Vous êtes hors ligne. Votre réponse partira plus tard depuis ce navigateur.",
  de: "Keine Verbindung. Ihre Antwort wird später von diesem Browser gesendet.",
  pt: "Sem conexão. Sua resposta será enviada mais tarde deste navegador.",
};

/** Answers that wait: where to, what, since when. */
type Kept = readonly (readonly [url: string, body: string, at: number])[];

const readKept = (): Kept => JSON.parse(localStorage.getItem(QUEUE) || "[]");
const writeKept = (kept: Kept) =>
  kept.length > 0 ? localStorage.setItem(QUEUE, JSON.stringify(kept)) : localStorage.removeItem(QUEUE);

/** Keeps an answer for later. @returns what to say of that; undefined when this browser could not */
export const keepForLater = (url: string, body: string, language: string): string | undefined => {
  try {
    writeKept([...readKept(), [url, body, Date.now()] as const].slice(-MOST_KEPT));
    addEventListener("online", sendKept, bare({ once: true }));
    return TEXTS[language];
  } catch {}
};

/** Sends what was kept, one after the other; what has no definite answer stays. */
export const sendKept = async (): Promise<void> => {
  try {
    for (const [url, body, at] of readKept()) {
      const age = Date.now() - at;
      // A clock that was set meanwhile says nothing.
      const waited = age > 0 && age < KEEP_MS ? `&waited=${Math.round(age / 1000)}` : "";
      if (age < KEEP_MS && !(await deliver(url + waited, body))) return;
      writeKept(readKept().filter((entry) => entry[1] !== body));
    }
  } catch {}
};
