// Files that a reader chose, as streams of text: plain ones, .gz, and those in a .zip or a
// .tar, packed or not.

import { Bytes, bytesOf, chunksOf, FileFault } from "./bytes"
import { isGzip, memberOf } from "./gzip"
import { filesOf, isTar } from "./tar"
import { directoryOf } from "./zip"

/** A text, and how many bytes its file has. */
export interface Text { name: string; size: number; chunks: AsyncIterable<string> }

const maxInflated = 2 ** 30 // bytes that all archives may give
const sniffed = 4096

/** Limits what archives give. */
export class Files {
  readonly skipped: string[] = [] // files of archives that are no text
  private left = maxInflated

  /** Gives the texts of a file. */
  async *texts(file: File): AsyncGenerator<Text> {
    const magic = await bytesOf(file, 0, sniffed)
    if (startsWith(magic, "PK\x03\x04")) return yield* this.members(file)
    const bytes = new Bytes(chunksOf(file.stream()))
    if (!isGzip(magic) && !isTar(magic) && isBinary(magic)) throw new FileFault("binary")
    yield* this.inner(file.name, file.size, bytes)
  }

  /** Gives the texts of a file or of a file in an archive. */
  private async *inner(name: string, size: number, bytes: Bytes): AsyncGenerator<Text> {
    const begin = await bytes.peek(sniffed)
    if (isGzip(begin)) {
      yield* this.inner(name.replace(/\.gz$/, ""), size, new Bytes(this.gunzipped(bytes)))
    } else if (isTar(begin)) {
      for await (const one of filesOf(bytes)) yield* this.inner(one.name, one.size, new Bytes(one.read()))
    } else if (isBinary(begin)) this.skipped.push(name)
    else yield { name, size, chunks: decoded(bytes.take(), begin) }
  }

  /** Gives the texts of a ZIP archive. */
  private async *members(file: File): AsyncGenerator<Text> {
    for (const member of await directoryOf(file)) {
      if (member.name.endsWith("/")) continue
      if (member.encrypted) throw new FileFault("encrypted")
      const head = await bytesOf(file, member.at, member.at + 30), view = new DataView(head.buffer)
      if (head.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw new FileFault("damaged")
      const from = member.at + 30 + view.getUint16(26, true) + view.getUint16(28, true)
      const data = chunksOf(file.slice(from, from + member.packed).stream())
      if (member.method !== 0 && member.method !== 8) throw new FileFault("damaged")
      const bytes = new Bytes(member.method ? this.unpacked(data, "deflate-raw") : data)
      yield* this.inner(member.name, member.packed, bytes)
    }
  }

  /** Unpacks the members of a gzip file. */
  private async *gunzipped(bytes: Bytes): AsyncGenerator<Uint8Array> {
    while ((await bytes.peek(1)).length) yield* this.unpacked(memberOf(bytes), "gzip")
  }

  /** Unpacks a stream; what it gives counts. */
  private unpacked(data: AsyncGenerator<Uint8Array>, format: "gzip" | "deflate-raw"): AsyncGenerator<Uint8Array> {
    return this.limited(streamOf(data).pipeThrough(
      new DecompressionStream(format) as ReadableWritablePair<Uint8Array, Uint8Array>))
  }

  private async *limited(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of chunksOf(stream)) {
        if ((this.left -= chunk.length) < 0) throw new FileFault("large")
        yield chunk
      }
    } catch (error) {
      throw error instanceof FileFault ? error : new FileFault("damaged")
    }
  }
}

const startsWith = (bytes: Uint8Array, text: string) => [...text].every((sign, i) => bytes[i] === sign.charCodeAt(0))

const streamOf = (chunks: AsyncGenerator<Uint8Array>) => new ReadableStream<Uint8Array>({
  async pull(controller) {
    const { done, value } = await chunks.next()
    if (done) controller.close()
    else controller.enqueue(value)
  },
  async cancel() { await chunks.return(undefined) },
})

/** Gives the encoding of a file by its beginning. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  const n = Math.min(bytes.length, sniffed) & ~1
  let even = 0, odd = 0
  for (let i = 0; i < n; i++) if (!bytes[i]) i % 2 ? odd++ : even++
  if (n < 4) return "utf-8"
  return odd * 10 > n * 3 && even * 20 < n ? "utf-16le" : even * 10 > n * 3 && odd * 20 < n ? "utf-16be" : "utf-8"
}

const isBinary = (bytes: Uint8Array) => encodingOf(bytes) === "utf-8" && bytes.subarray(0, sniffed).includes(0)

async function* decoded(chunks: AsyncIterable<Uint8Array>, begin: Uint8Array): AsyncGenerator<string> {
  const decoder = new TextDecoder(encodingOf(begin))
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
