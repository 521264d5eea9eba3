// How the slots of a query match one line. Mirrors ../line.go.

export const saidLeast = 0.8
const gapStep = 8, orderBase = 0.7, begunAside = 4

export interface Match { slot: number; span: number; pos: number; strength: number; factor: number }
export interface Line { total: number; matches: Match[] }

/** What matches together, and which part of the line that is. */
export function coverOf(l: Line): [number, number] {
  let sum = 0, part = 0
  for (const m of l.matches) {
    sum += m.strength
    part += (m.strength * (1 + 1 / m.factor)) / 2
  }
  return [sum, Math.min(1, part / l.total)]
}

/** How far the query keeps the order of the line. */
export function orderOf(l: Line): number {
  const n = l.matches.length
  if (n < 2) return 1
  let kept = 0
  for (let i = 1; i < n; i++) {
    const a = l.matches[i - 1]!, b = l.matches[i]!
    const inLine = b.pos - a.pos, inQuery = b.slot - a.slot
    if (inQuery > 0) kept += inQuery <= inLine + 1 || inLine >= gapStep ? 1 : 0.5
  }
  return orderBase + ((1 - orderBase) * kept) / (n - 1)
}

/** Whether the matches are all slots of the query, in order, in these words and without a gap. */
export function says(l: Line, slots: number): boolean {
  let next = 0, pos = l.matches[0]!.pos
  for (const m of l.matches) {
    if (m.slot !== next || m.factor < saidLeast || m.pos - pos >= gapStep) return false
    next += m.span
    pos = m.pos
  }
  return next === slots
}

/** Whether the query ends with the first words of the line. */
export function begins(l: Line, last: number): boolean {
  if (l.matches[0]!.slot > 0 && l.matches.length < begunAside) return false
  let pos = 0, slot = -1
  for (const m of l.matches) {
    const step = m.pos - pos
    if (step !== m.slot - slot && (step !== 1 || slot >= 0)) return false
    pos = m.pos
    slot = m.slot
  }
  return slot >= last
}

/** Leaves one match at a place, and takes from a phrase what its words match. */
export function settle(l: Line): void {
  if (l.matches.length < 2) return
  l.matches.sort((a, b) => a.pos - b.pos || b.strength - a.strength || a.slot - b.slot)
  const kept: Match[] = []
  for (const m of l.matches) {
    const same = kept.at(-1), before = kept.at(-2)
    if (same?.pos !== m.pos) kept.push(m)
    else if (before && m.strength === same.strength && m.slot === before.slot + before.span) kept[kept.length - 1] = m
  }
  l.matches = kept
  for (const m of l.matches) {
    for (const other of l.matches) {
      if (other.slot > m.slot && other.slot < m.slot + m.span) m.strength = Math.max(0, m.strength - other.strength)
    }
  }
}

/** Whether a slot should rather match at m than at to. */
export function prefers(l: Line, m: Match, to: Match | undefined): boolean {
  if (!to?.strength) return true
  const free = (m: Match) => !l.matches.some(other => other.pos === m.pos)
  if (free(m) !== free(to)) return free(m)
  return m.strength !== to.strength ? m.strength > to.strength : m.pos < to.pos
}
