package logs

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"faultbook/search/client"
)

// stamp is a time as a log writes it.
type stamp struct {
	text string
	ms   int64 // milliseconds since 1970 in UTC, a time without a zone taken as UTC
	full bool  // the year is known

	begin, end int // where it is in the line
}

// timeForms are tried in this order.
var (
	timeForms = compile("times")
	timeOrder = []string{"iso", "apache", "logcat", "hdfs", "spark", "syslog", "local", "epoch", "clock"}
	months    = client.Words("logs", "months")["names"]
)

// timeOf finds the time of a line near its start.
func timeOf(line string) (stamp, bool) {
	line = line[:min(len(line), int(limit["timePlace"]))]
	if !strings.ContainsAny(line, "0123456789") {
		return stamp{}, false
	}
	for _, name := range timeOrder {
		at := timeForms[name].FindStringSubmatchIndex(line)
		if at == nil {
			continue
		}
		part := func(i int) string {
			if at[2*i] < 0 {
				return ""
			}
			return line[at[2*i]:at[2*i+1]]
		}
		if s, ok := read(name, part); ok {
			s.text, s.begin, s.end = strings.Trim(part(0), " ["), at[0], at[1]
			if name == "epoch" {
				s.text = time.UnixMilli(s.ms).UTC().Format("2006-01-02T15:04:05.000Z")
			}
			return s, true
		}
	}
	return stamp{}, false
}

// read makes a time of the parts of a form.
func read(form string, part func(int) string) (stamp, bool) {
	n := func(i int) int { return number(part(i)) }
	switch form {
	case "iso":
		return at(n(1), n(2), n(3), n(4), n(5), n(6), part(7), part(8))
	case "apache":
		return at(n(3), month(part(2)), n(1), n(4), n(5), n(6), "", part(7))
	case "logcat":
		return at(0, n(1), n(2), n(3), n(4), n(5), part(6), "")
	case "hdfs", "spark":
		return at(2000+n(1), n(2), n(3), n(4), n(5), n(6), "", "")
	case "syslog":
		return at(max(n(3), n(8)), month(part(1)), n(2), n(4), n(5), n(6), part(7), "")
	case "local":
		hour := n(5)%12 + 12
		if part(8) != "PM" {
			hour = n(5)
			if part(8) == "AM" {
				hour %= 12
			}
		}
		first, second := n(1), n(3)
		if part(2) == "." || first > 12 {
			first, second = second, first
		}
		return at(n(4), first, second, hour, n(6), n(7), "", "")
	case "epoch":
		return stamp{ms: int64(n(1))*1000 + int64(n(2)), full: true}, true
	}
	s, ok := at(0, 1, 1, n(1), n(2), n(3), part(4), "")
	return s, ok
}

// at makes a time; a year of 0 is one that the log leaves out.
func at(year, month, day, hour, minute, second int, fraction, zone string) (stamp, bool) {
	if month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60 {
		return stamp{}, false
	}
	full := year > 0
	if !full {
		year = 1970
	}
	ms := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC).UnixMilli()
	ms += int64(number((fraction + "000")[:3])) - offset(zone)
	return stamp{ms: ms, full: full}, true
}

// offset gives a zone such as +0530 in milliseconds.
func offset(zone string) int64 {
	digits := strings.ReplaceAll(strings.TrimLeft(zone, "+-"), ":", "")
	if len(digits) != 4 || number(digits) == 0 {
		return 0
	}
	ms := int64(number(digits[:2])*60+number(digits[2:])) * 60_000
	if zone[0] == '-' {
		return -ms
	}
	return ms
}

func month(name string) int { return slices.Index(months, name) + 1 }

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0 // the forms let only digits through
	}
	return n
}
