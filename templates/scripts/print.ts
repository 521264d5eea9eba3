// On paper a link cannot be followed: before printing, the page and the links in its sentences get
// the addresses that print.css shows. Pages in a folder have no addresses that others could use.

/** An address without the parts that people leave out. */
const bare = (address: string) => address.trim().replace(/^https?:\/\/(www\.)?|\/$/g, "")

export function print() {
  const main = document.querySelector("main")
  if (!main || !location.protocol.startsWith("http")) return
  const own = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href
  addEventListener("beforeprint", () => {
    main.dataset["address"] = own
    for (const link of main.querySelectorAll<HTMLAnchorElement>(
      ".lead a[href], .prose :is(p, li) > a[href], .steps a[href]")) {
      const href = link.getAttribute("href") ?? ""
      const alone = link.parentElement?.textContent?.trim() === link.textContent?.trim()
      // print.css shows links to other sites in full. Links within the page lead to the same
      // paper, and in a list of links the words are enough.
      if (!alone && !/^(https?:|mailto:|#)/.test(href)) link.dataset["address"] = new URL(href, own).href
    }
    for (const link of main.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
      if (bare(link.textContent ?? "") === bare(link.getAttribute("href") ?? "")) link.dataset["said"] = ""
    }
  })
}
