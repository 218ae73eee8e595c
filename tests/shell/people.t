#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Who is at a meeting, who signs, and how votes are recorded and judged.  Articles
# are of the CDLD; marks like P5 or V3 are features of the peer,
# Products.PloneMeeting, that this has too.
. "$(dirname "$0")/lib.sh"

tab=$(printf '\t')

# refused STATUS MESSAGE COMMAND...: it says no, and why, and stores nothing.
refused() {
	want=$1 message=$2
	shift 2
	was=$(store-log | wc -l)
	run "$@"
	is "$status $(cat "$err")" "$want $1: $message" "refused: $message"
	is "$(store-log | wc -l)" "$was" "and nothing is stored: $message"
}

# prints WANT NAME COMMAND...: with exit status 0.  WANT has | for a tab.
prints() {
	want=$1 name=$2
	shift 2
	run "$@"
	is "$status$(tr '\t' '|' <"$out")$(cat "$err")" "0$want" "$name"
}

# council SEATS POINTS: an empty store with a council, all its seats taken, and a meeting
# with so many points.
council() {
	rm -rf "$tmp/store"
	new_store "$tmp/store"
	council=$(assembly-new name=Conseil kind=council seats="$1")
	{
		printf 'person\tassembly\n'
		printf '%s\tA-2026-00001\n' 'Anne Lambert' 'Benoît Crahay' 'Chloé Wathelet' \
			'Denis Noël' 'Fagnoul, Élise' | head -n "$1"
		awk -v n="$1" 'BEGIN { for (i = 6; i <= n; i++) print "Membre " i "\tA-2026-00001" }'
	} | mandate-new --from=- >"$out" || exit 1
	meeting=$(meeting-new assembly="$council" date=2026-03-02 start=19:00)
	awk -v n="$2" 'BEGIN {
		print "title\tmeeting\tnumber\tdecision"
		for (i = 1; i <= n; i++)
			print "Point " i "\tM-2026-00001\t" i "\tDécide." }' |
		deliberation-new --from=- >"$out" || exit 1
}

# publish: the points go on the agenda, and that is published.
publish() {
	deliberation-list -o id >"$tmp/ids"
	for state in validated presented; do
		deliberation-status --to=$state - <"$tmp/ids" >"$out" || exit 1
	done
	for state in frozen published; do
		meeting-status --to=$state "$meeting" >"$out" || exit 1
	done
}

# Attendance of a whole meeting (P2): who is not named is present.
council 5 6
director=$(mandate-new person='Denis Noël' assembly="$council" role=director-general vote=no)
mandate-new person='Guy Henry' assembly="$council" to=2026-03-01 vote=no >"$out"
mandate-status --to=prevented N-2026-00003 >"$out"
prints 'N-2026-00001|present|AT-2026-00001
N-2026-00002|excused|AT-2026-00002
N-2026-00003|excused|AT-2026-00003
N-2026-00004|absent|AT-2026-00004
N-2026-00005|present|AT-2026-00005
N-2026-00006|present|AT-2026-00006' 'all who sit have a row, who is prevented is excused' \
	meeting-attend excused=crahay absent=N-2026-00004 --reason=Malade "$meeting"
is "$(attendance-list -o mandate reason=Malade | tr '\n' ' ')" 'N-2026-00002 N-2026-00004 ' \
	'the reason is of those who are not there'
prints 'N-2026-00004|present|AT-2026-00004' 'and can be changed, the others left' \
	meeting-attend present=N-2026-00004 "$meeting"
prints '' 'what is so already is not changed' meeting-attend present=N-2026-00004 "$meeting"
refused 2 "$meeting: excused: no member of the assembly of that name: Dupont" \
	meeting-attend excused=Dupont "$meeting"
refused 2 "$meeting: excused: a name of several members: noël: N-2026-00004 Denis Noël, \
N-2026-00006 Denis Noël" meeting-attend excused=noël "$meeting"
refused 2 "$meeting: Anne Lambert is named twice" \
	meeting-attend excused=Lambert absent=lambert "$meeting"
refused 2 "$meeting: absent: no mandate of the assembly: N-2026-00009" \
	meeting-attend absent=N-2026-00009 "$meeting"
refused 1 'AT-2026-00001: Anne Lambert has one of the whole meeting already' \
	attendance-new meeting="$meeting" mandate=N-2026-00001
refused 2 'mandate: Guy Henry does not sit on that day' \
	attendance-new meeting="$meeting" mandate=N-2026-00007
refused 2 'meeting: no such meeting: M-2026-00009' \
	attendance-new meeting=M-2026-00009 mandate=N-2026-00001
refused 2 'presence: not one of present, excused, absent, not-taking-part, conflict, replaced, represented: ill' \
	attendance-new meeting="$meeting" mandate=N-2026-00001 presence=ill

# Attendance at some points (P3), and the moves that follow from it (P4).
meeting-attend --from=D-2026-00002 --until=D-2026-00003 excused=Lambert "$meeting" >"$out"
meeting-attend --from=D-2026-00005 absent='Fagnoul, Élise' "$meeting" >"$out"
meeting-attend --until=D-2026-00001 absent=N-2026-00004 "$meeting" >"$out"
prints 'D-2026-00002|2|N-2026-00001|excused|left
D-2026-00002|2|N-2026-00004|present|entered
D-2026-00004|4|N-2026-00001|present|entered
D-2026-00005|5|N-2026-00005|absent|left' 'who left and came in, before each point' \
	meeting-presence --moves -o id,number,mandate,presence,move "$meeting"
excused=$(attendance-list -o id from=D-2026-00002 until=D-2026-00003)
refused 1 "rule agenda-used: $excused: would end before it begins" \
	deliberation-move --to=1 D-2026-00003
refused 1 "rule agenda-used: $excused: would end before it begins" \
	deliberation-set privacy=secret D-2026-00002
refused 2 "$meeting: until: D-2026-00002 is before D-2026-00003 on the agenda" \
	meeting-attend --from=D-2026-00003 --until=D-2026-00002 excused=Lambert "$meeting"
other=$(meeting-new assembly="$council" date=2026-04-02)
point=$(deliberation-new title=Ailleurs meeting="$other")
refused 2 "from: not on the agenda of the meeting: $point" attendance-new meeting="$meeting" \
	mandate=N-2026-00002 presence=absent from="$point"
college=$(assembly-new name=Collège kind=college)
alderman=$(mandate-new person='Ida Jamar' assembly="$college")
refused 2 "replaced-by: no mandate of the assembly: $alderman" attendance-new \
	meeting="$other" mandate=N-2026-00001 presence=replaced replaced-by="$alderman"
