package logs

import "strings"

// Write reads the next piece of a file. An unfinished last line waits for the next piece.
func (r *Reader) Write(piece string) {
	for {
		end := strings.IndexByte(piece, '\n')
		if end < 0 {
			break
		}
		line := piece[:end]
		if r.rest != "" {
			line, r.rest = r.rest+line, ""
		}
		piece = piece[end+1:]
		r.no++
		r.lines++
		r.pieces(strings.TrimSuffix(line, "\r"))
	}
	r.rest += piece
	for len(r.rest) > maxLine {
		cut := lastBreak(r.rest[:maxLine])
		r.no++
		r.pieces(r.rest[:cut])
		r.no--
		r.rest = r.rest[cut:]
	}
}

// lastBreak returns the offset at which a line that is too long is cut.
func lastBreak(text string) int {
	if at := strings.LastIndexByte(text, '\r'); at > 0 {
		return at + 1
	}
	for _, sign := range breaks {
		if at := strings.LastIndex(text, sign.text); at > 0 {
			return at + sign.keep
		}
	}
	return len(text)
}

// breaks end a record within a line: events of Windows, objects of a JSON array.
var breaks = []struct {
	begins, text string
	keep         int
}{{"<", "</Event>", len("</Event>")}, {"[{", "},{", len("},")}, {"{", "},{", len("},")}}

// pieces reads a line, or each record of a line that has several. A carriage return within
// a line begins another record: progress bars write over what they wrote before.
func (r *Reader) pieces(line string) {
	for {
		before, after, more := strings.Cut(line, "\r")
		if !more {
			break
		}
		if before != "" {
			r.records(before)
		}
		line = after
	}
	r.records(line)
}

func (r *Reader) records(line string) {
	for len(line) > maxLine {
		r.line(line[:maxLine])
		line = line[maxLine:]
	}
	for _, sign := range breaks {
		if !strings.HasPrefix(line, sign.begins) {
			continue
		}
		for {
			at := strings.Index(line, sign.text)
			if at < 0 || at+sign.keep >= len(line) || sign.begins == "{" && !strings.HasPrefix(line[at+2:], `{"`) {
				break
			}
			r.line(line[:at+sign.keep])
			line = line[at+sign.keep:]
		}
		if sign.begins == "<" {
			break
		}
	}
	r.line(line)
}
