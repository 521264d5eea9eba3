// Keeps one opened index, and makes sure that of several questions only the last one
// is answered. It knows no DOM.

import { Missing, open, SearchError, type Load, type State } from "../search"
import * as texts from "./texts"

export class Session {
  private state: Promise<State> | undefined
  private again = false // whether the manifest is read past every cache
  private last = 0

  constructor(private readonly load: Load) {}

  /** Opens the index, once; after any failure anew, from the beginning. */
  open(): Promise<State> {
    const state = this.state ??= open(this.load, this.again)
    state.catch(() => this.forget(state))
    return state
  }

  private forget(state: Promise<State> | undefined): void {
    if (state !== this.state) return
    this.state = undefined
    this.again = true
  }

  /** Opens the index anew for the next question: there is another one. */
  renew(): void { this.forget(this.state) }

  /** Forgets the question that is being answered. */
  drop(): void { this.last++ }

  /** Gives the answer, or nothing when another question was asked meanwhile. */
  async ask<T>(answer: (state: State) => Promise<T>): Promise<T | undefined> {
    const mine = ++this.last
    try {
      const result = await this.answered(answer)
      return mine === this.last ? result : undefined
    } catch (error) {
      if (mine !== this.last) return undefined
      throw error
    }
  }

  /** Where a file is not there, the site was published anew: the new manifest knows the
   * names of today, and nobody need hear of it. */
  private async answered<T>(answer: (state: State) => Promise<T>, before?: State, fault?: unknown): Promise<T> {
    const opened = this.open(), state = await opened
    if (state.check === before?.check) throw fault
    try {
      return await answer(state)
    } catch (error) {
      this.forget(opened)
      if (before || !(error instanceof Missing)) throw error
      return this.answered(answer, state, error)
    }
  }
}

/** The sentence that tells a reader what went wrong. */
export const sentence = (error: unknown) => error instanceof SearchError ? texts.faults[error.why] : texts.failed
