// Everything the pages' script does, in the order it does it. The file is
// loaded in the head, before the page is painted, so that a chosen theme and
// the controls that need scripts are there from the first paint; all the rest
// waits for the document. Without it every page is complete.
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
