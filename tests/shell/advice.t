#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Advices: who is asked, when delays start, stop and end, what may be given, what
# becomes void.  A1 to A9 are the features of Products.PloneMeeting; the law is CDLD
# L1124-40.
. "$(dirname "$0")/lib.sh"

at() {
	PERRON_NOW=$1T09:00:00Z
	export PERRON_NOW
}

# lists LINES NAME COMMAND...: with | for tabs in the lines.
lists() {
	lines=$1 name=$2
	shift 2
	run "$@"
	is "$(tr '\t' '|' <"$out")$(cat "$err")" "$lines" "$name"
}

# due STATUS LINES NAME [OPTION...]
due() {
	want=$1 lines=$2 name=$3
	shift 3
	run advice-due -o id,started,limit,left,status "$@"
	is "$status $(tr '\t' '|' <"$out")$(cat "$err")" "$want $lines" "$name"
}

# refuses PATTERN NAME COMMAND...: with exit status 1 or 2.
refuses() {
	pattern=$1 name=$2
	shift 2
	run "$@"
	if [ "$status" -gt 0 ] && [ ! -s "$out" ] && grep -Eq -e "$pattern" "$err"; then
		pass "$name"
	else
		fail "$name" "exit status $status" "$(cat "$out" "$err")"
	fi
}

# point [FIELD=VALUE...]: one of the council; $point is its id.
point() {
	point=$(deliberation-new title=Point assembly="$council" "$@") || exit 1
}

move() {
	deliberation-status --to="$1" "$2" >"$tmp/moved" 2>&1 || cat "$tmp/moved"
}

new_store "$tmp/store"
council=$(assembly-new name=Conseil kind=council)
college=$(assembly-new name=Collège kind=college)

# Advisers.
finance=$(adviser-new assembly="$council" name=Directeur legality=yes alert=4 giveable=validated)
lawyer=$(adviser-new assembly="$council" name=Juriste delay=5 alert=2 mandatory=yes \
	condition='act=by-law; title!=Taxe' giveable=validated invalidates=validated)
lists 'working' 'days are working days unless told otherwise' adviser-show -o unit "$lawyer"
refuses 'condition: no such field: titel' 'a condition on no field' \
	adviser-new assembly="$council" name=X condition='act=by-law;titel=x'
refuses 'condition: act: not one of' 'a condition with no value of the field' \
	adviser-set condition=act=law "$lawyer"
for condition in 'act=by-law;;' 'act=by-law;' ';act=by-law' ' '; do
	refuses 'condition: an empty condition: ' "an empty condition: $condition" \
		adviser-new assembly="$council" name=X condition="$condition"
done
refuses 'condition: title: no comparison: =~ .title~REGEX matches, ' 'a pattern behind =' \
	adviser-set condition='title=~x' "$lawyer"
refuses 'condition: title: ' 'a pattern that is none' adviser-set 'condition=title~(' "$lawyer"
refuses 'giveable: not a state of a point: valid' 'a state that is none' \
	adviser-set giveable=draft,valid "$lawyer"
refuses 'delay: the law says .*L1124-40' 'a delay of its own for the legality advice' \
	adviser-set delay=3 "$finance"
assembly-set levels=draft,proposed,validated "$college" >"$tmp/set"
ok 'a level of the assembly is a state' \
	adviser-new assembly="$college" name=Chef giveable=proposed,validated
refuses 'giveable: not a state of a point: proposed' 'that of another is not' \
	adviser-set giveable=proposed "$lawyer"

# A1: asked by the condition, and by the threshold of the law (30 000 euros, as
# MeetingCommunes has it).
point amount=29999.99
lists '' 'a cent below the threshold the law asks for nothing' advice-list -o id
deliberation-set amount=30000 "$point" >"$tmp/set"
lists 'AV-2026-00001|yes||' 'from it on the legality advice is asked' \
	advice-list -o id,automatic,mandatory,started
deliberation-set amount=29999.99 "$point" >"$tmp/set"
lists 'withdrawn' 'below it again it is withdrawn' advice-list -o state
deliberation-set amount=30000.01 "$point" >"$tmp/set"
lists 'asked' 'and comes back' advice-list -o state
refuses 'asked by itself' 'nobody withdraws it' advice-status --to=withdrawn AV-2026-00001
costly=$point
point=$(deliberation-new title=Taxe act=by-law assembly="$council")
lists '' 'both conditions have to hold' advice-list -o id deliberation="$point"
deliberation-set title='Règlement' "$point" >"$tmp/set"
lists "$lawyer|yes|yes|5|working|2" 'then it is asked, with what the adviser has' \
	advice-list -o adviser,automatic,mandatory,delay,unit,alert deliberation="$point"
