#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A year of 39 real councils (share/data/README): their agendas are written,
# presented, settled, published, voted on, closed and shown to the public.  It is
# also an example of how a clerk's evenings are scripted: see council() below.
# What the councils are like, who sits in them and how they vote is invented; the
# points, their numbers and their order are those of the councils.
. "$(dirname "$0")/lib.sh"

source=$PERRON_SHARE/data/agendas-2026.tsv
tab=$(printf '\t')

# at DATE HOUR: the clock stands there.
at() {
	PERRON_NOW=$1T$2:00Z
}

# members SEATS: as many members of the council, the mayor first, in two groups.
members() {
	printf 'person\tassembly\trole\tgroup\torder\n'
	awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++)
		printf "Membre %02d\tA-2026-00001\t%s\t%s\t%d\n", i, i == 1 ? "mayor" : "councillor",
			i % 3 ? "Majorité" : "Minorité", i }'
}

# points DATE TIME MEETING: the points of the meeting, as the source has them; behind
# them those to which it gives no number.
points() {
	printf 'title\tcategory\tdecision\tmeeting\tnumber\n'
	for numbered in 1 0; do
		awk -F '\t' -v ins="$ins" -v date="$1" -v time="$2" -v meeting="$3" -v numbered=$numbered '
			$2 == ins && $3 == date && $4 == time && ($6 != "") == numbered {
				printf "%s\t%s\tMarque son accord.\t%s\t%s\n", $9, $8, meeting, $6
			}' "$source"
	done
}

# council INS: its year, in a store of its own.
council() {
	ins=$1
	at 2026-01-02 08:00
	rm -rf "$tmp/store"
	store-init "$tmp/store" --authority="Commune $ins" --kind=commune --ins="$ins"
	PERRON_STORE=$tmp/store
	export PERRON_STORE
	assembly-new name='Conseil communal' kind=council seats=21 yearly=yes \
		reference-format='CC/{date:YYYYMMDD}-{number}'
	members 21 | mandate-new --from=-
	signatory-new assembly=A-2026-00001 mandate=N-2026-00001 number=1 title='Le Bourgmestre'

	awk -F '\t' -v ins="$ins" '$2 == ins { print $3 "\t" $4 }' "$source" | sort -u |
		while IFS="$tab" read -r date time; do
			at "$(day-add -20d "$date")" 10:00
			meeting=$(meeting-new assembly=A-2026-00001 date="$date" start="$time")
			points "$date" "$time" "$meeting" | deliberation-new --from=- |
				deliberation-status --to=validated | deliberation-present

			# The agenda is settled and sent out, eight days before.
			at "$(day-add -8d "$date")" 10:00
			meeting-status --to=frozen "$meeting"
			meeting-set convened="$(day-add -8d "$date")" drafts-online="$(day-add -8d "$date")" \
				minutes="$(day-add -8d "$date")" "$meeting"
			meeting-convocation --format=pdf "$meeting" >"$tmp/convocation.pdf"
			meeting-agenda --format=html "$meeting" >"$tmp/agenda.html"
			deliberation-list meeting="$meeting" | deliberation-set publication=in-project
			meeting-status --to=published "$meeting"

			# The evening itself: two are excused, one leaves before the last point.
			at "$date" 22:00
			meeting-attend excused=N-2026-00020,N-2026-00021 "$meeting"
			last=$(deliberation-list -o id meeting="$meeting" --sort=-number --limit=1)
			meeting-attend absent=N-2026-00019 --from="$last" --until="$last" "$meeting"
			deliberation-list meeting="$meeting" privacy=public | deliberation-vote --all=yes
			meeting-quorum "$meeting"
			deliberation-list meeting="$meeting" | deliberation-status --to=accepted
			meeting-status --to=decided "$meeting"
			meeting-status --to=closed "$meeting"
			meeting-minutes "$meeting" >>"$tmp/minutes.$ins"
			meeting-minutes --public --format=html "$meeting" >"$tmp/minutes.html"
			deliberation-list meeting="$meeting" | deliberation-extract --format=pdf \
				>"$tmp/extracts.pdf"
			deliberation-list meeting="$meeting" | deliberation-set publication=decision
		done
}

total=0 wrong=
for ins in $(sed 1d "$source" | cut -f 2 | sort -u); do
	# A command that said no would be told of here; a vote that is not adopted or a
	# point without quorum also would.
	council "$ins" >"$tmp/told" 2>"$tmp/said"
	[ -s "$tmp/said" ] && wrong="$wrong $ins:$(head -n 1 "$tmp/said")"
	grep -q "${tab}no\$" "$tmp/told" && wrong="$wrong $ins:quorum"
	awk -F '\t' -v ins="$ins" '$2 == ins { print $3, $6 == "" ? "last" : $6, $9 }' "$source" |
		sort >"$tmp/want"
	for meeting in $(meeting-list --sort=date -o id); do
		date=$(meeting-show -o date "$meeting")
		meeting-agenda "$meeting" | awk -F '\t' -v date="$date" '{ print date, $2, $3 }'
	done | awk '{ point = $1 " " substr($0, length($1 $2) + 3) }
		NR == FNR { if ($2 == "last") last[point]; next }
		point in last { sub(/ [0-9]+ /, " last ") } 1' "$tmp/want" - | sort >"$tmp/got"
	cmp -s "$tmp/got" "$tmp/want" || wrong="$wrong $ins:numbers"
	[ "$(deliberation-list -o state | sort -u)" = accepted ] || wrong="$wrong $ins:state"
	[ "$(meeting-list -o state | sort -u)" = closed ] || wrong="$wrong $ins:closed"
	[ "$(meeting-list -o number --sort=number | tail -n 1)" -eq "$(meeting-list | wc -l)" ] ||
		wrong="$wrong $ins:meetings"
	[ "$(deliberation-list reference~'^CC/2026[0-9]{4}-[0-9]+$' | wc -l)" -eq \
		"$(wc -l <"$tmp/want")" ] || wrong="$wrong $ins:references"
	# The minutes tell what became of each point.
	[ "$(grep -c '^Marque son accord\.$' "$tmp/minutes.$ins")" -eq "$(wc -l <"$tmp/want")" ] ||
		wrong="$wrong $ins:minutes"
	[ "$(store-check)" = '' ] || wrong="$wrong $ins:check"
	total=$((total + $(wc -l <"$tmp/want")))
done
is "$wrong" '' 'each council has its year'
is "$total" 655 'all points of the source (share/data/README)'

# A year leaves its trace: who did what can be told for any point.
is "$(deliberation-log -o field D-2026-00001 | grep -c '^state$')" 6 \
	'draft, validated, presented, frozen, published, accepted'

done_testing
