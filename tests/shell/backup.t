#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# store-backup and store-restore: what comes back is what went in, and nothing
# else comes in.
set -u
. "$(dirname "$0")/lib.sh"

cd "$tmp" || exit 1
land=$tmp/land # where everything is restored, so that leavings show
mkdir "$land"

# nothing_left NAME: a restore that was refused leaves nothing, neither at the
# place of the store nor beside it.
nothing_left() {
	is "$(ls -A "$land")" "" "$1: nothing is left"
	rm -rf "$land"
	mkdir "$land"
}

# no_archive FILE NAME: the same for a backup.
no_archive() {
	is "$(ls -d "$1"* 2>/dev/null)" "" "$2: nothing is left"
}

# no_failures NAME: none was written down since the last time.
no_failures() {
	is "$(cat failures 2>/dev/null)" "" "$1"
	rm -f failures
}

### A round trip

new_store "$tmp/theux"
new_meeting
seq 1 3000 >long.txt                       # gets packed
printf 'court\n' >short.txt                # does not
head -c 5000 /dev/urandom >noise.bin             # nor does this
for title in "Procès-verbal" "École de Polleur : « toiture »" "Égouts"; do
	deliberation-new title="$title" meeting="$meeting" >>ids || exit 1
done
deliberation-attach D-2026-00001 long.txt short.txt >/dev/null || exit 1
deliberation-attach D-2026-00002 noise.bin long.txt >/dev/null || exit 1
for kind in assembly meeting deliberation; do
	"$kind-list" -o all
	"$kind-log" "$("$kind-list" -o id --limit 1)"
	"$kind-files" "$("$kind-list" -o id --limit 1)"
done >before

# The three attachments, two wings and the manifest.
for type in tar.gz tar.zst; do
	run store-backup "a.$type"
	is_status 0 "a backup as $type"
	is "$(cat "$out")" "a.$type	6	$(wc -c <"a.$type")	$(sha256sum <"a.$type" | cut -d ' ' -f 1)" \
	    "$type: the row tells file, members, size and sum"
	is "$(cat "$err")" "" "$type: nothing is said where nobody watches"
	run store-restore "a.$type" "$land/r"
	is_status 0 "$type: restored"
	is "$(cat "$out")" "$land/r" "$type: the row is the folder"
	is "$(ls -A "$land")" "r" "$type: nothing is left beside it"
	is "$(ls "$land/r")" "assembly.db
core.db
files" "$type: the store holds its wings and its files"
	(
		PERRON_STORE=$land/r
		for kind in assembly meeting deliberation; do
			"$kind-list" -o all
			"$kind-log" "$("$kind-list" -o id --limit 1)"
			"$kind-files" "$("$kind-list" -o id --limit 1)"
		done >after
		deliberation-files --out=files D-2026-00001 D-2026-00002 >/dev/null
		deliberation-new title=suite >new
	)
	same before after "$type: lists and histories are equal"
	for file in long.txt short.txt noise.bin; do
		same "$file" "files/$file" "$type: $file comes back"
	done
	is "$(cat new)" "D-2026-00004" "$type: work goes on behind the last id"
	rm -rf "$land/r" files
done

PERRON_NOW=2031-12-31T23:59:59Z store-backup b.tar.gz >/dev/null
PERRON_NOW=2031-12-31T23:59:59Z store-backup b.tar.zst >/dev/null
same a.tar.gz b.tar.gz "two backups of the same store are the same bytes, as tar.gz"
same a.tar.zst b.tar.zst "two backups of the same store are the same bytes, as tar.zst"
store-restore a.tar.gz "$land/r" >/dev/null
store-backup --store "$land/r" again.tar.gz >/dev/null
same a.tar.gz again.tar.gz "a backup of what was restored is the backup it came from"
rm -rf "$land/r"
is "$(store-backup --json -o members c.tar.gz)" '{"members":6}' "rows as JSON"
is "$(store-restore --csv a.tar.gz "$land/r" | tr -d '\r')" "store
$land/r" "rows as CSV"
rm -rf "$land/r"
ok "tar reads a .tar.gz" tar -tzf a.tar.gz
tar -xzOf a.tar.gz MANIFEST | sed 1d | while IFS='	' read -r sum size name; do
	tar -xzOf a.tar.gz "$name" >member
	echo "$(sha256sum <member | cut -d ' ' -f 1) $(wc -c <member) $name" >>told
	echo "$sum $size $name" >>manifest
