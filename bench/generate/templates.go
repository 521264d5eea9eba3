package generate

// The sentences of a site. {…} is a slot that text.go fills; <…> is a
// placeholder, kept as it is. Few templates and many words make the many
// near-twins that catalogues of messages consist of.

// messageTemplates go with every label; sayings go with one state.
var messageTemplates = []string{
	"{O} of <Mailbox> could not be {vd}: the {a} {n} is {a}.",
	"{Oc} of <Mailbox> failed. The {n} <Server Name> is {a}.",
	"{Oc} of <File> failed. The {n} <Server Name> is {a}.",
	"Unable to {v} the {n} <Path>. Error <Error Code>.",
	"Unable to {v} the {a} {n} <Path>. Error <Error Code>.",
	"Cannot {v} {n} <StoreName>. The {n} is not {a}.",
	"Cannot {v} {n} <StoreName>. The {n} is not {a}. {P} will retry after some time.",
	"The {c} did not {v} the {n} within <Interval>.",
	"The {c} on <Host> did not {v} the {n} within <Interval>.",
	"The {c} on <Host>:<Port> refused to {v} the {n}.",
	"{P} could not {v} <Count> of <Total> {ns}.",
	"{P} could not {v} <Count> {ns} because the {n} was {vd}.",
	"{P} {vd} <Count> of <Total> {ns}. <Reason>",
	"{Oc} {vd} by <Administrator> on <Date> at <Time>.",
	"{Oc} was {vd} because the {n} <Network Name> is {a}. {P} will retry after some time.",
	"{Oc} disabled on <Network Name>. {P} will retry after some time.",
	"{Oc} interrupted due to {a} {n}. {P} will retry after some time.",
	"{Oc} interrupted because the {n} is not {a}. Check your {n} and retry.",
	"{Oc} is {vd}. <Percent> of the {ns} {a}.",
	"{Oc} job <Job ID> has been {vd}. {d} {v} the {n}.",
	"{Oc} job <Job ID> has been {vd}.",
	"The {n} of the account <Account> has expired. {vc} the {n} and {v} again.",
	"The {n} of the account <Account> was {vd}. {vc} the {n} and {v} again.",
	"The account <Account> is not allowed to {v} this {n}. Contact your administrator.",
	"The account <Account> is not allowed to {v} {ns} in <Region>. Contact your administrator.",
	"{ac} {n}: expected <Version>, found <Version>.",
	"{ac} {n} in {key}: <Reason>",
	"The {n} {cl} of <Profile> is {a}; the {n} cannot be {vd}.",
	"The {n} {cl} of <Profile> is {a}; {d} {v} it.",
	"No {a} {n} was found for <Domain>.",
	"No {a} {n} was found for <Domain>. {vc} the {n} of <User> first.",
	"Policy <Policy> does not allow to {v} {ns} larger than <Limit>.",
	"Policy <Policy> does not allow to {v} {a} {ns}.",
	"Not enough {n} on <Device Name>: <Size> needed.",
	"Not enough {n} on <Device Name>. {vc} {a} {ns} to go on.",
	"Attempt <Attempt> to {v} the {n} failed: <Reason>",
	"{cl}: {n} {vd}, {n} \\<none>",
	"{cl}: cannot {v} {n} \\<unset> on line <Count>",
	"{ac} {n}",
	"{ac} {n} {vd}",
	"{vc} your {n} to {v} the {O}.",
	"Waiting for the {n} to {v} <Count> {ns}.",
	"Waiting for the {c} to {v}.",
	"The {n} {c} is {a}. All {ns} are {vd}.",
	"The {n} {c} is {a}. <Count> {ns} are {vd}.",
	"<Count> {ns} were {vd}, <Count> were not.",
}

var summaryTemplates = []string{
	"The {O} is {vd} because the {n} is {a}.",
	"{P} cannot {v} the {n} at the moment, and the {O} waits for the {n}.",
	"The {O} {d} {vd} the {n}, but some {ns} are {a}.",
	"Something {vd} the {n} while the {O} was under way. Your {a} {ns} are safe.",
	"The {c} could not {v} the {n}. Nothing is lost.",
	"{P} {vs} the {n} {d}, so there may be nothing for you to do.",
	"Somebody {vd} the {n}; the {O} does not {v} until it is {a} again.",
	"The {n} of this account is {a}, and **{menu}** says why.",
}

