// Tests of the parts of the engine by themselves, run by node --test: see
// ../client_test.go. That all of it answers as the engine in Go does is tested there.

import assert from "node:assert/strict"
import { test } from "node:test"

import { Lexicon } from "./lexicon"
import { align } from "./line"
import { Ranker } from "./rank"
import { Missing, open, search, SearchError, version, type Load } from "./search"
import { checksum, readRecord, readRuns } from "./shard"
import { Planner } from "./slots"
import { parseQuery } from "./query"
import { endsInWord } from "./raw"
import { cut } from "./text"
import { Sort } from "./token"
import { spans, strengths } from "./ui/mark"

const keys = (text: string) => cut(text).filter(t => !t.inner).map(t => t.key)

test("one code has one key, however it is written", () => {
  for (const [key, ...texts] of [
    ["0x7b", "0x7B", "0x0000007b", "0X000000000000007B"],
    ["0xc0000409", "-1073740791", "3221226505", "C0000409", "0xC0000409", "code=-1073740791"],
    ["ora942", "ORA-00942", "ora-942", "ORA_942"],
    ["e1042", "E_1042", "E-1042", "e1042", "E01042"],
    ["0x80070005", "80070005", "0x80070005"],
    ["5.7.60", "5.7.60"],
    ["49.4c02", "49.4C02"],
    ["13.b9.d1", "13.B9.D1", "13.b9.d1"],
  ] as const) for (const text of texts) assert.equal(keys(text).at(-1), key, text)
})

test("a number is a code by its form, its cue or its place", () => {
  const sorts = (text: string) => cut(text).filter(t => /\d/.test(t.key)).map(t => [t.key, t.sort === Sort.Code || t.cue === 1 || t.cue === 2])
  assert.deepEqual(sorts("error 942"), [["942", true]])
  assert.deepEqual(sorts("stop error code 7b"), [["7b", true]])
  assert.deepEqual(sorts("404 not found"), [["404", false]])
  assert.deepEqual(sorts("line 24"), [["24", false]])
  assert.deepEqual(sorts("version 5.1.195"), [["5.1.195", true]])
  assert.deepEqual(sorts("ErrorCode: 942"), [["942", true]])
  assert.deepEqual(sorts("WinIOError(Int32 x, y)").filter(([key]) => key !== "int32"), [])
  assert.deepEqual(sorts("HCW8019, 8021"), [["hcw8019", true], ["hcw8021", true]])
})

test("names in camel case have parts", () => {
  assert.deepEqual(cut("FileNotFoundException").map(t => t.key), ["filenotfoundexception", "file", "not", "found", "exception"])
  assert.deepEqual(keys("C++ .NET œuvre can’t"), ["c", "net", "oeuvre", "cant"])
  assert.deepEqual(keys("ดิสก์"), ["ดิ", "ิส", "สก", "ก์"])
  assert.equal(endsInWord("disk fu"), true)
  assert.equal(endsInWord("disk full."), false)
})

test("a text is read up to a limit, by characters", () => {
  for (const [spaces, key] of [[9996, "pump"], [9997, "pum"], [10000, undefined]] as const) {
    for (const space of [" ", "\u2003"]) {
      assert.equal(parseQuery(space.repeat(spaces) + "pump", [], []).tokens[0]?.key, key)
    }
  }
})

const lexicon = new Lexicon(["body", "", "reached", "quota server unreachable", "the not", "of"])

test("the lexicon corrects, completes and cuts words, and no codes", () => {
  assert.deepEqual(lexicon.near("quata", 3), [["quota"], 1])
  assert.deepEqual(lexicon.complete("ser", 5), ["server"])
  assert.deepEqual(lexicon.split("quotareached"), ["quota", "reached"])
  const withCode = new Lexicon(["", "", "", "e1042", "", ""])
  assert.deepEqual(withCode.near("e1043", 3)[0], [])
})

test("a record is read as it was written", () => {
  const r = readRecord("fail:n 0x5|2s|0=1L.1:2s 2M1.3':4k;1=4C.1:a|3F1,2|1.0:1e|1e=5K.2:2a~6B|1 not>1e=7L.1:1")
  assert.deepEqual(r.forms, ["fail", "fails", "failes", "failed", "0x5"])
  assert.equal(r.weight, 100)
  assert.deepEqual(r.lists[0]!.lines[1], { doc: 3, kind: 2, line: 1, pos: 3, inner: true, total: 164 })
  assert.deepEqual(r.text, [{ doc: 3, impact: 6, windows: [1, 3] }])
  assert.deepEqual(r.like[0]!.text, [{ doc: 6, impact: 2, windows: [] }])
  assert.deepEqual(r.phrases[0]!.rest, ["not"])
  assert.deepEqual(readRuns("0:3 2:1"), [{ first: 0, count: 3 }, { first: 5, count: 1 }])
  assert.throws(() => readRecord("fail|2s|0=?"))
})

