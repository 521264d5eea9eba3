package heap

import (
	"os"
	"strconv"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Files that tell whether anybody gets large pages, and how many bytes one has.
const (
	enabledPath = "/sys/kernel/mm/transparent_hugepage/enabled"
	sizePath    = "/sys/kernel/mm/transparent_hugepage/hpage_pmd_size"
)

// largest is the size of page, in bytes, up to which a heap of some hundred MB
// can be made of them: some systems have pages of 512 MB.
const largest = 4 << 20

// unlimited is more addresses than any processor has: of the limits that Linux
// knows, the one for none is not the same number everywhere.
const unlimited = 1 << 62

func largePages() bool {
	enabled, err := os.ReadFile(enabledPath)
	if err != nil || strings.Contains(string(enabled), "[never]") {
		return false
	}
	text, err := os.ReadFile(sizePath)
	if err != nil {
		return false
	}
	size, err := strconv.Atoi(strings.TrimSpace(string(text)))
	return err == nil && size <= largest && strconv.IntSize == 64
}

// mayHave reports whether the process may have so many bytes more, and needs not
// count its addresses: the runtime ends the program when the heap cannot grow.
func mayHave(bytes int) bool {
	for _, ration := range []int{unix.RLIMIT_AS, unix.RLIMIT_DATA} {
		var limit unix.Rlimit
		if err := unix.Getrlimit(ration, &limit); err != nil || limit.Cur < unlimited {
			return false
		}
	}
	memory, err := unix.Mmap(-1, 0, bytes, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON)
	return err == nil && unix.Munmap(memory) == nil
}

// advise asks for large pages. A system that refuses goes on with small ones.
func advise(memory []byte) {
	page := uintptr(os.Getpagesize())
	start := uintptr(unsafe.Pointer(unsafe.SliceData(memory)))
	if past := start % page; past != 0 {
		memory = memory[page-past:]
	}
	_ = unix.Madvise(memory, unix.MADV_HUGEPAGE)
}
