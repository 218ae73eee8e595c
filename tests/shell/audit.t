# SPDX-License-Identifier: EUPL-1.2
# Whatever is done to a store by hand, store-check finds and names it.
. "${0%/*}/lib.sh"

new_store "$tmp/whole"
new_meeting
deliberation-new title=Budget meeting="$meeting" number=1 >/dev/null
deliberation-new title=École meeting="$meeting" number=2 >/dev/null
deliberation-set category=finances D-2026-00001 >/dev/null
deliberation-status --to=validated D-2026-00001 D-2026-00002 >/dev/null
printf 'small' >"$tmp/small.txt"
awk 'BEGIN { while (n++ < 500) print "la même ligne" }' >"$tmp/large.txt"
deliberation-attach D-2026-00001 "$tmp/small.txt" "$tmp/large.txt" >/dev/null
deliberation-attach D-2026-00002 "$tmp/small.txt" >/dev/null
meeting-status --to=frozen "$meeting" >/dev/null
check_store "a store as it should be"
last=$(sqlite3 "$tmp/whole/assembly.db" 'SELECT max(seq) FROM audit')
is "$last" 9 "nine commands have written nine audit rows"

# copy: the store to be spoilt, at $store.
store=$tmp/spoilt
PERRON_STORE=$store
copy() {
	rm -rf "$store"
	cp -R "$tmp/whole" "$store"
}

# found NAME [PATTERN...]: store-check says no, on standard output, in lines
# of which each pattern has one.
found() {
	name=$1
	shift
	run store-check
	for pattern in "$@"; do
		grep -Eq -e "$pattern" "$out" || status="$status, no line like $pattern"
	done
	if [ "$status" = 1 ] && [ -s "$out" ] && [ ! -s "$err" ] &&
	    [ "$(awk -F '\t' 'NF != 2' "$out" | wc -l)" -eq 0 ]; then
		pass "$name"
	else
		fail "$name" "exit status $status" "$(cat "$out" "$err")"
	fi
}

# spoilt NAME SQL [PATTERN...]: the same, after the statement.
spoilt() {
	copy
	if ! sqlite3 "$store/assembly.db" "$2" >"$tmp/sql" 2>&1; then
		fail "$1" "$(cat "$tmp/sql")"
		return
	fi
	name=$1
	shift 2
	found "$name" "$@"
}

# Each part of an audit row: the first, one in the middle, the last.
for seq in 1 5 "$last"; do
	for change in "at = '2026-03-02T09:00:01Z'" "actor = 'somebody'" "command = 'x'" \
		"change = replace(change, '2026', '2025')" "change = change || char(10)" \
		"hash = zeroblob(32)" "hash = randomblob(32)"; do
		spoilt "audit row $seq: $change" "UPDATE audit SET $change WHERE seq = $seq" \
			"^assembly\.db: audit $seq	"
	done
	spoilt "audit row $seq removed" "DELETE FROM audit WHERE seq = $seq" "audit $seq"
done
spoilt "audit row 5 with a hash that is none" \
	"PRAGMA ignore_check_constraints = 1; UPDATE audit SET hash = x'00' WHERE seq = 5" \
	'^assembly\.db: audit 5	'
spoilt "two audit rows removed" "DELETE FROM audit WHERE seq IN (4, 5)" \
	'^assembly\.db: audit 4 to 5	'
spoilt "all audit rows removed" "DELETE FROM audit" '^A-2026-00001	' '^M-2026-00001	' \
	'^D-2026-00001	' '^D-2026-00002	'
spoilt "two audit rows exchanged" "UPDATE audit SET seq = -1 WHERE seq = 4;
	UPDATE audit SET seq = 4 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = -1" \
	'^assembly\.db: audit 4	' '^assembly\.db: audit 5	'

