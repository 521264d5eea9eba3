// What the readers of logs in Go and in TypeScript know alike: words, limits and forms of
// lines. Each entry begins a line, and long texts go on in the next. Expressions use only what RE2 and
// browsers read alike.

export const limits = {
  lineLength: 32768, // UTF-16 units of a line; the rest is a line of its own
  wrapped: 4, // lines before and after a line that a wrapped message may continue on
  joined: 8192, // UTF-16 units of a line and its neighbors together: longer lines are not wrapped
  bodyLength: 16384, // UTF-16 units of a line in which the text of a fault is looked for
  decided: 9, // lines after which nothing changes what a line is
  timeBack: 64, // lines above a line that its time is looked for in
  timePlace: 200, // characters from the start of a line within which its time is
  gapWords: 24, // words that a placeholder stands for, at most
  weakGapWords: 12, // the same in a message of few words
  endGapWords: 8, // the same at the end of a message of few words
  strong: 3, // weight from which a message counts anywhere in a line
  sentence: 5, // weight from which the first sentence of a message counts whatever follows it
  sentenceWords: 2, // words after a first sentence that must be those of the message, if any follow
  strongWords: 4, // and words that it has then
  weak: 1.7, // weight from which it counts between signs; below, as the whole text of a line
  weakWords: 3, // and words that it has then,
  pairWeight: 2, // or else this weight
  plain: 1, // weight of a word
  generic: 0.5, // of a word that logs of all products have
  stop: 0.25, // of a word such as "the"
  codeWeight: 3.6, // of a code by its form: more than the least strong message
  digitsWeight: 2.6, // of a number that is a code by its cue
  digitsLeast: 3, // digits of a number that "error" before it makes a code
  places: 20, // places of a status that are kept
  contextLines: 2, // lines around a place
  values: 10, // different arguments of a placeholder that are kept
  valuesCounted: 1000, // different arguments that are counted
  valueLength: 120, // characters of an argument
  textLength: 400, // characters of a line in an answer
  chains: 500, // chains of the timeline
  held: 100000, // events of several files that are put in the order of their times; more stay as they come
  shapes: 500, // shapes of lines that are kept
  shapeTokens: 40, // words of a shape
  tokenLength: 200, // characters of such a word
  similar: 0.6, // share of equal words from which two lines have one shape
}

export const words = {
  stop: "a an the of to in on at by for from with and or is are was were be been has have had it its this that " +
    "your you we will can could may as if after before please",
  generic: "error errors failed failure fail warning info internal unknown status state started starting stopped " +
    "stopping completed complete running done success successful successfully server connection connect timeout " +
    "invalid request file files service process system data user",
  negation: "not no never without cannot cant didnt doesnt wasnt isnt wont nothing neither",
  bad: "error err fatal critical crit severe panic alert emerg emergency failure",
  warn: "warn warning",
  benign: "info information informational informative notice debug trace verbose fine finer finest ok success audit",
  fault: "error errors err failed failure failures fatal exception exceptions panic crash crashed aborted abort " +
    "denied refused unreachable timeout segfault traceback corrupt corrupted cannot unable critical crit severe " +
    "emerg killed exited exit fehler fehlgeschlagen erreur erreurs fallo errore errori fout mislukt błąd ошибка",
  faultMark: "e f fault 500 501 502 503 504",
  faultPair: "level=50 level=60 level=1 level=2 priority=0 priority=1 priority=2 priority=3",
  cue: "error err code errno errorcode event eventid message msg fehler fehlercode fehlernummer meldung " +
    "statuscode erreur codigo errore fout foutcode alarm fault hresult",
  display: "display displays panel screen anzeige écran pantalla visor", // cues of codes with a letter
  sure: "code errorcode eventid fehlercode foutcode statuscode",
  filler: "code number no nr id is was",
  noUser: "quota limit account accounts name names has have had is are was were will can cannot could may must " +
    "not no group groups data profile profiles setting settings id ids logged login logon logout interface " +
    "session sessions permission permissions agent error errors count and or with without from by for to in on at " +
    "of the a an this that mode space input request requests license licenses list table role roles rights policy " +
    "home directory folder files file does did unknown unavailable authentication authorization authenticated " +
    "disabled enabled locked expired deleted created added removed exists already guide manual experience " +
    "provided defined specified action intervention friendly database daemon slice manager service switched doesn " +
    "don didn isn wasn hasn haven won couldn failed failure busy move moved creating since right now first made " +
    "before after during because when while again email mailbox address number guid server right valid full empty " +
    "needs need",
  numbered: "message msg meldung",
  indexed: "event message msg meldung alarm",
  notCode: "http exit status errno signal port line pid tid",
  // The names of the months in languages of Europe, short and long, as CLDR and C libraries have them.
  months: "jan,january,januar,janv,janvier,ene,enero,janeiro,gen,gennaio,januari,янв,январь,января,січ,січень,січн" +
    "я,sty,styczeń,stycznia,tammi,tammikuu,tammikuuta,led,leden,ledna,oca,ocak " +
    "feb,february,februar,févr,février,febrero,fev,fevereiro,febbraio,februari,февр,февраль,февраля,лют,лютий,люто" +
    "го,lut,luty,lutego,helmi,helmikuu,helmikuuta,úno,únor,února,şub,şubat,фев " +
    "mar,march,mär,märz,mars,marzo,março,mrt,maart,март,мар,марта,бер,березень,березня,marzec,marca,marts,maalis,m" +
    "aaliskuu,maaliskuuta,bře,březen,března,mart,mrz " +
    "apr,april,avr,avril,abr,abril,aprile,апр,апрель,апреля,квіт,квітень,квітня,kwi,kwiecień,kwietnia,huhti,huhtik" +
    "uu,huhtikuuta,dub,duben,dubna,nis,nisan " +
    "may,mai,mayo,maio,mag,maggio,mei,май,мая,трав,травень,травня,maj,maja,touko,toukokuu,toukokuuta,kvě,květen,kv" +
    "ětna,mayıs " +
    "jun,june,juni,juin,junio,junho,giu,giugno,июнь,июн,июня,черв,червень,червня,cze,czerwiec,czerwca,kesä,kesäkuu" +
    ",kesäkuuta,čvn,červen,června,haz,haziran " +
    "jul,july,juli,juil,juillet,julio,julho,lug,luglio,июль,июл,июля,лип,липень,липня,lip,lipiec,lipca,heinä,heinä" +
    "kuu,heinäkuuta,čvc,červenec,července,tem,temmuz " +
    "aug,august,août,ago,agosto,augustus,авг,август,августа,серп,серпень,серпня,sie,sierpień,sierpnia,augusti,elo," +
    "elokuu,elokuuta,srp,srpen,srpna,ağu,ağustos " +
    "sep,september,sept,septembre,septiembre,set,setembro,settembre,сент,сентябрь,сентября,вер,вересень,вересня,wr" +
    "z,wrzesień,września,syys,syyskuu,syyskuuta,zář,září,eyl,eylül,сен " +
    "oct,october,okt,oktober,octobre,octubre,out,outubro,ott,ottobre,окт,октябрь,октября,жовт,жовтень,жовтня,paź,p" +
    "aździernik,października,loka,lokakuu,lokakuuta,říj,říjen,října,eki,ekim " +
    "nov,november,novembre,noviembre,novembro,нояб,ноябрь,ноября,лист,листопад,листопада,lis,listopad,listopada,ma" +
    "rras,marraskuu,marraskuuta,listopadu,kas,kasım,ноя " +
    "dec,december,dez,dezember,déc,décembre,dic,diciembre,dezembro,dicembre,дек,декабрь,декабря,груд,грудень,грудн" +
    "я,gru,grudzień,grudnia,des,desember,joulu,joulukuu,joulukuuta,pro,prosinec,prosince,ara,aralık",
  // Hours between UTC and zones, by names that mean one zone in most logs (RFC 2822 and neighbors).
  zones: "EST=-5 EDT=-4 CST=-6 CDT=-5 MST=-7 MDT=-6 PST=-8 PDT=-7 WET=0 WEST=1 BST=1 CET=1 CEST=2 MEZ=1 MESZ=2 " +
    "EET=2 EEST=3 MSK=3 HKT=8 SGT=8 JST=9 KST=9 AEST=10 AEDT=11 NZST=12 NZDT=13",
  unit: "ms s sec secs seconds minutes min hours kb mb gb bytes times percent",
}

