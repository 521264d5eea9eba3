// Package logtest writes logs for tests: lines in the shapes of many products, with known
// messages hidden among them. Entries and a seed come in; lines, and what is in which,
// go out.
package logtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"faultbook/internal/logs"
)

// Log is a log, and the entries that have the message of each line that has one.
type Log struct {
	Lines  []string
	Hidden map[int][]string // ids by line, from 1
}

// New writes a log of so many lines, with so many messages of the entries. strong takes
// out messages of too few words to be known from others.
func New(entries []logs.Entry, lines, known int, seed uint64) *Log {
	r := rand.New(rand.NewPCG(seed, 7))
	l := &Log{Hidden: map[int][]string{}}
	all := messages(entries)
	at := map[int]bool{}
	for len(at) < known && len(all) > 0 {
		at[1+r.IntN(lines)] = true
	}
	clock := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	kind := kinds[r.IntN(len(kinds))]
	for n := 1; n <= lines; n++ {
		clock = clock.Add(time.Duration(r.IntN(4000)) * time.Millisecond)
		if n%500 == 0 {
			kind = kinds[r.IntN(len(kinds))]
		}
		if !at[n] {
			l.Lines = append(l.Lines, kind.head(r, clock, false)+fill(r, kind.texts[r.IntN(len(kind.texts))]))
			continue
		}
		one := all[r.IntN(len(all))]
		text := one.text(r)
		head := kind.head(r, clock, true)
		if strings.HasPrefix(head, "{") {
			text = fmt.Sprintf("%q", text) + "}"
		}
		l.Lines = append(l.Lines, head+text)
		l.Hidden[n] = one.ids
	}
	return l
}

type known struct {
	message logs.Message
	ids     []string
}

// messages gives the messages of the entries, equal ones once.
func messages(entries []logs.Entry) []*known {
	var out []*known
	by := map[string]*known{}
	for _, e := range entries {
		for _, m := range e.Message {
			key := ""
			for i := 0; i < len(m); i += 2 {
				key += "\x00" + m[i]
			}
			if by[key] == nil {
				by[key] = &known{message: m}
				if len(strings.Fields(strings.Join(m, " "))) >= 4 {
					out = append(out, by[key])
				}
			}
			by[key].ids = append(by[key].ids, e.ID)
		}
	}
	return out
}

// text is a message with arguments of its own.
func (k *known) text(r *rand.Rand) string {
	var b strings.Builder
	for i, part := range k.message {
		if i%2 == 0 {
			b.WriteString(part)
		} else {
			b.WriteString(fill(r, arguments[r.IntN(len(arguments))]))
		}
	}
	return b.String()
}

// fill puts words into the holes of a text: # a number, @ a name, ^ hexadecimal digits.
func fill(r *rand.Rand, text string) string {
	var b strings.Builder
	for _, c := range text {
		switch c {
		case '#':
			fmt.Fprint(&b, r.IntN(90000)+1)
		case '@':
			b.WriteString(names[r.IntN(len(names))])
		case '^':
			fmt.Fprintf(&b, "%08x", r.Uint32())
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}
