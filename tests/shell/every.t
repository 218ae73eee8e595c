# SPDX-License-Identifier: EUPL-1.2
# What holds for every command there is: COMMANDS lists them, and a new one
# needs no more than its line in typical() below.
. "${0%/*}/lib.sh"

chmod 755 "$tmp"
new_store "$tmp/store"
new_meeting
mandate-new person=Dupont assembly="$assembly" >/dev/null || exit 1
deliberation-new --from=- >/dev/null <<EOT || exit 1
title	meeting	number	motivation
Budget de l’école	$meeting	1	Vu la loi
École de Melen	$meeting	2	Vu la loi
EOT
printf 'attached' >"$tmp/file.txt"
deliberation-attach D-2026-00001 "$tmp/file.txt" >/dev/null || exit 1
awk 'BEGIN { FS = OFS = "\t" } NR == 1 || $2 == 25015 { if (NR > 1) $2 = 62099; print }' \
	"$PERRON_SHARE/data/agendas-2026.tsv" >"$tmp/agenda.tsv"
store-backup "$tmp/backup.tar.gz" >/dev/null || exit 1

# typical [OPTION...]: the command $c as it is used every day, with the options
# behind it.  It reads no standard input.
typical() {
	kind=${c%-*}
	case $c in
	day-add) "$c" +1d 2026-03-02 "$@" ;;
	day-count) "$c" 2026-01-01 2026-03-02 "$@" ;;
	day-francs) "$c" 7 2026-03-23 "$@" ;;
	day-list) "$c" 2026 "$@" ;;
	number-check) "$c" --type=kbo 0841470248 "$@" ;;
	number-make) "$c" --type=ogm 1234567890 "$@" ;;
	store-init) rm -rf "$tmp/made" && "$c" "$tmp/made" --authority=Melen --kind=commune "$@" ;;
	store-check | store-log | store-stats | store-upgrade) "$c" "$@" ;;
	store-backup) "$c" "$tmp/made.tar.gz" --force "$@" ;;
	store-restore) rm -rf "$tmp/made" && "$c" "$tmp/backup.tar.gz" "$tmp/made" "$@" ;;
	store-search) "$c" ecole "$@" ;;
	agenda-import) "$c" "$tmp/agenda.tsv" "$@" ;;
	meeting-agenda) "$c" M-2026-00001 "$@" ;;
	deliberation-move) "$c" --to=down D-2026-00001 "$@" ;;
	assembly-new) "$c" name=Collège kind=college "$@" ;;
	mandate-new) "$c" person=Martin assembly=A-2026-00001 "$@" ;;
	meeting-new) "$c" assembly=A-2026-00001 date=2026-04-27 "$@" ;;
	deliberation-new) "$c" title=Marché meeting=M-2026-00001 "$@" ;;
	*-list) "$c" "$@" ;;
	*-show | *-log | *-files | *-status) "$c" "$(id_of "$kind")" "$@" ;;
	assembly-set) "$c" seats=23 A-2026-00001 "$@" ;;
	mandate-set) "$c" group=EC N-2026-00001 "$@" ;;
	meeting-set) "$c" start=19:00 M-2026-00001 "$@" ;;
	deliberation-set) "$c" category=finances D-2026-00001 "$@" ;;
	*-attach) "$c" "$(id_of "$kind")" "$tmp/file.txt" "$@" ;;
	*) return 99 ;;
	esac
}
id_of() {
	case $1 in
	assembly) echo A-2026-00001 ;;
	mandate) echo N-2026-00001 ;;
	meeting) echo M-2026-00001 ;;
	deliberation) echo D-2026-00001 ;;
	esac
}

# reader: the command $c as it reads standard input; 99 when it never does.
reader() {
	case $c in
	day-add) "$c" +1d ;;
	day-francs) "$c" 7 ;;
	number-check) "$c" --type=kbo ;;
	number-make) "$c" --type=ogm ;;
	agenda-import) "$c" - ;;
	deliberation-move) "$c" --to=down ;;
	meeting-agenda) "$c" - ;;
	*-new) "$c" --from=- ;;
	*-show | *-log | *-files) "$c" ;;
	*-status) "$c" --to=dissolved ;;
	assembly-set) "$c" seats=23 ;;
	mandate-set) "$c" group=EC ;;
	meeting-set) "$c" start=19:00 ;;
	deliberation-set) "$c" category=finances ;;
	*-attach) "$c" "$(id_of "${c%-*}")" - --name=x ;;
	*) return 99 ;;
	esac
}

