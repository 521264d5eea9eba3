// The numbers of the score and of the confidence, for both engines: Go reads this file
// too. Each stands on a line of its own, with its reason above it.

export const C = {
  // Share of the query that labels and codes have: names are short.
  label: 0.65,
  // BM25 of running text, beyond labels and messages: it finds what only bodies contain.
  text: 0.65,
  // Share that the page has anywhere: the page that has all of the query leads.
  any: 1.2,
  // Share of a line that the query has: pastes hold whole messages in much noise.
  cover: 1,
  // Agreement of query and line both ways (Dice): the exact name beats the longer one.
  both: 0.95,
  // Identity of codes: an error code names its page, whatever else is said.
  code: 0.85,
  // Share that names the page's product or operation: it tells twins apart.
  facet: 1.1,
  // A line that is the whole query: its page comes before one whose body has the same words in
  // a sentence. With 1.6 a label of several pages lost to such a one.
  exact: 2,
  // Neighbours in the query that are neighbours in a line.
  pair: 1.4,
  // Share of the query within sixteen words of running text: a sentence of a body.
  said: 1.5,
  // Factor of another form of a word, of words written as one or apart, and of a word that is
  // being typed; and of a line that is the whole query, if it is not the status itself.
  form: 0.95,
  // Factor of another word that means the same: two of them are worth little more than the
  // word itself. 0.35 to 0.6 were tried; on four sites 0.6 finds most. Also of words in a long
  // paste that no space parts from the one before; 0.3 to 1 were tried.
  alike: 0.6,
  // What counts half: keywords beside the product's own words, digits that nothing calls a
  // code, a code that a page only mentions, the whole query in one sentence of a body, and a line
  // that the query has in order, within a paste: logs and mails hold whole messages.
  half: 0.5,
  // What an article counts beside an entry. With 0.7 the page of a product, whose name is all of
  // its title, came before the entries about which somebody asks.
  article: 0.6,
  // From this weight on the words of a line count whole; in weights of a word that no other
  // page has, so that it means the same on a small site and on a large one.
  enough: 1.3,
  // So many words at most that no page has count against a page: log noise says nothing.
  unknown: 3,
  // What a word of the query costs that stands between two of a line, in nats.
  skipped: 0.5,
  // Confidence: log odds of a first hit that nothing speaks for.
  base: -3.2,
  // Confidence: share of the query that the page has anywhere.
  reach: 4,
  // Confidence: agreement in order with the product's own words, where the rest of the query is
  // the page's too, or a machine wrote it: a few common words in order are in any question.
  quote: 7.7,
  // Confidence: lead over the second page, up to one half.
  ahead: 4.5,
  // Confidence: the query names the page's product or operation.
  named: 1.1,
  // Confidence: an identifier of the query is the page's.
  coded: 3.5,
  // Confidence: share of the query that machines write: logs speak of other things.
  noise: -3,
  // Probability below which a result is of low confidence.
  sure: 0.51,
}
