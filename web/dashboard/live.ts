import { follow } from "./follow.ts";

/** Between two questions while somebody may be looking, and when for a while nothing has happened. */
const SOON_MS = 1_500;
const LATER_MS = 10_000;
/** How long without an answer or a movement until there is no hurry. */
const AWHILE_MS = 120_000;
/** The longest wait while nobody answers. */
const LONGEST_MS = 60_000;
/** Counts say when to look; now and then all is looked at, for what changes no count. */
const ANEW_MS = 300_000;
const TIMEOUT_MS = 10_000;

type Page = { readonly main: HTMLElement; readonly status: HTMLElement };

const parts = (): Page | undefined => {
  const main = document.querySelector<HTMLElement>("main[data-etag]");
  const status = document.querySelector<HTMLElement>(".live");
  return main === null || status === null ? undefined : { main, status };
};

/** Said once, in words that a screen reader speaks when it has nothing else to say. */
const say = (status: HTMLElement, text: string): void => {
  if (status.textContent !== text) status.textContent = text;
};

const sayEnded = ({ status }: Page): void => {
  const { ended = "", signIn = "" } = status.dataset;
  const link = document.createElement("a");
  link.href = `${signIn}?${new URLSearchParams({ to: location.pathname + location.search })}`;
  link.textContent = ended;
  status.replaceChildren(link);
};

const sayFollowed = ({ status }: Page): void => {
  const time = new Date().toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  say(status, `${status.dataset.followed} ${time}`);
};

/** What an answer means for the page. */
type Told = "same" | "changed" | "ended" | "lost";

const ask = async (page: Page, etag: string): Promise<Told> => {
  const { main } = page;
  const answer = await fetch(location.href, {
    headers: { "if-none-match": etag },
    redirect: "manual",
    cache: "no-store",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (answer.type === "opaqueredirect" || answer.status === 403) return "ended";
  if (answer.status === 304) return "same";
  if (!answer.ok) return "lost";
  const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>("main");
  const next = now?.dataset.etag;
  // Of another release, or no page of this kind any more: the next visit shows it.
  if (now === null || next === undefined) return "lost";
  const isSame = next === main.dataset.etag;
  // Without a state to compare with, all was asked for: also what changes no count.
  if (!isSame || etag === "") follow(main, now);
  main.dataset.etag = next;
  return isSame ? "same" : "changed";
};

/**
 * Keeps a page up to date while it is to be seen: it asks for the same address, with what it has, and takes over what has
 * changed. Hidden it asks nothing; alone it asks less often; where nobody answers it waits longer each time.
 */
export const keepUpToDate = (): void => {
  const page = parts();
  if (page === undefined) return;
  let timer: number | undefined;
  let lostFor = 0;
  let lastMoved = Date.now();
  let lastAnew = Date.now();
  let isAsking = false;

  const wait = (): number => {
    if (lostFor > 0) return Math.min(LONGEST_MS, SOON_MS * 2 ** lostFor);
    return Date.now() - lastMoved < AWHILE_MS ? SOON_MS : LATER_MS;
  };
  const again = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
  const run = async (): Promise<void> => {
    if (document.hidden || isAsking) return;
    isAsking = true;
    const isAnew = Date.now() - lastAnew >= ANEW_MS;
    const told = await ask(page, isAnew ? "" : (page.main.dataset.etag ?? "")).catch((): Told => "lost");
    isAsking = false;
    if (told === "ended") {
      sayEnded(page);
      return;
    }
    if (isAnew && told !== "lost") lastAnew = Date.now();
    if (told === "changed") {
      lastMoved = Date.now();
      sayFollowed(page);
    } else if (told === "same" && lostFor > 0) {
      sayFollowed(page);
    }
    lostFor = told === "lost" ? lostFor + 1 : 0;
    if (lostFor > 1) say(page.status, page.status.dataset.lost ?? "");
    again(wait());
  };
  const moved = () => {
    const wasAlone = Date.now() - lastMoved >= AWHILE_MS;
    lastMoved = Date.now();
    if (wasAlone && lostFor === 0) again(0);
  };
  for (const event of ["pointermove", "keydown", "focus"]) addEventListener(event, moved, { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) again(0);
  });
  again(SOON_MS);
};