refused 2 'replaced-by: nobody replaces or represents himself' attendance-new \
	meeting="$other" mandate=N-2026-00001 presence=replaced replaced-by=N-2026-00001
attendance-new meeting="$other" mandate=N-2026-00001 presence=replaced \
	replaced-by=N-2026-00002 >"$out"
prints 'N-2026-00001|replaced|N-2026-00002
N-2026-00002|present|N-2026-00001' 'who replaces another is present' sh -c \
	"meeting-presence -o mandate,presence,other $other | head -n 2"
attendance-set position='Présidente f.f.' AT-2026-00001 >"$out"
is "$(meeting-presence -o position "$meeting" | head -n 1)" 'Présidente f.f.' \
	'the office of that day (P3)'

# Who signs (P5): one for each number at a time, of the assembly.
council 5 2
prints 'SG-2026-00001' 'a signatory' signatory-new assembly="$council" mandate=N-2026-00001 \
	number=1 to=2026-06-30
refused 1 'SG-2026-00001: number: 1 is taken in that period' \
	signatory-new assembly="$council" mandate=N-2026-00002 number=1 from=2026-06-30
refused 1 'SG-2026-00001: number: 1 is taken in that period' \
	signatory-new assembly="$council" mandate=N-2026-00002 number=1
prints 'SG-2026-00002' 'the day after it is free' \
	signatory-new assembly="$council" mandate=N-2026-00002 number=1 from=2026-07-01
prints 'SG-2026-00003' 'and so is another number' \
	signatory-new assembly="$council" mandate=N-2026-00003 number=2
refused 1 'SG-2026-00001: number: 1 is taken in that period' \
	signatory-set from=2026-06-01 SG-2026-00002
college=$(assembly-new name=Collège kind=college)
alderman=$(mandate-new person='Ida Jamar' assembly="$college")
refused 2 "mandate: no mandate of the assembly: $alderman" \
	signatory-new assembly="$council" mandate="$alderman" number=3
refused 1 "$meeting: Anne Lambert signs in place 1: have another sign there first (attendance-new signs=1)" \
	meeting-attend excused=Lambert "$meeting"
prints 'AT-2026-00001' 'another signs this meeting' \
	attendance-new meeting="$meeting" mandate=N-2026-00004 signs=1
refused 1 'signs: Denis Noël has place 1 already' \
	attendance-new meeting="$meeting" mandate=N-2026-00005 signs=1
ok 'then the mayor may be excused' meeting-attend excused=Lambert "$meeting"
refused 1 'Denis Noël signs in place 1: have another sign there first (attendance-new signs=1)' \
	attendance-new meeting="$meeting" mandate=N-2026-00004 presence=absent from=D-2026-00002
refused 2 'signs: a place among the signatures, but presence is not present' \
	attendance-new meeting="$meeting" mandate=N-2026-00002 presence=absent signs=9 \
	from=D-2026-00001
refused 1 "$meeting: was recorded at the meeting of 2026-03-02, which would be outside the mandate" \
	mandate-set to=2026-03-01 N-2026-00002
ok 'a mandate may end on the day of the meeting' mandate-set to=2026-03-02 N-2026-00002
refused 1 'mandate: does not change' attendance-set mandate=N-2026-00005 AT-2026-00001

# P3, and complaint 10 of the domain file: at one point another signs, in another office, and
# takes another place among the members; who is away already keeps away from nothing.
attendance-new meeting="$meeting" mandate=N-2026-00005 from=D-2026-00002 until=D-2026-00002 \
	signs=1 order=1 position='Bourgmestre f.f.' >"$out"
mandate-set order=2 N-2026-00002 >"$out"
is "$(meeting-presence -o number,person "$meeting" | sed -n '1p;6,7p' | tr '\t\n' ' ;')" \
	'1 Benoît Crahay;2 Fagnoul, Élise;2 Benoît Crahay;' 'the order of precedence at a point'
refused 1 "$meeting: Anne Lambert is excused there already" \
	meeting-attend conflict=Lambert --from=D-2026-00002 "$meeting"
meeting-attend present=Lambert --from=D-2026-00001 --until=D-2026-00001 "$meeting" >"$out"
ok 'unless he is there at one of the points' \
	meeting-attend conflict=Lambert --until=D-2026-00002 "$meeting"
publish
deliberation-status --to=accepted D-2026-00001 D-2026-00002 >"$out"
is "$(deliberation-extract D-2026-00001 | tail -n 1 | tr -s ' ')
$(deliberation-extract D-2026-00002 | tail -n 1 | tr -s ' ')" ' Denis Noël Chloé Wathelet
 Fagnoul, Élise Chloé Wathelet' 'who signs at a point signs its extract'

# The quorum at each point (L1122-17; R14: n=17 needs 9, and the example is 9 present of
# whom one leaves, so that point 5 cannot be decided).
council 17 6
refused 1 "$meeting: who is present is not recorded: meeting-attend" meeting-quorum "$meeting"
meeting-attend excused="$(mandate-list -o id | tail -n 8 | paste -sd,)" "$meeting" >"$out"
ok '9 of 17 are a quorum' meeting-quorum "$meeting"
meeting-attend excused=Lambert --from=D-2026-00005 --until=D-2026-00005 "$meeting" >"$out"
run meeting-quorum -o number,present,needed,quorum "$meeting"
is "$status $(tr '\t\n' ' ;' <"$out")" \
	'1 1 9 9 yes;2 9 9 yes;3 9 9 yes;4 9 9 yes;5 8 9 no;6 9 9 yes;' \
	'8 of 17 are none (L1122-17)'
is "$(meeting-quorum --explain -o rule,inputs,result,certainty "$meeting" | sed -n 9,10p)" \
"quorum-each-point${tab}point=5${tab}present=8${tab}unverified
quorum-council${tab}seats=17 present=8 share=>1/2${tab}needed=9 quorum=no${tab}secondary" \
	'and the steps say by which rules'
publish
run deliberation-status --to=accepted D-2026-00005
is "$status $(cat "$err")" '1 deliberation-status: D-2026-00005: rule decision-votes: no quorum: '\
'8 present where 9 are needed (CDLD L1122-17 al. 1)' 'such a point is not accepted'
ok 'but the next is' deliberation-status --to=accepted D-2026-00006
deliberation-status --to=postponed D-2026-00005 >"$out"
ok 'what is postponed needs no quorum' meeting-quorum "$meeting"
# L1122-17 al. 2-3: 17 seats, 4 present at the third call, for what was on the agendas of the
# first two.
called() { # N: a meeting that is called for the Nth time, to which four come
	call=$1
	meeting=$(meeting-new assembly="$council" date="2026-02-0$call" call="$call")
	deliberation-list -o id state=validated | deliberation-present - "$meeting" >"$out"
	meeting-status --to=frozen "$meeting" | meeting-status --to=published >"$out"
	meeting-attend present="$(mandate-list -o id | sed -n 1,4p | paste -sd,)" \
		excused="$(mandate-list -o id | sed 1,4d | paste -sd,)" "$meeting" >"$out"
}
council 17 0
deliberation-new title='Emprunt' decision='Décide.' assembly="$council" |
	deliberation-status --to=validated >"$out"
