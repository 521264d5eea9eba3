// The search box of a page: results as you type, below the box, by the combobox
// pattern of ARIA. The focus stays in the box; arrow keys choose among the hits.

import { search } from "../search"
import { pageOf, type Site } from "./address"
import { el } from "./dom"
import { announcer, failure, link, marked, messagesLink, nameOf, takeWords } from "./draw"
import { present, type AnswerView, type HitView } from "./hits"
import { keepLines } from "./paste"
import { sentence, type Session } from "./session"
import { texts } from "./texts"

const most = 7 // hits in the list: what fits below the box

export class Box {
  private readonly list = el("div", { id: "search-list", role: "listbox", "aria-label": texts.results })
  private readonly note = el("p", { class: "search-note" })
  private readonly all = el("a", {}, texts.all)
  private readonly foot: HTMLElement
  private readonly panel: HTMLElement
  private readonly say: (text: string) => void
  private view: AnswerView | undefined
  private active = -1
  private waiting: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly form: HTMLFormElement, private readonly input: HTMLInputElement | HTMLTextAreaElement, private readonly site: Site, private readonly session: Session) {
    this.say = announcer(form.querySelector("[data-search-status]"))
    this.foot = el("p", { class: "search-ways" }, this.all, messagesLink(site))
    this.panel = el("div", { class: "search-panel", hidden: "" }, this.note, this.list, this.foot)
    form.append(this.panel)
    input.setAttribute("aria-controls", this.list.id)
    this.listen()
    if (document.activeElement === input && input.value) void this.ask()
  }

  private listen(): void {
    const { form, input, panel } = this
    input.addEventListener("input", () => void this.ask())
    input.addEventListener("click", () => this.open())
    // Before the page's own listeners, which send the form.
    form.addEventListener("keydown", event => { if (event.target === input) this.key(event) }, true)
    form.addEventListener("keydown", event => { if (event.key === "Escape" && event.target !== input) this.close(true) })
    form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget as Node | null)) this.close() })
    // A click in the list leaves the focus in the box.
    panel.addEventListener("mousedown", event => { if (!(event.target as Element).closest("button")) event.preventDefault() })
    takeWords(this.list, () => this.view, () => history.replaceState({ ...history.state as object, q: input.value }, ""))
    if (input instanceof HTMLInputElement) keepLines(input)
  }

  private async ask(): Promise<void> {
    const text = this.input.value
    this.choose(-1)
    if (!text.trim()) {
      this.session.drop()
      clearTimeout(this.waiting)
      this.waiting = this.view = undefined
      this.say("")
      return this.close()
    }
    this.panel.dataset["state"] = "loading"
    this.waiting ??= setTimeout(() => this.wait(), 300)
    try {
      const view = await this.session.ask(async state => present(state, await search(state, text, { limit: most }), this.site))
      if (view) this.show(view, text)
    } catch (error) {
      this.fail(sentence(error))
    }
  }

  /** Says that a search takes long, where there are no last hits to look at. */
  private wait(): void {
    if (this.view) return
    this.put("loading", el("p", { class: "search-note" }, texts.wait))
  }

  /** Shows nodes below the box. */
  private put(state: string, ...nodes: Node[]): void {
    if (state !== "loading") {
      clearTimeout(this.waiting)
      this.waiting = undefined
    }
    this.panel.dataset["state"] = state
    this.panel.replaceChildren(...nodes)
    this.open()
  }

  private show(view: AnswerView, text: string): void {
    const { hits, weak } = this.view = view
    this.active = -1
    this.note.textContent = hits.length ? weak ? texts.weakShort : "" : texts.noneShort
    this.list.replaceChildren(...hits.map((hit, i) => option(hit, i, weak)))
    this.list.hidden = !hits.length
    this.all.href = pageOf(this.site, { text, filters: {} })
    this.put("done", this.note, this.list, this.foot)
    this.say([this.note.textContent, hits.length && texts.count(hits.length, hits.length === most)].filter(Boolean).join(" "))
  }

  private fail(error: string): void {
    this.view = undefined
    this.put("failed", failure(error, this.site, () => { this.input.focus(); void this.ask() }))
    this.say(error)
  }

  private open(): void {
    if (!this.panel.dataset["state"] || !this.input.value.trim() || !this.form.contains(document.activeElement)) return
    this.panel.hidden = false
    this.expanded(!!this.view?.hits.length)
  }

  private close(focus = false): void {
    this.panel.hidden = true
    this.expanded(false)
    this.choose(-1)
    if (focus) this.input.focus()
  }

  /** Only a field of one line can be a combobox, which has this state. */
  private expanded(is: boolean): void {
    if (this.input.getAttribute("role") === "combobox") this.input.setAttribute("aria-expanded", String(is))
  }

  private choose(to: number): void {
    this.list.children[this.active]?.setAttribute("aria-selected", "false")
    this.active = to
    const option = this.list.children[to]
    if (!option) return this.input.removeAttribute("aria-activedescendant")
    option.setAttribute("aria-selected", "true")
    option.scrollIntoView({ block: "nearest" })
    this.input.setAttribute("aria-activedescendant", option.id)
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    const done = this.keys[event.key]?.(event)
    if (done) event.preventDefault()
  }

  /** What keys do; each tells whether the browser has nothing more to do. */
  private readonly keys: Record<string, (event: KeyboardEvent) => boolean> = {
    ArrowDown: event => {
      const shown = !this.panel.hidden
      if (!shown) this.open()
      if (this.panel.hidden || (this.active < 0 && !this.atEnd())) return false
      if (!event.altKey) this.choose(Math.min(this.active + 1, this.list.children.length - 1))
      return true
    },
    ArrowUp: event => {
      if (this.panel.hidden || (this.active < 0 && !event.altKey)) return false
      if (event.altKey) this.close()
      else this.choose(this.active - 1)
      return true
    },
    Home: () => { this.choose(-1); return false },
    End: () => { this.choose(-1); return false },
    Enter: () => {
      const option = this.panel.hidden ? undefined : this.list.children[this.active] as HTMLElement | undefined
      option?.click()
      return !!option
    },
    Escape: () => {
      if (!this.panel.hidden) this.close()
      else if (this.input.value) { this.input.value = ""; void this.ask() }
      else return false
      return true
    },
  }

  /** In a text of several lines the arrows move among them first. */
  private atEnd(): boolean {
    const { value, selectionEnd } = this.input
    return !value.includes("\n") || selectionEnd === value.length
  }
}

function option(hit: HitView, i: number, weak: boolean): HTMLElement {
  const text = hit.message.length ? hit.message : hit.summary, step = weak ? undefined : hit.fix[0]
  return link(hit, weak, { role: "option", id: "search-option-" + i, "aria-selected": "false", tabindex: "-1" },
    ...nameOf(hit), el("span", { class: "hit-text" }, ...marked(text)),
    ...(step ? [el("span", { class: "hit-step" }, el("b", {}, texts.fix + ":"), " ", step)] : []))
}
