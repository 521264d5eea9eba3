// The reader's theme: that of the system, light or dark. It is kept in the browser if storage is
// allowed; the styles follow color-scheme.

export type Theme = "auto" | "light" | "dark"

const order: Theme[] = ["auto", "light", "dark"]
const key = "faultbook-theme"

export function next(theme: Theme): Theme {
  return order[(order.indexOf(theme) + 1) % order.length] ?? "auto"
}

export function parse(text: string | null): Theme {
  return order.find(theme => theme === text) ?? "auto"
}

function stored(): Theme {
  try {
    return parse(localStorage.getItem(key))
  } catch {
    return "auto"
  }
}

function store(theme: Theme) {
  try {
    localStorage.setItem(key, theme)
  } catch {
    // The browser forbids storage: the choice applies to this page only.
  }
}

export function applyTheme(root: HTMLElement, theme = stored()) {
  root.dataset.theme = theme
}

export function themeButton(root: HTMLElement) {
  const button = document.querySelector<HTMLElement>("[data-theme-button]")
  const name = button?.querySelector<HTMLElement>("[data-theme-name]")
  if (!button || !name) return
  const show = () => {
    name.textContent = name.dataset[parse(root.dataset.theme ?? null)] ?? ""
    button.title = button.textContent?.replace(/\s+/g, " ").trim() ?? ""
  }
  button.addEventListener("click", () => {
    const theme = next(parse(root.dataset.theme ?? null))
    store(theme)
    applyTheme(root, theme)
    show()
  })
  show()
}
