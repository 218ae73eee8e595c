# SPDX-License-Identifier: EUPL-1.2
# The floors of the house: tests/floors, which the build runs, finds nothing,
# and would find what is planted.
. "${0%/*}/lib.sh"

floors() { sh "$SRCDIR/tests/floors" "$1"; }

is "$(floors "$SRCDIR")" "" "no floor is broken"

# planted FILE LINE WORDS: the breach is found, once it is there.
planted() {
	rm -rf "$tmp/house"
	mkdir -p "$tmp/house"
	cp -R "$SRCDIR/lib" "$SRCDIR/bin" "$tmp/house"
	chmod -R u+w "$tmp/house"
	mkdir -p "$tmp/house/${1%/*}"
	printf '%s\n' "$2" >>"$tmp/house/$1"
	found=$(floors "$tmp/house")
	case $found in
	*"$1:"*"$3"*) pass "planted: $2 in $1" ;;
	*) fail "planted: $2 in $1" "found: $found" ;;
	esac
}

planted lib/base/buf.c '#include "rec/id.h"' 'rec, which is above'
planted lib/rec/id.c '#include "store/db.h"' 'store, which is above'
planted lib/law/sheet.c '#include "port/json.h"' 'port, which is above'
planted lib/store/db.c '#include "verb/input.h"' 'verb, which is above'
planted lib/port/pdf.c '#include "paper/paper.h"' 'paper, which is above'
planted lib/paper/text.c '#include "assembly/assembly.h"' 'assembly, which is above'
planted lib/verb/input.c '#include "assembly/assembly.h"' 'assembly, which is above'
planted lib/assembly/assembly.c '#include "cmd/command.h"' 'cmd, which is above'
planted lib/cmd/help.c '#include "bin/kind.h"' 'bin, which is above'
planted lib/permit/permit.c '#include "assembly/assembly.h"' 'the line permit'
planted lib/store/store.c '	#  include <sqlite3.h>' 'foreign header: sqlite3.h'
planted lib/port/json.c '#include <sqlite3.h>' 'foreign header: sqlite3.h'
planted lib/verb/input.c '#include <jansson.h>' 'foreign header: jansson.h'
planted bin/day-add.c '#include <zlib.h>' 'foreign header: zlib.h'
planted lib/law/calendar.c '	printf("%d", 1);' 'prints'
planted lib/store/writer.c '	fputs("", stderr);' 'prints'
planted lib/assembly/assembly.c '	write(STDOUT_FILENO, "", 1);' 'prints'
planted lib/base/io.c '#include "buf.h"' 'without its folder'

# What only reads carries no writer: SHA-256 alone, which a writer needs for the
# audit chain, asks the processor what it can, a tenth of the time of a command
# where that is a virtual one.
for command in deliberation-show deliberation-list store-search; do
	symbols=$(nm "$BUILDDIR/bin/$command" | sed -n 's/.* [TtW] //p')
	is "$(echo "$symbols" | grep -x -e kind_main -e command_main | head -n 1 | grep -c .)" 1 \
		"$command: its symbols can be read"
	is "$(echo "$symbols" | grep -e '^writer_' -e '^sha256_')" "" "$command carries no writer"
done

done_testing
