# SPDX-License-Identifier: EUPL-1.2
# Points go onto an agenda where its ordering wants them, to the meeting that takes
# them, and off again; references; and the agendas of real councils.  Rules with M and I
# are features of the peer, Products.PloneMeeting, that this has too.
. "$(dirname "$0")/lib.sh"

source=$PERRON_SHARE/data/agendas-2026.tsv
tab=$(printf '\t')

# refused STATUS MESSAGE COMMAND...: it says no and why, and changes nothing.
refused() {
	want=$1 message=$2
	shift 2
	before=$(deliberation-list -o all)
	run "$@"
	is "$status $(cat "$err")" "$want $1: $message" "refused: $message"
	is "$(deliberation-list -o all)" "$before" "refused: $message: nothing changed"
}

# agenda MEETING [COLUMNS]: one point after the other, by number.
agenda() {
	deliberation-list meeting="$1" --sort=number -o "${2-number,title}" | tr '\t\n' ':,'
}

# validated TITLE [FIELD=VALUE...]: makes such a point of the council; its id.
validated() {
	title=$1
	shift
	id=$(deliberation-new title="$title" assembly="$council" decision=Décide "$@") &&
		deliberation-status --to=validated "$id" >"$tmp/validated" && echo "$id"
}

# What an assembly may say of its agendas.
new_store "$tmp/store"
council=$(assembly-new name=Conseil kind=council groups='Secrétariat,Travaux,Finances' \
	reference-format='CC/{date:YYYYMMDD}-{number}')
refused 2 'ordering: stands twice: group' assembly-set ordering=group,list,-group "$council"
refused 2 'ordering: privacy is not turned around: the closed part comes last' \
	assembly-set ordering=-privacy "$council"
refused 2 'ordering: end stands alone' assembly-new name=X kind=board ordering=end,group
refused 2 'categories: stands twice: ecoles' assembly-new name=X kind=board categories=Écoles,Voirie,ecoles
refused 2 'committees: an empty entry' assembly-new name=X kind=board committees=A,,B
refused 2 'reference-format: a brace that is never closed: {number' \
	assembly-set reference-format='CC/{number' "$council"

# I11, I13: where the ordering wants them, whatever the order in which they come; equals
# as they come.
march=$(meeting-new assembly="$council" date=2026-03-23 start=20:00)
april=$(meeting-new assembly="$council" date=2026-04-27 start=20:00)
may=$(meeting-new assembly="$council" date=2026-05-25 start=20:00)
for point in 'A Finances public' 'B Travaux secret' 'C Travaux public' 'D Écoles public' \
	'E Finances public' 'F secretariat public'; do
	set -- $point
	validated "$1" group="$2" privacy="$3"
done >"$tmp/ids"
deliberation-present <"$tmp/ids" >"$tmp/got"
is "$(cut -f 1,3 "$tmp/got" | tr '\t\n' ':,')" \
	'D-2026-00001:3,D-2026-00002:6,D-2026-00003:2,D-2026-00004:5,D-2026-00005:4,D-2026-00006:1,' \
	'what is printed are the numbers at the end'
is "$(cut -f 2,4,5 "$tmp/got" | sort -u)" "$march${tab}normal${tab}presented" \
	'M11: they are on the next agenda'
is "$(agenda "$march")" '1:F,2:C,3:A,4:E,5:D,6:B,' 'privacy, list, group; equals as they come'
deliberation-withdraw <"$tmp/ids" >"$tmp/got"
same "$tmp/got" "$tmp/ids" 'and off again'
is "$(deliberation-list -o meeting,number,reference,list,state | sort -u)" \
	"$tab$tab${tab}normal${tab}validated" 'no meeting, number nor reference is left'
while read -r id; do
	deliberation-present "$id" "$march" >"$tmp/out"
done <"$tmp/ids"
is "$(agenda "$march")" '1:F,2:C,3:A,4:E,5:D,6:B,' 'one by one they stand the same'
assembly-set ordering=-title "$council" >"$tmp/out"
deliberation-withdraw <"$tmp/ids" | deliberation-present >"$tmp/out"
is "$(agenda "$march")" '1:F,2:E,3:D,4:C,5:B,6:A,' 'a key turned around'
assembly-set ordering=act,-title "$council" >"$tmp/out"
for act in D-2026-00001=heading D-2026-00002=decision D-2026-00003=advice D-2026-00004= \
	D-2026-00005=information D-2026-00006=by-law; do
	deliberation-set act="${act#*=}" "${act%=*}"
