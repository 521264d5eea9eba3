package logs

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"faultbook/search/client"
)

// stamp is a time as a log writes it, and where it is in the line.
type stamp struct {
	text       string
	begin, end int
	field      bool // it is the value of a field for the time
}

// timeForms are the forms of times, in the order in which they are tried.
var timeForms = func() (out []timeForm) {
	texts := formTexts("times")
	for _, name := range client.Words("logs", "timeOrder")["names"] {
		out = append(out, timeForm{name, regexp.MustCompile(texts[name])})
	}
	return out
}()

type timeForm struct {
	name string
	form *regexp.Regexp
}

// timeOf finds the time of a line: the value of its field for the time, or what begins
// first near the start.
func timeOf(line string) (stamp, bool) {
	if strings.HasPrefix(line, "{") || strings.HasPrefix(line, "<") || strings.Contains(line, "$$<") {
		if at := forms["timeField"].FindStringIndex(line); at != nil {
			if s, ok := timeAt(line, at[1]); ok {
				return s, true
			}
		}
	}
	s, ok := firstTime(line)
	if strings.HasPrefix(line, `"`) && (!ok || s.begin > timeAfter) { // CSV, whose last field may be the time
		if last, found := timeAt(line, strings.LastIndex(line, `,"`)+2); found {
			return last, true
		}
	}
	return s, ok
}

// timeAt returns the time that begins at an offset.
func timeAt(line string, at int) (stamp, bool) {
	s, ok := firstTime(line[at:])
	return stamp{s.text, at, at + s.end, true}, ok && s.begin == 0
}

// firstTime finds the time that begins first near the start of a text.
func firstTime(text string) (first stamp, ok bool) {
	text = text[:min(len(text), int(limit["timePlace"]))]
	if !strings.ContainsAny(text, "0123456789") {
		return stamp{}, false
	}
	for _, f := range timeForms {
		if ok && f.name == "counted" {
			break // a number is a time only where nothing else is
		}
		if s, found := f.find(text); found && (!ok || s.begin < first.begin) {
			first, ok = s, true
		}
		if ok && first.begin == 0 {
			break
		}
	}
	return first, ok
}

// find returns the first place of a form that is a time.
func (f timeForm) find(text string) (stamp, bool) {
	for from := 0; ; {
		at := f.form.FindStringSubmatchIndex(text[from:])
		if at == nil {
			return stamp{}, false
		}
		part := func(i int) string {
			if 2*i >= len(at) || at[2*i] < 0 {
				return ""
			}
			return text[from:][at[2*i]:at[2*i+1]]
		}
		begin, end := from+at[0], from+at[1]
		if f.isTime(part) && !f.inName(text, begin) {
			return stamp{timeText(f.name, part), begin, end, false}, true
		}
		if !f.bare() {
			return stamp{}, false
		}
		from += at[1]
	}
}

// bare reports whether a form can be anywhere in a line, and so within a name too.
func (f timeForm) bare() bool { return f.name == "iso" || f.name == "compact" }

// inName reports whether a time is a part of a name, such as "app.2026-03-04_10-00.log".
func (f timeForm) inName(text string, begin int) bool {
	return f.bare() && begin > 0 && (lower[text[begin-1]] > 1 || strings.IndexByte(`.-_/\`, text[begin-1]) >= 0)
}

// doubtful reports whether a time follows words of a sentence, as "last seen" does, and so
// may be an argument of a message.
func (s stamp) doubtful(line string) bool {
	return !s.field && forms["sentence"].MatchString(line[:s.begin])
}

// timeText returns a time as people read it: as the log writes it, but for seconds since
// 1970 and for a time whose date comes last.
func timeText(form string, part func(int) string) string {
	switch form {
	case "epoch", "counted":
		ms := int64(number(part(1)))*1000 + int64(number((part(2) + "000")[:3]))
		return time.UnixMilli(ms).UTC().Format("2006-01-02T15:04:05.000Z")
	case "klog":
		return part(0)[1:] // without the level
	case "traced":
		return part(2) + " " + part(1)
	case "boot":
		return part(1)
	}
	return strings.Trim(part(0), " \t[(|>")
}

// isTime reports whether the parts of a form are those of a time: 2026.13.77 is none.
func (f timeForm) isTime(part func(int) string) bool {
	within := func(i, first, last int) bool { n := number(part(i)); return n >= first && n <= last }
	switch f.name {
	case "iso":
		return within(2, 1, 12) && within(3, 1, 31) && within(4, 0, 24)
	case "compact":
		return within(1, 1990, 2099) && within(2, 1, 12) && within(3, 1, 31) && within(4, 0, 24) && within(5, 0, 24)
	case "apache":
		return months[part(2)]
	case "syslog":
		return months[part(1)] && within(2, 1, 31)
	case "klog":
		return within(1, 1, 12) && within(2, 1, 31)
	case "logcat":
		return within(1, 1, 31) && within(2, 1, 31) && within(3, 0, 24)
	case "hdfs", "spark":
		return within(2, 1, 12) && within(3, 1, 31) && within(4, 0, 24)
	case "local":
		dots := part(5) == "." && len(part(3)) == 2 // a version: 1.2.26 10.50
		return within(1, 1, 31) && within(2, 1, 31) && within(4, 0, 24) && within(6, 0, 59) && !dots
	case "clock":
		return within(1, 0, 24) && within(2, 0, 12)
	}
	return true
}

var months = set("months")

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0 // a word, or more digits than any time has
	}
	return n
}
