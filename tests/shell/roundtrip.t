# SPDX-License-Identifier: EUPL-1.2
# What one command writes, another reads: lists come back byte for byte, in
# every format, whatever the texts hold; and bringing records in says where
# each that is wrong stands.
. "${0%/*}/lib.sh"

new_store "$tmp/one"
new_meeting

# Texts that every format must carry; a JSON escape is what no shell changes.
long=$(awk 'BEGIN { while (n++ < 10000) printf "é" }')
cat >"$tmp/titles.json" <<EOT
{"title":"L’école « Les Tilleuls »","meeting":"$meeting","number":"2.10"}
{"title":" spaces around ","category":"  ","group":" x"}
{"title":"a\ttab","motivation":"\t"}
{"title":"two\nlines","motivation":"\n","decision":"ends with one\n"}
{"title":"three\n\n\nlines\n\n"}
{"title":"back\\\\slash \\\\n \\\\t \\\\","category":"\\\\"}
{"title":"a \"quote\"","category":"\"","group":"\"\""}
{"title":"it's, a, 'comma'","category":",","group":",,"}
{"title":"😀 emoji 👩‍👧 🇧🇪"}
{"title":"lone\rreturn","category":"\r","decision":"\rfirst and last\r"}
{"title":"return\r\rtwice"}
{"title":"carriage\r\r\nreturns before a newline\r\n"}
{"title":"\"a\",\"b\"\n\"c\",\"d\"","group":"\",\""}
{"title":"=1+1","category":"@x","group":"-1"}
{"title":"#comment","category":"id","group":"NULL"}
{"title":"{\"title\":\"x\"}","category":"null"}
{"title":"e\u0301cole \u00e9cole \ufeff","category":"\u2028\u2029"}
{"title":"\u200bzero\u00a0width"}
{"title":"a","privacy":"secret","list":"late"}
{"title":"$long"}
EOT
count=$(wc -l <"$tmp/titles.json")
run deliberation-new --from="$tmp/titles.json"
is_status 0 "texts of every sort come in"
is "$(wc -l <"$out")" "$count" "and have an id each"
deliberation-status --to=validated D-2026-00003 D-2026-00005 >/dev/null
deliberation-status --to=presented D-2026-00005 >/dev/null

deliberation-list -o all --header >"$tmp/all.tsv"
deliberation-list -o all --json >"$tmp/all.json"
deliberation-list -o all --csv >"$tmp/all.csv"
is "$(wc -l <"$tmp/all.tsv")" $((count + 1)) "as TSV a record is a line"
is "$(wc -l <"$tmp/all.json")" "$count" "as JSON a record is a line"
is "$(awk -F '\t' '{ print NF }' "$tmp/all.tsv" | sort -u)" 57 \
	"the lines have 57 fields: the id, and 56 of the kind"

# restore NAME: an empty store with the same assemblies and meetings.
restore() {
	assembly-list -o all --header >"$tmp/assemblies"
	meeting-list -o all --header >"$tmp/meetings"
	new_store "$tmp/$1"
	assembly-new --from="$tmp/assemblies" --keep-ids >/dev/null &&
		meeting-new --from="$tmp/meetings" --keep-ids >/dev/null
}

for format in tsv json csv; do
	PERRON_STORE=$tmp/one
	restore "$format"
	run deliberation-new --from=- --keep-ids <"$tmp/all.$format"
	is_status 0 "$format: the list comes in again"
	is "$(wc -l <"$out")" "$count" "$format: and its ids are printed"
	deliberation-list -o all --header | cmp -s - "$tmp/all.tsv" &&
		deliberation-list -o all --json | cmp -s - "$tmp/all.json" &&
		deliberation-list -o all --csv | cmp -s - "$tmp/all.csv"
	is $? 0 "$format: byte for byte, in all three formats"
	is "$(deliberation-new title=next)" "D-2026-000$((count + 1))" \
		"$format: the next id follows"
