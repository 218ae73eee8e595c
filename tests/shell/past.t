# SPDX-License-Identifier: EUPL-1.2
# Full audit by default: what a store said on a day it says again with --at that day,
# byte by byte, whatever was done to it since.
. "$(dirname "$0")/lib.sh"

tab=$(printf '\t')
kinds=$(for c in $COMMANDS; do
	case $c in *-files) echo "${c%-files}" ;; esac
done)
days='2026-02-27 2026-03-02 2026-03-03 2026-03-06 2026-03-09 2026-03-23 2026-03-24 2026-03-29'

# tell DIR [OPTION...]: all that the store says, into the folder.
tell() {
	into=$1
	shift
	mkdir -p "$into"
	for kind in $kinds; do
		"$kind-list" -o all --json "$@" >"$into/$kind"
		"$kind-list" "$@" >"$into/ids"
		"$kind-show" --json "$@" <"$into/ids" >"$into/$kind.show"
		"$kind-log" -o all --json "$@" <"$into/ids" >"$into/$kind.log"
		"$kind-files" -o all --out="$into/$kind.d" "$@" <"$into/ids" >"$into/$kind.files"
	done
	authority-show "$@" >"$into/authority"
	deliberation-list --search=hêtre -o id,title "$@" >"$into/search"
	deliberation-list --published -o id,title "$@" >"$into/published"
	store-search hetre "$@" >"$into/words"
	store-search 'place*' "$@" >>"$into/words"
	store-log "$@" >"$into/chain"
	# A wing that is not in use is not told of, one that was not yet has nothing.
	store-stats "$@" | grep -v -e "${tab}bytes$tab" -e "${tab}version$tab" -e "${tab}0\$" \
		>"$into/stats"
	duty-list "$@" >"$into/duties"
	meeting-list "$@" | meeting-deadlines "$@" >"$into/deadlines"
	advice-due "$@" >"$into/advices"
	deliberation-list "$@" | deliberation-result "$@" >"$into/results"
	for paper in agenda convocation minutes register; do
		meeting-list "$@" | "meeting-$paper" "$@" >"$into/$paper"
	done
	meeting-list "$@" | meeting-presence "$@" >"$into/presence"
} 2>"$tmp/tell.err"

# on DAY: the clock shows the morning of the day.
on() { PERRON_NOW=$1T08:30:00Z; }

# over: the day is over, and what the store says at its end is kept.
over() { PERRON_NOW=${PERRON_NOW%T*}T21:59:59Z tell "$tmp/then/${PERRON_NOW%T*}"; }

# Agendas of a council: presented, moved, renumbered when frozen, one point withdrawn,
# references cleared on going back; and texts with all that the chain has to escape.
on 2026-02-27
new_store "$tmp/store"
over
on 2026-03-02
council=$(assembly-new name=Conseil kind=council seats=3 convocation-days=7 \
	reference-format='CC/{date:YYYYMMDD}-{number}')
mandate-new --from=- >"$tmp/ids" <<END
{"person":"Anne Lambert","assembly":"$council","role":"mayor","birth":"1971-05-14","order":1}
{"person":"Benoît Crahay","assembly":"$council","role":"alderman","order":2}
{"person":"Chloé Wathelet","assembly":"$council","role":"councillor","vote":"yes"}
END
march=$(meeting-new assembly="$council" date=2026-03-23 start=20:00)
for title in 'Hêtre de la place' 'Voirie' 'Budget' 'École' 'Marché'; do
	deliberation-new title="$title" assembly="$council" decision=Décide amount=1234.56
