package text

import "faultbook/search/client"

// Limits that both engines share. client/data/limits.ts holds each with its reason.
var (
	maxSize        = client.Limit[int]("maxSize")
	mostHex        = client.Limit[int]("mostHex")
	leastDigits    = client.Limit[int]("leastDigits")
	reach          = client.Limit[int]("reach")
	displayLetters = client.Limit[int]("displayLetters")
	displayDigits  = client.Limit[int]("displayDigits")
	displayGroup   = client.Limit[int]("displayGroup")
	leastSpoken    = client.Limit[int]("leastSpoken")
	mostRuns       = client.Limit[int]("mostRuns")
	mostFamily     = client.Limit[int]("mostFamily")
	mostRun        = client.Limit[int]("mostRun")
	leastGroup     = client.Limit[int]("leastGroup")
	mostLowercase  = client.Limit[int]("mostLowercase")
	mostPrefix     = client.Limit[int]("mostPrefix")
	leastNegative  = client.Limit[int]("leastNegative")
	mostDigits     = client.Limit[int]("mostDigits")
	mostGroup      = client.Limit[int]("mostGroup")
)
