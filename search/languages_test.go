package search

import (
	"slices"
	"strings"
	"testing"

	"faultbook/search/index"
)

// languagesSite is an English site whose entries have their messages in six languages.
func languagesSite() ([]Document, Options) {
	var docs []Document
	for _, d := range []struct {
		id, label, message string
		others             map[string]string
	}{
		{"interrupted", "Backup Interrupted", "Backup disabled on <Network>. It will retry after some time.", map[string]string{
			"de": "Die Sicherung wurde auf <Network> deaktiviert. Sie wird später wiederholt.",
			"ja": "<Network> でバックアップが無効になっています。しばらくしてから再試行します。",
			"ar": "تم تعطيل النسخ الاحتياطي على <Network>. ستتم إعادة المحاولة لاحقًا.",
			"he": "הגיבוי הושבת ב-<Network>. המערכת תנסה שוב מאוחר יותר.",
			"th": "ปิดใช้งานการสำรองข้อมูลบน <Network> ระบบจะลองอีกครั้งในภายหลัง",
			"fr": "La sauvegarde est désactivée sur <Network>. Une nouvelle tentative aura lieu.",
		}},
		{"space", "Storage Full", "There is not enough space on the target drive.", map[string]string{
			"de": "Auf dem Ziellaufwerk ist nicht genügend Speicherplatz vorhanden.",
			"ja": "保存先ドライブの空き容量が不足しています。",
			"ar": "لا توجد مساحة كافية على محرك الأقراص الهدف.",
			"he": "אין מספיק מקום בכונן היעד.",
			"th": "พื้นที่บนไดรฟ์ปลายทางไม่เพียงพอ",
			"fr": "L’espace disponible sur le lecteur cible est insuffisant.",
		}},
		{"login", "Sign-in Failed", "Your password has expired. Please choose another one.", map[string]string{
			"de": "Ihr Kennwort ist abgelaufen. Bitte vergeben Sie ein neues.",
			"ja": "パスワードの有効期限が切れました。新しいパスワードを設定してください。",
			"ar": "انتهت صلاحية كلمة المرور. يرجى اختيار كلمة مرور جديدة.",
			"he": "תוקף הסיסמה פג. בחר סיסמה חדשה.",
			"th": "รหัสผ่านของคุณหมดอายุ โปรดตั้งรหัสผ่านใหม่",
			"fr": "Votre mot de passe a expiré. Veuillez en choisir un autre.",
		}},
		{"printer", "Printer Offline", "The printer cannot be reached.", map[string]string{
			"de": "Der Drucker ist nicht erreichbar.",
			"ja": "プリンターに接続できません。",
			"ar": "تعذر الوصول إلى الطابعة.",
			"he": "לא ניתן להגיע למדפסת.",
			"th": "ไม่สามารถเข้าถึงเครื่องพิมพ์ได้",
			"fr": "L’imprimante est injoignable.",
		}},
	} {
		template := func(message string) Template { return strings.Split(message, "<Network>") }
		one := Document{
			ID: d.id, Labels: []string{d.label}, Messages: []Template{template(d.message)},
			Display: Display{Title: d.label, Message: d.message},
		}
		for _, language := range []string{"ar", "de", "fr", "he", "ja", "th"} {
			m := d.others[language]
			one.Translated = append(
				one.Translated,
				Translated{Language: language, Messages: []Template{template(m)}, Shown: m},
			)
		}
		docs = append(docs, one)
	}
	return docs, Options{}
}

// languageQueries are what is pasted there, with the page that answers and the language
// in which it matches.
var languageQueries = map[string][2]string{
	"Die Sicherung wurde auf Firmennetz 2 deaktiviert. Sie wird später wiederholt.": {"interrupted", "de"},
	"Sicherung deaktiviert":      {"interrupted", "de"},
	"Sicherungen":                {"interrupted", "de"},
	"nicht genug Speicherplätze": {"space", "de"},
	"Kennwoerter abgelaufen":     {"login", ""},
	"2026-05-01 12:00:11 WARN Der Drucker ist nicht erreichbar. (pid 77)": {"printer", "de"},
	"Sie wird später wiederholt":                                          {"interrupted", "de"},
	"空き容量が不足しています":                                                        {"space", "ja"},
	"本社ネットワーク でバックアップが無効になっています":                                          {"interrupted", "ja"},
	"新しいパスワードを設定してください":                                                   {"login", "ja"},
	"انتهت صلاحية كلمة المرور":                                            {"login", "ar"},
	"اِنْتَهَتْ صَلَاحِيَّةُ كَلِمَةِ الْمُرُورِ":                         {"login", "ar"},
	"אין מספיק מקום בכונן היעד":                                           {"space", "he"},
	"תֹּקֶף הַסִּיסְמָה":                                                  {"login", ""},
	"พื้นที่บนไดรฟ์ปลายทางไม่เพียงพอ":                                     {"space", "th"},
	"เข้าถึงเครื่องพิมพ์":                                                 {"printer", "th"},
	"mot de passe expirés":                                                {"login", "fr"},
	"l'espace disponible sur le lecteur cible":                            {"space", "fr"},
	"There is not enough space on the target drive":                       {"space", ""},
	"passwords expired": {"login", ""},
	"printer":           {"printer", ""},
}

