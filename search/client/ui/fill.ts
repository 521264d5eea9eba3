// Puts what a reader pasted into the gaps of an entry's message, and wherever the page
// names the same placeholder: "raise the quota of Sales". Texts stay texts.

const longest = 200 // characters of an argument
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&").replace(/\s+/g, "\\s+")

/** Fills the gaps of the first message of the page that a text contains. */
export function fillGaps(pasted: string): void {
  const main = document.querySelector("main:not([hidden])")
  for (const message of main?.querySelectorAll("blockquote[data-copy]") ?? []) {
    const values = valuesIn(message, pasted)
    if (!main || !values) continue
    for (const gap of main.querySelectorAll("blockquote[data-copy] var")) fill(gap, values)
    fillTexts(main, values)
    return
  }
}

/** Gives the arguments by the names of their placeholders, or nothing for another text. */
function valuesIn(message: Element, pasted: string): Map<string, string> | undefined {
  const names: string[] = [], nodes = [...message.childNodes]
  let form = ""
  nodes.forEach((node, i) => {
    const text = node.textContent ?? ""
    if (node.nodeName !== "VAR") return void (form += escaped(text))
    names.push(text)
    if (i === 0) form += `(?:^|[:"\\]|>])\\s*([^:"\\]|>\\n]{1,${longest}}?)`
    else form += i === nodes.length - 1 ? `([^"|<\\n]{1,${longest}})` : `(.{1,${longest}}?)`
  })
  const found = names.length ? new RegExp(form, "i").exec(pasted) : null
  return found ? new Map(names.map((name, i) => [name, found[i + 1]!.trim()])) : undefined
}

function fill(gap: Element, values: Map<string, string>): void {
  const name = gap.textContent ?? "", value = values.get(name)
  if (!value) return
  gap.textContent = value
  gap.setAttribute("title", name)
}

/** Fills placeholders that the steps and causes of the page name. */
function fillTexts(main: Element, values: Map<string, string>): void {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), texts: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest(".message, .placeholders, nav, script")) texts.push(node as Text)
  }
  for (let text of texts) {
    for (const [name, value] of values) {
      for (let at = text.data.indexOf(name); at >= 0; at = text.data.indexOf(name)) {
        const gap = document.createElement("var"), rest = text.splitText(at).splitText(name.length)
        gap.textContent = value
        gap.title = name
        text.nextSibling!.replaceWith(gap)
        text = rest
      }
    }
  }
}