law=$point
point=$(deliberation-new title=X amount=90000 assembly="$college")
lists '' 'the adviser of one assembly advises no other' advice-list -o id deliberation="$point"
refuses "adviser: advises $council, and the point is for another" 'not even when asked' \
	advice-new deliberation="$point" adviser="$lawyer"
meeting=$(meeting-new assembly="$council" date=2026-03-23)
point=$(deliberation-new title=Y act=by-law meeting="$meeting")
lists asked 'a point of no assembly is of that of its meeting' \
	advice-list -o state deliberation="$point"
bound=$point

# Optional advices; the condition wins (A1).
point
optional=$(advice-new deliberation="$point" adviser="$lawyer" delay=10)
lists '||10' 'an optional advice, with a delay of its own' \
	advice-show -o automatic,mandatory,delay "$optional"
refuses "adviser: has been asked already: $optional" 'is asked once' \
	advice-new deliberation="$point" adviser="$lawyer"
deliberation-set act=by-law "$point" >"$tmp/set"
lists "$optional|yes|yes|10" 'the condition makes it automatic, and asks no second one' \
	advice-list -o id,automatic,mandatory,delay deliberation="$point"
deliberation-set act= "$point" >"$tmp/set"
lists withdrawn 'and takes it back' advice-show -o state "$optional"

# A4, A5: the delay starts on Monday 2 March 2026; ten, five and twenty working days
# (CDLD L1124-40).
due 0 '' 'in draft there is nothing to give yet'
move validated "$costly"
due 0 'AV-2026-00001|2026-03-02|2026-03-16|10|still-time' 'ten working days: Monday 16 March'
refuses 'term: urgent for a reason.*L1124-40' 'urgent without a reason' \
	advice-set term=urgent AV-2026-00001
deliberation-set emergency=asked emergency-reason='Toiture effondrée' "$costly" >"$tmp/set"
deliberation-set emergency=granted "$costly" >"$tmp/set"
advice-set term=urgent AV-2026-00001 >"$tmp/set"
due 0 'AV-2026-00001|2026-03-02|2026-03-09|5|still-time' 'urgent, five: Monday 9 March'
refuses 'term: extended for a reason, and there is none .CDLD L1124-40' 'extended without one' \
	advice-set term=extended AV-2026-00001
advice-set term=extended reason='Dossier volumineux' AV-2026-00001 >"$tmp/set"
due 0 'AV-2026-00001|2026-03-02|2026-03-30|20|still-time' 'extended, twenty: Monday 30 March'
advice-set term= reason= AV-2026-00001 >"$tmp/set"
refuses 'term: the adviser has no delay that is urgent' 'no term without days' \
	advice-set term=urgent "$optional"
due 0 'AV-2026-00001|2026-03-02|2026-03-16|5|still-time' 'five left' --on=2026-03-09
due 0 'AV-2026-00001|2026-03-02|2026-03-16|4|alert' 'the alert: four left' --on=2026-03-10
due 0 'AV-2026-00001|2026-03-02|2026-03-16|0|alert' 'the last day counts' --on=2026-03-16
due 1 'AV-2026-00001|2026-03-02|2026-03-16|-1|late' 'the day behind it is late' --on=2026-03-17
due 0 '' '--until' --until=2026-03-15
due 0 'AV-2026-00001|2026-03-02|2026-03-16|10|still-time' '--until that day' --until=2026-03-16
due 0 '' 'a condition that does not hold' adviser="$lawyer"
due 0 'AV-2026-00001|2026-03-02|2026-03-16|10|still-time' 'and some that do' \
	adviser="$finance" 'started>=2026-03-02' state~asked
lists 'finance-advice-threshold|amount=30000.01 threshold=30000|asked=yes|unverified
finance-advice-term|started=2026-03-02|working-days=10|secondary
finance-advice-days||days=monday-friday|unverified
advice-start|started=2026-03-02|start=excluded|secondary
advice-holidays|started=2026-03-02 working-days=10 holidays=community|limit=2026-03-16|secondary
advice-holidays|advice=AV-2026-00001 on=2026-03-02|left=10 status=still-time|secondary' \
	'and why' advice-due --explain -o rule,inputs,result,certainty

