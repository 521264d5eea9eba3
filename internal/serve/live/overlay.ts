// What is wrong with the content, over the page, until it is mended. It stands in
// a tree of its own, so that the site's style and this one leave each other alone.

export interface Fault {
  place: string
  open?: string // an address that opens the place in an editor
  fault: { line: number; column: number; width?: number; severity: string; code: string; text: string; hint?: string; source?: string }
}

const id = "faultbook-faults"

function el(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const e = document.createElement(tag)
  e.className = className
  e.append(...children)
  return e
}

function item({ place, open, fault }: Fault): HTMLElement {
  const where = el(open ? "a" : "span", "place", place)
  if (open) where.setAttribute("href", open)
  const parts: Node[] = [el("p", "what", where, ": ", el("b", fault.severity, fault.severity + " " + fault.code), " " + fault.text)]
  if (fault.line && fault.source) {
    const letters = [...fault.source], start = Math.min(fault.column - 1, letters.length), end = start + Math.max(1, fault.width ?? 1)
    parts.push(el("pre", "line", el("span", "number", fault.line + " "), letters.slice(0, start).join(""),
      el("mark", "", letters.slice(start, end).join("") || " "), letters.slice(end).join("")))
  }
  if (fault.hint) parts.push(el("p", "hint", "hint: " + fault.hint))
  return el("li", "", ...parts)
}

/** Shows the faults in the place of those before; none takes the overlay away. */
export function overlay(base: string, faults: Fault[]) {
  document.getElementById(id)?.remove()
  if (!faults.length) return
  const host = document.createElement("div")
  host.id = id
  const tree = host.attachShadow({ mode: "open" })
  const style = document.createElement("link")
  style.rel = "stylesheet"
  style.href = base + "live.css"
  const errors = faults.filter(f => f.fault.severity === "error").length
  const close = el("button", "close", "Hide")
  close.addEventListener("click", () => host.remove())
  const head = el("p", "head", errors === 1 ? "1 error" : errors + " errors", ": the page shows the last state without", close)
  const box = el("section", "faults", head, el("ul", "", ...faults.map(item)))
  box.setAttribute("role", "alert")
  tree.append(style, box)
  document.body.append(host)
}
