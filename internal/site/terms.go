package site

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/source"
)

// resolveTerms resolves the terms that a page names or inherits.
func (l *linking) resolveTerms(p *Page) {
	p.Severity = l.term(p, "severity", p.Meta.Severity, l.Config.Severities)
	p.State = l.term(p, "state", p.Meta.State, l.Config.States)
	l.checkRoles(p)
	p.IconTerm = l.iconOf(p.Meta.Icon)
	if owner := l.inheritsFrom(p, func(i *document.Inherited) bool { return i.ShownIn != nil }); owner != nil {
		for _, s := range owner.Meta.ShownIn {
			if t := l.term(owner, "surface", s.Surface, l.Config.Surfaces); t != nil {
				p.ShownIn = append(p.ShownIn, Shown{Surface: t, Under: s.Under, As: s.As, Condition: s.Condition,
					Note: Text{owner.Ref, s.Note}})
			}
		}
	}
	if owner := l.inheritsFrom(p, func(i *document.Inherited) bool { return i.Escalate != nil }); owner != nil {
		for _, e := range owner.Meta.Escalate {
			if t := l.term(owner, "contact", e.To, l.Config.Contacts); t != nil {
				p.Escalate = append(p.Escalate, Escalation{To: t, When: Text{owner.Ref, e.When}, Send: e.Send})
			}
		}
	}
	if owner := l.inheritsFrom(p, func(i *document.Inherited) bool { return i.AppliesTo != nil }); owner != nil {
		p.AppliesTo = owner.Meta.AppliesTo
	}
}

// checkRoles reports roles of steps and causes that the settings do not define.
func (l *linking) checkRoles(p *Page) {
	for _, c := range p.Meta.Causes {
		l.term(p, "role", c.By, l.Config.Roles)
	}
	for _, step := range p.Steps() {
		if !slices.ContainsFunc(p.Meta.Causes, func(c document.Cause) bool { return c.By == step.By }) {
			l.term(p, "role", step.By, l.Config.Roles)
		}
	}
}

// iconOf returns the icon of the settings that a page names by its id or one of its
// names, spaces, hyphens and letter case aside; nil for another name.
func (l *linking) iconOf(name string) *config.Term {
	if name == "" {
		return nil
	}
	for _, t := range l.Config.Icons {
		for _, known := range append([]string{t.ID, t.Label}, t.Names...) {
			if iconKey(known) == iconKey(name) {
				return t
			}
		}
	}
	return nil
}

var apart = strings.NewReplacer(" ", "", "-", "", "_", "")

func iconKey(name string) string { return strings.ToLower(norm.NFC.String(apart.Replace(name))) }

// inheritsFrom returns the page itself or its nearest folder for which says is true; nil
// when there is none. Articles inherit nothing.
func (s *Site) inheritsFrom(p *Page, says func(*document.Inherited) bool) *Page {
	for up := p; up != nil; up = s.Page(up.Parent) {
		if says(&up.Meta.Inherited) {
			return up
		}
		if p.Kind == document.Article {
			return nil
		}
	}
	return nil
}

// term finds the term that a page names. A page that inherits a reference
// reports nothing: the page that wrote it does.
func (l *linking) term(p *Page, what string, ref document.Reference, terms []*config.Term) *config.Term {
	if ref.At.Line == 0 {
		return nil
	}
	t := config.Find(terms, ref.Value)
	if t == nil {
		d := p.Fault(ref.At, ref.Width(), diag.UnknownTerm,
			fmt.Sprintf("no %s has the id %q", what, ref.Value), diag.DidYouMean(ref.Value, config.IDs(terms)))
		switch usual := config.Find(config.Defaults(l.Config.Texts, plurals[what]), ref.Value); {
		case len(terms) == 0:
			d.Hint = fmt.Sprintf("define it in faultbook.yaml, below `%s:`", plurals[what])
		case usual != nil:
			d.Hint = fmt.Sprintf("the list `%s:` of this site replaces the built-in one: add "+
				"`- {id: %s, label: %s, tone: %s}` to it", plurals[what], usual.ID, usual.Label, usual.Tone)
			d.Related = []diag.Note{{Pos: l.Config.File.Pos(terms[0].IDAt), Text: "the list of this site"}}
		}
		l.problems = append(l.problems, d.FixedBy(diag.Same(ref.Value, config.IDs(terms))))
	}
	return t
}

var plurals = map[string]string{
	"severity": "severities",
	"state":    "states",
	"surface":  "surfaces",
	"contact":  "contacts",
	"role":     "roles",
}

// resolveVocabulary finds the pages that the settings name for their terms, and
// those at the foot of every page.
func (l *linking) resolveVocabulary() {
	for _, terms := range [][]*config.Term{l.Config.Severities, l.Config.States, l.Config.Surfaces, l.Config.Contacts} {
		for _, t := range terms {
			if t.Page == "" {
				continue
			}
			if r := l.byID[t.Page]; r != 0 {
				l.termPages[t] = r
				continue
			}
			l.noPage(t.Page, t.PageAt)
		}
	}
	for _, icon := range l.Config.Icons {
		if icon.Picture != "" && !l.resources[icon.Picture] {
			l.problems = append(l.problems, l.Config.File.Fault(icon.PictureAt, len([]rune(icon.Picture)),
				diag.NoSuchFile, fmt.Sprintf("there is no file %q in the content", icon.Picture),
				"give the path of an image below content"))
		}
	}
	for _, item := range l.Config.Footer {
		if item.Page != "" && l.byID[item.Page] == 0 {
			l.noPage(item.Page, item.PageAt)
		}
	}
}

// noPage reports an id in the settings that no page has.
func (l *linking) noPage(id string, at source.At) {
	l.reportUnresolved(id, l.Config.File.Fault(at, len([]rune(id)), diag.NoSuchPage,
		fmt.Sprintf("no page has the id %q", id), l.nearestPage(id)))
}