# "From a complete file": CDLD L1124-40.
deliberation-set completeness=incomplete "$costly" >"$tmp/set"
due 0 '' 'an incomplete file gives no advice'
refuses 'cannot be given: the file of the point is not complete .CDLD L1124-40' 'nor takes one' advice-give AV-2026-00001 positive
at 2026-03-03
deliberation-set completeness=complete "$costly" >"$tmp/set"
due 0 'AV-2026-00001|2026-03-03|2026-03-17|10|still-time' 'complete, the term starts'

# The Saturday behind a limit on Friday is late; Products.PloneMeeting lets it pass.
at 2026-03-02
point act=by-law
friday=$(advice-list -o id deliberation="$point")
PERRON_NOW=2026-02-27T09:00:00Z move validated "$point"
due 0 "$friday|2026-02-27|2026-03-06|0|alert" 'Friday 6 March, the limit' \
	adviser="$lawyer" --on=2026-03-06
due 1 "$friday|2026-02-27|2026-03-06|-1|late" 'Saturday 7 March' \
	adviser="$lawyer" --on=2026-03-07
due 1 "$friday|2026-02-27|2026-03-06|-2|late" 'Sunday 8 March' \
	adviser="$lawyer" --on=2026-03-08

# It stops when the point goes back, and starts anew; not when it had run out (PM-4293).
at 2026-03-05
move draft "$point"
due 0 '' 'back in draft it does not run' adviser="$lawyer"
lists '2026-02-27|2026-03-05' 'it has stopped' advice-show -o started,stopped "$friday"
at 2026-03-06
move validated "$point"
due 0 "$friday|2026-03-06|2026-03-13|5|still-time" 'and starts anew' adviser="$lawyer"
at 2026-03-16
move draft "$point"
due 1 "$friday|2026-03-06|2026-03-13|-3|late" 'what ran out stays late' adviser="$lawyer"
at 2026-03-17
move validated "$point"
due 1 "$friday|2026-03-06|2026-03-13|-4|late" 'and does not start again by itself' \
	adviser="$lawyer"

# Given: A3, with an opinion, on the legal day.
refuses 'opinion: an advice that is given has one' 'no opinion' \
	advice-status --to=given "$friday"
refuses 'opinion: not one of' 'one that is none' advice-give "$friday" maybe
refuses 'given: 2026-03-05 is before started' 'given before it could be' \
	advice-give --given=2026-03-05 "$friday" positive
refuses 'given: 2026-03-18 is still to come' 'given tomorrow' \
	advice-give --given=2026-03-18 "$friday" positive
refuses 'exclude each other' 'two comments' \
	advice-give --comment=x --from="$tmp/set" "$friday" positive
printf 'Vu ;\nnégatif.\n' >"$tmp/comment"
lists "$friday" 'one command gives it' advice-give "$friday" negative --from="$tmp/comment"
lists '2026-03-17|negative|Vu ;\nnégatif.|given' 'with all there is to say' \
	advice-show -o given,opinion,comment,state "$friday"
due 0 '' 'it is late no more' adviser="$lawyer"
move draft "$point"
move validated "$point"
lists '2026-03-06|2026-03-17|given' 'once given, it starts no more' \
	advice-show -o started,given,state "$friday"
advice-status --to=asked-again "$friday" >"$tmp/set"
lists '2026-03-17|||asked-again' 'asked again, it starts anew' \
	advice-show -o started,given,opinion,state "$friday"
lists "$friday" 'from standard input' sh -c "echo $friday | advice-give positive"

# A7: a change of what the point says, in a state that the adviser names.
deliberation-set group=Travaux "$point" >"$tmp/set"
lists given 'a change of its group leaves it' advice-show -o state "$friday"
deliberation-set decision='Article 1' "$point" >"$tmp/set"
lists invalidated 'one of the decision makes it void' advice-show -o state "$friday"
due 0 '' 'that is for the author to see to' adviser="$lawyer"
advice-status --to=asked-again "$friday" >"$tmp/set"
advice-give "$friday" positive >"$tmp/set"
deliberation-attach "$point" "$tmp/comment" >"$tmp/set"
lists invalidated 'and so does a file' advice-show -o state "$friday"
advice-status --to=asked-again "$friday" >"$tmp/set"
advice-give "$friday" positive >"$tmp/set"
move draft "$point"
deliberation-set decision='Article 2' "$point" >"$tmp/set"
lists given 'in draft it may change' advice-show -o state "$friday"