for call in 1 2; do
	called "$call"
	deliberation-list -o id meeting="$meeting" | deliberation-status --to=postponed-next >"$out"
done
deliberation-new title='Achat' decision='Décide.' assembly="$council" |
	deliberation-status --to=validated >"$out"
called 3
run meeting-quorum -o id,present,needed,quorum "$meeting"
is "$(tr '\t\n' ' ;' <"$out")" 'D-2026-00003 4 1 yes;D-2026-00004 4 9 no;' \
	'at the third call any number will do, for what was on the agenda twice (L1122-17 al. 2-3)'
run deliberation-status --to=accepted D-2026-00004
is "$status $(cat "$err")" '1 deliberation-status: D-2026-00004: rule decision-votes: no quorum: '\
'4 present where 9 are needed (CDLD L1122-17 al. 1)' 'what is there for the first time needs its quorum'
ok 'what is there for the third does not' deliberation-status --to=accepted D-2026-00003

council 17 6
meeting-attend excused="$(mandate-list -o id | tail -n 8 | paste -sd,)" "$meeting" >"$out"
# R16, L1122-19: who has an interest is not present at that point.
meeting-attend conflict=Crahay --from=D-2026-00002 --until=D-2026-00002 "$meeting" >"$out"
is "$(meeting-quorum -o number,present "$meeting" | sed -n 1,2p | tr '\t\n' ' ;')" '1 9;2 8;' \
	'nor counted'
refused 1 'D-2026-00002: N-2026-00002 Benoît Crahay: has an interest, and does not vote '\
'(CDLD L1122-19)' deliberation-vote yes=Crahay D-2026-00002

# L1122-24 al. 3: the point of a member is examined while he is there, and members of the
# college hand in none (rules of procedure of Doische, art. 12).
council 5 0
mandate-set role=alderman N-2026-00002 >"$out"
for author in crahay 'Chloé Wathelet'; do
	deliberation-new title=Motion decision='Décide.' list=late handed=2026-02-20 author="$author" \
		meeting="$meeting" | deliberation-status --to=validated >"$out"
done
refused 1 'D-2026-00001: rule member-point: Benoît Crahay is of the college, and brings no point '\
'of his own (CDLD L1122-24 al. 3)' deliberation-present D-2026-00001
ok 'a councillor may' deliberation-present D-2026-00002
meeting-status --to=frozen "$meeting" | meeting-status --to=published >"$out"
meeting-attend excused=Wathelet "$meeting" >"$out"
for state in accepted refused; do
	refused 1 'D-2026-00002: rule member-point: Chloé Wathelet, who handed it in, is not there '\
'(CDLD L1122-24 al. 3)' deliberation-status --to=$state D-2026-00002
done
meeting-attend present=Wathelet --from=D-2026-00002 "$meeting" >"$out"
ok 'who comes in for it is there' deliberation-status --to=accepted D-2026-00002

# Votes (L1122-26 §1): 9-8-0 adopted, 8-8-1 rejected, 5-4-8 adopted, 0-0-17 not adopted.
council 17 5
meeting-attend "$meeting" >"$out"
names() { # FROM TO: of the members
	mandate-list -o id | sed -n "$1,$2p" | paste -sd,
}
prints 'D-2026-00001|adopted|V-2026-00001' '9-8-0 is adopted' \
	deliberation-vote no="$(names 10 17)" --all=yes D-2026-00001
prints 'D-2026-00002|rejected|V-2026-00002' '8-8-1 is rejected' \
	deliberation-vote yes="$(names 1 8)" no="$(names 9 16)" abstain="$(names 17 17)" D-2026-00002
prints 'D-2026-00003|adopted|V-2026-00003' '5-4-8 is adopted' \
	deliberation-vote yes=5 no=4 abstain=8 D-2026-00003
prints 'D-2026-00004|rejected|V-2026-00004' '0-0-17 is not adopted' \
	deliberation-vote --all=abstain D-2026-00004
run deliberation-result -o id,result,cast,needed,reason D-2026-00001 D-2026-00002 D-2026-00003 \
	D-2026-00004
is "$status $(tr '\t\n' ' ;' <"$out")" '1 D-2026-00001 adopted 17 9 majority;'\
'D-2026-00002 rejected 16 9 tie;D-2026-00003 adopted 9 5 majority;'\
'D-2026-00004 rejected 0 1 no-votes;' 'results say how many it took'
is "$(deliberation-result -o sentence D-2026-00003)" \
	'par 5 voix pour, 4 contre et 8 abstentions' 'the sentence of counts'
ok 'what is adopted exits 0' deliberation-result D-2026-00001
refused 1 'D-2026-00005: nobody voted on it' deliberation-result D-2026-00005
is "$(deliberation-result --explain -o rule,article,result D-2026-00002)" \
"quorum-each-point${tab}CDLD L1122-17${tab}present=17
quorum-council${tab}CDLD L1122-17 al. 1${tab}needed=9 quorum=yes
vote-secret${tab}CDLD L1122-27${tab}ballot=public
votes-cast${tab}CDLD L1122-26 §1${tab}cast=16
majority-council${tab}CDLD L1122-26 §1${tab}needed=9 enough=no
tie-council${tab}CDLD L1122-26 §1${tab}result=rejected" 'the steps to a result'
publish
run deliberation-status --to=accepted D-2026-00002
is "$status $(cat "$err")" '1 deliberation-status: D-2026-00002: rule decision-votes: '\
'V-2026-00002: not accepted: the vote says rejected, with 8 yes where 9 are needed '\
'(CDLD L1122-26 §1)' 'what was rejected is not accepted'
ok 'it is refused' deliberation-status --to=refused D-2026-00002 D-2026-00004
run deliberation-status --to=refused D-2026-00001
is_status 1 'what was adopted is not refused'
ok 'it is accepted' deliberation-status --to=accepted D-2026-00001 D-2026-00003

