// Decodes mail: encoded words of headers, and quoted-printable text.

import { glue } from "./word"

const encodedWords = /=\?([A-Za-z0-9-]{2,20})\?([QqBb])\?([^ \t?]{1,400})\?=/g
const between = /(\?=)[ \t]+(?==\?[A-Za-z0-9-]{2,20}\?[QqBb]\?[^ \t?]{1,400}\?=)/g
const softBreak = /^[^\n]{50,75}=$/, encodedByte = /=([0-9A-F]{2})/g
const encodedRunes = /(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3})+/g

/** Decodes a line of mail. A line of quoted-printable text with a soft break at its end gets glue
 * there, so that it joins the next one. */
export function mailText(line: string): string {
  if (line.includes("=?") && [...line.matchAll(encodedWords)].every(([, charset]) => isKnown(charset!))) {
    line = line.replace(between, "$1").replace(encodedWords, word)
  }
  if (softBreak.test(line) && line.includes(" ")) {
    return line.slice(0, -1).replace(encodedRunes, runesOf).replace(encodedByte, byteOf) + glue
  }
  return line.replace(encodedRunes, runesOf)
}

const isKnown = (charset: string) => ["utf-8", "us-ascii", "iso-8859-1"].includes(charset.toLowerCase())

function word(found: string, charset: string, kind: string, text: string): string {
  const hex = (all: string) => all.replaceAll("_", " ").replace(/=([0-9A-Fa-f]{2})/g,
    (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
  try {
    const bytes = kind.toLowerCase() === "q" ? hex(text) : atob(text)
    return new TextDecoder(charset).decode(Uint8Array.from(bytes, c => c.charCodeAt(0)))
  } catch {
    return found // it is no base64
  }
}

function runesOf(found: string): string {
  try {
    return decodeURIComponent(found.replaceAll("=", "%"))
  } catch {
    return found // the bytes are no UTF-8
  }
}

function byteOf(_: string, digits: string): string {
  const n = parseInt(digits, 16)
  return n < 32 ? " " : n < 128 ? String.fromCharCode(n) : "\ufffd"
}
