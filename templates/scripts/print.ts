// On paper a link cannot be followed: before a page is printed, links within its
// sentences and the page itself get the addresses that print.css shows. In a folder
// there are none that another reader could use.

/** An address without what people leave out of it. */
const bare = (address: string) => address.trim().replace(/^https?:\/\/(www\.)?|\/$/g, "")

export function print() {
  const main = document.querySelector("main")
  if (!main || !location.protocol.startsWith("http")) return
  const own = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href
  addEventListener("beforeprint", () => {
    main.dataset["address"] = own
    for (const link of main.querySelectorAll<HTMLAnchorElement>(".lead a[href], .prose :is(p, li) > a[href], .steps a[href]")) {
      const href = link.getAttribute("href") ?? "", alone = link.parentElement?.textContent?.trim() === link.textContent?.trim()
      // Links to other sites stand in full already, those within the page lead to the
      // same paper, and in a list of links the words are enough.
      if (!alone && !/^(https?:|mailto:|#)/.test(href)) link.dataset["address"] = new URL(href, own).href
    }
    for (const link of main.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
      if (bare(link.textContent ?? "") === bare(link.getAttribute("href") ?? "")) link.dataset["said"] = ""
    }
  })
}