done >"$tmp/out"
deliberation-withdraw <"$tmp/ids" | deliberation-present >"$tmp/out"
is "$(agenda "$march")" '1:D,2:B,3:F,4:A,5:E,6:C,' \
	'by act: no act is a decision; headings, informations and advices as the peer has them'
deliberation-set act= - <"$tmp/ids" >"$tmp/out"
assembly-set ordering=end "$council" >"$tmp/out"
deliberation-withdraw <"$tmp/ids" | deliberation-present >"$tmp/out"
is "$(agenda "$march")" '1:A,2:B,3:C,4:D,5:E,6:F,' 'at the end'
assembly-set ordering=privacy,list,group "$council" >"$tmp/out"

# Sub-points stay with their master when others come and go.
deliberation-move --to=2.1 D-2026-00003 >"$tmp/out"
deliberation-move --to=2.2 D-2026-00004 >"$tmp/out"
is "$(agenda "$march")" '1:A,2:B,2.1:C,2.2:D,3:E,4:F,' 'two become sub-points'
deliberation-withdraw D-2026-00001 >"$tmp/out"
is "$(agenda "$march")" '1:B,1.1:C,1.2:D,2:E,3:F,' 'they go up with their master'
deliberation-present D-2026-00001 >"$tmp/out"
is "$(agenda "$march")" '1:A,2:B,2.1:C,2.2:D,3:E,4:F,' 'and down'
deliberation-withdraw D-2026-00002 >"$tmp/out"
is "$(agenda "$march")" '1:A,2:C,2.1:D,3:E,4:F,' 'the first takes the place of its master'
deliberation-move --to=4 D-2026-00004 >"$tmp/out"
is "$(agenda "$march")" '1:A,2:C,3:E,4:D,5:F,' 'a sub-point becomes a point of its own'

# Who is on an agenda already, and who cannot come.
is "$(deliberation-present D-2026-00001 "$march")" '' 'where it is already there is nothing to do'
refused 1 "D-2026-00001: is on the agenda of $march; deliberation-withdraw takes it off" \
	deliberation-present D-2026-00001 "$april"
refused 1 'D-2026-00002: is on no agenda' deliberation-withdraw D-2026-00002
draft=$(deliberation-new title=Brouillon assembly="$council")
refused 1 "$draft: no step from draft to presented; from there to: validated" \
	deliberation-present "$draft"
refused 1 "$draft: is on no agenda" deliberation-withdraw "$draft"
refused 1 "D-2026-00002: no such meeting: M-2026-00099" \
	deliberation-present D-2026-00002 M-2026-00099
nowhere=$(deliberation-new title=Nulle)
deliberation-status --to=validated "$nowhere" >"$tmp/out"
run deliberation-present --keep-going D-2026-00002 "$nowhere" "$march"
is "$status $(cut -f 1 "$out" | paste -s -d ' ')" "0 D-2026-00002 $nowhere" \
	'a meeting that is named takes a point that has no assembly'
run deliberation-present --keep-going "$draft" D-2026-00099
is_status 1 'with --keep-going what is wrong is told'
deliberation-withdraw D-2026-00002 "$nowhere" >"$tmp/out"

# I15: references come at freezing, follow the numbers, and go when it is undone.
is "$(agenda "$march" reference)" ',,,,,' 'no reference before freezing'
meeting-status --to=frozen "$march" >"$tmp/out"
is "$(agenda "$march" title,reference)" \
	'A:CC/20260323-1,C:CC/20260323-2,E:CC/20260323-3,D:CC/20260323-4,F:CC/20260323-5,' \
	'references at freezing'
deliberation-move --to=1.1 D-2026-00006 >"$tmp/out"
deliberation-move --to=up D-2026-00004 >"$tmp/out"
is "$(agenda "$march" title,reference)" \
	'A:CC/20260323-1,F:CC/20260323-1.1,C:CC/20260323-2,D:CC/20260323-3,E:CC/20260323-4,' \
	'they follow the numbers'
deliberation-set list=urgent D-2026-00002 >"$tmp/out"
is "$(deliberation-present D-2026-00002 | cut -f 2-5)" "$march${tab}5${tab}urgent${tab}frozen" \
	'an urgent point is taken by an agenda that is frozen, and stays urgent'
is "$(deliberation-show -o reference D-2026-00002)" CC/20260323-5 'its reference'
deliberation-withdraw D-2026-00001 D-2026-00002 >"$tmp/out"
is "$(agenda "$march" title,reference)" \
	'F:CC/20260323-1,C:CC/20260323-2,D:CC/20260323-3,E:CC/20260323-4,' 'and who stays'
