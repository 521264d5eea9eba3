package score

import "faultbook/search/client"

// Constants are the numbers of the score and of the confidence. client/data/score.ts
// holds them, each with its reason; the client reads the same file.
type Constants struct {
	Label, Text, Any, Cover, Both, Code, Facet, Exact, Pair, Said float64
	Form, Alike, Half, Article                                    float64
	Enough, Unknown, Skipped                                      float64
	Base, Reach, Quote, Ahead, Named, Coded, Noise, Sure          float64
}

// C are the constants in force.
var C = func() Constants {
	v := client.Numbers("score", "C")
	return Constants{
		Label: v["label"], Text: v["text"], Any: v["any"], Cover: v["cover"], Both: v["both"],
		Code: v["code"], Facet: v["facet"], Exact: v["exact"], Pair: v["pair"], Said: v["said"],
		Form: v["form"], Alike: v["alike"], Half: v["half"], Article: v["article"],
		Enough: v["enough"], Unknown: v["unknown"], Skipped: v["skipped"],
		Base: v["base"], Reach: v["reach"], Quote: v["quote"], Ahead: v["ahead"], Named: v["named"], Coded: v["coded"], Noise: v["noise"], Sure: v["sure"],
	}
}()
