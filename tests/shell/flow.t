#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# How meetings and their points move: the levels and states of an assembly, the
# rules that refuse, what follows.  Numbers like M2 are features of the peer,
# Products.PloneMeeting, that this has too.
. "$(dirname "$0")/lib.sh"

new_store "$tmp/store"
tab=$(printf '\t')

# refused STATUS MESSAGE COMMAND...: it says no, and why.
refused() {
	want=$1 message=$2
	shift 2
	run "$@"
	is "$status $(cat "$err")" "$want $1: $message" "refused: $message"
}

# moves STATE STATE... -- ID: the record can go through all of them.
moves() {
	states=
	while [ "$1" != -- ]; do
		states="$states $1"
		shift
	done
	kind=deliberation
	case $2 in M-*) kind=meeting ;; esac
	went=
	for state in $states; do
		"$kind-status" --to="$state" "$2" >"$out" 2>"$err" || went="$(cat "$err")"
	done
	is "$went" '' "$2 goes to$states"
}

# state ID
state() {
	case $1 in M-*) meeting-show -o state "$1" ;; *) deliberation-show -o state "$1" ;; esac
}

# An assembly says how it works.
college=$(assembly-new name=Collège kind=college levels=draft,proposed,validated \
	meeting-states=decided)
council=$(assembly-new name=Conseil kind=council yearly=yes)
refused 2 'levels: is a state of all assemblies: frozen' \
	assembly-new name=X kind=board levels=draft,frozen,validated
refused 2 'levels: do not go from draft to validated: draft,proposed' \
	assembly-new name=X kind=board levels=draft,proposed
refused 2 'levels: stands twice: draft' \
	assembly-new name=X kind=board levels=draft,draft,validated
refused 2 'meeting-states: not frozen, published, decided or decisions-published, each once: closed' \
	assembly-new name=X kind=board meeting-states=closed
refused 2 'on-step: not STATE:FROM=TO: closed:published' \
	assembly-new name=X kind=board on-step=closed:published
refused 2 'on-step: no state of its meetings: frozen' \
	assembly-new name=X kind=board meeting-states=decided on-step=frozen:presented=frozen
refused 2 'on-step: not a state of a point on an agenda: draft' \
	assembly-new name=X kind=board on-step=frozen:draft=frozen

# M9: points that come back are on each new agenda.
report=$(deliberation-new title='Rapport' assembly="$council" recurring=yes decision='Prend acte.')
february=$(meeting-new assembly="$council" date=2026-02-23 start=20:00)
march=$(meeting-new assembly="$council" date=2026-03-02 start=20:00)
april=$(meeting-new assembly="$council" date=2026-04-27 start=20:00)
is "$(deliberation-list -o title,meeting,number,state,predecessor recurring!=yes | tr "$tab" ' ')" \
	"Rapport $february 1 presented $report
Rapport $march 1 presented $report
Rapport $april 1 presented $report" 'a recurring point is on each agenda'

# M7: the same hour twice is refused, another is not, nor is that of another assembly.
refused 1 "rule meeting-hour: its assembly meets then already: $february" \
	meeting-new assembly="$council" date=2026-02-23 start=20:00
refused 1 "rule meeting-hour: its assembly meets then already: $february" \
	meeting-set date=2026-02-23 "$march"
sitting=$(meeting-new assembly="$college" date=2026-02-23 start=20:00)

# M7: the days that an assembly wants, with the defaults of the peer, half past nine on the
# fifth day before and half past two on the day before.
dated=$(assembly-new name=Délais kind=board validate-by=5.9:30 freeze-by=1.14:30)
its=$(meeting-new assembly="$dated" date=2026-03-23 start=20:00)
# deadlines: those of the meeting.
deadlines() {
	meeting-show -o validate-by,freeze-by "$its" | tr "$tab" ' '
}
is "$(deadlines)" '2026-03-18T09:30 2026-03-22T14:30' 'M7: computed when it is made'
meeting-set date=2026-03-30 "$its" >"$out"
is "$(deadlines)" '2026-03-25T09:30 2026-03-29T14:30' 'they follow the date'
meeting-set validate-by=2026-03-20 "$its" >"$out"
meeting-set date=2026-04-06 "$its" >"$out"
is "$(deadlines)" '2026-03-20 2026-04-05T14:30' 'one of its own stays'
meeting-set freeze-by= "$its" >"$out"
meeting-set date=2026-04-07 "$its" >"$out"
is "$(deadlines)" '2026-03-20 ' 'and so does none'
is "$(meeting-show -o validate-by,freeze-by "$(meeting-new assembly="$dated" date=2026-05-04 \
	validate-by=2026-04-30T12:00)" | tr "$tab" ' ')" '2026-04-30T12:00 2026-05-03T14:30' \
	'nor is one that was given computed'
for bad in 5 5. 5.930 .9:30 366.9:30 -1.9:30 5.24:00 5.9:60 5.009:30; do
	refused 2 "validate-by: not DAYS.HH:MM, with 365 days at most: $bad" \
		assembly-set validate-by="$bad" "$dated"
done
is "$(assembly-set validate-by=0.08:00 freeze-by=365.9:30 "$dated")" "$dated" 'on the day, or a year before'
is "$(meeting-show -o validate-by,freeze-by "$(meeting-new assembly="$dated" date=2026-06-01)" |
	tr "$tab" ' ')" '2026-06-01T08:00 2025-06-01T09:30' 'which is when they are'
refused 2 'validate-by: not a date, nor one and its hour: 2026-03-18 09:30' \
	meeting-set validate-by='2026-03-18 09:30' "$its"
is "$(meeting-list -o id 'validate-by<2026-03-21' assembly="$dated")" "$its" 'they compare as days do'

# M7: a break, and what prepares it; M8: its category, and whose agenda it adopts.
is "$(meeting-set pause=21:00 resume=21:15 start=20:00 end=23:00 "$its")" "$its" 'M7: a break'
refused 2 'pause: 19:59 is before start, 20:00' meeting-set pause=19:59 "$its"
refused 2 'resume: 20:59 is before pause, 21:00' meeting-set resume=20:59 "$its"
refused 2 'end: 21:14 is before resume, 21:15' meeting-set end=21:14 "$its"
refused 2 'resume: an hour, but no pause' meeting-set pause= "$its"
# A council that goes on after midnight.
is "$(meeting-set end=00:30 "$its")" "$its" 'it ends in the small hours'
is "$(meeting-set resume=00:05 "$its")" "$its" 'and goes on in them'
refused 2 'end: 00:04 is before resume, 00:05' meeting-set end=00:04 "$its"
refused 2 'end: 23:59 is before resume, 00:05' meeting-set end=23:59 "$its"
refused 2 'end: 06:00 is before start, 20:00' meeting-set end=06:00 "$its"
refused 2 'end: 05:59 is before start, 11:59' meeting-set start=11:59 pause= resume= end=05:59 "$its"
meeting-set resume=21:15 end=23:00 "$its" >"$tmp/out"
for good in 2026-04-06 2026-04-06T23:59 2026-04-07T19:59; do
	is "$(meeting-set pre-meeting=$good "$its")" "$its" "prepared on $good"
