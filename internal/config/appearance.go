package config

import (
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/theme"
	"faultbook/internal/yamldoc"
)

// Theme is how a site wants to look.
type Theme struct {
	// Accent is the colour of links and buttons; nil for the one that comes
	// with the program.
	Accent *theme.Color
	// Logo is the path of an image in the site's folder; empty for the mark that
	// comes with the program.
	Logo   string
	LogoAt source.At
}

// FooterItem is a link or a text at the foot of every page.
type FooterItem struct {
	Label string
	URL   string // absolute; empty for a text or a page of the site
	// Page is the id of a page of the site; empty for a text or another site.
	Page   string
	PageAt source.At
}

// logoTypes are the endings of images that browsers show everywhere.
var logoTypes = []string{".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif"}

func readTheme(root *yamldoc.Map, c *Config) {
	root.Maps("theme", known("theme"), func(m *yamldoc.Map) {
		var accent string
		if at := m.String("accent", &accent); at.Line > 0 {
			if color, err := theme.ParseColor(accent); err != nil {
				m.Fault(
					at,
					max(1, len([]rune(accent))),
					diag.BadValue,
					err.Error(),
					`write it in quotation marks, such as "#3b48c4"`,
				)
			} else {
				c.Theme.Accent = &color
			}
		}
		at := m.String("logo", &c.Theme.Logo)
		c.Theme.LogoAt = at
		if c.Theme.Logo != "" && !slices.Contains(logoTypes, strings.ToLower(path.Ext(c.Theme.Logo))) {
			m.Fault(
				at,
				len([]rune(c.Theme.Logo)),
				diag.BadValue,
				"the logo "+quote(c.Theme.Logo)+" is no image that browsers show",
				"give the path of an SVG or PNG file in the site's folder",
			)
			c.Theme.Logo = ""
		}
	})
}

func readFooter(root *yamldoc.Map, c *Config) {
	root.Maps("footer", known("footer"), func(m *yamldoc.Map) {
		var item FooterItem
		m.Required("label", &item.Label)
		item.PageAt = m.String("page", &item.Page)
		if at := m.String("url", &item.URL); item.URL != "" && !isLink(item.URL) {
			m.Fault(
				at,
				len([]rune(item.URL)),
				diag.BadValue,
				quote(item.URL)+" is not the address of a page or a mailbox",
				"begin it with https:// or mailto:, or name a page of the site by `page:`",
			)
		}
		c.Footer = append(c.Footer, item)
	})
}
