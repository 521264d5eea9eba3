package pipeline

import (
	"errors"
	"io/fs"
	"path"

	"faultbook/internal/asset"
	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/source"
	"faultbook/internal/svg"
	"faultbook/internal/theme"
)

// appearance derives the look of a site from its settings.
func appearance(files fs.FS, c *config.Config) (asset.Look, diag.List) {
	var look asset.Look
	if accent := c.Theme.Accent; accent != nil {
		look.Style, look.Accent = theme.Style(*accent), theme.Light(*accent).String()
	}
	const seenFrom = "give the path of an SVG or PNG file, relative to faultbook.yaml"
	name := c.Theme.Logo
	if name == "" {
		return look, nil
	}
	fault := func(text, hint string) (asset.Look, diag.List) {
		return look, diag.List{c.File.Fault(c.Theme.LogoAt, len([]rune(name)), diag.NoSuchFile, text, hint)}
	}
	if !fs.ValidPath(name) {
		return fault("the logo is not a path in the site's folder",
			"write it without .. and without a slash at its beginning")
	}
	data, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fault("there is no file "+name+" for the logo", seenFrom)
	}
	if at := new(fs.PathError); errors.As(err, &at) {
		err = at.Err // authors know the path, and the system call does not help them
	}
	if err != nil {
		return fault("the logo "+name+" cannot be read: "+err.Error(), seenFrom)
	}
	if isDrawing(name) {
		if data, _, err = svg.Clean(data); err != nil {
			return fault("the logo "+name+" cannot be checked for scripts: "+err.Error(), "save it as SVG in UTF-8")
		}
	}
	look.Logo, look.LogoName = data, path.Base(name)
	if size, ok := source.ImageSize(files, name); ok {
		look.LogoSize = size
	}
	return look, nil
}
