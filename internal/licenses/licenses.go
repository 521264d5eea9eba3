// Package licenses holds the license notices of everything compiled into the program.
// Nothing comes in; one text goes out. Its own test generates it:
//
//	go test ./internal/licenses -update
package licenses

import _ "embed"

// Notices names each module with its copyright holders, and contains each license once.
//
//go:embed notices.txt
var Notices string
