package texts

import (
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
	"golang.org/x/text/unicode/bidi"
)

// The directions of text, as values of the HTML attribute dir.
const (
	LeftToRight = "ltr"
	RightToLeft = "rtl"
)

// rightToLeft are the scripts that run from right to left.
var rightToLeft = map[string]bool{
	"Adlm": true, "Arab": true, "Aran": true, "Hebr": true, "Mand": true, "Mend": true, "Nkoo": true,
	"Rohg": true, "Samr": true, "Syrc": true, "Thaa": true, "Yezi": true,
}

// Direction returns the direction of the language.
func (t *Texts) Direction() string {
	if script, _ := t.tag.Script(); rightToLeft[script.String()] {
		return RightToLeft
	}
	return LeftToRight
}

// DirectionOf returns the direction of a text: that of its first letter that has one.
// It is empty for a text without such a letter.
func DirectionOf(text string) string {
	for len(text) > 0 {
		letter, size := bidi.LookupString(text)
		if size == 0 {
			return ""
		}
		switch letter.Class() {
		case bidi.L:
			return LeftToRight
		case bidi.R, bidi.AL:
			return RightToLeft
		}
		text = text[size:]
	}
	return ""
}

// grouped is the least number that is written in groups of digits. Smaller ones are
// the same everywhere, in the digits that products show.
const grouped = 10_000

// Number returns a whole number as readers see it.
func (t *Texts) Number(n int) string {
	if n < grouped {
		return strconv.Itoa(n)
	}
	return t.printer().Sprint(number.Decimal(n))
}

// Decimal returns a number with one digit after the decimal sign.
func (t *Texts) Decimal(n float64) string {
	return t.printer().Sprint(number.Decimal(n, number.Scale(1)))
}

// printer writes numbers in the digits that products show, whatever the language.
func (t *Texts) printer() *message.Printer {
	tag, err := t.tag.SetTypeForKey("nu", "latn")
	if err != nil {
		tag = t.tag
	}
	return message.NewPrinter(tag)
}

// Date returns a day as readers see it.
func (t *Texts) Date(day time.Time) string {
	return t.Get("date.format", "day", strconv.Itoa(day.Day()), "year", strconv.Itoa(day.Year()),
		"month", t.Get("date.month_"+strconv.Itoa(int(day.Month()))))
}

// List joins the items of a list.
func (t *Texts) List(items []string) string {
	return strings.Join(items, t.byKey["list.separator"])
}

// order returns a function that returns the collation key of a text: keys compare by bytes
// as texts do in the language, letter case aside. Only one goroutine may use it.
func (t *Texts) order() func(string) string {
	if base, _ := t.tag.Base(); base.String() == "en" {
		return strings.ToLower
	}
	order, buffer := collate.New(t.tag, collate.IgnoreCase), &collate.Buffer{}
	return func(text string) string {
		buffer.Reset()
		return string(order.KeyFromString(buffer, text))
	}
}

// orders keeps the functions of Order that are not in use, by language.
var orders sync.Map // language.Tag → *sync.Pool

// OrderKey returns the key by which a text is sorted, as Order has it.
func (t *Texts) OrderKey(text string) string {
	found, _ := orders.LoadOrStore(t.tag, &sync.Pool{New: func() any { return t.order() }})
	pool := found.(*sync.Pool)
	order := pool.Get().(func(string) string)
	defer pool.Put(order)
	return order(text)
}

// Language returns the tag of the language, as For got it.
func (t *Texts) Language() string { return t.name }
