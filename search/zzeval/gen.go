package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"faultbook/search/index"
)

// generated makes queries of a site's own texts.
func generated(s *site, per int) []query {
	random := rand.New(rand.NewPCG(7, 9))
	var entries []index.Document
	for _, d := range s.docs {
		if !d.Background {
			entries = append(entries, d)
		}
	}
	norm := func(x string) string { return strings.ToLower(strings.Join(strings.Fields(x), " ")) }
	labels, messages := map[string][]string{}, map[string][]string{}
	for _, d := range entries {
		for _, l := range d.Labels {
			labels[norm(l)] = append(labels[norm(l)], d.ID)
		}
		for _, m := range d.Messages {
			k := norm(strings.Join(m, " * "))
			messages[k] = append(messages[k], d.ID)
		}
	}
	args := []string{"Archive 7", "C:\\Users\\ana\\x.pst", "ops@northwind.example", "SRV-DB-03", "'Telemetry'", "4711", "Reading Room", "0x1f", "tempdb", "dbo.Orders", "10.2.3.4"}
	arg := func() string { return args[random.IntN(len(args))] }
	wraps := []string{"2024-05-01 12:00:11 WARN [x-77] host=a.example.org %s (code 5)", "<131>Mar  3 04:11:02 srv9 agent[2231]: %s", "ERROR worker-3 - %s at Module.run(main.js:120:14)", "[BUG] %s when running version 4.2.1", "%s"}
	var out []query
	add := func(typ, q string, gold []string) {
		out = append(out, query{Q: q, Type: typ, Gold: gold, set: "gen"})
	}
	for n := 0; n < per; n++ {
		d := entries[random.IntN(len(entries))]
		l := d.Labels[0]
		add("g_label", l, labels[norm(l)])
		if len(l) > 12 {
			at := 1 + random.IntN(len(l)-3)
			if l[at] != ' ' && l[at+1] != ' ' && strings.IndexFunc(l[at:at+2], func(r rune) bool { return r < 'a' || r > 'z' }) < 0 {
				add("g_typo", l[:at]+string(l[at+1])+string(l[at])+l[at+2:], labels[norm(l)])
			}
		}
		if len(d.Messages) > 0 {
			m := d.Messages[random.IntN(len(d.Messages))]
			words := len(strings.Fields(strings.Join(m, " ")))
			gold := messages[norm(strings.Join(m, " * "))]
			if words >= 4 {
				text := m[0]
				for _, part := range m[1:] {
					text += arg() + part
				}
				add("g_message", text, gold)
				add("g_log", fmt.Sprintf(wraps[random.IntN(len(wraps))], text), gold)
			}
		}
		words := strings.Fields(d.Body)
		if len(words) > 40 {
			size := 9 + random.IntN(8)
			at := random.IntN(len(words) - size)
			add("g_body", strings.Join(words[at:at+size], " "), []string{d.ID})
		}
	}
	return out
}
