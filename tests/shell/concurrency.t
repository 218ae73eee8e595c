# SPDX-License-Identifier: EUPL-1.2
# Many at once: every record is there, ids have no gap, nobody is refused who
# can wait, and who cannot says so.
. "${0%/*}/lib.sh"

many=64
sanitized && many=16

new_store "$tmp/store"
new_meeting

# Every process writes into files of its own.
mkdir "$tmp/each"
for n in $(seq "$many"); do
	(
		deliberation-new title="point $n" meeting="$meeting" number="$n" \
			>"$tmp/each/$n.out" 2>"$tmp/each/$n.err"
		echo $? >"$tmp/each/$n.status"
	) &
done
wait
is "$(cat "$tmp"/each/*.status | sort | uniq -c | tr -s ' ')" " $many 0" "$many writers: exit status 0"
is "$(cat "$tmp"/each/*.err)" "" "$many writers: no message"
cat "$tmp"/each/*.out | sort >"$tmp/ids"
awk -v n="$many" 'BEGIN { for (i = 1; i <= n; i++) printf "D-2026-%05d\n", i }' >"$tmp/want"
same "$tmp/ids" "$tmp/want" "$many writers: as many ids, without a gap"
deliberation-list -o id >"$tmp/stored"
same "$tmp/stored" "$tmp/want" "$many writers: every id that was printed is there"
is "$(deliberation-list -o number --sort=number | tr '\n' ' ')" "$(seq "$many" | tr '\n' ' ')" \
	"$many writers: every record is there once"
for n in 1 "$many"; do
	is "$(deliberation-show -o title "$(cat "$tmp/each/$n.out")")" "point $n" \
		"writer $n was told the id of its own record"
done
check_store "$many writers: the store is clean"

# The same agenda from many sides: no number twice, none left out.
later=$(meeting-new assembly="$assembly" date=2026-04-27)
for n in $(seq "$many"); do
	deliberation-new title="presented $n" assembly="$assembly"
done | deliberation-status --to=validated -o id >"$tmp/waiting"
for id in $(cat "$tmp/waiting"); do
	deliberation-present "$id" "$later" >/dev/null 2>>"$tmp/present.err" &
done
wait
is "$(cat "$tmp/present.err")" "" "$many present points: no message"
is "$(deliberation-list meeting="$later" -o number --sort=number | tr '\n' ' ')" \
	"$(seq "$many" | tr '\n' ' ')" "$many present points: the agenda has each number once"
for id in $(awk 'NR % 4 == 0' "$tmp/waiting"); do
	deliberation-withdraw "$id" >/dev/null 2>>"$tmp/present.err" &
done
for id in $(awk 'NR % 4 == 1' "$tmp/waiting"); do
	deliberation-move --to=1 "$id" >/dev/null 2>>"$tmp/present.err" &
done
wait
is "$(grep -v 'is the first' "$tmp/present.err")" "" "and take them off and move them: no message"
left=$(deliberation-list meeting="$later" | wc -l)
is "$left $(deliberation-list meeting="$later" -o number --sort=number | tr '\n' ' ')" \
	"$((many - many / 4)) $(seq "$left" | tr '\n' ' ')" "the agenda has closed up"
check_store "$many present points: the store is clean"

# The first writers of a store, when there is no database of the wing yet.
new_store "$tmp/fresh"
for n in $(seq 16); do
	assembly-new name="a $n" kind=council >>"$tmp/fresh.out" 2>>"$tmp/fresh.err" &
done
wait
is "$(cat "$tmp/fresh.err")" "" "16 first writers: no message"
is "$(sort "$tmp/fresh.out" | uniq | wc -l) $(assembly-list | wc -l)" "16 16" \
	"16 first writers: 16 records"
check_store "16 first writers: the store is clean"

# Readers while writers write: always a whole state, never an error.
PERRON_STORE=$tmp/store
(
	for n in $(seq 40); do
		printf 'title\ncouple\ncouple\n' | deliberation-new --from=-
	done
) >"$tmp/writers.out" 2>"$tmp/writers.err" &
writer=$!
odd=0
reads=0
: >"$tmp/readers.err"
while kill -0 "$writer" 2>/dev/null; do
	seen=$(deliberation-list title=couple -o id 2>>"$tmp/readers.err" | wc -l)
	[ $((seen % 2)) -eq 0 ] || odd=$((odd + 1))
	deliberation-log D-2026-00001 >/dev/null 2>>"$tmp/readers.err"
	reads=$((reads + 1))
done
wait
is "$(cat "$tmp/writers.err")" "" "writers beside readers: no message"
is "$(cat "$tmp/readers.err")" "" "readers beside writers: no message"
is "$odd" 0 "readers see all of a command or none of it"
ok "there were readers" test "$reads" -gt 1
is "$(deliberation-list title=couple | wc -l)" 80 "all that was written is there"

# Changes of the same record: every one is in its history.
for n in $(seq 20); do
	deliberation-set category="c $n" D-2026-00001 >/dev/null 2>>"$tmp/set.err" &
done
wait
is "$(cat "$tmp/set.err")" "" "20 changes of one record: no message"
is "$(deliberation-log D-2026-00001 | awk -F '\t' '$5 == "category"' | wc -l)" 20 \
	"20 changes of one record: 20 in its history"
is "$(deliberation-log D-2026-00001 | awk -F '\t' '$5 == "category" {
	if ($6 != last) print "gap"; last = $7 }')" "" \
	"20 changes of one record: each begins where the one before ended"

# Whoever is held up longer than he will wait.
mkfifo "$tmp/hold"
exec 9<>"$tmp/hold"
flock "$tmp/store/assembly.lock" sh -c 'echo held >"$1/held"; read line <"$1/hold"' - "$tmp" &
holder=$!
until [ -s "$tmp/held" ]; do
	sleep 0.01
done
before=$(deliberation-list -o all | cksum)
began=$(date +%s%N)
PERRON_WAIT=1
export PERRON_WAIT
run deliberation-new title=held
took=$((($(date +%s%N) - began) / 1000000))
is_status 75 "a writer held up: exit status 75"
is "$(wc -c <"$out")" 0 "a writer held up: nothing on standard output"
is "$(wc -l <"$err")" 1 "a writer held up: one message"
says "^deliberation-new: $tmp/store/assembly.lock: still locked" "a writer held up: which says why"
ok "a writer held up: for as long as PERRON_WAIT says ($took ms)" \
	test "$took" -ge 900 -a "$took" -le 3000
run deliberation-set category=held D-2026-00001
is_status 75 "a change held up: exit status 75"
PERRON_WAIT=0
run deliberation-status --to=validated D-2026-00001
is_status 75 "PERRON_WAIT=0 does not wait"
is "$(deliberation-list -o all | cksum)" "$before" "readers are not held up, nothing has changed"
PERRON_WAIT=soon
run deliberation-new title=x
is_status 2 "PERRON_WAIT that is no number"
says '^deliberation-new: PERRON_WAIT: not a number of seconds: soon' "is refused"

# One that can wait gets its turn.
PERRON_WAIT=30
deliberation-new title=patient >"$tmp/patient.out" 2>"$tmp/patient.err" &
patient=$!
sleep 0.3
is "$(cat "$tmp/patient.out")" "" "a patient writer waits"
echo go >&9
wait "$patient"
is "$? $(cat "$tmp/patient.err")" "0 " "and gets its turn"
wait "$holder"
unset PERRON_WAIT

# The log stays behind the last writer, and holds nothing: not even of those who wrote
# more than the last.
log=$tmp/store/assembly.db-wal
seq -f 'Point %.0f' 20 | { echo title; cat; } | deliberation-new --from=- >"$tmp/out"
size=$(wc -c <"$log")
deliberation-new title=last >"$tmp/out"
is "$(wc -c <"$log")" "$size" "the log stays as it is"
is "$(head -c 32 "$log" | tr -d '\0' | wc -c)" 0 "without a header"
before=$(deliberation-list -o all | cksum)
cp "$log" "$tmp/log"
rm -f "$tmp/store"/*-wal "$tmp/store"/*-shm
is "$(deliberation-list -o all | cksum)" "$before" "without it nothing is missing"
rm -f "$tmp/store"/*-wal "$tmp/store"/*-shm
cp "$tmp/log" "$log"
is "$(deliberation-list -o all | cksum)" "$before" "with it nothing comes back"
deliberation-set category=later D-2026-00001 >"$tmp/out"
is "$(deliberation-show --tsv -o category D-2026-00001)" later "and it is written over"

# Another wing, another queue: the authority's own is not held.
check_store "the store is clean"
done_testing