# A6: mandatory, and positive, before presenting.
advice=$(advice-list -o id deliberation="$bound")
move validated "$bound"
refuses "the advice $advice is mandatory, and not given" 'not given' \
	deliberation-status --to=presented "$bound"
advice-give "$advice" cautious >"$tmp/set"
refuses "the advice $advice is mandatory, and not positive: cautious" 'not positive' \
	deliberation-status --to=presented "$bound"
advice-set opinion=positive-with-remarks "$advice" >"$tmp/set"
ok 'positive, with remarks' deliberation-status --to=presented "$bound"

# A decided point is not waited for.
point
waiting=$(advice-new deliberation="$point" adviser="$lawyer" delay=1)
move validated "$point"
due 1 "$waiting|2026-03-17|2026-03-18|-1|late" 'late' --on=2026-03-19 adviser="$lawyer"
deliberation-set decision=Décide emergency=asked emergency-reason='La toiture' "$point" >"$tmp/set"
deliberation-set emergency=granted "$point" >"$tmp/set"
move out-of-meeting "$point"
due 0 '' 'decided without it' --on=2026-03-19 adviser="$lawyer"

# A5: how each stands.
point
refuses 'cannot be given while the point is draft' 'in a state that the adviser does not name' \
	advice-give "$(advice-new deliberation="$point" adviser="$lawyer")" positive
point
advice-new deliberation="$point" adviser="$finance" >"$tmp/set"
point
late=$(advice-new deliberation="$point" adviser="$lawyer" delay=2)
advice-set started=2026-02-02 "$late" >"$tmp/set"
move validated "$point"
advice-give "$late" positive >"$tmp/set"
point
void=$(advice-new deliberation="$point" adviser="$lawyer")
move validated "$point"
advice-give "$void" positive >"$tmp/set"
deliberation-set decision='Article 3' "$point" >"$tmp/set"
lists 'given
given-late
invalidated
late
never-giveable
not-yet-giveable
withdrawn' 'every way that one can stand behind its delay' sh -c \
	"advice-due --all --on=2026-03-20 -o status | sort -u"
lists "$optional" 'of one adviser' advice-due --all adviser="$lawyer" state=withdrawn -o id

# Ended.
adviser-status --to=ended "$lawyer" >"$tmp/set"
point act=by-law
lists '' 'one that has ended is asked no more' advice-list -o id deliberation="$point"
running=$(advice-list -o id,deliberation state=asked adviser="$lawyer" automatic=yes | sed -n 1p)
deliberation-set group=Autre "${running#*$(printf '\t')}" >"$tmp/set"
lists asked 'what it was asked goes on' advice-show -o state "${running%%$(printf '\t')*}"
refuses 'adviser: advises no more' 'by nobody' \
	advice-new deliberation="$point" adviser="$lawyer"

# A1: unasked (power adviser), and inherited by the point that follows on another.
new_store "$tmp/sources"
at 2026-03-02
college=$(assembly-new name=Collège kind=college carries=advices)
council=$(assembly-new name=Conseil kind=council)
finance=$(adviser-new assembly="$college" name='Directeur financier' legality=yes)
lawyer=$(adviser-new assembly="$college" name=Juriste delay=5 mandatory=yes)
adviser-new assembly="$council" name='Directeur financier' legality=yes >"$tmp/set"
adviser-new assembly="$council" name=Juriste condition=amount= >"$tmp/set"
session=$(meeting-new assembly="$college" date=2026-03-11)
next=$(meeting-new assembly="$college" date=2026-03-18)
point=$(deliberation-new title=Vélos assembly="$college" amount=500 send-to="$council")
lists 'AV-2026-00001' 'given without being asked' advice-give --adviser="$finance" "$point" cautious
lists 'yes|||cautious|2026-03-02|given' 'it says so' \
	advice-show -o unasked,automatic,mandatory,opinion,given,state AV-2026-00001
lists 'AV-2026-00001' 'another opinion is the same advice' \
	advice-give --adviser="$finance" "$point" nil
refuses "adviser: has been asked already: AV-2026-00001" 'and asked no more' \
	advice-new deliberation="$point" adviser="$finance"
