package search_test

import (
	"context"
	"fmt"
	"slices"

	"faultbook/search"
)

// The package serves any set of documents: here the errors of a coffee machine. What
// Files gives can be put on any static host; client/search.ts reads it.
func Example() {
	docs := []search.Document{
		{
			ID: "water/tank-empty", URL: "water/tank-empty.html",
			Codes: []string{"E07"}, Labels: []string{"Fill tank"},
			Messages: []search.Template{{"Not enough water for ", " cups. Fill the tank."}},
			Keywords: []string{"no water", "out of water"},
			Display:  search.Display{Title: "Fill tank", Fix: []string{"Fill the tank."}},
		},
		{
			ID: "grinder/blocked", URL: "grinder/blocked.html",
			Codes: []string{"E12"}, Labels: []string{"Grinder blocked"},
			Messages: []search.Template{search.Literal("The grinder cannot turn.")},
			Keywords: []string{"stone in the beans", "loud noise"},
			Display:  search.Display{Title: "Grinder blocked"},
		},
	}
	searcher, err := search.Build(context.Background(), slices.Values(docs), search.Options{})
	if err != nil {
		panic(err)
	}
	for _, q := range []string{"07:14 ERR Not enough water for 3 cups. Fill the tank.", "e-12", "griner bloked", "flat tyre", "error E99"} {
		result := searcher.Search(q, search.QueryOptions{})
		if result.LowConfidence {
			fmt.Println("nothing about", q, result.Unknown)
			continue
		}
		fmt.Println(result.Hits[0].ID)
	}
	files, err := searcher.Files()
	if err != nil {
		panic(err)
	}
	fmt.Println(files[len(files)-1].Name)
	// Output:
	// water/tank-empty
	// grinder/blocked
	// grinder/blocked
	// nothing about flat tyre []
	// nothing about error E99 [E99]
	// manifest.js
}
