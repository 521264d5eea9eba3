// Reads where the site and its search are from the form of a box.

import type { Site } from "./address"

export function siteOf(form: HTMLFormElement): Site {
  const { searchRoot = "", searchPage = "", searchExplicit } = form.dataset
  // In a site that is one file the addresses of pages are fragments.
  const explicit = searchExplicit === "true" || location.protocol === "file:" && !searchRoot.startsWith("#")
  const full = (page: string) => explicit && page.endsWith("/") ? page + "index.html" : page
  return { root: searchRoot, page: full(searchPage), messages: full(form.dataset["searchMessages"] ?? ""), explicit }
}
