// Files of a tar archive, one after the other.

import { FileFault, maxFiles, type Bytes } from "./bytes"

const block = 512

/** Reports whether a file with this beginning is a tar archive. */
export const isTar = (begin: Uint8Array) => textOf(begin, 257, 5) === "ustar"

/** A file of an archive. */
export interface Member { name: string; size: number; read: () => AsyncGenerator<Uint8Array> }

/** Gives the files. Each must be read before the next is asked for; its rest is left out. */
export async function* filesOf(bytes: Bytes): AsyncGenerator<Member> {
  for (let n = 0, long = "";;) {
    const head = await whole(bytes, block)
    if (!head || head.every(byte => !byte)) return
    const size = parseInt(textOf(head, 124, 12), 8) || 0, padding = (block - size % block) % block
    const kind = String.fromCharCode(head[156]!), prefix = textOf(head, 345, 155), short = textOf(head, 0, 100)
    if (!isTar(head) || kind === "S") throw new FileFault("damaged")
    if (kind === "L" || kind === "x") { // the name of the next file
      const data = await whole(bytes, size + padding)
      if (!data) throw new FileFault("damaged")
      const text = textOf(data, 0, size)
      long = kind === "L" ? text : /^\d+ path=(.*)$/m.exec(text)?.[1] ?? long
      continue
    }
    const name = long || (prefix ? `${prefix}/${short}` : short)
    long = ""
    let left = size
    const read = async function* () {
      for await (const piece of bytes.take(left)) {
        left -= piece.length
        yield piece
      }
      if (left) throw new FileFault("damaged")
    }
    if (kind === "0" || kind === "\0") {
      if (++n > maxFiles) throw new FileFault("large")
      yield { name, size, read }
    }
    for await (const _ of bytes.take(left + padding)) { /* leave it out */ }
  }
}

/** Takes so many bytes; nothing if the stream has ended. */
async function whole(bytes: Bytes, n: number): Promise<Uint8Array | undefined> {
  const out = new Uint8Array(n)
  let at = 0
  for await (const piece of bytes.take(n)) {
    out.set(piece, at)
    at += piece.length
  }
  if (at && at < n) throw new FileFault("damaged")
  return at || !n ? out : undefined
}

/** The text up to the first zero. */
const textOf = (bytes: Uint8Array, from: number, length: number) =>
  new TextDecoder().decode(bytes.subarray(from, from + length)).split("\0", 1)[0]!
