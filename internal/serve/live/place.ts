// Keeps the scroll position and the text of the search box over a reload.

type Field = HTMLInputElement | HTMLTextAreaElement

interface Place {
  address: string
  top: number
  text?: string // in the search box
  open: boolean // whether the box has the keyboard
}

const key = "faultbook-place"
const box = () => document.querySelector<Field>("[data-search-box]")

export function keep() {
  const field = box()
  const place: Place = { address: location.href, top: scrollY, open: !!field && document.activeElement === field }
  if (field?.value) place.text = field.value
  sessionStorage.setItem(key, JSON.stringify(place))
}

export function restore() {
  const kept = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  if (!kept) return
  const place = JSON.parse(kept) as Place
  if (place.address !== location.href) return
  const field = box()
  if (field && place.text) field.value = place.text
  if (field && place.open) {
    field.focus({ preventScroll: true })
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const back = () => scrollTo({ top: place.top, behavior: "instant" })
  back()
  addEventListener("load", back, { once: true })
}