# Added by hand, with a wrong hash, and with the right one: the chain has no
# secret, but a row that tells of what is not so is found.
add="INSERT INTO audit SELECT seq + 1, at, actor, command"
spoilt "an audit row added" "$add, change, hash FROM audit WHERE seq = $last" \
	"^assembly\.db: audit $((last + 1))	"
spoilt "an audit row added before the first" \
	"INSERT INTO audit SELECT 0, at, actor, command, change, hash FROM audit WHERE seq = 1" \
	"^assembly\.db: audit 0	"
spoilt "an audit row added, and one left out" \
	"INSERT INTO audit SELECT seq + 2, at, actor, command, change, hash FROM audit
	WHERE seq = $last" "^assembly\.db: audit $((last + 1))	" "audit $((last + 2))"
spoilt "an audit row added, and as many left out as there can be" \
	"INSERT INTO audit SELECT 9223372036854775807, at, actor, command, change, hash
	FROM audit WHERE seq = $last" "^assembly\.db: audit $((last + 1)) to 9223372036854775806	"

# forge NAME CHANGE [PATTERN...]: a row behind the last, with the right hash.
forge() {
	copy
	sqlite3 "$store/assembly.db" "SELECT writefile('$tmp/before', hash) FROM audit
		WHERE seq = $last" >/dev/null
	printf "$2" >"$tmp/change"
	hash=$({
		cat "$tmp/before"
		printf '%s\n2026-03-02T10:00:00Z\nclerk\nhand\n' $((last + 1))
		cat "$tmp/change"
	} | sha256sum | cut -c 1-64)
	sqlite3 "$store/assembly.db" "INSERT INTO audit VALUES ($last + 1,
		'2026-03-02T10:00:00Z', 'clerk', 'hand', CAST(readfile('$tmp/change') AS TEXT),
		x'$hash')"
	name=$1
	shift 2
	found "$name" "$@"
}
forge "forged: a change that did not happen" 'D-2026-00001\t7\n\ttitle\tBudget\tx\n' \
	'^D-2026-00001	'
forge "forged: a record that is not there" 'D-2026-00009\t\n\ttitle\t\tx\n' '^D-2026-00009	'
forge "forged: a second beginning" 'D-2026-00001\t\n\ttitle\t\tBudget\n' '^D-2026-00001	'
forge "forged: nothing" '' "audit $((last + 1))"
forge "forged: no change of ours" 'hello\n' "audit $((last + 1))"
forge "forged: an id without anything" 'D-2026-00001\t7\n' '^D-2026-00001	'

# Records: each type of field, and the columns that are no fields.
for change in "title = 'x'" "category = NULL" '"group" = '"'x'" "privacy = 'secret'" \
	"number = 3000" "number = NULL" "reference = 'x'" "state = 'draft'" "meeting = NULL" \
	"motivation = 'x'" "audit = 4" "audit = 999" "audit = 0"; do
	spoilt "a record: $change" "UPDATE deliberation SET $change WHERE number = 1000" \
		'^D-2026-00001	'
done
spoilt "a meeting: its date" "UPDATE meeting SET date = '2026-03-24'" '^M-2026-00001	date: '
spoilt "a link to nothing" "UPDATE deliberation SET meeting = meeting + 1 WHERE number = 1000" \
	'^D-2026-00001	'
spoilt "a record removed" "DELETE FROM deliberation WHERE number = 2000" '^D-2026-00002	'
spoilt "a record added" "INSERT INTO deliberation (id, audit, title, category,
	\"group\", privacy, list, motivation, decision, meeting, number, reference, state)
	SELECT id + 5, audit, title, category,
	\"group\", privacy, list, motivation, decision, meeting, number, reference, state
	FROM deliberation WHERE number = 2000" '^D-2026-00007	'
spoilt "a record under another id" "UPDATE deliberation SET id = id + 5 WHERE number = 2000" \
	'^D-2026-00002	' '^D-2026-00007	'
spoilt "a record with an id of another kind" \
	"UPDATE deliberation SET id = (SELECT id + 3 FROM meeting) WHERE number = 2000" \
	'^M-2026-00004	'