done
for bad in 2026-04-07 2026-04-07T20:00 2026-04-08; do
	refused 2 "pre-meeting: $bad is not before the meeting, 2026-04-07" \
		meeting-set pre-meeting=$bad "$its"
done
refused 2 'adopts-agenda-of: no meeting adopts its own agenda' \
	meeting-set adopts-agenda-of="$its" "$its"
is "$(meeting-set adopts-agenda-of="$april" category=Extraordinaire "$its")" "$its" 'M8'
is "$(meeting-agenda --format=text "$its" | grep -c 'Extraordinaire – Séance du mardi 7 avril 2026')" 1 \
	'the category stands before its name'

# An assembly that is dissolved meets no more.
gone=$(assembly-new name='Ancien conseil' kind=council)
assembly-status --to=dissolved "$gone" >"$out"
refused 1 "rule assembly-dissolved: its assembly is dissolved: $gone" \
	meeting-new assembly="$gone" date=2026-02-24

# I2: levels are gone through one by one, there and back.
point=$(deliberation-new title='École' assembly="$college" send-to="$council")
is "$(deliberation-status -o next "$point")" proposed 'from the first level up'
refused 1 "$point: no step from draft to validated; from there to: proposed" \
	deliberation-status --to=validated "$point"
moves proposed validated proposed draft proposed validated -- "$point"

# Blanks around the commas do not count.
loose=$(assembly-new name=Bureau kind=board levels='draft, proposed ,validated' \
	ordering='list, group' meeting-states=' frozen,decided' carries='attachments, advices' \
	on-step='frozen:presented=frozen, closed:frozen=accepted')
is "$(assembly-show -o levels,ordering,meeting-states,carries,on-step "$loose" | tr "$tab" ' ')" \
	'draft,proposed,validated list,group frozen,decided attachments,advices frozen:presented=frozen,closed:frozen=accepted' \
	'lists have no blanks'
is "$(adviser-show -o giveable,invalidates "$(adviser-new name=Urbanisme assembly="$loose" \
	giveable='proposed, validated' invalidates=' validated ')")" "proposed,validated${tab}validated" \
	'nor those of advisers'

# I3: shortcuts jump over levels, there and back.
short=$(assembly-new name=Raccourcis kind=board shortcuts=yes levels=draft,proposed,checked,validated)
jump=$(deliberation-new title=Saut assembly="$short")
is "$(deliberation-status -o next "$jump")" proposed,checked,validated 'I3: from the first level'
moves checked -- "$jump"
is "$(deliberation-status -o next "$jump")" validated,draft,proposed 'from one between'
moves draft validated -- "$jump"
is "$(deliberation-status -o next "$jump")" presented,draft,proposed,checked,out-of-meeting \
	'from the last'
moves proposed -- "$jump"
assembly-set shortcuts= "$short" >"$out"
is "$(deliberation-status -o next "$jump")" checked,draft 'without them to the next alone'

# I7: a level in which a point waits for an advice, and that is no place for others.
refused 2 'waiting: not a level between draft and validated: validated' \
	assembly-set waiting=validated "$short"
refused 2 'waiting: not a level between draft and validated: asked' \
	assembly-set waiting=asked "$short"
refused 2 'waiting: stands twice: checked' assembly-set waiting=checked,checked "$short"
assembly-set waiting=checked "$short" >"$out"
finance=$(adviser-new name=Finances assembly="$short" giveable=checked)
is "$(deliberation-status -o next "$jump")" checked,validated,draft 'I7: it may be passed by'
refused 1 "$jump: rule advice-due: no advice is due that could be given in checked" \
	deliberation-status --to=checked "$jump"
moves validated -- "$jump"
is "$(deliberation-status -o next "$jump")" presented,proposed,checked,out-of-meeting 'on the way back, too'
moves proposed -- "$jump"
advice=$(advice-new deliberation="$jump" adviser="$finance")
moves checked -- "$jump"
refused 1 "rule advice-waiting: waits for the advice $advice" \
	deliberation-set decision='Autre chose' "$jump"
echo plan >"$tmp/plan"
refused 1 "rule advice-waiting: waits for the advice $advice" deliberation-attach "$jump" "$tmp/plan"
refused 1 "rule advice-waiting: waits for the advice $advice" annex-new deliberation="$jump" title=Plan
refused 1 "$jump: rule advice-waiting: waits for the advice $advice" \
	deliberation-status --to=validated "$jump"
is "$(deliberation-set completeness=complete "$jump")" "$jump" 'what the advice is not about changes'
moves proposed -- "$jump"
is "$(deliberation-set decision='Autre chose' "$jump")" "$jump" 'taken back it can be changed'
moves checked -- "$jump"
advice-give "$advice" positive >"$out"
is "$(deliberation-set decision='Encore' "$jump")" "$jump" 'and so it can when the advice is there'
refused 1 "$jump: no step from checked to presented; from there to: validated, proposed" \
	deliberation-status --to=presented "$jump"
moves validated -- "$jump"

# I8: presenting needs a meeting that takes points.
refused 1 "$point: rule agenda-meeting: no meeting to present it to" \
	deliberation-status --to=presented "$point"
refused 2 "assembly: $college, but the meeting is of $council" \
	deliberation-set meeting="$march" "$point"
deliberation-set meeting="$sitting" "$point" >"$out"
is "$(deliberation-status --to=presented -o state "$point")" presented 'it is on the agenda'
refused 1 "meeting: rule agenda-meeting: is on an agenda; deliberation-withdraw takes it off" \
	deliberation-set meeting= "$point"
moves validated -- "$point"
is "$(deliberation-show -o state,meeting,number,reference "$point")" "validated$tab$tab$tab" \
	'and off it again'
deliberation-set meeting="$sitting" "$point" >"$out"
moves presented -- "$point"

# I22: a point goes on to another assembly, and follows on another point.
refused 2 'send-to: is the assembly that it comes from' \
	deliberation-new title=Essai assembly="$council" send-to="$council"
refused 2 'predecessor: no point follows on itself' deliberation-set predecessor="$point" "$point"

refused 1 'assembly: does not change, the meeting has points or members of it' \
	meeting-set assembly="$council" "$sitting"