// Times as logs write them; what begins first in a line counts. The groups are year (y),
// month (o, or b by name), day, hour, minute, second, fraction, zone (z or Z), half of the day
// (p), and seconds since 1970 (e).
export const times = {
  iso: "(?<y>\\d{4})(?:[-/.]|年 ?)(?<o>\\d{1,2})(?:[-/.]|月 ?)(?<d>\\d{1,2})(?:日 ?|[T ,_-])(?:(?:上午|(?<p>下午)|午前|午後" +
    "|오전|오후) ?)?(?<h>\\d{1,2})[:.](?<m>\\d\\d)(?:[:.](?<s>\\d\\d)(?:[.,:](?<f>\\d{1,9}))?)?(?: ?(?<z>Z\\b|(?:UTC" +
    "|GMT)(?:[+-]\\d{1,2}(?::?\\d\\d)?)?\\b|(?:[ECMP][SD]T|CES?T|MES?Z|WES?T|EES?T|MSK|BST|JST|KST|AE[SD]T|NZ[SD]T" +
    "|HKT|SGT)\\b|[+−-]\\d\\d:?\\d\\d)|(?<Z>[+-]\\d\\d)\\b)?",
  compact: "(?<y>(?:19|20)\\d\\d)(?<o>\\d\\d)(?<d>\\d\\d)[T :_-](?<h>\\d\\d)(?<m>\\d\\d)(?<s>\\d\\d)(?:[.,:]" +
    "(?<f>\\d{1,9}))?(?: ?(?<z>Z\\b|(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d\\d)?)?\\b|(?:[ECMP][SD]T|CES?T|MES?Z|WES?T" +
    "|EES?T|MSK|BST|JST|KST|AE[SD]T|NZ[SD]T|HKT|SGT)\\b|[+−-]\\d\\d:?\\d\\d))?\\b",
  dense: "(?<y>(?:19|20)\\d\\d)(?<o>\\d\\d)(?<d>\\d\\d)[T :_-](?<h>\\d{1,2}):(?<m>\\d{1,2}):(?<s>\\d{1,2})(?:[.,:]" +
    "(?<f>\\d{1,9}))?(?: ?(?<z>Z\\b|(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d\\d)?)?\\b|(?:[ECMP][SD]T|CES?T|MES?Z|WES?T" +
    "|EES?T|MSK|BST|JST|KST|AE[SD]T|NZ[SD]T|HKT|SGT)\\b|[+−-]\\d\\d:?\\d\\d))?\\b",
  apache: "(?:[A-Z][a-z]{2}, )?(?<d>\\d{1,2})[/ -](?<b>[A-Z][a-z]{2})[/ -](?<y>\\d{4})(?:::|[: ])(?<h>\\d\\d):" +
    "(?<m>\\d\\d):(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9}))?(?: (?<p>[AP]M))?(?: ?(?<z>(?:UTC|GMT)(?:[+-]\\d{1,2}" +
    "(?::?\\d\\d)?)?\\b|(?:[ECMP][SD]T|CES?T|MES?Z|WES?T|EES?T|MSK|BST|JST|KST|AE[SD]T|NZ[SD]T|HKT|SGT)\\b" +
    "|[+−-]\\d\\d:?\\d\\d))?",
  logcat: "^\\[? ?(?<o>\\d\\d)[./-](?<d>\\d\\d) (?<h>\\d\\d):(?<m>\\d\\d):(?<s>\\d\\d)(?:\\.(?<f>\\d{1,6}))?",
  klog: "^[IWEF](?<y>20\\d\\d)?(?<o>\\d\\d)(?<d>\\d\\d) (?<h>\\d\\d):(?<m>\\d\\d):(?<s>\\d\\d)\\.(?<f>\\d{6})",
  hdfs: "^(?<y>\\d\\d)(?<o>\\d\\d)(?<d>\\d\\d) (?<h>\\d\\d)(?<m>\\d\\d)(?<s>\\d\\d) ",
  spark: "^(?<y>\\d\\d)/(?<o>\\d\\d)/(?<d>\\d\\d) (?<h>\\d\\d):(?<m>\\d\\d):(?<s>\\d\\d)",
  syslog: "\\b(?<b>[A-Z][a-z]{2}) {1,2}(?<d>\\d{1,2}),? (?:(?<y>\\d{4}),? )?(?<h>\\d{1,2}):(?<m>\\d\\d):" +
    "(?<s>\\d\\d)(?:[.,:](?<f>\\d{1,9}))?(?: (?<p>[AP]M))?(?: (?<z>(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d\\d)?)?\\b|" +
    "(?:[ECMP][SD]T|CES?T|MES?Z|WES?T|EES?T|MSK|BST|JST|KST|AE[SD]T|NZ[SD]T|HKT|SGT)\\b|[+−-]\\d\\d:?\\d\\d))?(?: " +
    "(?<Y>\\d{4})\\b)?(?: (?<Z>[+-]\\d{4})\\b)?",
  monthFirst: "(?:^[ \\t|>(\\[]{0,4}|[>|\\[] ?)(?<b>[A-Za-zÀ-ɏЀ-ӿ]{3,12})\\.? {1,2}(?<d>\\d{1,2})[.,]{0,2} (?:" +
    "(?<y>\\d{4}),? )?(?<h>\\d{1,2}):(?<m>\\d\\d):(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9}))?",
  dayFirst: "\\b(?<d>\\d{1,2})(?:\\.? |\\. ?|[/-]| de )(?<b>[A-Za-zÀ-ɏЀ-ӿ]{3,12})\\.?(?: |[/-]| de )(?<y>\\d{4})" +
    "(?: г\\.| r\\.)?,?(?: (?:um|klo|kl\\.?|à|às|a las|at|alle|ore|om|o|в|о))?[ :](?<h>\\d{1,2})[:.]" +
    "(?<m>\\d\\d)[:.](?<s>\\d\\d)(?:[.,](?<f>\\d{1,9}))?",
  asian: "(?:^[ \\t|>(\\[]{0,4}|[>|\\[] ?)(?<o>\\d{1,2})[月월] {1,2}(?<d>\\d{1,2})[日일]? (?<h>\\d{1,2}):(?<m>\\d\\d):" +
    "(?<s>\\d\\d)(?:[.,](?<f>\\d{1,9}))?",
  local: "\\b(?<d>\\d{1,2})(?<c>[/.-])(?<o>\\d{1,2})[/.-](?<y>\\d{4}|\\d\\d)(?:,?(?: (?:um|klo|kl\\.?|à|at|om|alle" +
    "|o))? |[:-])(?<h>\\d{1,2})(?<g>[:.])(?<m>\\d\\d)(?:[:.](?<s>\\d\\d)(?:[.,](?<f>\\d{1,6}))?)?(?: ?" +
    "(?<p>[AP]M))?(?: ?(?<z>(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d\\d)?)?\\b|(?:[ECMP][SD]T|CES?T|MES?Z|WES?T|EES?T" +
    "|MSK|BST|JST|KST|AE[SD]T|NZ[SD]T|HKT|SGT)\\b|[+−-]\\d\\d:?\\d\\d))?",
  epoch: "(?:\"(?:ts|time|timestamp|@timestamp|t|date|__REALTIME_TIMESTAMP)\" ?: ?\"?|^__REALTIME_TIMESTAMP=" +
    "|^\\[?)(?<e>[12]\\d{9})(?:\\.?(?<f>\\d{3}))?(?:\\d{3}){0,2}\\b\\]?",
  traced: "^(?<h>\\d{1,2}):(?<m>\\d\\d):(?<s>\\d\\d)\\.(?<f>\\d+)[+-]\\d+\" date=\"(?<o>\\d{1,2})-(?<d>\\d{1,2})-" +
    "(?<y>\\d{4})\"",
  clock: "(?:^[ \\t|>(\\[│┃║]{0,6}|^[ \\t]{0,6}\\d{1,7}[:)] {1,2}|\\[)(?<h>\\d{1,2}):(?<m>\\d\\d):(?<s>\\d\\d)" +
    "(?:[.,:](?<f>\\d{1,6}))?(?: ?(?<p>[AP]M))?",
  minutes: "^\\[?(?<h>\\d{1,2}):(?<m>\\d\\d) ?(?<p>[AP]M)\\b",
  boot: "^(?:[a-z]+ *:[a-z]+ *: ?)?(?<t>\\[ *\\d{1,8}\\.\\d{6}\\])",
  counted: "^[\\w./= -]{0,60}[ (](?<e>1\\d{9})(?:\\.(?<f>\\d{3})\\d{0,3})?[ :)]",
}

