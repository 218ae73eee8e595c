# SPDX-License-Identifier: EUPL-1.2
# What holds for every command that reads standard input: whatever comes, it
# ends by itself, says what is wrong, and has stored nothing of it.
. "${0%/*}/every.sh"

# sane NAME: it ended in one of the ways there are, and what it said and
# printed is text, in lines that name it.
sane() {
	good=yes
	case $status in
	0 | 1) ;;
	2) [ -s "$err" ] || good=no ;;
	*) good=no ;;
	esac
	if [ "$good" = yes ] && ! grep -qv "^$c: " "$err" && cat "$out" "$err" >"$tmp/both" &&
	    utf8 "$tmp/both"; then
		pass "$c: $1"
	else
		fail "$c: $1" "exit status $status" "$(head -n 5 "$err")" "$(head -c 200 "$out")"
	fi
}

# Inputs that are not what is wanted, as printf writes them.
n=0
for text in 'caf\351\n' '\355\240\200\n' '\300\257\t\n' '\n\n\n' '\r\n' 'x' '\t\n' '{\n' '{}\n' \
	'[]\n' '{"id":1}\n' '{"id":"\\ud800"}\n' '\0\0\0\n' '\377\376a\0\n' '\357\273\277id\n' \
	'\033[2J\n' '"\n' 'id\ttitle\n' 'id\n' ',\n,\n' '%%s%%n\n' 'D-2026-00001\0\n' \
	'2026-03-02\351\n' 'D-2026-99999\n' '{"id":"D-2026-00001","x":"\377"}\n' 'title\n\377\n'; do
	n=$((n + 1))
	printf "$text" >"$tmp/input-$(printf %02d "$n") $(printf '%s' "$text" | tr '/' '_')"
done
for seed in 1 2 3; do
	awk -v seed="$seed" 'BEGIN { srand(seed)
		for (i = 0; i < 20000; i++) printf "%c", int(rand() * 255) + 1 }' \
		>"$tmp/input-garbage $seed"
done

# A line of 100 MB, and room for it some times over; sanitizers reserve
# terabytes.
head -c 100000000 /dev/zero | tr '\0' 'x' >"$tmp/long"
{
	printf '{"id":"D-2026-00001","title":"'
	cat "$tmp/long"
	printf '"}\n'
} >"$tmp/long.json"
sanitized || ulimit -v 1500000

for c in $COMMANDS; do
	run reader </dev/null
	if [ "$status" -eq 99 ]; then
		# What has no reader() must be one that has no use for it.
		"$c" --describe | grep -q '^operands	.*\[\(ID\|DATE\|EVENT\|VALUE\|N\|FILE\)\.*\]' &&
			fail "$c: reads: give it a line in tests/shell/every.sh"
		continue
	fi
	before=$(bytes "$tmp/store")
	sane "empty input"
	run reader <&-
	refuses 2 'stdin: (cannot copy: )?Bad file descriptor$' "closed input"
	run reader <"$tmp"
	refuses 2 'stdin: Is a directory$' "a directory as input"
	case $c in
	*-attach) ;; # takes any bytes
	*)
		for input in "$tmp"/input-*; do
			run reader <"$input"
			sane "input ${input##*/input-}"
			[ "$status" -le 1 ] || continue
			run reader --json <"$input"
			is "$(tr -d '\n' <"$out" | tr -d '\040-\176\200-\377' | wc -c)" 0 \
				"$c: as JSON, input ${input##*/input-}"
		done
		;;
	esac
	for long in long long.json; do
		case $c$long in
		deliberation-* | *long) ;;
		*) continue ;; # JSON is read by the same code in all of them
		esac
		dry=
		! "$c" --help | grep -q -e --dry-run || dry=--dry-run
		run reader $dry <"$tmp/$long"
		if [ "$status" -le 2 ] && [ "$(wc -c <"$err")" -lt 3000 ] &&
		    [ "$(wc -l <"$err")" -le 1 ] && ! grep -qv "^$c: " "$err"; then
			pass "$c: a line of 100 MB ($long): exit status $status"
		else
			fail "$c: a line of 100 MB ($long)" "exit status $status" "$(head -c 300 "$err")"
		fi
	done
	is "$(bytes "$tmp/store")" "$before" "$c: nothing of that is in the store"
done
check_store "the store is clean"
done_testing
