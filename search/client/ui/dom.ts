// Makes and fills elements. Texts become text nodes, so nothing in the data is ever markup.

export type Child = Node | string | false | undefined

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Record<string, string | false | undefined> = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (typeof value === "string") element.setAttribute(name, value)
  for (const child of children) if (child) element.append(child)
  return element
}

/** Gives an element these children, and leaves alone those that it has already; they
 * must keep their order. */
export function fill(element: Element, children: Node[]): void {
  const wanted = new Set(children)
  for (const child of [...element.childNodes]) if (!wanted.has(child)) child.remove()
  let at = element.firstChild
  for (const child of children) {
    if (child === at) at = at.nextSibling
    else element.insertBefore(child, at)
  }
}
