// Members of a gzip file: programs that rotate or append to logs write several, one after the
// other, and DecompressionStream of browsers reads one.

import type { Bytes } from "./bytes"

const headerSize = 10, searched = 65536 // bytes that are looked through at once

export const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Returns the bytes of the next member. Bytes that look like a header begin another one; in random
 * bytes that happens once in 200 GB. */
export async function* memberOf(bytes: Bytes): AsyncGenerator<Uint8Array> {
  for (let from = headerSize;; from = 0) {
    const held = await bytes.peek(searched), at = nextHeader(held, from)
    if (at >= 0) return yield* bytes.take(at)
    if (held.length < searched) return yield* bytes.take(held.length)
    yield* bytes.take(held.length - headerSize + 1) // the rest may begin a header
  }
}

/** Returns where a header begins, or −1. */
function nextHeader(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x1f, from); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (at + headerSize <= bytes.length && isHeader(bytes.subarray(at, at + headerSize))) return at
  }
  return -1
}

/** Reports whether ten bytes are a header of RFC 1952: the method, flags without reserved ones,
 * how hard the program compressed, and the system. */
const isHeader = (head: Uint8Array) =>
  isGzip(head) && head[2] === 8 && head[3]! < 32 && [0, 2, 4].includes(head[8]!) && (head[9]! < 14 || head[9] === 255)
