// Keeps one opened index, and makes sure that of several questions only the last one
// is answered. It knows no DOM.

import { open, SearchError, type Load, type State } from "../search"
import * as texts from "./texts"

export class Session {
  private state: Promise<State> | undefined
  private attempt = 0
  private last = 0

  constructor(private readonly load: (attempt: number) => Load) {}

  /** Opens the index, once; after any failure anew, from the beginning. */
  open(): Promise<State> {
    const state = this.state ??= open(this.load(this.attempt))
    state.catch(() => this.forget(state))
    return state
  }

  private forget(state: Promise<State> | undefined): void {
    if (state !== this.state) return
    this.state = undefined
    this.attempt++
  }

  /** Opens the index anew for the next question: there is another one. */
  renew(): void { this.forget(this.state) }

  /** Forgets the question that is being answered. */
  drop(): void { this.last++ }

  /** Gives the answer, or nothing when another question was asked meanwhile. */
  async ask<T>(answer: (state: State) => Promise<T>): Promise<T | undefined> {
    const mine = ++this.last, state = this.open()
    try {
      const result = await answer(await state)
      return mine === this.last ? result : undefined
    } catch (error) {
      this.forget(state)
      if (mine !== this.last) return undefined
      throw error
    }
  }
}

/** The sentence that tells a reader what went wrong. */
export const sentence = (error: unknown) => error instanceof SearchError ? error.message : texts.failed
