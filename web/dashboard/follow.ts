/** What a page's script has changed, or its visitor is filling in, stays as it is. */
const STILL = "form, .tools";
/** How many places a part may have moved by and still be known again. */
const NEAR = 12;

const isStill = (node: Node): boolean => node instanceof Element && node.matches(STILL);

const isAlike = (old: Node, now: Node): boolean => old.isEqualNode(now) || (isStill(old) && isStill(now));

const followAttributes = (old: Element, now: Element): void => {
  for (const { name } of [...old.attributes]) if (!now.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of now.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
};

const followNode = (old: ChildNode, now: Node): void => {
  if (old instanceof Element && now instanceof Element) {
    followAttributes(old, now);
    followChildren(old, now);
  } else {
    old.nodeValue = now.nodeValue;
  }
};

const followChildren = (old: Element, now: Element): void => {
  const wanted = [...now.childNodes];
  let left = [...old.childNodes];
  for (const [index, node] of wanted.entries()) {
    const at = left.slice(0, NEAR).findIndex((other) => isAlike(other, node));
    const [next] = left;
    if (at >= 0) {
      for (const gone of left.slice(0, at)) gone.remove();
      left = left.slice(at + 1);
    } else if (
      next !== undefined &&
      next.nodeName === node.nodeName &&
      !wanted.slice(index, index + NEAR).some((other) => isAlike(next, other))
    ) {
      followNode(next, node);
      left = left.slice(1);
    } else {
      old.insertBefore(document.importNode(node, true), next ?? null);
    }
  }
  for (const gone of left) gone.remove();
};

/**
 * Has an element become what it is now, by its smallest parts: what stays is not touched nor moved, so that focus, selection,
 * what is unfolded and what is being filled in hold.
 */
export const follow = (old: Element, now: Element): void => {
  // Folded for a moment, since only a visitor unfolds them: nothing is shown in between.
  const unfolded = [...old.querySelectorAll<HTMLDetailsElement>("details[open]")];
  const { activeElement } = document;
  const focused = activeElement?.id;
  for (const details of unfolded) details.open = false;
  followChildren(old, now);
  for (const details of unfolded) details.open = true;
  if (focused && document.activeElement !== activeElement) document.getElementById(focused)?.focus();
};
