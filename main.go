// Command faultbook builds help centers whose pages are statuses, errors and
// notifications of products.
package main

import (
	"os"

	"faultbook/internal/command"
)

func main() {
	os.Exit(command.Run(os.Args[1:], os.Stdout, os.Stderr))
}
