package text

import "faultbook/search/client"

// Limits that both engines share. client/data/limits.ts holds each with its reason.
var (
	maxSize     = client.Limit[int]("maxSize")
	mostHex     = client.Limit[int]("mostHex")
	leastDigits = client.Limit[int]("leastDigits")
	reach       = client.Limit[int]("reach")
	leastSpoken = client.Limit[int]("leastSpoken")
	mostRuns    = client.Limit[int]("mostRuns")
	mostFamily  = client.Limit[int]("mostFamily")
	mostRun     = client.Limit[int]("mostRun")
	leastGroup  = client.Limit[int]("leastGroup")
	mostGroup   = client.Limit[int]("mostGroup")
)
