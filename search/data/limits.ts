// Limits of what both engines read, try and list: Go reads this file too. Each is on a
// line of its own, with its unit and its reason above it. The numbers that weigh are in
// score.ts.

// Weights are in sixteenths of a nat of information.
export const nat = 16
// They are rounded to quarter nats, so that an edit of a page seldom changes what a word weighs.
export const weightStep = 4
// Documents of which all terms are made: those that answer to most. Others count by one term.
export const mostWeighed = 500
// Least part of a slot's weight that another word for it does not have.
export const itself = 0.8
// From this part of a line on the query is the line. What is missing is a word like "the".
export const wholeLine = 0.995
// From this part of the query on a line is the query.
export const wholeQuery = 0.95
// A number that is a code tells all from so many digits on: logs are full of single digits.
export const tellingDigits = 3
// Weight from which on a word tells which sentence it is in, half a nat: sentences of running
// text are full of commoner words, which made 30 to 40 of 100 bytes of the lists of sentences
// and found no page more, nor one less. With 16, one of 30 sentences lost its page.
export const leastInWindow = 8
// Times a rare word that codes count at most: codes beyond that are arguments.
export const mostCodes = 1.5
// Positions that a placeholder takes: more than two words of one template ever differ by when a product
// leaves one out.
export const gapStep = 8
// So many words between two of a line cost: what stands for a placeholder may be long.
export const skippedMost = 5
// ... and so many where a placeholder is between them. With 5, 2 of 100 messages with long
// values were called uncertain that are right; with 1, 2 of 100 in logs were lost.
export const skippedInGap = 2
// A line of the product in the query, whatever is around it: this part of the line, ...
export const quotedPart = 0.55
// ... so many words of it, ...
export const quotedWords = 4
// ... and this part of the weight of a word that no other page has.
export const quotedWeight = 0.75
// Then the page answers at least so probably: of 1,850 such queries on eight sites 27 meant
// another.
export const quotedSure = 0.9
// Words in order that tell a line from chance, however common they are.
export const heldWords = 6
// A query with quotedPart of a line of the product has so many words of it in order: then a
// number among them is the value of a placeholder, as in "Pump blocked (err 5)", and no code.
export const argumentWords = 3
// At most so probably where one identifier is the page's and another is not: no link opens it.
export const oneOfTwo = 0.8
// Fewer words of a line are in the query by chance.
export const twoWords = 2
// What a word weighs at most as evidence: five nats.
export const mostEvidence = 80
// From this lead over the second page on, more says nothing.
export const mostAhead = 0.5
// From this weight on, two and a half nats, a product or an operation is named.
export const wholeName = 40
// Words between quotation marks are a phrase if a page with it has this part of the best score.
// Beside a message that fits far better they are a name in it.
export const quotedLeast = 0.5
// A page is a result if it has this part of the best score. 0.1 to 0.33 were tried: below are
// pages with a common word. No query of three sites loses its answer among the first five.
export const related = 0.25
// Letters that a word needs for one typing error, ...
export const oneError = 4
// ... and for two.
export const twoErrors = 8
// What a part of a word that was written as one costs, a long one, ...
export const longPart = 3
// ... one of three letters, ...
export const threePart = 4
// ... one of two: short parts fit anywhere.
export const twoPart = 5
// What all parts of a word may cost: names of eight words, written as one. With 16, one in
// seven names of two catalogues was not found so; with 26 it is one in twenty.
export const mostParts = 26
// Letters of a word that may be several written as one.
export const leastGlued = 5
// Letters of a word inside a longer one.
export const leastPart = 4
// Words of a text that are read: more of a paste tells nothing.
export const maxTokens = 160
// Characters of a text that are read: ten times what so many words have. A paste of 100,000 characters
// without spaces took the browser 166 ms.
export const maxText = 10000
// A text of more parts is a paste, whose signs are no operators.
export const maxOperatorTokens = 8
// Corrections of a typing error.
export const maxGuesses = 3
// Words that an open word begins.
export const maxEndings = 5
// Words of a text that people type; a longer one was pasted.
export const maxTyped = 16
// Words of a paste in which names of programs, paths and tags are mostly around the message:
// in a longer one, words that no space parts from the one before count as other words do that
// mean the same.
export const longPaste = 24
// Words with nothing but spaces between them that are a sentence in such a paste: they are
// looked up before what is around them.
export const leastSentence = 4
// Letters of an open word.
export const shortestOpen = 2
// Digits of a code of digits alone that is the page's, even where the page only mentions it.
// With 4, 13 of 584 foreign log lines got a confident answer on a large site, with 6 nine.
export const sureDigits = 6
// Digits of a number that is a code where the site has it as one, in a query of no more than
// mostNumbers words: shorter ones count things.
export const ownDigits = 3
// A number in a query of so few words is a code, ...
export const bareTokens = 2
// ... if it has so many digits.
export const bareDigits = 3
// Letters of the family of a code that is begun.
export const shortestFamily = 3
// Identifiers that are looked up: each word may cost a load.
export const mostCodesAsked = 6
// Words of the lexicon that are looked up, the better classes first.
export const mostWords = 20
// Other words that are looked up.
export const mostOthers = 5
// Other words of a paste: names and numbers of a log.
export const fewOthers = 3
// Words of a query in which digits that nothing calls a code are looked up. With 4 a bank's code
// behind its message was not; with 8 no foreign line of 584 gets an answer more.
export const mostNumbers = 8
// Characters of a word. Longer runs are keys and hashes.
export const maxSize = 48
// Digits of a hexadecimal code: longer ones are addresses.
export const mostHex = 8
// Digits that make a code by themselves of letters and digits. With fewer it takes a cue, or a
// query that is nothing else: x64 and T77 are none.
export const leastDigits = 3
// Letters of a family whose code may be in small letters. A longer one is in capitals: words before
// a number, as in "player-1042", are none.
export const mostLowercase = 4
// Bytes of a family that a sign parts from its number: longer runs are names.
export const mostPrefix = 12
// Digits of a negative number that is an error code of 32 bits: shorter ones are quantities.
export const leastNegative = 6
// Digits of a decimal number that is read as one: 19 fit into 64 bits.
export const mostDigits = 19
// Words before a number among which its cue may be: "stop error code 942".
export const reach = 3
// What a word weighs at most that only says that the number after it is a code, three quarters
// of a nat: on a site that seldom says "error", that word outweighed the code. With 24, one of 25
// queries with codes on two sites lost its page.
export const mostCue = 12
// Runs of a joined code, or of a code that is typed with spaces: CE-34878-0. Names of hosts, dates
// and IDs of machines have more.
export const mostRuns = 3
// Letters that such a code begins with, ...
export const mostFamily = 4
// ... characters of each of its runs, ...
export const mostRun = 6
// ... and digits of each group where it has no letters, at least ...
export const leastGroup = 3
// ... and at most: telephone numbers have other ones.
export const mostGroup = 5
// Words of numbers in a row that may be a code which somebody dictates: fewer count things.
export const leastSpoken = 3
// Letters at most that codes on displays of devices begin with, E15, ...
export const displayLetters = 2
// ... and their digits at least, from which a site says that its codes begin so. One digit is a
// plan or a version: E5.
export const displayDigits = 2
// Hexadecimal digits at most of a group of such a code, of which the shortest has two: 49.4C02.
export const displayGroup = 4