done
same manifest told "the manifest tells sums and sizes as sha256sum and wc do"

### What is there stays there

cp a.tar.gz kept.tar.gz
run store-backup kept.tar.gz
is_status 2 "an archive that is there is refused"
says '^store-backup: kept.tar.gz: is there already' "and the message says so"
same a.tar.gz kept.tar.gz "and it stays as it was"
echo other >kept.tar.gz
run store-backup --force kept.tar.gz
is_status 0 "--force replaces it"
same a.tar.gz kept.tar.gz "by the whole archive"
for name in a.zip a.tar a.tgz .tar.gz gz -; do
	run store-backup "$name"
	is_status 2 "a name that tells no format: $name"
done
run store-backup missing/a.tar.gz
is_status 2 "a folder that is missing"
run store-backup
is_status 2 "store-backup without operand"
run store-restore a.tar.gz
is_status 2 "store-restore without folder"

mkdir -m 750 "$land/empty"
run store-restore a.tar.gz "$land/empty"
is_status 0 "an empty folder is taken"
is "$(stat -c %a "$land/empty")" 750 "and keeps its mode"
ls -lR "$land" >kept
run store-restore a.tar.gz "$land/empty"
is_status 2 "a folder that is not empty is refused"
says 'is there already, and not empty' "and the message says so"
ls -lR "$land" | diff - kept >/dev/null
is $? 0 "and stays as it was"
rm -rf "$land/empty"
(cd "$land" && umask 027 && store-restore ../a.tar.gz r/ >/dev/null)
is "$(stat -c %a "$land/r" "$land/r/core.db" | tr '\n' ' ')" "750 640 " \
    "the mask of the user counts, a slash behind the folder does not"
rm -rf "$land/r"

### A damaged store