is "$(deliberation-show -o list,reference D-2026-00002)" "urgent$tab" 'urgent it is off, too'
meeting-status --to=created "$march" >"$tmp/out"
is "$(agenda "$march" title,reference)" 'F:,C:,D:,E:,' 'none when freezing is undone'
deliberation-set reference=2026/17 D-2026-00003 >"$tmp/out"
meeting-status --to=frozen "$march" >"$tmp/out"
is "$(agenda "$march" title,reference)" \
	'F:CC/20260323-1,C:2026/17,D:CC/20260323-3,E:CC/20260323-4,' 'one that it has stays'

# A reference that counts across the year waits until the first point has its number.
board=$(assembly-new name=CA kind=board yearly=yes reference-format='{year}/{running:4}')
for date in 2026-02-02 2026-02-09; do
	sitting=$(meeting-new assembly="$board" date=$date)
	for title in Un Deux; do
		id=$(deliberation-new title=$title assembly="$board" decision=Décide)
		deliberation-status --to=validated "$id" | deliberation-present - "$sitting" >"$tmp/out"
	done
	deliberation-move --to=1.1 "$id" >"$tmp/out"
	for state in frozen published; do
		meeting-status --to=$state "$sitting" >"$tmp/out"
	done
	agenda "$sitting" reference
	meeting-status --to=decided "$sitting" >"$tmp/out"
	agenda "$sitting" reference
done >"$tmp/got"
is "$(cat "$tmp/got")" ',,2026/0001,2026/0001.1,,,2026/0002,2026/0002.1,' \
	'a running number, where sub-points do not count'

# I10: late, when the meeting is frozen and not before the one preferred.
for date in '2026-03-22 late' '2026-03-23 late' '2026-03-24 normal'; do
	preferred=$(meeting-new assembly="$council" date="${date% *}" start=09:00)
	id=$(validated "Tardif $date" preferred="$preferred")
	is "$(deliberation-present -o list "$id" "$march")" "${date#* }" \
		"for $date, presented to 2026-03-23"
	deliberation-withdraw "$id" >"$tmp/out"
	is "$(deliberation-show -o list "$id")" normal 'and normal again'
	is "$(deliberation-present -o list "$id" "$april")" normal 'an agenda not frozen has none'
	deliberation-withdraw "$id" >"$tmp/out"
	deliberation-set list=late "$id" >"$tmp/out"
	is "$(deliberation-present -o list "$id" "$april")" late 'but what was called so'
done

# M10, M11: which meeting is next.
for date in 2026-03-22 2026-03-24; do
	meeting-list date=$date -o id
done >"$tmp/gone"
while read -r id; do
	for state in frozen published; do
		meeting-status --to=$state "$id"
	done
	for state in decided closed; do
		PERRON_NOW=2026-04-01T09:00:00Z meeting-status --to=$state "$id"
	done
done <"$tmp/gone" >"$tmp/out"
meeting-list assembly="$council" -o date,start,state --sort=date,start | tr '\t\n' ' ,' >"$tmp/got"
is "$(cat "$tmp/got")" '2026-03-22 09:00 closed,2026-03-23 09:00 created,2026-03-23 20:00 frozen,2026-03-24 09:00 closed,2026-04-27 20:00 created,2026-05-25 20:00 created,' \
	'the meetings there are'