done >"$tmp/points"
annex-new deliberation=D-2026-00001 title='Plan de la place' publishable=yes >"$tmp/out"
publication-new title='Circulation place du Perron' type=ordinance >"$tmp/out"
over
on 2026-03-03
deliberation-status --to=validated <"$tmp/points" >"$tmp/out"
deliberation-present <"$tmp/points" >"$tmp/out"
printf 'annexe' >"$tmp/annexe.txt"
deliberation-attach D-2026-00001 "$tmp/annexe.txt" >"$tmp/out"
over
on 2026-03-06
deliberation-move --to=1 D-2026-00004 >"$tmp/out"
deliberation-set title="a${tab}b\\c\\t
d" motivation="\\" to-discuss=yes amount=0.01 handed=2026-03-01 D-2026-00002 >"$tmp/out"
deliberation-set title='Place communale' amount= D-2026-00001 >"$tmp/out"
deliberation-withdraw D-2026-00003 >"$tmp/out"
printf 'autre' >"$tmp/annexe.txt"
deliberation-attach D-2026-00001 "$tmp/annexe.txt" >"$tmp/out"
deliberation-attach D-2026-00001 "$tmp/annexe.txt" --name='une autre.txt' >"$tmp/out"
over
on 2026-03-09
meeting-status --to=frozen "$march" >"$tmp/out"
over
frozen=$(deliberation-list meeting="$march" --sort=number -o number,reference)
on 2026-03-23
# Twice in one day, and once of several records in one invocation.
meeting-status --to=created "$march" >"$tmp/out"
deliberation-set group=Travaux D-2026-00001 D-2026-00002 D-2026-00004 >"$tmp/out"
deliberation-set group=Écoles D-2026-00004 >"$tmp/out"
deliberation-present D-2026-00003 >"$tmp/out"
printf 'un plan' >"$tmp/annexe.txt"
rule-set convocation-council 10 --from=2026-03-01 --source='ROI, art. 18' >"$tmp/out"
annex-set publishable= confidential=yes AX-2026-00001 >"$tmp/out"
annex-attach AX-2026-00001 "$tmp/annexe.txt" >"$tmp/out"
over
on 2026-03-24
for state in frozen published; do
	meeting-status --to=$state "$march" >"$tmp/out"
done
meeting-attend excused=Crahay "$march" >"$tmp/out"
deliberation-vote yes=Lambert abstain=Wathelet D-2026-00001 >"$tmp/out"
deliberation-status --to=accepted D-2026-00001 >"$tmp/out"
over
# The last Sunday of March, when the day has 23 hours.
on 2026-03-29
meeting-attend present=Crahay "$march" >"$tmp/out"
deliberation-vote --replace --all=yes D-2026-00001 >"$tmp/out"
publication-set title='Place du Perron: circulation' P-2026-00001 >"$tmp/out"
over
on 2026-06-01
authority-set name='Autre nom' >"$tmp/out"
deliberation-list -o id | deliberation-set note=Tard >"$tmp/out"
meeting-new assembly="$council" date=2026-06-29 >"$tmp/out"
check_store 'a store with a history'

is "$(echo "$frozen" | cut -f 2 | grep -c CC/)" 4 'the agenda that was frozen had references'
is "$(deliberation-list --at=2026-03-09 meeting="$march" --sort=number -o number,reference)" \
	"$frozen" 'the agenda of a day: numbers and references as they were'
is "$(deliberation-list --at=2026-03-23 -o reference | sort -u)" '' \
	'and without them, once it was taken back'
for day in $days; do
	tell "$tmp/now/$day" --at="$day"
	if found=$(diff -r "$tmp/then/$day" "$tmp/now/$day" 2>&1); then
		pass "$day: all as it was"
	else
		fail "$day: all as it was" "$(echo "$found" | head -n 20)"
	fi
done
is "$(for day in $days; do cat "$tmp/then/$day/chain" "$tmp/then/$day/agenda" | cksum; done |
	sort -u | wc -l)" "$(echo "$days" | wc -w)" 'and no two days are the same'
is "$(cat "$tmp/now/2026-03-06/words")" "$(printf '%s\t%s\t%s\n' \
	AX-2026-00001 annex 'Plan de la place' D-2026-00001 deliberation 'Place communale' \
	P-2026-00001 publication 'Circulation place du Perron')" 'words are found that stood then'

is "$(for day in 2026-03-09 2026-03-23; do
	awk -F '\t' '$2 == "convocation" { print $1 }' "$tmp/now/$day/deadlines"
done | paste -s -d ' ')" '2026-03-15 2026-03-12' 'rules of the authority are those of then'

# An instant: the second of a change is in, the one before it is not.
is "$(deliberation-list --at=2026-03-06T08:29:59Z -o number D-2026-00004 id=D-2026-00004 2>&1 |
	head -n 1)" "$(deliberation-list D-2026-00004 2>&1 | head -n 1)" 'conditions are as ever'
is "$(deliberation-show --at=2026-03-06T08:29:59Z --json D-2026-00004)" \
	"$(cat "$tmp/then/2026-03-03/deliberation.show" | grep D-2026-00004)" 'the second before'
is "$(deliberation-show --at=2026-03-06T08:30:00Z --json D-2026-00004)" \
	"$(cat "$tmp/then/2026-03-06/deliberation.show" | grep D-2026-00004)" 'the second'
is "$(deliberation-show --at=2026-03-06T08:30Z --json D-2026-00004)" \
	"$(cat "$tmp/then/2026-03-06/deliberation.show" | grep D-2026-00004)" 'the minute'
