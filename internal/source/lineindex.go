package source

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// indexedSize is the size in bytes at which a file gets an index of its lines. In
// smaller files, places are found by counting, which needs no memory.
const indexedSize = 16 << 10

// stride is the distance in bytes at which the index notes the number of characters: a file
// may be one long line.
const stride = 1 << 10

// index finds places in a large text without a scan from its beginning.
type index struct {
	once   sync.Once
	text   string  // so that lines of it need no copies
	starts []int32 // of lines
	runes  []int32 // characters before each stride
}

// of returns the index, and builds it at the first call. text must always be the same.
func (x *index) of(text []byte) *index {
	x.once.Do(func() {
		x.text, x.starts = string(text), []int32{0}
		count := int32(0)
		for i := range len(x.text) {
			if i%stride == 0 {
				x.runes = append(x.runes, count)
			}
			if utf8.RuneStart(x.text[i]) {
				count++
			}
			if x.text[i] == '\n' {
				x.starts = append(x.starts, int32(i+1))
			}
		}
		x.runes = append(x.runes, count)
	})
	return x
}

func (x *index) position(offset int) At {
	line, found := slices.BinarySearch(x.starts, int32(offset))
	if found {
		line++
	}
	return At{int32(line), x.runesBefore(offset) - x.runesBefore(int(x.starts[line-1])) + 1}
}

// runesBefore returns how many characters begin before an offset.
func (x *index) runesBefore(offset int) int32 {
	count, from := x.runes[offset/stride], offset/stride*stride
	if offset == len(x.text) {
		return x.runes[len(x.runes)-1]
	}
	for i := from; i < offset; i++ {
		if utf8.RuneStart(x.text[i]) {
			count++
		}
	}
	return count
}

func (x *index) lineStart(line int32) int {
	return int(x.starts[max(0, min(int(line)-1, len(x.starts)-1))])
}

// line returns the line that begins at an offset, without its line break.
func (x *index) line(start int) string {
	next, _ := slices.BinarySearch(x.starts, int32(start+1))
	end := len(x.text)
	if next < len(x.starts) {
		end = int(x.starts[next]) - 1
	}
	return strings.TrimRight(x.text[start:end], "\r")
}
