// Faults of the content, over the page, until they are fixed. A shadow tree keeps their style and
// that of the site apart.

export interface Fault {
  place: string
  open?: string // an address that opens the place in an editor
  fault: {
    line: number; column: number; width?: number // in characters, from 1; line 0 means the whole file
    severity: string; code: string; text: string; hint?: string
    source?: string // the line
  }
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
  const code = el("b", fault.severity, fault.severity + " " + fault.code)
  const parts: Node[] = [el("p", "what", where, ": ", code, " " + fault.text)]
  if (fault.line && fault.source) {
    const letters = [...fault.source], start = Math.min(fault.column - 1, letters.length)
    const end = start + Math.max(1, fault.width ?? 1)
    parts.push(el("pre", "line", el("span", "number", fault.line + " "), letters.slice(0, start).join(""),
      el("mark", "", letters.slice(start, end).join("") || " "), letters.slice(end).join("")))
  }
  if (fault.hint) parts.push(el("p", "hint", "hint: " + fault.hint))
  return el("li", "", ...parts)
}

const many = (n: number, what: string) => n + " " + what + (n === 1 ? "" : "s")

/** The numbers of faults, and whether the page is older than the errors. */
function headline(errors: number, warnings: number, stale: boolean): string {
  const counts = [errors && many(errors, "error"), warnings && many(warnings, "warning")].filter(Boolean).join(" and ")
  if (!errors) return counts
  const them = warnings ? (errors === 1 ? "the error" : "the errors") : errors === 1 ? "it" : "them"
  return counts + (stale ? `. This page is from before ${them}.` : "")
}

/** Replaces the faults that are shown; an empty list removes them. Errors cover the page; warnings
 * alone are a note that opens on click. Once hidden, it stays hidden until the warnings change. */
export function overlay(base: string, faults: Fault[], stale: boolean) {
  document.getElementById(id)?.remove()
  const errors = faults.filter(f => f.fault.severity === "error").length, known = JSON.stringify(faults)
  if (!faults.length || (!errors && sessionStorage.getItem(id) === known)) return
  const host = document.createElement("div")
  host.id = id
  const tree = host.attachShadow({ mode: "open" })
  const style = document.createElement("link")
  style.rel = "stylesheet"
  style.href = base + "live.css"
  const close = el("button", "close", "Hide")
  close.addEventListener("click", () => {
    host.remove()
    if (!errors) sessionStorage.setItem(id, known)
  })
  const head = headline(errors, faults.length - errors, stale), list = el("ul", "", ...faults.map(item))
  const box = errors
    ? el("section", "faults", el("p", "head", head, close), list)
    : el("section", "warnings", el("details", "", el("summary", "head", head), list), close)
  box.setAttribute("role", errors ? "alert" : "status")
  tree.append(style, box)
  document.body.append(host)
}
