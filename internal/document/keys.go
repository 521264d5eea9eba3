package document

import (
	"slices"

	"faultbook/internal/yamldoc"
)

// kinds are the kinds as front matter names them.
var kinds = []string{string(Home), string(Product), string(Operation), string(Entry), string(Article), string(Section)}

// actions are the values of `action`.
var actions = []string{string(NoAction), string(Wait), string(Required)}

// The keys of front matter: the one table for the reader, the schema and the language server.
var (
	commonKeys = []yamldoc.Key{
		{Name: "kind", Shape: yamldoc.OneOf, Choices: kinds,
			About: "What the page is, if its folder does not decide it."},
		{Name: "title", Shape: yamldoc.OneText,
			About: "The title of the page; on an entry another label of the status."},
		{Name: "summary", Shape: yamldoc.OneText,
			About: "One or two sentences for lists, hits and the head of the page. Markdown."},
		{Name: "updated", Shape: yamldoc.Day, About: "The day of the last change; by default that of the last commit."},
		{Name: "draft", Shape: yamldoc.Flag, About: "Leaves the page out, except in the preview and with --drafts."},
		{Name: "weight", Shape: yamldoc.Whole, About: "The place among the pages of a folder, the smallest first."},
		{Name: "aliases", Shape: yamldoc.Texts,
			About: "Old addresses of the page, from the root of the site, such as /old/address/."},
		{
			Name:  "moved_anchors",
			Shape: yamldoc.Pairs,
			About: "Anchors that the page had, and where their sections are now: " +
				"\"#new\", page#anchor, or \"#\" for the whole page.",
		},
		{Name: "related", Shape: yamldoc.Texts, Names: yamldoc.PageNames,
			About: "Pages to read next, by their ids or labels."},
		{Name: "keywords", Shape: yamldoc.Texts, About: "What people say who do not know the name."},
	}
	retireKeys = []yamldoc.Key{
		{
			Name:  "retired",
			Shape: yamldoc.Items,
			About: "Says that the product no longer shows this: a version, true, or since and to.",
			Keys: []yamldoc.Key{
				{Name: "since", Shape: yamldoc.OneText,
					About: "The first version of the product that no longer shows it."},
				{Name: "to", Shape: yamldoc.Texts, Names: yamldoc.PageNames, About: "The pages of what replaced it."},
			},
		},
	}
	inheritable = []yamldoc.Key{
		{
			Name:  "shown_in",
			Shape: yamldoc.Items,
			About: "Where the product shows it. An operation or a product hands it down; [] inherits nothing.",
			Keys: []yamldoc.Key{
				{Name: "surface", Shape: yamldoc.OneText, Names: "surfaces", Required: true,
					About: "The place, a term of the settings."},
				{Name: "under", Shape: yamldoc.OneText, About: "The place within the surface."},
				{Name: "as", Shape: yamldoc.OneText, About: "The label there, where it differs from the status."},
				{Name: "condition", Shape: yamldoc.OneText,
					About: "The product's own description there, word for word."},
				{Name: "note", Shape: yamldoc.OneText, About: "Anything else about this place. Markdown."},
			},
		},
		{
			Name:  "escalate",
			Shape: yamldoc.Items,
			About: "Whom to contact. An operation or a product hands it down; [] inherits nothing.",
			Keys: []yamldoc.Key{
				{Name: "to", Shape: yamldoc.OneText, Names: "contacts", Required: true,
					About: "The contact, a term of the settings."},
				{Name: "when", Shape: yamldoc.OneText, About: "Continues \"Contact them if\". Markdown."},
				{Name: "send", Shape: yamldoc.Texts, About: "What to have ready, such as a device ID."},
			},
		},
		{
			Name:  "applies_to",
			Shape: yamldoc.Items,
			About: "Platforms and versions. An operation or a product hands them down; [] inherits nothing.",
			Keys: []yamldoc.Key{
				{Name: "platform", Shape: yamldoc.OneText, Required: true, About: "The platform."},
				{Name: "versions", Shape: yamldoc.OneText, About: "The versions of the product there."},
			},
		},
	}
	stepKeys = []yamldoc.Key{
		{Name: "step", Shape: yamldoc.OneText, Required: true, About: "What to do. Markdown."},
		{Name: "by", Shape: yamldoc.OneText, Names: "roles", About: "Who takes the step, a role of the settings."},
	}
	entryKeys = []yamldoc.Key{
		{Name: "code", Shape: yamldoc.Texts, About: "The product's own codes; 8001-8005 is a range."},
		{Name: "name", Shape: yamldoc.OneText, About: "A symbolic name, such as SEC_NETWORK_DENIED."},
		{Name: "status", Shape: yamldoc.OneText, About: "The label, exactly as the product shows it."},
		{Name: "also", Shape: yamldoc.Texts, About: "Other labels of the same status."},
		{Name: "message", Shape: yamldoc.Texts,
			About: "The text, exactly as the product shows it, with placeholders as <Name>; a literal < as \\<."},
		{Name: "messages", Shape: yamldoc.Pairs,
			About: "The same texts in other languages, by the tag of each: one text or a list."},
		{Name: "placeholders", Shape: yamldoc.Pairs, About: "What the placeholders of the messages mean. Markdown."},
		{Name: "icon", Shape: yamldoc.OneText, Names: "icons", About: "The product's own name of its icon."},
		{Name: "severity", Shape: yamldoc.OneText, Names: "severities",
			About: "How bad it is, a term of the settings."},
		{Name: "state", Shape: yamldoc.OneText, Names: "states", About: "What it is doing, a term of the settings."},
		{Name: "action", Shape: yamldoc.OneOf, Choices: actions,
			About: "The verdict: nothing to do, wait, or somebody must act."},
		{Name: "resolves_itself", Shape: yamldoc.OneText, About: "true, false, or a sentence. Markdown."},
		{Name: "causes", Shape: yamldoc.Items, About: "Why it happens, each cause with its own steps.",
			Keys: []yamldoc.Key{
				{Name: "cause", Shape: yamldoc.OneText, Required: true, About: "The cause. Markdown."},
				{Name: "fix", Shape: yamldoc.TextOrItem, Keys: stepKeys, About: "The steps for this cause."},
				{Name: "by", Shape: yamldoc.OneText, Names: "roles",
					About: "Who takes the steps, a role of the settings."},
			}},
		{Name: "fix", Shape: yamldoc.TextOrItem, Keys: stepKeys, About: "The steps for any cause."},
		{Name: "retry", Shape: yamldoc.Items, About: "How the product tries again.",
			Keys: []yamldoc.Key{
				{Name: "limit", Shape: yamldoc.Whole, Least: 1, About: "How many times."},
				{Name: "interval", Shape: yamldoc.OneText, About: "The time between two attempts, as readers say it."},
				{Name: "note", Shape: yamldoc.OneText, About: "Anything else. Markdown."},
			}},
		{Name: "leads_to", Shape: yamldoc.Texts, Names: yamldoc.PageNames,
			About: "What can come next, by ids or labels."},
		{Name: "appears_with", Shape: yamldoc.Texts, Names: yamldoc.PageNames,
			About: "What is shown together with it, by ids or labels."},
	}
)

