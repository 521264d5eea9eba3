package config

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/texts"
	"faultbook/internal/yamldoc"
)

// Tone is how urgent a severity or a state is to the reader. Styles give each
// tone a color and an icon.
type Tone string

// The tones, from the most to the least urgent.
const (
	Critical Tone = "critical"
	High     Tone = "high"
	Caution  Tone = "warning"
	Info     Tone = "info"
	Good     Tone = "good"
	Neutral  Tone = "neutral"
)

var tones = []string{string(Critical), string(High), string(Caution), string(Info), string(Good), string(Neutral)}

// Term is one value of a vocabulary that entries refer to by id.
type Term struct {
	ID    string
	IDAt  source.At // where the settings give it; line 0 for a default
	Label string
	Tone  Tone
	// Page is the id of the page about the term; empty when there is none.
	Page string
	// PageAt is where the settings name that page.
	PageAt source.At
	// Words are other words and phrases that people use for the term; the
	// search knows an entry by those of its state, severity and surfaces.
	Words []string
	// Reach says how to reach a contact; empty for other terms.
	Reach
	// Look says what an icon looks like; empty for other terms.
	Look
	// Rank is the term's place in its vocabulary, from 0.
	Rank int
}

// Find returns the term with the given id, or nil. Letter case and the ways to
// write a letter with an accent do not matter.
func Find(terms []*Term, id string) *Term {
	id = norm.NFC.String(id)
	for _, t := range terms {
		if strings.EqualFold(norm.NFC.String(t.ID), id) {
			return t
		}
	}
	return nil
}

// IDs returns the ids of the terms, in order.
func IDs(terms []*Term) []string {
	ids := make([]string, len(terms))
	for i, t := range terms {
		ids[i] = t.ID
	}
	return ids
}

func readTerms(root *yamldoc.Map, words *texts.Texts, key string) []*Term {
	var terms []*Term
	root.Maps(key, known(key), func(m *yamldoc.Map) {
		t := &Term{Tone: Neutral, Rank: len(terms)}
		at := m.Required("id", &t.ID)
		t.IDAt = at
		m.Required("label", &t.Label)
		tone := string(Neutral)
		m.Choice("tone", &tone, tones)
		t.Tone = Tone(tone)
		t.PageAt = m.String("page", &t.Page)
		for _, w := range m.Texts("words") {
			t.Words = append(t.Words, w.Value)
		}
		readReach(m, &t.Reach)
		readLook(m, &t.Look)
		if first := Find(terms, t.ID); t.ID != "" && first != nil {
			m.Fault(
				at,
				len(t.ID),
				diag.Duplicate,
				"duplicate id "+quote(t.ID)+" in "+key,
				fmt.Sprintf("give each term another id: the first is on line %d", first.IDAt.Line),
			)
		}
		terms = append(terms, t)
	})
	if terms == nil {
		return Defaults(words, key)
	}
	return terms
}
