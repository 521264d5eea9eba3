// Decodes parts of addresses, which people or mail programs may have damaged.

/** Decodes a text; returns it unchanged if that fails. */
export function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}