var keysOf = map[Kind][]yamldoc.Key{Home: commonKeys, Article: slices.Concat(commonKeys, retireKeys),
	Section: slices.Concat(commonKeys, inheritable), Product: slices.Concat(commonKeys, inheritable),
	Operation: slices.Concat(commonKeys, inheritable),
	Entry:     slices.Concat(entryKeys, commonKeys, retireKeys, inheritable)}

// Keys returns the keys that pages of a kind may have.
func Keys(kind Kind) []yamldoc.Key { return keysOf[kind] }

// namesOf are the names of the keys of each kind, and namesIn those within a key of entries.
// Both are looked up for each page.
var namesOf, namesIn = func() (map[Kind][]string, map[string][]string) {
	of, in := map[Kind][]string{}, map[string][]string{}
	for kind, keys := range keysOf {
		of[kind] = yamldoc.Names(keys)
	}
	for _, key := range keysOf[Entry] {
		in[key.Name] = yamldoc.Names(key.Keys)
	}
	return of, in
}()

// meantKeys are the keys that authors mean by other words, in lower case.
var meantKeys = map[string][]string{
	"contact": {"escalate", "to"}, "contacts": {"escalate"}, "escalation": {"escalate"}, "support": {"escalate"},
	"solution": {"fix"}, "solutions": {"fix"}, "resolution": {"fix"}, "remedy": {"fix"}, "steps": {"fix"},
	"workaround": {"fix"}, "what_to_do": {"fix"}, "action_required": {"action"}, "reason": {"causes", "cause"},
	"reasons": {"causes"}, "error": {"message", "status"}, "text": {"message", "step"}, "error_code": {"code"},
	"label": {"status"}, "synonyms": {"keywords"}, "search": {"keywords"}, "priority": {"severity"},
	"see_also": {"related"}, "links": {"related"}, "redirects": {"aliases"}, "redirect": {"aliases"},
	"old_urls": {"aliases"}, "deprecated": {"retired"}, "obsolete": {"retired"}, "next_status": {"leads_to"},
	"variables": {"placeholders"}, "translations": {"messages"}, "platforms": {"applies_to"},
	"versions": {"applies_to"}, "location": {"shown_in"}, "where": {"shown_in", "surface"}, "role": {"by"},
	"order": {"weight"}, "position": {"weight"},
}
