#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# store-stats --metrics: what monitoring reads, in the text format of Prometheus.
. "$(dirname "$0")/lib.sh"

quietly() {
	"$@" >"$tmp/quiet" 2>&1 || cat "$tmp/quiet"
}

# well_formed FILE NAME: each metric is told what it is before its samples, each sample
# once, with labels that are quoted and a number.
well_formed() {
	is "$(awk '
	/^# HELP / { if (help[$3]++) print "twice: " $0; next }
	/^# TYPE / { if (!help[$3] || $4 != "gauge") print "no help: " $0; type[$3] = 1; next }
	{
		at = match($0, /[{ ]/)
		name = substr($0, 1, at - 1)
		if (!type[name])
			print "no type: " $0
		if ($0 !~ /^perron_[a-z_]+(\{[a-z]+="([^"\\]|\\["\\n])*"(,[a-z]+="([^"\\]|\\["\\n])*")*\})? [0-9]+$/)
			print "no sample: " $0
		sub(/ [0-9]+$/, "")
		if (seen[$0]++)
			print "twice: " $0
	}' "$1")" '' "$2"
	if command -v promtool >/dev/null; then
		ok "$2, says promtool" promtool check metrics <"$1"
	fi
}

# metric SAMPLE WANT NAME [OPTION...]
metric() {
	is "$(store-stats --metrics | grep -v "^#" | grep -F "perron_$1 " | sed 's/.* //')" "$2" "$3"
}

new_store "$tmp/store"
store-stats --metrics >"$tmp/empty"
well_formed "$tmp/empty" 'an empty store is well-formed'
metric 'duties{duty="convocation",met="no"}' 0 'there is nothing to do'

# CDLD L1122-13: seven clear days before Monday 23 March is Sunday 15 March.
council=$(assembly-new name='Conseil' kind=council levels='draft,a-b,validated')
meeting=$(meeting-new assembly="$council" date=2026-03-23)
quietly meeting-new assembly="$council" date=2026-02-23
for day in '2026-03-15 1 0' '2026-03-16 0 1'; do
	set -- $day
	PERRON_NOW=$1T12:00:00Z
	metric 'duties{duty="convocation",met="open"}' "$2" "convocations open on $1"
	metric 'duties{duty="convocation",met="no"}' "$3" "convocations late on $1"
done
PERRON_NOW=2026-03-02T09:00:00Z

# An advice of five working days from Monday 2 March: until Monday 9 March.
quietly adviser-new assembly="$council" name=Juriste delay=5
point=$(deliberation-new title=Taxe assembly="$council")
quietly advice-new deliberation="$point" adviser=AR-2026-00001
quietly deliberation-status --to=a-b "$point"
metric 'records{kind="deliberation",state="a-b"}' 1 'a level of its own'
metric 'records{kind="meeting",state="created"}' 2 'two meetings'
for day in '2026-03-09 1 0' '2026-03-10 0 1'; do
	set -- $day
	PERRON_NOW=$1T12:00:00Z
	metric 'advices{status="still-time"}' "$2" "advices in time on $1"
	metric 'advices{status="late"}' "$3" "advices late on $1"
done
PERRON_NOW=2026-03-02T09:00:00Z

# A decision that is planned and not taken is late on its day, not the day before.
quietly deliberation-set publication=decision publish-on=2026-03-03 "$point"
metric 'publications_late{wing="assembly"}' 0 'planned for tomorrow'
PERRON_NOW=2026-03-03T09:00:00Z
metric 'publications_late{wing="assembly"}' 1 'and due'
quietly deliberation-set publication=private "$point"
metric 'publications_late{wing="assembly"}' 0 'not planned any more'
law=$(publication-new title=Taxe type=by-law publish-on=2026-03-04)
quietly publication-status --to=proposed "$law"
quietly publication-status --to=planned "$law"
metric 'publications_late{wing="portal"}' 0 'a publication that is planned for tomorrow'
PERRON_NOW=2026-03-04T09:00:00Z
metric 'publications_late{wing="portal"}' 1 'is due'

printf x >"$tmp/file.txt"
quietly deliberation-attach "$point" "$tmp/file.txt"
metric 'attachments{wing="assembly"}' 1 'a file'
metric 'attachment_bytes{wing="assembly"}' 1 'of one byte'
metric 'audit_rows{wing="assembly"}' "$(store-stats | awk '$1 == "assembly" && $2 == "audit-rows" {
	print $3 }')" 'the audit chain'
store-stats --metrics >"$tmp/full"
well_formed "$tmp/full" 'a used store is well-formed'
LC_ALL=fr_BE.UTF-8 store-stats --metrics >"$tmp/french"
same "$tmp/french" "$tmp/full" 'in French it is the same'
run store-stats --metrics --json
is "$status $(head -n 1 "$err")" '2 store-stats: --metrics and --json exclude each other' \
	'they are no rows'

done_testing
