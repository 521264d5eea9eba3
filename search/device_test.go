package search

import (
	"slices"
	"testing"
)

// deviceSite has the codes that displays of devices and apps show.
func deviceSite() []Document {
	doc := func(id, label, body string) Document {
		return Document{ID: id, Labels: []string{label}, Body: body, URL: id + "/", Display: Display{Title: label}}
	}
	return []Document{
		doc("crashed", "CE-34878-0", "The game has crashed. Install the latest update."),
		doc("server", "2811-1006 The server does not answer", "Codes: 2811-1006, 2811-1028. Try again later."),
		doc("network", "NW-2-5 No network", "The player cannot reach the service."),
		doc("page", "M7111-1331-5059 Old page", "Reload the page. Extensions may be the reason."),
		doc("fuser", "SC542 Fusing temperature", "The fusing unit stays cold. SC542 comes with a level."),
		doc("gas", "F.28 No ignition", "There is no gas. Open the valve."),
		doc("pressure", "F.22 Low water", "Fill up water until the gauge shows 1.5."),
		doc("tray", "E15 Water in the tray", "The tray below the machine is full. The display shows E:15."),
		doc("ink", "Ink absorber full", "Support codes 5B00, 5B01, 1700 and 1701: a service center replaces the absorber."),
		doc("head", "Support code 1403", "The type of print head is incorrect."),
		doc("system", "0xC19A0023 Ink system failure", "Take the cartridges out, and put them in again."),
		doc("update", "0x800F-0922 Update failed", "The reserved partition is too small."),
		doc("link", "%LINK-3-UPDOWN Interface", "The state of the interface has changed."),
		doc("alarm", "AL.50 Overload", "The load is too high."),
		{ID: "spaced", Codes: []string{"VAN 35"}, Labels: []string{"Not in step"}, Body: "Start the game again.",
			URL: "spaced/"},
		doc("class", "M5 279: Stock too low", "Order more."),
		doc("dictated", "Client not known", "550 5.7.57 Client is not known."),
		doc("login", "Error 18456 Login failed", "User or password are wrong."),
		doc("seven", "7H-01 Fan blocked", "Clean the fan."),
		doc("jam", "Paper jam in the fuser", "The display shows 13.B9.D1 with a lamp. Open the rear door."),
		doc("rear", "13.DF.01 Jam in the rear tray", "Open the tray."),
		doc("tray2", "Jam in tray 2", "The display shows **13.20.01 Jam in tray 2**. Pull the tray out."),
		doc("firmware", "49.4C02 Firmware error", "Turn the device off and on."),
		doc("closed", "499: client closed request", "Nobody waits for the answer any more."),
		doc("door", "Door open", "Close the door."),
		{ID: "table", Labels: []string{"Belt torn"}, Body: "Code Meaning 243 The belt is torn. Put in another belt.",
			Apart: []string{"Code 243", "Meaning The belt is torn. 771"}, URL: "table/"},
		doc("printer", "Printer", "All codes of printers."),
	}
}

