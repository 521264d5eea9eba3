package document

import (
	"strings"
	"testing"
)

// TestForeignKeys: what other generators say is taken where its meaning is plain, and
// reported once where it has no effect.
func TestForeignKeys(t *testing.T) {
	for _, c := range []struct{ front, problems string }{
		{"description: About it", ""},
		{"summary: S\ndescription: About it", "4:1 FB072"},
		{"tags: [a, b]\nslug: /x\nauthor: {name: A}\nms.author: b", "3:1 FB072"},
		{"x-owner: me\nx-list: [a]", ""},
		{"sidebar_position: 3", ""},
		{"sidebar_position: first", "3:19 FB004"},
		{"lastmod: 2026-03-31T10:00:00Z", ""},
		{"ms.date: 03/31/2026", ""},
		{"lastmod: soon", "3:1 FB072"},
		{"redirect_from: [/old/]", ""},
		{"published: false", ""},
		{"descriptin: About it", "3:1 FB003"},
		{"retry: {date: x}", "3:1 FB003"},
	} {
		_, problems := open(Article, "---\ntitle: T\n"+c.front+"\n---\n", false)
		if got := strings.Join(problems, " "); got != c.problems {
			t.Errorf("%s: reported %q, want %q", c.front, got, c.problems)
		}
	}
	e, _ := open(
		Article,
		"---\ntitle: T\ndescription: About *it*\nnav_order: 3\nms.date: 03/31/2026\nredirect_from: /old/\npublished: false\n---\n",
		false,
	)
	m := e.Meta
	if got := filled(e, m.Summary); got != "About <em>it</em>" || m.Weight != 3 ||
		m.Updated.Format("2006-01-02") != "2026-03-31" ||
		len(m.Aliases) != 1 ||
		!m.Draft {
		t.Errorf(
			"summary %q, weight %d, updated %v, aliases %v, draft %v",
			got,
			m.Weight,
			m.Updated,
			m.Aliases,
			m.Draft,
		)
	}
}

// TestTitleOfAnEntry: the product shows the status, so a title is another label.
func TestTitleOfAnEntry(t *testing.T) {
	e, problems := open(Entry, "---\ntitle: How to fix it\nstatus: Too hot\nalso: [Hot]\n---\n", false)
	if got := strings.Join(e.Meta.Also, ", "); got != "Hot, How to fix it" || problems != nil {
		t.Errorf("labels %q, reported %q", got, problems)
	}
}
