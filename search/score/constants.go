package score

import (
	"reflect"
	"strings"

	"faultbook/search/data"
)

// Constants are the numbers of the score and of the confidence. data/score.ts
// holds them, each with its reason; the client reads the same file.
type Constants struct {
	Label, Text, Any, Cover, Both, Code, Facet, Exact, Pair, Said float64
	Form, Alike, Half, Article                                    float64
	Enough, Unknown, Skipped                                      float64
	Base, Reach, Quote, Ahead, Named, Coded, Noise, Sure          float64
}

// C are the constants in force, by the names that they have in the file.
var C = func() (c Constants) {
	numbers := data.Numbers("score", "C")
	fields := reflect.ValueOf(&c).Elem()
	for i := range fields.NumField() {
		fields.Field(i).SetFloat(numbers[strings.ToLower(fields.Type().Field(i).Name)])
	}
	return c
}()
