#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A store that a group shares: the umask alone says who may read and write.
. "$(dirname "$0")/lib.sh"

# modes UMASK: makes a store with a record and attachments, one of them packed,
# and prints the modes of its folders and of its files.
modes() {
	umask "$1"
	new_store "$tmp/store$1"
	new_meeting
	echo paper >"$tmp/paper"
	head -c 5000 /dev/zero >"$tmp/zeros"
	meeting-attach "$meeting" "$tmp/paper" "$tmp/zeros" >"$tmp/id"
	find "$PERRON_STORE" ! -type d ! -name '*.gz' -path '*/files/*' | grep -q . || echo 'no file'
	find "$PERRON_STORE" -name '*.gz' | grep -q . || echo 'no packed file'
	find "$PERRON_STORE" -type d -exec stat -c 'folder %a' {} + | sort -u
	find "$PERRON_STORE" -type f -exec stat -c 'file %a' {} + | sort -u
}

is "$(modes 007)" "folder 770
file 660" 'a group that may write'
is "$(modes 027)" "folder 750
file 640" 'a group that may read'
is "$(modes 077)" "folder 700
file 600" 'nobody else'

# A folder that hands its group on is shared by all who write, whatever their umask, and
# a backup of it is for them alone.
umask 007
new_store "$tmp/shared"
chmod g+s "$tmp/shared" "$tmp/shared/files"
umask 022
new_meeting
head -c 5000 /dev/zero | meeting-attach "$meeting" - --name=zeros >"$tmp/id"
is "$(find "$tmp/shared" -exec stat -c %A {} + | cut -c 1-7 | sort -u)" "-rw-rw-
drwxrws" 'a folder that is shared, and all in it'
store-backup "$tmp/backup.tar.gz" >"$tmp/out"
is "$(stat -c %a "$tmp/backup.tar.gz")" 640 'a backup for the group alone'
meeting-files --out="$tmp/taken" "$meeting" >"$tmp/out"
is "$(stat -c %a "$tmp/taken/zeros")" 644 'what is taken out follows the umask'

done_testing