# I9: what is decided has a text.
refused 1 "$point: rule decision-text: neither motivation nor decision" \
	deliberation-status --to=accepted "$point"
moves decided -- "$sitting"
is "$(meeting-status -o next "$sitting")" 'closed,created' 'states that are not used are left out'
refused 1 "$sitting: $point: rule decision-text: neither motivation nor decision" \
	meeting-status --to=closed "$sitting"
is "$(state "$sitting") $(state "$point")" 'decided presented' 'nothing has moved'
deliberation-set decision='Décide.' "$point" >"$out"

# M4: undecided points are accepted at the closing; I22: and sent on, once.
moves closed -- "$sitting"
is "$(state "$point")" accepted 'closing accepts what is open'
sent=$(deliberation-list -o id predecessor="$point")
is "$(deliberation-show -o title,decision,assembly,state,meeting "$sent")" \
	"École${tab}Décide.${tab}$council${tab}validated$tab" 'the council gets it'
refused 1 "$point: rule meeting-closed: its meeting is closed" \
	deliberation-status --to=presented "$point"
refused 1 'title: rule meeting-closed: its meeting is closed' \
	deliberation-set title=Autre "$point"
is "$(deliberation-set publication=decision "$point")" "$point" 'what minutes do not say changes'
for field in date=2026-01-01 start=09:00 end=23:00 place=Ailleurs name=Autre call=2 number=9; do
	refused 1 "${field%=*}: rule meeting-closed: the meeting is closed" \
		meeting-set "$field" "$sitting"
done
is "$(meeting-set approved=2026-03-01 "$sitting")" "$sitting" 'its approval comes later'
moves decided -- "$sitting"
moves presented accepted -- "$point"
is "$(deliberation-list predecessor="$point" | wc -l)" 1 'it was sent before'

# I16: a heading and an information are no decision, and need none at the closing; an
# advice is one.
acts=$(meeting-new assembly="$college" date=2026-02-24 start=20:00)
for act in heading information advice; do
	deliberation-new title="Point $act" act=$act meeting="$acts" assembly="$college" -o id |
		deliberation-status --to=proposed -o id | deliberation-status --to=validated -o id |
		deliberation-status --to=presented -o id
done >"$tmp/acts"
moves decided -- "$acts"
refused 1 "$acts: $(sed -n 3p "$tmp/acts"): rule decision-text: neither motivation nor decision" \
	meeting-status --to=closed "$acts"
deliberation-set decision='Émet un avis favorable.' internal-note='Entre nous' \
	marginal-note='Annulé le 3 avril.' "$(sed -n 3p "$tmp/acts")" >"$out"
# Attendance without quorum is none of the business of what is not decided.
moves closed -- "$acts"
is "$(deliberation-list meeting="$acts" -o state | sort -u)" accepted 'I16: all are accepted'
is "$(meeting-agenda --format=text "$acts" | grep -c -e 'Point heading$' -e 'Information – Point information$' \
	-e 'Avis – Point advice$')" 3 'the agenda calls them so'
meeting-minutes --format=text "$acts" >"$tmp/minutes"
is "$(grep -c -e '^1. Point heading' -e '^2. Information – Point information' \
	-e '^3. Avis – Point advice' -e 'Mention marginale. Annulé le 3 avril.' "$tmp/minutes")" 4 \
	'so do the minutes, with what was noted in the margin'
meeting-register --format=text "$acts" >"$tmp/register"
is "$(grep -c heading "$tmp/register") $(grep -c 'Annulé le 3 avril.' "$tmp/register")" '0 1' \
	'the register has no heading'
refused 1 "$(sed -n 1p "$tmp/acts"): is a heading: there is nothing to extract" \
	deliberation-extract "$(sed -n 1p "$tmp/acts")"

# I18: what is for the services alone leaves on no paper, in no export, on no list for the
# public.
deliberation-set publication=decision - <"$tmp/acts" >"$out"
mkdir "$tmp/exported"
for format in text html; do
	for paper in meeting-agenda meeting-minutes meeting-register; do
		$paper --format=$format "$acts"
	done
	deliberation-extract --format=$format "$(sed -n 3p "$tmp/acts")"
done >"$tmp/exported/papers"
deliberation-list --published -o all --json >"$tmp/exported/list"
deliberation-export --format=jsonl --all >"$tmp/exported/jsonl"
is "$(grep -c 'Point advice' "$tmp/exported/list")" 1 'it is published'
is "$(grep -rl 'Entre nous' "$tmp/exported")" '' 'I18: the internal note is nowhere'
is "$(grep -c 'Point advice' "$tmp/exported/jsonl")" 1 'nor where all is exported'
is "$(deliberation-list -o internal-note internal-note!=)" 'Entre nous' 'but for the services'

# R23: what takes a secret ballot (CDLD L1122-27) is not accepted without one; R15: a council
# that is called again was called before (L1122-17).
own=$(assembly-new name=AG kind=general-assembly \
	on-step=frozen:presented=frozen,published:frozen=published,closed:published=pre-accepted)
again=$(assembly-new name='Conseil de la zone' kind=council seats=3)
ballots=$(meeting-new assembly="$again" date=2026-02-23 start=19:00)
for act in nominations candidates discipline decision; do
	deliberation-new title="$act" act=$act meeting="$ballots" assembly="$again" decision='Désigne.' -o id |
		deliberation-status --to=validated -o id | deliberation-status --to=presented -o id
done >"$tmp/ids"
moves frozen published decided -- "$ballots"
for act in nominations candidates discipline; do
	id=$(deliberation-list -o id title=$act)
	refused 1 "$id: rule secret-ballot: a matter for a secret ballot, and no vote is recorded: $act (CDLD L1122-27)" \
		deliberation-status --to=accepted "$id"
	refused 1 "$ballots: $id: rule secret-ballot: a matter for a secret ballot, and no vote is recorded: $act (CDLD L1122-27)" \
		meeting-status --to=closed "$ballots"
	vote-new deliberation="$id" poll=secret yes=2 no=1 >"$out"
	moves accepted -- "$id"
done
moves closed -- "$ballots"
second=$(meeting-new assembly="$again" date=2026-02-24 start=19:00 call=3)
refused 1 "$second: rule meeting-call: is call 3, and no meeting of its assembly before it was call 2 (CDLD L1122-17 al. 2-3)" \
	meeting-status --to=frozen "$second"
meeting-set call=2 "$second" >"$out"
moves frozen created -- "$second"
meeting-set date=2026-02-22 "$second" >"$out"
refused 1 "$second: rule meeting-call: is call 2, and no meeting of its assembly before it was call 1 (CDLD L1122-17 al. 2-3)" \
	meeting-status --to=frozen "$second"
