package search

import (
	"maps"
	"slices"
	"testing"
)

// germanSite is a small site in German: compound words, umlauts, and messages.
func germanSite() ([]Document, Options) {
	options := Options{Language: "de"}
	var docs []Document
	for _, d := range [][3]string{
		{"papierstau", "Papierstau", "Papierstau in Fach 2. Klappe öffnen und Papier entfernen."},
		{"offline", "Drucker offline", "Der Drucker ist nicht erreichbar."},
		{"treiber", "Druckertreiber fehlt", "Der Treiber konnte nicht installiert werden."},
		{"speicherplatz", "Speicherplatz erschöpft", "Auf dem Ziellaufwerk ist nicht genügend Speicherplatz vorhanden."},
		{"sicherung", "Sicherung fehlgeschlagen", "Die Datensicherung ist fehlgeschlagen."},
		{"kennwort", "Kennwort abgelaufen", "Ihr Kennwort ist abgelaufen. Bitte vergeben Sie ein neues."},
		{"postfach", "Postfach voll", "Sie können keine Nachrichten mehr senden."},
		{"akku", "Akku fast leer", "Akkustand niedrig."},
		{"hitze", "Gerät überhitzt", "Das Gerät ist überhitzt und schaltet sich ab."},
		{"netz", "Keine Verbindung zum Netzwerk", "Das Netzwerk antwortet nicht."},
	} {
		docs = append(
			docs,
			Document{
				ID:       d[0],
				URL:      d[0] + "/",
				Labels:   []string{d[1]},
				Messages: []Template{Literal(d[2])},
				Display:  Display{Title: d[1]},
			},
		)
	}
	return docs, options
}

// germanQueries are what people ask there, with the page that answers.
var germanQueries = map[string]string{
	"Papier":                             "papierstau",
	"Treiber vom Drucker":                "treiber",
	"Speicherplätze":                     "speicherplatz",
	"zu wenig Speicher":                  "speicherplatz",
	"Gerät ist ueberhitzt":               "hitze",
	"das Backup hat nicht geklappt":      "sicherung",
	"Passwort gilt nicht mehr, veraltet": "kennwort",
	"meine Mailbox hat keinen Platz":     "postfach",
	"Batterie geht zur Neige":            "akku",
	"Netzwerkdrucker nicht erreichbar":   "offline",
	"Rechner zu heiß":                    "hitze",
}

// TestGerman holds that a German site is searched as an English one is: compound words
// by their parts, umlauts in either spelling, and everyday words.
func TestGerman(t *testing.T) {
	docs, options := germanSite()
	s := buildSample(t, docs, options)
	for q, want := range germanQueries {
		if r := s.Search(q, QueryOptions{}); len(r.Hits) == 0 || r.Hits[0].ID != want {
			t.Errorf("%q finds %v, want %s first", q, r.Hits, want)
		}
	}
	for _, q := range []string{"Rezept für Apfelkuchen", "Wie bekomme ich einen neuen Reisepass"} {
		if r := s.Search(q, QueryOptions{}); !r.LowConfidence {
			t.Errorf("%q is answered with confidence %.2f", q, r.Confidence)
		}
	}
}

func TestEnginesAgreeOnGerman(t *testing.T) {
	docs, options := germanSite()
	queries := slices.Sorted(maps.Keys(germanQueries))
	agree(t, buildSample(t, docs, options), "german", queries)
}