done

# In a pipe, as perron(7) says it.
PERRON_STORE=$tmp/one
deliberation-list -o all --header |
	(restore pipe && deliberation-new --from=- --keep-ids) >/dev/null
PERRON_STORE=$tmp/pipe deliberation-list -o all --header >"$out"
same "$out" "$tmp/all.tsv" "in one pipe"

# All the kinds, without a word about which.
PERRON_STORE=$tmp/one
mandate-new person="Dupont, Léa" assembly="$assembly" birth=1970-02-28 order=1 vote=no \
	from=2024-12-02 to=2030-12-01 group=EC >/dev/null
mandate-new person="Martin" assembly="$assembly" role=mayor >/dev/null
for kind in assembly mandate meeting; do
	PERRON_STORE=$tmp/one
	$kind-list -o all --header >"$tmp/kind"
	restore "kind-$kind"
	case $kind in
	mandate) mandate-new --from="$tmp/kind" --keep-ids >/dev/null ;;
	esac
	$kind-list -o all --header >"$out"
	same "$out" "$tmp/kind" "$kind-list comes back"
done

# Where a record is wrong.
new_store "$tmp/two"
from() {
	run deliberation-new --from=- "$@"
	is "$(deliberation-list -o id | wc -l)" 0 "$what: no record stays"
}

what="TSV"
printf 'title\tprivacy\na\tpublic\nb\tpubic\nc\tsecret\n' >"$tmp/in"
from <"$tmp/in"
is_status 2 "$what: exit status 2"
says '^deliberation-new: stdin:3: privacy: not one of public, secret: pubic$' "$what: its place"
is "$(wc -c <"$out")" 0 "$what: no id is printed"

what="CSV of many lines"
printf 'title,privacy\r\n"one\r\ntwo\r\nthree",public\r\n"x\n\n",pubic\r\n' >"$tmp/in"
from <"$tmp/in"
is_status 2 "$what: exit status 2"
says '^deliberation-new: stdin:5: privacy: ' "$what: the line on which the record starts"

what="JSON"
printf '{"title":"a"}\n\n{"title":"b","number":"0"}\n' >"$tmp/in"
from <"$tmp/in"
is_status 2 "$what: exit status 2"
says '^deliberation-new: stdin:3: number: ' "$what: empty lines count"
run deliberation-new --from="$tmp/in"
says "^deliberation-new: $tmp/in:3: number: " "a file is named as it was"

# refused NAME INPUT PATTERN
refused() {
	printf "$2" | deliberation-new --from=- >"$out" 2>"$err"
	status=$?
	if [ "$status" -eq 2 ] && [ "$(wc -l <"$err")" -eq 1 ] && grep -Eq -e "$3" "$err" &&
	    [ ! -s "$out" ]; then
		pass "$1"
	else
		fail "$1" "status $status" "$(cat "$err")"
	fi
}
refused "a field that is none" 'title\ttytle\na\tb\n' 'stdin:1: no such field: tytle'
refused "a field named twice" 'title\ttitle\na\tb\n' 'stdin:1: title: named twice'
refused "too few fields" 'title\tgroup\na\n' 'stdin:2: .*1 fields, .* 2'
refused "too many fields" 'title\tgroup\na\tb\tc\n' 'stdin:2: .*3 fields, .* 2'
refused "a required field empty" 'title\tgroup\n\tb\n' 'stdin:2: title: '
refused "an escape that is none" 'title\tgroup\na\\x\tb\n' 'stdin:2: .*backslash'
refused "a quote that stays open" 'title,group\na,"b\nc\n' 'stdin:2: .*quote'
refused "a control character" 'title\tgroup\na\033[2J\tb\n' 'stdin:2: title: control character 0x1b'
refused "not UTF-8" 'title\tgroup\ncaf\351\tb\n' 'stdin:2: title: not UTF-8: byte 4 is 0xe9'
refused "a meeting that is not there" 'title\tmeeting\na\tM-2026-00001\n' \
	'stdin:2: meeting: no such meeting: M-2026-00001'
