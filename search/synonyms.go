package search

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
)

// builtInSynonyms is the general English list. A site's own list is read after it.
//
//go:embed synonyms/en.txt
var builtInSynonyms string

// meaning is one line of a synonyms file: words and phrases that mean the same.
type meaning struct {
	members []memberPhrase
}

type memberPhrase struct {
	stems []string
	list  list // its occurrences on the site, at the place of its first word
}

// member says that a group is the first word of a member of a meaning.
type member struct{ meaning, place int }

// parseSynonyms reads lines of members parted by commas; # begins a comment.
func parseSynonyms(text string) [][]string {
	var out [][]string
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		var members []string
		for part := range strings.SplitSeq(line, ",") {
			if part = strings.TrimSpace(part); part != "" {
				members = append(members, part)
			}
		}
		if len(members) > 1 {
			out = append(out, members)
		}
	}
	return out
}

// readMeanings keeps the meanings of which a member occurs on the site and gives
// every word of them a group, so that a query's word is known to them.
func (m *model) readMeanings(stops map[string]bool) {
	text := m.options.Synonyms
	if base := strings.ToLower(m.options.Language); !m.options.Plain && (base == "" || strings.HasPrefix(base, "en")) {
		text = builtInSynonyms + "\n" + text
	}
	for _, members := range parseSynonyms(text) {
		phrases := m.findMembers(members)
		occurs := slices.ContainsFunc(phrases, func(p memberPhrase) bool { return len(p.list.postings) > 0 })
		if !occurs {
			continue
		}
		for place, members := range phrases {
			for i, stem := range members.stems {
				g := m.group(m.spelling(stem), stops)
				g.meant = true
				if i == 0 {
					g.members = append(g.members, member{len(m.meanings), place})
				}
			}
		}
		m.meanings = append(m.meanings, meaning{phrases})
	}
}

// spelling gives a word with a stem that came from a synonym.
func (m *model) spelling(stem string) string {
	if g := m.groups[stem]; g != nil {
		return g.words[0]
	}
	return m.spelled[stem]
}

func (m *model) findMembers(members []string) []memberPhrase {
	if m.spelled == nil {
		m.spelled = map[string]string{}
	}
	var out []memberPhrase
	for _, text := range members {
		var p memberPhrase
		for _, t := range Tokenize(text) {
			stem := m.stemmer.stem(t.Text)
			p.stems = append(p.stems, stem)
			if m.spelled[stem] == "" {
				m.spelled[stem] = t.Text
			}
		}
		same := func(q memberPhrase) bool { return slices.Equal(q.stems, p.stems) }
		if len(p.stems) > 0 && !slices.ContainsFunc(out, same) {
			p.list = m.occurrences(p.stems)
			out = append(out, p)
		}
	}
	return out
}

// occurrences finds the lines in which the words of a phrase follow one another.
func (m *model) occurrences(stems []string) list {
	var found list
	for i, stem := range stems {
		g := m.groups[stem]
		if g == nil || g.weight == 0 {
			return list{}
		}
		found.weight += g.weight
		here := g.all()
		if i == 0 {
			found.postings = here
			continue
		}
		next := make(map[[2]uint32]bool, len(here))
		for _, p := range here {
			next[[2]uint32{uint32(p.line), uint32(p.pos)}] = true
		}
		found.postings = slices.DeleteFunc(found.postings, func(p posting) bool {
			return !next[[2]uint32{uint32(p.line), uint32(p.pos) + uint32(i)}]
		})
	}
	return found
}

// all gives the occurrences of every spelling, in order.
func (g *group) all() []posting {
	var out []posting
	for _, word := range g.words {
		out = append(out, g.lines[word]...)
	}
	slices.SortFunc(out, comparePostings)
	return out
}

// addMeanings adds to a record what the other members of its meanings find.
func (m *model) addMeanings(r *record, g *group) {
	var direct []posting
	for _, l := range r.lists {
		direct = append(direct, l.postings...)
	}
	byRest := map[string][]member{}
	var order []string
	for _, at := range g.members {
		rest := strings.Join(m.meanings[at.meaning].members[at.place].stems[1:], " ")
		if byRest[rest] == nil {
			order = append(order, rest)
		}
		byRest[rest] = append(byRest[rest], at)
	}
	slices.Sort(order)
	for _, rest := range order {
		if rest == "" {
			r.lists = append(r.lists, m.others(byRest[rest], direct)...)
			continue
		}
		var names []string
		for stem := range strings.FieldsSeq(rest) {
			names = append(names, m.groups[stem].name)
		}
		if lists := m.others(byRest[rest], nil); len(lists) > 0 {
			r.phrases = append(r.phrases, phrase{names, lists})
		}
	}
}

// others merges the occurrences of all other members, each place once and at its
// greatest weight, without those that the word finds by itself.
func (m *model) others(members []member, direct []posting) []list {
	type place struct {
		line lineRef
		pos  uint16
	}
	best := map[place]int{}
	found := map[place]posting{}
	for _, at := range members {
		for i, other := range m.meanings[at.meaning].members {
			if i == at.place {
				continue
			}
			for _, p := range other.list.postings {
				key := place{p.line, p.pos}
				found[key] = p
				best[key] = max(best[key], other.list.weight)
			}
		}
	}
	for _, p := range direct {
		delete(found, place{p.line, p.pos})
	}
	byWeight := map[int][]posting{}
	for key, p := range found {
		byWeight[best[key]] = append(byWeight[best[key]], p)
	}
	var lists []list
	for weight, postings := range byWeight {
		slices.SortFunc(postings, comparePostings)
		lists = append(lists, list{"", weight, postings})
	}
	slices.SortFunc(lists, func(a, b list) int { return cmp.Compare(b.weight, a.weight) })
	return boundLists(lists, maxSynonyms)
}
