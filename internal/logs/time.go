package logs

import (
	"cmp"
	"strconv"
	"strings"
	"sync"
	"time"

	"faultbook/search/data"
)

// stamp is a time as a log writes it, and where it is in the line.
type stamp struct {
	text       string
	begin, end int
	field      bool // it is the value of a field for the time
	when       instant
}

// instant is a time that can be compared with those of the same kind.
type instant struct {
	ms   int64 // since 1970 in its own zone, or in the year 2000 if it has no year
	kind uint8 // what it has, of hasDate, hasYear and hasZone
}

const (
	hasDate = 1 << iota
	hasYear
	hasZone
)

// timeForms are the forms of times, in the order in which they are tried.
var timeForms = sync.OnceValue(func() (out []timeForm) {
	texts := formTexts("times")
	for _, name := range data.Words("logs", "timeOrder")["names"] {
		f := timeForm{name: name, form: newPattern(texts[name])}
		for i, group := range f.form.load().SubexpNames() {
			if group != "" {
				f.groups[strings.Index(groupNames, group)] = i
			}
		}
		out = append(out, f)
	}
	return out
})

type timeForm struct {
	name   string
	form   *pattern
	groups [len(groupNames)]int // of the form, by places in groupNames; 0 without such a group
}

// groupNames are the names of groups, one letter each.
const groupNames = "yYobdhmsfzZpecgt"

// timeParts are the texts of groups, by places in groupNames.
type timeParts [len(groupNames)]string

func (p *timeParts) get(group byte) string { return p[strings.IndexByte(groupNames, group)] }

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
	return stamp{s.text, at, at + s.end, true, s.when}, ok && s.begin == 0
}

// firstTime finds the time that begins first near the start of a text.
func firstTime(text string) (first stamp, ok bool) {
	text = text[:min(len(text), int(limit["timePlace"]))]
	has := hintsOf(text)
	for _, f := range timeForms() {
		if ok && f.name == "counted" {
			break // a number is a time only where nothing else is
		}
		from, may := has.may(f.name)
		if !may {
			continue
		}
		if s, found := f.find(text, from); found && (!ok || s.begin < first.begin) {
			first, ok = s, true
		}
		if ok && first.begin == 0 {
			break
		}
	}
	return first, ok
}

// find returns the first place of a form, from an offset on, that is a time.
func (f timeForm) find(text string, from int) (stamp, bool) {
	for {
		at := f.form.FindStringSubmatchIndex(text[from:])
		if at == nil {
			return stamp{}, false
		}
		part := &timeParts{}
		for n, i := range f.groups {
			if i > 0 && at[2*i] >= 0 {
				part[n] = text[from:][at[2*i]:at[2*i+1]]
			}
		}
		begin, end := from+at[0], from+at[1]
		if f.isTime(part) && !f.inName(text, begin) {
			whole := text[begin:end]
			return stamp{f.text(whole, part), begin, end, false, f.instant(part)}, true
		}
		if !f.bare() && f.name != "monthFirst" && f.name != "dayFirst" {
			return stamp{}, false
		}
		from += at[1]
	}
}

// bare reports whether a form can be anywhere in a line, and so within a name too.
func (f timeForm) bare() bool { return f.name == "iso" || f.name == "compact" || f.name == "dense" }

