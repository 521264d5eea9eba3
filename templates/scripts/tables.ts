// Sortable heads and a filter box for troubleshooting tables.
import { type Direction, fold, holds, sorted, words } from "./order"

export function tables() {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
    const body = table.tBodies[0]
    if (!body) continue
    const rows = [...body.rows]
    if (rows.length > 1) sortable(table, body, rows)
    filterable(table, rows)
  }
}

function sortable(table: HTMLTableElement, body: HTMLElement, rows: HTMLTableRowElement[]) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])]
  heads.forEach((head, column) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "sort"
    button.append(...head.childNodes)
    head.append(button)
    button.addEventListener("click", () => {
      const direction: Direction = head.ariaSort === "ascending" ? "descending" : "ascending"
      for (const other of heads) other.ariaSort = null
      head.ariaSort = direction
      const keys = rows.map(row => key(row.cells[column]))
      body.append(...sorted(keys, direction, document.documentElement.lang).flatMap(i => rows[i] ?? []))
    })
  })
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
  box.addEventListener("input", filter)
  // A reload may bring the words back before the script is there.
  if (box.value) filter()
}