# A day is the authority's: midnight in Brussels is 22:00 in UTC in summer.
PERRON_NOW=2026-06-02T00:00:00Z
deliberation-set note=Minuit D-2026-00001 >"$tmp/out"
is "$(deliberation-list --at=2026-06-01 -o note id=D-2026-00001)" Tard 'until midnight'
is "$(deliberation-list --at=2026-06-02 -o note id=D-2026-00001)" Minuit 'today is now'

# refused STATUS MESSAGE COMMAND...
refused() {
	want=$1 message=$2
	shift 2
	run "$@"
	is "$status|$(cat "$out")|$(head -n 1 "$err")" "$want||$1: $message" "refused: $message"
}
refused 2 '--at: is still to come: 2026-06-03' deliberation-list --at=2026-06-03
refused 2 '--at: is still to come: 2026-06-02T00:00:01Z' meeting-list --at=2026-06-02T00:00:01Z
refused 2 '--at: not a date: 2026-02-30' deliberation-list --at=2026-02-30
refused 2 '--at: not a date: 2026-03-03T24:00Z (YYYY-MM-DD)' deliberation-list --at=2026-03-03T24:00Z
refused 2 '--at: not a date: 23/03/2026 (YYYY-MM-DD: 2026-03-23)' deliberation-list --at=23/03/2026
refused 2 '--at needs a value' deliberation-list --at=
refused 1 'no such deliberation: D-2026-00001' deliberation-show --at=2026-03-01 D-2026-00001
refused 2 "$PERRON_STORE: the store was not there yet: 2026-02-26T22:59:59Z" duty-list --at=2026-02-26
refused 2 'unknown option: --at' deliberation-set --at=2026-03-03 title=X D-2026-00001
refused 2 'unknown option: --at' store-check --at=2026-03-03
refused 2 '--on: nothing is asked as of a day: --at=2026-03-03 lists what stood then' \
	deliberation-list --on=2026-03-03
is "$(deliberation-list --at=2026-03-24 --published --on=2026-03-20)" \
	"$(PERRON_NOW=2026-03-24T21:00:00Z deliberation-list --at=2026-03-24 --published --on=2026-03-20)" \
	'--on goes on meaning the day of the question'
run deliberation-list --at=2026-02-26
is "$status $(cat "$out" "$err")" '1 ' 'before the first row there is nothing'
mv "$PERRON_STORE/portal.db" "$tmp/portal.db"
run publication-list --at=2026-03-24
is "$status $(cat "$out" "$err")" '1 ' 'nor in a wing that is not in use'
mv "$tmp/portal.db" "$PERRON_STORE/portal.db"

# What was changed by hand is told of, and not believed.
spoilt() {
	name=$1 message=$3
	rm -rf "$tmp/spoilt"
	cp -R "$PERRON_STORE" "$tmp/spoilt"
	sqlite3 "$tmp/spoilt/assembly.db" "$2" || fail "$name: SQL"
	run deliberation-list --store="$tmp/spoilt" --at=2026-03-03
	is_status 2 "spoilt: $name"
	is "$(cat "$out")" '' "spoilt: $name: nothing is printed"
	says "^deliberation-list: assembly.db: cannot be read as it stood: $message" \
		"spoilt: $name: what is wrong"
}
row=$(deliberation-log -o field,seq D-2026-00001 | sed -n 's/^amount	//p' | tail -n 1)
spoilt 'a row that is gone' "DELETE FROM audit WHERE seq = $row" "audit row $row is missing"
spoilt 'the last row is gone' 'DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)' \
	'D-2026-00001: no audit row|D-2026-00001: names audit'
spoilt 'what stood before' "UPDATE audit SET change = replace(change, '1234.56', '1234.57')
	WHERE seq = $row" 'D-2026-00001: amount: is "1234.57", audit [0-9]+ says "1234.56"'
spoilt 'what stood before is no amount' "UPDATE audit SET change = replace(change, '1234.56', 'x')
	WHERE seq = $row" 'D-2026-00001: '
spoilt 'what came after' "UPDATE audit SET change = replace(change, 'Place communale', 'Place')
	WHERE seq = $row" 'D-2026-00001: title: is "Place communale", audit [0-9]+ says "Place"'
spoilt 'the row before' "UPDATE audit SET change = replace(change, 'D-2026-00001' || char(9),
	'D-2026-00001' || char(9) || '1') WHERE seq = $row" 'D-2026-00001: '
spoilt 'a field that is none' "UPDATE audit SET change = replace(change, char(9) || 'amount',
	char(9) || 'sum') WHERE seq = $row" 'D-2026-00001: no such field: sum'
spoilt 'no change at all' "UPDATE audit SET change = 'x' WHERE seq = $row" "audit $row: not a change"
spoilt 'a record' "UPDATE deliberation SET note = 'x' WHERE id % 1000 = 4" \
	'D-2026-00004: note: is "x", audit [0-9]+ says "Tard"'
