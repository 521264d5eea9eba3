// Buttons that copy the message beside them.

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

// copyBySelection works where the clipboard API does not: on pages loaded over plain HTTP.
function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea")
  area.value = text
  area.className = "vh"
  document.body.append(area)
  area.select()
  try {
    return document.execCommand("copy")
  } catch {
    return false
  } finally {
    area.remove()
  }
}

/** The address of the page for other people: the published one, or else the current one. */
const ownAddress = () =>
  document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href.split("#")[0] ?? ""

export function copyButtons() {
  for (const button of document.querySelectorAll<HTMLElement>("[data-copy-button]")) {
    const source = button.parentElement?.querySelector<HTMLElement>("[data-copy]")
    const label = button.querySelector("[aria-live]")
    const before = label?.textContent ?? ""
    if (!source || !label) continue
    button.addEventListener("click", async () => {
      const done = await copy((source.dataset.copy ?? "").replace("{page}", ownAddress))
      button.focus()
      label.textContent = (done ? button.dataset.done : button.dataset.failed) ?? ""
      button.classList.toggle("done", done)
      setTimeout(() => {
        label.textContent = before
        button.classList.remove("done")
      }, 2000)
    })
  }
}
