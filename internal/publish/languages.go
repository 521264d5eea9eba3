package publish

import (
	"faultbook/internal/asset"
	"faultbook/internal/output"
)

// below returns a function that adds files of a further language to its folder. Assets
// are there once for all languages.
func (f files) below(prefix string, add func(output.File) error) func(output.File) error {
	return func(file output.File) error {
		if asset.Immutable(file.Path) {
			if _, known := f.Asset(file.Path); known || f.earlier(prefix, file.Path) {
				return nil
			}
			return add(file)
		}
		file.Path = prefix + file.Path
		return add(file)
	}
}

// earlier reports whether a language before the one of a folder has an asset.
func (f files) earlier(prefix, name string) bool {
	for _, o := range f.others {
		if o.Site.Config.Prefix == prefix {
			return false
		}
		if _, known := o.Asset(name); known {
			return true
		}
	}
	return false
}
