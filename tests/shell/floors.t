# SPDX-License-Identifier: EUPL-1.2
# The floors of the house (HACKING): a file includes its own floor or lower
# ones, product lines never one another, SQLite has one door, foreign libraries
# one floor, and only the top floors print.
. "${0%/*}/lib.sh"

# What the C library itself offers; any other <header> is foreign.
libc='assert ctype errno fcntl ftw grp inttypes libintl limits locale poll pwd
signal stdalign stdarg stdbool stddef stdint stdio stdlib string strings termios
time unistd sys/file sys/ioctl sys/mman sys/resource sys/socket sys/stat
sys/statvfs sys/time sys/types sys/uio sys/wait malloc glob dirent math
sys/sendfile sys/syscall'

# floors DIR: one line for each breach in the lib/ and bin/ below it.
floors() (
	cd "$1" && find lib bin -name '*.[ch]' | sort | xargs awk -v libc="$libc" '
	BEGIN {
		split("base 0 rec 1 law 1 store 2 port 2 verb 3 cmd 5 bin 6", word)
		for (i = 1; i in word; i += 2)
			floor[word[i]] = word[i + 1]
		n = split(libc, word)
		for (i = 1; i <= n; i++)
			own[word[i] ".h"] = 1
	}
	# A folder of lib/ that is none of these is a product line.
	function height(room) {
		return room in floor ? floor[room] : 4
	}
	function breach(text) {
		print FILENAME ":" FNR ": " text
	}
	FNR == 1 {
		split(FILENAME, part, "/")
		room = part[1] == "lib" ? part[2] : "bin"
	}
	/^[ \t]*#[ \t]*include[ \t]*"/ {
		split($0, quoted, "\"")
		if (quoted[2] !~ /\//)
			breach("a header without its folder: " quoted[2])
		split(quoted[2], part, "/")
		other = part[1]
		if (height(other) > height(room))
			breach(room " includes " other ", which is above it")
		else if (other != room && height(other) == 4 && height(room) == 4)
			breach("the line " room " includes the line " other)
	}
	/^[ \t]*#[ \t]*include[ \t]*</ {
		split($0, part, /[<>]/)
		if (part[2] in own)
			next
		if (part[2] == "sqlite3.h" ? FILENAME != "lib/store/db.c" : room != "port")
			breach("foreign header: " part[2])
	}
	room != "cmd" && room != "bin" {
		line = $0
		gsub(/format\(printf/, "", line)
		if (match(line, /(^|[^A-Za-z0-9_])((v?f?printf|f?puts|putchar|f?putc|perror)[ \t]*\(|(stdout|stderr|STDOUT_FILENO|STDERR_FILENO)([^A-Za-z0-9_]|$))/))
			breach("prints: " substr(line, RSTART, RLENGTH))
	}'
)

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

done_testing
