package logs

import "strings"

// splitter cuts the text of a file into lines.
type splitter struct {
	no    int    // lines of the file so far
	lines int    // of all files
	rest  string // the beginning of an unfinished line
	out   []rawLine
}

// rawLine is a line, or one record of a line with several, and the number of the line.
type rawLine struct {
	text string
	no   int
}

// write appends the lines of the next piece of a file. An unfinished last line waits for the
// next piece.
func (s *splitter) write(out []rawLine, piece string) []rawLine {
	s.out = out
	for {
		end := strings.IndexByte(piece, '\n')
		if end < 0 {
			break
		}
		line := piece[:end]
		if s.rest != "" {
			line, s.rest = s.rest+line, ""
		}
		piece = piece[end+1:]
		s.no++
		s.lines++
		s.pieces(strings.TrimSuffix(line, "\r"))
	}
	s.rest += piece
	for {
		head := firstUnits(s.rest, maxLine)
		if len(head) == len(s.rest) {
			break
		}
		cut := lastBreak(head)
		s.no++
		s.pieces(s.rest[:cut])
		s.no--
		s.rest = s.rest[cut:]
	}
	return s.out
}

// end appends the unfinished line at the end of a file.
func (s *splitter) end(out []rawLine) []rawLine {
	s.out = out
	if line := s.rest; line != "" {
		s.no++
		s.lines++
		s.rest = ""
		s.pieces(strings.TrimSuffix(line, "\r"))
	}
	return s.out
}

func (s *splitter) line(text string) { s.out = append(s.out, rawLine{text, s.no}) }

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

// breaks are the ends of records within a line: events of Windows, objects of a JSON array. keep is how
// many bytes of text belong to the record.
var breaks = []struct {
	begins, text string
	keep         int
}{{"<", "</Event>", len("</Event>")}, {"[{", "},{", len("},")}, {"{", "},{", len("},")}}

// pieces adds a line, or each record of a line with several. A carriage return within a line begins a
// record, since progress bars overwrite their line.
func (s *splitter) pieces(line string) {
	for {
		before, after, more := strings.Cut(line, "\r")
		if !more {
			break
		}
		if before != "" {
			s.records(before)
		}
		line = after
	}
	s.records(line)
}

// records adds a line, cut after events of Windows and objects of JSON, and at maxLine units.
func (s *splitter) records(line string) {
	for head := firstUnits(line, maxLine); len(head) < len(line); head = firstUnits(line, maxLine) {
		s.line(head)
		line = line[len(head):]
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
			s.line(line[:at+sign.keep])
			line = line[at+sign.keep:]
		}
		if sign.begins == "<" {
			break
		}
	}
	s.line(line)
}
