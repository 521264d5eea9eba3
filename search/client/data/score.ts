// The numbers of the score and of the confidence, for both engines: Go reads this file
// too. Each stands on a line of its own, with its reason above it.

export const C = {
  // Share of the query that labels and codes have: names are short.
  label: 0.65,
  // Share that keywords have beyond labels: people's own words, less sure than names.
  keyword: 0.4,
  // BM25 of running text, beyond labels and messages: it finds what stands in bodies alone.
  text: 0.6,
  // Share that the page has anywhere: the page that has all of the query leads.
  any: 1.2,
  // Share of a line that the query has: pastes hold whole messages in much noise.
  cover: 1.05,
  // Agreement of query and line both ways (Dice): the exact name beats the longer one.
  both: 0.9,
  // Identity of codes: an error code names its page, whatever else is said.
  code: 0.85,
  // Share that names the page's product or operation: it tells twins apart.
  facet: 1.1,
  // A line that is the whole query.
  exact: 1.1,
  // Neighbours in the query that are neighbours in a line.
  pair: 1.35,
  // Share of the query within sixteen words of running text: a sentence of a body.
  said: 1.5,
  // Factor of another form of a word, and of words written as one or apart.
  form: 0.95,
  // Factor of a word of which the query has the beginning, while it is typed.
  begun: 0.85,
  // Factor of another word that means the same: two of them never beat the word itself.
  alike: 0.45,
  // Factor of digits that nothing calls a code: logs are full of them.
  number: 0.5,
  // What stands behind the product's own words counts beside them: a keyword as a line, an
  // article beside an entry; and a whole message beside a whole label.
  written: 0.8,
  // What a code counts that a page only mentions in running text.
  mentioned: 0.5,
  // From this weight on, in nats, the words of a line count whole: some three rare words.
  enough: 10,
  // So many words at most that no page has count against a page: log noise says nothing.
  unknown: 3,
  // What a word of the query costs that stands between two of a line, in nats.
  skipped: 0.5,
  // Confidence: log odds of a first hit that nothing speaks for.
  base: -4.85,
  // Confidence: share of the query that the page has anywhere.
  reach: 4.55,
  // Confidence: agreement in order with the product's own words.
  quote: 4,
  // Confidence: agreement both ways with one line.
  agreed: 2.45,
  // Confidence: lead over the second page, up to one half.
  ahead: 3.3,
  // Confidence: the query names the page's product or operation.
  named: 1.2,
  // Confidence: an identifier of the query is the page's.
  coded: 1.8,
  // Probability below which a result is of low confidence.
  sure: 0.5,
}
