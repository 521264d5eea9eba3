// What is shown of an answer: hits with their marks, ready for the page. Pure.

import type { Hit, Result, State } from "../search"
import { hrefOf, wordsHash, type Site } from "./address"
import { pieces, strengths, type Piece, type Strength } from "./mark"
import * as texts from "./texts"
import { wordsOf } from "./weigh"

export interface HitView {
  id: string
  href: string
  score: number
  title: Piece[]
  code: string
  place: string
  message: Piece[]
  lang?: string // of the message, where it is not that of the site
  summary: Piece[]
  icon: string // of the product: color, shape and name, each before a hyphen; empty for none
  action: string // what an entry asks of its reader; empty for another page
  fix: string[]
  causes: string[] // of each step, if the steps are no one procedure
  contact: string
  send: string[]
}

export interface AnswerView {
  weak: boolean
  unknown: string // the sentence about identifiers that no page has
  hits: HitView[]
  total: number // of all matches
  find: string // the fragment for the pages of hits
}

export function present(state: State, result: Result, site: Site, query = ""): AnswerView {
  const words = wordsOf(state, result.words), strength = strengths(words)
  return { weak: result.lowConfidence, unknown: result.unknown[0] ? texts.unknown(result.unknown) : "", find: wordsHash(words, query), total: result.total, hits: result.hits.map(hit => view(hit, site, strength)) }
}

function view(hit: Hit, site: Site, strength: Strength): HitView {
  const { code, title, message, summary } = hit
  return {
    ...hit,
    href: hrefOf(site, hit.url),
    title: pieces(title, strength),
    code: title.toLowerCase().includes(code.toLowerCase()) ? "" : code,
    place: hit.crumbs.join(" › "),
    message: pieces(message, strength),
    summary: pieces(summary, strength),
    action: hit.facets["action"] ?? "", icon: hit.facets["icon"] ?? "",
  }
}
