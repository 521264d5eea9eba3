package command_test

import (
	"archive/zip"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"faultbook/internal/host"
)

// bundled runs faultbook bundle and returns the path of the archive.
func bundled(t *testing.T, dir string, flags ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "out.zip")
	args := append([]string{"bundle", "-C", dir, "--output", file}, flags...)
	if code, _, stderr := run(args...); code != 0 {
		t.Fatalf("bundle: exit code %d\n%s", code, stderr)
	}
	return file
}

// unpacked reads an archive: its one top folder, and the files below it.
func unpacked(t *testing.T, file string) (top string, files map[string]string) {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files = map[string]string{}
	for _, f := range z.File {
		folder, name, _ := strings.Cut(f.Name, "/")
		if top != "" && folder != top {
			t.Fatalf("%s is not in the folder %s", f.Name, top)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		top, files[name] = folder, string(text)
	}
	return top, files
}

func bytesOf(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestBundleHasTheSameBytes packs a site in two folders, with one worker and
// with eight, and as a part of the site that offers it.
func TestBundleHasTheSameBytes(t *testing.T) {
	for name, files := range map[string]map[string]string{"good": goodSite(t), "real": realSite(t)} {
		t.Run(name, func(t *testing.T) {
			one, other := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "another folder", "Ümlaut #2")
			files["faultbook.yaml"] += "\noffline: true\n"
			writeSite(t, one, files)
			age(t, one, time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC))
			writeSite(t, other, files)
			want := bytesOf(t, bundled(t, one, "--workers", "1"))
			if got := bytesOf(t, bundled(t, other, "--workers", "8")); string(got) != string(want) {
				t.Error("two folders give two archives")
			}
			if code, _, stderr := run("build", "-C", other); code != 0 {
				t.Fatalf("build: exit code %d\n%s", code, stderr)
			}
			offered, err := filepath.Glob(filepath.Join(other, "public", "*.zip"))
			if err != nil || len(offered) != 1 {
				t.Fatalf("the site offers %q, %v", offered, err)
			}
			if string(bytesOf(t, offered[0])) != string(want) {
				t.Error("the site offers another archive")
			}
			sum := fmt.Sprintf("%x  %s\n", sha256.Sum256(want), filepath.Base(offered[0]))
			if got := string(bytesOf(t, offered[0]+".sha256")); got != sum {
				t.Errorf("the sum is %q, want %q", got, sum)
			}
			home := string(bytesOf(t, filepath.Join(other, "public", "index.html")))
			if size := fmt.Sprintf("%.1f MB", max(0.1, float64(len(want))/1e6)); !strings.Contains(home, filepath.Base(offered[0])+`"`) || !strings.Contains(home, size) {
				t.Errorf("the home page does not offer %s of %s", filepath.Base(offered[0]), size)
			}
		})
	}
}

// TestBundleLeavesNothingOut compares the files of a bundle with those of the
// published site: pages and their twins differ by their links, everything else
// is equal.
func TestBundleLeavesNothingOut(t *testing.T) {
	site := t.TempDir()
	writeSite(t, site, realSite(t))
	if code, _, stderr := run("build", "-C", site); code != 0 {
		t.Fatalf("build: exit code %d\n%s", code, stderr)
	}
	want := folder(t, filepath.Join(site, "public"))
	for _, name := range []string{".faultbook", host.HeadersPath, host.RedirectsPath} {
		delete(want, name) // are for the publisher and the host
	}
	for name := range want {
		if strings.Contains(name, ".zip") {
			delete(want, name)
		}
	}
	file := bundled(t, site)
	_, got := unpacked(t, file)
	if !strings.Contains(got["README.txt"], "index.html") {
		t.Errorf("the readme says %q", got["README.txt"])
	}
	delete(got, "README.txt")
	names := func(files map[string]string) []string { return slices.Sorted(maps.Keys(files)) }
	if !slices.Equal(names(got), names(want)) {
		t.Errorf("the bundle holds %q\nthe site %q", names(got), names(want))
	}
	folded := map[string]string{}
	for name, text := range want {
		linked := strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".md")
		if !linked && got[name] != text {
			t.Errorf("%s differs", name)
		}
		if twin := folded[strings.ToLower(name)]; twin != "" {
			t.Errorf("%s and %s are one file where letter case does not count", name, twin)
		}
		folded[strings.ToLower(name)] = name
	}

	if out, err := exec.Command("unzip", "-t", file).CombinedOutput(); err != nil {
		t.Errorf("unzip -t: %v\n%s", err, out)
	}

	dir := filepath.Join(t.TempDir(), "folder")
	if code, _, stderr := run("bundle", "-C", site, "--dir", dir); code != 0 {
		t.Fatalf("bundle --dir: exit code %d\n%s", code, stderr)
	}
	_, packed := unpacked(t, file)
	loose := folder(t, dir)
	delete(loose, ".faultbook")
	same(t, loose, packed)
}

// TestBundleAfterAFault: nothing is written, and an earlier archive stays.
func TestBundleAfterAFault(t *testing.T) {
	site, out := t.TempDir(), t.TempDir()
	writeSite(t, site, goodSite(t))
	writeSite(t, site, map[string]string{"content/kiln/firing/odd.md": "---\nstatus: Odd\nseverity: none\n---\n"})
	before := map[string]string{"old.zip": "old", "old.zip.sha256": strings.Repeat("0", 64) + "  old.zip\n"}
	writeSite(t, out, before)
	for _, name := range []string{"old.zip", "new.zip"} {
		if code, _, _ := run("bundle", "-C", site, "--output", filepath.Join(out, name)); code != 1 {
			t.Errorf("%s: exit code %d", name, code)
		}
	}
	same(t, folder(t, out), before)
}