run deliberation-status --to=published D-2026-00003
run deliberation-status --to=validated D-2026-00003
is "$status $(cat "$err")" '1 deliberation-status: D-2026-00003: rule agenda-used: V-2026-00003: '\
'was voted on' 'what was voted on stays on the agenda'
meeting-attend excused=Lambert --from=D-2026-00005 "$meeting" >"$out"
run deliberation-status --to=validated D-2026-00005
is "$status $(cat "$err")" '1 deliberation-status: D-2026-00005: rule agenda-used: AT-2026-00018: '\
'somebody left or came in there' 'and so does what somebody left at'
attendance-set presence=present AT-2026-00018 >"$out"
mandate-status --to=ended N-2026-00017 >"$out"
ok 'who leaves the council was a member all the same' deliberation-result D-2026-00001

# Bad votes: the place and the rule.
refused 1 'D-2026-00001: has a vote already: V-2026-00001; --replace it, or give this one a --label' \
	deliberation-vote --all=yes D-2026-00001
refused 2 'D-2026-00005: Anne Lambert is named twice' \
	deliberation-vote yes=lambert no=Anne D-2026-00005
refused 2 'D-2026-00005: yes: no mandate of the assembly: N-2026-00099' \
	deliberation-vote yes=N-2026-00099 D-2026-00005
refused 2 'D-2026-00005: yes: no member of the assembly of that name: Dupont' \
	deliberation-vote yes=Dupont D-2026-00005
refused 1 'D-2026-00005: 18 votes of 17 voters (CDLD L1122-26 §1)' \
	deliberation-vote yes=18 D-2026-00005
refused 2 'D-2026-00005: yes: not from 0 to 999999: 9223372036854775807' \
	deliberation-vote yes=9223372036854775807 no=9 D-2026-00005
run deliberation-vote yes=3 no=Crahay D-2026-00005
is "$status $(head -n 1 "$err")" '2 deliberation-vote: names and counts exclude each other' \
	'names and counts exclude each other'
run deliberation-vote D-2026-00005
is_status 2 'votes must be given'
# R23, L1122-27: hiring is secret, a subsidy public.
refused 1 'D-2026-00005: no matter for a secret ballot: decision; only these are: '\
'candidates, nominations, availability, suspension, discipline (CDLD L1122-27)' \
	deliberation-vote --secret yes=9 no=8 D-2026-00005
deliberation-set act=nominations D-2026-00005 >"$out"
refused 1 'D-2026-00005: a matter for a secret ballot: nominations (CDLD L1122-27)' \
	deliberation-vote --all=yes D-2026-00005
# R25: 17 voters and 18 ballots, the vote is void.
refused 1 'D-2026-00005: 18 ballots of 17 voters: the vote is void and held again (model rules '\
'of UVCW, from memory; rules of procedure of the council of Doische, art. 43, is cut short)' \
	deliberation-vote --secret yes=9 no=8 blank=1 D-2026-00005
prints 'D-2026-00005|adopted|V-2026-00005' '17 ballots of 17 voters stand' \
	deliberation-vote --secret yes=9 no=7 invalid=1 D-2026-00005
is "$(deliberation-result -o sentence D-2026-00005)" \
	'au scrutin secret, par 9 voix pour, 7 contre et 1 bulletin nul' 'the sentence says secret'
refused 1 'V-2026-00005: a secret ballot has no names (CDLD L1122-27)' \
	ballot-new vote=V-2026-00005 mandate=N-2026-00001 value=yes

# The kinds keep the same rules.
refused 1 'V-2026-00001: Anne Lambert has voted already (CDLD L1122-26 §1)' \
	ballot-new vote=V-2026-00001 mandate=N-2026-00001 value=yes
refused 2 'mandate: no mandate of the assembly: N-2026-00099' \
	ballot-new vote=V-2026-00001 mandate=N-2026-00099 value=yes
refused 2 'vote: no such vote: V-2026-00099' \
	ballot-new vote=V-2026-00099 mandate=N-2026-00001 value=yes
refused 1 'V-2026-00003: the vote is by counts' \
	ballot-new vote=V-2026-00003 mandate=N-2026-00001 value=yes
refused 1 'is by counts, and members voted by name (CDLD L1122-26 §1)' vote-set yes=3 V-2026-00001
refused 2 'linked: there is no vote before it' vote-set linked=yes V-2026-00001
refused 1 '18 votes of 17 voters (CDLD L1122-26 §1)' vote-set abstain=9 V-2026-00003
refused 1 'deliberation: does not change' vote-set deliberation=D-2026-00002 V-2026-00001
point=$(deliberation-new title='Sur aucun ordre du jour')
refused 2 'deliberation: is on no agenda: it has no meeting' vote-new deliberation="$point"
refused 1 "V-2026-00001: Anne Lambert has voted there already" \
	attendance-set presence=excused AT-2026-00001
refused 1 "$meeting: V-2026-00001: Anne Lambert has voted there already" \
	meeting-attend conflict=Lambert --from=D-2026-00001 --until=D-2026-00001 "$meeting"
ok 'what has no vote yet may be left' \
	meeting-attend conflict=Lambert --from=D-2026-00005 --until=D-2026-00005 "$meeting"
ok 'a ballot may be changed' ballot-set value=no BL-2026-00001

# A vote is replaced, and taken back.
prints 'D-2026-00001|adopted|V-2026-00001' 'a vote is replaced' \
	deliberation-vote --replace no=Lambert,crahay --all=yes D-2026-00001
is "$(deliberation-result -o sentence D-2026-00001)" 'par 15 voix pour et 2 contre (contre : '\
'Anne Lambert, Benoît Crahay)' 'by other ballots of the same members'
prints 'D-2026-00001|adopted|V-2026-00001' 'by counts' deliberation-vote --replace yes=17 \
	D-2026-00001
is "$(deliberation-result -o sentence D-2026-00001)" 'à l’unanimité' 'and its sentence'
prints 'D-2026-00001|adopted|V-2026-00001' 'and by names again' \
	deliberation-vote --replace yes=Noël D-2026-00001
prints 'D-2026-00001||V-2026-00001' 'it is taken back' deliberation-vote --clear D-2026-00001
refused 1 'D-2026-00001: nobody voted on it' deliberation-result D-2026-00001
prints 'D-2026-00001|rejected|V-2026-00001' 'and held again' \
	deliberation-vote no=Noël D-2026-00001

# A whole group at once (V3: "select all / by voting group").  A name goes before a group,
# a group before --all.
council 5 4
mandate-set group=Ensemble N-2026-00001 N-2026-00002 N-2026-00003 >"$out"
mandate-set group='Theux demain' N-2026-00004 >"$out"
refused 1 'D-2026-00001: who is present is not recorded: meeting-attend' \
	deliberation-vote yes=@Ensemble D-2026-00001
