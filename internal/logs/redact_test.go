package logs_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"faultbook/internal/logs"
)

// secrets are texts, and what nobody may read of each, from testdata/secrets.txt.
func secrets(t *testing.T) (texts, hidden []string) {
	t.Helper()
	list, err := os.ReadFile("testdata/secrets.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		text, secret, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		texts, hidden = append(texts, text), append(hidden, secret)
	}
	if len(texts) < 200 {
		t.Fatalf("only %d secrets", len(texts))
	}
	return texts, hidden
}

func TestSecretsAreLeftOut(t *testing.T) {
	texts, hidden := secrets(t)
	for i, text := range texts {
		if got := logs.Redact(text, nil); strings.Contains(got, hidden[i]) {
			t.Errorf("%q is shared as %q", text, got)
		}
	}
}

// TestWordsAreNoSecrets: what products say stays readable.
func TestWordsAreNoSecrets(t *testing.T) {
	for _, text := range []string{
		"User quota limit reached. Please contact your IT administrator.",
		"2026-03-04T05:06:07.123Z ERROR [main] com.example.Vault: Backup failed after 3 attempts",
		"Mar  4 05:06:07 vaultd[312]: retry 2 of 5 in 30 s",
		"error 0x80070005 in module vault.dll, version 5.1.195",
		"the user account is locked", "java.lang.NullPointerException at Main.java:7", "ORA-00942: table missing",
		`released 2026-11-30 at 12:00`,
		`version 10.2.14300.1000`,
		`order 66 of 100 done in 30 s`,
		`the user is not allowed`,
		`the user doesn't exist`,
		`Backup of the mailbox failed.`,
		`see KB5034441 and CVE-2024-21412`,
		`Error 0x80004005: unspecified`,
		`phone number is missing`,
		`password is wrong`,
		`password is required`,
		`token is invalid`,
		`login failed`,
		`std::vector<int>::at`,
		`time 10:20:30:40`,
		`C:\Windows\System32\x.dll`,
		`C:\Program Files\Acme\x.exe`,
		`/usr/share/acme/x`,
		`\\.\pipe\acme`,
		`https://help.example.com/backup/failed/`,
		`card is declined`,
		`code=404 status=500`,
		`block 1073741825 of 16384000000`,
		`port 8080 in use by process 12345`,
		`05:06:07 +0100 12345 of 67890`,
		"took 12:05:33, 77 %", "the token has expired", "/var/log/app/error.log is full",
		`tunnel -p 8080 open`,
		`retry -p 3 times`,
		`mkdir -p /var/log/x`,
		`ps -p 1234`,
		`Passwort ist falsch`,
		`Benutzer gesperrt`,
		`nmap -p1-1000 host`,
		`ssh -p 2222 db1`,
		`PIN is wrong`,
		`PIN required: enter it`,
		`error code: 482913`,
		`code 482913`,
		`exit code: 137`,
		`usage: tool [-p] file`,
		`cp -p a b`,
		`npm run -w packages/x build`,
		`docker run -p 8080:80 -u 1000 nginx`,
		`docker run -w /app -a stdout x`,
		`java -pxtest`,
		`token expired: yes`,
		`password policy: strict`,
		`-phase2 failed`,
		`git -P log`,
		`grep -P "x" file`,
		`PASS 12 tests, FAIL 3 tests`,
		`echo done | sudo -u root tee /x`,
		`snmpd -c /etc/snmpd.conf`,
		`schtasks /query /v`,
		`your error code is 482913`,
		`code 123 456 of 789`,
		`net user /domain failed`,
		`tan 5 of the angle`,
		`pypi-server is down`,
		`WIFI: no network`,
		`password for the service is wrong`,
		`<entry key="secret-policy">strict</entry>`,
	} {
		if got := logs.Redact(text, nil); got != text {
			t.Errorf("%q is shared as %q", text, got)
		}
	}
}

