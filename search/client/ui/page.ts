// The search page: box, filters and results, with all that is asked in the address.

import { queryOf, readAsk, writeAsk, type Ask, type Filters, type Site } from "./address"
import { answer, type Answer } from "./answer"
import { arrows } from "./arrows"
import { announcer, failure, takeWords, type Field } from "./draw"
import { toggle } from "./filters"
import { trailOf } from "./history"
import { present, type AnswerView } from "./hits"
import { remember, showRecent } from "./recent"
import { drawResults, filtersIn } from "./results"
import { sentence, type Session } from "./session"

const step = 10 // hits at first, and with every "more"

/** Gives the page its life. One closure, since all of it shares what is asked. */
export function page(form: HTMLFormElement, input: Field, results: HTMLElement, site: Site, session: Session): void {
  const filters = document.querySelector<HTMLElement>("[data-search-filters]")
  const say = announcer(form), trail = trailOf(site)
  const start = document.querySelector<HTMLElement>("[data-search-start]")
  const recent = document.querySelector<HTMLElement>("[data-search-recent]")
  const wait = document.querySelector<HTMLElement>("[data-search-wait]")
  let asked = readAsk(queryOf(site)), limit = step
  let view: AnswerView | undefined

  const put = (state: string, text: string, nodes: Node[]) => {
    start?.toggleAttribute("hidden", state !== "idle")
    wait?.toggleAttribute("hidden", true)
    if (state === "idle" && recent) showRecent(recent, site)
    results.replaceChildren(...nodes)
    results.dataset["state"] = state
    results.dataset["query"] = text
    results.toggleAttribute("data-low-confidence", state === "done" && !!view?.weak)
    results.removeAttribute("aria-busy")
  }
  const show = (found: Answer, now: AnswerView) => {
    view = now
    const drawn = drawResults(found, now, {
      site,
      more: now.hits.length < now.total ? more : undefined,
      unfilter: Object.keys(found.ask.filters).length ? () => filter({}) : undefined,
    })
    put("done", found.ask.text, drawn.nodes)
    drawFilters?.(found.groups)
    say(drawn.said)
  }
  const fail = (error: string) => {
    put("failed", asked.text, [failure(error, site, () => void run())])
    say(error)
  }
  const run = async (go = false) => {
    const ask = asked
    if (!ask.text.trim()) {
      session.drop()
      filters?.toggleAttribute("hidden", true)
      say("")
      return put("idle", "", [])
    }
    results.dataset["state"] = "loading"
    if (!results.querySelector("a, .alert")) {
      results.replaceChildren()
      wait?.toggleAttribute("hidden", false)
    }
    start?.toggleAttribute("hidden", true)
    results.setAttribute("aria-busy", "true")
    try {
      const found = await session.ask(state => answer(state, ask, limit))
      if (!found) return
      const now = present(found.state, found.result, site, ask.text), [best] = now.hits
      if (go && best && found.result.certain) return location.replace(best.href + now.find)
      if (go) {
        trail.typing(ask)
        trail.rests()
      }
      show(found, now)
    } catch (error) {
      fail(sentence(error))
    }
  }

  const change = (ask: Ask, note?: (ask: Ask) => void) => {
    asked = ask
    limit = step
    if (input.value !== ask.text) input.value = ask.text
    note?.(ask)
    void run()
  }
  const filter = (to: Filters) => change({ ...asked, filters: to }, trail.filtered)
  const drawFilters = filters && filtersIn(filters, (facet, id) => filter(toggle(asked.filters, facet, id)))
  const more = async () => {
    const shown = limit
    limit += step
    await run()
    results.querySelectorAll<HTMLElement>("a[data-entry]")[shown]?.focus()
  }

  input.addEventListener("input", () => change({ ...asked, text: input.value }, trail.typing))
  form.addEventListener("submit", event => {
    event.preventDefault()
    trail.sent(asked)
    remember(asked.text)
  }, true)
  addEventListener("popstate", () => {
    const before = writeAsk(asked), ask = trail.moved()
    if (writeAsk(ask) !== before) change(ask)
  })
  takeWords(results, () => view, () => remember(asked.text))
  arrows(input, results)
  // What was typed while this script was loading counts for more than the address.
  if (document.activeElement === input && input.value) asked = { ...asked, text: input.value }
  else input.value = asked.text
  void run(new URLSearchParams(queryOf(site)).get("go") === "1")
}
