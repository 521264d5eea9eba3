// What readers pass on: a summary, without what nobody should share.

import type { Answer, Place } from "../../logs/answer"
import { redact, redactShape } from "../../logs/redact"
import { button } from "../draw"
import type { Shown } from "./view"
import * as texts from "./words"

const shownPlaces = 2, shownShapes = 10

/** Writes what was found as a text. whole keeps addresses, users and arguments. */
export function summaryOf(answer: Answer, { details }: Shown, whole: boolean): string {
  const out = [texts.lines(answer.lines)]
  const safe = (text: string) => whole ? text : redact(text, [])
  for (const s of answer.statuses) {
    const verdict = s.over ? texts.over : texts.verdicts[s.verdict], about = details.get(s.id)
    const head = [verdict, s.label].filter(Boolean).join(": ")
    out.push("", `${head} (${texts.facts(about?.where, texts.times(s.count), s.first)})`)
    if (about?.step && !s.over && s.verdict !== "none") out.push(`${texts.step} ${about.step}`)
    for (const place of s.places.slice(0, shownPlaces)) {
      const text = whole ? place.text : redact(place.text, [...s.arguments, ...own(place)])
      out.push(`${safe(texts.at(place.file, place.line))}: ${text}`)
    }
  }
  if (answer.undocumented.length) out.push("", texts.undocumented)
  for (const fault of answer.undocumented.slice(0, shownShapes)) {
    out.push(`${texts.times(fault.count)}: ${whole ? fault.shape : redactShape(fault.shape, fault.place.text)}`)
  }
  return out.join("\n") + "\n"
}

const own = ({ values }: Place) => values.map(({ name, text, raw }) => ({ name, distinct: 1, values: [...raw, text] }))

/** A button that copies a text, and says so. */
export function copyButton(label: string, text: () => string): HTMLElement {
  const made = button(label, () => {
    void copied(text()).then(done => {
      made.textContent = done ? texts.copied : texts.copyFailed
      setTimeout(() => { made.textContent = label }, 2000)
    })
  })
  made.setAttribute("aria-live", "polite")
  return made
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement("textarea")
    area.value = text
    area.className = "vh"
    document.body.append(area)
    area.select()
    const done = document.execCommand("copy") // works where the clipboard does not: over plain HTTP
    area.remove()
    return done
  }
}