cp -r theux broken
packed=$(cd theux && ls files/*/*.gz)
rm "broken/$packed"
run store-backup --store broken lost.tar.gz
is_status 2 "an attachment that is missing"
says 'missing from files/' "and the message says so"
no_archive lost.tar "an attachment that is missing"
echo 'no database' >broken/permit.db
run store-backup --store broken lost.tar.gz
is_status 2 "a wing that is no database"
says 'permit.db: not a store of perron' "and the message names it"
no_archive lost.tar "a wing that is no database"
: >broken/permit.db
cp "theux/$packed" "broken/$packed"
run store-backup --store broken found.tar.gz
is_status 0 "a wing that nobody has written to yet is no fault"
same a.tar.gz found.tar.gz "and is not in the archive"

### While others write

echo go >going
(
	n=0
	while [ -e going ]; do
		n=$((n + 1))
		echo "annexe $n" >"note$n"
		id=$(deliberation-new title="Point $n" meeting="$meeting") &&
		    deliberation-attach "$id" "note$n" >/dev/null || echo "note $n" >>failures
	done
) &
writer=$!
for n in 1 2 3 4 5 6; do
	store-backup "w$n.tar.zst" >/dev/null || echo "backup $n" >>failures
	sleep 0.2
done
rm going
wait "$writer"
no_failures "six backups beside a writer, no failure on either side"
deliberation-list -o id >all
for n in 1 2 3 4 5 6; do
	store-restore "w$n.tar.zst" "$land/w$n" >/dev/null || echo "restore $n" >>failures
	deliberation-list --store "$land/w$n" -o id >some
	head -n "$(wc -l <some)" all | cmp -s - some || echo "list $n" >>failures
	deliberation-files --store "$land/w$n" --out="$tmp/out$n" - <some >/dev/null ||
	    echo "files $n" >>failures
	store-check --store "$land/w$n" >/dev/null || echo "check $n" >>failures
	wc -l <some >>counts
done
no_failures "each is the store as it was at one moment"
is "$(sort -n counts | cmp - counts && [ "$(head -n 1 counts)" -lt "$(tail -n 1 counts)" ] &&
    echo grew)" "grew" "and each has what came since the one before"
rm -rf "$land"/w*

### Cut short

head -c 30000000 /dev/urandom >big.bin
cp -r theux large
deliberation-attach --store large D-2026-00003 big.bin >/dev/null || exit 1
killed=0
for wait in 0.02 0.05 0.1 0.2 0.3; do
	store-backup --store large k.tar.gz >/dev/null 2>&1 &
	sleep "$wait"
	kill -9 $! 2>/dev/null
	wait $! 2>/dev/null
	[ $? -eq 137 ] && killed=$((killed + 1))
	[ ! -e k.tar.gz ] || store-restore k.tar.gz "$land/k" >/dev/null || echo "$wait" >>failures
	rm -rf k.tar.gz* "$land/k"
done 2>/dev/null
no_failures "kill -9 leaves no part of an archive under its name"
ok "and killed it was" [ "$killed" -gt 0 ]
store-backup --store large k.tar.gz >/dev/null 2>&1 &
sleep 0.1
kill -TERM $!
wait $! 2>/dev/null
is $? 143 "a backup that is asked to end ends by that signal"
no_archive k.tar "a backup that is asked to end"
store-backup --store large large.tar.zst >/dev/null
(store-restore large.tar.zst "$land/k" >/dev/null 2>&1 & 
sleep 0.02; kill -9 $!; wait $!) 2>/dev/null
[ ! -e "$land/k" ] || store-backup --store "$land/k" whole.tar.zst >/dev/null
ok "kill -9 leaves the store whole or not at all" \
    sh -c '[ ! -e "$1" ] || cmp -s large.tar.zst whole.tar.zst' - "$land/k"
rm -rf "${land:?}"/*

# A limit on the size of files stands for a disk that is full where there is
# none: a write fails in the middle.
(trap '' XFSZ; ulimit -f 1000; store-backup --store large k.tar.gz) >"$out" 2>"$err"
is $? 2 "a write that fails during a backup"
no_archive k.tar "a write that fails during a backup"
(trap '' XFSZ; ulimit -f 1000; store-restore large.tar.zst "$land/r") >"$out" 2>"$err"
is $? 2 "a write that fails during a restore"
nothing_left "a write that fails during a restore"

mkdir small
# In a name space of its own: nothing is mounted for anybody else.
if unshare -rm mount -t tmpfs -o size=1m none small 2>/dev/null; then
	cat >full.sh <<'END'
mount -t tmpfs -o size=1m none small || exit 99
store-backup --store large small/k.tar.gz
echo "backup $? $(ls -A small)"
store-restore large.tar.zst small/r
echo "restore $? $(ls -A small)"
head -c 900k /dev/zero >small/filler
store-backup --store theux small/k.tar.gz
echo "database $? $(ls -A small)"
END
	run unshare -rm sh full.sh
	is "$(cat "$out")" "backup 75 
restore 75 
database 75 filler" "a full disk: try again, and nothing is left"
	says 'No space left on device|no space left' "and the message says why"
else
	skip "a full disk" "no name spaces of one's own here"
fi

### Hostile archives

if ! command -v python3 >/dev/null || ! python3 -c 'import sqlite3' 2>/dev/null; then
	skip "hostile archives" "no python3 to make them"
	done_testing
fi
mkdir hostile
cat >hostile.py <<'END'
import gzip, hashlib, io, sqlite3, sys, tarfile

members = {}
with tarfile.open(sys.argv[1]) as tar:
	for m in tar:
		members[m.name] = tar.extractfile(m).read()
del members['MANIFEST']
files = [n for n in members if n.startswith('files/')]
packed = [n for n in files if n.endswith('.gz')][0]
plain = [n for n in files if not n.endswith('.gz')][0]

def line(name, data, size=None, sum=None):
	return b'%s\t%d\t%s\n' % ((sum or hashlib.sha256(data).hexdigest()).encode(),
	    len(data) if size is None else size, name.encode())

def manifest(lines=None, header=b'perron-backup\t1\n', **change):
	c = dict(members, **change)
	return header + b''.join(lines if lines is not None
	    else [line(n, c[n]) for n in sorted(c)])

def entry(name, data=b'', **fields):
	e = tarfile.TarInfo(name)
	e.size = len(data)
	for k in fields:
		setattr(e, k, fields[k])
	return e, data

def entries(change={}, without=()):
	c = dict(members, **change)
	return [entry(n, c[n]) for n in sorted(c) if n not in without]

def tar(m, es, instead_of_end=None):
	out = io.BytesIO()
	with tarfile.open(fileobj=out, mode='w', format=tarfile.PAX_FORMAT) as t:
		for e, data in ([entry('MANIFEST', m)] if m is not None else []) + es:
			t.addfile(e, io.BytesIO(data))
		end = t.offset
	return out.getvalue() if instead_of_end is None else out.getvalue()[:end] + instead_of_end

def case(name, says, data, pack=True):
	with open('hostile/' + name, 'wb') as f:
		f.write(gzip.compress(data, 1) if pack else data)
	print('%s\t%s' % (name, says))

def with_name(case_name, name, says='a name that may not be there'):
	"""A member of that name, which the manifest has as well."""
	case(case_name, says, tar(manifest(**{name: b'x'}), entries({name: b'x'})))

def with_entry(case_name, says='not an ordinary file', name='core.db', **fields):
	"""The member core.db as something else."""
	es = entries()
	es = [entry(name, b'' if fields else d, **fields) if e.name == 'core.db' else (e, d)
	    for e, d in es]
	case(case_name, says, tar(manifest(), es))

def with_core(case_name, says, core):
	case(case_name, says, tar(manifest(**{'core.db': core}), entries({'core.db': core})))

def changed(sql, name='core.db'):
	with open('edit.db', 'wb') as f:
		f.write(members[name])
	db = sqlite3.connect('edit.db')
	db.executescript(sql)
	db.commit()
	db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
	db.close()
	return open('edit.db', 'rb').read()

# What the machinery of this test makes is taken when nothing is wrong with it.
case('good', '', tar(manifest(), entries()))

# Names
with_name('traversal', '../evil.db')
with_name('traversal-files', 'files/../../evil.db')
with_name('traversal-sum', 'files/../' + '0' * 64)
with_name('absolute', '/tmp/evil.db')
with_name('journal', 'core.db-journal')
with_name('wal', 'core.db-wal')
with_name('lock', 'core.lock')
with_name('capitals', 'Core.db')
with_name('nameless', '.db')
with_name('program', 'profile')
with_name('short-sum', 'files/ab/ab')
with_name('other-folder', 'files/ab/' + 'cd' * 32)
with_name('other-suffix', 'files/cd/' + 'cd' * 32 + '.xz')
with_name('longer', 'files/cd/' + 'cd' * 33)
with_name('line-break', 'core\n.db', 'manifest|MANIFEST')
with_entry('traversal-alone', 'not the member that must be here', name='../core.db')
with_entry('absolute-alone', 'not the member that must be here', name='/core.db')
with_entry('dot-alone', 'not the member that must be here', name='./core.db')
with_entry('pax-path', 'not the member that must be here', name='core.db',
    pax_headers={'path': '../core.db'})

# Kinds of member
with_entry('symlink', type=tarfile.SYMTYPE, linkname='/etc/passwd')
with_entry('hardlink', type=tarfile.LNKTYPE, linkname='assembly.db')
with_entry('character', type=tarfile.CHRTYPE, devmajor=1, devminor=5)
with_entry('block', type=tarfile.BLKTYPE, devmajor=8)
with_entry('fifo', type=tarfile.FIFOTYPE)
with_entry('folder', type=tarfile.DIRTYPE)
with_entry('sparse', pax_headers={'GNU.sparse.size': '1000000000000',
    'GNU.sparse.numblocks': '1', 'GNU.sparse.map': '0,0', 'GNU.sparse.name': 'core.db'})

# Members and the manifest
case('twice', 'not in the order of names', tar(
    manifest([line(n, members[n]) for n in sorted(list(members) + ['core.db'])]),
    sorted(entries() + [entry('core.db', members['core.db'])], key=lambda e: e[0].name)))
case('twice-alone', 'not the member that must be here|not in the manifest', tar(manifest(),
    sorted(entries() + [entry('core.db', members['core.db'])], key=lambda e: e[0].name)))
case('twice-at-the-end', 'not in the manifest',
    tar(manifest(), entries() + [entry('core.db', b'other')]))
case('manifest-twice', 'not the member that must be here',
    tar(manifest(), [entry('MANIFEST', manifest())] + entries()))
case('unlisted', 'not in the manifest', tar(manifest(), entries() + [entry('permit.db', b'x')]))
case('missing', 'not the member that must be here', tar(manifest(), entries(without=['core.db'])))
case('missing-last', 'missing', tar(manifest(), entries(without=sorted(members)[-1:])))
case('disorder', 'not the member that must be here', tar(manifest(), entries()[::-1]))
case('disorder-manifest', 'not in the order of names', tar(
    manifest([line(n, members[n]) for n in sorted(members)[::-1]]), entries()[::-1]))
case('empty', "'core.db'|names no core.db|missing", tar(manifest([]), []))
case('no-manifest', 'not the member that must be here', tar(None, entries()))
case('manifest-last', 'not the member that must be here',
    tar(None, entries() + [entry('MANIFEST', manifest())]))
case('no-core', 'names no core.db', tar(
    manifest([line(n, members[n]) for n in sorted(members) if n != 'core.db']),
    entries(without=['core.db'])))
case('other-sum', 'of another sum', tar(
    manifest([line(n, members[n], sum='0' * 64 if n == 'core.db' else None)
    for n in sorted(members)]), entries()))
for name, size in (('larger', -1), ('smaller', 1)):
	case(name, 'of another size', tar(
	    manifest([line(n, members[n], size=len(members[n]) + size if n == 'core.db' else None)
	    for n in sorted(members)]), entries()))
case('other-bytes', 'of another sum', tar(manifest(),
    entries({packed: members[packed][:-1] + bytes([members[packed][-1] ^ 1])})))

# The manifest itself
case('other-program', 'not that of a backup', tar(manifest(header=b'borg\t1\n'), entries()))
case('no-header', 'not that of a backup', tar(manifest(header=b''), entries()))
case('newer', 'format', tar(manifest(header=b'perron-backup\t2\n'), entries()))
case('cut-line', 'not whole', tar(manifest()[:-1], entries()))
case('no-lines', 'not a line', tar(manifest() + b'\n', entries()))
case('nul', 'a name that may not be there', tar(
    manifest().replace(b'core.db', b'core.db\0'), entries()))
case('negative', 'not a line', tar(
    manifest([line('core.db', b'', size=-1)]), entries()))
case('capital-sum', 'not a line', tar(
    manifest([line('core.db', b'', sum='A' * 64)]), entries()))
case('no-number', 'not a line', tar(
    manifest().replace(b'\t%d\t' % len(members['core.db']), b'\t1e3\t'), entries()))

# Bombs: 2^63 - 1 bytes, twice; a terabyte that the manifest says is 10 bytes; a
# manifest larger than any.  All are refused before they are read, and so they
# need not be there in full.
case('overflow', 'more than the limit', tar(
    manifest([line(n, members[n], size=2**63 - 1) for n in sorted(members)]), entries()))
def bomb(name, size):
	e = tarfile.TarInfo(name)
	e.size = size
	return e.tobuf(tarfile.GNU_FORMAT) + bytes(1 << 20)
case('bomb', 'of another size', tar(manifest([line('assembly.db', members['assembly.db']),
    line('core.db', b'', size=10)]), [entry('assembly.db', members['assembly.db'])],
    bomb('core.db', 1 << 40)))
case('bomb-manifest', 'too large', bomb('MANIFEST', (256 << 20) + 1))
case('bomb-behind', 'goes on behind', tar(manifest(), entries()) + bytes(1 << 26))

# Databases
with_core('text', 'not a store of perron', b'x' * 8192)
with_core('no-bytes', 'not a store of perron', b'')
with_core('other-mark', 'not a store of perron', changed('PRAGMA application_id = 7'))
with_core('trigger', 'triggers or views', changed('CREATE TRIGGER t AFTER INSERT ON audit'
    ' BEGIN DELETE FROM authority; END'))
with_core('view', 'triggers or views', changed('CREATE VIEW v AS SELECT 1'))
core = members['core.db']
page = int.from_bytes(core[16:18], 'big')
with_core('torn', 'damaged', core[:page] + bytes(page) + core[2 * page:])
with_core('shortened', 'damaged', core[:-page])
# Which makes SQLite look for a freelist that is not there.
with_core('header', 'damaged', core[:32] + b'\0\0\0\2\0\0\0\2' + core[40:])

# Attachments
case('no-attachment', 'missing', tar(
    manifest([line(n, members[n]) for n in sorted(members) if n != plain]),
    entries(without=[plain])))
case('no-packed', 'missing', tar(
    manifest([line(n, members[n]) for n in sorted(members) if n != packed]),
    entries(without=[packed])))
with_name('orphan', 'files/ff/' + 'f' * 64, 'an attachment of no record')
with_name('orphan-first', 'files/00/' + '0' * 64, 'an attachment of no record')
with_name('both', packed[:-3], 'an attachment of no record')
both = changed("DROP TABLE attachment; CREATE TABLE attachment (sha256 TEXT);"
    "INSERT INTO attachment VALUES ('../../etc/passwd')")
with_core('attachment', 'an attachment without sum', both)

# What is around the archive
good = tar(manifest(), entries())
case('garbage', 'goes on behind', gzip.compress(good) + b'garbage', False)
case('zeros', 'goes on behind', gzip.compress(good) + bytes(512), False)
case('second-tar', 'goes on behind', good + good)
case('second-gzip', 'goes on behind', gzip.compress(good) + gzip.compress(good), False)
case('gzip-in-gzip', 'not a .tar.gz', gzip.compress(good))
case('plain-tar', 'not a .tar.gz', good, False)
case('zip', 'not a .tar.gz', b'PK\3\4' + good, False)
case('nothing', 'damaged|not a .tar.gz', b'', False)
case('noise', 'not a .tar.gz|damaged', hashlib.sha256(b'').digest() * 300, False)

# Damage: the archive cut short at 60 lengths, a bit flipped at 120 places.
for base in sys.argv[1:]:
	data = open(base, 'rb').read()
	suffix = base.split('.')[-1]
	for i in range(60):
		open('cut/%02d.%s' % (i, suffix), 'wb').write(data[:len(data) * i // 60])
	open('cut/last.' + suffix, 'wb').write(data[:-1])
	for i in range(120):
		at = len(data) * i // 120 if i >= 12 else i # all of the header
		flipped = bytearray(data)
		flipped[at] ^= 1 << i % 8
		open('flip/%03d.%s' % (i, suffix), 'wb').write(flipped)
END
mkdir cut flip
run python3 hostile.py a.tar.gz a.tar.zst
is_status 0 "hostile archives are made"
cp "$out" cases
while IFS='	' read -r case pattern; do
	run store-restore "hostile/$case" "$land/r"
	if [ "$case" = good ]; then
		is_status 0 "what this test makes is taken when nothing is wrong with it"
		rm -rf "$land/r"
		continue
	fi
	if [ "$status" -eq 2 ] && [ "$(wc -l <"$err")" -eq 1 ] && [ ! -s "$out" ] &&
	    grep -Eq "^store-restore: .*($pattern)" "$err" && [ -z "$(ls -A "$land")" ]; then
		pass "refused: $case"
	else
		fail "refused: $case" "exit status $status" "$(head -n 5 "$err")" \
		    "wanted: $pattern" "left: $(ls -A "$land")"
		rm -rf "${land:?}"/*
	fi
done <cases
run store-restore --limit 100K a.tar.gz "$land/r"
is_status 2 "more than --limit is refused"
says 'holds more than the limit of 102400 bytes' "and the message says so"
nothing_left "more than --limit"
run store-restore --limit 1M a.tar.gz "$land/r"
is_status 0 "and less is not"
rm -rf "$land/r"
for limit in '' K 1X 1.5G -1 9223372036854775807T; do
	run store-restore --limit="$limit" a.tar.gz "$land/r"
	is_status 2 "no size: '$limit'"
done

for file in cut/*; do
	store-restore "$file" "$land/r" >/dev/null 2>"$err"
	[ $? -eq 2 ] && [ -z "$(ls -A "$land")" ] || { echo "$file" >>failures; rm -rf "$land/r"*; }
done
no_failures "an archive cut short anywhere is refused"
store-restore a.tar.gz whole >/dev/null || exit 1
refused=0
for file in flip/*; do
	store-restore "$file" "$land/r" >/dev/null 2>"$err"
	case $? in
	0) diff -r whole "$land/r" >/dev/null || echo "$file: differs" >>failures ;;
	2) refused=$((refused + 1)) ;;
	*) echo "$file: $(cat "$err")" >>failures ;;
	esac
	rm -rf "$land/r"
	[ -z "$(ls -A "$land")" ] || { echo "$file: leaves" >>failures; rm -rf "${land:?}"/*; }
done
no_failures "a bit flipped anywhere is refused, or changes nothing"
# A tenth may hit what carries nothing: the time in the header of gzip, say.
ok "and most are refused: $refused of 240" [ "$refused" -gt 216 ]

done_testing
