# SPDX-License-Identifier: EUPL-1.2
# Whatever goes wrong at whatever moment, the store has all of a command or
# none of it, and the command has said which.  tests/fault.c makes the n-th
# call fail, or kills at it; here n goes through all there are.
. "${0%/*}/lib.sh"

sanitized && skip_all "sanitizers have an allocator of their own"
fault=$BUILDDIR/tests/fault.so
[ -f "$fault" ] || skip_all "no tests/fault.so"

# What is linked whole takes no preload: the verbs of kinds come from a program that
# is not.
mkdir "$tmp/bin"
for command in new set status attach; do
	ln -s "$BUILDDIR/tests/kind-write" "$tmp/bin/deliberation-$command"
	ln -s "$BUILDDIR/tests/kind-write" "$tmp/bin/meeting-$command"
	ln -s "$BUILDDIR/tests/kind-write" "$tmp/bin/publication-$command"
done
PATH=$tmp/bin:$PATH

# At most so many positions of a kind are tried, evenly spread.
most=16

# The store before each command.
new_store "$tmp/before" 25015
new_meeting
deliberation-new --from=- >/dev/null <<EOT
title	meeting	number
Budget	$meeting	1
École	$meeting	2
EOT
# A meeting that is over but for its closing, and one whose agenda is settled; a vote
# and a withdrawal, a closing and a sending on touch many records at once.
college=$(assembly-new name=Collège kind=college)
held=$(meeting-new assembly="$college" date=2026-02-23)
settled=$(meeting-new assembly="$college" date=2026-03-23)
mandate-new --from=- >/dev/null <<EOT
person,assembly
Dupont,$college
Martin,$college
EOT
awk -v council="$assembly" -v held="$held" -v settled="$settled" 'BEGIN {
	print "title\tdecision\tmeeting\tsend-to"
	while (n++ < 20)
		print "Point " n "\tDécide.\t" (n > 10 ? settled : held) "\t" (n > 10 ? "" : council)
}' | deliberation-new --from=- | deliberation-status --to=validated | deliberation-present >/dev/null
{
	for to in frozen published decided; do meeting-status --to=$to "$held"; done
	meeting-status --to=frozen "$settled"
	meeting-attend "$held"
	deliberation-vote --all=yes D-2026-00003
	# One that is published, and its successor.
	publication-new title=Ancien type=by-law text='Article 1er'
	publication-status --to=proposed P-2026-00001
	publication-status --to=published P-2026-00001
	publication-new title=Nouveau type=by-law text='Article 1er' supersedes=P-2026-00001
	publication-status --to=proposed P-2026-00002
} >"$tmp/out" || exit 1
awk 'BEGIN { while (n++ < 20000) print n, "une ligne" }' >"$tmp/attached.txt"
awk 'BEGIN { print "title\tmotivation"; while (n++ < 500) print "point " n "\tVu la loi" }' \
	>"$tmp/bulk.tsv"
awk -F '\t' 'NR == 1 || $2 == 25015' "$PERRON_SHARE/data/agendas-2026.tsv" >"$tmp/agenda.tsv"

# The commands, each on the store that PERRON_STORE names, behind the words
# that preload the fault.
one() { "$@" deliberation-new title=new motivation='Vu la loi' meeting="$meeting"; }
bulk() { "$@" deliberation-new --from="$tmp/bulk.tsv"; }
change() { "$@" deliberation-set category=finances D-2026-00001 D-2026-00002; }
move() { "$@" deliberation-status --to=validated D-2026-00001 D-2026-00002; }
attach() { "$@" deliberation-attach D-2026-00001 "$tmp/attached.txt"; }
vote() { "$@" deliberation-vote --all=yes no=Martin D-2026-00003 D-2026-00004 --replace; }
withdraw() { "$@" deliberation-withdraw D-2026-00013 D-2026-00015; }
close() { "$@" meeting-status --to=closed "$held"; }
publish() { "$@" publication-status --to=published P-2026-00002; }
import() { "$@" agenda-import "$tmp/agenda.tsv"; }
init() { "$@" store-init "$PERRON_STORE" --authority=Melen --kind=commune; }

PERRON_STORE=$tmp/store
fresh() {
	rm -rf "$tmp"/store*
	[ "$command" = init ] || cp -R "$tmp/before" "$tmp/store"
}