refused "an id of another kind" 'title\tmeeting\na\tA-2026-00001\n' 'stdin:2: meeting: '
refused "a state that is not the first" 'title\tstate\na\taccepted\n' 'stdin:2: state: '
refused "JSON that is none" '{"title":"a"}\n{"title":\n' 'stdin:2: not JSON'
refused "a JSON name given twice" '{"title":"a","title":"b"}\n' 'stdin:1: '
refused "a JSON list" '{"title":["a"]}\n' 'stdin:1: title: '
is "$(deliberation-list | wc -l)" 0 "nothing of all that was stored"

run deliberation-new --from=- --keep-ids <<EOT
id	title
D-2025-00007	a
D-2025-00007	b
EOT
is_status 2 "--keep-ids: an id twice"
says 'stdin:3: id: taken already: D-2025-00007' "--keep-ids: which one"
run deliberation-new --from=- --keep-ids <<EOT
title	group
a	b
EOT
says 'stdin:2: id: no value' "--keep-ids: without an id"

# --keep-going takes the good ones, --dry-run none.
printf 'title\tprivacy\na\tpublic\nb\tpubic\nc\tsecret\n\tpublic\ne\tpublic\n' >"$tmp/in"
what=--dry-run
run deliberation-new --from="$tmp/in" --keep-going --dry-run
is_status 2 "--dry-run: the worst status of them"
is "$(tr '\n' ' ' <"$out")" "D-2026-00001 D-2026-00002 D-2026-00003 " \
	"--dry-run: the ids that they would have"
is "$(deliberation-list | wc -l)" 0 "--dry-run: nothing is stored"
run deliberation-new --from="$tmp/in" --keep-going
is_status 2 "--keep-going: the worst status of them"
is "$(tr '\n' ' ' <"$out")" "D-2026-00001 D-2026-00002 D-2026-00003 " \
	"--keep-going: the good ones have their ids"
is "$(cut -d : -f 2-4 "$err" | tr '\n' ';')" \
	" $tmp/in:3: privacy; $tmp/in:5: title;" "--keep-going: the bad ones have their places"
is "$(deliberation-list -o title | tr '\n' ' ')" "a c e " "--keep-going: what is stored"

# Whole records come back changed.
deliberation-list -o id,title,group --header | awk -F '\t' -v OFS='\t' '
	NR == 2 { $2 = "école"; $3 = "PS" } NR == 4 { $2 = "e\\tf" } { print }' >"$tmp/apply"
run deliberation-set --apply <"$tmp/apply"
is_status 0 "--apply: done"
is "$(tr '\n' ' ' <"$out")" "D-2026-00001 D-2026-00003 " "--apply: the ids of those that changed"
deliberation-list -o id,title,group --header >"$out"
same "$out" "$tmp/apply" "--apply: the list is what was given"
run deliberation-set --apply "$tmp/apply"
is_status 0 "--apply again: done"
is "$(wc -c <"$out")" 0 "--apply again: nothing changed"
for format in json csv; do
	deliberation-list -o all --$format >"$tmp/same"
	run deliberation-set --apply <"$tmp/same"
	is "$status $(wc -c <"$out")" "0 0" "--apply: its own list as $format changes nothing"
done
run deliberation-set --apply <<EOT
id	title
D-2026-00001	x
D-2026-00009	y
EOT
is_status 1 "--apply: an id that is not there"
says '^deliberation-set: stdin:3: no such deliberation: D-2026-00009' "--apply: its place"
is "$(deliberation-show D-2026-00001 -o title)" école "--apply: and nothing was changed"
run deliberation-set --apply --keep-going <<EOT
id	title
D-2026-00001	x
D-2026-00009	y
D-2026-00002	z
EOT
is "$status $(tr '\n' ' ' <"$out")" "1 D-2026-00001 D-2026-00002 " \
	"--apply --keep-going: the others are changed"
