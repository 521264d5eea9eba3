// Chooses the language of a site that is one file. It runs at the end of the head and at the
// end of the body, and replaces the template of the language there by its content. Without it
// the pages are those of the first language.

import { edition } from "./editions"

const root = document.documentElement, chosen = edition()
const place = document.currentScript?.parentElement
const templates = [...place?.querySelectorAll<HTMLTemplateElement>(":scope > template[data-edition]") ?? []]
const own = templates.find(template => template.dataset["edition"] === chosen)
for (const template of templates) template.remove()

const styles = [...place?.querySelectorAll<HTMLStyleElement>("style[data-edition]") ?? []]
const look = styles.find(style => style.dataset["edition"] === chosen) ?? styles[0]
for (const style of styles) {
  if (style === look) style.removeAttribute("media")
  else style.remove()
}

if (own && place) {
  root.lang = own.lang
  if (root.dir !== own.dir) root.dir = own.dir
  if (place === document.body && own.dataset["whole"] !== undefined) place.replaceChildren()
  place.append(document.importNode(own.content, true)) // its scripts run now
}
