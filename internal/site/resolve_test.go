package site_test

import (
	"slices"
	"testing"
)

// world holds a label three times, an id that reads like another's end, and a
// label that is an other label somewhere else.
func world() files {
	return files{
		"_index":            "title: Home",
		"kiln/_index":       "title: Kiln",
		"kiln/firing/open":  "status: Door Open\nmessage: Shut it.\nshown_in: app",
		"kiln/firing/hot":   "status: Too Hot\nalso: [Heat]\ncode: K7",
		"kiln/cooling/open": "status: Door Open\nfix: Shut it.",
		"kiln/cooling/cold": "status: Cold\nalso: [Done]",
		"kiln/cooling/done": "status: Done",
		"wheel/spin/open":   "status: Door Open",
		"wheel/spin/stop":   "status: Stopped",
		"Tools/Big-Saw/Jam": "status: Jam",
		"guides/_index":     "kind: section",
		"guides/hot":        "title: When it is hot",
		"guides/more/hot":   "title: Hotter",
	}
}

// references lists what is written where, and the page that it means.
var references = []struct{ from, ref, want string }{
	{"wheel/spin/stop", "kiln/firing/open", "kiln/firing/open"}, // a whole id, from anywhere
	{"wheel/spin/stop", "/kiln/firing/open/", "kiln/firing/open"},
	{"wheel/spin/stop", "kiln/firing/open.md", "kiln/firing/open"},
	{"wheel/spin/stop", "KILN/Firing/OPEN", "kiln/firing/open"},
	{"wheel/spin/stop", "kiln", "kiln"}, // folders are pages
	{"wheel/spin/stop", "kiln/firing", "kiln/firing"},
	{"kiln/firing/hot", "open", "kiln/firing/open"}, // the end of an id: the nearest folder wins
	{"kiln/cooling/cold", "open", "kiln/cooling/open"},
	{"kiln/cooling/cold", "firing/open", "kiln/firing/open"},
	{"kiln/_index", "firing/hot", "kiln/firing/hot"},
	{"guides/hot", "more/hot", "guides/more/hot"},
	{"guides/more/hot", "hot", "guides/more/hot"},
	{"kiln/firing/hot", "Door Open", "kiln/firing/open"}, // a label: in the operation,
	{"kiln/cooling/cold", "door  OPEN", "kiln/cooling/open"},
	{"kiln/cooling/cold", "Too Hot", "kiln/firing/hot"}, // then in the product,
	{"kiln/cooling/cold", "Heat", "kiln/firing/hot"},
	{"kiln/cooling/cold", "K7", "kiln/firing/hot"},
	{"wheel/spin/stop", "Too Hot", "kiln/firing/hot"}, // then anywhere.
	{"guides/hot", "Stopped", "wheel/spin/stop"},
	{"guides/hot", "When it is hot", "guides/hot"},
	{"kiln/firing/hot", "Done", "kiln/cooling/done"},              // a label of its own before another label
	{"wheel/spin/stop", "tools/big-saw/jam", "Tools/Big-Saw/Jam"}, // ids whatever their letter case
	{"wheel/spin/stop", "Tools/Big-Saw/Jam", "Tools/Big-Saw/Jam"},
	{"wheel/spin/stop", "tools", "Tools"},
	{"kiln/_index", "Door Open", "ambiguous"},
	{"guides/hot", "Door Open", "ambiguous"},
	{"guides/hot", "hottest", "nothing"},
	{"guides/hot", "../kiln", "nothing"},
}

func TestResolutionOrder(t *testing.T) {
	for _, c := range references {
		of := world()
		of[c.from] += "\n---\n[[" + c.ref + "]]"
		s, problems := link(t, of)
		got := "nothing"
		for _, p := range s.Pages {
			if p.File.Path == "content/"+c.from+".md" && p.Targets[0].Page != 0 {
				got = s.Page(p.Targets[0].Page).ID
			}
		}
		if len(problems) > 0 && problems[0][len(problems[0])-5:] == "FB021" {
			got = "ambiguous"
		}
		if wantProblem := c.want == "ambiguous" || c.want == "nothing"; got != c.want || (problems != nil) != wantProblem {
			t.Errorf("[[%s]] from %s: %s %q, want %s", c.ref, c.from, got, problems, c.want)
		}
	}
}

func TestLinkTargets(t *testing.T) {
	of := world()
	of["kiln/firing/hot"] += `
---
## Deep down
[[open#shown]] [[#deep-down]] [a](open.md) [b](../cooling/open.md#fix) [c](/guides/hot.md) [d](/messages/) [e](#deep-down)
[f](_index.md) [g](/) [h](../) [i](/state/) [[kiln#table]] [[open#message|x]]
`
	of["kiln/cooling/cold"] += "\nstate: done"
	s := sound(t, of)
	var got []string
	for _, target := range page(t, s, "kiln/firing/hot").Targets {
		got = append(got, target.URL+"#"+target.Anchor+" "+target.Label)
	}
	want := []string{
		"kiln/firing/open/#shown Door Open", "kiln/firing/hot/#deep-down Too Hot", "kiln/firing/open/# Door Open", "kiln/cooling/open/#fix Door Open",
		"guides/hot/# When it is hot", "messages/# All messages A to Z", "kiln/firing/hot/#deep-down Too Hot",
		"kiln/firing/# Firing", "# Home", "kiln/# Kiln", "state/# By state", "kiln/#table Kiln", "kiln/firing/open/#message Door Open",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestBrokenTargets(t *testing.T) {
	for body, want := range map[string]string{
		"[[open#shwn]]":               "5:3 FB022",
		"[[#nothing]]":                "5:3 FB022",
		"[[guides/hot#causes]]":       "5:3 FB022", // an article has no such section
		"[a](opn.md)":                 "5:5 FB023",
		"[a](/nowhere/)":              "5:5 FB023",
		"[a](../../../x.md)":          "5:5 FB024",
		"[a](../../../content/x.md)":  "5:5 FB024",
		"[a](%2e%2e/%2e%2e/%2e%2e/x)": "5:5 FB024",
		"![a](none.png)":              "5:6 FB023",
		"![a](../../../none.png)":     "5:6 FB024",
		"[a](/messages/#nothing)":     "5:5 FB022",
	} {
		of := world()
		of["wheel/spin/open"] += "\nweight: 1\n---\n" + body
		_, problems := link(t, of)
		if want = "content/wheel/spin/open.md:" + want; !slices.Equal(problems, []string{want}) {
			t.Errorf("%s: reported %q, want %q", body, problems, want)
		}
	}
}
