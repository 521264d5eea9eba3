package main

import (
	"cmp"
	"debug/buildinfo"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// document is a list of components as SPDX 2.3 writes it.
type document struct {
	SPDXVersion       string         `json:"spdxVersion"`
	DataLicense       string         `json:"dataLicense"`
	SPDXID            string         `json:"SPDXID"`
	Name              string         `json:"name"`
	DocumentNamespace string         `json:"documentNamespace"`
	CreationInfo      creation       `json:"creationInfo"`
	DocumentDescribes []string       `json:"documentDescribes"`
	Packages          []component    `json:"packages"`
	Relationships     []relationship `json:"relationships"`
}

type creation struct {
	Created  string   `json:"created"`
	Creators []string `json:"creators"`
}

type component struct {
	Name             string      `json:"name"`
	SPDXID           string      `json:"SPDXID"`
	VersionInfo      string      `json:"versionInfo"`
	DownloadLocation string      `json:"downloadLocation"`
	FilesAnalyzed    bool        `json:"filesAnalyzed"`
	LicenseConcluded string      `json:"licenseConcluded"`
	LicenseDeclared  string      `json:"licenseDeclared"`
	CopyrightText    string      `json:"copyrightText"`
	ExternalRefs     []reference `json:"externalRefs,omitempty"`
}

type reference struct {
	Category string `json:"referenceCategory"`
	Type     string `json:"referenceType"`
	Locator  string `json:"referenceLocator"`
}

type relationship struct {
	Element string `json:"spdxElementId"`
	Type    string `json:"relationshipType"`
	Related string `json:"relatedSpdxElement"`
}

// unstated is SPDX's word for what a list does not say. The licenses are in
// NOTICES.txt.
const unstated = "NOASSERTION"

var notInID = regexp.MustCompile(`[^A-Za-z0-9.-]+`)

func newComponent(name, version, purl string) component {
	return component{
		Name: name, SPDXID: "SPDXRef-" + notInID.ReplaceAllString(name, "-"), VersionInfo: version,
		DownloadLocation: unstated, LicenseConcluded: unstated, LicenseDeclared: unstated, CopyrightText: unstated,
		ExternalRefs: []reference{{"PACKAGE-MANAGER", "purl", purl}},
	}
}

// components lists all modules of all programs, and the standard library.
func (r *release) components(builds []*buildinfo.BuildInfo) ([]byte, error) {
	modules := map[string]component{}
	for _, b := range builds {
		version := strings.TrimPrefix(b.GoVersion, "go")
		modules["stdlib"] = newComponent("stdlib", version, "pkg:golang/stdlib@"+version)
		for _, m := range b.Deps {
			modules[m.Path] = newComponent(m.Path, m.Version, "pkg:golang/"+m.Path+"@"+m.Version)
		}
	}
	own := newComponent("faultbook", r.version, "pkg:generic/faultbook@"+r.version)
	own.LicenseConcluded, own.LicenseDeclared = "Apache-2.0", "Apache-2.0"
	d := document{
		SPDXVersion: "SPDX-2.3", DataLicense: "CC0-1.0", SPDXID: "SPDXRef-DOCUMENT", Name: r.name(),
		DocumentNamespace: "https://spdx.org/spdxdocs/" + r.name() + "-" + r.commit,
		CreationInfo:      creation{r.time.Format(time.RFC3339), []string{"Tool: faultbook-release"}},
		DocumentDescribes: []string{own.SPDXID},
		Packages:          []component{own},
		Relationships:     []relationship{{"SPDXRef-DOCUMENT", "DESCRIBES", own.SPDXID}},
	}
	byName := func(a, b component) int { return cmp.Compare(a.Name, b.Name) }
	for _, c := range slices.SortedFunc(maps.Values(modules), byName) {
		d.Packages = append(d.Packages, c)
		d.Relationships = append(d.Relationships, relationship{own.SPDXID, "CONTAINS", c.SPDXID})
	}
	text, err := json.MarshalIndent(d, "", "  ")
	return append(text, '\n'), err
}
