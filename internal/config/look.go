package config

import (
	"path"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/yamldoc"
)

// Look is what an icon of a product looks like: a colour and a shape, or a picture.
type Look struct {
	Color string // one of IconColors; empty when not given
	Shape string // one of IconShapes; empty when not given
	// Picture is the path of an image below content; empty when there is none.
	Picture   string
	PictureAt source.At
	Names     []string // other names by which entries name the icon
}

// IconColors and IconShapes are what pages can draw: styles/icons.css draws them.
var (
	IconColors = strings.Fields("red orange amber yellow green blue purple grey black")
	IconShapes = strings.Fields("circle ring triangle square diamond octagon info check cross bars progress")
)

// readLook reads what an icon looks like.
func readLook(m *yamldoc.Map, to *Look) {
	m.Choice("color", &to.Color, IconColors)
	m.Choice("shape", &to.Shape, IconShapes)
	to.PictureAt = m.String("picture", &to.Picture)
	if to.Picture != "" && !slices.Contains(logoTypes, strings.ToLower(path.Ext(to.Picture))) {
		m.Fault(to.PictureAt, len([]rune(to.Picture)), diag.BadValue,
			"the picture "+quote(to.Picture)+" is no image that browsers show",
			"give the path of an SVG or PNG file below content")
		to.Picture = ""
	}
	for _, name := range m.Texts("names") {
		to.Names = append(to.Names, name.Value)
	}
}
