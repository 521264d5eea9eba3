package heap

import (
	"os"
	"strconv"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// sizePath tells how many bytes a large page has.
const sizePath = "/sys/kernel/mm/transparent_hugepage/hpage_pmd_size"

// largest is the size of page, in bytes, up to which a heap of some hundred MB
// can be made of them: some systems have pages of 512 MB.
const largest = 4 << 20

func largePages() bool {
	text, err := os.ReadFile(sizePath)
	if err != nil {
		return false
	}
	size, err := strconv.Atoi(strings.TrimSpace(string(text)))
	return err == nil && size <= largest
}

// mayHave reports whether the process may have so many bytes more. Where its
// addresses or the system's memory are rationed, the runtime would end the
// program when the heap cannot grow.
func mayHave(bytes int) bool {
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
