package generate

// The common words, by part of speech, the most frequent first: they are drawn
// with a Zipf-like distribution, so the order matters. Verbs are regular ones,
// whose other forms follow from the rules in vocabulary.go.
const (
	nounList = `
file account server connection device user status service message network folder mailbox backup error password
item storage setting administrator job disk address key data process certificate time version request client
system log policy limit quota session group name list queue copy record report database volume schedule agent
token license host port link address attachment archive snapshot domain profile permission region channel cluster
node cache index batch block bucket calendar contact container console credential dashboard directory driver
endpoint event export field firewall gateway import instance interface interval inventory journal label library
location lock machine manager map member memory metric mirror module monitor mount notification object operator
option order organization owner package page parameter partition patch path payload peer pipeline plan platform
plugin pool portal preference printer priority project protocol provider proxy publisher query range rate reader
recipient recovery registry release replica repository reseller resource response result retention role root
route router rule sample scanner scope script segment sender sequence shard share signature site size slot socket
source space stage stamp step stream subscription subnet switch table tag target task team template tenant
terminal thread threshold ticket timeout timer tool topic trace traffic transfer trigger tunnel update upload
value vault vendor view warning watcher window worker workflow workspace workload zone accessory alarm alert
algorithm alias allocation announcement appliance application approval array asset assignment audit author
balance bandwidth banner baseline battery binding board boundary branch bridge browser buffer button cabinet cable
camera candidate capacity card carrier catalog category chain change charge chart check checksum circuit class
clock code collection collector column command comment commit compartment component compression computer
condition conference connector constraint consumer context contract controller conversion cookie core counter
credit cursor customer cycle deadline delay delivery department deployment descriptor design detector developer
diagram dialog dictionary difference digest dimension discount display distribution document download draft drive
duplicate duration editor element email employee engine entity entry envelope environment equipment estimate
exception exchange exclusion execution expiry extension extract facility factory failure feature feed filter
finding fingerprint firmware flag flow footer form format fraction frame function generator guest guide handle
handler handset hardware header heartbeat history hook identifier identity image incident indicator input inspector
installation installer integration invitation invoice issue keyboard keyword landscape language laptop latency
launcher layer layout lease ledger lifetime line listener literal loader logic loop manifest manual mask matrix
measure mechanism medium meeting menu merge method minute mode modem modification month mover navigation
neighbor notebook number office offset operation origin outage outcome output overhead packet panel parent parser
participant partner password pattern payment peak percentage period phase phone picture pilot pin pixel placement
playback pointer position post power precision prefix prerequisite preview price primary principal probe
procedure processor product program progress promotion prompt proof property proposal purchase purpose quarantine
question reason receipt receiver reference reflection refund region registration relation relay reminder
removal renewal repair replacement replication requirement reservation reset resolution restriction retry review
revision ring rotation round runner runtime safeguard salt sandbox scan scenario scheduler schema screen search
season secondary section sensor serial series shell shift signal simulator skill slice solution sort spare speaker
specification spool stack standard start state statement station statistic storage strategy string structure
student style subject submission subsystem suffix suggestion suite summary supplier supply support surface survey
symbol sync tablet technician technology telephone term test text theme title toggle total track trail training
transaction transition translation transport trust tutorial type unit upgrade usage utility validation variable
variant variation verdict visitor voice voucher wait wallet warehouse web week wheel wire wizard word wrapper writer year`

	verbList = `
open check start restart wait connect contact change add remove enable save select update create sign restore
copy move correct reconnect retry click enter install confirm review look resolve configure complete report
pause resume allow grant assign replace renew upload download import export search filter inspect monitor
schedule request approve reject close lock unlock archive assemble attach audit authorize balance block boot
browse cache calculate call cancel capture check clean clear clone collect combine compare compress compute
consult convert correlate count decline decode decrypt deduplicate define delay delete deliver deploy describe
detach detect determine diagnose disable discard disconnect discover display distribute document drain duplicate
edit elevate email encode encrypt enforce enroll ensure erase estimate evaluate examine exceed exchange exclude
execute exempt expand expire explain expose extend extract fetch finish fix flush follow force forward gather generate group guard handle identify ignore improve include increase index inherit initialize
insert instruct integrate interrupt investigate invite invoke issue join launch limit link list load locate
maintain manage mark mask match measure mention merge migrate mirror modify mount name normalize note notify
observe obtain offer order overload pack parse pass patch perform place point poll prepare preserve
prevent print process promote protect provide provision publish purge quarantine query queue raise reach receive
reclaim recommend recover recreate redirect reduce refresh register reinstall reject relate release reload relocate
remain remember remind rename render reorder repair repeat replicate reply require reserve resize resolve respond
retain retire retrieve return reveal reverse revoke rotate round route sample secure seize separate serve
share shorten solve sort specify stage store stream subscribe suggest supply support suspend switch
sync synchronize terminate test throttle toggle trace track translate transmit trigger trust
uninstall upgrade use validate verify view visit warn watch whitelist wipe work `

	adjectiveList = `
new available same different wrong current last invalid full local remote active correct automatic manual
temporary missing other old expired large small single first next previous whole external internal pending
scheduled failed damaged encrypted unknown unexpected shared private public global regional primary secondary
busy idle slow fast short long empty partial complete incomplete inconsistent outdated recent early late
accessible additional administrative advanced affected alternate anonymous applicable appropriate archived
authorized basic blocked broken cached central certain clear closed common compatible concurrent conditional
confidential configured connected consistent corporate critical custom daily dedicated default deleted dependent
detailed direct disabled disconnected distinct duplicate dynamic eligible enabled equal essential exact excessive
exclusive explicit fatal final fixed foreign former frequent fresh general generic healthy heavy hidden high
historical hourly identical illegal inactive incoming incorrect independent individual initial intermittent
interrupted known latest legacy limited linked locked logical low main managed mandatory maximum minimum mobile
modified monthly mounted multiple mutual native nearby negative nested normal obsolete offline older online
operational optional ordinary original orphaned outgoing overdue own parallel particular passive permanent
physical portable possible preferred present proper protected quiet random raw readable ready redundant regular
relative relevant reliable required reserved responsible restricted safe secure selected separate serious silent
similar simple special specific stable stale standard static strict successful sudden sufficient suitable
supported suspended suspicious synthetic tagged total transient trusted typical unavailable unchanged unencrypted
unique unlicensed unmanaged unread unsupported unusual upcoming urgent useful usual valid verified virtual visible
vulnerable weekly wide writable yearly`

	adverbList = `
again automatically usually only already still later first soon now directly often always immediately manually
completely correctly normally twice once eventually temporarily simply quickly slowly safely separately remotely
locally regularly rarely never sometimes successfully partly fully silently briefly repeatedly unexpectedly
currently previously recently shortly afterwards meanwhile elsewhere together alone exactly roughly nearly
overnight daily hourly weekly monthly individually independently permanently explicitly internally externally`

	placeList = `
Frankfurt Dublin Singapore Sydney Oregon Virginia Mumbai Tokyo Montreal Paris Stockholm Osaka Seoul Ohio London
Zurich Milan Madrid Warsaw Johannesburg Bahrain Jakarta Hyderabad Melbourne Calgary`
)

// onsets, nuclei and codas make the invented words: names of products, their
// parts and their people.
const (
	onsetList  = `b br c ch cl cr d dr f fl fr g gl gr h j k kl kr l m n p pl pr qu r s sc sk sl sn sp st str t th tr v vr w x y z zh`
	nucleiList = `a e i o u ai au ea ei ia io oa oo ou`
	codaList   = `n r l s t x m d k nd rn st lt rk nt sk rd lm ns th`
)
