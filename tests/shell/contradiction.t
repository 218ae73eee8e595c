#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What comes in beside the rules (--keep-ids, imports) and contradicts them is found by
# store-check, which names the rule: a fault for each, or a remark.
. "$(dirname "$0")/lib.sh"

tab=$(printf '\t')
new_store "$tmp/sound"
council=$(assembly-new name=Conseil kind=council)
college=$(assembly-new name=Collège kind=college)
held=$(meeting-new assembly="$council" date=2026-02-23 start=20:00)
other=$(meeting-new assembly="$council" date=2026-02-16 start=20:00)
for person in Anne Luc Zoé; do
	mandate-new person=$person assembly="$council" from=2026-01-01
done >"$out"
mandate-new person=Marc assembly="$college" >"$out"
mandate-new person=Paul assembly="$council" from=2026-03-01 >"$out"
for title in Un Deux; do
	id=$(deliberation-new title=$title assembly="$council" decision=Oui)
	deliberation-status --to=validated "$id"
	deliberation-present "$id" "$held"
done >"$out"
meeting-attend "$held" >"$out"
deliberation-vote yes=Anne,Luc no=Zoé D-2026-00001 >"$out"
deliberation-vote yes=Anne no=Luc,Zoé D-2026-00002 >"$out"
for state in frozen published decided; do meeting-status --to=$state "$held"; done >"$out"
deliberation-status --to=refused D-2026-00002 >"$out"
meeting-status --to=closed "$held" >"$out"
check_store 'what was done by the rules is sound'
is "$(store-check --remarks)" '' 'and there is no remark'

# brings KIND JSON: the record comes in as it is, into a copy of the store.
brings() {
	rm -rf "$tmp/copy"
	cp -R "$tmp/sound" "$tmp/copy"
	printf '%s\n' "$2" | "$1-new" --store="$tmp/copy" --keep-ids --from=- >"$tmp/brought" || exit 1
}
# fault NAME LINE, remark NAME LINE: of the copy.
fault() {
	run store-check --store="$tmp/copy"
	is "$status $(tr "$tab" ' ' <"$out")" "1 $2" "$1"
}
remark() {
	run store-check --store="$tmp/copy"
	is "$status $(cat "$out")" '0 ' "$1: no fault"
	run store-check --remarks --store="$tmp/copy"
	is "$status $(tr "$tab" ' ' <"$out")" "0 $2" "$1"
}
point='"id":"D-2026-00009","title":"X","decision":"Oui"'

brings deliberation "{$point,\"assembly\":\"$college\",\"meeting\":\"$other\",\"state\":\"draft\"}"
fault 'another assembly' "D-2026-00009 rule agenda-meeting: is of another assembly than its meeting: $other"
for state in presented accepted returned; do
	brings deliberation "{$point,\"assembly\":\"$council\",\"state\":\"$state\"}"
	fault "$state, and on no agenda" \
		'D-2026-00009 rule agenda-meeting: is in a state that only a point on an agenda has, and on none'
done
brings deliberation "{$point,\"assembly\":\"$council\",\"state\":\"out-of-meeting\"}"
remark 'one that is decided without a meeting' ''
for state in '"returned"' '"draft","number":"3"'; do
	brings deliberation "{$point,\"meeting\":\"$held\",\"state\":$state}"
	fault "$state, in a closed meeting" \
		"D-2026-00009 rule closing-returned: is still with its author, and its meeting is closed: $held"
done
brings deliberation "{$point,\"meeting\":\"$held\",\"state\":\"published\",\"number\":\"3\"}"
remark 'open, in a closed meeting' \
	"D-2026-00009 remark: rule meeting-closed: is not decided, and its meeting is closed: $held"

# Votes: accepted where the ballots say no (CDLD L1122-26: more yes than no).
brings deliberation "{$point,\"meeting\":\"$held\",\"state\":\"accepted\",\"number\":\"3\"}"
printf '%s\n' '{"id":"V-2026-00009","deliberation":"D-2026-00009","poll":"public","yes":"1","no":"2"}' |
	vote-new --store="$tmp/copy" --keep-ids --from=- >"$tmp/brought"
run store-check --store="$tmp/copy"
is "$status $(cut -d : -f 1 "$out") $(wc -l <"$out" | tr -d ' ')" "1 D-2026-00009${tab}rule decision-votes 1" \
	'accepted, and voted down'