asked=$(advice-new deliberation="$point" adviser="$lawyer")
lists "$asked" 'one that was asked is given, no second one made' \
	advice-give --adviser="$lawyer" "$point" negative --comment='[[Dupont]] est parent'
lists '|negative' 'and is not unasked' advice-show -o unasked,opinion "$asked"
refuses '--adviser: not the id of an? adviser|--adviser: ' 'an adviser that is none' \
	advice-give --adviser=D-2026-00001 "$point" positive
refuses 'no such deliberation: D-2026-00099' 'a point that is none' \
	advice-give --adviser="$finance" D-2026-00099 positive
refuses 'advises A-2026-00001, and the point is for another' 'an adviser of another assembly' \
	advice-give --adviser="$lawyer" "$(deliberation-new title=X assembly="$council" amount=1)" positive
withdrawn=$(deliberation-new title=Taxe assembly="$college")
gone=$(advice-new deliberation="$withdrawn" adviser="$lawyer")
advice-status --to=withdrawn "$gone" >"$tmp/set"
lists "$gone" 'one that was withdrawn is given all the same' \
	advice-give --adviser="$lawyer" "$withdrawn" positive
lists 'yes|given' 'then nobody asked for it' advice-show -o unasked,state "$gone"
advice-set answer='Le collège maintient' confidential=yes "$asked" >"$tmp/set"
lists 'Le collège maintient|yes' 'A9: what the group answers, and that it is confidential' \
	advice-show -o answer,confidential "$asked"

# Sent to the council, the point takes them along.
advice-set mandatory= "$asked" >"$tmp/set"
late=$(adviser-new assembly="$college" name=Lent)
advice-new deliberation="$point" adviser="$late" >"$tmp/set"
move validated "$point"
deliberation-present "$point" "$session" >"$tmp/set"
at 2026-03-11
for state in frozen published decided; do
	meeting-status --to=$state "$session" >"$tmp/set"
done
deliberation-set decision='Article 1.' "$point" >"$tmp/set"
deliberation-status --to=accepted "$point" >"$tmp/set" 2>&1 || cat "$tmp/set"
sent=$(deliberation-list -o id predecessor="$point")
lists 'AV-2026-00001|nil|given|yes|
'"$asked"'|negative|given||yes' 'what was given is inherited, what was not is not' \
	advice-list -o inherited,opinion,state,unasked,confidential deliberation="$sent"
heir=$(advice-list -o id deliberation="$sent" inherited=AV-2026-00001)
refuses 'inherited: is given and changed where it comes from: AV-2026-00001' 'not given there' \
	advice-status --to=asked-again "$heir"
refuses 'inherited: is given and changed where it comes from' 'nor changed' \
	advice-set comment=Autre "$heir"
refuses 'inherited: an advice is inherited with its point alone' 'nor made' \
	advice-new deliberation="$sent" adviser="$finance" inherited=AV-2026-00001
lists 'asked-again' 'it is asked again where it comes from' sh -c \
	'advice-status --to=asked-again AV-2026-00001 -o state'
deliberation-set amount=30000 "$sent" >"$tmp/set"
lists "AV-2026-00001
$asked" 'advisers of the same name are not asked anew' \
	advice-list -o inherited deliberation="$sent"
deliberation-set amount= "$sent" >"$tmp/set"
lists given 'and what was inherited is not withdrawn or void' advice-show -o state "$heir"

# Postponed to the next meeting, too.
point=$(deliberation-new title=Bancs assembly="$college")
advice-give --adviser="$lawyer" "$point" positive >"$tmp/set"
deliberation-status --to=validated "$point" >"$tmp/set"
deliberation-present "$point" "$next" >"$tmp/set" 2>&1 || cat "$tmp/set"
meeting-status --to=frozen "$next" >"$tmp/set"
meeting-status --to=published "$next" >"$tmp/set"
at 2026-03-18
deliberation-status --to=postponed-next "$point" >"$tmp/set" 2>&1 || cat "$tmp/set"
copy=$(deliberation-list -o id predecessor="$point")
lists 'positive|given' 'the copy for the next meeting inherits' \
	advice-list -o opinion,state deliberation="$copy"
check_store 'the store is in order'

