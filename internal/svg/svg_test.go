package svg

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

const (
	open  = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8">`
	shape = `<path d="M0 0h8"/>`
)

// TestHarmlessStays holds that drawings without programs keep their bytes.
func TestHarmlessStays(t *testing.T) {
	for _, text := range []string{
		open + shape + "</svg>",
		"<?xml version='1.0' encoding='UTF-8'?>\r\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">]>\n<svg xmlns=\"&ns_svg;\"><!-- on --></svg>",
		open + `<a href="https://example.com/?a=b:c"><text>javascript: is a word &amp; on stays</text></a></svg>`,
		open + `<use xlink:href="#a"/><image href="data:image/png;base64,AAAA"/><image href="pic.png"/></svg>`,
		open + `<animate attributeName="x" values="0;10;0" from="0" to="10"/><style>.a{fill:red}</style></svg>`,
		`<?xml version="1.0" encoding="ISO-8859-1"?>` + open + shape + "</svg>",
	} {
		got, removed, err := Clean([]byte(text))
		if err != nil || string(got) != text || removed != nil {
			t.Errorf("%s became %s, without %v, %v", text, got, removed, err)
		}
	}
}

// TestProgramsGo holds that whatever runs a program is taken out, and the rest stays.
func TestProgramsGo(t *testing.T) {
	for bad, what := range map[string]string{
		`<script>alert(1)</script>`:                                                                "<script>",
		`<script href="data:,alert(1)"/>`:                                                          "<script>",
		`<SCRIPT>alert(1)</SCRIPT>`:                                                                "<SCRIPT>",
		`<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>`:                     "<script>",
		`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="a()"/></foreignObject>`: "<foreignObject>",
		`<g><g><script>a</script></g></g>`:                                                         "<script>",
		`<iframe src="javascript:alert(1)"/>`:                                                      "<iframe>",
		`<rect onload="alert(1)" width="2"/>`:                                                      "onload",
		`<rect OnClick='alert(1)'/>`:                                                               "OnClick",
		`<a href="javascript:alert(1)"><text>x</text></a>`:                                         "href",
		"<a xlink:href=\" java&#x0A;script:alert(1)\"><text>x</text></a>":                          "href",
		`<a href="vbscript:x"/>`:                                                                   "href",
		`<image href="data:image/svg+xml;base64,AAAA"/>`:                                           "href",
		`<a href="data:text/html,x"/>`:                                                             "href",
		`<a><animate attributeName="href" values="javascript:alert(1)"/></a>`:                      "<animate>",
		`<a><animate attributeName="x" values="javascript:alert(1)"/></a>`:                         "values",
		`<set attributeName="onmouseover" to="alert(1)"/>`:                                         "<set>",
		`<set attributeName="xlink:href" to="x"/>`:                                                 "<set>",
		`<?xml-stylesheet href="x.xsl" type="text/xsl"?>`:                                          "<?xml-stylesheet?>",
		`<handler type="application/javascript">a</handler>`:                                       "<handler>",
	} {
		got, removed, err := Clean([]byte(open + shape + bad + shape + "</svg>"))
		if err != nil || len(removed) == 0 || removed[0].What != what || removed[0].Offset < len(open+shape) {
			t.Errorf("%s: removed %v, %v", bad, removed, err)
			continue
		}
		lower := strings.ToLower(string(got))
		for _, sign := range []string{"alert", "javascript", "vbscript", "<script", "text/html", "svg+xml", "onload", "xsl"} {
			if strings.Contains(lower, sign) {
				t.Errorf("%s left %s", bad, got)
			}
		}
		if strings.Count(string(got), shape) != 2 {
			t.Errorf("%s took more out: %s", bad, got)
		}
	}
	for _, text := range []string{
		`<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>` + open + "&x;</svg>",
		`<!DOCTYPE svg [<!ENTITY % p SYSTEM "x.dtd"> %p;]>` + open + "</svg>",
		`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + open + "&x;</svg>",
	} {
		if got, removed, err := Clean([]byte(text)); err != nil || len(removed) != 1 ||
			strings.Contains(string(got), "ENTITY") {
			t.Errorf("%s became %s, %v", text, got, err)
		}
	}
}

// TestUnreadableFails holds that what cannot be checked is not called clean.
func TestUnreadableFails(t *testing.T) {
	for _, text := range []string{"\xff\xfe<\x00s\x00", `<?xml version="1.0" encoding="UTF-7"?><svg/>`, `<?xml version="1.0" encoding="utf-16"?><svg/>`, "<svg", "<svg a='"} {
		if _, _, err := Clean([]byte(text)); err == nil {
			t.Errorf("%q is taken for clean", text)
		}
	}
}

// FuzzClean holds that a cleaned drawing has nothing left to take out.
func FuzzClean(f *testing.F) {
	f.Add([]byte(open + `<a href="javascript:x" onload="y"><script>z</script></a></svg>`))
	f.Add([]byte(`<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		once, removed, err := Clean(data)
		if err != nil || len(removed) == 0 {
			return
		}
		again, more, err := Clean(once)
		if err != nil || len(more) > 0 || string(again) != string(once) {
			t.Fatalf("%q became %q and then %q, without %v, %v", data, once, again, more, err)
		}
		d := xml.NewDecoder(strings.NewReader(string(once)))
		d.Strict = false
		for {
			if _, err := d.RawToken(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%q became %q: %v", data, once, err)
			}
		}
	})
}
