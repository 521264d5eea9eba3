// Leads from the search box to the page that reads logs, and hands a log over.

import { logs_offer } from "texts"
import { hrefOf } from "./address"
import { el } from "./dom"
import { siteOf } from "./site"

/** The key under which the page finds a log that was pasted into the search box. */
export const handedOver = "faultbook-log"

export function offerLogs(log: string): void {
  const form = document.querySelector<HTMLFormElement>("form[data-search-page]")
  if (!form) return
  form.querySelector(".search-logs")?.remove()
  const button = el("button", { type: "button", class: "search-button found-clear search-logs" }, logs_offer)
  button.addEventListener("click", () => {
    try {
      sessionStorage.setItem(handedOver, log)
    } catch { /* the browser keeps nothing: the reader pastes once more */ }
    location.assign(hrefOf(siteOf(form), "logs/"))
  })
  form.append(button)
}
