// The languages of a site that is one file: the address of a page begins with its language.

/** The beginning of addresses in the language that the address names; empty for the first language. */
export function edition(): string {
  const all = document.documentElement.dataset["editions"]?.split(" ") ?? []
  return all.find(begin => location.hash.startsWith("#/" + begin)) ?? ""
}