meeting-attend excused=Crahay "$meeting" >"$out"
ballots() { # VOTE: mandates and values
	ballot-list -o mandate,value vote="$1" | sed 's/N-2026-0000//' | sort | tr '\t\n' '= '
}
prints 'D-2026-00001|rejected|V-2026-00001' 'a group votes, but for who is named' \
	deliberation-vote yes=@ensemble no=wathelet,@THEUX\ demain D-2026-00001
is "$(ballots V-2026-00001)" '1=yes 3=no 4=no ' 'who is excused has no ballot'
prints 'D-2026-00002|rejected|V-2026-00002
D-2026-00003|rejected|V-2026-00003' 'and several points at once, but for --except' \
	deliberation-vote no=@Ensemble --all=abstain --except=Wathelet,noël D-2026-00002 D-2026-00003
is "$(ballots V-2026-00002)$(ballots V-2026-00003)" '1=no 5=abstain 1=no 5=abstain ' \
	'who is excepted has none either'
prints 'D-2026-00004|adopted|V-2026-00004' 'a group may be excepted' \
	deliberation-vote --all=yes --except=@Ensemble D-2026-00004
is "$(ballots V-2026-00004)" '4=yes 5=yes ' 'and the others vote'
printf 'deliberation\tmandate\tvalue\nD-2026-00004\t@Ensemble\tno\nD-2026-00004\tNoël\tyes\n' \
	>"$tmp/groups"
prints 'D-2026-00004|rejected|V-2026-00004' 'a file may name it too' \
	deliberation-vote --replace --from="$tmp/groups"
refused 2 'D-2026-00004: no member of the assembly is of that group: Autres' \
	deliberation-vote --replace yes=@Autres D-2026-00004
refused 2 'D-2026-00004: @ENSEMBLE is named twice' \
	deliberation-vote --replace yes=@Ensemble no=@ENSEMBLE D-2026-00004
refused 2 'D-2026-00004: Anne Lambert is named twice' \
	deliberation-vote --replace yes=lambert --except=Lambert --all=no D-2026-00004
# V2: who is not found when called is no voter, and his is no vote; he may be called again.
prints 'D-2026-00004|rejected|V-2026-00004' 'who is not found does not count' \
	deliberation-vote --replace not-found=Lambert not-voting=wathelet yes=noël no=Élise D-2026-00004
is "$(ballots V-2026-00004)$(deliberation-result -o cast,needed,sentence D-2026-00004 | tr '\t' '|')" \
	'1=not-found 3=not-voting 4=yes 5=no 2|2|par 1 voix pour et 1 contre (contre : Fagnoul, Élise)' \
	'2 votes of 4 members who are present are cast'
ok 'nor does it hold him there' meeting-attend absent=Lambert --from=D-2026-00004 "$meeting"
meeting-attend present=Lambert --from=D-2026-00004 "$meeting" >"$out"
ok 'he may be called again' ballot-set value=yes "$(ballot-list -o id value=not-found)"
is "$(deliberation-result -o result,cast D-2026-00004)" "adopted${tab}3" 'and then his vote counts'
# V6: which voters the minutes name.
assembly-set names=yes,no names-limit=40 "$council" >"$out"
deliberation-vote --replace yes=noël --all=no D-2026-00001 >"$out"
is "$(deliberation-result -o sentence D-2026-00001)" \
	'par 1 voix pour et 3 contre (pour : Denis Noël)' 'the minority is named'
for names in yes,yes for none,no no,; do
	refused 2 "names: not yes, no, abstain, each once, or none: $names" \
		assembly-set names=$names "$council"
done
refused 2 'names-limit: not from 1 to 100: 101' assembly-set names-limit=101 "$council"
run deliberation-vote --except=Lambert D-2026-00004
is "$status $(head -n 1 "$err")" '2 deliberation-vote: --except takes names off a group or --all' \
	'there must be something to except from'

# Several votes on a point, and several points with one vote (V3, V5).
council 5 4
meeting-attend "$meeting" >"$out"
prints 'D-2026-00001|rejected|V-2026-00001
D-2026-00002|rejected|V-2026-00002' 'the same vote on several points' sh -c \
	'printf "D-2026-00001\nD-2026-00002\n" |
	deliberation-vote no=Lambert abstain="Fagnoul, Élise" --label="Article 1"'
prints 'D-2026-00001|adopted|V-2026-00003' 'a linked vote has the other voters' \
	deliberation-vote --linked --label='Article 2' yes=crahay,wathelet,noël D-2026-00001
refused 1 'V-2026-00003: Anne Lambert has voted already (CDLD L1122-26 §1)' \
	ballot-new vote=V-2026-00003 mandate=N-2026-00001 value=yes
is "$(deliberation-result -o label,result,sentence D-2026-00001 | tr '\t' '|')" \
"Article 1|rejected|par 1 voix contre et 1 abstention (contre : Anne Lambert ; abstention : \
Fagnoul, Élise)
Article 2|adopted|par 3 voix pour" 'each has its result, and none is unanimous that others did not vote for'
refused 2 'D-2026-00003: linked: there is no vote before it' \
	deliberation-vote --linked --all=yes D-2026-00003

# The roll (R27): a sheet that is filled in, the president last; then what each voted.
deliberation-roll --header D-2026-00003 >"$tmp/roll"
is "$(cut -f 1-4 "$tmp/roll" | sed -n '1p;2p;6p' | tr '\t\n' '|;')" \
	'deliberation|mandate|value|person;D-2026-00003|N-2026-00001||Anne Lambert;'\
'D-2026-00003|N-2026-00005||Fagnoul, Élise;' 'a roll of who may vote'
refused 2 "$tmp/roll:2: value: no value, and it needs one" deliberation-vote --from="$tmp/roll"
awk -v FS="$tab" -v OFS="$tab" 'NR > 1 { $3 = NR < 4 ? "no" : "yes" } 1' "$tmp/roll" >"$tmp/filled"
prints 'D-2026-00003|adopted|V-2026-00004' 'it is taken when it is filled in' \
	deliberation-vote --from="$tmp/filled"
