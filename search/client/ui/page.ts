// The search page: box, filters and results, with all that is asked in the address.

import { readAsk, writeAsk, type Ask, type Site } from "./address"
import { answer, type Answer } from "./answer"
import { certain } from "./certain"
import { el } from "./dom"
import { announcer, failure, takeWords } from "./draw"
import { toggle } from "./filters"
import { Trail } from "./history"
import { present, type AnswerView } from "./hits"
import { arrows } from "./arrows"
import { drawFilters, drawResults } from "./results"
import { sentence, type Session } from "./session"

const step = 10 // hits at first, and with every "more"

export class Page {
  private ask: Ask = readAsk(location.search)
  private limit = step
  private view: AnswerView | undefined
  private readonly trail = new Trail()
  private readonly say: (text: string) => void
  private readonly tones: Record<string, string>

  constructor(form: HTMLFormElement, private readonly input: HTMLInputElement | HTMLTextAreaElement, private readonly results: HTMLElement, private readonly filters: HTMLElement | null, private readonly site: Site, private readonly session: Session) {
    this.say = announcer(form.querySelector("[data-search-status]"))
    this.tones = Object.fromEntries((results.dataset["tones"] ?? "").split(" ").map(pair => pair.split("=") as [string, string]))
    input.addEventListener("input", () => this.change({ ...this.ask, text: input.value }, ask => this.trail.typing(ask)))
    form.addEventListener("submit", event => {
      event.preventDefault()
      this.trail.sent(this.ask)
    }, true)
    addEventListener("popstate", () => {
      const before = writeAsk(this.ask), ask = this.trail.moved()
      if (writeAsk(ask) !== before) this.change(ask)
    })
    takeWords(results, () => this.view, () => {})
    arrows(input, results)
    void this.start()
  }

  /** What was typed while this script was loading counts for more than the address. */
  private async start(): Promise<void> {
    const typed = this.input.value
    if (document.activeElement === this.input && typed) this.ask = { ...this.ask, text: typed }
    else this.input.value = this.ask.text
    await this.run(new URLSearchParams(location.search).get("go") === "1")
  }

  private change(ask: Ask, note?: (ask: Ask) => void): void {
    this.ask = ask
    this.limit = step
    if (this.input.value !== ask.text) this.input.value = ask.text
    note?.(ask)
    void this.run()
  }

  private async run(go = false): Promise<void> {
    const { ask, limit, results, session } = this
    if (!ask.text.trim()) return this.idle()
    results.dataset["state"] = "loading"
    results.setAttribute("aria-busy", "true")
    try {
      const found = await session.ask(state => answer(state, ask, limit))
      if (!found) return
      this.view = present(found.state, found.result, this.site)
      const [best] = this.view.hits
      if (go && best && certain(found.result)) return location.replace(best.href + this.view.find)
      if (go) this.trail.typing(ask)
      this.show(found, this.view)
    } catch (error) {
      this.fail(sentence(error))
    }
  }

  /** Puts nodes into the results and says what they answer. */
  private put(state: string, query: string, nodes: Node[]): void {
    const { results } = this
    results.replaceChildren(...nodes)
    results.dataset["state"] = state
    results.dataset["query"] = query
    results.removeAttribute("aria-busy")
  }

  private idle(): void {
    this.session.drop()
    this.view = undefined
    this.put("idle", "", [])
    this.results.removeAttribute("data-low-confidence")
    if (this.filters) this.filters.hidden = true
    this.say("")
  }

  private show(found: Answer, view: AnswerView): void {
    const { results, filters, site } = this
    const filtered = Object.keys(found.ask.filters).length > 0
    const { nodes, said } = drawResults(found, view, {
      site, tones: this.tones,
      more: view.hits.length === this.limit ? () => this.more() : undefined,
      unfilter: filtered ? () => this.filter({}) : undefined,
    })
    results.toggleAttribute("data-low-confidence", view.weak)
    this.put("done", found.ask.text, nodes)
    if (filters) drawFilters(filters, found.groups, (facet, id) => this.filter(toggle(this.ask.filters, facet, id)))
    this.say(said)
  }

  private filter(filters: Ask["filters"]): void {
    this.change({ ...this.ask, filters }, ask => this.trail.filtered(ask))
  }

  private async more(): Promise<void> {
    const shown = this.limit
    this.limit += step
    await this.run()
    this.results.querySelectorAll<HTMLElement>("a[data-entry]")[shown]?.focus()
  }

  private fail(error: string): void {
    this.view = undefined
    this.results.removeAttribute("data-low-confidence")
    this.put("failed", this.ask.text, [failure(error, this.site, () => void this.run())])
    this.say(error)
  }
}

/** The page's results, where there are any. */
export const resultsOf = () => document.querySelector<HTMLElement>("[data-search-results]")

export const filtersOf = () => document.querySelector<HTMLElement>("[data-search-filters]") ?? el("div")
