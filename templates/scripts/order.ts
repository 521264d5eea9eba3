// How the rows of a table are ordered and chosen: pure functions over the
// texts of cells.

export type Direction = "ascending" | "descending"

// compare orders two cells: numbers by value, texts by collation, empty cells last in both
// directions.
export function compare(a: string, b: string, direction: Direction, collator: Intl.Collator): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "")
  const order = collator.compare(a, b)
  return direction === "ascending" ? order : -order
}

// sorted returns the positions of the keys in order; equal keys keep theirs.
export function sorted(keys: string[], direction: Direction, language?: string): number[] {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" })
  return keys.map((_, i) => i).sort((a, b) => compare(keys[a] ?? "", keys[b] ?? "", direction, collator) || a - b)
}

// words returns the folded words of a filter.
export function words(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean)
}

// holds reports whether a folded text contains every word.
export function holds(folded: string, all: string[]): boolean {
  return all.every(word => folded.includes(word))
}

// fold removes case and accents.
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
}
