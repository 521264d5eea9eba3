package config

import "faultbook/internal/yamldoc"

// The keys of the settings: the one table for the reader, the schema and the language server.
var (
	termKeys = []yamldoc.Key{
		{Name: "id", Shape: yamldoc.OneText, Required: true, About: "The word by which pages name the term."},
		{Name: "label", Shape: yamldoc.OneText, Required: true, About: "What readers see."},
		{Name: "tone", Shape: yamldoc.OneOf, Choices: tones, About: "How urgent it is: color and icon follow."},
		{Name: "page", Shape: yamldoc.OneText, Names: yamldoc.PageNames, About: "The id of the page about the term."},
		{Name: "words", Shape: yamldoc.Texts, About: "Other words that people use, for the search."},
	}
	contactKeys = append(termKeys[:len(termKeys):len(termKeys)], []yamldoc.Key{
		{Name: "email", Shape: yamldoc.OneText, About: "One address for mail."},
		{Name: "phone", Shape: yamldoc.OneText, About: "A phone number, such as +1 555 0100."},
		{Name: "url", Shape: yamldoc.OneText, About: "The address of a page to contact them."},
		{Name: "hours", Shape: yamldoc.OneText, About: "When they answer."},
		{Name: "notes", Shape: yamldoc.Texts, About: "What to know before."},
	}...)
	roleKeys = termKeys[:2:2]
	iconKeys = []yamldoc.Key{
		termKeys[0], termKeys[1],
		{Name: "names", Shape: yamldoc.Texts, About: "Other names by which entries name the icon."},
		{Name: "color", Shape: yamldoc.OneOf, Choices: IconColors, About: "The color of the icon."},
		{Name: "shape", Shape: yamldoc.OneOf, Choices: IconShapes, About: "The shape of the icon."},
		{Name: "picture", Shape: yamldoc.OneText, About: "The path of an image below content."},
		{Name: "words", Shape: yamldoc.Texts, About: "How people describe the icon, for the search."},
	}
	rootKeys = []yamldoc.Key{
		{Name: "title", Shape: yamldoc.OneText, About: "The name of the site."},
		{Name: "description", Shape: yamldoc.OneText, About: "What the site is about, for search engines."},
		{Name: "language", Shape: yamldoc.OneText, About: "The tag (BCP 47) of the language of content and interface."},
		{Name: "languages", Shape: yamldoc.Pairs, About: "Further languages of the site, by their tags."},
		{Name: "texts", Shape: yamldoc.Pairs, About: "Texts of the interface in words of your own, by group and key."},
		{Name: "base_url", Shape: yamldoc.OneText, About: "The address of the root of the site."},
		{Name: "edit_url", Shape: yamldoc.OneText, About: "Where readers can edit a page, with {path}."},
		{
			Name:  "editor_url",
			Shape: yamldoc.OneText,
			About: "What opens an error of the preview in your editor, with {path}, {line} and {column}.",
		},
		{Name: "raw_html", Shape: yamldoc.Flag, About: "Keeps all HTML in texts as it is."},
		{
			Name:    "placeholder_syntax",
			Shape:   yamldoc.Texts,
			Choices: syntaxes,
			About:   "How messages write placeholders beside <Name>.",
		},
		{
			Name:  "link_base",
			Shape: yamldoc.OneText,
			About: "The address of an old site, whose links lead to pages of this one.",
		},
		{Name: "markdown", Shape: yamldoc.Flag, About: "Publishes each page as Markdown too."},
		{Name: "noindex", Shape: yamldoc.Flag, About: "Asks search engines not to index the site."},
		{
			Name:  "featured",
			Shape: yamldoc.Texts,
			Names: yamldoc.PageNames,
			About: "Ids of the entries that the home page shows first.",
		},
		{Name: "theme", Shape: yamldoc.Items, About: "How the site looks.", Keys: []yamldoc.Key{
			{Name: "accent", Shape: yamldoc.OneText, About: "The color of links and buttons, such as \"#3b48c4\"."},
			{Name: "logo", Shape: yamldoc.OneText, About: "The path of an image in the folder of the site."},
		}},
		{Name: "footer", Shape: yamldoc.Items, About: "Links and texts at the foot of each page.", Keys: []yamldoc.Key{
			{Name: "label", Shape: yamldoc.OneText, Required: true, About: "What readers see."},
			{Name: "url", Shape: yamldoc.OneText, About: "An address elsewhere."},
			{Name: "page", Shape: yamldoc.OneText, Names: yamldoc.PageNames, About: "The id of a page of the site."},
		}},
		{Name: "offline", Shape: yamldoc.Flag, About: "Offers the offline bundle for download."},
		{Name: "name", Shape: yamldoc.OneText, About: "The name of the bundle."},
		{Name: "version", Shape: yamldoc.OneText, About: "The version of the bundle."},
		{
			Name:  "keep_replaced",
			Shape: yamldoc.Whole,
			About: "For how many publications replaced scripts and shards stay.",
		},
		{Name: "csp", Shape: yamldoc.Pairs, About: "What pages may load from elsewhere, by directive."},
		{Name: "frame_ancestors", Shape: yamldoc.Texts, About: "The origins that may show pages in a frame."},
		{
			Name:  "severities",
			Shape: yamldoc.Items,
			Keys:  termKeys,
			About: "How bad things are; replaces the list that comes with the program.",
		},
		{
			Name:  "states",
			Shape: yamldoc.Items,
			Keys:  termKeys,
			About: "What statuses do; replaces the list that comes with the program.",
		},
		{Name: "surfaces", Shape: yamldoc.Items, Keys: termKeys, About: "Where products show statuses."},
		{Name: "contacts", Shape: yamldoc.Items, Keys: contactKeys, About: "Whom readers can contact."},
		{
			Name:  "fields",
			Shape: yamldoc.Items,
			Keys:  fieldKeys,
			About: "Keys of entries that the site declares for itself.",
		},
		{Name: "roles", Shape: yamldoc.Items, Keys: roleKeys, About: "Who may act."},
		{Name: "icons", Shape: yamldoc.Items, Keys: iconKeys, About: "The icons that products show."},
	}
)

// Keys returns the keys of the settings.
func Keys() []yamldoc.Key { return rootKeys }

// known returns the names of the keys of the settings, or of those within a key.
func known(within ...string) []string {
	keys := rootKeys
	for _, name := range within {
		keys = yamldoc.Find(keys, name).Keys
	}
	return yamldoc.Names(keys)
}
