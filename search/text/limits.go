package text

import "faultbook/search/client"

// Limits that both engines share. client/data/limits.ts holds each with its reason.
var (
	maxSize     = client.Limit[int]("maxSize")
	mostHex     = client.Limit[int]("mostHex")
	leastDigits = client.Limit[int]("leastDigits")
	reach       = client.Limit[int]("reach")
)
