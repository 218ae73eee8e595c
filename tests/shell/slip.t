# SPDX-License-Identifier: EUPL-1.2
# What a tired hand types: the message names what is wrong and what may be meant,
# and nothing is half done.
. "${0%/*}/lib.sh"

new_store "$tmp/store"
new_meeting
point=$(deliberation-new title='Rue Hovémont : trottoirs' assembly="$assembly")

# slip MESSAGE COMMAND...: it says just that, prints nothing, changes nothing.
slip() {
	want=$1
	shift
	before=$(store-stats --json)
	run "$@"
	is "$status|$(cat "$out")|$(sed 1q "$err")" "2||$1: $want" "$*"
	is "$(store-stats --json)" "$before" "$*: the store is as it was"
}

# A name that is nearly one.
slip 'no such field: titel (title?)' deliberation-new titel=x
slip 'no such field: Title (title?)' deliberation-new Title=x
slip 'no such field: stat (state?)' deliberation-list stat=draft
slip 'no such field: nom' assembly-new nom=Conseil
slip '--sort: no such field: titel (title?)' deliberation-list --sort=-titel
slip '--sort: a field without a name' deliberation-list --sort=title,
slip '-o: no such column: tilte (title?)' deliberation-list -o id,tilte
slip '-o: no such column: nothing (-o help lists them)' deliberation-list -o nothing
slip 'unknown option: --head (--header?)' deliberation-list --head
slip 'unknown option: --jsno (--json?)' deliberation-list --jsno
slip 'unknown option: --title (a field is named as title=VALUE)' deliberation-new --title=x
slip 'unknown option: --state (a field is named as state=VALUE)' deliberation-list --state=draft
slip 'unknown option: --descibe' deliberation-list --descibe

# Comparisons of other languages, and with nothing.
for sign in '=~' '==' '=>' '=<' '<>' '!=='; do
	slip "title: no comparison: $sign (title~REGEX matches, the others are =, !=, <, <=, > and >=)" \
		deliberation-list "title${sign}x"
done
slip 'id: nothing to compare with' deliberation-list id=
slip 'id: nothing to compare with' deliberation-list "id=$point,"
slip 'condition: id: nothing to compare with' \
	notice-new assembly="$assembly" on=accepted address=a@theux.be condition='id='
is "$(deliberation-list 'title~^=x'; echo $?)" 1 'a pattern may begin so'

# Nothing where a value is needed.
slip '--to needs a value' deliberation-status --to= "$point"
slip '--store needs a value' deliberation-set --store= title=x "$point"
slip '-o needs a value' deliberation-list -o
slip '--output needs a value' deliberation-list -o ''

# A file that would be passed over.
slip '--from takes one FILE: b.csv' deliberation-new --from=a.csv --from=b.csv

# Fields and ids in any order.
run deliberation-set "$point" category=voirie privacy=secret
is "$status $(cat "$out")" "0 $point" "fields behind the id"
run deliberation-set category=travaux "$point" privacy=public
is "$status $(cat "$out")" "0 $point" "an id between fields"
is "$(deliberation-show -o category,privacy "$point")" 'travaux	public' 'and they are set'
slip 'no FIELD=VALUE given' deliberation-set "$point"

# Of several records the message names the one, and each but once.
refused() {
	want=$1
	shift
	run "$@"
	is "$status|$(cat "$out")|$(sed 1q "$err")" "1||$1: $want" "$*"
}
other=$(deliberation-new title='Marché')
deliberation-set category=finances "$other" >"$tmp/out"
rule='state: moves by deliberation-status alone'
refused "$rule" deliberation-set state=validated "$point"
refused "$point: $rule" deliberation-set state=validated "$point" "$other"
refused 'no such deliberation: D-2026-00099' deliberation-set title=x "$point" D-2026-00099
refused 'no such deliberation: D-2026-00099' deliberation-status --to=validated D-2026-00099
refused 'no such deliberation: D-2026-00099' deliberation-present D-2026-00099
refused 'no such meeting: M-2026-00099' meeting-attend M-2026-00099
deliberation-list --header >"$tmp/list"
run deliberation-set title=x <"$tmp/list"
is "$(cat "$err")" 'deliberation-set: stdin:1: not an id, but a header, which --header asks for: id' \
	'a list under a header'

# Ids from an editor of another system: a byte order mark, and CR LF.
printf '\357\273\277%s\r\n' "$point" >"$tmp/list"
is "$(deliberation-show -o id <"$tmp/list" 2>&1)" "$point" 'a byte order mark'
printf '\357\273\277Vu.\n' >"$tmp/motivation"
is "$(text-redact "$tmp/motivation")" 'Vu.' 'and in front of a text'

# A store has one authority, which need not be named.
run authority-set name=Soumagne
is "$status $(cat "$out")" "0 AU-2026-00001" "the authority"
is "$(authority-show -o id,name </dev/null)" 'AU-2026-00001	Soumagne' 'shown'
is "$(echo AU-2026-00001 | authority-show -o name -)" Soumagne 'its id from standard input'

# fed TEXT WANT: what deliberation-new says of it, or what it has made of it.
fed() {
	before=$(deliberation-list -o id | tail -n 1)
	printf "$1" >"$tmp/in"
	run deliberation-new --from="$tmp/in"
	made=$(deliberation-list "id>$before" -o title,category)
	is "$(sed 1q "$err")$made" "$2" "$1"
}

# Spreadsheets: CSV of a country that writes 1,5 has semicolons.
fed '\357\273\277title;category\r\n"a;b, c";d\r\n' 'a;b, c	d'
fed '"title";"category"\na,b;c\n' 'a,b	c'
fed 'title , category\na;b,c\n' 'a;b	c'
fed 'title;category;\na;b;\n' "deliberation-new: $tmp/in:1: a field without a name"
fed 'title;category\na,b\n' "deliberation-new: $tmp/in:2: the line has 1 fields, the header 2"
fed '\377\376t\0i\0' "deliberation-new: $tmp/in:1: not UTF-8: byte 1 is 0xff"
fed '[{"title":"a"}]\n' "deliberation-new: $tmp/in:1: a list of JSON: records are objects, one a line"
fed '{"titel":"a"}\n' "deliberation-new: $tmp/in:1: no such field: titel (title?)"

check_store "the store is clean"
done_testing