// TestMessagesOfAllLanguages holds that a message finds its page in any language, that
// its words are analysed as that language has them, and that the hit says which it is.
func TestMessagesOfAllLanguages(t *testing.T) {
	docs, options := languagesSite()
	s := buildSample(t, docs, options)
	for q, want := range languageQueries {
		r := s.Search(q, QueryOptions{})
		if len(r.Hits) == 0 || r.Hits[0].ID != want[0] || want[1] != "" && r.Hits[0].Language != want[1] {
			t.Errorf("%q finds %+v, want %s in %q", q, r.Hits, want[0], want[1])
		}
	}
	for _, d := range docs {
		for _, one := range d.Translated {
			q := strings.Join(one.Messages[0], " Haus 7 ")
			r := s.Search(q, QueryOptions{})
			if len(r.Hits) == 0 || r.LowConfidence || r.Hits[0].ID != d.ID || r.Hits[0].Language != one.Language ||
				r.Hits[0].Message != one.Shown {
				t.Errorf("%q finds %+v, want %s in %s", q, r.Hits, d.ID, one.Language)
			}
		}
	}
}

func TestEnginesAgreeOnLanguages(t *testing.T) {
	docs, options := languagesSite()
	s := buildSample(t, docs, options)
	var queries []string
	for q := range languageQueries {
		queries = append(queries, q)
	}
	for _, d := range docs {
		queries = append(queries, d.Labels[0])
		for _, one := range d.Translated {
			queries = append(queries, "ERROR 2024 "+strings.Join(one.Messages[0], "Archive 7")+" (pid 77)")
		}
	}
	slices.Sort(queries)
	for i, a := range agree(t, s, "languages", queries) {
		for n, h := range s.Search(queries[i], QueryOptions{}).Hits {
			if a.Languages[n] != h.Language || a.Matched[n] != h.Message {
				t.Errorf("%q: %s matches in %q, %q for the client", queries[i], h.ID, h.Language, a.Languages[n])
			}
		}
	}
}

// TestWordsOfOtherLanguagesCostNothing holds that messages in other languages change
// neither the lexicon, which every search loads, nor the order and scores of an answer
// by more than their number of lines does.
func TestWordsOfOtherLanguagesCostNothing(t *testing.T) {
	docs, options := languagesSite()
	with := buildSample(t, docs, options)
	for i := range docs {
		docs[i].Translated = nil
	}
	without := buildSample(t, docs, options)
	english := []string{"die", "expire", "passe"} // words of the thesaurus too
	for _, word := range with.model.Lexicon {
		if !slices.Contains(english, word.Word) &&
			!slices.ContainsFunc(without.model.Lexicon, func(l index.Lexeme) bool { return l.Word == word.Word }) {
			t.Errorf("the lexicon has %q", word.Word)
		}
	}
	for _, q := range []string{"Backup Interrupted", "not enough space", "password has expired", "printers"} {
		if a, b := vectorOf(q, with.Search(q, QueryOptions{})), vectorOf(q, without.Search(q, QueryOptions{})); !a.same(
			b,
		) {
			t.Errorf("%q: with the languages %+v, without %+v", q, a, b)
		}
	}
}

// TestLanguagesFollow holds that an index that follows its documents is that of a build.
func TestLanguagesFollow(t *testing.T) {
	docs, options := languagesSite()
	live, err := NewLive(t.Context(), slices.Values(docs[1:]), options)
	if err != nil {
		t.Fatal(err)
	}
	if err := live.Update(t.Context(), docs[:1], nil); err != nil {
		t.Fatal(err)
	}
	followed, err := live.Files()
	if err != nil {
		t.Fatal(err)
	}
	built, err := buildSample(t, docs, options).Files()
	if err != nil {
		t.Fatal(err)
	}
	byName := func(a, b File) int { return strings.Compare(a.Name, b.Name) }
	slices.SortFunc(built, byName)
	if !slices.EqualFunc(
		built,
		followed,
		func(a, b File) bool { return a.Name == b.Name && string(a.Data) == string(b.Data) },
	) {
		t.Error("the files differ")
	}
}
