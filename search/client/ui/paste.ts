// Text of several lines in a field of one: some browsers run the lines together, which
// makes one word of two.

export function keepLines(input: HTMLInputElement): void {
  input.addEventListener("paste", event => {
    const text = event.clipboardData?.getData("text/plain") ?? ""
    const line = text.trim().replace(/\s*[\r\n]+\s*/g, " ")
    // The command, old as it is, is what keeps undo working.
    if (line !== text && document.execCommand("insertText", false, line)) event.preventDefault()
  })
}
