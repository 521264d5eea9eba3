// The list of files at the end of a ZIP archive.

import { bytesOf, FileFault, maxFiles } from "./bytes"

/** A file of an archive. */
export interface Member { name: string; at: number; packed: number; method: number; encrypted: boolean }

const endSize = 22, longestNote = 0xffff, locatorSize = 20

/** Reads the list of files, also of an archive with 64-bit sizes. */
export async function directoryOf(file: Blob): Promise<Member[]> {
  const begin = Math.max(0, file.size - endSize - longestNote - locatorSize)
  const tail = await bytesOf(file, begin, file.size), end = new DataView(tail.buffer)
  let at = tail.length - endSize
  while (at >= 0 && end.getUint32(at, true) !== 0x06054b50) at--
  if (at < 0) throw new FileFault("damaged")
  let count = end.getUint16(at + 10, true), size = end.getUint32(at + 12, true), from = end.getUint32(at + 16, true)
  const locator = at - locatorSize
  if (locator >= 0 && end.getUint32(locator, true) === 0x07064b50) {
    const place = Number(end.getBigUint64(locator + 8, true)), long = await bytesOf(file, place, place + 56)
    const view = new DataView(long.buffer)
    if (long.length < 56 || view.getUint32(0, true) !== 0x06064b50) throw new FileFault("damaged")
    const [counted, sized, begins] = [32, 40, 48].map(offset => Number(view.getBigUint64(offset, true)))
    count = counted!, size = sized!, from = begins!
  }
  if (count > maxFiles) throw new FileFault("large")
  const list = await bytesOf(file, from, from + size), view = new DataView(list.buffer), out: Member[] = []
  for (let n = 0, i = 0; n < count; n++) {
    if (i + 46 > list.length || view.getUint32(i, true) !== 0x02014b50) throw new FileFault("damaged")
    const name = view.getUint16(i + 28, true), extra = view.getUint16(i + 30, true)
    if (i + 46 + name + extra > list.length) throw new FileFault("damaged")
    out.push({
      name: new TextDecoder().decode(list.subarray(i + 46, i + 46 + name)),
      ...placeOf(view, i, i + 46 + name, extra),
      method: view.getUint16(i + 10, true),
      encrypted: (view.getUint16(i + 8, true) & 1) === 1,
    })
    i += 46 + name + extra + view.getUint16(i + 32, true)
  }
  return out
}

/** Reads where a file is, and how many bytes it has there. Numbers that do not fit are in
 * an extra field, one after the other. */
function placeOf(view: DataView, at: number, extra: number, length: number): { at: number; packed: number } {
  const large = 0xffffffff, numbers = [24, 20, 42].map(offset => view.getUint32(at + offset, true))
  for (let i = extra; i + 4 <= extra + length; i += 4 + view.getUint16(i + 2, true)) {
    if (view.getUint16(i, true) !== 1) continue
    let next = i + 4
    const end = Math.min(extra + length, next + view.getUint16(i + 2, true))
    numbers.forEach((n, which) => {
      if (n !== large || next + 8 > end) return
      numbers[which] = Number(view.getBigUint64(next, true))
      next += 8
    })
  }
  return { at: numbers[2]!, packed: numbers[1]! }
}
