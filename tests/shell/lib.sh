# SPDX-License-Identifier: EUPL-1.2
# What the shell tests have in common: each sources this file, makes its
# points, and ends with done_testing.  The points are printed in TAP.
#
# make check sets the environment.  By hand, from the folder of a build:
#	BUILDDIR=$PWD SRCDIR=.. sh ../tests/shell/roundtrip.t

: "${SRCDIR:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${BUILDDIR:=$PWD}"
SRCDIR=$(cd "$SRCDIR" && pwd) || exit 1
: "${COMMANDS:=$(cd "$BUILDDIR/bin" && ls | grep -v '\.\|^kind-')}"
PERRON_SHARE=${PERRON_SHARE:-$SRCDIR/share}
PERRON_LOCALE=${PERRON_LOCALE:-$BUILDDIR/share/locale}
PERRON_NOW=${PERRON_NOW:-2026-03-02T09:00:00Z}
PATH=$BUILDDIR/bin:$PATH
LC_ALL=C
export SRCDIR BUILDDIR PERRON_SHARE PERRON_LOCALE PERRON_NOW PATH LC_ALL
unset LANG LANGUAGE LC_MESSAGES COLUMNS XDG_DATA_HOME
unset PERRON_STORE PERRON_ACTOR PERRON_WAIT

tmp=$(mktemp -d) || exit 1
tmp=$(cd "$tmp" && pwd -P)
HOME=$tmp
export HOME
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

points=0

# pass NAME, fail NAME [LINE...]: one point.
pass() {
	points=$((points + 1))
	printf 'ok %d - %s\n' "$points" "$1"
}
fail() {
	points=$((points + 1))
	printf 'not ok %d - %s\n' "$points" "$1"
	shift
	[ $# -eq 0 ] || printf '%s\n' "$@" | cut -c 1-300 | sed 's/^/# /'
}

# skip NAME REASON: a point that cannot be made here.
skip() {
	points=$((points + 1))
	printf 'ok %d - %s # SKIP %s\n' "$points" "$1" "$2"
}

# skip_all REASON: a file that cannot be run here.
skip_all() {
	printf '1..0 # SKIP %s\n' "$1"
	exit 0
}

# is GOT WANT NAME
is() {
	if [ "$1" = "$2" ]; then
		pass "$3"
	else
		fail "$3" "got:  $1" "want: $2"
	fi
}

# ok NAME COMMAND...: the command succeeds.
ok() {
	name=$1
	shift
	if "$@" >"$tmp/ok.out" 2>&1; then
		pass "$name"
	else
		fail "$name" "exit status $? of: $*" "$(head -n 20 "$tmp/ok.out")"
	fi
}

# same FILE FILE NAME: the same bytes.
same() {
	if cmp -s "$1" "$2"; then
		pass "$3"
	else
		fail "$3" "$(cmp "$1" "$2" 2>&1)" "$(diff "$1" "$2" | head -n 8)"
	fi
}

# run COMMAND...: leaves its exit status in $status, and what it printed in
# $out and $err (files).
out=$tmp/out err=$tmp/err
run() {
	status=0
	"$@" >"$out" 2>"$err" || status=$?
}

# is_status WANT NAME: of the command that was run last.
is_status() {
	if [ "$status" -eq "$1" ]; then
		pass "$2"
	else
		fail "$2" "exit status $status, not $1" "$(head -n 5 "$err")"
	fi
}

# says PATTERN NAME: the message of the command that was run last.
says() {
	if grep -Eq -e "$1" "$err"; then
		pass "$2"
	else
		fail "$2" "no line like: $1" "$(head -n 5 "$err")"
	fi
}

# new_store DIR [INS]: a store of a commune (Soumagne), which PERRON_STORE names
# from then on.
new_store() {
	PERRON_STORE=$1
	export PERRON_STORE
	store-init "$1" --authority=Commune --kind=commune --ins="${2-62099}" >"$tmp/init.out" ||
		exit 1
}

# new_meeting: a council and a meeting of it in the store; $meeting is its id.
new_meeting() {
	assembly=$(assembly-new name=Conseil kind=council) &&
		meeting=$(meeting-new assembly="$assembly" date=2026-03-23 start=20:00) ||
		exit 1
}

# check_store NAME: store-check finds nothing in it.
check_store() {
	if found=$(store-check 2>&1) && [ -z "$found" ]; then
		pass "$1"
	else
		fail "$1" "$found"
	fi
}

# sanitized: is this a build with sanitizers?  Their own allocator and signals
# leave no room for ours.
sanitized() {
	[ -n "${SANITIZE-}" ]
}

done_testing() {
	printf '1..%d\n' "$points"
	exit 0
}
