// Package licenses holds the notices of all that is compiled into the program.
// Nothing comes in; one text goes out. It is made by its own test:
//
//	go test ./internal/licenses -update
package licenses

import _ "embed"

// Notices names each module, says who holds its copyright, and prints each
// license once.
//
//go:embed notices.txt
var Notices string
