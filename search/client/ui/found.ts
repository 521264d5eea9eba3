// Highlights on the page of a hit what matched there. The page itself stays as it is:
// the browser paints over it, and stops when the reader wants.

import { readWords } from "./address"
import { button } from "./draw"
import { spans, strengths } from "./mark"
import * as texts from "./texts"

const name = "found"
const outside = "button, nav, .vh, .crumbs, .page-side, script"

export function highlight(find: string): void {
  const main = document.querySelector("main:not([hidden])")
  if (!main || !CSS.highlights) return
  const ranges = rangesIn(main, find)
  if (!ranges.length) return
  CSS.highlights.set(name, new Highlight(...ranges))
  const clear = () => {
    CSS.highlights.delete(name)
    made.remove()
  }
  const made = button(texts.clear, clear)
  made.classList.add("found-clear")
  addEventListener("keydown", event => { if (event.key === "Escape" && !event.defaultPrevented) clear() })
  main.append(made)
}

function rangesIn(root: Element, find: string): Range[] {
  const strength = strengths(readWords(find)), out: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(outside)) continue
    for (const [start, end] of spans(node.nodeValue ?? "", strength)) {
      const range = new Range()
      range.setStart(node, start)
      range.setEnd(node, end)
      out.push(range)
    }
  }
  return out
}