# A4: any adviser can have linked delays, ten, five and twenty working days: those of the
# legality advice in the worked example of R49, from Monday 2 March.
PERRON_NOW=2026-03-02T09:00:00Z
new_store "$tmp/linked"
council=$(assembly-new name=Conseil kind=council levels=draft,proposed,validated)
linked=$(adviser-new assembly="$council" name=Juriste delay=10 urgent=5 extended=20 \
	restarts=proposed condition='act=by-law')
is "$(adviser-show -o unit "$linked")" working 'they are working days'
refuses 'restarts: not a state of a point: prevalidated' 'no such state' \
	adviser-set restarts=prevalidated "$linked"
refuses 'urgent: the law says .*L1124-40' 'the law has those of the legality advice' \
	adviser-new assembly="$council" name=DF legality=yes urgent=3
point=$(deliberation-new title=Taxe act=by-law assembly="$council")
linked_due() {
	lists "$1" "$2" sh -c 'advice-show -o term,delay AV-2026-00001 | tr "\n" "\t"; advice-due -o limit'
}
linked_due '|10|2026-03-16' 'ten'
advice-set term=urgent AV-2026-00001 >"$tmp/set"
linked_due 'urgent|5|2026-03-09' 'five'
advice-set term=extended reason='Dossier volumineux' AV-2026-00001 >"$tmp/set"
linked_due 'extended|20|2026-03-30' 'twenty'
adviser-set extended=40 "$linked" >"$tmp/set"
linked_due 'extended|20|2026-03-30' 'those of an advice stay as they were'
advice-set term=urgent delay=3 AV-2026-00001 >"$tmp/set"
linked_due 'urgent|3|2026-03-05' 'a delay that is told wins'
advice-set term= AV-2026-00001 >"$tmp/set"
linked_due '|10|2026-03-16' 'and ten again'
PERRON_NOW=2026-03-04T09:00:00Z deliberation-set title=Taxes "$point" >"$tmp/set"
linked_due '|10|2026-03-16' 'a change starts nothing anew'
PERRON_NOW=2026-03-04T09:00:00Z deliberation-status --to=proposed "$point" >"$tmp/set"
linked_due '|10|2026-03-18' 'a step into a state that restarts it does'
PERRON_NOW=2026-03-05T09:00:00Z deliberation-status --to=validated "$point" >"$tmp/set"
linked_due '|10|2026-03-18' 'and another one not'
PERRON_NOW=2026-03-05T09:00:00Z advice-give AV-2026-00001 positive >"$tmp/set"
PERRON_NOW=2026-03-06T09:00:00Z deliberation-status --to=proposed "$point" >"$tmp/set"
is "$(advice-show -o state,started AV-2026-00001)" "given	2026-03-04" 'one that is there is not asked'

# A3: an advice that is written goes through hands; the levels are those of
# Products.MeetingCommunes for the finance director (controller, editor, reviewer, manager).
PERRON_NOW=2026-03-02T09:00:00Z
new_store "$tmp/levels"
council=$(assembly-new name=Conseil kind=council)
finance=$(adviser-new assembly="$council" name='Directeur financier' legality=yes mandatory=yes \
	levels='controlled, edited,reviewed,signed' holders='signed dominique')
refuses 'levels: is a state of all advices: given' 'a level that is a state of all' \
	adviser-set levels=edited,given "$finance"
refuses 'levels: is a state of all advices: late' 'or tells how a delay stands' \
	adviser-set levels=late "$finance"
refuses 'levels: stands twice: edited' 'a level twice' adviser-set levels=edited,a,edited "$finance"
refuses 'levels: not a word: À' 'one that is no word' adviser-set levels=À "$finance"
ok 'a notice may name a level' notice-new assembly="$council" kind=advice on=signed,given \
	address=anne@theux.be
refuses 'on: neither a state nor a field of a advice: edite' 'and no other word' \
	notice-new assembly="$council" kind=advice on=edite address=anne@theux.be
refuses 'on: neither a state nor a field of a meeting: signed' 'not of meetings' \
	notice-new assembly="$council" kind=meeting on=signed address=anne@theux.be
refuses 'holders: line 1: not a level of the adviser: given' 'who holds what is none' \
	adviser-set holders='given anne' "$finance"
meeting=$(meeting-new assembly="$council" date=2026-03-23)
point=$(deliberation-new title=Taxe amount=30000 decision='Article 1.' meeting="$meeting")
stands() {
	lists "$1" "$2" sh -c 'advice-status -o state,next AV-2026-00001'
}
hold() {
	advice-status --to="$1" AV-2026-00001 >"$tmp/set" 2>&1 || cat "$tmp/set"
}
stands 'asked|controlled,withdrawn' 'asked, it goes to the first level'
for to in given edited signed; do
	refuses "no step from asked to $to; from there to: controlled, withdrawn" \
		"not at once: $to" advice-status --to=$to AV-2026-00001