# The bytes of the store's databases.
bytes() {
	cat "$1"/*.db | cksum
}

# Does the command have the option?
has() {
	grep -q "^option	$1	" "$tmp/describe"
}

# refuses WANT PATTERN NAME: the command that was run last has exit status
# WANT, has printed nothing, and has said one clear thing, which is like
# PATTERN; a hint may follow.
refuses() {
	if [ "$status" -eq "$1" ] && [ ! -s "$out" ] && grep -Eq -e "^$c: $2" "$err" &&
	    [ "$(grep -cv "^$c: try '$c --help'$" "$err")" -eq 1 ] &&
	    [ "$(wc -c <"$err")" -lt 3000 ] && utf8 "$err"; then
		pass "$c: $3"
	else
		fail "$c: $3" "exit status $status, not $1" "$(head -n 5 "$err")" \
			"out: $(head -c 200 "$out")"
	fi
}
utf8() {
	iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1
}

# sane NAME: it ended by itself, in one of the ways there are, and what it said
# and printed is text.
sane() {
	case $status in
	0 | 1) good=yes ;;
	2) [ -s "$err" ] && good=yes || good=no ;;
	*) good=no ;;
	esac
	if [ "$good" = yes ] && ! grep -qv "^$c: " "$err" && utf8 "$out" && utf8 "$err"; then
		pass "$c: $1"
	else
		fail "$c: $1" "exit status $status" "$(head -n 5 "$err")" "$(head -c 200 "$out")"
	fi
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
for db in core assembly; do
	head -c 20000 /dev/zero | tr '\0' 'x' >"$tmp/garbage/$db.db"
	sqlite3 "$tmp/foreign/$db.db" 'CREATE TABLE authority (id, name)'
	: >"$tmp/empty/$db.db"
done
cp -R "$tmp/store" "$tmp/readonly"
chmod -R a-w,a+rX "$tmp/readonly"

# As somebody who may not write.
if [ "$(id -u)" -ne 0 ]; then
	nobody() { "$@"; }
	unprivileged=yes
elif setpriv --reuid=65534 --regid=65534 --clear-groups \
    test -x "$BUILDDIR/bin/store-init" -a -r "$PERRON_SHARE/schema" 2>/dev/null; then
	mkdir -m 777 "$tmp/nobody"
	cp "$tmp/backup.tar.gz" "$tmp/file.txt" "$tmp/agenda.tsv" "$tmp/nobody"
	unprivileged=yes
else
	unprivileged=
fi
# typical() for a shell of its own.
cat >"$tmp/functions" <<EOT
c=\$1 tmp=$tmp
shift
$(sed -n '/^typical() {/,/^}/p; /^id_of() {/,/^}/p' "$0")
typical "\$@"
EOT
as_nobody() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=65534 --regid=65534 --clear-groups \
			sh -c '. "$1"' sh "$tmp/functions" "$c" "$@"
	else
		typical "$@"
	fi
}
sed "s|^c=\\\$1 tmp=.*|c=\$3 tmp=$tmp/nobody; shift 2|" "$tmp/functions" >"$tmp/functions.new"

limit_memory() {
	# Room for the line six times over; sanitizers reserve terabytes.
	sanitized || ulimit -v 700000
}
head -c 100000000 /dev/zero | tr '\0' 'x' >"$tmp/long"
{
	printf '{"title":"'
	cat "$tmp/long"
	printf '"}\n'
} >"$tmp/long.json"

for c in $COMMANDS; do
	"$c" --describe >"$tmp/describe" 2>"$err"
	is "$(head -n 1 "$tmp/describe" | cut -f 1,2)" "command	$c" "$c: --describe"
	before=$(bytes "$tmp/store")

	run "$c" --help
	is "$status $(head -n 1 "$out" | cut -d ' ' -f 1,2) $(wc -c <"$err")" "0 Usage: $c 0" \
		"$c: --help"
	run "$c" --version
	is "$status $(cut -d ' ' -f 1,2 "$out") $(wc -c <"$err")" "0 $c (perron) 0" "$c: --version"

	run "$c" --no-such-option
	refuses 2 'unknown option: --no-such-option$' "an unknown option"
	says "^$c: try '$c --help'\$" "$c: an unknown option: a hint"
	run "$c" --hel
	refuses 2 'unknown option: --hel$' "options are not abbreviated"
	run "$c" --help=x
	refuses 2 '--help takes no value$' "an option with a value too many"
	run typical "$(printf 'caf\351')"
	refuses 2 'argument [0-9]+: not UTF-8' "an argument that is not UTF-8"
	run "$c" --help "$(printf '\355\240\200')"
	refuses 2 'argument 2: not UTF-8' "a surrogate"

	dry=
	has dry-run && dry=--dry-run
	status=0
	run typical $dry
	if [ "$status" -eq 99 ]; then
		fail "$c: no typical use known: add it to tests/shell/every.t"
		continue
	fi
	is "$status $(head -n 3 "$err")" "0 " "$c: typical use"
	cp "$out" "$tmp/typical"

	status=0
	"$c" --help 2>"$err" >/dev/full || status=$?
	: >"$out"
	refuses 2 'standard output: No space left on device$' "--help to a full disk"
	status=0
	"$c" --help 2>"$err" >&- || status=$?
	refuses 2 'standard output: Bad file descriptor$' "--help to a closed output"
	status=0
	"$c" --help 2>"$err" >&8 || status=$?
	is "$status $(cat "$err")" "2 " "$c: --help to a closed pipe: no message"

	if has output; then
		run typical -o no-such-column
		refuses 2 '-o: no such column: no-such-column' "an unknown column"
		run "$c" -o help
		is "$status $(cut -f 1 "$out" | tr '\n' ' ')" \
			"0 $(sed -n 's/^column	\([^	]*\).*/\1/p' "$tmp/describe" | tr '\n' ' ')" \
			"$c: -o help"
		run typical $dry --json --csv
		refuses 2 '--json and --csv exclude each other' "two formats"
		run typical $dry --header -o all
		is "$(head -n 1 "$out" | tr '\t' ' ')" \
			"$(sed -n 's/^column	\([^	]*\).*/\1/p' "$tmp/describe" | paste -s -d ' ')" \
			"$c: --header -o all"
		if [ -s "$tmp/typical" ]; then
			status=0
			typical $dry 2>"$err" >/dev/full || status=$?
			: >"$out"
			refuses 2 'standard output: No space left on device$' "rows to a full disk"
			status=0
			typical $dry 2>"$err" >&- || status=$?
			refuses 2 'standard output: Bad file descriptor$' "rows to a closed output"
			status=0
			typical $dry 2>"$err" >&8 || status=$?
			is "$status $(cat "$err")" "2 " "$c: rows to a closed pipe: no message"
		fi
	fi

	status=0
	typical $dry >"$out" 2>"$err" <&- || status=$?
	is "$status $(cat "$err")" "0 " "$c: closed input that is not used"
	same "$out" "$tmp/typical" "$c: the same once more"
	status=0
	typical $dry >"$out" 2>&- || status=$?
	is "$status" 0 "$c: closed standard error"

	if has store; then
		if [ "$c" != store-init ]; then
			for store in none nowhere; do
				run typical --store="$tmp/$store"
				refuses 2 "$tmp/$store: no store here" "no store ($store)"
			done
			is "$(ls "$tmp/none") $(ls -d "$tmp/nowhere" 2>/dev/null)" " " \
				"$c: none is made by the way"
			for store in newer garbage foreign; do
				case $store in
				newer) words='newer' ;;
				*) words='not a store of perron|not a database' ;;
				esac
				was=$(bytes "$tmp/$store")
				run typical --store="$tmp/$store"
				# store-check may tell of each wing.
				[ "$c" != store-check ] || sed -i 1q "$err"
				refuses 2 "($tmp/$store|core\.db|assembly\.db).*($words)" "$store store"
				is "$(bytes "$tmp/$store")" "$was" "$c: $store store: left alone"
			done
			run typical --store="$tmp/empty"
			[ "$status" -eq 2 ] || [ "$status" -eq 0 ] || [ "$status" -eq 1 ]
			is $? 0 "$c: databases of no bytes"
			is "$(find "$tmp/empty" -size +0 -type f | grep -cv -- '-shm$')" 0 \
				"$c: databases of no bytes stay so"
		fi
		if [ -z "$unprivileged" ]; then
			skip "$c: a read-only store" "nobody cannot come here"
		elif [ "$c" = store-init ]; then
			run as_nobody --store="$tmp/readonly"
		elif [ "$dry" ] || [ "$c" = store-upgrade ]; then
			run as_nobody --store="$tmp/readonly"
			case $c in
			*-status) is "$status" 0 "$c: a read-only store: tells" ;;
			store-upgrade) is "$status" 0 "$c: a read-only store: nothing to do" ;;
			*) refuses 2 "$tmp/readonly/.*(Permission denied|read-only)" \
				"a read-only store" ;;
			esac
		else
			[ "$c" != store-backup ] || chmod 777 "$tmp"
			run as_nobody --store="$tmp/readonly"
			chmod 755 "$tmp"
			is "$status $(cat "$err")" "0 " "$c: a read-only store is read"
			[ "$c" = store-backup ] || [ "$c" = store-stats ] ||
				same "$out" "$tmp/typical" "$c: and gives the same"
		fi
	fi

	status=0
	reader >"$out" 2>"$err" </dev/null || status=$?
	if [ "$status" -ne 99 ]; then
		sane "empty input"
		status=0
		reader >"$out" 2>"$err" <&- || status=$?
		refuses 2 'stdin: Bad file descriptor$' "closed input"
		status=0
		reader >"$out" 2>"$err" <"$tmp" || status=$?
		refuses 2 'stdin: Is a directory$' "a directory as input"
		for text in 'caf\351\n' '\355\240\200\n' '\300\257\t\n' '\n\n\n' '\r\n' 'x' '\t\n' \
			'{\n' '{}\n' '[]\n' '{"id":1}\n' '{"id":"\\ud800"}\n' '\0\0\0\n' '\377\376a\0\n' \
			'\357\273\277id\n' '\033[2J\n' '"\n' 'id\ttitle\n' 'id\n' ',\n,\n' '%%s%%n\n'; do
			case $c in
			*-attach) break ;;
			esac
			status=0
			printf "$text" | reader >"$out" 2>"$err" || status=$?
			sane "input $text"
		done
		for seed in 1 2 3; do
			case $c in
			*-attach) break ;;
			esac
			LC_ALL=C awk -v seed="$seed" 'BEGIN { srand(seed)
				for (i = 0; i < 20000; i++) printf "%c", int(rand() * 255) + 1 }' |
				{
					status=0
					reader >"$out" 2>"$err" || status=$?
					echo "$status" >"$tmp/status"
				}
			status=$(cat "$tmp/status")
			sane "garbage ($seed)"
		done
		is "$(bytes "$tmp/store")" "$before" "$c: nothing of that is in the store"
		for long in long long.json; do
			cp -R "$tmp/store" "$tmp/scratch"
			status=0
			(
				PERRON_STORE=$tmp/scratch
				limit_memory
				reader <"$tmp/$long"
			) >"$tmp/big" 2>"$err" || status=$?
			rm -rf "$tmp/scratch"
			head -c 1000 "$tmp/big" >"$out"
			if [ "$status" -le 2 ] && [ "$(wc -c <"$err")" -lt 3000 ] &&
			    [ "$(wc -l <"$err")" -le 1 ] && ! grep -qv "^$c: " "$err"; then
				pass "$c: a line of 100 MB ($long)"
			else
				fail "$c: a line of 100 MB ($long)" "exit status $status" \
					"$(head -c 300 "$err")"
			fi
		done
	fi

	(
		LC_ALL=fr_BE.UTF-8
		typical $dry >"$out" 2>"$err"
	)
	same "$out" "$tmp/typical" "$c: the same data in French"
	if [ -d "$PERRON_LOCALE/fr" ]; then
		LC_ALL=fr_BE.UTF-8 "$c" --help >"$tmp/french" 2>"$err"
		"$c" --help | cmp -s - "$tmp/french"
		is $? 1 "$c: other help in French"
	fi
	is "$(bytes "$tmp/store")" "$before" "$c: the store is as it was"
done
check_store "the store is clean"
done_testing
