// Text of several lines in a field of one: a browser may run the lines together, which
// would make one word of two.

export function keepLines(input: HTMLInputElement): void {
  input.addEventListener("paste", event => {
    const text = event.clipboardData?.getData("text/plain") ?? ""
    if (!/[\r\n]/.test(text)) return
    event.preventDefault()
    const line = text.trim().replace(/\s*[\r\n]+\s*/g, " ")
    // The command, old as it is, is what keeps undo working.
    if (document.execCommand("insertText", false, line)) return
    input.setRangeText(line, input.selectionStart ?? 0, input.selectionEnd ?? 0, "end")
    input.dispatchEvent(new Event("input", { bubbles: true }))
  })
}