func TestArgumentsAreLeftOut(t *testing.T) {
	got := logs.Redact(
		"Backup of Sales EU failed for Sales EU",
		[]logs.Values{{Name: "Store name", Values: []string{"Sales EU"}}},
	)
	if want := "Backup of <Store name> failed for <Store name>"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestShortArgumentsAreWords: a short argument is no part of other words, a long one is
// left out everywhere.
func TestShortArgumentsAreWords(t *testing.T) {
	for value, want := range map[string]string{
		"log":       "<x>: the catalogue of <x>-7, logs and prolog",
		"Marketing": "log: the catalogue of log-7, logs and prolog",
		"prolog":    "log: the catalogue of log-7, logs and <x>",
		"alogue":    "log: the cat<x> of log-7, logs and prolog",
		"of":        "log: the catalogue of log-7, logs and prolog",
	} {
		got := logs.Redact(
			"log: the catalogue of log-7, logs and prolog",
			[]logs.Values{{Name: "x", Values: []string{value}}},
		)
		if got != want {
			t.Errorf("without %s: %q, want %q", value, got, want)
		}
	}
	got := logs.Redact("東京支社で失敗", []logs.Values{{Name: "x", Values: []string{"東京支社"}}})
	if got != "<x>で失敗" {
		t.Errorf("a script without spaces: %q", got)
	}
}

// TestArgumentsOfAllPlacesAreLeftOut: also those beyond the list of arguments, and those of
// the lines around.
func TestArgumentsOfAllPlacesAreLeftOut(t *testing.T) {
	var log strings.Builder
	for n := range 18 {
		fmt.Fprintf(&log, "Backup of Store-%d failed after 3 attempts\n", 100+n)
	}
	log.WriteString(`{"m":"Backup of \"D:\\Store-1\\x\" failed after 3 attempts"}` + "\n")
	log.WriteString("Backup of Store-1 and the\nStore-1b failed after 3 attempts\n")
	long := "Backup of Store-1" + strings.Repeat(" Store", 20) + " failed after 3 attempts\n"
	log.WriteString(strings.Repeat("x ", 175) + long)
	a := answerTo(logs.NewMatcher(testEntries(t)), log.String())
	a.Redact()
	text, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	if a.Recognised != 21 || strings.Contains(string(text), "Store-1") {
		t.Errorf("%d recognised: %s", a.Recognised, text)
	}
}

// secretShapes are shapes, their lines, and how the shapes are shared.
var secretShapes = [][]string{
	{"hunter invalid", "ERROR db_password: hunter invalid", "<*> invalid"},
	{"hunter rejected", "ERROR <password>hunter</password> rejected", "<*> rejected"},
	{`net use Z: <*> hunter <*>`, `net use Z: \\srv\share hunter /user:x`, "net use Z: <*> <*> <*>"},
	{"disk full", "ERROR disk full", "disk full"},
	{"user annab has no rights", "user annab has no rights", "user <user> has no rights"},
}

// TestSecretsAreLeftOutOfShapes holds that a secret is left out of a shape that lacks the key before it.
func TestSecretsAreLeftOutOfShapes(t *testing.T) {
	for _, c := range secretShapes {
		a := &logs.Answer{Undocumented: []*logs.Fault{{Shape: c[0], Place: logs.Place{Text: c[1]}}}}
		a.Redact()
		if got := a.Undocumented[0].Shape; got != c[2] {
			t.Errorf("%q of %q is shared as %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestClientLeavesOutTheSame(t *testing.T) {
	texts, _ := secrets(t)
	texts = append(texts, "log: catalogue, log", "東京支社で from…", "it has no rights an…", "bounced b…",
		"loglog",
		"𝐀log log𝐀")
	var want []string
	for _, text := range texts {
		want = append(want, logs.Redact(text, secretArguments))
	}
	for _, c := range secretShapes {
		texts, want = append(texts, c[0]), append(want, c[2])
	}
	for i, line := range runClient(t, testEntries(t), nil, texts[:len(texts)-len(secretShapes)]) {
		var got string
		if err := json.Unmarshal(line, &got); err != nil {
			t.Fatal(err)
		}
		if got != want[i] {
			t.Errorf("%q is %q in browsers and %q in Go", texts[i], got, want[i])
		}
	}
}
