import type { Wall } from "../../shared/contract/wall.ts";

/** Reads a page of a wall and draws its testimonials. @throws when there is none to be had */
export type ReadPage = (address: string) => Promise<readonly [Wall, readonly HTMLElement[]]>;

/** Tells the page what happened. */
export type Tell = (event: "shown" | "failed") => void;

/** Makes the buttons of a wall work. A file of its own: most visitors press none of them. */
export const takePresses = (wall: Wall, list: HTMLElement, controls: HTMLElement, read: ReadPage, tell: Tell): void => {
  const buttons = [...controls.querySelectorAll("button")];
  let next = wall.more;
  const more = next === null ? undefined : buttons.pop();

  for (const [index, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      const forward = index > 0 === (getComputedStyle(list).direction === "ltr");
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      list.scrollBy({ left: (forward ? 1 : -1) * list.clientWidth, behavior: still ? "instant" : "smooth" });
    });
  }

  more?.addEventListener("click", async () => {
    const wanted = next;
    // A second press while this one is under way asks for nothing.
    next = null;
    if (wanted === null) return;
    try {
      const [page, entries] = await read(wanted);
      list.append(...entries);
      next = page.more;
      if (next === null) more.remove();
      const [first] = entries;
      if (first !== undefined) {
        first.tabIndex = -1;
        first.focus();
      }
      tell("shown");
    } catch {
      next = wanted;
      tell("failed");
    }
  });
};