done
refuses 'rule advice-level: goes to controlled before it is given' 'nor is it given' \
	advice-give AV-2026-00001 positive
lists '|asked' 'and what was told is not kept' advice-show -o opinion,state AV-2026-00001
for step in 'controlled edited,asked' 'edited reviewed,controlled' 'reviewed signed,edited'; do
	hold "${step% *}"
	stands "${step% *}|${step#* }" "then ${step% *}"
done
refuses 'no step from reviewed to given; from there to: signed, edited' 'no level is skipped' \
	advice-status --to=given AV-2026-00001
refuses 'no step from reviewed to controlled' 'nor two back' \
	advice-status --to=controlled AV-2026-00001
advice-set opinion=negative comment='Crédit insuffisant.' AV-2026-00001 >"$tmp/set"
refuses 'rule advice-level: goes to signed before it is given' 'not given yet' \
	advice-give AV-2026-00001 positive

# Its delay runs on, ten working days (CDLD L1124-40), and it is no advice that is there.
due 0 'AV-2026-00001|2026-03-02|2026-03-16|10|still-time' 'the delay runs from when it was asked'
due 1 'AV-2026-00001|2026-03-02|2026-03-16|-1|late' 'and runs out' --on=2026-03-17
at 2026-03-03
hold edited
stands 'edited|reviewed,controlled' 'one step back'
hold controlled
hold asked
stands 'asked|controlled,withdrawn' 'back to the beginning'
lists '2026-03-02' 'nothing started anew' advice-show -o started AV-2026-00001
deliberation-set title=Taxes "$point" >"$tmp/set"
for to in controlled edited reviewed; do
	hold $to
done
deliberation-set amount=30001 "$point" >"$tmp/set"
stands 'reviewed|signed,edited' 'a change that still asks for it leaves it there'
move validated "$point"
refuses 'the advice AV-2026-00001 is mandatory, and not given' 'it is not there yet' \
	deliberation-present "$point" "$meeting"
adviser-set mandatory= "$finance" >"$tmp/set"
deliberation-set amount=30002 "$point" >"$tmp/set"
advice-set mandatory= AV-2026-00001 >"$tmp/set"
deliberation-present "$point" "$meeting" >"$tmp/set"

# What it says is not told meanwhile, not even when it says so and its day is late.
printf '{{#parts}}{{#points}}{{#advices}}%s{{/advices}}{{/points}}{{/parts}}' \
	'{{adviser}}: {{#given}}rendu{{/given}}|{{opinion}}|{{date}}|{{{comment}}}' >"$tmp/minutes.md"
advice-set given=2026-03-03 AV-2026-00001 >"$tmp/set"
told() {
	meeting-minutes --template="$tmp/minutes.md" "$meeting" | grep . | paste -sd ' ' -
}
is "$(told)" 'Directeur financier: |||' 'papers tell that it did not come, and not what it says'
everything() {
	deliberation-extract --report "$point"
	deliberation-extract --draft "$point"
	for paper in agenda minutes register; do
		meeting-$paper "$meeting"
	done
	meeting-agenda --contents "$meeting"
	for format in jsonl oparl; do
		deliberation-export --format=$format
	done
}
everything >"$tmp/everything" 2>&1
is "$(grep -ciE 'insuffisant|défavorable|negative' "$tmp/everything")" 0 \
	'no paper and no export has it'

notice-new assembly="$council" kind=advice on=opinion address=luc@theux.be >"$tmp/set"
advice-set opinion=cautious AV-2026-00001 >"$tmp/set"
advice-set opinion=negative AV-2026-00001 >"$tmp/set"
notice-send >"$tmp/notices" 2>&1
is "$(grep -c luc@theux.be "$tmp/notices") $(grep -cE 'cautious|negative' "$tmp/notices")" '1 0' \
	'nor does a notice of a change tell the opinion'

# A held level is left by who holds it.
hold signed
PERRON_ACTOR=anne
export PERRON_ACTOR
refuses 'rule level-holder: signed is held by dominique' 'another does not give it' \
	advice-give AV-2026-00001 negative
