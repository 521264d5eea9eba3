// The script of every page, in the order of its parts. It loads in the head, before the first
// paint, which needs the theme and the controls that scripts enable; everything else waits for the
// document. Every page is complete without it.
import { copyButtons } from "./copy"
import { menu } from "./menu"
import { leave, moved } from "./moved"
import { print } from "./print"
import { roles } from "./roles"
import { searchBox } from "./search-box"
import { scrollStops, tables } from "./tables"
import { applyTheme, themeButton } from "./theme"

const root = document.documentElement
leave()
root.classList.add("js")
applyTheme(root)

document.addEventListener("DOMContentLoaded", () => {
  themeButton(root)
  copyButtons()
  tables()
  scrollStops()
  roles()
  menu()
  moved()
  print()
  searchBox()
})
