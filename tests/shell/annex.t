#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Annexes: what belongs to a point, who sees it, and what the closing leaves of it.
. "${0%/*}/lib.sh"

new_store "$tmp/store"
new_meeting
for i in 1 2 3 4; do
	printf 'file %s' $i >"$tmp/$i.txt"
done
deliberation-new --from=- --keep-ids >"$tmp/made" <<END || exit 1
id	title	privacy	list	meeting	number	state	decision
D-2026-00001	Voirie	public	normal	$meeting	1	presented	DÉCIDE
D-2026-00002	École	public	normal	$meeting	2	presented	DÉCIDE
D-2026-00003	Motion	public	normal	$meeting	3	presented	DÉCIDE
END
adviser-new assembly="$assembly" name=Finances invalidates=presented >"$tmp/made"
advice-new deliberation=D-2026-00001 adviser=AR-2026-00001 >"$tmp/made"

# files ID: the names of its files.
files() {
	annex-files -o name "$1" | paste -s -d ' '
}
# store: the bytes of the databases.
store() {
	cat "$PERRON_STORE"/*.db | cksum
}

# A record and its files in one transaction.
run annex-new deliberation=D-2026-00001 title='Plan de la place' publishable=yes \
	--attach="$tmp/1.txt" --attach "$tmp/2.txt" --attach="$tmp/1.txt"
is "$status $(cat "$out") $(cat "$err")" '0 AX-2026-00001 ' 'with three files'
is "$(files AX-2026-00001)" '1.txt 2.txt 1.txt' 'in their order'
is "$(sqlite3 "$PERRON_STORE/assembly.db" "SELECT count(*) FROM audit WHERE command = 'annex-new'")" \
	1 'told in one row of the audit chain'
is "$(annex-list --search=plan -o id) $(annex-list -o deliberation,publishable,confidential,part)" \
	'AX-2026-00001 D-2026-00001	yes		' 'it is found by its title'
id=$(deliberation-new title='Avec pièce' --attach="$tmp/3.txt")
is "$(deliberation-files -o name "$id")" 3.txt 'of any kind'
before=$(store)
run annex-new deliberation=D-2026-00001 title=x --attach="$tmp/1.txt" --attach="$tmp/none.txt"
is "$status $(wc -c <"$out" | tr -d ' ')" '2 0' 'a file that is not there'
says "^annex-new: $tmp/none.txt: No such file or directory$" 'the message names it'
run annex-new deliberation=D-2026-00001 title=x --attach="$tmp"
is_status 2 'a folder is no file'
run annex-new deliberation=D-2026-00001 title=x --attach=- <"$tmp/1.txt"
is_status 2 'standard input has no name'
says '^annex-new: --attach: stdin has no name; annex-attach gives it one$' 'the message says so'
printf 'title\tdeliberation\nx\tD-2026-00001\n' >"$tmp/in"
run annex-new --from="$tmp/in" --attach="$tmp/1.txt"
is_status 2 'not with --from'
says '^annex-new: --attach and --from exclude each other$' 'the message says so'
run annex-new deliberation=D-2026-00001 title=x --attach
is_status 2 'without its value'
run annex-new deliberation=D-2026-00001 title=x --attach="$tmp/1.txt" --dry-run
is "$status $(cat "$out")" '0 AX-2026-00002' 'a dry run tells the id'
is "$(store)" "$before" 'and nothing of all that is stored'

# What goes together.
refused() {
	name=$1 want=$2 pattern=$3
	shift 3
	run annex-new title=x "$@"
	if [ "$status" -eq "$want" ] && [ ! -s "$out" ] && grep -Eq -e "^annex-new: $pattern" "$err"; then
		pass "refused: $name"
	else
		fail "refused: $name" "exit status $status" "$(cat "$err")"
	fi
}
refused 'of nothing' 2 'belongs to one of deliberation, meeting and advice, not to 0 of them$'
refused 'of two' 2 'belongs to one of .*, not to 2 of them$' deliberation=D-2026-00001 "meeting=$meeting"
refused 'of three' 2 'belongs to one of .*, not to 3 of them$' deliberation=D-2026-00001 \
	"meeting=$meeting" advice=AV-2026-00001
refused 'a part of a meeting' 2 'part: only a deliberation has parts$' "meeting=$meeting" part=point
refused 'a part of an advice' 2 'part: ' advice=AV-2026-00001 part=decision
refused 'a part that is none' 2 'part: ' deliberation=D-2026-00001 part=annexe
refused 'signed, and not to be' 2 'signed: it is not to be signed' deliberation=D-2026-00001 \
	signed=2026-03-02
refused 'the same, told so' 2 'signed: it is not to be signed' deliberation=D-2026-00001 \
	signed=2026-03-02 to-sign=no
refused 'confidential and publishable' 1 \
	'rule annex-confidential: what is confidential is not publishable$' \
	deliberation=D-2026-00001 confidential=yes publishable=yes
refused 'the place before the first' 2 'order: not from 1 to 9999: 0$' deliberation=D-2026-00001 order=0
refused 'the place behind the last' 2 'order: not from 1 to 9999: 10000$' \
	deliberation=D-2026-00001 order=10000
refused 'a point that is not there' 2 'deliberation: no such deliberation: D-2026-00099$' \
	deliberation=D-2026-00099
refused 'an advice that is not there' 2 'advice: no such advice: AV-2026-00099$' advice=AV-2026-00099
refused 'no title' 2 'title: ' title= deliberation=D-2026-00001
is "$(store)" "$before" 'nothing of all that is stored'
for marks in 'confidential=yes' 'confidential=yes publishable=no' 'confidential=no publishable=yes' \
	'to-sign=yes signed=2026-03-02' 'order=1' 'order=9999'; do
	run annex-new deliberation=D-2026-00002 title=x $marks
	is_status 0 "taken: $marks"
done
run annex-set confidential=yes AX-2026-00001
is_status 1 'what is publishable does not become confidential as well'
run annex-set confidential=yes publishable=no AX-2026-00001
is_status 0 'but instead'
run annex-set deliberation=D-2026-00002 AX-2026-00001
is_status 1 'whose it is does not change'
annex-list -o all --header >"$tmp/annexes"

# What its point says: an advice that was given on it is void.
advice() {
	advice-show -o state AV-2026-00001
}
given() {
	[ "$(advice)" = asked ] || advice-status --to=asked-again AV-2026-00001 >"$tmp/made"
	advice-give AV-2026-00001 positive >"$tmp/made"
	advice
}
is "$(given)" given 'an advice is given'
annex-new deliberation=D-2026-00002 title=x >"$tmp/made"
annex-set type=plan AX-2026-00001 >"$tmp/made"
is "$(advice)" given 'an annex elsewhere, and a word about one, are nothing to it'
annex-attach AX-2026-00001 "$tmp/4.txt" >"$tmp/made"
is "$(advice)" invalidated 'another file makes it void'
is "$(given)" given 'given again'
annex-new deliberation=D-2026-00001 title=x >"$tmp/made"
is "$(advice)" invalidated 'and so does another annex'

is "$(given)" given 'given once more'
annex-status --to=withdrawn AX-2026-00001 >"$tmp/made"
is "$(advice)" invalidated 'and one that is withdrawn'

# Points that follow on another take them along: marks and files, not what becomes of
# their sheets.
annex-new deliberation=D-2026-00003 title=Convention part=decision to-sign=yes publishable=yes \
	order=2 type=convention scan=0599 external=uid --attach="$tmp/1.txt" --attach="$tmp/2.txt" >"$tmp/made"
source=$(cat "$tmp/made")
annex-set signed=2026-03-02 "$source" >"$tmp/made"
deliberation-attach D-2026-00003 "$tmp/3.txt" >"$tmp/made"
annex-new deliberation=D-2026-00003 title='Erreur' publishable=yes to-print=yes >"$tmp/made"
is "$(meeting-agenda --text "$meeting" | grep -c Erreur)" 1 'the agenda names one that is to print'
annex-status --to=withdrawn "$(cat "$tmp/made")" >"$tmp/out"
is "$(meeting-agenda --text --all "$meeting" | grep -c Erreur)" 0 'unless it was withdrawn'
college=$(assembly-new name=Collège kind=college)
meeting-status --to=frozen "$meeting" >"$tmp/made"
meeting-status --to=published "$meeting" >"$tmp/made"
PERRON_NOW=2026-03-24T09:00:00Z
deliberation-status --to=postponed-next D-2026-00003 >"$tmp/made"
next=$(deliberation-list predecessor=D-2026-00003 -o id)
marks=title,type,part,order,to-sign,signed,publishable,scan,external
is "$(annex-list deliberation="$next" -o $marks)" 'Convention	convention	decision	2	yes		yes		' \
	'a point that waits: its annex'
copy=$(annex-list deliberation="$next" -o id)
is "$(files "$copy") $(deliberation-files -o name "$next")" '1.txt 2.txt 3.txt' 'and files'
is "$(annex-show -o $marks "$source")" 'Convention	convention	decision	2	yes	2026-03-02	yes	0599	uid' \
	'the first is as it was'
sent() {
	deliberation-set send-to="$college" "$1" >"$tmp/made"
	deliberation-status --to=accepted "$1" >"$tmp/made"
	deliberation-list predecessor="$1" assembly="$college" -o id
}
is "$(annex-list deliberation="$(sent D-2026-00001)" -o id | wc -l | tr -d ' ')" \
	"$(annex-list deliberation=D-2026-00001 state=active -o id | wc -l | tr -d ' ')" 'a point that goes to another assembly: so do they'
assembly-set carries=advices "$assembly" >"$tmp/made"
is "$(annex-list deliberation="$(sent D-2026-00002)" -o id)" '' 'unless the assembly lets them not'

# Once the meeting is closed.
to_sign=$(annex-new deliberation=D-2026-00002 title='Acte' to-sign=yes publishable=yes part=decision)
plain=$(annex-new deliberation=D-2026-00002 title='Plan' publishable=yes --attach="$tmp/1.txt")
secret=$(annex-new deliberation=D-2026-00002 title='Note')
of_advice=$(annex-new advice=AV-2026-00001 title='Calcul')
meeting-status --to=decided "$meeting" >"$tmp/made"
is "$(annex-set type=acte "$to_sign")" "$to_sign" 'a meeting that has decided is open'
meeting-status --to=closed "$meeting" >"$tmp/made"
before=$(store)
closed() {
	name=$1 pattern=$2
	shift 2
	run "$@"
	is "$status $(cat "$err")" "1 $1: ${pattern}rule meeting-closed: its meeting is closed" "closed: $name"
}
closed 'a new one' '' annex-new deliberation=D-2026-00002 title=x
closed 'of an advice' '' annex-new advice=AV-2026-00001 title=x
closed 'a file' '' annex-attach "$plain" "$tmp/2.txt"
closed 'a file, going on' '' annex-attach --keep-going "$plain" "$tmp/2.txt"
closed 'the file of one of an advice' '' annex-attach "$of_advice" "$tmp/2.txt"
for change in title=Autre type=plan part=decision order=3 to-print=yes to-sign=yes scan=1 external=1; do
	closed "$change" "${change%%=*}: " annex-set "$change" "$plain"
done
closed 'made publishable' 'publishable: ' annex-set publishable=yes "$secret"
run annex-status --to=withdrawn "$plain"
is "$status $(cat "$err")" "1 annex-status: $plain: state: rule meeting-closed: its meeting is closed" \
	'closed: not withdrawn'
closed 'signed, but also named otherwise' 'title: ' annex-set signed=2026-03-25 title=x "$to_sign"
is "$(store)" "$before" 'closed: nothing of all that is stored'
is "$(annex-set signed=2026-03-25 "$to_sign")" "$to_sign" 'closed: it can be signed'
is "$(annex-attach "$to_sign" "$tmp/4.txt")" "$to_sign" 'closed: and gets its signed copy'
is "$(annex-set publishable=no "$plain") $(annex-set confidential=yes "$secret")" "$plain $secret" \
	'closed: it can be taken back from the public'
closed 'but not given to it again' 'publishable: ' annex-set publishable=yes "$plain"
closed 'nor told to all' 'confidential: ' annex-set confidential=no "$secret"
id=$(annex-new meeting="$meeting" title='Procès-verbal signé' to-sign=yes --attach="$tmp/1.txt")
is "$(annex-set publishable=yes title=PV "$id")" "$id" 'closed: annexes of the meeting are free'
is "$(annex-set title='Convention, suite' "$copy")" "$copy" 'closed: and so are those of a point that goes on'

# They come back as they were.
annex-list -o all --header >"$tmp/annexes"
deliberation-export --format=jsonl --all --confidential >"$tmp/all.jsonl" 2>"$tmp/made"
store-init "$tmp/back" --authority=Retour --kind=commune >"$tmp/made"
for kind in assembly meeting deliberation adviser advice annex; do
	$kind-new --store="$tmp/back" --from="$tmp/all.jsonl" --keep-ids >"$tmp/made"
done
annex-list --store="$tmp/back" -o all --header >"$tmp/got"
same "$tmp/got" "$tmp/annexes" 'a list comes back, also of a closed meeting'
check_store 'the store is sound'

# Files of one name, one of each annex, into one folder.
point=$(deliberation-new title=Plans)
for title in un deux trois; do
	annex-new deliberation="$point" title=$title >"$tmp/id"
	echo $title | annex-attach "$(cat "$tmp/id")" - --name=plan.pdf
done >"$tmp/named"
run annex-files --out="$tmp/named.d" -o name <"$tmp/named"
last=$(tail -n 1 "$tmp/named")
is "$status $(ls "$tmp/named.d" | sort | paste -s -d ' ')" \
	"0 1-plan.pdf $last-1-plan.pdf plan.pdf" 'files of one name, of three annexes'
is "$(cat "$tmp/named.d/$last-1-plan.pdf")" trois 'and each its own'
run annex-files --out="$tmp/named.d" "$last"
is_status 2 'nothing is overwritten'

# Of a file that was damaged or lost, whoever has it attaches it again.
new_store "$tmp/mended"
id=$(deliberation-new title=x)
seq 2000 >"$tmp/packed.txt"
deliberation-attach "$id" "$tmp/1.txt" "$tmp/packed.txt" >"$tmp/made"
for damage in 'echo x >"$file"' ': >"$file"' 'rm "$file"' \
	'mv "$file" "${file%.gz}" 2>/dev/null' 'gzip -c <"$file" >"$file.gz" && echo x >"$file"'; do
	for file in "$PERRON_STORE"/files/*/*; do
		eval "$damage"
	done
	run store-check
	found=$status
	deliberation-attach "$id" "$tmp/1.txt" "$tmp/packed.txt" >"$tmp/made"
	is "$found $(store-check 2>&1; echo $?)" '1 0' "mended by attaching it again: $damage"
	rm "$PERRON_STORE"/files/*/*.gz.gz 2>/dev/null
done
done_testing
