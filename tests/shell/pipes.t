# SPDX-License-Identifier: EUPL-1.2
# Writers in one pipe: each reads all its input before it takes the lock, so
# that none waits for another, however many there are.
. "${0%/*}/lib.sh"

rounds=100
sanitized && rounds=10

# A writer that had to wait for another in its pipe would wait for ever, and
# be told so after a second.
PERRON_WAIT=1
export PERRON_WAIT

new_store "$tmp/store"
new_meeting
deliberation-new --from=- >/dev/null <<EOT
title	meeting
École communale : travaux	$meeting
Finances : budget	$meeting
L’école de Melen : mobilier	$meeting
Plan de l’école : avis	$meeting
EOT
schools="D-2026-00001 D-2026-00003 D-2026-00004 "

# pipe NAME WANT FUNCTION: the pipe that the function is, as often as asked.
pipe() {
	good=0
	: >"$err"
	began=$(date +%s)
	for n in $(seq "$rounds"); do
		got=$("$3" "$n" 2>>"$err" | tr '\n' ' ')
		[ "$got" = "$2" ] && good=$((good + 1))
	done
	is "$good" "$rounds" "$1: right $rounds times of $rounds"
	is "$(head -n 3 "$err")" "" "$1: without a message"
	ok "$1: in less than a minute" test $(($(date +%s) - began)) -lt 60
}

# A pipe's own status is that of its last command; those before would have
# said something.
two() {
	deliberation-list 'title~(?i)école' |
		deliberation-set category="round $1" |
		deliberation-status --to="$(state "$1")" -o id
}
three() {
	deliberation-list 'title~(?i)école' |
		deliberation-set category="round $1" |
		deliberation-set group="round $1" |
		deliberation-status --to="$(state "$1")" -o id
}
four() {
	deliberation-list 'title~(?i)école' -o id,title |
		deliberation-set category="round $1" |
		deliberation-set group="round $1" |
		deliberation-set motivation="round $1" |
		deliberation-status --to="$(state "$1")" -o id
}
state() {
	[ $(($1 % 2)) -eq 1 ] && echo validated || echo draft
}

pipe "two writers" "$schools" two
is "$(deliberation-list category="round $rounds" -o id | tr '\n' ' ')" "$schools" \
	"two writers: all have written"
pipe "three writers" "$schools" three
is "$(deliberation-list group="round $rounds" category="round $rounds" -o id | tr '\n' ' ')" \
	"$schools" "three writers: all have written"
pipe "four writers" "$schools" four
is "$(deliberation-list group="round $rounds" category="round $rounds" \
	motivation="round $rounds" state="$(state "$rounds")" -o id | tr '\n' ' ')" \
	"$schools" "four writers: all have written"
is "$(deliberation-list category= -o id | tr '\n' ' ')" "D-2026-00002 " \
	"the others are as they were"

# Into itself: what is read is what there was before.
run sh -c 'deliberation-list -o title --header | deliberation-new --from=-'
is_status 0 "a list into new records of the same kind"
is "$(deliberation-list | wc -l)" 8 "doubles them"
run sh -c 'deliberation-list -o all --header | sed "s/École/ÉCOLE/" | deliberation-set --apply'
is_status 0 "a list into its own records"
is "$(tr '\n' ' ' <"$out")" "D-2026-00001 D-2026-00005 " "changes those that differ"

# More than a pipe holds (64 KiB), and more than is kept in memory (8 MiB).
awk 'BEGIN { print "title\tmotivation"; for (i = 0; i < 2000; i++) {
	printf "p%d\t", i; for (j = 0; j < 100; j++) printf "Vu la loi communale et l’arrêté. "
	print "" } }' >"$tmp/large"
run sh -c 'deliberation-new --from="$1" | deliberation-set category=large |
	deliberation-status --to=validated' - "$tmp/large"
is "$status $(wc -l <"$out")" "0 2000" "a pipe of thousands of ids"
run sh -c 'deliberation-list category=large -o all --header | sed "s/loi/LOI/" |
	deliberation-set --apply | deliberation-set group=large'
is "$status $(wc -l <"$out")" "0 2000" "a pipe of many megabytes"
ok "that was many megabytes" test \
	"$(deliberation-list category=large -o motivation | wc -c)" -gt 7000000

# What is attached from a pipe is read before the lock is asked for.
run sh -c '{ sleep 0.3; deliberation-set category=log D-2026-00002; } |
	deliberation-attach D-2026-00002 - --name=log'
is "$status $(cat "$err")" "0 " "a writer into an attachment"
run sh -c 'mkfifo "$1" && { sleep 0.3; deliberation-set category=fifo D-2026-00002; } >"$1" &
	sleep 0.1; deliberation-new title=x --attach="$1"' - "$tmp/fifo"
is "$status $(cat "$err")" "0 " "a writer into the attachment of a new record"

# When one fails, those behind it have nothing to do, and nothing is changed.
run sh -c 'deliberation-set category=x D-2026-00001 D-2026-99999 |
	deliberation-status --to=validated'
says '^deliberation-set: no such deliberation: D-2026-99999' "a writer that fails says so"
is "$(wc -c <"$out")" 0 "and nothing passes"
is "$(deliberation-show D-2026-00001 -o category)" "round $rounds" "and nothing is changed"

# Values of a condition, more than SQLite takes in one chain, which is a thousand.
ids=$(deliberation-list category=large -o id | paste -s -d , -)
is "$(deliberation-list "id=$ids,D-2026-00001" | wc -l)" 2001 "thousands of values of a condition"
is "$(deliberation-list "id!=$ids" | wc -l)" "$(($(deliberation-list | wc -l) - 2000))" \
	"and of one that excludes them"
run deliberation-list id=
is_status 2 "an id that a script has left out"
says '^deliberation-list: id: nothing to compare with$' "and what is wrong"

# A quote that is never closed has all lines behind it: they are not gone through again
# for each of them, which would take many minutes.
awk 'BEGIN { print "title,category\r"; print "\"Un,a\r"
	for (i = 0; i < 400000; i++) print "Un autre point avec son titre,b\r" }' >"$tmp/open.csv"
run timeout 60 deliberation-new --from="$tmp/open.csv"
is_status 2 "a quote that is never closed"
says 'open.csv:2: quote that is never closed$' "and where it was opened"

check_store "the store is clean"
done_testing