spoilt 'a record that nothing tells of' "INSERT INTO meeting (id, audit, assembly, date, call, state)
	SELECT id + 90, 9999, assembly, date, call, state FROM meeting LIMIT 1" \
	'M-2026-00091: no audit row tells of it'
spoilt 'a record that is gone' 'PRAGMA foreign_keys = 0; DELETE FROM deliberation
	WHERE id % 1000 = 2' 'D-2026-00002: is not there'
spoilt 'an attachment' "UPDATE attachment SET name = 'x' WHERE position = 2" \
	'D-2026-00001: attachment: is not there: 2 5 '

# A clock that was ahead once: what it wrote was in the store before the rows behind it.
PERRON_NOW=2026-06-20T08:00:00Z deliberation-set note=Avance D-2026-00002 >"$tmp/out"
PERRON_NOW=2026-06-04T08:00:00Z deliberation-set note=Ensuite D-2026-00003 >"$tmp/out"
PERRON_NOW=2026-06-05T08:00:00Z
is "$(deliberation-list --at=2026-06-03 -o note id=D-2026-00002)" Tard 'not known yet'
is "$(deliberation-list --at=2026-06-04 -o note id=D-2026-00002)" Avance 'known, for later rows are'

# Whatever happens: a week of it, at random but the same each time, and refused now and
# then.
happen() {
	awk -v seed="$1" '
	function any(list, word) { return word[1 + int(rand() * split(list, word, " "))] }
	function point() { return "D-2026-0000" 1 + int(rand() * 5) }
	BEGIN {
		srand(seed)
		words = "Hêtre Place École \\ Voirie,Budget a\tb"
		for (i = 0; i < 70; i++) {
			print "PERRON_NOW=2026-04-0" 1 + int(i / 10) "T0" i % 10 ":00:00Z"
			what = any("new set set set set present present withdraw move status attach meeting")
			if (i == 0)
				print "assembly-new name=Conseil kind=council reference-format={number}"
			else if (i == 1 || what == "meeting")
				print "meeting-new assembly=A-2026-00001 date=2026-05-1" int(rand() * 9)
			else if (i < 6 || what == "new")
				print "deliberation-new assembly=A-2026-00001 title=\047" any(words) "\047 amount=" int(rand() * 99)
			else if (what == "set")
				print "deliberation-set " any("title motivation note group") "=\047" any(words) "\047 " \
					any("to-discuss=yes to-discuss= handed=2026-04-01 amount= amount=" int(rand() * 99)) \
					" " point() " " point()
			else if (what == "attach")
				print "echo " i % 7 " >file; deliberation-attach " point() " file --name=" i % 5
			else if (what == "status")
				print "meeting-status --to=" any("frozen created published") " M-2026-00001"
			else if (what == "present")
				print "deliberation-status --to=validated " point() "; deliberation-present " point()
			else
				print "deliberation-" what " " (what == "move" ? "--to=" any("1 2 up down") : "") " " point()
			if (i % 10 == 9)
				print "told then"
		}
	}'
}
told() {
	for kind in assembly meeting deliberation; do
		"$kind-list" -o all "$2"
		"$kind-list" "$2" | "$kind-log" -o all "$2"
	done
	deliberation-list "$2" | deliberation-files -o all "$2"
	store-search "$2" 'pl*'
	store-search "$2" ecole
} >"$tmp/$1.$2" 2>&1
for seed in 1 2 3; do
	PERRON_NOW=2026-03-31T08:00:00Z
	new_store "$tmp/random$seed"
	happen $seed | sed 's/^told then/told then --at=$(echo $PERRON_NOW | cut -c 1-10)/' >"$tmp/history"
	(cd "$tmp" && . ./history) >"$tmp/happened" 2>&1
	is "$(($(grep -c '^D-' "$tmp/happened") > 40))" 1 "seed $seed: much has happened"
	PERRON_NOW=2026-04-20T08:00:00Z
	different=
	for day in 1 2 3 4 5 6 7; do
		told now --at=2026-04-0$day
		cmp -s "$tmp/then.--at=2026-04-0$day" "$tmp/now.--at=2026-04-0$day" ||
			different="$different $day"
	done
	is "$different" '' "seed $seed: each day as it was"
done

# A store that nobody may write to is read all the same.
if [ "$(id -u)" -ne 0 ]; then
	chmod -R a-w "$PERRON_STORE"
	ok 'a store that is read-only' deliberation-show --at=2026-03-03 D-2026-00001
fi

done_testing
