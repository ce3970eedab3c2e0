/** Builds elements from text and elements; text never becomes markup. */

type Attributes = Readonly<Record<string, string | ((event: Event) => void)>>;

/** `element("p", { class: "quiet" }, "text")`; an attribute that is a function becomes a listener for the event it is named after. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "string") made.setAttribute(key, value);
    else made.addEventListener(key, value);
  }
  made.append(...children);
  return made;
}