is "$(deliberation-roll -o deliberation,mandate,value,vote,label D-2026-00001 D-2026-00003 |
	tr '\t\n' '|;')" 'D-2026-00001|N-2026-00001|no|V-2026-00001|Article 1;'\
'D-2026-00001|N-2026-00002||V-2026-00001|Article 1;D-2026-00001|N-2026-00003||V-2026-00001|Article 1;'\
'D-2026-00001|N-2026-00004||V-2026-00001|Article 1;D-2026-00001|N-2026-00005|abstain|V-2026-00001|Article 1;'\
'D-2026-00001|N-2026-00001||V-2026-00003|Article 2;D-2026-00001|N-2026-00002|yes|V-2026-00003|Article 2;'\
'D-2026-00001|N-2026-00003|yes|V-2026-00003|Article 2;D-2026-00001|N-2026-00004|yes|V-2026-00003|Article 2;'\
'D-2026-00001|N-2026-00005||V-2026-00003|Article 2;D-2026-00003|N-2026-00001|no|V-2026-00004|;'\
'D-2026-00003|N-2026-00002|no|V-2026-00004|;D-2026-00003|N-2026-00003|yes|V-2026-00004|;'\
'D-2026-00003|N-2026-00004|yes|V-2026-00004|;D-2026-00003|N-2026-00005|yes|V-2026-00004|;' \
	'and tells how each voted in each vote'
# R22: by name because a third of the 5 who are present asked for it, which is 2.
refused 1 'D-2026-00003: no vote by name: 1 asked for it where 2 are needed (CDLD L1122-27)' \
	deliberation-vote --replace --demanded=1 --all=yes D-2026-00003
deliberation-vote --replace --demanded=2 no=noël --all=yes D-2026-00003 >"$out"
is "$(deliberation-result -o sentence D-2026-00003)" 'à l’appel nominal, par 4 voix pour et 1 '\
'contre (pour : Anne Lambert, Benoît Crahay, Chloé Wathelet, Fagnoul, Élise ; contre : Denis Noël)' \
	'the minutes say so, and name all'
is "$(deliberation-result --explain -o rule,inputs,result D-2026-00003 | grep vote-named)" \
"vote-named${tab}present=5 share=>=1/3 demanded=2${tab}needed=2 by-name=yes" 'and by which rule'
deliberation-vote --clear D-2026-00003 >"$out"

# Urgency (L1122-24): two thirds of those present, by name.
publish
meeting-status --to=decided "$meeting" >"$out"
point=$(deliberation-new title=Urgence meeting="$meeting" list=urgent decision='Décide.')
for state in validated presented; do
	deliberation-status --to=$state "$point" >"$out"
done
run deliberation-status --to=accepted "$point"
is "$status $(cat "$err")" "1 deliberation-status: $point: rule urgency: not on the agenda: two \
thirds of those present must declare its urgency, by name (CDLD L1122-24 al. 1-2)" \
	'a point that is not on the agenda is not decided'
refused 1 "$point: urgency is declared by name (CDLD L1122-24 al. 2)" \
	deliberation-vote --rule=two-thirds yes=5 "$point"
prints "$point|rejected|V-2026-00005" '3 of 5 are not two thirds' \
	deliberation-vote --rule=two-thirds yes=Lambert,crahay,noël "$point"
run deliberation-status --to=accepted "$point"
is "$(cat "$err")" "deliberation-status: $point: rule urgency: not on the agenda: 3 declare its \
urgency where 4 are needed" 'who declares it is counted'
prints "$point|adopted|V-2026-00005" '4 of 5 are' \
	deliberation-vote --rule=two-thirds --replace no=Lambert --all=yes "$point"
prints "$point|adopted|V-2026-00006" 'the decision is another vote' \
	deliberation-vote --all=yes "$point"
ok 'and the point is decided' deliberation-status --to=accepted "$point"
run meeting-status --to=closed "$meeting"
is "$status $(cat "$err")" '1 meeting-status: M-2026-00001: D-2026-00002: rule decision-votes: '\
'V-2026-00002: not accepted: the vote says rejected, with 0 yes where 1 are needed '\
'(CDLD L1122-26 §1)' 'a vote that says no holds up the closing'
deliberation-status --to=refused D-2026-00002 >"$out"
deliberation-vote --replace --all=yes --label='Article 1' D-2026-00002 >"$out"
run meeting-status --to=closed "$meeting"
is "$status $(cat "$err")" '1 meeting-status: M-2026-00001: rule decision-votes: D-2026-00002: '\
'V-2026-00002: not refused: the vote says adopted, with 5 yes where 3 are needed '\
'(CDLD L1122-26 §1)' 'and so does one that was changed after the decision'
deliberation-vote --replace --all=no --label='Article 1' D-2026-00002 >"$out"
ok 'else the meeting closes' meeting-status --to=closed "$meeting"
refused 1 "D-2026-00003: the meeting is closed: $meeting" deliberation-vote --all=yes D-2026-00003
refused 1 "the meeting is closed: $meeting" attendance-set reason=Malade AT-2026-00001
refused 1 "the meeting is closed: $meeting" ballot-set value=abstain BL-2026-00001

# The college (L1123-22): 3-3 is postponed; at the third meeting the president decides.
rm -rf "$tmp/store"
new_store "$tmp/store"
college=$(assembly-new name=Collège kind=college seats=6 meeting-states=decided)
for i in 1 2 3 4 5 6; do
	mandate-new person="Échevin $i" assembly="$college" >"$out"
done
meeting=$(meeting-new assembly="$college" date=2026-03-02)
deliberation-new title=Permis meeting="$meeting" number=1 decision='Décide.' >"$out"
# R18, L1123-20: more than half, 6 members need 4.
meeting-attend absent='Échevin 1,Échevin 2,Échevin 3' "$meeting" >"$out"
is "$(meeting-quorum -o present,needed,quorum "$meeting")" "3${tab}4${tab}no" \
	'3 of 6 are no quorum of a college'
meeting-attend present='Échevin 1,Échevin 2,Échevin 3' "$meeting" >"$out"
prints 'D-2026-00001|postponed|V-2026-00001' 'a tie is postponed' \
	deliberation-vote yes=3 no=3 D-2026-00001
prints 'D-2026-00001|president-decides|V-2026-00001' 'the third one is for the president' \
	deliberation-vote --replace --tie=3 yes=3 no=3 D-2026-00001
prints 'D-2026-00001|president-decides|V-2026-00001' 'and so is one of recognised urgency' \
	deliberation-vote --replace --urgent yes=3 no=3 D-2026-00001

# R20, L1123-8: the president of the CPAS does not sit where it is supervised.
mandate-set role=cpas-president N-2026-00006 >"$out"
deliberation-set supervises=cpas D-2026-00001 >"$out"
refused 1 'D-2026-00001: N-2026-00006 Échevin 6: does not sit where the CPAS is supervised, and '\
'does not vote (CDLD L1123-8)' deliberation-vote --replace no='Échevin 6' D-2026-00001
is "$(meeting-quorum --explain -o rule,inputs,result,certainty "$meeting" | sed 1d)" \
"quorum-college-cpas${tab}supervises=cpas${tab}president=not-sitting${tab}secondary
quorum-college-cpas-base${tab}president=not-sitting${tab}seats=6${tab}unverified
quorum-college${tab}seats=6 present=5 share=>1/2${tab}needed=4 quorum=yes${tab}secondary" \
	'nor is he counted as present'
