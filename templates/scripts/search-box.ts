// The search box before its first use: keys that focus it, Enter that submits it, and loading the
// script that answers it. On a page that a hit led to, it also loads the script that marks the
// matches.

import { decoded } from "./decode"

type Field = HTMLInputElement | HTMLTextAreaElement

const patience = 10_000 // milliseconds to wait for the script on the search page
// Prefixes of words to highlight, in the addresses of hits, and of a pasted text.
const marked = /#find=|#m=/

export function searchBox() {
  const form = document.querySelector<HTMLFormElement>("form[role=search]")
  const box = form?.querySelector<Field>("[data-search-box]")
  if (!form || !box) return
  keys(box)
  if (!form.dataset.searchScript) return
  const results = document.querySelector<HTMLElement>("[data-search-results]")
  if (!results && box instanceof HTMLInputElement) combobox(box)
  if (!box.value && typeof history.state?.q === "string") box.value = history.state.q
  send(form, box)
  form.addEventListener("paste", event => {
    const log = event.clipboardData!.getData("text")
    if (/\n.+\n./.test(log)) add(form.dataset.searchMarks ?? "").dataset.log = log // three lines may be a log
  })
  let loaded = false
  const touched = () => {
    if (!loaded) load(form, results)
    loaded = true
  }
  const words = () => { if (showWords(form)) touched() }
  words()
  addEventListener("hashchange", words) // a hit may be the page it is on
  form.addEventListener("focusin", touched)
  form.addEventListener("pointerdown", touched)
  // On a slow connection the reader sees at once that something is loading.
  box.addEventListener("input", () => {
    if (!results && !form.querySelector(".search-panel") && box.value.trim()) form.dataset.waiting = ""
  })
  if (results && (new URLSearchParams(location.search).get("q") ?? "").trim()) {
    results.dataset.state = "loading" // nothing moves when the search takes over
    document.querySelector("[data-search-wait]")?.removeAttribute("hidden")
    document.querySelector("[data-search-start]")?.setAttribute("hidden", "")
  }
  const lost = document.querySelector("[data-search-lost]")
  if (results || lost || document.activeElement === box) touched()
}

// combobox sets the role of the box before it can get the focus.
function combobox(box: HTMLInputElement) {
  box.role = "combobox"
  box.ariaExpanded = "false"
  box.ariaAutoComplete = "list"
  box.ariaHasPopup = "listbox"
}

function keys(box: Field) {
  box.setAttribute("aria-keyshortcuts", "/ Control+K")
  document.addEventListener("keydown", event => {
    const command = event.ctrlKey || event.metaKey
    const wanted = command ? event.key.toLowerCase() === "k" && !event.shiftKey : event.key === "/"
    if (!wanted || event.altKey || event.defaultPrevented || event.isComposing) return
    if (typing(event.target) && (event.target !== box || !command)) return
    event.preventDefault()
    box.focus()
    box.select()
  })
  if (box instanceof HTMLInputElement) return
  box.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    box.form?.requestSubmit()
  })
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
}

// send opens the search page; without this script the form opens the list of all messages.
function send(form: HTMLFormElement, box: Field) {
  form.addEventListener("submit", event => {
    if (event.defaultPrevented) return
    event.preventDefault()
    const page = form.dataset.searchPage ?? ""
    const file = location.protocol === "file:" && page.endsWith("/") ? "index.html" : ""
    location.assign(`${page}${file}?${new URLSearchParams({ q: box.value.slice(0, 2000) })}`)
  })
}

// showWords removes the words that a hit added to the address of the page, and has them marked. It
// reports whether they are a whole text, as from a log: then similar pages are listed too.
function showWords(form: HTMLFormElement): boolean {
  const [address, along] = location.href.split(marked)
  const [words, query] = (along ?? "").split("&q=")
  if (!words) return false
  const q = decoded(query ?? ""), find = decoded(words)
  const pasted = location.href.includes("#m=") ? find : find === "|" ? q : ""
  history.replaceState({ ...history.state as object, ...q && { q } }, "", address)
  const box = form.querySelector<Field>("[data-search-box]")
  if (box && q) box.value = q
  add(form.dataset.searchMarks ?? "").dataset.find = find
  form.dataset.pasted = pasted
  if (pasted) dispatchEvent(new Event("faultbook:pasted"))
  return !!pasted
}

function add(address: string) {
  const script = document.createElement("script")
  script.async = false // one after the other, though they come together
  script.src = address
  document.head.append(script)
  return script
}

// load loads the search script and the manifest of the index at the same time.
function load(form: HTMLFormElement, results: HTMLElement | null) {
  const script = add(form.dataset.searchScript ?? "")
  add(`${form.dataset.searchRoot}search/manifest.js`).dataset.searchManifest = ""
  if (!results) return
  const fail = () => {
    results.dataset.state = "failed"
    document.querySelector("[data-search-wait]")?.setAttribute("hidden", "")
    document.querySelector("[data-search-failed]")?.removeAttribute("hidden")
  }
  const timer = setTimeout(fail, patience)
  script.addEventListener("load", () => clearTimeout(timer))
  script.addEventListener("error", fail)
}
