package text

import (
	"strconv"
	"strings"
)

// number adds a number in decimal digits. A program may print an error code of 32 bits as a
// decimal number, with a sign or without: its key is that of the hexadecimal code.
func (m *merger) number(i int, digits string) {
	r := &m.raws[i]
	key := unpadded(digits)
	value, err := strconv.ParseUint(key, 10, 64)
	negative := strings.HasSuffix(r.signs, "-") && (!r.glued || len(r.signs) > 1) && len(digits) >= leastNegative
	switch {
	case err != nil || len(key) > mostDigits:
		m.add(r, key, Mixed)
	case negative && value <= 1<<31:
		m.put(r, "0x"+strconv.FormatUint(1<<32-value, 16), "-"+r.text, Code)
	case value >= 1<<31 && value < 1<<32:
		m.add(r, "0x"+strconv.FormatUint(value, 16), Code)
	case len(digits) == mostHex && digits[0] == '8':
		m.add(r, "0x"+digits, Code)
	case m.family != "" && len(digits) == m.digits && m.listed(i):
		m.add(r, m.family+key, Code)
		return
	default:
		m.add(r, key, Number)
	}
	m.family = ""
}

// hexadecimal adds a hexadecimal number, and reports whether the text of a run is one.
func (m *merger) hexadecimal(r *raw, text string) bool {
	if hex := hexDigits(r, text); hex != "" {
		sort := Code
		if len(hex) < leastDigits || len(unpadded(hex)) > mostHex {
			sort = Mixed
		}
		m.add(r, "0x"+unpadded(hex), sort)
		return true
	}
	hex := strings.TrimSuffix(text, "h")
	if len(hex) != mostHex || !all(hex, isHex) || !HasDigit(hex) {
		return false
	}
	m.add(r, "0x"+hex, Code)
	return true
}

// hexDigits returns the digits of a number that is marked as hexadecimal: 0x7B, 0x7BUL of C and
// &H7B of Basic. It returns "" for any other text.
func hexDigits(r *raw, text string) string {
	hex, ok := strings.CutPrefix(text, "0x")
	if misread, found := strings.CutPrefix(strings.TrimRight(text, "ul"), "ox"); found &&
		len(misread) > leastDigits && HasDigit(misread) {
		hex, ok = misread, true // the letter o in place of the digit 0
	}
	if !ok && strings.HasSuffix(r.signs, "&") {
		hex, ok = strings.CutPrefix(text, "h")
	}
	if hex = strings.TrimRight(hex, "ul"); ok && all(hex, isHex) {
		return hex
	}
	return ""
}
