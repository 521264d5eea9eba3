package document

import (
	"maps"
	"slices"
	"strings"
	"time"

	"faultbook/internal/diag"
	"faultbook/internal/yamldoc"
)

// foreignKeys are keys of other generators that faultbook lacks: MkDocs, Docusaurus, Hugo,
// Jekyll, Starlight, VitePress and Microsoft Learn.
var foreignKeys = setOf("abstract aside audience author authors banner cascade canonical canonical_url " +
	"categories category comments " +
	"custom_edit_url date description displayed_sidebar editUrl eleventyNavigation excerpt expiryDate " +
	"featured footer format " +
	"grand_parent has_children has_toc head headless hero hide hide_table_of_contents hide_title id image lang " +
	"language last_modified_at last_update last_updated lastUpdated lastmod layout linkTitle " +
	"locale manager math menu mermaid modified " +
	"nav_exclude nav_order nav_title navbar next noindex order outline pageClass pagefind pagination_label " +
	"pagination_next pagination_prev parent permalink prev product publishDate published " +
	"redirect_from redirect_to reviewer robots " +
	"search search_exclude series sidebar sidebar_class_name sidebar_custom_props sidebar_label sidebar_position " +
	"slug social subtitle tableOfContents tags template theme toc toc_max_heading_level toc_min_heading_level " +
	"topic type uid " +
	"unlisted url version wiki")

// isForeign reports whether a key belongs to another generator or to the author.
func isForeign(key string) bool {
	return foreignKeys[key] || strings.HasPrefix(key, "ms.") || strings.HasPrefix(key, ownPrefix)
}

// ownPrefix begins keys that authors use for themselves.
const ownPrefix = "x-"

// readForeign reads the keys of other generators that have an equivalent, and reports the
// others once.
func (p *parsing) readForeign(front *yamldoc.Reader, m *yamldoc.Map, meta *Meta) {
	used := []string{}
	for _, key := range []string{"description", "excerpt"} {
		if t := m.Text(key); meta.Summary == "" && t.At.Line > 0 {
			meta.Summary = p.inline(t)
			used = append(used, key)
		}
	}
	for _, key := range []string{"sidebar_position", "nav_order"} {
		if m.Has(key) && !m.Has("weight") {
			m.Int(key, 0, &meta.Weight)
			used = append(used, key)
		}
	}
	for _, key := range []string{"lastmod", "ms.date"} {
		if day, ok := dayOf(m.Text(key).Value); ok && meta.Updated.IsZero() {
			meta.Updated = day
			used = append(used, key)
		}
	}
	if m.Has("redirect_from") {
		meta.Aliases = append(meta.Aliases, m.Texts("redirect_from")...)
		used = append(used, "redirect_from")
	}
	if m.Has("published") {
		published := true
		m.Bool("published", &published)
		meta.Draft = meta.Draft || !published
		used = append(used, "published")
	}
	p.reportIgnored(front, used)
}

// dayOf reads a day as other generators write it, perhaps with a time.
func dayOf(text string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, "01/02/2006", time.RFC3339, "2006-01-02 15:04:05"} {
		if day, err := time.Parse(layout, text); err == nil {
			return day.Truncate(24 * time.Hour), true
		}
	}
	return time.Time{}, false
}

// reportIgnored reports the keys that have no effect, at the first of them.
func (p *parsing) reportIgnored(front *yamldoc.Reader, used []string) {
	var ignored []Text
	var names []string
	for _, key := range front.Keys() {
		name := key.Value
		if isForeign(name) && !strings.HasPrefix(name, ownPrefix) && yamldoc.Find(p.keep.Own, name) == nil &&
			!slices.Contains(used, name) && !slices.Contains(names, name) {
			ignored = append(ignored, key)
			names = append(names, name)
		}
	}
	if ignored == nil {
		return
	}
	text := "the key " + names[0] + " of another generator has no effect"
	hint := "remove it, or write x-" + names[0] + " to keep it"
	if len(names) > 1 {
		text = "the keys " + strings.Join(names, ", ") + " of another generator have no effect"
		hint = "remove them, or write x- before those to keep"
	}
	if slices.ContainsFunc(names, func(n string) bool { return n == "slug" || n == "permalink" || n == "url" }) {
		hint += "; an old address goes into `aliases`"
	}
	p.fault(ignored[0].At, len([]rune(names[0])), diag.IgnoredKey, text, hint)
}

// ForeignKeys returns the keys of other generators, sorted.
func ForeignKeys() []string { return slices.Sorted(maps.Keys(foreignKeys)) }