# RFC 4180: lines of CSV end in CR LF, which tells it where no comma does.
id=$(printf 'title\r\n"un, ""deux"""\r\n' | deliberation-new --from=-)
is "$(deliberation-show -o title "$id")" 'un, "deux"' "CSV of one column"
run deliberation-set --apply --dry-run <<EOT
id	title
D-2026-00001	dry
EOT
is "$status $(cat "$out") $(deliberation-show D-2026-00001 -o title)" "0 D-2026-00001 x" \
	"--apply --dry-run: tells, and changes nothing"
run deliberation-set --apply <<EOT
id	state
D-2026-00001	accepted
EOT
is_status 1 "--apply: a state moves by its own command"
# The year of an id is the legal one of the authority, here Europe/Brussels.
is "$(PERRON_NOW=2026-12-31T22:59:59Z deliberation-new title=vieux | cut -c 1-6)" D-2026 \
	"the last second of the year"
is "$(PERRON_NOW=2026-12-31T23:00:00Z deliberation-new title=neuf)" D-2027-00001 \
	"the first of the next"
check_store "the store is clean"

# A store of an older version: links to a table that is made anew stay what they were.
new_store "$tmp/old"
{
	for file in wing-0001-ground assembly-0001-meetings assembly-0002-decisions; do
		cat "$PERRON_SHARE/schema/$file.sql"
	done
	echo "INSERT INTO assembly (id, audit, name, kind, state)
		VALUES (12026000000001, 1, 'Conseil', 'council', 'active');
	INSERT INTO deliberation (id, audit, title, privacy, list, state, act, \"follow-up\")
		VALUES (42026000000001, 1, 'Un', 'public', 'normal', 'draft', 'by-law', 'À suivre');
	INSERT INTO deliberation (id, audit, title, privacy, list, state, predecessor)
		VALUES (42026000000002, 1, 'Deux', 'public', 'normal', 'draft', 42026000000001);
	INSERT INTO vote (id, audit, deliberation, poll)
		VALUES (222026000000001, 1, 42026000000001, 'public');
	PRAGMA application_id = 1349677678; PRAGMA user_version = 3;"
} | sqlite3 "$PERRON_STORE/assembly.db"
run store-upgrade -o wing,from
is "$status $(cat "$out")" "0 assembly	3" "an older store is brought up"
is "$(deliberation-list -o id,title,act,follow-up,predecessor,internal-number)" \
	"D-2026-00001	Un	by-law	À suivre		
D-2026-00002	Deux			D-2026-00001	" "with what its records say"
is "$(vote-list -o id,deliberation) $(sqlite3 "$PERRON_STORE/assembly.db" 'PRAGMA foreign_key_check')" \
	"V-2026-00001	D-2026-00001 " "and what they link to"

# Many records take little memory: nothing is looked up for each of them, nor kept,
# even where the assembly is strict.
if sanitized; then
	skip "a load in little memory" "sanitizers take more"
else
	new_store "$tmp/load" 25015
	new_meeting
	assembly-set strict=yes groups=Secrétariat categories=Travaux "$assembly" >"$out"
	awk -v meeting="$meeting" 'BEGIN {
		print "title\tcategory\tgroup\tmeeting\tnumber"
		while (n++ < 200000)
			print "Point " n "\tTravaux\tSecrétariat\t" meeting "\t" n
	}' >"$tmp/many.tsv"
	is "$( (ulimit -v 180000; deliberation-new --from="$tmp/many.tsv") | wc -l)" 200000 \
		"200,000 points with names come in within 180 MB"
	run deliberation-new title=Un category=Travaux meeting=M-2026-00099
	is "$status $(cat "$err")" "2 deliberation-new: meeting: no such meeting: M-2026-00099" \
		"a strict assembly does not hide a link that leads nowhere"
fi

done_testing
