// Cuts the text of a file into lines.

import { limits } from "../../data/logs"
import { firstUnits } from "./entry"

// The ends of records within a line: events of Windows, objects of a JSON array.
const breaks = [["<", "</Event>", 8], ["[{", "},{", 2], ["{", "},{", 2]] as const

export class Splitter {
  lines = 0 // of all files
  private no = 0 // lines of the file so far
  private rest = "" // the beginning of an unfinished line

  /** take gets each line, or each record of a line with several, and the number of the line. */
  constructor(private readonly take: (text: string, no: number) => void) {}

  /** Starts a file. */
  begin(): void { this.no = 0 }

  /** Ends a file. */
  end(): void {
    if (!this.rest) return
    const line = this.rest
    this.rest = ""
    this.no++
    this.lines++
    this.pieces(line.endsWith("\r") ? line.slice(0, -1) : line)
  }

  /** Reads the next piece of a file. An unfinished last line waits for the next piece. */
  write(piece: string): void {
    let from = 0
    for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", from)) {
      const line = this.rest + piece.slice(from, end)
      this.rest = ""
      from = end + 1
      this.no++
      this.lines++
      this.pieces(line.endsWith("\r") ? line.slice(0, -1) : line)
    }
    this.rest += piece.slice(from)
    while (this.rest.length > limits.lineLength) {
      const at = lastBreak(firstUnits(this.rest, limits.lineLength))
      this.no++
      this.pieces(this.rest.slice(0, at))
      this.no--
      this.rest = this.rest.slice(at)
    }
  }

  /** Reads a line, or each record of a line that has several. A carriage return within a
   * line begins another record: progress bars write over what they wrote before. */
  private pieces(line: string): void {
    for (let at = line.indexOf("\r"); at >= 0; at = line.indexOf("\r")) {
      if (at > 0) this.records(line.slice(0, at))
      line = line.slice(at + 1)
    }
    this.records(line)
  }

  private records(line: string): void {
    while (line.length > limits.lineLength) {
      const head = firstUnits(line, limits.lineLength)
      this.take(head, this.no)
      line = line.slice(head.length)
    }
    for (const [begins, sign, keep] of breaks) {
      if (!line.startsWith(begins)) continue
      for (;;) {
        const at = line.indexOf(sign)
        if (at < 0 || at + keep >= line.length || begins === "{" && !line.startsWith('{"', at + 2)) break
        this.take(line.slice(0, at + keep), this.no)
        line = line.slice(at + keep)
      }
      if (begins === "<") break
    }
    this.take(line, this.no)
  }
}

/** Returns the offset at which a line that is too long is cut. */
function lastBreak(text: string): number {
  const end = text.lastIndexOf("\r")
  if (end > 0) return end + 1
  for (const [, sign, keep] of breaks) {
    const at = text.lastIndexOf(sign)
    if (at > 0) return at + keep
  }
  return text.length
}
