package logs

import (
	"strings"
)

// level is the severity of a line.
type level uint8

const (
	unsaid level = iota
	benign
	warning
	bad
)

// levelOf returns the level that a line states.
func levelOf(line string) level {
	if m := levelField(line); m != nil {
		if l := levelNamed(strings.ToLower(m[1])); l != unsaid {
			return l
		}
	}
	if strings.Contains(line, `"PRIORITY"`) {
		if m := forms["journal"].FindStringSubmatch(line); m != nil {
			return syslogLevel(number(m[1]))
		}
	}
	if m := windowsLevel(line); m != nil {
		return [...]level{benign, bad, bad, warning, benign, benign}[min(number(m[1]), 5)]
	}
	if strings.HasPrefix(line, "<") {
		if m := forms["priority"].FindStringSubmatch(line); m != nil {
			return syslogLevel(number(m[1]) % 8)
		}
	}
	if m := forms["letter"].FindStringSubmatch(line); m != nil {
		switch m[1] {
		case "E", "F":
			return bad
		case "W":
			return warning
		}
		return benign
	}
	if m := forms["apple"].FindStringSubmatch(line); m != nil {
		if m[1] == "Error" || m[1] == "Fault" {
			return bad
		}
		return benign
	}
	return levelInHead(line)
}

// levelField returns the field of a line for its level.
func levelField(line string) []string {
	for _, word := range []string{"level", "severity", "lvl"} {
		if holdsFold(line, word) {
			return forms["levelField"].FindStringSubmatch(line)
		}
	}
	if strings.Contains(line, "@l") || strings.Contains(line, "@L") {
		return forms["levelField"].FindStringSubmatch(line)
	}
	return nil
}

// windowsLevel returns the level of an event of Windows.
func windowsLevel(line string) []string {
	if !strings.Contains(line, "<Level>") {
		return nil
	}
	return forms["windowsLevel"].FindStringSubmatch(line)
}

// syslogLevel returns the level of a severity of RFC 5424, from 0 to 7.
func syslogLevel(n int) level {
	switch {
	case n <= 3:
		return bad
	case n == 4:
		return warning
	}
	return benign
}

// levelNamed returns the level of a word, or of a number as bunyan and pino write it.
func levelNamed(name string) level {
	switch n := number(name); {
	case n >= 50:
		return bad
	case n == 40:
		return warning
	case n >= 10:
		return benign
	}
	return levelsByName[name]
}

var (
	faultWords   = set("fault")
	levelsByName = func() map[string]level {
		out := map[string]level{}
		for name, l := range map[string]level{"bad": bad, "warn": warning, "benign": benign} {
			for _, word := range lists[name] {
				out[word] = l
			}
		}
		return out
	}()
)

// headLength and headWords bound the start of a line, where its level is.
const headLength, headWords = 160, 14

// levelInHead looks for a level word in capitals or between signs at the start of a line.
func levelInHead(line string) level {
	head := line[:min(len(line), headLength)]
	for _, w := range cutFirst(head, headWords) {
		if w.key[0] < 'a' {
			continue // a number
		}
		l := levelsByName[w.key]
		if l == unsaid {
			continue
		}
		shown := head[w.start:w.end]
		capitals := shown == strings.ToUpper(shown)
		if capitals || w.start > 0 && strings.ContainsRune(`[<("|,`+"\t", rune(head[w.start-1])) ||
			w.end < len(head) && strings.ContainsRune(":]|,>)", rune(head[w.end])) {
			return l
		}
	}
	return unsaid
}

// isFault reports whether a line says that something failed.
func isFault(line string) bool {
	if forms["levelAlone"].MatchString(line) {
		return false // it says nothing of the fault
	}
	if strings.Contains(line, `" `) {
		if m := forms["access"].FindStringSubmatch(line); m != nil {
			return m[1] == "5"
		}
	}
	switch levelOf(line) {
	case bad:
		return true
	case benign:
		return false
	}
	if holdsFold(line, "exit") {
		if m := forms["exit"].FindStringSubmatch(line); m != nil && number(m[1]) > 0 {
			return true
		}
	}
	return saysFault(line)
}

// saysFault looks for a word such as "failed" that is no part of a name and that nothing
// denies, as "0 errors" and "without errors" do.
func saysFault(line string) bool {
	words := cut(line)
	for i, w := range words {
		isName := strings.HasSuffix(w.key, "exception") || strings.HasSuffix(w.key, "error")
		long := len(w.key) > len("exception")
		if !faultWords[w.key] && !(isName && long) || w.key == "exit" || w.key == "exited" {
			continue
		}
		if w.start > 0 && strings.ContainsRune(`/\_-.`, rune(line[w.start-1])) && !isName {
			continue
		}
		if w.end+1 < len(line) && strings.ContainsRune(`/\_.-`, rune(line[w.end])) && lower[line[w.end+1]] > 1 {
			continue
		}
		if i > 0 && (negations[words[i-1].key] || none[words[i-1].key]) {
			continue
		}
		if i+1 < len(words) && none[words[i+1].key] && strings.ContainsAny(line[w.end:words[i+1].start], "=:") {
			continue
		}
		return true
	}
	return false
}

// none are the values of error fields that mean no error.
var none = map[string]bool{"0": true, "zero": true, "null": true, "nil": true, "none": true, "false": true}
