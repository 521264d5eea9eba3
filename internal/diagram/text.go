package diagram

import (
	"strings"
	"unicode"
)

// wrap breaks a text into lines of at most width pixels, at spaces and after slashes, and
// reports whether text was cut. Letters of the size are taken a little wider than common
// fonts have them: a line that is too short looks better than one that leaves its box.
func wrap(text string, width, size, most int) (lines []string, cut bool) {
	line := ""
	for _, piece := range pieces(text) {
		if line != "" && measure(strings.TrimRight(line+piece, " "), size) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line += piece
	}
	lines = append(lines, strings.TrimRight(line, " "))
	if len(lines) > most {
		lines, cut = lines[:most], true
		lines[most-1] += "…"
	}
	for i, l := range lines {
		if measure(l, size) > width {
			lines[i], cut = shorten(l, width, size), true
		}
	}
	return lines, cut
}

// pieces splits a text after its spaces and slashes.
func pieces(text string) []string {
	var out []string
	start := 0
	for i, r := range text {
		if r == ' ' || r == '/' {
			out = append(out, text[start:i+1])
			start = i + 1
		}
	}
	return append(out, text[start:])
}

// shorten cuts a line, at a word where there are several, so that it fits with
// an ellipsis at its end.
func shorten(line string, width, size int) string {
	line = strings.TrimSuffix(line, "…")
	if i := strings.LastIndexByte(line, ' '); i > 0 && measure(line[:i]+"…", size) <= width {
		return strings.TrimRight(line[:i], " .,;:") + "…"
	}
	runes := []rune(line)
	for len(runes) > 1 && measure(string(runes)+"…", size) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// measure estimates the width of a text in pixels.
func measure(text string, size int) int {
	hundredths := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("iljtfrI.,:;'|!() /", r):
			hundredths += 36
		case strings.ContainsRune("mwMW@%", r):
			hundredths += 92
		case unicode.IsUpper(r):
			hundredths += 70
		case r > 0x2e7f: // scripts of East Asia
			hundredths += 100
		default:
			hundredths += 58
		}
	}
	return hundredths * size / 100
}