prints 'D-2026-00001|adopted|V-2026-00001' 'the others vote' \
	deliberation-vote --replace --all=yes D-2026-00001
is "$(ballot-list -o mandate vote=V-2026-00001 | wc -l | tr -d ' ')" 5 'without him'

# The sessions of a matter that is put off are counted: the copy that waits knows them.
matter=$(deliberation-new title=Enseigne assembly="$college" decision='Décide.' |
	deliberation-status --to=validated -o id)
results=
for date in 2026-02-02 2026-02-09 2026-02-16; do
	meeting=$(meeting-new assembly="$college" date="$date")
	deliberation-present "$matter" "$meeting" >"$out"
	meeting-attend "$meeting" >"$out"
	results="$results $(deliberation-vote -o result yes=3 no=3 "$matter")"
	deliberation-status --to=postponed-next "$matter" >"$out" 2>&1
	matter=$(deliberation-list -o id predecessor="$matter")
done
is "$results" ' postponed postponed president-decides' \
	'the third tie of one matter is for the president (L1123-22)'

# P2: a proxy, in a board; one for each holder (share/law, proxy-holder, unverified).
council 5 1
refused 1 'no member of a council is represented by another; only in these: '\
'general-assembly,board (CDLD L1523-10)' attendance-new meeting="$meeting" \
	mandate=N-2026-00002 presence=represented replaced-by=N-2026-00001
council 5 2
assembly-set kind=board "$council" >"$out"
refused 2 'replaced-by: nobody, but presence is represented' \
	attendance-new meeting="$meeting" mandate=N-2026-00002 presence=represented
refused 2 'replaced-by: nobody replaces or represents himself' attendance-new \
	meeting="$meeting" mandate=N-2026-00002 presence=represented replaced-by=N-2026-00002
attendance-new meeting="$meeting" mandate=N-2026-00002 presence=represented \
	replaced-by=N-2026-00001 >"$out"
refused 1 'replaced-by: Anne Lambert holds 1 proxies already (CDLD L1523-10)' attendance-new \
	meeting="$meeting" mandate=N-2026-00003 presence=represented replaced-by=N-2026-00001
meeting-attend excused=wathelet "$meeting" >"$out"
meeting-attend excused=Lambert --from=D-2026-00002 "$meeting" >"$out"
is "$(meeting-presence -o presence,other "$meeting" | sed -n 2p)" "represented${tab}N-2026-00001" \
	'who is represented, and by whom'
is "$(deliberation-roll -o mandate,person,proxy D-2026-00001 | tr '\t\n' '|;')" 'N-2026-00001|'\
'Anne Lambert|;N-2026-00002|Benoît Crahay|Anne Lambert;N-2026-00004|Denis Noël|;'\
'N-2026-00005|Fagnoul, Élise|;' \
	'he is called'
refused 1 'D-2026-00002: N-2026-00002 Benoît Crahay: is represented by one who is not there, '\
'and does not vote (CDLD L1523-10)' deliberation-vote --rule=council yes=crahay D-2026-00002
prints 'D-2026-00001|adopted|V-2026-00001' 'and votes by his proxy' \
	deliberation-vote --rule=council no=noël --all=yes D-2026-00001
is "$(deliberation-result -o cast,sentence D-2026-00001)" \
	"4${tab}par 3 voix pour et 1 contre (contre : Denis Noël)" 'both votes count'
deliberation-vote --replace --rule=council not-voting=lambert no=noël --all=yes D-2026-00001 >"$out"
refused 1 "$meeting: V-2026-00001: Benoît Crahay has voted there already" \
	meeting-attend not-taking-part=Lambert --from=D-2026-00001 --until=D-2026-00001 "$meeting"
is "$(attendance-count --to=2026-03-02 -o present,attended,voted,represented "$council" |
	sed -n 2p | tr '\t' '|')" '0|0|1|1' 'he was represented, and voted'
is "$(meeting-minutes "$meeting" | grep Procuration | tr -s ' ')" \
	'Procuration : Benoît Crahay, à Anne Lambert.' 'the minutes say so'

# Ballots from a file, whatever their order: the same result and the same sentence.
council 5 3
meeting-attend "$meeting" >"$out"
{
	printf 'deliberation\tmandate\tvalue\n'
	for d in 1 2 3; do
		printf "D-2026-0000$d\t%s\n" "Lambert${tab}no" "crahay${tab}yes" \
			"N-2026-00003${tab}yes" "Noël${tab}abstain" "Fagnoul, Élise${tab}yes"
	done
} >"$tmp/ballots"
prints 'D-2026-00001|adopted|V-2026-00001
D-2026-00002|adopted|V-2026-00002
D-2026-00003|adopted|V-2026-00003' 'ballots of many points come from a file' \
	deliberation-vote --from="$tmp/ballots"
deliberation-result -o id,result,cast,needed,reason,sentence D-2026-00001 D-2026-00002 \
	D-2026-00003 >"$tmp/first"
wrong=
for key in 2 2r 3,3 1r,2; do
	rm -rf "$tmp/other"
	cp -R "$tmp/store" "$tmp/other"
	{ sed 1q "$tmp/ballots"; sed 1d "$tmp/ballots" | LC_ALL=C sort -t "$tab" -k "$key"; } |
		deliberation-vote --store="$tmp/other" --replace --from=- >"$out" 2>"$err" ||
		wrong="$wrong $(cat "$err")"
	deliberation-result --store="$tmp/other" -o id,result,cast,needed,reason,sentence \
		D-2026-00001 D-2026-00002 D-2026-00003 | cmp -s - "$tmp/first" || wrong="$wrong $key"
done
is "$wrong" '' 'a result does not depend on the order of the ballots'
is "$(sed -n 1p "$tmp/first" | cut -f 6)" 'par 3 voix pour, 1 contre et 1 abstention (contre : '\
'Anne Lambert ; abstention : Denis Noël)' 'and names are in the order of precedence'
printf 'deliberation\tmandate\tvalue\nD-2026-00001\tLambert\tyes\nD-2026-00002\tDupont\tyes\n' \
	>"$tmp/bad"
refused 2 "D-2026-00002: $tmp/bad:3: no member of the assembly of that name: Dupont" \
	deliberation-vote --replace --from="$tmp/bad"
