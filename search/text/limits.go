package text

import "faultbook/search/data"

// Limits that both engines share. data/limits.ts holds each with its reason.
var (
	maxSize        = data.Limit[int]("maxSize")
	mostHex        = data.Limit[int]("mostHex")
	leastDigits    = data.Limit[int]("leastDigits")
	reach          = data.Limit[int]("reach")
	displayLetters = data.Limit[int]("displayLetters")
	displayDigits  = data.Limit[int]("displayDigits")
	displayGroup   = data.Limit[int]("displayGroup")
	leastSpoken    = data.Limit[int]("leastSpoken")
	mostRuns       = data.Limit[int]("mostRuns")
	mostFamily     = data.Limit[int]("mostFamily")
	mostRun        = data.Limit[int]("mostRun")
	leastGroup     = data.Limit[int]("leastGroup")
	mostLowercase  = data.Limit[int]("mostLowercase")
	mostPrefix     = data.Limit[int]("mostPrefix")
	leastNegative  = data.Limit[int]("leastNegative")
	mostDigits     = data.Limit[int]("mostDigits")
	mostGroup      = data.Limit[int]("mostGroup")
)