refuses 'rule level-holder: signed is held by dominique' 'nor take it back' \
	advice-status --to=reviewed AV-2026-00001
PERRON_ACTOR=dominique
lists AV-2026-00001 'who holds the last level gives it' advice-give AV-2026-00001 negative
unset PERRON_ACTOR
stands 'given|asked-again,invalidated' 'given, as any other'
is "$(told)" 'Directeur financier: rendu|défavorable|mardi 3 mars 2026|Crédit insuffisant.' \
	'then papers tell'
everything >"$tmp/everything" 2>&1
is "$(grep -c insuffisant "$tmp/everything")" 2 'each that tells of advices'

# Asked again it begins at the first level.
hold asked-again
stands 'asked-again|controlled' 'asked again, from the first'
is "$(told | grep -c insuffisant)" 0 'and is hidden again'
refuses 'rule advice-level: goes to controlled' 'not given at once' \
	advice-give AV-2026-00001 positive
hold controlled
stands 'controlled|edited,asked' 'the way begins anew'
adviser-set holders= "$finance" >"$tmp/set"
adviser-set levels=read "$finance" >"$tmp/set"
stands 'controlled|given,asked' 'a level that the adviser no longer has is taken for the first'
adviser-set levels= "$finance" >"$tmp/set"
lists 'AV-2026-00001' 'without levels it is given at once' advice-give AV-2026-00001 positive

# What asks for it no longer does.
adviser-set levels=edited "$finance" >"$tmp/set"
other=$(deliberation-new title=Bancs amount=40000 assembly="$council")
advice-status --to=edited AV-2026-00002 >"$tmp/set"
deliberation-set amount=1 "$other" >"$tmp/set"
lists withdrawn 'it is withdrawn, being not given' advice-show -o state AV-2026-00002
deliberation-set amount=40000 "$other" >"$tmp/set"
lists 'asked|edited,withdrawn' 'and comes back at the beginning' \
	advice-status -o state,next AV-2026-00002
check_store 'the store is in order'

# The condition says in memory what deliberation-list says of the store.
new_store "$tmp/oracle"
council=$(assembly-new name=Conseil kind=council)
meeting=$(meeting-new assembly="$council" date=2026-03-23)
cat >"$tmp/conditions" <<'EOT'
act=by-law
act!=by-law
act=
act!=
act=by-law,budget
act!=by-law,budget
amount>=1000
amount<1000
amount=1000.00,5
amount!=1000
group>=Travaux
group<Travaux
group=a,b
number>2.9
number<=2.9
meeting=M-2026-00001
meeting!=
to-discuss=yes
to-discuss!=yes
to-discuss<yes
publish-on<2026-03-02
publish-on>=2026-03-02
title~École
title~i=école
category~^$
category~.
id=D-2026-00002
id!=D-2026-00002
id>D-2026-00003
privacy=public;amount>0 ; title~a
EOT
n=0
while IFS= read -r condition; do
	adviser-new assembly="$council" name=A delay=$((n += 1)) condition="$condition"
done <"$tmp/conditions" >"$tmp/set"
deliberation-new --from=- >"$tmp/set" <<'EOT'
{"title":"École a","assembly":"A-2026-00001","act":"by-law","amount":"1000","group":"Travaux","meeting":"M-2026-00001","number":"2.10"}
{"title":"ecole","assembly":"A-2026-00001","act":"budget","amount":"5","group":"Trav","publish-on":"2026-03-02","meeting":"M-2026-00001","number":"2.9"}
{"title":"école b","assembly":"A-2026-00001","group":"Travaux publics","to-discuss":"yes","privacy":"secret","category":"x"}
{"title":"a,b","assembly":"A-2026-00001","group":"a,b","amount":"-3","to-discuss":"no","publish-on":"2026-03-01","meeting":"M-2026-00001","number":"10"}
EOT
n=0
while IFS= read -r condition; do
	n=$((n + 1))
	printf '%s\n' "$condition" | tr ';' '\n' | sed 's/ *$//; s/^ *//' >"$tmp/operands"
	set --
	while IFS= read -r operand; do
		set -- "$@" "$operand"
	done <"$tmp/operands"
	is "$(advice-list -o deliberation delay=$n | sort)" "$(deliberation-list -o id "$@")" \
		"the same points: $condition"
done <"$tmp/conditions"
check_store 'the stores are in order'

done_testing
