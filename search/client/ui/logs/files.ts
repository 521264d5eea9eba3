// Files that a reader chose, as streams of text: plain ones, .gz, and those in a .zip.

/** Why a file cannot be read. */
export type Fault = "binary" | "large" | "encrypted" | "damaged"

export class FileFault extends Error {
  constructor(readonly why: Fault) { super(why) }
}

export interface Text { name: string; size: number; chunks: AsyncIterable<string> }

const maxInflated = 2 ** 30 // bytes that all archives may give
const maxFiles = 10_000 // of one archive
const sniffed = 4096

/** Limits what archives give. */
export class Files {
  readonly skipped: string[] = [] // files of archives that are no text
  private left = maxInflated

  /** Gives the texts of a file. */
  async *texts(file: File): AsyncGenerator<Text> {
    const magic = await bytesOf(file, 0, sniffed)
    if (isGzip(magic)) yield this.inflated(file.name.replace(/\.gz$/, ""), file, "gzip", file.size)
    else if (startsWith(magic, "PK\x03\x04")) yield* this.members(file)
    else if (isBinary(magic)) throw new FileFault("binary")
    else yield { name: file.name, size: file.size, chunks: decoded(chunksOf(file.stream()), magic) }
  }

  private inflated(name: string, data: Blob, format: "gzip" | "deflate-raw", size: number): Text {
    return { name, size, chunks: decoded(this.limited(unpacked(data, format))) }
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

  /** Gives the texts of a ZIP archive. */
  private async *members(file: File): AsyncGenerator<Text> {
    for (const member of await directoryOf(file)) {
      if (member.name.endsWith("/")) continue
      if (member.encrypted) throw new FileFault("encrypted")
      const head = await bytesOf(file, member.at, 30), view = new DataView(head.buffer)
      if (head.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw new FileFault("damaged")
      const from = member.at + 30 + view.getUint16(26, true) + view.getUint16(28, true)
      const data = file.slice(from, from + member.packed)
      const plain = member.method === 0
      if (!plain && member.method !== 8) throw new FileFault("damaged")
      const begin = plain ? await bytesOf(data, 0, sniffed) : await this.beginning(data)
      if (isGzip(begin) && plain) yield this.inflated(member.name, data, "gzip", member.packed)
      else if (isBinary(begin)) this.skipped.push(member.name)
      else if (plain) yield { name: member.name, size: member.packed, chunks: decoded(chunksOf(data.stream()), begin) }
      else yield this.inflated(member.name, data, "deflate-raw", member.packed)
    }
  }

  /** Gives the first bytes of packed data. */
  private async beginning(data: Blob): Promise<Uint8Array> {
    for await (const chunk of this.limited(unpacked(data, "deflate-raw"))) {
      this.left += chunk.length
      return chunk.subarray(0, sniffed)
    }
    return new Uint8Array()
  }
}

interface Member { name: string; at: number; packed: number; method: number; encrypted: boolean }

/** Reads the list of files at the end of a ZIP archive. */
async function directoryOf(file: Blob): Promise<Member[]> {
  const tail = await bytesOf(file, Math.max(0, file.size - 0x10016), file.size), end = new DataView(tail.buffer)
  let at = tail.length - 22
  while (at >= 0 && end.getUint32(at, true) !== 0x06054b50) at--
  if (at < 0) throw new FileFault("damaged")
  const count = end.getUint16(at + 10, true), size = end.getUint32(at + 12, true), from = end.getUint32(at + 16, true)
  if (count > maxFiles) throw new FileFault("large")
  const list = await bytesOf(file, from, from + size), view = new DataView(list.buffer), out: Member[] = []
  for (let n = 0, i = 0; n < count; n++) {
    if (i + 46 > list.length || view.getUint32(i, true) !== 0x02014b50) throw new FileFault("damaged")
    const name = view.getUint16(i + 28, true)
    out.push({
      name: new TextDecoder().decode(list.subarray(i + 46, i + 46 + name)),
      at: view.getUint32(i + 42, true),
      packed: view.getUint32(i + 20, true),
      method: view.getUint16(i + 10, true),
      encrypted: (view.getUint16(i + 8, true) & 1) === 1,
    })
    i += 46 + name + view.getUint16(i + 30, true) + view.getUint16(i + 32, true)
  }
  return out
}

const bytesOf = async (data: Blob, from: number, to: number) => new Uint8Array(await data.slice(from, to).arrayBuffer())
const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b
const unpacked = (data: Blob, format: "gzip" | "deflate-raw") =>
  data.stream().pipeThrough(new DecompressionStream(format) as ReadableWritablePair<Uint8Array, Uint8Array>)
const startsWith = (bytes: Uint8Array, text: string) => [...text].every((sign, i) => bytes[i] === sign.charCodeAt(0))

/** Reads a stream; not every browser has its iterator. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
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

async function* decoded(chunks: AsyncIterable<Uint8Array>, begin?: Uint8Array): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(begin ?? chunk))
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder) yield decoder.decode()
}
