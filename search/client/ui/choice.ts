// Which option of a list is chosen, while the focus stays in a field.

export interface Choice {
  to(place: number): void // -1 for none
  by(step: number): void
  made(): HTMLElement | undefined
}

export function choiceOf(field: HTMLElement, list: HTMLElement): Choice {
  const name = "aria-activedescendant"
  const made = () => list.querySelector<HTMLElement>("[aria-selected=true]") ?? undefined
  const to = (place: number) => {
    const option = list.children[place]
    made()?.setAttribute("aria-selected", "false")
    field.removeAttribute(name)
    if (!option) return
    option.setAttribute("aria-selected", "true")
    option.scrollIntoView({ block: "nearest" })
    field.setAttribute(name, option.id)
  }
  const by = (step: number) => {
    const all = [...list.children], before = made()
    to(Math.min((before ? all.indexOf(before) : -1) + step, all.length - 1))
  }
  return { to, by, made }
}