// The order in which they are tried, and which of two forms that begin at one place counts.
export const timeOrder = {
  names: "iso compact dense apache logcat klog hdfs spark syslog local monthFirst dayFirst asian epoch traced " +
    "clock minutes boot counted",
}

// One piece of what precedes the text of a line, once its time is gone.
export const pieces = {
  ruby: "^(?:[DIWEFA], \\[[^\\]]{10,60}\\] +[A-Z]+ -- [^: ]{0,40} ?: )",
  actions: "^(?:[ \\t]*(?:##\\[[a-z]+\\]|::[a-z]+(?: [^:]*)?::))",
  android: "^(?:(?:[a-z][a-z0-9_]* +|\\d+ +)?\\d+ +\\d+ [VDIWEF] [^:\\[\\]]{1,60}: )",
  guid: "^(?:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}[ \\t:]+)",
  target: "^(?:[A-Za-z_][\\w:./$-]{0,80}\\] )",
  tags: "^(?:</?[A-Za-z][^<>]{0,80}>)+",
  labels: "^(?:\\{[A-Za-z_]\\w*=\"[^{}]{0,400}\\}(?: |\\t))",
  compose: "^(?:[\\w.-]{1,60} *\\| )",
  apple: "^(?:0x[0-9a-f]+ +(?:Default|Info|Debug|Error|Fault) +0x[0-9a-f]+ +\\d+ +\\d+ +)",
  stream: "^(?:(?:stdout|stderr) [FP](?: |$))",
  gitlab: "^(?:0\\d[OE][ +])",
  path: "^(?:[\\w.-]+(?:/[\\w.-]+){2,} )",
  system: "^(?:[A-Z][A-Z0-9_.-]{1,40}(?: {2,}|\\t))",
  request: "^(?:[\\w.-]+ [\\w./-]+ (?:\\d+|-) (?:[\\w.-]+|-) (?:-|\\[[^\\]]*\\])(?: |$))",
  signs: "^(?:[ \\t|,;:>*-]+)",
  priority: "^(?:<\\d{1,3}>(?:\\d )?)",
  bracket: "^(?:\\[[^\\]]{0,80}\\]:?)",
  parenthesis: "^(?:\\([^)]{0,40}\\))",
  level: "^(?:(?:(?i:trace|debug|verbose|info|information|notice|warn|warning|error|err|fatal|critical|crit|severe" +
    "|panic|alert|emerg)(?:[ \\t:|,]|$)))",
  letter: "^(?:[EWFIDV](?:/[\\w.-]{1,40}(?:\\( *\\d+\\))?:?)?[ \\t])",
  number: "^(?:[*#]?\\d+(?:[.#]\\d+)?:?(?:[ \\t,]|$))",
  process: "^(?:[\\w./$@-]{1,60}\\[\\d+\\]:)",
  host: "^(?:[\\w.-]{1,60} [\\w./-]{1,60}(?:\\[\\d+\\])?: )",
  logger: "^(?:[A-Za-z_$][\\w.$/*@-]{0,80}:[ \\t])",
  dash: "^(?:[A-Za-z_$][\\w.$/-]{0,80} - )",
}