meeting-set date=2026-02-24 "$second" >"$out"
moves frozen -- "$second"
moves frozen -- "$(meeting-new assembly="$again" date=2026-02-25 start=19:00 call=3)"
moves frozen published -- "$(meeting-new assembly="$own" date=2026-02-25 call=3)"

# Seats: nobody sits twice at once, nor more than there are.
sits() {
	mandate-new assembly="$again" "$@"
}
one=$(sits person='Anne Lambert' birth=1971-05-14 from=2024-12-02)
refused 1 "$one: rule mandate-twice: Anne Lambert sits there already" \
	mandate-new assembly="$again" person='Anne Lambert' birth=1971-05-14 from=2026-01-01 role=mayor
namesake=$(sits person='Anne Lambert' birth=1999-01-01 from=2024-12-02 external=hp7)
refused 1 "$namesake: rule mandate-twice: A. Lambert sits there already" \
	mandate-new assembly="$again" person='A. Lambert' external=hp7 vote=no
mandate-set to=2025-12-31 "$one" >"$out"
is "$(sits person='Anne Lambert' birth=1971-05-14 from=2026-01-01 role=mayor | cut -c 1)" N \
	'whoever changes office ends one mandate and begins another'
third=$(sits person='Chloé Wathelet' from=2024-12-02)
refused 1 'rule mandate-seats: all 3 seats of the assembly are taken' \
	mandate-new assembly="$again" person='Denis Noël'
refused 1 'rule mandate-seats: all 3 seats of the assembly are taken' \
	mandate-new assembly="$again" person='Denis Noël' from=2023-01-01 to=2024-12-02
is "$(sits person='Denis Noël' from=2023-01-01 to=2024-12-01 | cut -c 1)" N 'before them there is one'
is "$(sits person='Direction' vote=no role=director-general | cut -c 1)" N 'without a vote, too'
mandate-status --to=prevented "$third" >"$out"
is "$(sits person='Élise Fagnoul' from=2026-01-01 | cut -c 1)" N 'in the place of one who is prevented'
refused 1 "$third: rule mandate-seats: all 3 seats of the assembly are taken" \
	mandate-status --to=active "$third"

# A final assembly: M3.
board=$(assembly-new name=Bureau kind=permanent-bureau final=yes)
last=$(meeting-new assembly="$board" date=2026-02-20)
moves frozen published decided closed -- "$last"
is "$(meeting-status -o next "$last")" '' 'a closed meeting stays closed'

# Points follow the meeting, there and back; a returned one stops the closing (I6).
deliberation-set meeting="$february" "$sent" >"$out"
moves presented -- "$sent"
moves frozen published frozen created frozen -- "$february"
is "$(state "$sent")" frozen 'an open point follows its meeting'
is "$(deliberation-status -o next "$sent")" 'removed,returned,validated' \
	'nothing is decided before it is published'
moves published decided -- "$february"
moves returned -- "$sent"
refused 1 "$february: rule closing-returned: a point is still with its author: $sent" \
	meeting-status --to=closed "$february"
is "$(deliberation-status -o next "$sent")" 'published,validated,draft' 'it comes back where its meeting is'
# It may go through the levels again, and keeps its place, also where the meeting takes no
# more points.
place=$(deliberation-show -o meeting,number,list "$sent")
moves draft -- "$sent"
is "$(deliberation-show -o meeting,number,list "$sent")" "$place" 'I6: its place is kept'
refused 1 "$february: rule closing-returned: a point is still with its author: $sent" \
	meeting-status --to=closed "$february"
moves validated -- "$sent"
refused 1 "$february: rule closing-returned: a point is still with its author: $sent" \
	meeting-status --to=closed "$february"
is "$(deliberation-present -o meeting,number,list "$sent") $(state "$sent")" "$place published" \
	'I6: and it comes back to it'

# I4: the decisions there are, each undone.
for decision in accepted accepted-modified pre-accepted refused postponed not-applicable removed; do
	moves "$decision" published -- "$sent"
done
moves not-applicable -- "$sent"
is "$(meeting-minutes --format=text "$february" | grep -c 'Le point est sans objet.')" 1 \
	'I4: the minutes say so'
moves published pre-accepted -- "$sent"
is "$(deliberation-status -o next "$sent")" 'accepted,accepted-modified,published' \
	'what was accepted in principle can be settled'
moves published postponed-next -- "$sent"
is "$(deliberation-list -o title,state,preferred predecessor="$sent" | tr "$tab" ' ')" \
	"École validated $march" 'a linked copy waits for the next meeting'

deliberation-list predecessor="$report" meeting="$february" -o id |
	deliberation-status --to=postponed-next >"$out"
is "$(deliberation-list title=Rapport state=validated)" '' \
	'a point that comes back needs no copy that waits'
deliberation-list predecessor="$report" meeting="$february" -o id |
	deliberation-status --to=published >"$out"

# I19: texts that change on a step, with the example of the peer: a point that is put off
# has no motivation, and says so.
refused 2 'on-state: line 2: not a state of a point: delayed' assembly-set \
	on-state='postponed motivation
delayed decision Le point est reporté.' "$council"
refused 2 'on-state: line 1: not motivation, decision or observations: title' assembly-set \
	on-state='postponed title Reporté' "$council"
refused 2 'on-state: line 1: not STATE FIELD TEXT: postponed' assembly-set on-state=postponed "$council"
refused 2 'on-state: line 1: stands twice: postponed decision A' assembly-set \
	on-state='postponed decision A

postponed decision B' "$council"
assembly-set on-state='postponed motivation
  postponed  decision Le point est reporté.
postponed-next motivation
postponed-next decision Reporté à la prochaine séance.
draft observations À revoir' "$council" >"$out"
off=$(deliberation-new title='Halle' motivation='Vu le plan' decision='Décide' meeting="$february" list=urgent)
# texts ID
texts() {
	deliberation-show -o motivation,decision,observations "$1" | tr "$tab" ';'
}
moves validated draft validated presented -- "$off"
is "$(texts "$off")" 'Vu le plan;Décide;À revoir' 'I19: also on the way back'
moves postponed -- "$off"
is "$(texts "$off")" ';Le point est reporté.;À revoir' 'I19: the texts of a point that is put off'
moves published -- "$off"
is "$(texts "$off")" ';Le point est reporté.;À revoir' 'a state without rule leaves them'
deliberation-set motivation='Vu le plan' decision='Décide' "$off" >"$out"
moves postponed-next -- "$off"
is "$(texts "$off")" ';Reporté à la prochaine séance.;À revoir' 'put off to the next'
is "$(texts "$(deliberation-list -o id predecessor="$off")")" 'Vu le plan;Décide;' \
	'where its texts are what they were'
