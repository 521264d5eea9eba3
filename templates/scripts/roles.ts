// The reader's role: chosen once, kept in the browser. In every list, the steps for the role and
// for anybody come first; the others stay, and name their role.

const key = "faultbook-role"

function stored(): string {
  try {
    return localStorage.getItem(key) ?? ""
  } catch {
    return ""
  }
}

function store(role: string) {
  try {
    localStorage.setItem(key, role)
  } catch {
    // The browser forbids storage: the choice applies to this page only.
  }
}

/** Puts the steps of a role before those of others, in their order. */
function order(list: Element, written: Element[], role: string) {
  const others = (step: Element) => {
    const by = step.querySelector<HTMLElement>(":scope > [data-by]")?.dataset.by
    return !!role && !!by && by !== role
  }
  for (const step of written) step.classList.toggle("of-others", others(step))
  list.append(...written.filter(step => !others(step)), ...written.filter(others))
}

export function roles() {
  const lists = [...document.querySelectorAll(".steps")].filter(list => list.querySelector("[data-by]"))
  const written = lists.map(list => [...list.children])
  const show = (role: string) => lists.forEach((list, i) => order(list, written[i] ?? [], role))
  show(stored())
  for (const select of document.querySelectorAll<HTMLSelectElement>("[data-roles]")) {
    select.value = stored()
    if (select.selectedIndex < 0) select.value = "" // a role that the site had once
    select.addEventListener("change", () => {
      store(select.value)
      show(select.value)
    })
  }
}