morning=$(meeting-list date=2026-03-23 start=09:00 -o id)
id=$(validated Suivant)
# next DAY [FIELD=VALUE...]: which meeting takes the point on that day.
next() {
	day=$1
	shift
	[ $# -eq 0 ] || deliberation-set "$@" "$id" >"$tmp/out"
	PERRON_NOW=${day}T12:00:00Z deliberation-present -o meeting "$id"
	deliberation-withdraw "$id" >"$tmp/out"
}
is "$(next 2026-03-22)" "$morning" 'the next one'
is "$(next 2026-03-23)" "$morning" 'also on its day'
is "$(next 2026-03-24)" "$april" 'not one that is past'
meeting-status --to=frozen "$morning" >"$tmp/out"
is "$(next 2026-03-22)" "$april" 'not one that is frozen'
is "$(next 2026-03-22 list=late)" "$morning" 'a frozen one for what is late'
is "$(next 2026-03-22 list=normal preferred="$march")" "$march" 'the one it prefers, frozen or not'
is "$(next 2026-03-24)" "$april" 'else the one behind it'
is "$(next 2026-03-22 preferred="$may")" "$may" 'none before the one it prefers'
PERRON_NOW=2026-05-26T09:00:00Z
refused 1 "$id: no meeting of its assembly takes it: $council" deliberation-present "$id"
PERRON_NOW=2026-03-02T09:00:00Z
check_store 'the store is sound'

# M11: a point of no assembly is for the one that is active, where there is just one.
new_store "$tmp/one"
council=$(assembly-new name=Conseil kind=council)
gone=$(assembly-new name=Ancien kind=council)
meeting-new assembly="$council" date=2026-03-23 >"$tmp/out"
nowhere=$(deliberation-new title=Nulle decision=Oui)
deliberation-status --to=validated "$nowhere" >"$tmp/out"
refused 1 "$nowhere: has no assembly, and no meeting that it prefers" deliberation-present "$nowhere"
assembly-status --to=dissolved "$gone" >"$tmp/out"
is "$(deliberation-present -o meeting "$nowhere") $(deliberation-show -o assembly "$nowhere")" \
	"M-2026-00001 $council" 'M11: the one assembly'
deliberation-withdraw "$nowhere" >"$tmp/out"
deliberation-set assembly= "$nowhere" >"$tmp/out"
assembly-status --to=dissolved "$council" >"$tmp/out"
refused 1 "$nowhere: has no assembly, and no meeting that it prefers" deliberation-present "$nowhere"

# M10: what a meeting can have on its agenda: validated points whose preferred meeting is
# none, this one or an earlier one; once it is frozen, those that it would take as late.
new_store "$tmp/available"
council=$(assembly-new name=Conseil kind=council)
college=$(assembly-new name=Collège kind=college)
for date in 2026-03-23 2026-04-27 2026-05-25; do
	meeting-new assembly="$council" date=$date
done >"$tmp/meetings"
march=$(sed -n 1p "$tmp/meetings") april=$(sed -n 2p "$tmp/meetings") may=$(sed -n 3p "$tmp/meetings")
validated Aucune
validated Avant preferred="$march"
validated Même preferred="$april"
validated Après preferred="$may"
validated Nommée meeting="$april"
validated Ailleurs meeting="$may"
deliberation-new title=Brouillon assembly="$council"
deliberation-new title=Collège assembly="$college" | deliberation-status --to=validated -o id
deliberation-new title=Préférée preferred="$march" | deliberation-status --to=validated -o id
# available MEETING: their titles.
available() {
	deliberation-list --available="$1" -o title | paste -s -d ' '
}
is "$(available "$march")" 'Aucune Avant Préférée' 'M10: none preferred, or that one'
is "$(available "$april")" 'Aucune Avant Même Nommée Préférée' 'or an earlier one'
is "$(available "$may")" 'Aucune Avant Même Après Ailleurs Préférée' 'or named'
meeting-status --to=frozen "$april" >"$tmp/out"
is "$(available "$april")" 'Avant Même Préférée' 'late ones alone once it is frozen'
meeting-status --to=created "$april" >"$tmp/out"
is "$(deliberation-list --available="$april" title!=Nommée |
	deliberation-present - "$april" | cut -f 2 | sort | uniq -c | tr -d ' ')" "4$april" \
	'and they fill its agenda'
is "$(available "$april")" Nommée 'which leaves one'
refused 1 "--available: no such meeting: M-2026-00009" deliberation-list --available=M-2026-00009
refused 2 "--available: not the id of one of the meetings: $council" \
	deliberation-list --available="$council"
check_store 'the store is sound with an agenda that was filled'

# What was done is undone from the log, one command after the other: what an agenda was
# given back it has again.
undo() {
	store-log -o seq,id,field,before,after >"$tmp/log"
	awk -F '\t' -v seq="$1" '
	$1 == seq && $3 == "meeting" && $4 != "" { back[$2] = 1 }
	$1 == seq && $3 == "meeting" && $4 == "" { off[$2] = 1 }
	$1 == seq && !(($2, $3) in seen) { seen[$2, $3] = 1; was[$2, $3] = $4; ids[$2] = 1 }
	function field(name, value) {
		return value == "" ? "" : sprintf(",\"%s\":\"%s\"", name, value)
	}
	END {
		for (id in off)
			print "deliberation-withdraw", id
		print "deliberation-set --apply <<END"
		for (id in ids)
			if (!(id in off))
				print "{\"id\":\"" id "\"" (id in back ? field("meeting", \
					was[id, "meeting"]) field("list", was[id, "list"]) : "") \
					field("number", was[id, "number"]) "}"
		print "END"
		for (id in back)
			print "deliberation-status --to=presented", id
	}' "$tmp/log" >"$tmp/undo"
	sh "$tmp/undo" >"$tmp/out" || echo "cannot undo $1: $(cat "$tmp/undo")"
}
new_store "$tmp/undone"
council=$(assembly-new name=Conseil kind=council groups='A,B,C')
march=$(meeting-new assembly="$council" date=2026-03-23)
for n in 1 2 3 4 5 6 7 8; do
	validated "Point $n" group=$(echo C B A C B A C B | cut -d ' ' -f $n) \
		privacy=$([ $n -eq 3 ] && echo secret || echo public)
