package command

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"faultbook/internal/output"
)

// exitSignal is what the number of a signal is added to for the exit code, as shells
// do: 130 after Ctrl-C, 143 after SIGTERM.
const exitSignal = 128

// signalGrace is how long a command may take to end by itself after a signal. What it
// parses then may be a page of many megabytes; a kill leaves the last site whole.
const signalGrace = 700 * time.Millisecond

// outputGrace is how much longer a command may take that has files to put in place or
// to remove: on a busy machine more than signalGrace, and never seconds of parsing.
const outputGrace = 5 * time.Second

// waitForOutput returns when no publication is open, or after outputGrace.
func waitForOutput(done <-chan struct{}) {
	for late := time.After(outputGrace); output.Open(); {
		select {
		case <-late:
			return
		case <-done:
			return
		case <-time.After(signalGrace / 20):
		}
	}
}

// untilSignal returns a context that ends with the first signal to stop, and a
// function that stops listening and returns the exit code: code, or that of the
// signal. A program that has not ended by signalGrace ends at once.
func untilSignal(parent context.Context) (ctx context.Context, ended func(code int) int) {
	ctx, cancel := context.WithCancel(parent)
	signals, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	var received atomic.Int32
	go func() {
		select {
		case s := <-signals:
			received.Store(exitSignal + int32(s.(syscall.Signal)))
			cancel()
		case <-done:
			return
		}
		select {
		case <-signals: // a second one
		case <-time.After(signalGrace):
			waitForOutput(done)
		case <-done:
			return
		}
		os.Exit(int(received.Load()))
	}()
	return ctx, func(code int) int {
		signal.Stop(signals)
		cancel()
		close(done)
		if by := int(received.Load()); by != 0 {
			return by
		}
		return code
	}
}