test("an alignment keeps the order of the line, and words between cost", () => {
  const line = (...matches: [slot: number, pos: number][]) => ({ kind: 2, other: false, total: 100, cover: 0, matches: matches.map(([slot, pos]) => ({ slot, span: 1, pos, strength: 20, inner: false })) })
  assert.equal(align(line([0, 1], [1, 2], [2, 3])).sum, 60)
  assert.equal(align(line([0, 3], [1, 2], [2, 1])).sum, 20)
  assert.equal(align(line([0, 1], [3, 2])).sum, 24)
  assert.equal(align(line([0, 1], [1, 2], [2, 9])).pairs, 20)
})

const records = new Map([
  ["disk", readRecord("disk|20|0=0L.1:40|")],
  ["full", readRecord("full|20|0=0L.2:40|")],
])

test("confidence is high for a whole label, and nothing for an unknown code", () => {
  const ask = (text: string) => {
    const q = parseQuery(text, [], [])
    const plan = new Planner(q, new Lexicon(["", "", "", "disk full", "", ""]), key => records.get(key), 80, false)
    const ranker = new Ranker(plan.slots, [], 80, plan.noise, plan.names()), [first] = ranker.rank(1)
    return { asked: plan.asked, confidence: ranker.confidence(first!, undefined) }
  }
  assert.ok(ask("disk full").confidence > 0.9)
  assert.deepEqual(ask("disk full 0x80070006"), { asked: ["0x80070006"], confidence: 0 })
  assert.ok(ask("DISK_FULL").confidence > 0.9)
  assert.equal(ask("DISK_NOT_FULL").confidence, 0)
  assert.ok(ask("disk 'DISK_NOT_FULL' full").confidence > 0)
})

/** An index of one page in memory, with files that can be spoilt. */
function site(): { files: Map<string, unknown>; load: Load; asked: string[] } {
  const files = new Map<string, unknown>(), asked: string[] = []
  const add = (name: string, rows: unknown[]) => { files.set("s/" + name, [name, checksum(rows), ...rows]) }
  add("t1", ["disk|20|0=0L.1:40", "full|20|0=0L.2:40"])
  add("b1", [["a/b", "Disk full", ["A"]]])
  add("d1", [[["Delete files."], "", [], []]])
  const parts = [1, 1, [], ["", "", "", "disk full", "", ""], "", "t1", "b1:1", "d1:1", [], "", ""]
  const [docs, visible, facets, lexicon, begin, terms, briefs, details, values] = parts
  const lists = { docs, visible, facets, lexicon, begin, terms, briefs, details, values }
  files.set("manifest", { version, check: checksum(parts), ...lists })
  const load: Load = async (name, again) => {
    asked.push(name + (again ? "!" : ""))
    if (!files.has(name)) throw new Error(name)
    return files.get(name)
  }
  return { files, load, asked }
}

test("a whole index answers", async () => {
  const { load } = site(), r = await search(await open(load), "disk full")
  assert.equal(r.hits[0]!.id, "a/b")
  assert.deepEqual(r.hits[0]!.fix, ["Delete files."])
  assert.equal(r.lowConfidence, false)
})

test("a damaged shard is loaded once again, and then said to be damaged", async () => {
  const { files, load, asked } = site(), whole = files.get("s/t1") as unknown[]
  files.set("s/t1", [...whole.slice(0, 2), "disk|20|0=0L.1:41"])
  const state = await open(load)
  await assert.rejects(search(state, "disk"), (e: unknown) => e instanceof SearchError && e.why === "damaged")
  assert.deepEqual(asked.filter(name => name.startsWith("s/t1")), ["s/t1", "s/t1!"])
  files.set("s/t1", whole)
  assert.equal((await search(state, "disk")).hits.length, 1)
})

test("a shard of another name is refused, and a missing one is told apart", async () => {
  const { files, load } = site()
  files.set("s/t1", ["t2", ...(files.get("s/t1") as unknown[]).slice(1)])
  await assert.rejects(search(await open(load), "disk"), SearchError)
  files.delete("s/t1")
  await assert.rejects(search(await open(load), "disk"), Missing)
})

test("a manifest of another version says so", async () => {
  const { files, load } = site()
  files.set("manifest", { version: 5 })
  await assert.rejects(open(load), (e: unknown) => e instanceof SearchError && e.why === "outdated")
  files.set("manifest", undefined)
  await assert.rejects(open(load), (e: unknown) => e instanceof SearchError && e.why === "damaged")
})

test("marks are runs of words of which one says something, or many words", () => {
  const strength = strengths({ strong: ["full"], weak: ["the", "log", "is", "for", "database"] })
  const marked = (text: string) => spans(text, strength).map(([start, end]) => text.slice(start, end))
  assert.deepEqual(marked("The log for database <Name> is full. The log"), ["The log for database", "is full"])
  assert.deepEqual(marked("The log is here; a database"), [])
  assert.deepEqual(marked("full"), ["full"])
})