done >"$tmp/ids"
head -n 6 "$tmp/ids" | deliberation-present >"$tmp/out"
first=$(agenda "$march")
last=$(store-log -o seq | tail -n 1)
while read -r command; do
	deliberation-$command >"$tmp/out" || fail "deliberation-$command"
	agenda "$march"
	echo
done >"$tmp/went" <<'END'
present D-2026-00007 D-2026-00008
move --to=1.1 D-2026-00004
move --to=1 D-2026-00003
withdraw D-2026-00002
move --to=2.2 D-2026-00008
present D-2026-00002
withdraw D-2026-00006
move --to=4 D-2026-00004
withdraw D-2026-00001 D-2026-00003 D-2026-00005
present D-2026-00006 D-2026-00001
END
is "$(sort -u "$tmp/went" | wc -l) $(grep -c . "$tmp/went")" '10 10' 'ten commands, ten other agendas'
seq=$(store-log -o seq | tail -n 1)
while [ "$seq" -gt "$last" ]; do
	undo "$seq"
	seq=$((seq - 1))
done >"$tmp/got"
is "$(cat "$tmp/got")" '' 'all of it can be undone'
is "$(agenda "$march")" "$first" 'and the agenda is as it was first'

# The agendas of real councils, presented and frozen: the numbers of the source are those
# of the agenda, what it left out and has twice included.
wrong= total=0
for ins in $(sed 1d "$source" | cut -f 2 | sort -u); do
	rm -rf "$tmp/import" "$tmp/real"
	new_store "$tmp/import" "$ins"
	agenda-import "$source" >"$tmp/out"
	deliberation-list -o id,number,title >"$tmp/want"
	assembly-list -o all --json >"$tmp/assembly"
	meeting-list -o all --json | sed 's/"state":"[a-z]*"/"state":"created"/' >"$tmp/meeting"
	deliberation-list -o all --json | sed 's/"state":"[a-z]*"/"state":"validated"/' >"$tmp/point"
	new_store "$tmp/real" "$ins"
	for kind in assembly meeting; do
		$kind-new --keep-ids --from="$tmp/$kind" >"$tmp/out"
	done
	deliberation-new --keep-ids --from="$tmp/point" >"$tmp/out"
	deliberation-list | deliberation-present >"$tmp/got" 2>"$err" || wrong="$wrong $ins:status"
	[ "$(wc -l <"$tmp/got")" -eq "$(wc -l <"$tmp/want")" ] || wrong="$wrong $ins:count"
	meeting-list | meeting-status --to=frozen >"$tmp/out" || wrong="$wrong $ins:frozen"
	# A point that had none is given one, at the end.
	deliberation-list -o id,number,title >"$tmp/got"
	awk -F '\t' 'NR == FNR { had[$1] = $2; next } had[$1] != ""' "$tmp/want" "$tmp/got" >"$tmp/out"
	awk -F '\t' '$2 != ""' "$tmp/want" | cmp -s - "$tmp/out" || wrong="$wrong $ins:numbers"
	total=$((total + $(wc -l <"$tmp/want")))
done
is "$wrong $total" ' 655' 'the agendas of 39 councils keep the numbers of the source'
# What was taken off the debate, or decided, stays on the agenda where that was.
new_store "$tmp/removed"
council=$(assembly-new name=Conseil kind=council)
march=$(meeting-new assembly="$council" date=2026-03-23)
april=$(meeting-new assembly="$council" date=2026-04-27)
for title in Un Deux; do
	id=$(deliberation-new title=$title assembly="$council")
	deliberation-status --to=validated "$id"
	deliberation-present "$id" "$march"
done >"$out"
deliberation-status --to=removed D-2026-00001 >"$out"
run deliberation-present D-2026-00001 "$april"
is "$status $(cat "$err")" "1 deliberation-present: D-2026-00001: is on the agenda of $march; \
deliberation-withdraw takes it off" 'a point that was removed is not presented elsewhere'
is "$(deliberation-list -o number meeting="$march" | paste -s -d ' ')" '1 2' 'and leaves no gap'

check_store 'the store is sound after all that'

done_testing
