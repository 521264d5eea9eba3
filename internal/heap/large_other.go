//go:build !linux

package heap

func largePages() bool { return false }

func mayHave(int) bool { return false }

func advise([]byte) {}