var causeTemplates = []string{
	"The {n} was {vd} or has expired.",
	"The {n} is {a}.",
	"The {c} is {a} or the {n} is {vd}.",
	"One {a} {n} {vs} the {n}.",
	"Too many {ns} {v} the {n} at once.",
	"The {n} holds more than {int} {ns}.",
	"Somebody {vd} the {n} in **{menu}**.",
	"The {n} of {P} and the {n} of the {c} differ.",
	"The {a} {n} in {place} is {a} for longer than {dur}.",
	"The {n} {tick} is {a}.",
	"Another {n} went {a} first: see {link}.",
}

var stepTemplates = []string{
	"Open **{menu}**.",
	"Open **{menu}** and {v} the {n}.",
	"{vc} the {n}.",
	"{vc} the {a} {n} and wait for {dur}.",
	"Check that the {n} is {a}.",
	"Check that {tick} is {a}.",
	"Click **{vc} {n}**.",
	"Ask your administrator to {v} the {n}.",
	"{vc} {ns} that are {a}, then {v} the {n} again.",
	"Restart the {c}.",
	"Set {tick} to `{int}` and {v} the {n}.",
	"If the {n} stays {a}, {v} the {c} {d}.",
}

var resolvesTemplates = []string{
	"Yes, within {dur}.",
	"Yes, once the {n} is {a} again.",
	"{P} tries again after {dur}.",
	"Only if the {n} was {a}.",
}

var whenTemplates = []string{
	"the status does not change within {dur}",
	"the {n} stays {a} for longer than {dur}",
	"you cannot {v} the {n} yourself",
	"more than {int} {ns} are {a}",
}

var conditionTemplates = []string{
	"{Oc} is {a}", "{Oc} {vd} after {a} {n}", "{ac} {n} during {O}", "{n} {vd} while {O} is {a}",
}

var keywordTemplates = []string{
	"{n} {a}", "{O} {v}", "{ving} the {n}", "{n} not {a}", "cannot {v} {n}", "{a} {n}", "{cl} {n}", "{n} {vd}",
	"why is my {n} {a}", "{O} of {ns} {a}", "{v} {ns} again", "{n} problem",
}

var sentenceTemplates = []string{
	"The {n} is {a}, and {P} {vs} it {d}.",
	"While the {n} is {a}, the {c} does not {v} any {ns}.",
	"You can {v} the {n} in **{menu}**, or {v} it {d}.",
	"Most {ns} {v} within {dur}.",
	"If the {n} is {a}, {v} the {n} first and the {n} {d}.",
	"The {c} {vs} {ns} that were {vd} before, and {vs} the {a} {n} of each.",
	"Look at the {n} of the {c}: it says which {ns} are {a}.",
	"Every {n} has a {n} of its own, so that one {a} {n} does not {v} the others.",
	"In {place} and {place} the {n} is {a} for up to {dur}.",
	"This {O} {vs} at most {int} {ns} an hour.",
	"An administrator can {v} the {n} with {tick}.",
	"Your {ns} are {vd} by the {c}, not by the {n}.",
	"The {O} is {vd} after {int} {ns}, which {P} {vs} as {a}.",
	"This status is often confused with {link}.",
	"What the {n} {vs} is told in {link}.",
	"See {link} and {link} for the {n} of the {O}.",
	"{vc} the {n} only when the {c} is {a}.",
	"When the {n} was {vd} by an {n}, the {a} {ns} are not {vd} again.",
	"Neither the {n} nor the {c} {vs} {a} {ns}.",
	"Since the {n} is {vd} {d}, you may see {a} {ns} for {dur}.",
	"One {a} {n} is {vd} by {P} without being asked.",
	"{gc} the {n} does not {v} the {n} of the {c}.",
	"Those who {v} {ns} should {v} the {a} {n} as well.",
	"The {n} {cl} and the {n} {cl} are {vd} together.",
	"Before you {v} the {n}, make sure that no {n} is {a}.",
	"The {a} {n} that the {c} {vs} is not the {n} of the account.",
	"As long as {tick} is {a}, the {n} cannot be {vd}.",
	"It takes about {dur} to {v} {int} {ns}.",
}

var headings = []string{
	"When it happens", "What {P} does", "What you can check", "The {n} in detail", "How to {v} the {n}",
	"What stays {a}", "{gc} the {n}", "For administrators", "Limits of the {c}", "Before you {v} the {n}",
	"Example", "Which {ns} are {a}", "Background",
}

var alertTemplates = []string{
	"Do not {v} the {n} while the {O} is {a}.",
	"{vc} the {n} before you {v} the {c}.",
	"The {n} is {vd} for good after {dur}.",
	"This holds for {a} {ns} only.",
}