assembly-set on-state='accepted observations Adopté en séance.' "$council" >"$out"

# M5, M6: numbers of meetings and of their points, anew each year.
moves closed -- "$february"
is "$(meeting-show -o number,first-point "$february")" "1${tab}1" 'the first of the year'
is "$(deliberation-list -o observations title=Rapport meeting="$february")" 'Adopté en séance.' \
	'I19: also when its meeting takes it there'
moves frozen published decided closed -- "$march"
is "$(meeting-show -o number,first-point "$march")" "2${tab}4" 'numbers go on from three points'
moves decided -- "$march"
is "$(meeting-show -o number,first-point "$march")" "2$tab" 'first point, open again'
PERRON_NOW=2027-02-01T12:00:00Z
next=$(meeting-new assembly="$council" date=2027-01-25 start=20:00)
moves frozen published decided -- "$next"
is "$(meeting-show -o number,first-point "$next")" "1${tab}1" 'and begin anew'
PERRON_NOW=2026-03-02T09:00:00Z

# M5: a number by hand that does not follow on is told, and taken; the year begins anew.
for number in 3 1 2; do
	run meeting-set number=$number "$april"
	case $number in 3) told= ;; *)
		told="meeting-set: number: $number, and the last meeting before it has 2" ;;
	esac
	is "$status $(cat "$out") $(cat "$err")" "0 $april $told" "M5: $number behind 2"
done
run meeting-set number= "$april"
is "$status $(cat "$err")" '0 ' 'none is none'
run meeting-new assembly="$council" date=2028-01-10 number=7
is "$status $(cat "$err")" '0 ' 'the first of a year begins where it wants'
run meeting-new --dry-run assembly="$council" date=2028-01-11 number=9
is "$status $(cat "$err")" '0 meeting-new: number: 9, and the last meeting before it has 7' \
	'the second does not'

# Before its day, on it: nothing is decided before (I9).
moves frozen published -- "$april"
PERRON_NOW=2026-04-26T12:00:00Z
refused 1 "$april: rule meeting-held: it is still to come" meeting-status --to=decided "$april"
PERRON_NOW=2026-04-27T12:00:00Z
moves decided -- "$april"
late=$(deliberation-new title='Fuite' assembly="$council" meeting="$april")
moves validated -- "$late"
refused 1 "$late: rule agenda-open: its meeting takes no more points but urgent ones" \
	deliberation-status --to=presented "$late"
deliberation-set list=urgent "$late" >"$out"
is "$(deliberation-status --to=presented -o state "$late")" published \
	'an urgent point is as far as the others'

# I5: decided without a meeting, as well said as in one (I9), and where a council would
# decide in public, in an emergency alone; I20: which has a reason, and is granted to who
# asked for it.
out_of=$(deliberation-new title='Urgence' assembly="$council")
moves validated -- "$out_of"
refused 1 "$out_of: rule decision-text: neither motivation nor decision" \
	deliberation-status --to=out-of-meeting "$out_of"
deliberation-set decision='Décide.' "$out_of" >"$out"
refused 1 "$out_of: rule emergency: a council decides in public, and no emergency is granted" \
	deliberation-status --to=out-of-meeting "$out_of"
refused 2 'emergency: asked, but no reason given' deliberation-set emergency=asked "$out_of"
refused 1 'emergency: rule emergency-asked: nobody asked for it' \
	deliberation-set emergency=granted emergency-reason='La toiture' "$out_of"
refused 1 'emergency: rule emergency-asked: nobody asked for it' \
	deliberation-new title=X emergency=refused emergency-reason='La toiture'
is "$(deliberation-set emergency=asked emergency-reason='La toiture' "$out_of")" "$out_of" \
	'an emergency with its reason'
refused 1 "$out_of: rule emergency: a council decides in public, and no emergency is granted" \
	deliberation-status --to=out-of-meeting "$out_of"
is "$(deliberation-set emergency=refused "$out_of")" "$out_of" 'that is refused'
refused 1 'emergency: rule emergency-asked: nobody asked for it' \
	deliberation-set emergency=granted "$out_of"
deliberation-set emergency=asked "$out_of" >"$out"
is "$(deliberation-set emergency=granted "$out_of")" "$out_of" 'or, asked for again, granted'
is "$(deliberation-set note=Reste "$out_of")" "$out_of" 'and stays so'
moves out-of-meeting validated -- "$out_of"
out_of=$(deliberation-new title='Permission de voirie' assembly="$board" decision='Décide.')
moves validated out-of-meeting validated -- "$out_of"

# I21: a file that is not complete is not presented.
may=$(meeting-new assembly="$board" date=2026-05-04)
for completeness in incomplete asked-again; do
	deliberation-set completeness=$completeness meeting="$may" "$out_of" >"$out"
	refused 1 "$out_of: rule file-complete: its file is not complete" \
		deliberation-status --to=presented "$out_of"
done
deliberation-set completeness=complete "$out_of" >"$out"
moves presented validated -- "$out_of"
deliberation-set completeness= meeting="$may" "$out_of" >"$out"
moves presented -- "$out_of"

# I8, I17: what an assembly requires, the names it takes, and who answers for them.
refused 2 'required: not a field that a point can be made to have: state' \
	assembly-set required=category,state "$board"
refused 2 'required: stands twice: note' assembly-set required=note,category,note "$board"
refused 2 'in-charge: line 2: not CATEGORY = GROUP: Finances' assembly-set in-charge='Travaux = Noël
Finances' "$board"
refused 2 'in-charge: line 1: stands twice: Travaux' assembly-set in-charge='Travaux = Noël
travaux=Lambert' "$board"
assembly-set strict=yes categories='Finances,Travaux publics' classifiers=A groups='Voirie,Recette' \
	required='category, note' "$board" >"$out"
refused 2 'in-charge: line 1: not a category of the assembly: Travaux' \
	assembly-set in-charge='Travaux=Noël' "$board"
