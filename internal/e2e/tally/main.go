// Command tally reads what `go test -json` prints and says it shortly: a line
// for each package, the output of what failed, the reasons of what was left
// out, and a last line that counts. Exit code 1 when anything failed.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	passed := flag.Int("passed", 0, "checks that passed before the tests, `N`")
	failed := flag.Int("failed", 0, "checks that failed before the tests, `N`")
	flag.Parse()
	t := newTally(os.Stdout)
	if err := t.read(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "tally:", err)
		os.Exit(2)
	}
	sum := t.sum()
	sum.passed += *passed
	sum.failed += *failed
	t.printSkipped()
	fmt.Println(sum)
	if sum.failed > 0 {
		os.Exit(1)
	}
}
