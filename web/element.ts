/**
 * An element of this document with properties and children; a child that is absent or empty is none. What is text stays
 * text: nothing here reads markup, so nothing that a customer wrote can become any, and a page that demands Trusted Types
 * needs no policy.
 */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<Omit<HTMLElementTagNameMap[Name], "part">> & { readonly part?: string },
  ...children: readonly (Node | string | null | undefined | false)[]
): HTMLElementTagNameMap[Name] => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child): child is Node | string => !!child));
  return made;
};
