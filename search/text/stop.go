package text

import (
	"strings"

	"github.com/blevesearch/bleve/v2/registry"
)

// baseOf gives the language of a tag such as "pt-BR"; without one, English.
func baseOf(language string) string {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	if base == "" {
		return "en"
	}
	return base
}

// StopWords gives words that carry little by themselves: they still count where a
// product's own text holds them, at a fraction of their weight. English has a list of
// what people write around a problem, other languages have bleve's.
func StopWords(language string) map[string]bool {
	out := map[string]bool{}
	if base := baseOf(language); base == "en" {
		for _, word := range strings.Fields(englishStops) {
			out[word] = true
		}
	} else if words, err := registry.NewCache().TokenMapNamed("stop_" + base); err == nil {
		for word := range words {
			for _, t := range Cut(word) {
				out[t.Key] = true
			}
		}
	}
	return out
}

const englishStops = `
a about after all also although always am an and another any anybody anyone anything are arent as at
be because been before being both but by came can cant come comes coming could couldnt
did didnt do does doesnt doing dont during each either else ever every everything
for from get gets getting give gives giving go goes going got had happen happened happening happens has hasnt have havent having he hello help her here hey hi him his how however
i id if ill im in instead into is isnt it its itself ive just kind know knows
let lets like look looks lot make makes many may maybe me mean means might more most much must my myself
need needs now of off ok okay on once one onto or other our ours out over own
per please pls possible put quite rather really regarding
said same saw say says see seem seems seen she should shouldnt show showed shows since so some somehow someone something sometimes such suddenly
tell tells than thank thanks that thats the their them then there theres these they thing things think this those though through to today told too tried try trying
under until up upon us use used using very via
want wanted wants was wasnt way we well went were werent what whats when where whether which while who whom whose why will with within wont would wouldnt
yes yet you your yours`