printf '%s\n' "{\"id\":\"V-2026-00010\",\"deliberation\":\"D-2026-00001\",\"poll\":\"public\",\"yes\":\"9\",\"no\":\"2\"}" |
	vote-new --store="$tmp/copy" --keep-ids --from=- >"$tmp/brought"
run store-check --store="$tmp/copy"
is "$status $(grep -c '^D-2026-00001.rule decision-votes: V-2026-00010: ' "$out")" '1 1' \
	'more votes than voters'
brings deliberation "{$point,\"assembly\":\"$council\",\"state\":\"draft\"}"
printf '%s\n' '{"id":"V-2026-00009","deliberation":"D-2026-00009","poll":"public"}' |
	vote-new --store="$tmp/copy" --keep-ids --from=- >"$tmp/brought"
remark 'a vote that was taken back, on no agenda' ''
printf '%s\n' '{"id":"V-2026-00010","deliberation":"D-2026-00009","poll":"public","no":"1"}' |
	vote-new --store="$tmp/copy" --keep-ids --from=- >"$tmp/brought"
fault 'a vote on no agenda' 'V-2026-00010 rule vote-agenda: is on a point that is on no agenda: D-2026-00009'

# People.
row='"id":"AT-2026-00009","presence":"present"'
for mandate in 4 5; do
	brings attendance "{$row,\"meeting\":\"$other\",\"mandate\":\"N-2026-0000$mandate\"}"
	fault "mandate $mandate: does not sit there" "AT-2026-00009 rule mandate-day: \
is recorded at a meeting where he does not sit: N-2026-0000$mandate"
done
brings ballot '{"id":"BL-2026-00009","vote":"V-2026-00001","mandate":"N-2026-00005","value":"not-voting"}'
fault 'nor votes' "BL-2026-00009 rule mandate-day: voted at a meeting where he does not sit: N-2026-00005"
brings attendance "{$row,\"meeting\":\"$held\",\"mandate\":\"N-2026-00001\"}"
fault 'there twice' "AT-2026-00009 rule attendance-twice: is recorded for the whole meeting already: AT-2026-00001"
brings attendance "{$row,\"meeting\":\"$other\",\"mandate\":\"N-2026-00001\",\"from\":\"D-2026-00001\"}"
fault 'at a point of another meeting' \
	"AT-2026-00009 rule attendance-points: is about a point of another meeting: D-2026-00001"
brings signatory "{\"id\":\"SG-2026-00009\",\"assembly\":\"$council\",\"mandate\":\"N-2026-00004\",\"number\":\"1\"}"
fault 'signs for another assembly' \
	'SG-2026-00009 rule signatory-assembly: has a mandate of another assembly: N-2026-00004'

# Remarks: what imports bring.  One more is a gap, one less is the number of another.
for number in 2 3 4 2.1 2.2 5.1; do
	brings deliberation "{$point,\"meeting\":\"$held\",\"state\":\"refused\",\"number\":\"$number\"}"
	case $number in
	2) remark 'twice' "D-2026-00009 remark: rule agenda-number: has the number of another point: D-2026-00002" ;;
	3 | 2.1) remark "number $number follows" '' ;;
	*) remark "before $number there is a gap" \
		'D-2026-00009 remark: rule agenda-number: has a gap before its number' ;;
	esac
done
brings deliberation "{\"id\":\"D-2026-00009\",\"title\":\"X\",\"meeting\":\"$held\",\"state\":\"accepted\",\"number\":\"3\"}"
remark 'nothing is decided' \
	'D-2026-00009 remark: rule decision-text: is accepted, with neither motivation nor decision'
for date in 2026-03-02 2026-03-03; do
	brings meeting "{\"id\":\"M-2026-00009\",\"assembly\":\"$council\",\"date\":\"$date\",\"state\":\"decided\"}"
	case $date in
	2026-03-02) remark 'decided today' '' ;;
	*) remark 'decided tomorrow' 'M-2026-00009 remark: rule meeting-held: is decided, and still to come' ;;
	esac
done
for start in 20:00 20:01; do
	brings meeting "{\"id\":\"M-2026-00009\",\"assembly\":\"$council\",\"date\":\"2026-02-16\",\"start\":\"$start\"}"
	case $start in
	20:01) remark 'at another hour' '' ;;
	*) remark 'at the same hour' "M-2026-00009 remark: rule meeting-hour: \
is at the hour of another meeting of its assembly: $other" ;;
	esac
done
done_testing