// The order in which they are tried.
export const pieceOrder = {
  names: "ruby actions android guid target tags labels compose apple stream gitlab path system request signs " +
    "priority bracket parenthesis level letter number process host logger dash",
}

export const forms = {
  // What precedes the time of a record in JSON or XML, and of a trace of Configuration Manager.
  timeField: "(?i)(?:[{, ]\"(?:@?timestamp|@t|ts|t|time|date|datetime|event_?time|time_?generated|time_?created" +
    "|created|created_at|asctime|log_?time|when|last_?timestamp|__realtime_timestamp)\" ?: ?" +
    "(?:\\{ ?\"\\$date\" ?: ?)?\"?|\\]LOG\\]!><time=\"|SystemTime=[\"']|timestamp=\"|\\$\\$<[^<>]*><)",
  // Words with + between, as in addresses, and lines of W3C logs, in which + is a blank.
  spaced: "[+=?|][A-Z]?[a-z]+[.,:;]?\\+[A-Z]?[a-z]+[.,:;]?\\+",
  w3c: "^\\d{4}-\\d\\d-\\d\\d[ \\t]\\d\\d:\\d\\d:\\d\\d[ \\t](?:[^ \\t]+[ \\t]+){0,9}(?:GET|POST|PUT|HEAD|DELETE" +
    "|PATCH|OPTIONS|DEBUG)[ \\t]+/",
  firstWord: "^[A-Za-zÀ-ɏЀ-ӿ]{3,12}",
  sentence: "(?:^|[^A-Za-z.-])[A-Za-z]{2,} [a-z]{2,}[ :'\"]",
  thrown: "(?i)(?:exception|error):[ \\t]*$",
  json: "\"(?:message|msg|MESSAGE|log|text|error|err|@m|@mt|body|short_message|errorMessage|error_message" +
    "|stringValue|textPayload|Message|reason|detail)\" ?: ?\"((?:[^\"\\\\]|\\\\.)*)\"",
  teamcity: "^##teamcity\\[[a-zA-Z]+ (?:text|message|details)='(.*?)'(?: [a-zA-Z]+=|\\])",
  attribute: "(?:[Mm]essage|text|error|reason|[Dd]escription)=\"([^\"]+)",
  levelAlone: "^(?:[ \\t]*\\+ (?:CategoryInfo|FullyQualifiedErrorId)|[ \\t-]*[\"']?(?:level|severity|lvl|loglevel" +
    "|log_level|levelname|type)[\"']? ?[:=] ?[\"']?[A-Za-z]+[\"']?,?[ \\t]*$)",
  cef: "CEF:\\d\\|(?:[^|]*\\|){4}((?:[^|\\\\]|\\\\.)*)\\|",
  leef: "^[^\\n]{0,200}?LEEF:[^\\n]*?[|\\t^]msg=([^\\t^]+)",
  code: "^(?:%?[A-Z][A-Z0-9_]*-\\d-[A-Z0-9_]+|[A-Z]{2,12}[-_]?\\d{2,6}|0x[89cC][0-9a-fA-F]{7}):?$",
  codeBefore: "(?:^|[ \\t])(%?[A-Z][A-Z0-9_]*-\\d-[A-Z0-9_]+|[A-Z]{2,12}-\\d{2,6}):[ \\t]+$",
  cell: ",\"((?:[^\"]|\"\")*)\"",
  relayed: "PHP message: ((?:[^\"\\\\]|\\\\.)+)",
  scalar: "^[ \\t-]*(?:message|msg|error|err|text|reason): [\"'](.*)[\"']$",
  logfmt: "(?:^| )(?:msg|message|error|err)=\"((?:[^\"\\\\]|\\\\.)*)\"",
  csv: "^(?:[^\",]{0,60},){2,}\"([^\"]{3,})\"$",
  request: "\"([A-Z]+ [^ \"]+)(?: [^\"]*)?\" (\\d{3}) ",
  tag: "<[^>]*>",
  levelField: "(?i)\"?\\b(?:level|severity|log\\.level|levelname|@l|lvl|loglevel|log_level)\"? ?[:=] ?\"?([a-z]+" +
    "|\\d{1,2})\\b",
  windowsLevel: "<Level>(\\d)</Level>",
  journal: "\"PRIORITY\" ?: ?\"(\\d)\"",
  priority: "^<(\\d{1,3})>",
  letter: "^(?:\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+ +\\d+ +\\d+ )?([VDIWEF])(?:[/ ]|\\d{4} )",
  apple: " 0x[0-9a-f]+ +(Error|Fault|Default|Info|Debug) +0x[0-9a-f]+ ",
  access: "\" (\\d)\\d\\d (?:\\d+|-)(?: |$)",
  exit: "(?i)\\bexit(?:ed)?(?: with)?(?: (?:non-zero )?(?:status|code|exit code))?[ :=]+(\\d+)\\b",
  trace: "^(?:[ \\t]*\\+ (?:CategoryInfo|FullyQualifiedErrorId|~)|At [^ ].*:\\d+ char:\\d+|[ \\t]+at [^ ]" +
    "|[ \\t]*\\.\\.\\. \\d+ (?:more|common)|[ \\t]*Caused by: |[ \\t]*Suppressed: |[ \\t]+File \"|goroutine \\d+ " +
    "|[ \\t]+\\S+\\.go:\\d+|[ \\t]*During handling of the above|[ \\t]*The above exception was)",
  python: "^[ \\t]*Traceback \\(most recent call last\\)",
  // What a shape leaves out: quoted names. A quoted text of four words or more is a message.
  quoted: "\"[^\" ]*(?: [^\" ]*){0,2}\"|'[^' ]+(?: [^' ]*){0,2}'|`[^` ]*(?: [^` ]*){0,2}`|“[^” ]*(?: [^” ]*){0,2}”" +
    "|«[^»]{0,40}»",
  quotedBreak: "\\n[ \\t]*(?:[>|][ \\t]?)*", // in an argument that a terminal or mail wrapped
  quote: "^(?:\\\\?\"|')",
  sentenceEnd: "^[.!?]+[ \\t]+",
  dots: "\\.{3,}|…",
  codeEnd: "^(?:[:;,.)\\]\"'|]|[ \\t]*(?:\\(|[-–:] |$|\\n))",
  numbers: "(?:^|[ \\t])(?:#?\\d[\\d.:]*[ \\t]+)+$",
  nextField: "^([ \\t]*[^ \\t\\n][^\\n]*?)[ \\t]+(?:\\[?[A-Za-z_][\\w.]{0,30}=|\\[[A-Za-z_]\\w{0,30} = |\\{\")",
  eventHead: "^[ \\t]*(?:Log Name|Task Category|Keywords?|Computer|User|Op ?[Cc]ode|ProviderName) *: ",
  sentenceCut: "^[.!?]*[ \\t]*(?:$|[\"'|<}\\])\\n…,;])",
  closing: "^(?:[.!](?:[^0-9A-Za-z]|$)|[\"'`|<}\\])\\n…]|[,;][ \"])",
  argumentEnd: "\\||</|, [A-Za-z_]{1,40}: ",
  field: "(?i)(?:status|state|result|message|msg|event|title)[\"']?[ \\t]*[:=>][ \\t]*[\"']?$",
}

