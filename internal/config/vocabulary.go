package config

import (
	"strings"

	"faultbook/internal/texts"
)

// The vocabularies of a site that defines none. They suit most products; a list
// in the settings replaces a whole list.
var (
	defaultSeverities = []Term{
		{ID: "fatal", Tone: Critical},
		{ID: "critical", Tone: Critical},
		{ID: "error", Tone: High},
		{ID: "high", Tone: High},
		{ID: "warning", Tone: Caution},
		{ID: "medium", Tone: Caution},
		{ID: "low", Tone: Info},
		{ID: "informative", Tone: Info},
		{ID: "info", Tone: Info},
		{ID: "note", Tone: Info},
	}
	defaultStates = []Term{
		{ID: "attention", Tone: High},
		{
			ID:   "failed",
			Tone: Critical,
			Words: split(
				"went wrong, did not work, broke, blew up, crashed, fell over, unsuccessful, nobody knows why",
			),
		},
		{
			ID:    "interrupted",
			Tone:  Caution,
			Words: split("cut off, broke off, stopped in the middle, dropped out, stalled, disturbed"),
		},
		{
			ID:   "retrying",
			Tone: Caution,
			Words: split(
				"trying again, keeps trying, another go, another attempt, another try, one more time, over and over, again and again, repeats, hit a snag, hiccup",
			),
		},
		{
			ID:   "partial",
			Tone: Caution,
			Words: split(
				"only part of it, some missing, not all of it, incomplete, half done, a few left out, a few absent, most but not all",
			),
		},
		{
			ID:    "cancelled",
			Tone:  Neutral,
			Words: split("called off, given up, gave up, aborted, terminated, ended early, stopped for good"),
		},
		{
			ID:    "expired",
			Tone:  Neutral,
			Words: split("too old, ran out, no longer works, out of date, stopped working, lapsed"),
		},
		{
			ID:    "inactive",
			Tone:  Neutral,
			Words: split("turned off, switched off, not in use, no longer running, shut down, taken out of service"),
		},
		{ID: "paused", Tone: Neutral, Words: split("on hold, stopped for now, halted for a while, continue later")},
		{
			ID:   "waiting",
			Tone: Info,
			Words: split(
				"in line, waiting its turn, behind other jobs, not started yet, has not begun, nothing happens yet, about to start, pending, when does it start, standing by",
			),
		},
		{
			ID:   "running",
			Tone: Info,
			Words: split(
				"still going, going on right now, under way, ongoing, how far along, how long does it take, not finished yet, working on it, at the moment, still being done",
			),
		},
		{
			ID:   "done",
			Tone: Good,
			Words: split(
				"finished, all done, went through, successful, succeeded, worked, everything is there, ready, over with",
			),
		},
	}
)

// Defaults returns the terms of a list that a site has without defining any, by
// the list's key in the settings, with the labels that the interface has for them.
func Defaults(words *texts.Texts, key string) []*Term {
	switch key {
	case "severities":
		return named(words, "severity.", defaultSeverities)
	case "states":
		return named(words, "state.", defaultStates)
	}
	return nil
}

func named(words *texts.Texts, group string, terms []Term) []*Term {
	out := make([]*Term, len(terms))
	for i, term := range terms {
		term.Rank, term.Label = i, words.Get(group+term.ID)
		out[i] = &term
	}
	return out
}

func split(list string) []string { return strings.Split(list, ", ") }
