package pipeline

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

func TestEachCallsEveryNumberOnce(t *testing.T) {
	for _, workers := range []int{1, 3, 50} {
		var calls [20]atomic.Int32
		if err := Each(t.Context(), workers, len(calls),
			func(i int) error { calls[i].Add(1); return nil }); err != nil {
			t.Fatal(err)
		}
		for i := range calls {
			if n := calls[i].Load(); n != 1 {
				t.Errorf("%d workers called %d %d times", workers, i, n)
			}
		}
	}
}

func TestEachEndsAtAnErrorAndWithItsContext(t *testing.T) {
	fault, calls := errors.New("fault"), 0
	err := Each(t.Context(), 1, 10, func(i int) error {
		calls++
		if i == 3 {
			return fault
		}
		return nil
	})
	if !errors.Is(err, fault) || calls != 4 {
		t.Errorf("%v after %d calls", err, calls)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	err = Each(ended, 2, 10, func(int) error { t.Error("called after the end"); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
