#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# HACKING is true: its steps for a new kind make one, and a store of the version
# before is brought up to it.
. "$(dirname "$0")/lib.sh"

if sanitized; then
	skip_all 'building with sanitizers takes too long'
fi
command -v automake >"$tmp/which" && command -v autoconf >"$tmp/which" ||
	skip_all 'no automake'

# The steps: the lines of that section that begin with a tab, but for make.
sed -n '/^A new kind of record/,/^A new wing/ s/^	//p' "$SRCDIR/HACKING" |
	grep -v '^make$' >"$tmp/steps"
is "$(grep -c kind-person "$tmp/steps")" 3 'the steps stand in HACKING'

new_store "$tmp/store"
new_meeting
meeting-list -o all >"$tmp/before"

mkdir "$tmp/src" "$tmp/build"
(cd "$SRCDIR" && tar -cf - --exclude=.git --exclude=./build --exclude=./config.status --exclude=./Makefile --exclude='*.o' --exclude='*.a' .) |
	(cd "$tmp/src" && tar -xf -)
chmod -R u+w "$tmp/src"
cd "$tmp/src" || exit 1
ok 'the steps can be taken' sh -e "$tmp/steps"
ok 'it is configured' sh -ec "autoreconf -fi && cd ../build && ../src/configure -q CFLAGS=-O0"
ok 'it is built' make -s -C ../build bin/person-new bin/person-list bin/store-upgrade \
	bin/store-check bin/meeting-list man/person-new.1 man/person-list.1
ok 'its migration is installed' make -s -C ../build install-data-local DESTDIR="$tmp/image"
ok 'and found' grep -rq 'CREATE TABLE person' "$tmp/image"

PATH=$tmp/build/bin:$PATH
PERRON_SHARE=$tmp/src/share
run person-new name='Lambert, Anne'
is_status 2 'a store of the version before is not touched'
says 'store-upgrade' 'the message says what to do'
is "$(store-upgrade -o wing,from,to)" 'assembly	4	5' 'it is brought up'
is "$(person-new name='Lambert, Anne' birth=1971-05-14)" PE-2026-00001 'person-new'
is "$(person-new name='Noël, Denis')" PE-2026-00002 'person-new, again'
is "$(person-list -o id,name,language --search=noel)" 'PE-2026-00002	Noël, Denis	fr' \
	'person-list'
meeting-list -o all >"$tmp/after"
same "$tmp/after" "$tmp/before" 'what was there before is there'
check_store 'the store is sound'
for page in new list; do
	ok "person-$page.1: the page names its fields" \
		grep -q '^\.It Cm birth' "$tmp/build/man/person-$page.1"
done

done_testing
