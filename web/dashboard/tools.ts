import { pictureOf } from "./picture.ts";

const find = <Type extends Element>(selector: string, type: new () => Type): Type | undefined => {
  const found = document.querySelector(selector);
  return found instanceof type ? found : undefined;
};

/** Shows a button that the page keeps hidden, and what it does. */
const offer = (selector: string, run: () => void): void => {
  const button = find(selector, HTMLButtonElement);
  if (button === undefined) return;
  button.closest("li")?.removeAttribute("hidden");
  button.addEventListener("click", run);
};

const say = (text: string): void => {
  const status = document.querySelector(".tools [role=status]");
  if (status !== null) status.textContent = text;
};

const offerCopy = (): void => {
  const permalink = find("[data-permalink]", HTMLAnchorElement);
  // Absent on pages that came over plain HTTP from another machine.
  if (permalink === undefined || navigator.clipboard === undefined) return;
  offer("[data-copy]", async () => {
    const { href } = permalink;
    // Refused by a person or a policy, the address itself is the next best thing.
    await navigator.clipboard.writeText(href).then(
      () => say(find("[data-copy]", HTMLButtonElement)?.dataset.copy ?? ""),
      () => say(href),
    );
  });
};

const save = (blob: Blob, name: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun by then, and the blob need not stay until the page is left.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

const offerPicture = (): void => {
  const drawing = find("[data-drawing]", HTMLAnchorElement);
  if (drawing === undefined) return;
  offer("[data-picture]", async () => {
    const answer = await fetch(drawing.href);
    if (!answer.ok) {
      // Whoever is no longer signed in is told so there.
      location.assign(drawing.href);
      return;
    }
    const name = /filename="([^"]+)\.svg"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "map";
    save(await pictureOf(await answer.text()), `${name}.png`);
  });
};

/** Copying, printing and pictures: what a page can offer only with a script. */
export const offerTools = (): void => {
  offerCopy();
  offer("[data-print]", () => print());
  offerPicture();
};
