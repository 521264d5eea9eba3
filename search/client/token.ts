// Tokens: words, numbers, codes and signs of a text. Mirrors the types of ../text/cut.go and
// ../text/cue.go.

export const enum Sort { Word, Number, Mixed, Code, Sign }
export const enum Cue { None, Code, Hex, Version, Printed }

export interface Token {
  key: string // the form under which an index holds it
  shown: string // as it is spelled
  inner: boolean // a part of the name before it
  sort: Sort
  cue: Cue
  glued: boolean // no space parts it from the token before
  spaced: boolean // nothing but space parts it from the token before
  listed: boolean // a comma or a slash parts it from the token before
  comma: boolean // a comma follows
  tells: boolean // it is the cue of a number behind it
  parts: number // of a code that hyphens join: how many runs it has, which are tokens behind it
}