// inName reports whether a time is a part of a name, such as "app.2026-03-04_10-00.log".
func (f timeForm) inName(text string, begin int) bool {
	return f.bare() && begin > 0 && (lower[text[begin-1]] > 1 || strings.IndexByte(`.-_/\`, text[begin-1]) >= 0)
}

// doubtful reports whether a time follows words of a sentence, as "last seen" does, and so
// may be an argument of a message.
func (s stamp) doubtful(line string) bool {
	return !s.field && forms["sentence"].MatchString(line[:s.begin])
}

// text returns a time as people read it: as the log writes it, but for seconds since 1970
// and for a time whose date comes last.
func (f timeForm) text(whole string, part *timeParts) string {
	switch f.name {
	case "epoch", "counted":
		return time.UnixMilli(f.instant(part).ms).UTC().Format("2006-01-02T15:04:05.000Z")
	case "klog":
		return whole[1:] // without the level
	case "traced":
		date := part.get('o') + "-" + part.get('d') + "-" + part.get('y')
		return date + " " + part.get('h') + ":" + part.get('m') + ":" + part.get('s') + "." + part.get('f')
	case "boot":
		return part.get('t')
	case "clock":
		return whole[strings.LastIndex(whole, part.get('h')+":"+part.get('m')+":"):] // without signs and line numbers
	}
	return strings.Trim(whole, " \t[(|>")
}

// isTime reports whether the parts of a form are those of a time: 2026.13.77 is none.
func (f timeForm) isTime(part *timeParts) bool {
	within := func(group byte, first, last int) bool {
		n := number(part.get(group))
		return part.get(group) == "" || n >= first && n <= last
	}
	if name := part.get('b'); name != "" && monthOf(name) == 0 {
		return false
	}
	hours := 24
	if part.get('p') != "" {
		hours = 12
	}
	month := 12
	if f.name == "local" { // the day may come second
		month = 31
	}
	version := part.get('g') == "." && len(part.get('y')) == 2 // 1.2.26 10.50
	return within('o', 1, month) && within('d', 1, 31) && within('h', 0, hours) && within('m', 0, 59) && !version
}

// instant returns when a time is.
func (f timeForm) instant(part *timeParts) instant {
	ms := number((part.get('f') + "000")[:3])
	if e := part.get('e'); e != "" {
		return instant{int64(number(e))*1000 + int64(ms), hasDate | hasYear | hasZone}
	}
	year, month, day := number(cmp.Or(part.get('y'), part.get('Y'))), number(part.get('o')), number(part.get('d'))
	if name := part.get('b'); name != "" {
		month = monthOf(name)
	}
	if f.name == "local" && (month > 12 || part.get('c') == "/" && part.get('p') != "" && day <= 12) {
		month, day = day, month
	}
	var kind uint8
	if day > 0 {
		kind |= hasDate
	}
	if year > 0 {
		kind |= hasYear
	} else {
		year = 2000
	}
	if year < 100 {
		year += 2000
	}
	hour := number(part.get('h'))
	if half := part.get('p'); half != "" && hour < 12 && half != "AM" {
		hour += 12
	} else if half == "AM" && hour == 12 {
		hour = 0
	}
	at := time.Date(year, time.Month(month), day, hour, number(part.get('m')), number(part.get('s')), 0, time.UTC)
	if zone := cmp.Or(part.get('z'), part.get('Z')); zone != "" {
		kind |= hasZone
		at = at.Add(-time.Duration(zoneMinutes(zone)) * time.Minute)
	}
	return instant{at.UnixMilli() + int64(ms), kind}
}

// zoneMinutes returns the offset of a zone in minutes: of +01:00, +01, UTC+1, CET or Z.
func zoneMinutes(zone string) int {
	if hours, named := zones[zone]; named {
		return hours * 60
	}
	zone = strings.TrimPrefix(strings.TrimPrefix(zone, "UTC"), "GMT")
	signed, minus := strings.CutPrefix(strings.Replace(zone, "−", "-", 1), "-")
	digits := strings.ReplaceAll(strings.TrimPrefix(signed, "+"), ":", "")
	hours := min(len(digits), 2-len(digits)%2)                    // "1" and "130" have hours of one digit
	minutes := number(digits[:hours])*60 + number(digits[hours:]) // nothing and Z are no numbers
	if minus {
		return -minutes
	}
	return minutes
}

// zones are the hours between UTC and zones with names.
var zones = func() map[string]int {
	out := map[string]int{}
	for _, zone := range lists["zones"] {
		name, hours, _ := strings.Cut(zone, "=")
		out[name] = number(hours)
	}
	return out
}()

// months are the numbers of months by their names, in small letters.
var months = func() map[string]int {
	out := map[string]int{}
	for i, names := range lists["months"] {
		for name := range strings.SplitSeq(names, ",") {
			out[name] = i + 1
		}
	}
	return out
}()

// monthOf returns the number of a month by its name in any language; 0 if it is none.
func monthOf(name string) int { return months[strings.ToLower(name)] }

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0 // a word, or more digits than any time has
	}
	return n
}
