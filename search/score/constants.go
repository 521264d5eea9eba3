package score

import "faultbook/search/client"

// Constants are the numbers of the score and of the confidence. client/data/score.ts
// holds them, each with its reason; the client reads the same file.
type Constants struct {
	Label, Keyword, Text, Any, Cover, Both, Code, Facet, Exact, Pair, Said float64
	Form, Begun, Alike, Number, Written, Mentioned, Article                float64
	Enough, Unknown, Skipped                                               float64
	Base, Reach, Quote, Agreed, Ahead, Named, Coded, Sure                  float64
}

// C are the constants in force.
var C = func() Constants {
	v := client.Numbers("score", "C")
	return Constants{
		Label: v["label"], Keyword: v["keyword"], Text: v["text"], Any: v["any"], Cover: v["cover"], Both: v["both"],
		Code: v["code"], Facet: v["facet"], Exact: v["exact"], Pair: v["pair"], Said: v["said"],
		Form: v["form"], Begun: v["begun"], Alike: v["alike"], Number: v["number"], Written: v["written"],
		Mentioned: v["mentioned"], Article: v["article"],
		Enough: v["enough"], Unknown: v["unknown"], Skipped: v["skipped"],
		Base: v["base"], Reach: v["reach"], Quote: v["quote"], Agreed: v["agreed"], Ahead: v["ahead"], Named: v["named"], Coded: v["coded"], Sure: v["sure"],
	}
}()