// TestDeviceCodes finds codes of several parts, of a letter and a number, and of lists, as
// people type them.
func TestDeviceCodes(t *testing.T) {
	s := buildSample(t, deviceSite(), Options{})
	spelled := map[string][]string{
		"dictated": {"five seven fifty seven", "fünf sieben siebenundfünfzig", "client not known five seven fifty seven"},
		"login":    {"eighteen four fifty six login failed", "one eight four five six", "achtzehn vier sechsundfünfzig"},
		"spaced":   {"VAN 35", "van35", "error van 35"},
		"seven":    {"7H-01", "7h01", "acme 7h 01"},
		"class":    {"M5 279", "M5279"},
		"crashed":  {"CE-34878-0", "ps4 ce-34878-0 again", "CE 34878 0", "ce348780", "(CE-34878-0)"},
		"server":   {"2811-1006", "28111028", "error code 2811 1028", "2811-1028 in the shop"},
		"network":  {"nw-2-5", "player nw 2 5 television", "NW25", "it says NW-2-5."},
		"page":     {"m7111-1331", "M7111-1331-5059", "m7111 1331 5059"},
		"fuser":    {"sc542", "SC542-00", "sc 542 copier"},
		"gas":      {"F28", "F.28", "heating f 28", "acme f.28 no warm water"},
		"pressure": {"fault F 22"},
		"tray":     {"E15", "acme machine e:15", "E 15 dishwasher by acme"},
		"ink":      {"acme pixma 5b00", "ink error 1701", "support code 1700", "5b01"},
		"head":     {"acme ix6850 support code 1403", "acme 3050 error 1403"},
		"system":   {"oxc19a0023", "acme office pro 8600 0xC19A0023"},
		"update":   {"0x800f0922", "0x800F-0922"},
		"link":     {"%LINK-3-UPDOWN", "Interface up: %LINK-3-UPDOWN", "link-3-updown"},
		"alarm":    {"AL.50", "al50", "acme servo al 50"},
		"jam":      {"13.B9.D1", "13-B9-D1", "13.b9.d1 jam", "13 B9 D1", "error 13b9d1", "acme copier error 13 b9 d1"},
		"rear":     {"13.DF.01", "13.df.01 rear tray", "13 df 01", "13DF01"},
		"tray2":    {"13.20.01", "13 20 01", "132001", "error 13 20 01"},
		"firmware": {"49.4C02", "494c02", "49 4c02", "acme laser 49.4c02"},
		"closed":   {"499", "proxy 499 closed"},
		"table":    {"243", "error 243 belt torn", "error 243 what to do"},
	}
	var asked []string
	for want, queries := range spelled {
		for _, q := range queries {
			r := s.Search(q, QueryOptions{})
			if len(r.Hits) == 0 || r.Hits[0].ID != want || r.LowConfidence {
				t.Errorf("%q finds %v (unknown %v, low %v), want %s", q, r.Hits, r.Unknown, r.LowConfidence, want)
			}
		}
		asked = append(asked, queries...)
	}
	absent := map[string]string{
		"13.B9.D4": "13.B9.D4", "13-B9-D4": "13-B9-D4", "shows 13 b9 d2 again": "13 b9 d2",
		"printer shows 13.df.02": "13.df.02", "error 49.4C03": "49.4C03", "13.20.05": "13.20.05",
		"F29 or F31 on the display": "F31", "display F 30": "F 30", "dishwasher E 16 again": "E 16", "7H-02": "7H-02",
		"VAN 31": "VAN 31", "error van 31 again": "van 31", "Van 32": "Van 32", "message M5 271": "M5 271",
		"CE-34878-1": "CE-34878-1", "error 2811-1007": "2811-1007", "nw-2-6": "nw-2-6",
		"what does NW-3-5 mean on my television?": "NW-3-5", "M7111-1332": "M7111-1332", "F29 acme": "F29",
		"%LINK-1-UPDOWN": "LINK-1-UPDOWN",
		"F.29":           "F.29", "error 771": "771", "0x800F-0923": "0x800F-0923", "error 1702": "1702",
	}
	for q, code := range absent {
		if r := s.Search(q, QueryOptions{}); !slices.Contains(r.Unknown, code) || !r.LowConfidence {
			t.Errorf("%q: unknown is %q, want %s; low is %v", q, r.Unknown, code, r.LowConfidence)
		}
		asked = append(asked, q)
	}
	plain := []string{"2026-03-04 job-12-34 the ink", "10-20 pages of ink", "HCW8019-8021", "node-3-1.example.org ink",
		"p.28 of the manual", "ink 2019-2020", "04-03-2026", "status 200, 153 bytes of ink"}
	for _, q := range plain[:2] {
		if r := s.Search(q, QueryOptions{}); len(r.Unknown) > 0 {
			t.Errorf("%q: unknown is %q", q, r.Unknown)
		}
	}
	slices.Sort(asked)
	sameAnswers(t, s, append(asked, plain...))
}

// TestCommonCode: where the query has a code that no page has, a class of errors that many pages have is
// no answer.
func TestCommonCode(t *testing.T) {
	var docs []Document
	for _, code := range []string{"1040", "1045", "1062", "1064", "1146", "1205", "1213", "2003"} {
		docs = append(docs, Document{ID: code, Labels: []string{"ERROR " + code + " (HY000)"}, URL: code + "/"},
			Document{ID: "other" + code, Labels: []string{"Other " + code}, Body: "Without a class.", URL: code + "o/"})
	}
	s := buildSample(t, docs, Options{})
	for query, low := range map[string]bool{"ERROR 3819 (HY000)": true, "ERROR 1205 (HY000)": false} {
		if r := s.Search(query, QueryOptions{}); r.LowConfidence != low {
			t.Errorf("%q: %v, confidence %v, unknown %v", query, r.Hits[0].ID, r.Confidence, r.Unknown)
		}
	}
}
