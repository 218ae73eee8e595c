# SPDX-License-Identifier: EUPL-1.2
# What holds for every command there is: its options, where its output goes,
# and the stores that it may meet.
. "${0%/*}/every.sh"

# Does the command have the option?
has() {
	grep -q "^option	$1	" "$tmp/describe"
}

# run_to OUTPUT COMMAND...: runs it with its output there (a redirection).
run_to() {
	where=$1
	shift
	status=0
	: >"$out"
	eval '"$@" 2>"$err" '"$where" || status=$?
}

# A pipe that nobody reads any more, as descriptor 8.
mkfifo "$tmp/fifo"
exec 7<>"$tmp/fifo" 8>"$tmp/fifo" 7<&-

# Stores that are not right.
cp -R "$tmp/store" "$tmp/newer"
for db in "$tmp"/newer/*.db; do
	sqlite3 "$db" 'PRAGMA user_version = 99'
done
mkdir "$tmp/none" "$tmp/garbage" "$tmp/foreign" "$tmp/empty"
for db in core assembly portal; do
	head -c 20000 /dev/zero | tr '\0' 'x' >"$tmp/garbage/$db.db"
	sqlite3 "$tmp/foreign/$db.db" 'CREATE TABLE authority (id, name)'
	: >"$tmp/empty/$db.db"
done
cp -R "$tmp/store" "$tmp/readonly"
chmod -R a-w,a+rX "$tmp/readonly"

# somebody [OPTION...]: typical(), by somebody who may not write to the store,
# in a folder where he may.
mkdir -m 777 "$tmp/nobody"
cp "$tmp/backup.tar.gz" "$tmp/archive.tar.gz" "$tmp/answer.json" "$tmp/file.txt" "$tmp/agenda.tsv" "$tmp/nobody"
{
	echo 'c=$1 tmp=$2; shift 2'
	sed -n '/^typical() {/,/^}/p; /^of_kind() {/,/^}/p' "${0%/*}/every.sh"
	echo 'typical "$@"'
} >"$tmp/somebody"
drop=
[ "$(id -u)" -ne 0 ] || drop='setpriv --reuid=65534 --regid=65534 --clear-groups'
somebody() {
	$drop sh "$tmp/somebody" "$c" "$tmp/nobody" "$@"
}
$drop test -x "$BUILDDIR/bin/store-init" -a -r "$PERRON_SHARE/schema" 2>/dev/null
nobody_can=$?

for c in $COMMANDS; do
	"$c" --describe >"$tmp/describe" 2>"$err"
	is "$(head -n 1 "$tmp/describe" | cut -f 1,2)" "command	$c" "$c: --describe"
	before=$(bytes "$tmp/store")

	run "$c" --help
	is "$status $(head -n 1 "$out" | cut -d ' ' -f 1,2) $(wc -c <"$err")" "0 Usage: $c 0" \
		"$c: --help"
	run "$c" --version
	is "$status $(cut -d ' ' -f 1,2 "$out") $(wc -c <"$err")" "0 $c (perron) 0" "$c: --version"
	run_to '>/dev/full' "$c" --help
	refuses 2 'standard output: No space left on device$' "--help to a full disk"
	run_to '>&-' "$c" --help
	refuses 2 'standard output: Bad file descriptor$' "--help to a closed output"
	run_to '>&8' "$c" --help
	is "$status $(cat "$err")" "2 " "$c: --help to a closed pipe: no message"

	dry=
	! has dry-run || dry=--dry-run
	run typical $dry
	if [ "$status" -eq 99 ]; then
		fail "$c: has no typical use yet: give it one in tests/shell/every.sh"
		continue
	fi
	[ "$c" != store-upgrade ] || sed -i '/nothing to do/d' "$err"
	is "$status $(cat "$err")" "0 " "$c: typical use"
	cp "$out" "$tmp/typical"

	run "$c" --no-such-option
	refuses 2 'unknown option: --no-such-option$' "an unknown option"
	says "^$c: try '$c --help'\$" "$c: an unknown option: a hint"
	run "$c" --hel
	refuses 2 'unknown option: --hel \(--hel.\?\)$' "options are not abbreviated"
	run "$c" '-?'
	refuses 2 'unknown option: -\?$' "an unknown letter"
	run "$c" --help=x
	refuses 2 '--help takes no value$' "an option with a value too many"
	run typical "$(printf 'caf\351')"
	refuses 2 'argument [0-9]+: not UTF-8' "an argument that is not UTF-8"
	run "$c" --help "$(printf '\355\240\200')"
	refuses 2 'argument 2: not UTF-8' "a surrogate as argument"

	for option in store output to from out name; do
		has "$option" && "$c" --describe | grep -q "^option	$option	[A-Z]" || continue
		run typical "--$option="
		refuses 2 "--$option needs a value\$" "--$option with nothing behind the sign"
	done

	if has output; then
		columns=$(sed -n 's/^column	\([^	]*\).*/\1/p' "$tmp/describe" | paste -s -d ' ')
		run typical -o no-such-column
		refuses 2 '-o: no such column: no-such-column' "an unknown column"
		run "$c" -o help
		is "$status $(cut -f 1 "$out" | paste -s -d ' ')" "0 $columns" "$c: -o help"
		run typical $dry --json --csv
		refuses 2 '--json and --csv exclude each other' "two formats"
		run typical $dry --header -o all
		is "$(head -n 1 "$out" | tr '\t' ' ')" "$columns" "$c: --header -o all"
	fi
	if [ -s "$tmp/typical" ]; then
		run_to '>/dev/full' typical $dry
		refuses 2 'standard output: No space left on device$' "rows to a full disk"
		run_to '>&-' typical $dry
		refuses 2 'standard output: Bad file descriptor$' "rows to a closed output"
		run_to '>&8' typical $dry
		is "$status $(cat "$err")" "2 " "$c: rows to a closed pipe: no message"
	fi
	run typical $dry <&-
	is "$status" 0 "$c: closed input, which is not used"
	same "$out" "$tmp/typical" "$c: the same once more"
	status=0
	typical $dry >"$out" 2>&- || status=$?
	is "$status" 0 "$c: closed standard error"

	LC_ALL=fr_BE.UTF-8
	run typical $dry
	same "$out" "$tmp/typical" "$c: the same data in French"
	run "$c" --help
	LC_ALL=C
	if [ -d "$PERRON_LOCALE/fr" ]; then
		"$c" --help | cmp -s - "$out"
		is $? 1 "$c: other help in French"
	fi
	is "$(bytes "$tmp/store")" "$before" "$c: the store is as it was"

	if ! has store || [ "$c" = store-init ]; then
		continue
	fi
	for store in none nowhere; do
		run typical --store="$tmp/$store"
		refuses 2 "$tmp/$store: no store here" "no store ($store)"
	done
	is "$(ls "$tmp/none") $(ls -d "$tmp/nowhere" 2>/dev/null)" " " "$c: none is made by the way"
	for store in newer garbage foreign; do
		words='not a store of perron|not a database'
		[ "$store" != newer ] || words=newer
		was=$(bytes "$tmp/$store")
		run typical --store="$tmp/$store"
		case $c in
		# Each wing has its own say.
		store-check | store-upgrade) sed -i 1q "$err" ;;
		esac
		if [ "$c$store" = store-backupnewer ]; then
			# A copy of the bytes, whatever they mean.
			is "$status" 0 "$c: newer store"
		else
			refuses 2 "($tmp/$store|(core|assembly|portal)\.db).*($words)" "$store store"
		fi
		is "$(bytes "$tmp/$store")" "$was" "$c: $store store: left alone"
	done
	run typical --store="$tmp/empty"
	ok "$c: databases of no bytes: exit status $status" test "$status" -le 2

	if [ "$nobody_can" -ne 0 ]; then
		skip "$c: a read-only store" "nobody cannot come here"
		continue
	fi
	run somebody --store="$tmp/readonly"
	# These two write only with an option.
	case $c in
	*-status | *-stamp) writes=false ;;
	*) has dry-run && writes=true || writes=false ;;
	esac
	if "$writes" || [ "$c" = store-upgrade ]; then
		[ "$c" != store-upgrade ] || sed -i 1q "$err"
		refuses 2 "$tmp/readonly/.*(Permission denied|read-only)" "a read-only store"
	else
		is "$status $(cat "$err")" "0 " "$c: a read-only store is read"
		case $c in
		store-backup | store-stats) ;;
		*) same "$out" "$tmp/typical" "$c: a read-only store: gives the same" ;;
		esac
	fi
	is "$(bytes "$tmp/readonly")" "$(bytes "$tmp/store")" "$c: a read-only store is as it was"
done
check_store "the store is clean"
done_testing
