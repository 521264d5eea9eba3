// The search box of a page: results as you type, below the box, by the combobox
// pattern of ARIA. The focus stays in the box; arrow keys choose among the hits.

import { search } from "../search"
import { pageOf, type Site } from "./address"
import { choiceOf } from "./choice"
import { el } from "./dom"
import { announcer, failure, inside, link, marked, messagesLink, nameOf, takeWords, verdictOf, type Field } from "./draw"
import { present, type AnswerView, type HitView } from "./hits"
import { keepLines } from "./paste"
import { sentence, type Session } from "./session"
import * as texts from "./texts"

const most = 7 // hits in the list: what fits below the box

/** Gives a box its list. One closure, since all of it acts on one list and one box. */
export function box(form: HTMLFormElement, input: Field, site: Site, session: Session): void {
  const note = el("p", { class: "search-note" })
  const list = el("div", { id: form.id + "-list", role: "listbox", "aria-label": texts.results })
  const all = el("a", {}, texts.all)
  const foot = el("p", { class: "search-ways" }, all, messagesLink(site))
  const panel = el("div", { class: "search-panel", hidden: "" })
  const say = announcer(form)
  const choice = choiceOf(input, list)
  let view: AnswerView | undefined

  const expanded = (is: boolean) => { if (input.role === "combobox") input.ariaExpanded = String(is) }
  const open = () => {
    if (!panel.firstChild || !input.value.trim() || !form.contains(document.activeElement)) return
    panel.hidden = false
    expanded(!!view?.hits.length)
  }
  const close = () => {
    panel.hidden = true
    expanded(false)
    choice.to(-1)
  }
  const fill = (...nodes: Node[]) => {
    panel.replaceChildren(...nodes)
    if (list.isConnected) input.setAttribute("aria-controls", list.id)
    else input.removeAttribute("aria-controls") // it may only name what is there
  }
  const put = (...nodes: Node[]) => {
    fill(...nodes)
    open()
  }

  const show = (found: AnswerView, text: string) => {
    const { hits, weak, unknown } = view = found
    note.textContent = !hits.length ? texts.noneShort : weak ? texts.weakShort(unknown) : ""
    list.replaceChildren(...hits.map((hit, i) => option(hit, form.id + "-option-" + i, weak)))
    list.hidden = !hits.length
    choice.to(-1)
    all.href = pageOf(site, { text, filters: {} })
    put(note, list, foot)
    say(note.textContent + (hits.length ? " " + texts.count(found.total) : ""))
  }
  const fail = (error: string) => {
    view = undefined
    put(failure(error, site, () => { input.focus(); void ask() }))
    say(error)
  }
  const ask = async () => {
    const text = input.value
    choice.to(-1)
    if (!text.trim()) {
      session.drop()
      view = undefined
      fill()
      say("")
      return close()
    }
    if (!view) put(el("p", { class: "search-note" }, texts.wait))
    try {
      const found = await session.ask(async state => present(state, await search(state, text, { limit: most }), site, text))
      if (found) show(found, text)
    } catch (error) {
      fail(sentence(error))
    }
  }

  /** What keys do; each tells whether the browser has nothing more to do. */
  const keys: Record<string, (event: KeyboardEvent) => unknown> = {
    ArrowDown: event => {
      open()
      if (panel.hidden || (!choice.made() && inside(input))) return false
      if (!event.altKey) choice.by(1)
      return true
    },
    ArrowUp: event => {
      if (panel.hidden || (!choice.made() && !event.altKey)) return false
      if (event.altKey) close()
      else choice.by(-1)
      return true
    },
    Home: () => choice.to(-1),
    End: () => choice.to(-1),
    Enter: () => {
      const option = choice.made()
      option?.click()
      return option
    },
    Escape: () => {
      if (!panel.hidden) close()
      else if (input.value) { input.value = ""; void ask() }
      else return false
      return true
    },
  }

  form.append(panel)
  delete form.dataset["waiting"]
  input.addEventListener("input", ask)
  input.addEventListener("click", open)
  // Before the page's own listeners, which send the form.
  form.addEventListener("keydown", event => {
    const { target, key, isComposing, ctrlKey, metaKey } = event
    if (isComposing || ctrlKey || metaKey) return
    if (target === input ? keys[key]?.(event) : key === "Escape") event.preventDefault()
    if (target !== input && key === "Escape") { input.focus(); close() }
  }, true)
  form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget as Node | null)) close() })
  // A click in the list leaves the focus in the box.
  panel.addEventListener("mousedown", event => { if (!(event.target as Element).closest("button")) event.preventDefault() })
  takeWords(list, () => view, () => history.replaceState({ ...history.state as object, q: input.value }, ""))
  if (input instanceof HTMLInputElement) keepLines(input)
  if (document.activeElement === input) void ask()
}

function option(hit: HitView, id: string, weak: boolean): HTMLElement {
  const text = hit.message.length ? hit.message : hit.summary, verdict = verdictOf(hit), step = weak ? undefined : [hit.causes[0], hit.fix[0]].filter(Boolean).join(" ")
  return link(hit, weak, { role: "option", id, "aria-selected": "false", tabindex: "-1" },
    ...nameOf(hit),
    el("span", { class: "hit-text" }, hit.lang && texts.language(hit.lang) + ": ",
      el("bdi", { lang: hit.lang }, ...marked(text))),
    ...(verdict ? [el("span", { class: "hit-step" }, verdict, step && ": " + step)] : []))
}
