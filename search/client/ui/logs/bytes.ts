// Bytes of files, and why a file cannot be read.

/** Why a file cannot be read. */
export type Fault = "binary" | "large" | "encrypted" | "damaged"

export class FileFault extends Error {
  constructor(readonly why: Fault) { super(why) }
}

/** How many files of one archive are read. */
export const maxFiles = 10_000

export const bytesOf = async (data: Blob, from: number, to: number) =>
  new Uint8Array(await data.slice(from, to).arrayBuffer())

/** Reads a stream; not every browser has its iterator. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.cancel().catch(() => { /* it has ended */ })
  }
}

/** A stream of bytes whose beginning can be looked at. */
export class Bytes {
  private held: Uint8Array = new Uint8Array()

  constructor(private readonly chunks: AsyncGenerator<Uint8Array>) {}

  /** Returns the next bytes without taking them: n, or all if there are fewer. */
  async peek(n: number): Promise<Uint8Array> {
    while (this.held.length < n) {
      const { done, value } = await this.chunks.next()
      if (done) break
      const joined = new Uint8Array(this.held.length + value.length)
      joined.set(this.held)
      joined.set(value, this.held.length)
      this.held = joined
    }
    return this.held.subarray(0, n)
  }

  /** Gives the next n bytes in pieces, or fewer where the stream ends. */
  async *take(n = Infinity): AsyncGenerator<Uint8Array> {
    while (n > 0) {
      if (!this.held.length && !(await this.peek(1)).length) return
      const piece = this.held.subarray(0, n)
      this.held = this.held.subarray(piece.length)
      n -= piece.length
      yield piece
    }
  }
}
