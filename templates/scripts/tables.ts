// Sortable heads and a filter box for troubleshooting tables. On phones, where heads are
// hidden, a list offers the same. The address stores the sort order and the filter of the page's
// own table.
import { type Direction, fold, holds, sorted, words } from "./order"

/** The parameter of the address: the key of a column, after - for descending order. */
const sortName = "sort", filterName = "rows"

export function tables() {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
    const body = table.tBodies[0]
    if (!body) continue
    const rows = [...body.rows]
    if (rows.length > 1) sortable(table, body, rows)
    filterable(table, rows)
  }
}

/** Makes tables focusable only while they scroll sideways: focusing a long table would scroll its
 * beginning out of view. */
export function scrollStops() {
  const boxes = [...document.querySelectorAll<HTMLElement>(".table-scroll, .flow-scroll")]
  const look = () => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0
      else box.removeAttribute("tabindex")
    }
  }
  look()
  addEventListener("resize", look)
}

/** Whether the address stores the state of a table: only of the page's own, in a site of many files. */
const isOwn = (table: HTMLTableElement) => table.id === "table"

const kept = (name: string) => new URLSearchParams(location.search).get(name) ?? ""

function keep(name: string, value: string) {
  const all = new URLSearchParams(location.search)
  if (value) all.set(name, value)
  else all.delete(name)
  const query = String(all)
  try {
    history.replaceState(history.state, "", location.pathname + (query && "?" + query) + location.hash)
  } catch {
    // Browsers refuse too many changes: the address keeps the old text.
  }
}

function sortable(table: HTMLTableElement, body: HTMLElement, rows: HTMLTableRowElement[]) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])]
  const select = table.closest(".table-block")?.querySelector<HTMLSelectElement>("[data-table-sort]")
  const sort = (column: number, direction: Direction) => {
    const head = heads[column]
    if (!head) return
    for (const other of heads) other.ariaSort = null
    head.ariaSort = direction
    const keys = rows.map(row => key(row.cells[column]))
    body.append(...sorted(keys, direction, document.documentElement.lang).flatMap(i => rows[i] ?? []))
    const name = (direction === "descending" ? "-" : "") + head.dataset.key
    if (select) select.value = name
    if (isOwn(table)) keep(sortName, name)
  }
  heads.forEach((head, column) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "sort"
    button.append(...head.childNodes)
    head.append(button)
    button.addEventListener("click", () => sort(column, head.ariaSort === "ascending" ? "descending" : "ascending"))
    select?.add(new Option(head.textContent ?? "", head.dataset.key ?? ""))
    select?.add(
      new Option((select.dataset.descending ?? "").replace("#", head.textContent ?? ""), "-" + head.dataset.key))
  })
  const by = (name: string) => {
    const column = heads.findIndex(head => head.dataset.key === name.replace(/^-/, ""))
    sort(column, name.startsWith("-") ? "descending" : "ascending")
  }
  select?.addEventListener("change", () => {
    if (select.value) return by(select.value)
    for (const head of heads) head.ariaSort = null
    body.append(...rows)
    if (isOwn(table)) keep(sortName, "")
  })
  if (isOwn(table) && kept(sortName)) by(kept(sortName))
}

function key(cell: HTMLTableCellElement | undefined): string {
  return cell?.dataset.sort ?? cell?.textContent?.trim() ?? ""
}

function filterable(table: HTMLTableElement, rows: HTMLTableRowElement[]) {
  const tools = table.closest(".table-block")
  const box = tools?.querySelector<HTMLInputElement>("[data-table-filter]")
  const count = tools?.querySelector("output")
  if (!box || !count) return
  const all = count.textContent
  const texts = rows.map(row => fold(row.textContent ?? ""))
  const filter = () => {
    const wanted = words(box.value)
    let shown = 0
    rows.forEach((row, i) => {
      row.hidden = !holds(texts[i] ?? "", wanted)
      if (!row.hidden) shown++
    })
    const text = shown ? count.dataset.some?.replace("#", String(shown)) : count.dataset.none
    count.textContent = (wanted.length ? text : all) ?? ""
  }
  box.addEventListener("input", () => {
    filter()
    if (isOwn(table)) keep(filterName, box.value.trim())
  })
  if (isOwn(table)) box.value ||= kept(filterName)
  // A reload may restore the words before the script runs.
  if (box.value) filter()
}
