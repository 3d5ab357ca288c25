import type { Wall } from "../../shared/contract/wall.ts";
import { element } from "../element.ts";
import { drawEntry, drawSummary } from "./draw.ts";
import type { ReadPage, Tell } from "./press.ts";
import { css } from "./style.css";

/** Attributes that go into the address of the wall as they are. */
const ASKED = ["layout", "stage", "touchpoint", "tag", "language", "rating", "featured", "limit"];
/** How near a wall comes to what is seen before it is asked for. */
const NEAR = "600px";

/** Shows the wall that an element asks for in its shadow; what is shown there stays when there is none to be had. */
const show = async (host: HTMLElement, shadow: ShadowRoot): Promise<void> => {
  const server = host.getAttribute("server") ?? new URL(import.meta.url).origin;
  const query = new URLSearchParams({ lang: host.closest<HTMLElement>("[lang]")?.lang ?? "" });
  for (const name of ASKED) {
    const value = host.getAttribute(name);
    if (value) query.set(name, value);
  }

  const tell: Tell = (event) => host.dispatchEvent(new CustomEvent(`viaggio:${event}`, { bubbles: true }));
  const read: ReadPage = async (address) => {
    const wall: Wall = await (await fetch(address)).json();
    return [wall, wall.entries.map(drawEntry)];
  };
  try {
    const [wall, entries] = await read(`${server}/f/${host.getAttribute("store")}/wall.json?${query}`);
    const list = element("ul", { role: "list", tabIndex: 0 }, ...entries);
    const controls = element("div", {}, ...wall.buttons.map((label) => element("button", { part: "button" }, label)));
    // What the buttons do comes when one is pressed, and is told of that press.
    const press = ({ target }: Event) => {
      controls.onclick = null;
      import("./press.ts").then(
        ({ takePresses }) => {
          takePresses(wall, list, controls, read, tell);
          if (target instanceof HTMLElement) target.click();
        },
        () => {
          controls.onclick = press;
          tell("failed");
        },
      );
    };
    controls.onclick = press;
    shadow.replaceChildren(
      element(
        "div",
        { className: `w ${host.getAttribute("layout")}`, lang: wall.lang },
        drawSummary(wall),
        ...(entries[0] ? [list, controls] : []),
      ),
    );
    tell("shown");
  } catch {
    tell("failed");
  }
};

/** Makes `<viaggio-wall>` known. A step of its own, so that a page chooses the tag; twice is fine. */
export const defineWall = (tag = "viaggio-wall"): void => {
  // A framework may import this on a server, where there is nothing to define.
  const registry = globalThis.customElements;
  if (!registry || registry.get(tag)) return;
  const style = new CSSStyleSheet();
  style.replaceSync(css);

  registry.define(
    tag,
    class extends HTMLElement {
      connectedCallback() {
        // Frameworks move nodes.
        if (this.shadowRoot) return;
        const shadow = this.attachShadow({ mode: "open" });
        shadow.adoptedStyleSheets = [style];
        // What the page put inside the element, a link or the same wall as HTML, shows until there is something better.
        shadow.append(element("slot", {}));
        const watch = new IntersectionObserver(
          (seen) => {
            if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
            watch.disconnect();
            void show(this, shadow);
          },
          { rootMargin: NEAR },
        );
        watch.observe(this);
      }
    },
  );
};