# Attachments: their rows, and their bytes.
spoilt "an attachment removed" "DELETE FROM attachment WHERE record = (SELECT id
	FROM deliberation WHERE number = 2000)" '^D-2026-00002	attachment'
spoilt "an attachment renamed" "UPDATE attachment SET name = 'x' WHERE position = 2" \
	'^D-2026-00001	attachment'
spoilt "an attachment of another size" "UPDATE attachment SET size = 1 WHERE position = 2" \
	'^D-2026-00001	attachment'
spoilt "an attachment of another sum" "UPDATE attachment SET sha256 = (SELECT sha256
	FROM attachment WHERE position = 2) WHERE position = 1" '^D-2026-00001	attachment'
spoilt "an attachment added" "INSERT INTO attachment SELECT record, 3, name, size, sha256
	FROM attachment WHERE position = 2" 'attachment'

small=$(sha256sum <"$tmp/small.txt" | cut -c 1-64)
large=$(sha256sum <"$tmp/large.txt" | cut -c 1-64)
small=$(ls "$tmp/whole/files"/*/"$small"*) small=files/${small#*/files/}
large=$(ls "$tmp/whole/files"/*/"$large"*) large=files/${large#*/files/}
case $large in
*.gz) pass "the large one is kept deflated" ;;
*) fail "the large one is kept deflated" "$large" ;;
esac
for file in "$small" "$large"; do
	copy
	rm "$store/$file"
	found "${file##*.}: removed" '^D-2026-00001	attachment .*missing'
	copy
	printf 'x' | dd of="$store/$file" bs=1 seek=3 conv=notrunc 2>/dev/null
	found "$(basename "$file" | cut -c 1-8): a byte changed" '^D-2026-00001	attachment '
	copy
	printf 'x' >>"$store/$file"
	found "$(basename "$file" | cut -c 1-8): a byte more" '^D-2026-00001	attachment '
	copy
	: >"$store/$file"
	found "$(basename "$file" | cut -c 1-8): emptied" '^D-2026-00001	attachment '
	copy
	head -c 4 "$tmp/whole/$file" >"$store/$file"
	found "$(basename "$file" | cut -c 1-8): cut short" '^D-2026-00001	attachment '
done
copy
cp "$store/$small" "$store/$large"
found "another file in its place" '^D-2026-00001	attachment '

# Pages of the database.
copy
sqlite3 "$store/assembly.db" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
rm -f "$store"/assembly.db-*
size=$(wc -c <"$store/assembly.db")
head -c $((size - 8192)) "$tmp/whole/assembly.db" >"$store/assembly.db"
run store-check
ok "a database cut short: exit status $status" test "$status" -eq 1 -o "$status" -eq 2
ok "a database cut short: it says so" grep -q 'assembly\.db' "$out" "$err"

# The authority's own database is looked at too.
copy
sqlite3 "$store/core.db" "UPDATE authority SET name = 'x'"
found "the authority: its name" '^AU-2026-00001	name: '
copy
sqlite3 "$store/core.db" "UPDATE audit SET actor = 'x'"
found "the authority: its audit row" '^core\.db: audit 1	'

# All at once: a line for each.
copy
sqlite3 "$store/assembly.db" "UPDATE audit SET actor = 'x' WHERE seq = 3;
	UPDATE meeting SET date = '2026-03-24'; UPDATE deliberation SET title = 'x'"
rm "$store/$large"
found "several faults" '^assembly\.db: audit 3	' '^M-2026-00001	' '^D-2026-00001	title' \
	'^D-2026-00002	title' '^D-2026-00001	attachment'
is "$(wc -l <"$out")" 5 "several faults: a line for each"

# Nobody is in the way of a check, and a check changes nothing.
copy
before=$(cat "$store"/*.db | cksum)
check_store "the copy is clean"
is "$(cat "$store"/*.db | cksum)" "$before" "a check changes nothing"
done_testing