// What is left out of what people share, in this order, and what is put in its place.
export const secretOrder = {
  names: "key login bearer jwt cloud hash cookie command commandSpace commandUser commandLogin option piped hook " +
    "wifi share query tagged valued pair phrase once license router statement windowsHome unc home tilde mail " +
    "person quotedPerson uuid mac bareMac ipv6 ipv6Short ipv4 iban card phone social token long ids sudo su " +
    "directory position names nested userField userQuoted userWord",
}

export const secrets = {
  key: "-----BEGIN [A-Z ]+-----[^-]*(?:-----END [A-Z ]+-----)?",
  login: "(://)[^/ \\t:@\"']+(?::[^/ \\t@\"']*)?@",
  bearer: "(?i)\\b((?:bearer|basic|negotiate|digest|apikey|token) )[A-Za-z0-9+/=_.~-]{8,}",
  jwt: "\\bey[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)?",
  cloud: "\\b(?:AKIA|ASIA|ghp_|gho_|ghs_|github_pat_|glpat-|glrt-|gldt-|hf_|hvs\\.|hvb\\.|whsec_|pypi-AgE" +
    "|AGE-SECRET-KEY-|xox[abprs]-|sk-|sk_live_|pk_live_|rk_live_|AIza|ya29\\.|npm_|dop_v1_|SG\\.|EAAC" +
    "|shpat_)[A-Za-z0-9_.-]{6,}",
  pair: "(?i)([A-Za-z0-9_.-]*(?:password|passwd|pwd|passphrase|secret|token|api[_ -]?key|access[_-]?key" +
    "|account[_-]?key|private[_-]?key|session[_-]?id|sessid|cookie|authorization|credential|signature|sig|otp|pin" +
    "|psk|sshpass|[_.-]pass|passwort|kennwort|mot de passe|contraseña|contrasena|senha|wachtwoord|пароль|hasło" +
    "|lösenord|heslo|parola|salasana|şifre|パスワード|密码|密碼|비밀번호)[\"']? ?(?:[:=]>?|->|：) ?)(?:\"[^\"]*\"|'[^']*'" +
    "|[^ \\t,;&\"'<>)}\\]]+)",
  windowsHome: "(?i)(\\\\{1,2}(?:Users|Documents and Settings|Profiles)\\\\{1,2})(?:[^\\\\/:*?\"<>|\\n]+(\\\\)" +
    "|[^\\\\/:*?\"<>| \\n]+)",
  home: "(/(?:home|[Uu]sers|export/home|var/home)/)[^/ \\t:\"\\'<>,;)?&#]+",
  mail: "[A-Za-z0-9._%+'À-힣-]+(?:@|%40| ?\\(at\\) ?| ?\\[at\\] ?)[A-Za-z0-9À-힣-]+(?:\\.[A-Za-z0-9À-힣-]+)*",
  uuid: "\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b",
  mac: "\\b(?:[0-9a-fA-F]{2}(?:[:-][0-9a-fA-F]{2}){5}|[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4})\\b",
  ipv6: "\\b(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|(?:[0-9a-fA-F]{1,4}:){6}\\d{1,3}(?:\\.\\d{1,3}){3}|" +
    "(?:\\d[0-9a-fA-F]{0,3}|[a-fA-F]{1,3}\\d[0-9a-fA-F]{0,2}|[fF][c-fC-F][0-9a-fA-F]{2}):" +
    "(?:[0-9a-fA-F]{1,4}:){0,6}:(?:(?:[0-9a-fA-F]{1,4}:){0,5}\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]{1,4}" +
    "(?::[0-9a-fA-F]{1,4}){0,6})?)(?:%[A-Za-z0-9.-]+)?",
  ipv4: "\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b",
  token: "\\b(?:[0-9a-fA-F]{16,}|S-1-5-[0-9-]{6,})\\b",
  long: "\\b[A-Za-z0-9+/_]*(?:[a-z][A-Z0-9]" +
    "|[0-9][A-Za-z])[A-Za-z0-9+/_]*[0-9][A-Za-z0-9+/_]{8,}[A-Za-z0-9+/_]{8,}={0,2}",
  cookie: "(?i)((?:set-)?cookie: ?).+",
  query: "(?i)([?&](?:code|state|auth|key|hash|nonce|ticket|assertion|samlresponse|session)=)[^& \\t\"\\'<>#]+",
  phrase: "(?i)(\\b(?:password|passwd|passphrase|pin|secret) (?:for (?:user )?[^ \\t]+ )?)(?:(?:is" +
    "|was) [^ \\t]*\\d[^ \\t]*|\"[^\"]+\"|\\'[^\\']+\\')",
  unc: "(^|[^\\\\A-Za-z0-9:])\\\\\\\\[A-Za-z0-9_][^\\\\ \\t\"\\'<>|,;]*(?:\\\\[^\\\\ \\t\"\\'<>|,;]+)+",
  tilde: "(^|[ \\t\"\\'=:(])~[A-Za-z][A-Za-z0-9_.-]*",
  person: "(?i)((?:\\b(?:from|to|cc|bcc|reply-to|sender): ?))[^<\\n]{1,80}(<<mail>>)",
  quotedPerson: "\"[^\"@<>]{1,60}\" (<<mail>>)",
  bareMac: "(?i)(\\bmac(?:[_ -]?addr(?:ess)?)?[\"\\']? ?[:= ] ?\"?)[0-9a-f]{12}\\b",
  ipv6Short: "(^|[ \\t\\[(\"\\'=,;@/])::(?:(?:[0-9a-fA-F]{1,4}:){0,5}\\d{1,3}(?:\\.\\d{1,3}){3}|" +
    "(?:[0-9a-fA-F]{1,4}:){0,6}[0-9a-fA-F]{1,4})\\b",
  iban: "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4})?(?: ?\\d[A-Z0-9]{3}){2,6}(?: ?[A-Z0-9]{1,4})?\\b",
  card: "\\b(?:(?:\\d{4}[ -]){3}\\d{4}|3[47]\\d{2}[ -]\\d{6}[ -]\\d{5}|4\\d{15}|5[1-5]\\d{14}|2[2-7]\\d{14}" +
    "|3[47]\\d{13}|6(?:011|5\\d\\d)\\d{12})\\b",
  phone: "(^|[^0-9A-Za-z+])(?:\\+[1-9]\\d{0,2}[ .-]?(?:\\(0\\))?[ .-]?[(]?\\d[0-9 .()/-]{5,}\\d" +
    "|\\(\\d{3}\\) ?\\d{3}-\\d{4}|\\d{3}-\\d{3}-\\d{4}|00[1-9]\\d{8,13})\\b",
  social: "\\b\\d{3}-\\d{2}-\\d{4}\\b",
  ids: "\\b([ug]id=\\d+)\\([^)]*\\)",
  sudo: "\\b(sudo(?:\\[\\d+\\])?: +)[A-Za-z0-9_.-]+( :)",
  su: "\\b(su(?:\\[\\d+\\])?: \\(to )[^)]+\\) [A-Za-z0-9_.-]+",
  directory: "(\\b(?:CN|OU|UID|SN|cn|ou|uid|Uid|sn|givenName)=)[^,;\"\\'<>=() \\t\\n]+(?: [A-Z][^,;\"\\'<>=" +
    "() \\t\\n]*){0,3}",
  position: "(?i)(\\b(?:lat|lon|lng|latitude|longitude)[\"\\']? ?[:=] ?)-?\\d+\\.\\d+",
  names: "(?i)(\"(?:display_?name|full_?name|first_?name|last_?name|given_?name|family_?name" +
    "|surname)\" ?: ?)\"[^\"]*\"",
  nested: "(?i)(\"(?:user|account|owner|actor|customer)\" ?: ?\\{[^{}]{0,200}?\"name\" ?: ?)\"[^\"]*\"",
  userField: "(?i)((?:\\b(?:user|username|user_name|user-name|userid|user_id|login|account|acct|owner|principal" +
    "|uname|logname|ruser|suser|duser|samaccountname|upn|mailbox|customer|employee|host|hostname|computer" +
    "|workstation|accountname|benutzer|benutzername|anmeldename|nutzer|kunde|utilisateur|identifiant|usuario" +
    "|utente|gebruiker|gebruikersnaam)|usuário|пользователь|логин|användare|użytkownik|ユーザー名?|用户名?" +
    "|사용자)[\"']? ?[:=：] ?)(?:\"[^\"]*\"|'[^']*'|[^ \\t,;&\"'<>(){}\\[\\]]+)",
  userWord: "(?i)\\b((?:invalid user|for user|by user|from user|user|account|login for|logged in as|logging in as" +
    "|signed in as|anmeldung von|password for|publickey for|owned by|session opened for user|mailbox) )(\"[^\"]+\"" +
    "|'[^']+'|[A-Za-z0-9_.$\\\\-]+)",
  hash: "\\$(?:[1-7y]|2[abxy]|apr1|argon2[a-z]*|pbkdf2[a-z0-9-]*)\\$[^ \\t:\"'<>]+",
  command: "(\\b(?:mysql[a-z]*|mariadb[a-z-]*|7z[ar]?|rar|unrar)(?:\\.exe)? (?:[^\\n|;]*? )?-p)(?:\"[^\"]*\"" +
    "|'[^']*'|[^ \\t\"']+)",
  commandSpace: "(\\b(?:(?:sshpass|(?:docker|podman|helm registry|oc|az|nerdctl|skopeo|buildah|npm) login" +
    "|[Pp]s[Ee]xec(?:64)?|cqlsh|mongo[a-z]*)(?:\\.exe)? (?:[^\\n|;]*? )?-p|(?:unzip|zip|sqlcmd|osql|isql|bcp" +
    "|ipmitool|mosquitto_[a-z]+)(?:\\.exe)? (?:[^\\n|;]*? )?-P|ldap[a-z]+ (?:[^\\n|;]*? )?-w|redis-cli (?:[^\\n" +
    "|;]*? )?-a|snmp(?:walk|bulkwalk|get|getnext|bulkget|set|trap|inform|table|status) (?:[^\\n|;]*? )?-c|openssl " +
    "(?:[^\\n|;]*? )?-pass(?:in|out) pass:|schtasks(?:\\.exe)? (?:[^\\n|;]*? )?/[rR]?[pP]" +
    "|USER [^ \\t]+[ \\t,;]+PASS|(?:plink|pscp|psftp|putty)(?:\\.exe)? (?:[^\\n|;]*? )?-pw) ?)(?:\"[^\"]*\"" +
    "|'[^']*'|[^ \\t\"']+)",
  commandLogin: "(\\b(?:curl|wget|mysql[a-z]*|mariadb[a-z-]*|psql|sqlcmd|(?:docker|podman|oc|az) login" +
    "|[Pp]s[Ee]xec(?:64)?|smbclient)(?:\\.exe)? (?:[^\\n|;]*? )?(?:-[uU]|--user(?:name)?)[ =]?)(?:\"[^\"]*\"" +
    "|'[^']*'|[^ \\t\"'<>:]+)",
  commandUser: "(\\b(?:curl|wget)(?:\\.exe)? (?:[^\\n|;]*? )?(?:-[uU]|--user" +
    "|--proxy-user)[ =]?)[\"']?[^ \\t\"':]+:[^ \\t\"']+[\"']?",
  option: "(?i)((?:^|[ \\t])(?:--?(?:[a-z0-9]+[-_])*(?:password|passwd|passwort|passphrase|pass|pwd|storepass" +
    "|keypass|token|secret|api-?key)[ =:]|/(?:password|passwd|pass|pwd):))(?:\"[^\"]*\"|'[^']*'|[^ \\t\"']+)",
  piped: "(\\becho (?:-n )?)(?:\"[^\"]*\"|'[^']*'|[^ \\t\"'|]+)( ?\\| ?(?:sudo (?:[^|]*? )?-S|(?:sudo )?chpasswd))",
  hook: "(\\bhooks\\.slack\\.com/[a-z]+/)[^ \\t\"'<>]+",
  wifi: "(\\bWIFI:[^ \\t]*?\\bP:)[^;]+",
  share: "(?i)(\\bnet (?:use (?:[a-z*]:? )?\\\\\\\\[^ \\t]+|user [^ \\t/]+) )[^ \\t/][^ \\t]*",
  tagged: "(?i)(<(?:[a-z0-9]+:)?[a-z0-9_.-]*(?:password|passwd|passwort|pwd|passphrase|secret|token|api-?key" +
    "|credential)(?: [^<>]*)?>|<[a-z0-9:_.-]+ (?:key|name|id)=\"[^\"<>]*(?:password|passwd|passwort|pwd|passphrase" +
    "|secret|token|api-?key|credential)\"[^<>]*>)(?:[^<>]+|<!\\[CDATA\\[[^<>]*>)(</)",
  valued: "(?i)(\\b(?:key|name)=\"[^\"]*(?:password|passwd|passwort|pwd|passphrase|secret|token|api-?key" +
    "|connectionstring)\"[ \\t]+value=\")[^\"]*",
  once: "(?i)(\\b(?:(?:pin|puk|tan|otp|cvv|cvc):? |(?:verification|security|one-time|two-factor|access" +
    "|confirmation|login|sms|authentication|recovery|pairing)[ -](?:pass)?code(?: is| was)?:? ?|(?:your code" +
    "|ihr code|votre code|su código)(?: is| lautet| ist| est| es)?:? ))(?:\\d{4,8}|\\d{3} \\d{3})\\b",
  license: "(?i)(\\b(?:(?:license|licence|activation)[ _-](?:key|code|number)|product[ _-]key|serial[ _-](?:number" +
    "|no\\.?))(?: is|[\"']? ?[:=])? ?[\"']?)[A-Z0-9]*(?:\\d[A-Z0-9-]{4,}|[A-Z0-9]-[A-Z0-9]{4}[A-Z0-9-]*)",
  router: "(?i)(\\b(?:(?:password|secret) [0-9] |(?:snmp-server )?community(?: string)?[:= ] ?))(?:\"[^\"]+\"" +
    "|[^ \\t\"<>]*\\d[^ \\t\"<>]*)",
  statement: "(?i)(\\b(?:identified by|convertto-securestring(?: -string)?) ?)(?:\"[^\"]*\"|'[^']*')",
  userQuoted: "(?i)(\\b(?:benutzers?|utilisateur|usuario|utente|gebruiker) )(?:\"[^\"]+\"|'[^']+'|„[^“]+“|«[^»]+»)",
}