assembly-set in-charge='
Travaux publics = Voirie
finances = Recette, Voirie' "$board" >"$out"
for name in category=finance classifier=B group=voiries group-in-charge=Voirie,Recettes \
	all-groups=Recette,X; do
	refused 1 "${name%%=*}: rule assembly-list: not one of the $(case $name in
		category*) echo categories ;; class*) echo classifiers ;; *) echo groups ;;
	esac) of its assembly: ${name##*[=,]}" deliberation-new title=X assembly="$board" "$name"
done
strict=$(deliberation-new title=Strict assembly="$board" decision=Oui category=FINANCES \
	group=voirie committee=Quelconque)
is "$strict" "D-${strict#D-}" 'names without regard to case; a list that is not there takes all'
refused 1 'category: rule assembly-list: not one of the categories of its assembly: finance' \
	deliberation-set category=finance "$strict"
moves validated -- "$strict"
refused 1 "$strict: rule point-required: no note, which its assembly requires" \
	deliberation-present "$strict" "$may"
deliberation-set note='Note' category= "$strict" >"$out"
refused 1 "$strict: rule point-required: no category, which its assembly requires" \
	deliberation-present "$strict" "$may"
deliberation-set category=finances "$strict" >"$out"
is "$(deliberation-present -o id "$strict" "$may") $(
	deliberation-show -o group-in-charge "$strict")" "$strict Recette, Voirie" \
	'I17: who answers for its category does for the point'
strict=$(deliberation-new title=Strict decision=Oui category=finance note=Note)
moves validated -- "$strict"
refused 1 "$strict: category: rule assembly-list: not one of the categories of its assembly: finance" \
	deliberation-present "$strict" "$may"
deliberation-set category='Travaux publics' group-in-charge=Recette "$strict" >"$out"
is "$(deliberation-present -o id "$strict" "$may") $(
	deliberation-show -o group-in-charge "$strict")" "$strict Recette" 'unless it says who'
assembly-set strict= required= "$board" >"$out"
is "$(deliberation-set category=autre "$strict")" "$strict" 'not strict any more'

# I2: who holds a level takes points on from it; D6: and sees what waits for him.
refused 2 'holders: line 1: not a level of the assembly: proposed' \
	assembly-set holders='proposed anne' "$board"
refused 2 'holders: line 2: not LEVEL ACTOR[,ACTOR...]: validated' assembly-set holders='draft anne
validated' "$board"
refused 2 'holders: line 1: stands twice: draft' assembly-set holders='draft anne
draft luc' "$board"
assembly-set levels=draft,proposed,validated holders='proposed anne,luc
validated  dominique' "$board" >"$out"
held=$(deliberation-new title=Tenu assembly="$board" decision=Oui author=zoe)
# as ACTOR COMMAND...
as() {
	actor=$1
	shift
	PERRON_ACTOR=$actor "$@"
}
moves proposed -- "$held"
export PERRON_ACTOR
for PERRON_ACTOR in ann dominique; do
	refused 1 "$held: rule level-holder: proposed is held by anne,luc" \
		deliberation-status --to=validated "$held"
	refused 1 "$held: rule level-holder: proposed is held by anne,luc" \
		deliberation-status --to=draft "$held"
done
unset PERRON_ACTOR
for actor in anne luc dominique zoe; do
	echo "$actor: $(as $actor deliberation-list --mine -o id)"
done >"$tmp/got"
is "$(paste -s -d ' ' "$tmp/got")" "anne: $held luc: $held dominique:  zoe: " 'D6: it waits for them'
is "$(as luc deliberation-status --to=draft -o state "$held")" draft 'back, too'
moves proposed -- "$held"
is "$(as anne deliberation-status --to=validated -o state "$held")" validated 'one of them'
refused 1 "$held: rule level-holder: validated is held by dominique" \
	deliberation-present "$held" "$may"
is "$(as dominique deliberation-list --mine -o id title=Tenu)" "$held" 'who presents it sees it'
is "$(as dominique deliberation-present -o id "$held" "$may")" "$held" 'and presents it'
is "$(as dominique deliberation-list --mine -o id title=Tenu)" '' 'which is done'
moves returned -- "$held"
is "$(as zoe deliberation-list --mine -o id)$(as dominique deliberation-list --mine -o id)" "$held" \
	'I6: what came back waits for its author'
is "$(as '' deliberation-list --mine 2>&1)" 'deliberation-list: PERRON_ACTOR: no name' \
	'nobody asks'
moves presented -- "$held"

# I22: what was an emergency comes late where it goes on to.
urgent=$(deliberation-new title='Toit' assembly="$college" send-to="$council" decision='Décide.' \
	emergency=asked emergency-reason='Il pleut')
deliberation-set emergency=granted "$urgent" >"$out"
moves proposed validated -- "$urgent"
deliberation-present "$urgent" "$(meeting-new assembly="$college" date=2026-04-26)" >"$out"
moves decided closed -- "$(deliberation-show -o meeting "$urgent")"
is "$(deliberation-list -o list,state,assembly predecessor="$urgent" | tr "$tab" ' ')" \
	"late validated $council" 'I22: late there'

# An assembly of its own mind: pre-accepted at the closing, and nothing else.
its=$(meeting-new assembly="$own" date=2026-04-20)
motion=$(deliberation-new title=Motion meeting="$its" decision=Oui)
moves validated presented -- "$motion"
moves frozen published decided closed -- "$its"
is "$(state "$motion")" pre-accepted 'points move as their assembly says'

# M2: while decisions are being written the public sees none, where the assembly has a state
# for that.
refused 2 'meeting-states: decisions-published, but not decided' \
	assembly-set meeting-states=decisions-published "$board"
assembly-set meeting-states=decided,decisions-published levels= holders= in-charge= "$board" >"$out"
its=$(meeting-new assembly="$board" date=2026-04-21)
shown=$(deliberation-new title=Montrée meeting="$its" decision=Oui publication=decision)
draft=$(deliberation-new title=Projet meeting="$its" decision=Oui publication=in-project)
moves validated presented -- "$shown"
moves validated presented -- "$draft"
# shows: what the public sees of both.
shows() {
	deliberation-publicity "$shown" "$draft" | cut -f 2 | paste -s -d ' '
}
is "$(shows)" 'nothing draft' 'before the meeting'
moves decided -- "$its"
moves accepted -- "$shown"
is "$(shows)" 'nothing nothing' 'M2: they are being written'
is "$(deliberation-list --published meeting="$its")" '' 'and on no list'
is "$(deliberation-publicity --explain -o rule,inputs,result "$shown" | tail -n 1)" \
	"publicity-written${tab}meeting=decided${tab}no" 'which is told'
refused 1 "$its: no step from decided to closed; from there to: decisions-published, created" \
	meeting-status --to=closed "$its"
is "$(meeting-status --to=decisions-published -o state,next "$its")" \
	"decisions-published${tab}closed,decided" 'then they are published'
is "$(shows)" 'decision nothing' 'and seen'
is "$(deliberation-list --published -o id meeting="$its")" "$shown" 'and listed'
late=$(deliberation-new title=Tard meeting="$its" decision=Oui list=urgent)
moves validated -- "$late"
refused 1 "$late: rule agenda-open: its meeting takes no more points but urgent ones" \
	deliberation-present "$late"