printf 'deliberation\tmandate\tvalue\nD-2026-00001\tLambert\toui\n' >"$tmp/bad"
refused 2 "$tmp/bad:2: value: not one of yes, no, abstain, not-voting, not-found: oui" \
	deliberation-vote --replace --from="$tmp/bad"
printf 'deliberation\tmandate\tvalue\nD-2026-00009\tLambert\tyes\nD-2026-00001\tLambert\tyes\n' |
	{ run deliberation-vote --replace --keep-going --from=-; cat "$out" "$err" >"$tmp/going"; }
is "$(tr '\t' '|' <"$tmp/going")" 'D-2026-00001|adopted|V-2026-00001
deliberation-vote: no such deliberation: D-2026-00009' 'the good ones are kept'

# How often members were there, and voted: A at all meetings; B leaves before the second point,
# and is replaced at the second meeting, by D who sits since then; C is excused once and absent
# once; the third meeting has no attendance, the fourth is of another year.
new_store "$tmp/count"
assembly=$(assembly-new name=Conseil kind=council)
other=$(assembly-new name=Collège kind=college)
mandate-new --from=- >"$out" <<END
{"person":"A","assembly":"$assembly","group":"EC","order":"2"}
{"person":"B","assembly":"$assembly","order":"1"}
{"person":"C","assembly":"$assembly"}
{"person":"D","assembly":"$assembly","from":"2026-02-10"}
END
count() { # WANT NAME [OPTION...]
	want=$1 name=$2
	shift 2
	run attendance-count -o person,meetings,present,excused,absent,replaced,points,attended,voted \
		"$@" "$assembly"
	is "$status $(tr '\t' ' ' <"$out")$(cat "$err")" "$want" "$name"
}
count '1 ' 'no meeting yet'
for date in 2026-02-03 2026-02-10 2026-02-17 2025-12-31; do
	m=$(meeting-new assembly="$assembly" date="$date")
	deliberation-new title=Un meeting="$m" number=1
	deliberation-new title=Deux meeting="$m" number=2
done >"$out"
{
	meeting-attend excused=C M-2026-00001
	meeting-attend absent=B --from=D-2026-00002 M-2026-00001
	meeting-attend absent=C M-2026-00002
	attendance-set presence=replaced replaced-by=N-2026-00004 AT-2026-00005
	deliberation-vote --all=yes D-2026-00001
	deliberation-vote yes=A D-2026-00002
	vote-new deliberation=D-2026-00002 label=Encore
	ballot-new vote=V-2026-00003 mandate=N-2026-00001 value=no
	ballot-new vote=V-2026-00003 mandate=N-2026-00002 value=not-voting
	meeting-attend M-2025-00001
} >"$out" 2>&1
count '0 B 2 1 0 0 1 4 1 1
A 2 2 0 0 0 4 4 2
C 2 0 1 1 0 4 0 0
D 1 1 0 0 0 2 2 0' 'the year'
count '0 B 1 1 0 0 0 2 1 1
A 1 1 0 0 0 2 2 2
C 1 0 1 0 0 2 0 0' 'up to and with a day' --to=2026-02-09
count '0 B 1 0 0 0 1 2 0 0
A 1 1 0 0 0 2 2 0
C 1 0 0 1 0 2 0 0
D 1 1 0 0 0 2 2 0' 'from a day on' --from=2026-02-10
count '1 ' 'the day between' --from=2026-02-04 --to=2026-02-09
count '1 ' 'no attendance on record' --from=2026-02-17 --to=2026-02-17
run attendance-count "$other"
is "$status$(cat "$out")" 1 'an assembly that did not meet'
run attendance-count A-2026-00009
says 'no such assembly: A-2026-00009' 'no such assembly'
run attendance-count --from=2026-02-30 "$assembly"
is_status 2 'a day that is none'
# Who voted keeps the vote that he had, and the mandate, even where nobody recorded who was there.
refused 1 'V-2026-00001: vote: A has voted; end the mandate, and begin another' \
	mandate-set vote=no N-2026-00001
refused 1 'M-2026-00001: was recorded at the meeting of 2026-02-03, which would be outside the mandate' \
	mandate-set from=2026-02-04 N-2026-00001
m=$(meeting-new assembly="$assembly" date=2026-02-24)
d=$(deliberation-new title=Trois meeting="$m" number=1)
mandate-new person=E assembly="$assembly" from=2026-02-20 to=2026-02-26 >"$out"
deliberation-vote yes=E "$d" >"$out"
refused 1 "$m: was recorded at the meeting of 2026-02-24, which would be outside the mandate" \
	mandate-set to=2026-02-23 N-2026-00005
mandate-set to=2026-02-24 N-2026-00005 >"$out"
# Nor does the meeting go to a day on which he did not sit.
refused 1 'date: E, who was recorded there, does not sit on that day' \
	meeting-set date=2026-02-25 "$m"
refused 1 'date: E, who was recorded there, does not sit on that day' \
	meeting-set date=2026-02-19 "$m"
meeting-set date=2026-02-20 "$m" >"$out"
refused 1 'date: D, who was recorded there, does not sit on that day' \
	meeting-set date=2026-02-09 M-2026-00002
check_store 'the store is sound'

# Of a police zone no law is known: what cannot be is refused, with no article of another
# authority; and how many can demand a vote by name is not guessed.  The law of a CPAS is its
# own (LO CPAS art. 33).
council 5 2
assembly-set kind=police-council "$council" >"$out"
meeting-attend "$meeting" >"$out"
refused 2 'D-2026-00001: no rule on the votes of a police-council is known: give the vote one' \
	deliberation-vote --all=yes D-2026-00001
refused 1 'D-2026-00001: 6 votes of 5 voters' deliberation-vote --rule=council yes=6 D-2026-00001
refused 1 'D-2026-00001: a vote by name was asked for, and has names' \
	deliberation-vote --rule=council --demanded=1 yes=5 D-2026-00001
prints 'D-2026-00001|adopted|V-2026-00001' 'one of five demands a vote by name' \
	deliberation-vote --rule=council --demanded=1 --all=yes D-2026-00001
refused 1 'V-2026-00001: Anne Lambert has voted already' \
	ballot-new vote=V-2026-00001 mandate=N-2026-00001 value=no
assembly-set kind=cpas-council "$council" >"$out"
refused 1 'V-2026-00001: Anne Lambert has voted already (LO CPAS art. 33)' \
	ballot-new vote=V-2026-00001 mandate=N-2026-00001 value=no
refused 1 'D-2026-00002: 6 votes of 5 voters (LO CPAS art. 33)' \
	deliberation-vote yes=6 D-2026-00002

done_testing