export const secretNames = {
  key: "<token>",
  login: "$1<user>@",
  bearer: "$1<token>",
  jwt: "<token>",
  cloud: "<token>",
  pair: "$1<token>",
  windowsHome: "$1<user>$2",
  home: "$1<user>",
  mail: "<mail>",
  uuid: "<id>",
  mac: "<address>",
  ipv6: "<address>",
  ipv4: "<address>",
  token: "<token>",
  long: "<token>",
  cookie: "$1<token>",
  option: "$1<token>",
  query: "$1<token>",
  phrase: "$1<token>",
  unc: "$1\\\\<path>",
  tilde: "$1~<user>",
  person: "$1<user> $2",
  quotedPerson: "<user> $1",
  bareMac: "$1<address>",
  ipv6Short: "$1<address>",
  iban: "<number>",
  card: "<number>",
  phone: "$1<phone>",
  social: "<number>",
  ids: "$1(<user>)",
  sudo: "$1<user>$2",
  su: "$1<user>) <user>",
  directory: "$1<user>",
  position: "$1<place>",
  names: "$1\"<user>\"",
  nested: "$1\"<user>\"",
  userField: "$1<user>",
  userWord: "$1<user>",
  hash: "<token>",
  command: "$1<token>",
  commandSpace: "$1<token>",
  commandUser: "$1<user>:<token>",
  commandLogin: "$1<user>",
  piped: "$1<token>$2",
  hook: "$1<token>",
  wifi: "$1<token>",
  share: "$1<token>",
  tagged: "$1<token>$2",
  valued: "$1<token>",
  once: "$1<token>",
  license: "$1<number>",
  router: "$1<token>",
  statement: "$1<token>",
  userQuoted: "$1<user>",
}