is "$(deliberation-list --available="$its")" '' 'none is available to it'
moves decided -- "$its"
is "$(shows) $(deliberation-list --available="$its" -o id)" "nothing nothing $late" 'nor before'
moves decisions-published closed -- "$its"
is "$(shows)" 'decision nothing' 'as at the end'
assembly-set meeting-states= final= "$board" >"$out"
is "$(meeting-status -o next "$its")" decided 'an assembly that says nothing has no such state'
moves decided -- "$its"
is "$(shows)" 'decision nothing' 'nor hides what is decided'

# --keep-going stores whole records: what a rule refuses leaves nothing behind.
new_store "$tmp/whole"
council=$(assembly-new name=Conseil kind=council levels=draft,asked,validated waiting=asked)
good=$(meeting-new assembly="$council" date=2026-02-16 start=20:00)
bad=$(meeting-new assembly="$council" date=2026-02-23 start=20:00)
yes=$(deliberation-new title=Oui assembly="$council" decision=Oui)
none=$(deliberation-new title=Rien assembly="$council")
moves validated -- "$yes"
moves validated -- "$none"
deliberation-present "$yes" "$none" "$bad" >"$out"
for meeting in "$good" "$bad"; do moves frozen published decided -- "$meeting"; done
run meeting-status --to=closed --keep-going "$bad" "$good"
is "$status $(cat "$err")" \
	"1 meeting-status: $bad: $none: rule decision-text: neither motivation nor decision" \
	'a point that cannot be accepted holds its meeting back'
is "$(cut -f 1 "$out") $(state "$good") $(state "$bad") $(state "$yes")" \
	"$good closed decided published" 'the one that is refused is not half closed'
adviser=$(adviser-new assembly="$council" name=Urbanisme giveable=asked delay=10)
waits=$(deliberation-new title=Attend assembly="$council")
advice-new deliberation="$waits" adviser="$adviser" >"$out"
moves asked -- "$waits"
echo plan >"$tmp/plan"
run deliberation-attach --keep-going "$waits" "$tmp/plan"
is "$status $(deliberation-files "$waits")" '1 ' 'nor is a file there that was refused'
# A member who voted is not made absent; who stands before him in the list is stored first.
for name in Anne Luc; do mandate-new person=$name assembly="$council" from=2025-01-01 >"$out"; done
meeting-attend "$bad" >"$out"
deliberation-vote yes=Anne,Luc "$yes" >"$out"
run meeting-attend --keep-going excused=Anne present=Luc "$bad"
is "$status $(attendance-list -o presence | sort -u)" '1 present' 'nor is anybody half excused'
first=$(mandate-list -o id person=Anne)
mandate-new person=Zoé order=1 assembly="$council" from=2025-01-01 >"$out"
run meeting-attend --keep-going present=Zoé excused=Anne "$bad"
is "$status $(tail -n 1 "$err")" \
	"1 meeting-attend: nothing is stored, --keep-going or not: that was refused half-way" \
	'what was begun is given up'
is "$(attendance-list -o presence | sort | uniq -c | tr -d ' ')" 2present 'and not there'
check_store 'the store is sound'

# Recurring points undergo what others do before they are on an agenda.
PERRON_NOW=2026-03-02T09:00:00Z
new_store "$tmp/recurs"
council=$(assembly-new name=Conseil kind=council)
good=$(deliberation-new title=Rapport category=Finances assembly="$council" recurring=yes)
bad=$(deliberation-new title=Divers assembly="$council" recurring=yes)
ugly=$(deliberation-new title=Vœux category=Fêtes assembly="$council" recurring=yes)
assembly-set required=category strict=yes categories=Finances "$council" >"$out"
run meeting-new assembly="$council" date=2026-03-30 start=20:00
is "$status $(cat "$out")" '0 M-2026-00001' 'a meeting is made'
is "$(cut -d : -f 3- "$err")" " rule point-required: no category, which its assembly requires; \
the point waits to be presented
 category: rule assembly-list: not one of the categories of its assembly: Fêtes; \
the point waits to be presented" 'what a rule keeps from its agenda is told'
is "$(deliberation-list -o predecessor,meeting,number,state,entered,preferred recurring!=yes |
	tr "$tab" ' ')" \
	"$good M-2026-00001 1 presented 2026-03-02 
$bad   validated  M-2026-00001
$ugly   validated  M-2026-00001" 'and waits for it; what is there came that day'
waits=$(deliberation-list -o id predecessor="$bad")
deliberation-set category=finances "$waits" >"$out"
is "$(deliberation-present -o meeting,number "$waits" | tr "$tab" ' ')" 'M-2026-00001 2' \
	'once it is right it is presented'

# A point that is with its author keeps its number; one that goes to another meeting does not.
new_store "$tmp/leaves"
council=$(assembly-new name=Conseil kind=council)
college=$(assembly-new name=Collège kind=college)
june=$(meeting-new assembly="$council" date=2026-03-23 start=20:00)
july=$(meeting-new assembly="$council" date=2026-03-30 start=20:00)
for title in Un Deux Trois Quatre; do
	id=$(deliberation-new title=$title assembly="$council" decision=Oui)
	moves validated -- "$id"
	deliberation-present "$id" "$june" >"$out"
	case $title in Un | Deux | Trois) moves returned draft -- "$id" ;; esac
done
numbers() {
	deliberation-list -o title,meeting,number --sort=id meeting="$1" | cut -f 1,3 | tr "$tab\n" ': '
}
is "$(numbers "$june")" 'Un:1 Deux:2 Trois:3 Quatre:4 ' 'what comes back has its number kept'
deliberation-set meeting= D-2026-00001 >"$out"
is "$(deliberation-show -o number,meeting,entered D-2026-00001) $(numbers "$june")" \
	"$tab$tab Deux:1 Trois:2 Quatre:3 " 'one that is for no meeting any more has none'
deliberation-set meeting="$july" D-2026-00002 >"$out"
is "$(numbers "$june")/ $(numbers "$july")" 'Trois:1 Quatre:2 / Deux: ' 'nor one that is for another'
moves validated -- D-2026-00003
deliberation-present D-2026-00003 "$july" >"$out"
is "$(numbers "$june")/ $(numbers "$july")" 'Quatre:1 / Deux: Trois:1 ' 'and there is no gap behind one'
# What follows on a point is made once, and who takes the point back hears that it stays.
PERRON_NOW=2026-03-23T20:30:00Z
moves frozen published -- "$june"
for state in postponed-next published postponed-next; do
	run deliberation-status --to=$state D-2026-00004
	case $state in published)
		is "$status $(cat "$err")" \
			'0 deliberation-status: D-2026-00005: stays, and follows on D-2026-00004' \
			'what follows on a point is told to who takes it back'
	esac
