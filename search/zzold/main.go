package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"faultbook/search"
)

func main() {
	for _, nk := range []bool{false, true} {
		data, _ := os.ReadFile("/tmp/eval/dump/own.json")
		var in struct {
			Documents []search.Document
			Options   search.Options
		}
		json.Unmarshal(data, &in)
		if nk {
			for i := range in.Documents {
				in.Documents[i].Keywords = nil
			}
		}
		idx, err := search.Build(context.Background(), slices.Values(in.Documents), "", in.Options)
		if err != nil {
			panic(err)
		}
		s, _ := search.Open(idx)
		n, ok, low := map[string]int{}, map[string]int{}, map[string]int{}
		for _, f := range []string{"dev", "heldout", "fresh-a", "fresh-b"} {
			d, _ := os.ReadFile("search/testdata/" + f + ".jsonl")
			for l := range strings.Lines(string(d)) {
				var q struct {
					Q, Type string
					Gold    []string
				}
				json.Unmarshal([]byte(l), &q)
				r := s.Search(q.Q, search.QueryOptions{})
				n[q.Type]++
				good := len(r.Hits) > 0 && slices.Contains(q.Gold, r.Hits[0].ID)
				if good {
					ok[q.Type]++
				}
				if r.LowConfidence {
					low[q.Type]++
				}
				if q.Type != "negative" {
					n["ALL"]++
					if good {
						ok["ALL"]++
					}
				}
			}
		}
		for k := range n {
			fmt.Printf("nk=%v %-22s R@1 %.3f low %.3f n %d\n", nk, k, float64(ok[k])/float64(n[k]), float64(low[k])/float64(n[k]), n[k])
		}
	}
}
