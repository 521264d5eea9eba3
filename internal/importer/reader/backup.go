package reader

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"faultbook/internal/importer/table"
)

// backupHead is how many bytes of a backup have its first element.
const backupHead = 2000

// isBackup reports whether XML is the backup of a space of Confluence.
func isBackup(data []byte) bool {
	return bytes.Contains(data[:min(len(data), backupHead)], []byte("<hibernate-generic"))
}

// backupObject is one object of a backup: a page, or the text of one.
type backupObject struct {
	Class      string `xml:"class,attr"`
	ID         string `xml:"id"`
	Properties []struct {
		Name  string `xml:"name,attr"`
		Value string `xml:",chardata"`
		ID    string `xml:"id"`
	} `xml:"property"`
}

func (o backupObject) property(name string) (value, id string) {
	for _, p := range o.Properties {
		if p.Name == name {
			return strings.TrimSpace(p.Value), strings.TrimSpace(p.ID)
		}
	}
	return "", ""
}

// backup reads the pages of a backup of Confluence, without their earlier versions.
func backup(name string, data []byte) ([]table.Article, error) {
	pages, bodies, err := backupPages(data)
	if err != nil {
		return nil, fmt.Errorf("%s is broken XML: %w", name, err)
	}
	var out []table.Article
	for _, o := range pages {
		title, _ := o.property("title")
		status, _ := o.property("contentStatus")
		a, err := part(name, title, bodies[strings.TrimSpace(o.ID)])
		if err != nil {
			return nil, err
		}
		a.Source = name + ": " + title
		if status == "draft" {
			a.Draft = true
			a.Notes = append(a.Notes, "it is a draft there, and so it is here")
		}
		if status != "deleted" {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no pages: %w", name, ErrNothing)
	}
	return out, nil
}

// backupPages lists the pages of a backup, and their texts by the pages' ids.
func backupPages(data []byte) (pages []backupObject, bodies map[string]string, err error) {
	bodies = map[string]string{}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return pages, bodies, nil
		}
		if err != nil {
			return nil, nil, err
		}
		start, is := token.(xml.StartElement)
		if !is || start.Name.Local != "object" {
			continue
		}
		var o backupObject
		if err := d.DecodeElement(&o, &start); err != nil {
			return nil, nil, err
		}
		_, original := o.property("originalVersion")
		switch {
		case (o.Class == "Page" || o.Class == "BlogPost") && original == "":
			pages = append(pages, o)
		case o.Class == "BodyContent":
			text, _ := o.property("body")
			_, of := o.property("content")
			bodies[of] = text
		}
	}
}

// storagePage reads one page in the storage format of Confluence.
func storagePage(name string, data []byte) (table.Article, error) {
	text, err := Decode(name, data)
	if err != nil {
		return table.Article{Source: name}, err
	}
	a, err := part(name, strings.TrimSuffix(name, filepath.Ext(name)), text)
	a.Source = name
	return a, err
}
