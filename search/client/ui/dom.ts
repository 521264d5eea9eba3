// Makes elements. Texts become text nodes, so nothing in the data is ever markup.

type Child = Node | string | false | undefined

export function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string | false | undefined> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (typeof value === "string") element.setAttribute(name, value)
  for (const child of children) if (child) element.append(child)
  return element
}
