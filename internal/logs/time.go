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

// timeOf finds the time of a line near its start.
func timeOf(line string) (stamp, bool) {
	line = line[:min(len(line), int(limit["timePlace"]))]
	if !strings.ContainsAny(line, "0123456789") {
		return stamp{}, false
	}
	for _, f := range timeForms {
		at := f.form.FindStringSubmatchIndex(line)
		if at == nil {
			continue
		}
		part := func(i int) string {
			if 2*i >= len(at) || at[2*i] < 0 {
				return ""
			}
			return line[at[2*i]:at[2*i+1]]
		}
		if !isTime(f.name, part) {
			continue
		}
		s := stamp{strings.Trim(part(0), " ["), at[0], at[1]}
		if f.name == "klog" {
			s.text = s.text[1:] // without the level
		}
		if f.name == "epoch" {
			ms := int64(number(part(1)))*1000 + int64(number((part(2) + "000")[:3]))
			s.text = time.UnixMilli(ms).UTC().Format("2006-01-02T15:04:05.000Z")
		}
		return s, true
	}
	return stamp{}, false
}

// isTime reports whether the parts of a form are those of a time: 2026.13.77 is none.
func isTime(form string, part func(int) string) bool {
	switch form {
	case "iso":
		return inRange(number(part(2)), 1, 12) && inRange(number(part(3)), 1, 31) && number(part(4)) <= 24
	case "apache":
		return isMonth(part(2))
	case "syslog":
		return isMonth(part(1)) && inRange(number(part(2)), 1, 31)
	case "logcat", "klog":
		return inRange(number(part(1)), 1, 12) && inRange(number(part(2)), 1, 31)
	case "hdfs", "spark":
		return inRange(number(part(2)), 1, 12) && inRange(number(part(3)), 1, 31) && number(part(4)) <= 24
	case "local":
		return inRange(number(part(1)), 1, 31) && inRange(number(part(3)), 1, 31) && number(part(5)) <= 24
	case "clock":
		return number(part(1)) <= 24
	}
	return true
}

func inRange(n, first, last int) bool { return n >= first && n <= last }

var months = set("months")

func isMonth(name string) bool { return months[name] }

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0 // a word, or more digits than any time has
	}
	return n
}
