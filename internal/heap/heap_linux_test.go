package heap

import (
	"math"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// span is the memory from one address to before another.
type span struct{ from, to uint64 }

var mapping = regexp.MustCompile(`(?m)^([0-9a-f]+)-([0-9a-f]+) [rwxps-]{4} `)

// advised lists the memory of this process for which large pages are asked.
func advised(t *testing.T) (spans []span, bytes uint64) {
	t.Helper()
	text, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	var at span
	for line := range strings.Lines(string(text)) {
		if m := mapping.FindStringSubmatch(line); m != nil {
			at.from, _ = strconv.ParseUint(m[1], 16, 64)
			at.to, _ = strconv.ParseUint(m[2], 16, 64)
		} else if strings.HasPrefix(line, "VmFlags:") && strings.Contains(line, " hg") {
			spans = append(spans, at)
			bytes += at.to - at.from
		}
	}
	return spans, bytes
}

func TestExpect(t *testing.T) {
	bytes := room.bytes + 64<<20
	Expect(bytes)
	spans, n := advised(t)
	if !largePages() || !mayHave(1<<20) {
		if n > 0 {
			t.Errorf("large pages are asked for %d bytes where nobody gets any", n)
		}
		return
	}
	if n < uint64(bytes-os.Getpagesize()) || n > uint64(2*bytes) {
		t.Errorf("large pages are asked for %d bytes, want %d", n, bytes)
	}
	Expect(bytes / 2)
	if _, after := advised(t); after != n {
		t.Errorf("large pages are asked for %d bytes where %d were enough", after, n)
	}

	// What is made next lies there, and is as empty as ever.
	made, inside := make([][]byte, 2000), 0
	for i := range made {
		made[i] = make([]byte, 10<<10)
		if made[i][i] != 0 {
			t.Fatal("new memory is not empty")
		}
		at := uint64(uintptr(unsafe.Pointer(unsafe.SliceData(made[i]))))
		for _, s := range spans {
			if s.from <= at && at < s.to {
				inside++
			}
		}
	}
	if inside < len(made)*3/4 {
		t.Errorf("%d of %d pieces of new memory are where large pages are asked for", inside, len(made))
	}
}

// The room costs addresses alone, also where there were other things before.
func TestExpectTouchesNothing(t *testing.T) {
	for range 20 {
		made := make([][]byte, 1000)
		for i := range made {
			made[i] = make([]byte, 8<<10)
		}
		before := resident(t)
		Expect(room.bytes + 16<<20)
		if grown := resident(t) - before; grown > 8<<20 {
			t.Fatalf("room for %d bytes takes %d", room.bytes, grown)
		}
		runtime.KeepAlive(made)
	}
}

// A process whose addresses are counted goes without the room, and so does one
// that the system would not give as much.
func TestMayHave(t *testing.T) {
	if mayHave(math.MaxInt &^ 0xFFFFF) {
		t.Error("more than there is is granted")
	}
	var before unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_AS, &before); err != nil {
		t.Fatal(err)
	}
	if free := before.Cur >= unlimited; free != mayHave(1<<20) {
		t.Errorf("where addresses are not counted is %v, 1 MB is granted otherwise", free)
	}
	tight := before
	tight.Cur = min(before.Cur, 1<<40)
	if err := unix.Setrlimit(unix.RLIMIT_AS, &tight); err != nil {
		t.Fatal(err)
	}
	defer unix.Setrlimit(unix.RLIMIT_AS, &before)
	if mayHave(1 << 20) {
		t.Error("a process whose addresses are counted is granted more")
	}
}

// resident is how much memory of this process is in use, in bytes.
func resident(t *testing.T) int {
	t.Helper()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	if err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize()
}
