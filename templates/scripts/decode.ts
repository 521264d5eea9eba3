// Decodes parts of addresses, which a hand or a mail program may have damaged.

/** An encoded text decoded; as it is where that fails. */
export function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