done
is "$(deliberation-list -o id predecessor=D-2026-00004)" D-2026-00005 'and is not made again'
moves published accepted -- D-2026-00004
deliberation-set send-to="$college" D-2026-00004 >"$out"
is "$(deliberation-list -o id,state predecessor=D-2026-00004 assembly="$college")" \
	"D-2026-00006${tab}validated" 'what is said after the decision goes to the college all the same'
check_store 'the store is sound'

# What was possible on the day of a meeting must be on the day on which it comes to be, and
# references are those of that day.
new_store "$tmp/day"
PERRON_NOW=2026-03-23T20:30:00Z
council=$(assembly-new name=Conseil kind=council reference-format='{date:YYYYMMDD}/{meeting}-{number}')
meeting=$(meeting-new assembly="$council" date=2026-03-23 start=20:00)
for title in Un Deux; do
	id=$(deliberation-new title=$title assembly="$council" decision=Oui)
	moves validated -- "$id"
	deliberation-present "$id" "$meeting" >"$out"
done
references() {
	deliberation-list -o reference --sort=id | paste -s -d ' '
}
moves frozen -- "$meeting"
meeting-set date=2026-03-30 "$meeting" >"$out"
is "$(references)" '20260330/1-1 20260330/1-2' 'references follow the date'
deliberation-set reference=Ancienne D-2026-00002 >"$out"
meeting-set number=7 date=2026-03-23 "$meeting" >"$out"
is "$(references)" '20260323/7-1 Ancienne' 'and the number; one that was set by hand stays'
refused 1 'rule meeting-call: is call 2, and no meeting of its assembly before it was call 1 (CDLD L1122-17 al. 2-3)' \
	meeting-set call=2 "$meeting"
moves published -- "$meeting"
moves accepted -- D-2026-00001
refused 1 'D-2026-00001: rule meeting-held: its meeting is still to come' \
	meeting-set date=2026-03-24 "$meeting"
deliberation-set sent=2026-03-23 D-2026-00001 >"$out"
meeting-set date=2026-03-22 "$meeting" >"$out"
deliberation-set sent=2026-03-22 D-2026-00001 >"$out"
refused 2 'D-2026-00001: sent: 2026-03-22 is before the meeting, 2026-03-23' \
	meeting-set date=2026-03-23 "$meeting"
moves decided -- "$meeting"
refused 1 'rule meeting-held: it is still to come' meeting-set date=2026-03-24 "$meeting"
check_store 'the store is sound'
PERRON_NOW=2026-03-02T09:00:00Z

# Points of two meetings leave their agendas at once, and lose words that are searched.
new_store "$tmp/two"
council=$(assembly-new name=Conseil kind=council reference-format='{year}-{number}')
for date in 2026-03-23 2026-03-30; do
	meeting=$(meeting-new assembly="$council" date=$date)
	id=$(deliberation-new title=Un assembly="$council")
	moves validated -- "$id"
	deliberation-present "$id" "$meeting" >"$out"
	moves frozen -- "$meeting"
done
run deliberation-withdraw D-2026-00001 D-2026-00002
is "$status $(paste -s -d ' ' "$out")$(cat "$err")" '0 D-2026-00001 D-2026-00002' \
	'points of two agendas with references'
# On an agenda a point is of the assembly of its meeting.
other=$(assembly-new name=Collège kind=college)
deliberation-present D-2026-00001 M-2026-00001 >"$out"
refused 2 "assembly: $other, but the meeting is of $council" \
	deliberation-set assembly="$other" D-2026-00001

# Nothing comes onto the agenda of a closed meeting any more.
new_store "$tmp/shut"
PERRON_NOW=2026-03-23T22:30:00Z
council=$(assembly-new name=Conseil kind=council)
meeting=$(meeting-new assembly="$council" date=2026-03-23 start=20:00)
later=$(meeting-new assembly="$council" date=2026-03-23 start=21:30)
id=$(deliberation-new title=Un assembly="$council")
moves validated -- "$id"
deliberation-present "$id" "$meeting" >"$out"
moves frozen published -- "$meeting"
moves postponed-next -- "$id"
is "$(deliberation-list -o preferred predecessor="$id")" "$later" \
	'what is postponed waits for the next meeting, be it that evening'
moves decided closed -- "$meeting"
next=$(deliberation-list -o id predecessor="$id")
for command in "deliberation-new title=Intrus meeting=$meeting" \
	"deliberation-new title=Intrus number=2 meeting=$meeting" \
	"deliberation-set meeting=$meeting $next" "deliberation-set number=2 meeting=$meeting $next"; do
	refused 1 'meeting: rule meeting-closed: its meeting is closed' $command
done
check_store 'the store is sound'
PERRON_NOW=2026-03-02T09:00:00Z

# The tables of the manual are what an assembly does that says nothing of its own.
new_store "$tmp/table"
plain=$(assembly-new name=Conseil kind=council)
for kind in meeting deliberation; do
	"$kind-status" --describe | awk -F '\t' '$1 == "step" {
		if (!($2 in to)) order[++n] = $2
		to[$2] = to[$2] (to[$2] == "" ? "" : ",") $3
	} END { for (i = 1; i <= n; i++) print order[i] "\t" to[order[i]] }' >"$tmp/steps"
	is "$(wc -l <"$tmp/steps" | tr -d ' ')" "$("$kind-status" --describe |
		awk -F '\t' '$1 == "word" && $2 == "state"' | wc -l)" "$kind: each state leads somewhere"
	: >"$tmp/got"
	while IFS="$tab" read -r from to; do
		case $kind,$from in
		meeting,*) id=$(printf 'id\tassembly\tdate\tstate\nM-2026-%05d\t%s\t2026-01-12\t%s\n' \
			$(($(wc -l <"$tmp/got") + 1)) "$plain" "$from" | meeting-new --from=- --keep-ids) ;;
		*) case $from in presented) in=created ;; frozen) in=frozen ;; *) in=published ;; esac
			id=$(printf 'id\ttitle\tmeeting\tstate\nD-2026-%05d\tX\t%s\t%s\n' \
			$(($(wc -l <"$tmp/got") + 1)) "$(meeting-list -o id state=$in)" "$from" |
			deliberation-new --from=- --keep-ids) ;;
		esac
		"$kind-status" -o state,next "$id" >>"$tmp/got"
	done <"$tmp/steps"
	same "$tmp/got" "$tmp/steps" "$kind: the steps of the manual"
done

check_store 'the store is sound'
done_testing
