// What both engines know of characters and of words around numbers: Go reads this file
// too. Each entry stands on a line of its own.

// Code points beyond ASCII by class, as first-last in hexadecimal; what is in none is a
// letter. Fixed ranges, so that a browser of any age and Go of any version agree.
// space ends a word, a sign does too, join vanishes (combining marks, zero width), pair
// is of a script without spaces between words and is taken two by two.
export const classes = {
  space: "80-a0 2000-200a 2028-2029 3000",
  sign: "a1-a9 ab-ac ae-b1 b4 b6-b8 bb bf d7 f7 2010-2018 201a-2027 202a-2bff 2e00-2e7f 3001-3004 3008-3020 30fb " +
    "d800-f8ff fff0-ffff 1f000-1faff e0000-10ffff",
  join: "ad 300-36f 591-5c7 610-61a 640 64b-65f 670 6d6-6ed 1ab0-1aff 200b-200f 2019 3099-309a fe00-fe0f feff",
  pair: "e00-eff 1000-109f 1100-11ff 1780-17ff 3040-3098 309b-30fa 30fc-30ff 3400-4dbf 4e00-9fff ac00-d7a3 20000-3ffff",
}

// Letters that people type as others and that Unicode does not take apart by itself.
export const ligatures = {
  pairs: "ß ss ẞ Ss œ oe Œ Oe æ ae Æ Ae ø o Ø O ł l Ł L đ d Đ D ð d þ th ı i ŋ n",
}

// Regular endings of words, in the order that numbers them in shards. A new one goes to the
// end, with a new version of the shards; Go says which language has which.
export const endings = {
  all: "s es d ed ing e er ers ion ions ly ment y ies ied ation able or al n en ern em t st et te ten end ung ungen",
}

// Signs between quotation marks become words: compilers differ in nothing else.
export const symbols = {
  signs: "! # $ % & ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ { | } ~",
  names: "bang hash dollar percent ampersand openparen closeparen asterisk plus comma minus period slash colon " +
    "semicolon lessthan equals greaterthan questionmark atsign openbracket backslash closebracket caret openbrace " +
    "pipe closebrace tilde",
}

// Signs that make a name: before it (.NET, --force) or behind it (C++, C#).
export const marks = {
  before: ". - -- $ @ /",
  after: "++ # + *",
}

// Words that tell what the number behind them is:
// code    a code
// hex     a code that may be hexadecimal
// decimal a code that is hexadecimal, written in decimal digits
// none    no code
// behind  of code, those that may follow the number
// numbering  letters that number pages, sections and versions: p.28
// filler  words that may be between such a word and the number
// list    words before the last code of a list: "codes 1700 and 1701"
// field   the last part of the name of a field with a code: ErrorCode
// prefix  letters glued to a number that mean "error": E13607
export const cues = {
  code: "error message err errno code codes msg event eventid status exit hresult result return returned response " +
    "fault alarm sqlcode sqlstate http smtp fehler fehlercode fehlernummer meldung statuscode errorcode errorno " +
    "rc fehlernr fehlermeldung ruckmeldung ruckgabewert erreur codigo codice errore fout foutcode fel felkod erro " +
    "ошибка код",
  behind: "error errors err fehler erreur error fout fel erro ошибка",
  hex: "stop bugcheck bsod screen bluescreen check stopcode bccode",
  decimal: "bugcheckcode",
  list: "and or und oder y et ou e o en of och",
  field: "code codes errno hresult",
  prefix: "e er err error code fehler",
  none: "version v ver build release line row column level state severity port page step pid tid zeile kb mb gb ms",
  numbering: "p s v",
  filler: "code number no nr id is was value with of codes nummer",
}

// Numbers as people say and dictate them, folded: the place of a word is its value, or a tenth
// of it less two for tens.
export const spoken = {
  en: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
    "seventeen eighteen nineteen",
  enTens: "twenty thirty forty fifty sixty seventy eighty ninety",
  de: "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn " +
    "siebzehn achtzehn neunzehn",
  deTens: "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
}
