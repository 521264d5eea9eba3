// Loads what is published for the readers of logs: shards of templates, all of them, and
// shards of details, as they are needed.

import { entryOf, type Entry } from "../../logs/entry"
import { Matcher } from "../../logs/matcher"
import { rowsOf } from "../../shard"
import type { Load } from "../../search"

const version = 1

export interface Details { url: string; step: string; contact: string; where: string }

interface Manifest { version: number; entries: number; lines: string[]; details: string[] }

/** What a site says of its statuses. */
export class Data {
  private readonly shards = new Map<number, Promise<unknown[]>>()
  private readonly places = new Map<string, number>()

  private constructor(private readonly load: Load, private readonly manifest: Manifest, readonly matcher: Matcher) {
    matcher.entries.forEach((e, i) => this.places.set(e.id, i))
  }

  /** Opens the data. pause lets the browser draw. */
  static async open(load: Load, pause: () => Promise<void>): Promise<Data> {
    const manifest = await load("logs", false) as Manifest
    if (manifest.version !== version) throw new Error("version")
    const entries: Entry[] = []
    for (const rows of await Promise.all(manifest.lines.map(name => rowsIn(load, name)))) {
      let before = ""
      for (const row of rows) {
        const entry = entryOf(row, before)
        entries.push(entry)
        before = entry.id
      }
      await pause()
    }
    const matcher = new Matcher(entries)
    for (const _ of matcher.compile()) await pause()
    return new Data(load, manifest, matcher)
  }

  label(id: string): string { return this.matcher.entries[this.places.get(id) ?? -1]?.label ?? id }

  /** Gives what is shown of a status. */
  async details(id: string): Promise<Details> {
    const place = this.places.get(id) ?? 0, piece = Math.floor(place / pieceSize)
    let shard = this.shards.get(piece)
    if (!shard) this.shards.set(piece, shard = rowsIn(this.load, this.manifest.details[piece]!))
    const row = (await shard)[place % pieceSize] as [string, string, string, string]
    return { url: row[0], step: row[1], contact: row[2], where: row[3] }
  }
}

const pieceSize = 256 // entries of a shard

async function rowsIn(load: Load, name: string): Promise<unknown[]> {
  try {
    return rowsOf(await load("s/" + name, false), name)
  } catch {
    return rowsOf(await load("s/" + name, true), name)
  }
}
