package importer

import (
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v4"
)

// redirected returns the old addresses of pages that the plugin "redirects" of MkDocs leads to
// them. The report names redirects that lead elsewhere.
func (f *markdownFolder) redirected() map[string][]string {
	data, err := fs.ReadFile(f.root, f.of.config)
	if err != nil || !strings.HasPrefix(f.of.config, "mkdocs") {
		return nil
	}
	var settings struct {
		Plugins yaml.Node `yaml:"plugins"`
	}
	if yaml.Unmarshal(data, &settings) != nil {
		return nil
	}
	plugins := settings.Plugins.Content
	if settings.Plugins.Kind == yaml.MappingNode {
		plugins = []*yaml.Node{&settings.Plugins}
	}
	out := map[string][]string{}
	for _, plugin := range plugins {
		var one struct {
			Redirects struct {
				Maps map[string]string `yaml:"redirect_maps"`
			} `yaml:"redirects"`
		}
		if plugin.Kind != yaml.MappingNode || plugin.Decode(&one) != nil {
			continue
		}
		for _, old := range sortedKeys(one.Redirects.Maps) {
			to, _, _ := strings.Cut(one.Redirects.Maps[old], "#")
			if to = path.Clean(to); f.moved[to] == "" {
				f.p.plan.Report.unplaced(
					"%s: the redirect of %s leads to %s, which is no page here: write it into content/_redirects",
					f.of.config, old, one.Redirects.Maps[old])
				continue
			}
			out[to] = append(out[to], f.of.address(old, nil))
		}
	}
	return out
}