# All that the databases hold; what lies in files/ and belongs to no record is
# nothing.
state() {
	if [ -d "$tmp/store" ]; then
		for db in "$tmp"/store/*.db; do
			sqlite3 "$db" .dump
		done | cksum
	else
		echo none
	fi
}

# trial FAULT: one run with the fault.
trial() {
	fresh
	run "$command" env FAULT="$1" FAULT_ERRNO="$errno" FAULT_COUNT="$tmp/count" \
		LD_PRELOAD="$fault"
}

# wrong: what the run should not have done, if anything.
wrong() {
	now=$(state)
	case $status in
	0) [ "$now" = "$after" ] || echo "exit status 0, but not done" ;;
	2 | 75)
		[ "$(wc -l <"$err")" -ge 1 ] || echo "exit status $status without a message"
		grep -qv '^[a-z]*-[a-z]*: ' "$err" && head -n 1 "$err"
		if [ "$now" = "$after" ]; then
			# Done, and then it could not be told.
			grep -q ': standard output: ' "$err" || echo "done, but exit status $status"
		elif [ "$now" = "$before" ]; then
			[ ! -s "$out" ] || echo "nothing done, but an id printed"
		else
			echo "half done"
		fi
		# Out of memory is out of breath too: like a command that was killed,
		# it may leave its workplace, under a name of its own.
		case $command$1 in
		initmemory*) ;;
		init*) [ "$(ls -d "$tmp"/store?* 2>/dev/null)" = "" ] || echo "leavings" ;;
		esac
		;;
	137)
		case $1 in *!) ;; *) echo "killed" ;; esac
		[ "$now" = "$before" ] || [ "$now" = "$after" ] || echo "half done"
		# What was printed is there.
		[ ! -s "$out" ] || [ "$now" = "$after" ] || echo "an id printed that is not there"
		;;
	*) echo "exit status $status" ;;
	esac
	[ ! -d "$tmp/store" ] || store-check 2>&1
}

# through KIND HOW: all the positions of the kind, or as many as are tried.
through() {
	errno=5 # EIO
	[ "$2" = + ] && errno=28 # ENOSPC
	trial "$1:0"
	[ "$status" -eq 0 ] || bad="without a fault: exit status $status"
	calls=$(cat "$tmp/count")
	step=$(((calls + most - 1) / most))
	[ "$step" -gt 0 ] || step=1
	tried=0
	struck=0
	n=1
	while [ "$n" -le "$calls" ] && [ -z "$bad" ]; do
		trial "$1:$n$2"
		[ "$status" -eq 0 ] || struck=$((struck + 1))
		bad=$(wrong "$1:$n$2")
		[ -z "$bad" ] || bad="$1:$n$2: $bad; $(head -n 2 "$err")"
		tried=$((tried + 1))
		n=$((n + step))
	done
	name="$command: $1$2, $tried of $calls"
	if [ -n "$bad" ]; then
		fail "$name" "$bad"
	else
		pass "$name"
	fi
	total=$((total + struck))
	bad=
}

bad=
total=0
for command in one bulk change move attach vote withdraw close publish import init; do
	fresh
	before=$(state)
	run "$command"
	is_status 0 "$command: done when nothing goes wrong"
	after=$(state)
	ok "$command: which changes something" test "$before" != "$after"
	for how in "memory " "memory +" "write " "write +" "write !" "sync " "sync !" "size " \
		"name " "name !" "open "; do
		through "${how% *}" "${how#* }"
	done
done
# A library that strikes nothing would pass all of the above.
ok "most of the faults were felt ($total)" test "$total" -gt 300

# A disk that is full.
disk=$tmp/disk
mkdir "$disk"
if mount -t tmpfs -o size=2m none "$disk" 2>/dev/null; then
	trap 'umount "$disk"; chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
	new_store "$disk/store"
	new_meeting
	# Room to go on with afterwards; and who has read a wing once needs no
	# more of it to read again.
	head -c 262144 /dev/zero >"$disk/reserve"
	check_store "a small disk: the store is clean"
	awk 'BEGIN { while (n++ < 8000) printf "%d ", n * n }' >"$tmp/text"
	status=0
	while [ "$status" -eq 0 ]; do
		run deliberation-new title=full motivation="$(cat "$tmp/text")"
		cat "$out" >>"$tmp/printed"
	done
	is_status 75 "a full disk: exit status 75"
	is "$(wc -l <"$err") $(wc -c <"$out")" "1 0" "a full disk: one message, no id"
	says 'no space left|No space left' "a full disk: which says so"
	deliberation-list -o id >"$tmp/listed"
	same "$tmp/listed" "$tmp/printed" "a full disk: every id that was printed is there"
	check_store "a full disk: the store is clean"
	# Not a byte more, nor any in the logs.
	rm -f "$disk"/store/*-wal
	cat /dev/zero >"$disk/filler" 2>/dev/null
	for command in one bulk change attach init; do
		[ "$command" != init ] || PERRON_STORE=$disk/other
		run "$command"
		is "$status $(wc -l <"$err") $(wc -c <"$out")" "75 1 0" "no byte left: $command"
	done
	PERRON_STORE=$disk/store
	run deliberation-list -o id
	ok "no byte left: a reader is served or told to come back" \
		test "$status" -eq 75 -o "$(cksum <"$out")" = "$(cksum <"$tmp/printed")"
	is "$(find "$disk/store/files" -type f) $(ls "$disk" | tr '\n' ' ')" " filler reserve store " \
		"no byte left: and nothing is left behind"
	rm "$disk/filler" "$disk/reserve"
	check_store "room again: the store is clean"
	run deliberation-new title="room again"
	is_status 0 "room again: it goes on"
	deliberation-list -o id | sed '$d' >"$tmp/listed"
	same "$tmp/listed" "$tmp/printed" "room again: with all that there was"
else
	skip "a full disk" "no tmpfs can be mounted here"
fi
done_testing
