// The words that scripts say to readers: the group client of internal/texts/en.yaml,
// which the bundler gives them as a module.
declare module "texts" {
  /** The text for each plural form of the language. */
  type Forms = Partial<Record<Intl.LDMLPluralRule, string>>
  /** The names of filters that the site declares, by the ids of its fields. */
  export let own_facets: Record<string, string>
  export const all: string
  export const clear: string
  export const contact: string
  export const count: Forms
  export const damaged: string
  export const facet_action: string
  export const facet_icon: string
  export const facet_operation: string
  export const facet_product: string
  export const facet_severity: string
  export const failed: string
  export const fix: string
  export const icon: string
  export const logs_at: string
  export const logs_binary: string
  export const logs_copied: string
  export const logs_copy: string
  export const logs_copy_failed: string
  export const logs_copy_shape: string
  export const logs_damaged: string
  export const logs_different: Forms
  export const logs_encrypted: string
  export const logs_everything: string
  export const logs_large: string
  export const logs_line: string
  export const logs_lines: Forms
  export const logs_more: Forms
  export const logs_nothing: string
  export const logs_offer: string
  export const logs_order: string
  export const logs_over: string
  export const logs_places: Forms
  export const logs_recognised: string
  export const logs_repeated: string
  export const logs_same: string
  export const logs_skipped: string
  export const logs_step: string
  export const logs_stopped: string
  export const logs_subject: string
  export const logs_suggest: string
  export const logs_suggestion: string
  export const logs_then: string
  export const logs_times: Forms
  export const logs_trace: string
  export const logs_undocumented: string
  export const logs_unreadable: string
  export const messages: string
  export const missing: string
  export const more: string
  export const nearest: string
  export const nearest_labels: string
  export const none: string
  export const otherwise: string
  export const outdated: string
  export const ready: string
  export const recent: string
  export const recent_clear: string
  export const recent_off: string
  export const recent_on: string
  export const results: string
  export const retry: string
  export const separator: string
  export const similar: string
  export const uncertain: string
  export const unknown: string
  export const verdict_none: string
  export const verdict_required: string
  export const verdict_unknown: string
  export const verdict_wait: string
  export const wait: string
}
