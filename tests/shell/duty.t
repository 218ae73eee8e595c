#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What has to be done for meetings, points, advices and people, by which day, and whether
# it was.  The days are the worked examples of the articles, as tests/unit/law_rules.c has
# them too; here they are those of records.
. "$(dirname "$0")/lib.sh"

# lists STATUS LINES NAME COMMAND...: with | for tabs in the lines.
lists() {
	want=$1 lines=$2 name=$3
	shift 3
	run "$@"
	is "$status $(tr '\t' '|' <"$out")$(cat "$err")" "$want $lines" "$name"
}

# duties STATUS LINES NAME [OPTION...]: date and whether it is met, of $meeting.
duties() {
	want=$1 lines=$2 name=$3
	shift 3
	lists "$want" "$lines" "$name" meeting-deadlines -o date,met "$@" "$meeting"
}

quietly() {
	"$@" >"$tmp/quiet" 2>&1 || cat "$tmp/quiet"
}

new_store "$tmp/store"
council=$(assembly-new name='Conseil communal' kind=council)
college=$(assembly-new name=Collège kind=college)
cas=$(assembly-new name=CAS kind=cpas-council)
bureau=$(assembly-new name=Bureau kind=permanent-bureau)

# CDLD L1122-13 §1, L1122-24, L3221-4: the days for the sessions of the table, first
# call and second, with 7, 5 and 2 jours francs.  A member hands in by the same day as
# the drafts are online.
for row in '2026-01-26 2026-01-18 2026-01-20 2026-01-23' \
	'2026-03-24 2026-03-16 2026-03-18 2026-03-21' \
	'2026-04-14 2026-04-06 2026-04-08 2026-04-11' \
	'2026-12-21 2026-12-13 2026-12-15 2026-12-18' \
	'2024-03-05 2024-02-26 2024-02-28 2024-03-02' \
	'2027-01-04 2026-12-27 2026-12-29 2027-01-01'; do
	set -- $row
	meeting=$(meeting-new assembly="$council" date="$1")
	again=$(meeting-new assembly="$council" date="$1" call=2)
	third=$(meeting-new assembly="$council" date="$1" call=3)
	is "$(meeting-deadlines --on=2024-01-01 -o duty,date "$meeting" | grep -v approval |
		tr '\t\n' ' ;')" \
		"convocation $2;notice $2;minutes $2;member-points $3;drafts-online $3;" \
		"a council on $1"
	is "$(meeting-deadlines --on=2024-01-01 --duty=convocation -o date "$again" "$third" |
		tr '\n' ' ')" "$4 $4 " "called again for $1"
done
meeting=$(meeting-new assembly="$college" date=2026-03-11)
lists 0 '' 'the college is not called to its fixed days' meeting-deadlines "$meeting"
quietly meeting-set extraordinary=yes "$meeting"
lists 0 "2026-03-08|convocation|$meeting|Collège|open|convocation-college|CDLD L1123-21|secondary|" \
	'but to an extraordinary session: Sunday 8 March (CDLD L1123-21)' meeting-deadlines "$meeting"
meeting=$(meeting-new assembly="$cas" date=2026-04-14)
lists 0 '2026-04-08|convocation|LO CPAS art. 30' 'a CPAS: five (LO CPAS art. 30)' \
	meeting-deadlines -o date,duty,article "$meeting"
quietly meeting-set call=3 "$meeting"
duties 0 '2026-04-11|open' 'called for the third time: two'
quietly meeting-set call=1 "$meeting"
quietly deliberation-new title=Budget act=budget meeting="$meeting"
lists 0 '2026-04-06|papers
2026-04-08|convocation' 'papers of its budget: seven' meeting-deadlines -o date,duty "$meeting"

# Judged as of a day, what is done later is not done yet.
meeting=$(meeting-new assembly="$council" date=2026-10-26 convened=2026-10-17)
for row in '2026-10-16 open' '2026-10-17 yes' '2026-10-19 yes'; do
	set -- $row
	lists 0 "2026-10-18|$2" "called on 17 October, asked on $1" \
		meeting-deadlines --duty=convocation --on="$1" -o date,met "$meeting"
done
is "$(PERRON_NOW=2026-10-16T09:00:00Z \
	duty-list --open --duty=convocation --from=2026-10-18 --until=2026-10-18 -o subject)" \
	"$meeting" 'and it is open until then'
quietly meeting-set convened=2026-10-20 "$meeting"
lists 1 '2026-10-18|no' 'what will be late is late from the day after' \
	meeting-deadlines --duty=convocation --on=2026-10-19 -o date,met "$meeting"
quietly meeting-set convened=2026-03-02 "$meeting"

# Rules are those of the day of the meeting: no drafts online before 2023, no notes
# before the decree of 24 May 2018.
meeting=$(meeting-new assembly="$council" date=2017-03-21 convened=2017-03-13 posted=2017-03-13 \
	minutes=2017-03-13)
quietly deliberation-new title=Point meeting="$meeting"
lists 0 'convocation yes
notice yes
minutes yes
member-points yes' 'a session of 2017' sh -c \
	"meeting-deadlines -o duty,met $meeting | tr '\\t' ' '"
meeting=$(meeting-new assembly="$council" date=1999-03-23)
lists 0 '' 'a session before the Code: nothing is known' meeting-deadlines "$meeting"

# What an assembly has set itself: where the law has nothing, or less.
quietly assembly-set convocation-days=3 "$bureau"
meeting=$(meeting-new assembly="$bureau" date=2026-01-26)
lists 0 '2026-01-22|convocation-days||text' 'its own three days' \
	meeting-deadlines -o date,rule,article,certainty --on=2026-01-01 "$meeting"
quietly assembly-set convocation-days=10 "$council"
meeting=$(meeting-new assembly="$council" date=2026-01-26)
lists 0 '2026-01-15|convocation-days' 'ten rather than seven' \
	meeting-deadlines --duty=convocation --on=2026-01-01 -o date,rule "$meeting"
quietly assembly-set convocation-days=5 "$council"
lists 0 '2026-01-18|convocation-council' 'seven rather than five' \
	meeting-deadlines --duty=convocation --on=2026-01-01 -o date,rule "$meeting"

# Whether it was done: on the last day, the day before, the day after.
for row in '2026-01-17 0 yes' '2026-01-18 0 yes' '2026-01-19 1 no'; do
	set -- $row
	quietly meeting-set convened="$1" posted="$1" minutes="$1" "$meeting"
	duties "$2" "2026-01-18|$3" "received on $1" --duty=convocation
	duties "$2" "2026-01-18|$3" "posted on $1" --duty=notice
	duties "$2" "2026-01-18|$3" "at disposal on $1" --duty=minutes
done
quietly meeting-set convened= "$meeting"
duties 0 '2026-01-18|open' 'not yet, on the last day' --duty=convocation --on=2026-01-18
duties 1 '2026-01-18|no' 'not even on the day behind it' --duty=convocation --on=2026-01-19
quietly meeting-set drafts-online=2026-01-20 "$meeting"
duties 0 '2026-01-20|yes' 'drafts online on Tuesday 20 January' --duty=drafts-online
lists 0 'convocation-council|event=2026-01-26|jours-francs=7
jours-francs|event=2026-01-26 jours-francs=7|latest=2026-01-18
convocation-channel||channel=e-mail
convocation-council|duty=convocation subject='"$meeting"' date=2026-01-18 on=2026-01-18|met=open' \
	'and why' meeting-deadlines --duty=convocation --on=2026-01-18 --explain \
	-o rule,inputs,result "$meeting"

# Papers, when a point is a budget or accounts (CDLD L1122-23).
point=$(deliberation-new title='Compte 2025' act=decision meeting="$meeting")
lists 0 '' 'no papers for a decision' meeting-deadlines --duty=papers "$meeting"
quietly deliberation-set act=accounts "$point"
duties 0 '2026-01-18|open' 'papers of the accounts' --duty=papers --on=2026-01-18

# Notes and drafts (CDLD L1122-13 §1), for each point that has none.
lists 0 "$point|open" 'a point without note' \
	meeting-deadlines --duty=notes --on=2026-01-10 -o subject,met "$meeting"
lists 1 "$point|no" 'a point without draft, too late' \
	meeting-deadlines --duty=drafts --on=2026-01-19 -o subject,met "$meeting"
quietly deliberation-set note=Note "$point"
lists 0 "$meeting|yes" 'all have one' \
	meeting-deadlines --duty=notes --on=2026-01-19 -o subject,met "$meeting"
quietly deliberation-set act=information "$point"
lists 0 "$meeting|yes" 'what is for information has nothing to decide' \
	meeting-deadlines --duty=drafts --on=2026-01-19 -o subject,met "$meeting"
urgent=$(deliberation-new title=Urgence list=urgent meeting="$meeting")
lists 0 "$meeting|yes" 'an urgent point comes without' \
	meeting-deadlines --duty=notes --on=2026-01-19 -o subject,met "$meeting"

# CDLD L1122-24 al. 3: Tuesday 20 January, and not Wednesday.
late=$(deliberation-new title=Motion list=late meeting="$meeting" handed=2026-01-20 note=Note)
lists 0 "$late|yes
$meeting|yes" 'a member hands in on Tuesday' \
	meeting-deadlines --duty=member-points --on=2026-01-21 -o subject,met "$meeting"
quietly deliberation-set handed=2026-01-21 "$late"
lists 1 "$late|no
$meeting|yes" 'or on Wednesday' \
	meeting-deadlines --duty=member-points --on=2026-01-21 -o subject,met "$meeting"
lists 0 "2026-01-20|$late|open" 'its draft comes with it' \
	meeting-deadlines --duty=drafts --on=2026-01-20 -o date,subject,met "$meeting"

# An agenda goes with the convocation: a point that is put on it later, and is neither a
# member's nor urgent (CDLD L1122-24, from memory), is missing to the members, who can be
# convened to it as long as there is time.
quietly meeting-set convened=2026-01-15 "$meeting"
behind=
behind() {
	point=$(PERRON_NOW="$1T09:00:00Z" deliberation-new title="Le $1" assembly="$council" note=Note)
	quietly env PERRON_NOW="$1T09:00:00Z" deliberation-status --to=validated "$point"
	quietly env PERRON_NOW="$1T09:00:00Z" deliberation-present "$point" "$meeting"
	behind="$behind $point"
}
for day in 2026-01-14 2026-01-15; do
	behind $day
	lists 0 "$day|" "on the agenda on $day" sh -c "deliberation-show -o entered $point |
		tr '\\n' '\\t'; meeting-deadlines --duty=agenda $meeting"
done
behind 2026-01-16
lists 0 "2026-01-18|$point|open|urgency|CDLD L1122-24 al. 1-2|unverified" \
	'a day after they were convened' meeting-deadlines --duty=agenda --on=2026-01-18 \
	-o date,subject,met,rule,article,certainty "$meeting"
lists 1 'no' 'and told of by nobody' meeting-deadlines --duty=agenda --on=2026-01-19 -o met "$meeting"
lists 0 'convocation-council|event=2026-01-26|jours-francs=7
jours-francs|event=2026-01-26 received=2026-01-15 jours-francs=7|latest=2026-01-18 lawful=yes
urgency|convened=2026-01-15 entered=2026-01-16 list=normal|share=>=2/3
urgency|duty=agenda subject='"$point"' date=2026-01-18 on=2026-01-18|met=open' 'and why' \
	meeting-deadlines --duty=agenda --on=2026-01-18 --explain -o rule,inputs,result "$meeting"
for list in late urgent; do
	quietly deliberation-set list=$list "$point"
	lists 0 '' "$list: it is lawful" meeting-deadlines --duty=agenda --on=2026-01-19 "$meeting"
done
quietly deliberation-set list=normal "$point"
quietly meeting-set convened=2026-01-17 "$meeting"
lists 0 '' 'convened again' meeting-deadlines --duty=agenda --on=2026-01-19 "$meeting"
quietly deliberation-withdraw "$point"
is "$(deliberation-show -o entered "$point")" '' 'off the agenda it is on none'
quietly env PERRON_NOW=2026-01-27T09:00:00Z deliberation-present "$point" "$meeting"
is "$(deliberation-show -o entered "$point")" '' 'of a meeting that is over nobody knows when'
quietly deliberation-withdraw $behind
quietly meeting-set convened= "$meeting"

# Days of its own.
quietly meeting-set validate-by=2026-01-10 freeze-by=2026-01-12 "$meeting"
waiting=$(deliberation-new title=Attend assembly="$council" preferred="$meeting")
duties 0 '2026-01-10|open' 'a point waits to be validated' --duty=validate-by --on=2026-01-10
duties 1 '2026-01-10|no' 'too late' --duty=validate-by --on=2026-01-11
quietly deliberation-status --to=validated "$waiting"
duties 0 '2026-01-10|yes' 'none waits' --duty=validate-by --on=2026-01-11
duties 1 '2026-01-12|no' 'not frozen' --duty=freeze-by --on=2026-01-13
quietly meeting-status --to=frozen "$meeting"
duties 0 '2026-01-12|yes' 'frozen' --duty=freeze-by --on=2026-01-13
quietly meeting-set validate-by=2026-01-10T09:30 "$meeting"
lists 0 '2026-01-10|09:30|yes' 'the hour, when there is one' \
	meeting-deadlines --duty=validate-by --on=2026-01-13 -o date,time,met "$meeting"
lists 0 '2026-01-12||yes' 'and when there is none' \
	meeting-deadlines --duty=freeze-by --on=2026-01-13 -o date,time,met "$meeting"
is "$(meeting-deadlines --duty=validate-by --ics "$meeting" | grep -c 'by: 09:30')" 1 \
	'a calendar tells it, too'

# After the decision.
new_store "$tmp/acts"
council=$(assembly-new name='Conseil communal' kind=council)
meeting=$(meeting-new assembly="$council" date=2026-01-26)
deliberation-new --from=- >"$tmp/ids" <<EOT
{"title":"Taxe","act":"by-law","supervision":"approval","motivation":"Vu","meeting":"$meeting"}
{"title":"Marché","supervision":"annulment","motivation":"Vu","meeting":"$meeting"}
{"title":"Fabrique","supervision":"worship","motivation":"Vu","meeting":"$meeting"}
{"title":"Mme Dupont : nomination","privacy":"secret","motivation":"Vu","meeting":"$meeting"}
{"title":"Refusé","act":"by-law","supervision":"approval","motivation":"Vu","meeting":"$meeting"}
EOT
quietly deliberation-status --to=validated - <"$tmp/ids"
quietly deliberation-status --to=presented - <"$tmp/ids"
lists 0 '' 'nothing before it is decided' meeting-deadlines --duty=sending "$meeting"
for state in frozen published; do
	quietly meeting-status --to=$state "$meeting"
done
quietly deliberation-status --to=refused D-2026-00005
for state in decided closed; do
	quietly meeting-status --to=$state "$meeting"
done

lists 1 '2026-03-02|no' 'published today, it hangs on the door from today on' sh -c \
	"meeting-show -o posted $meeting | tr '\\n' '\\t'; meeting-deadlines --duty=notice -o met $meeting"

# CDLD L3122-2 and L3132-1 §1, unverified: fifteen days after adoption.
lists 0 'D-2026-00001|2026-02-10|open|CDLD L3132-1 §1|unverified
D-2026-00002|2026-02-10|open|CDLD L3122-2|unverified' 'sent by 10 February' meeting-deadlines \
	--duty=sending --on=2026-02-10 -o subject,date,met,article,certainty "$meeting"
quietly deliberation-set sent=2026-02-10 D-2026-00001
quietly deliberation-set sent=2026-02-11 D-2026-00002
lists 1 'D-2026-00001|yes
D-2026-00002|no' 'and one was a day late' meeting-deadlines --duty=sending -o subject,met "$meeting"
quietly deliberation-set sent= D-2026-00001 D-2026-00002

# Nothing is done with an act before there is one, nor received before it was sent; but the
# council receives beforehand what it decides on as the authority (CDLD L3162-2).
for field in copied published sent received approved; do
	run deliberation-set $field=2026-01-25 D-2026-00001
	is "$status $(cat "$err")" \
	    "2 deliberation-set: $field: 2026-01-25 is before the meeting, 2026-01-26" \
	    "$field the day before"
	ok "$field on the day" deliberation-set $field=2026-01-26 D-2026-00001
	quietly deliberation-set $field= D-2026-00001
done
ok 'accounts of a fabrique come before' deliberation-set received=2026-01-05 D-2026-00003
quietly deliberation-set received= D-2026-00003
run deliberation-new title=Essai meeting="$meeting" number=9 published=2026-01-25
is "$status $(cat "$err")" \
	'2 deliberation-new: published: 2026-01-25 is before the meeting, 2026-01-26' 'nor a new one'
for days in 'sent=2026-02-10 received=2026-02-09|received: 2026-02-09 is before sent, 2026-02-10' \
	'received=2026-02-10 approved=2026-02-09|approved: 2026-02-09 is before received, 2026-02-10'; do
	run deliberation-set ${days%|*} D-2026-00001
	is "$status $(cat "$err")" "2 deliberation-set: ${days#*|}" "${days%|*}"
done

# CDLD L3113-1 and L3113-2: the terms of the table; L3132-1 §4 extended; L3162-2.
supervision() {
	quietly deliberation-set received="$2" extended="$3" "$1"
	lists 0 "$1|$4" "$1 received on $2${3:+, extended}" \
		duty-list --duty=supervision --on=2026-01-26 -o subject,date
	quietly deliberation-set received= extended= "$1"
}
while read -r received expiry; do
	supervision D-2026-00001 "$received" '' "$expiry"
	supervision D-2026-00002 "$received" '' "$expiry"
done <<EOT
2026-01-28 2026-02-27
2026-03-07 2026-04-07
2026-03-04 2026-04-03
2026-06-21 2026-07-22
2026-06-20 2026-07-20
2026-07-01 2026-07-31
2026-08-28 2026-09-28
2026-10-02 2026-11-03
2026-10-16 2026-11-16
2026-11-25 2026-12-28
2026-12-02 2027-01-04
EOT
supervision D-2026-00001 2026-01-28 yes 2026-03-16
supervision D-2026-00003 2026-02-05 '' 2026-03-17
quietly deliberation-set received=2026-01-28 D-2026-00001
lists 0 '2026-02-27|open' 'the last day of the authority' \
	duty-list --duty=supervision --on=2026-02-27 -o date,met
lists 0 '2026-02-27|yes' 'then silence has decided' \
	duty-list --duty=supervision --on=2026-02-28 -o date,met
quietly deliberation-set approved=2026-02-12 D-2026-00001
lists 0 '2026-02-27|yes' 'or an approval before' \
	duty-list --duty=supervision --on=2026-02-13 -o date,met

# CDLD L3162-2: over bodies of worship the council decides itself, in forty days.
quietly deliberation-new --from=- <<EOT
{"title":"Vieux compte","supervision":"worship","received":"2019-01-31"}
{"title":"Compte","supervision":"worship","received":"2019-02-01"}
EOT
lists 0 '2019-03-13|Compte' 'before 1 February 2019 the terms are not known' \
	duty-list --duty=supervision --on=2019-02-01 --until=2019-12-31 -o date,what
quietly deliberation-set received= $(deliberation-list -o id 'received<2020-01-01')
quietly deliberation-new title='Budget du CPAS' supervision=cpas-budget received=2026-02-05 \
	extended=yes
worship=$(deliberation-new title='Compte de la fabrique' supervision=worship received=2026-02-05)
lists 0 "2026-03-17|$worship|open" 'a council has until Tuesday 17 March' \
	duty-list --duty=supervision --open --on=2026-03-17 -o date,subject,met
lists 1 "2026-03-17|$worship|no" 'and not until Wednesday' \
	duty-list --duty=supervision --open --on=2026-03-18 -o date,subject,met
quietly deliberation-set received= "$worship"

# CDLD L1122-32: copies in 48 hours; L1133-1, L1133-2: binding five days after.
lists 0 'D-2026-00001|2026-01-28|open' 'copies in 48 hours' \
	duty-list --duty=copies --on=2026-01-28 -o subject,date,met
quietly deliberation-set copied=2026-01-28 D-2026-00001
lists 0 '2026-01-28|yes' 'done' duty-list --duty=copies -o date,met
lists 0 '|D-2026-00001|open|CDLD L1122-32|secondary' 'and to the registries at once: no day' \
	duty-list --duty=registries -o date,subject,met,article,certainty
quietly deliberation-set registries=2026-01-27 D-2026-00001
lists 0 'open' 'not yet' duty-list --duty=registries --on=2026-01-26 -o met
lists 0 'yes' 'done' duty-list --duty=registries --on=2026-01-27 -o met
lists 0 'D-2026-00001||open|CDLD L1133-1' 'no day is set for publishing' \
	duty-list --duty=publication -o subject,date,met,article
while read -r published effect; do
	quietly deliberation-set published="$published" D-2026-00001
	lists 0 "$effect" "published on $published" duty-list --duty=effect -o date
done <<EOT
2026-03-02 2026-03-07
2026-12-29 2027-01-03
EOT
quietly deliberation-set published=2026-03-02 effect=2026-04-01 D-2026-00001
lists 0 '2026-04-01|open|effective=2026-04-01' 'on a day of its own' sh -c \
	"duty-list --duty=effect -o date,met | tr '\\n' '\\t'; duty-list --duty=effect --explain \
	-o result | sed -n 3p"
lists 0 '' 'then it is published' duty-list --duty=publication

# CDLD L1122-29.
quietly deliberation-set embargo=2026-12-31 D-2026-00004
lists 0 '2026-12-31|open' 'closed until then' duty-list --duty=embargo --on=2026-12-31 -o date,met
lists 0 '2026-12-31|yes' 'and open the day after' \
	duty-list --duty=embargo --on=2027-01-01 -o date,met

# Advices, CDLD L1124-40: Monday 2 March and ten working days.
next=$(meeting-new assembly="$council" date=2026-03-24)
adviser=$(adviser-new assembly="$council" name='Directrice financière' legality=yes)
costly=$(deliberation-new title=Toiture amount=30000 meeting="$next")
lists 0 '2026-03-16|AV-2026-00001|Directrice financière: Toiture|open|finance-advice-term|CDLD L1124-40 §1, 3°-4°|unverified' \
	'an advice' duty-list --duty=advice -o date,subject,what,met,rule,article,certainty
lists 1 '2026-03-16|no' 'a late one' duty-list --duty=advice --on=2026-03-17 -o date,met
lists 0 '2026-03-16|open' 'is one of its meeting' \
	meeting-deadlines --duty=advice -o date,met "$next"
lists 0 '' 'and of no other' meeting-deadlines --duty=advice "$meeting"
quietly advice-give "$(advice-list -o id)" positive
lists 0 '2026-03-16|yes' 'there' duty-list --duty=advice --on=2026-03-17 -o date,met

# The whole store is its meetings, each day once; --from and --until cut it.
meeting-list | meeting-deadlines --on=2026-02-01 >"$tmp/meetings"
duty-list --on=2026-02-01 >"$tmp/all"
awk -F '\t' '$2 != "sessions"' "$tmp/all" >"$tmp/of-meetings"
same "$tmp/of-meetings" "$tmp/meetings" 'the duties of the store are those of its meetings, and that there are some'
for day in 2026-01-18 2026-02-10 2026-03-16; do
	duty-list --on=2026-02-01 --until=$day >"$tmp/cut"
	duty-list --on=2026-02-01 --from="$(day-add +1d $day)" >>"$tmp/cut"
	awk -F '\t' '$1 != ""' "$tmp/all" | diff - "$tmp/cut" >"$tmp/diff"
	is "$(cat "$tmp/diff")" '' "up to $day and from the day after on"
done
duty-list --open --on=2026-03-10 -o duty,subject | sort >"$tmp/open"
is "$(grep -c "$meeting" "$tmp/open") $(grep -c "$next" "$tmp/open")" '0 6' \
	'--open: a meeting that is over needs no convocation, the next one does'
quietly meeting-set convened=2026-03-16 "$next"
is "$(duty-list --open --on=2026-03-16 --duty=convocation | wc -l)" 0 '--open: what was done is not'

# Calendars.
lists 2 "duty-list: --ics and --json exclude each other
duty-list: try 'duty-list --help'" 'a calendar has no JSON' duty-list --ics --json
lists 2 "duty-list: --ics and --explain exclude each other
duty-list: try 'duty-list --help'" 'nor reasons' duty-list --ics --explain
quietly deliberation-set title="Écoles ; « Les Tilleuls », à Theux \\ $(awk 'BEGIN {
	while (n++ < 60) printf "é€" }')" "$costly"
duty-list --ics >"$tmp/all.ics"
is "$(grep -c '^SUMMARY.*point of the closed part' "$tmp/all.ics") $(grep -c Dupont "$tmp/all.ics")" \
	'3 0' 'a closed point has no title'
is "$(awk 'length($0) > 76 || substr($0, length($0)) != "\r"' FS='\n' "$tmp/all.ics" | wc -l)" 0 \
	'no line is longer than 75 bytes, each ends in CR LF'
ok 'each line is UTF-8 by itself' sh -c "while IFS= read -r line; do
	printf '%s' \"\$line\" | iconv -f UTF-8 -t UTF-8 >'$tmp/line' || exit 1
done <'$tmp/all.ics'"
PERRON_NOW=2026-03-02T10:30:00Z duty-list --ics | sed 's/^DTSTAMP:20260302T103000Z/DTSTAMP:20260302T090000Z/' >"$tmp/later.ics"
same "$tmp/later.ics" "$tmp/all.ics" 'but for the moment, the same bytes'

# Python's vobject reads them as we mean them.
python=
for p in python3 /usr/bin/python3; do
	[ -n "$python" ] || ! $p -c 'import vobject' 2>/dev/null || python=$p
done
if [ -z "$python" ]; then
	skip 'vobject reads the calendar' 'no python3-vobject'
else
	cat >"$tmp/read.py" <<'EOT'
import sys, vobject
calendar = vobject.readOne(open(sys.argv[1], encoding="utf-8", newline="").read())
assert calendar.validate(raiseException=True)
uids = [e.uid.value for e in calendar.vevent_list]
assert len(uids) == len(set(uids)), "an identifier twice"
for e in calendar.vevent_list:
    assert e.dtstamp.value.isoformat() == "2026-03-02T09:00:00+00:00"
    print(e.dtstart.value.isoformat(), e.categories.value[0],
        e.description.value.split("\n")[0], e.summary.value.split(": ", 1)[1], sep="\t")
EOT
	run "$python" "$tmp/read.py" "$tmp/all.ics"
	is_status 0 'vobject reads the calendar'
	duty-list -o date,duty,subject,what --json | $python -c '
import json, sys
for line in sys.stdin:
    d = json.loads(line)
    if d["date"]:
        closed = d["subject"] == "D-2026-00004"
        print(d["date"], d["duty"], d["subject"], "point of the closed part" if closed
            else d["what"], sep="\t")' >"$tmp/rows"
	same "$out" "$tmp/rows" 'and finds what the rows say'
fi
LC_ALL=fr_BE.UTF-8 duty-list --ics >"$tmp/french.ics"
is "$(grep -c ^UID "$tmp/french.ics")" "$(grep -c ^UID "$tmp/all.ics")" 'in French it is as long'
check_store 'the store is in order'

# The sessions of this year and those of the one before are two events: the store has
# that year whole.
new_store "$tmp/years"
council=$(assembly-new name=Conseil kind=council)
for day in 2024-12-05 2026-03-23; do
	meeting-new assembly="$council" date=$day >"$tmp/made"
done
is "$(duty-list --duty=sessions --ics | grep ^UID)" \
	"$(printf 'UID:sessions-%s@62099.perron\r\n' "$council-2025-12-31" "$council-2026-12-31")" \
	'each year has its identifier'

# CDLD L1122-11: ten sessions a year.  Nine in 2025: next year a quarter of the members can
# have one (deliberations.md, R2; the link is from memory); ten: they cannot.  Nothing is
# told of a year that the store may have a part of.
new_store "$tmp/sessions"
council=$(assembly-new name='Conseil communal' kind=council)
cas=$(assembly-new name=CAS kind=cpas-council)
sessions() {
	want=$1 lines=$2 name=$3
	shift 3
	lists "$want" "$lines" "$name" duty-list --duty=sessions -o date,subject,met,rule,certainty "$@"
}
for month in 01 02 03 04 05 06 09 10 11; do
	quietly meeting-new assembly="$council" date=2025-$month-20
done
sessions 0 '' 'without any meeting nothing is told' --on=2025-03-20 --until=2025-03-31
sessions 0 "2025-12-31|$council|open|sessions-council|secondary" 'nine of ten' --on=2025-12-31
sessions 0 '' 'was the store there all the year before?' --on=2026-01-01 --until=2025-12-31
quietly meeting-new assembly="$council" date=2024-12-16
sessions 1 "2025-12-31|$council|no|sessions-council|unverified
2026-12-31|$council|open|sessions-council|secondary" 'nine in the year before' --on=2026-01-01
lists 1 'from=2025-01-01 to=2025-12-31 held=9 planned=0|needed=10 enough=no|secondary
held=9|share=>=1/4|unverified' 'a quarter can ask' sh -c \
	'duty-list --duty=sessions --explain --on=2026-01-01 -o inputs,result,certainty | head -n 2;
	duty-list --on=2026-01-01 >/dev/null'
lists 0 '5|5|yes' 'that is five of seventeen' members-check --held="$(meeting-list \
	assembly="$council" 'date>=2025-01-01' 'date<=2025-12-31' | wc -l)" 17 5
last=$(meeting-new assembly="$council" date=2025-12-15)
sessions 0 "2025-12-31|$council|open|sessions-council|secondary" 'the tenth is to come' \
	--on=2025-12-14
lists 0 'held=9 planned=1' 'and planned' sh -c "duty-list --duty=sessions --explain \
	--on=2025-12-14 -o inputs | head -n 1 | cut -d ' ' -f 3,4"
sessions 0 "2025-12-31|$council|yes|sessions-council|secondary" 'is held' --on=2025-12-15
sessions 0 "2025-12-31|$council|yes|sessions-council|secondary
2026-12-31|$council|open|sessions-council|secondary" 'ten in the year before' --on=2026-01-01
quietly meeting-new assembly="$council" date=2025-12-16
sessions 0 "2025-12-31|$council|yes|sessions-council|secondary" 'eleven' --on=2025-12-31

# LO CPAS art. 29: one a month.
quietly meeting-new assembly="$cas" date=2026-01-31
quietly meeting-new assembly="$cas" date=2026-02-28
quietly assembly-status --to=dissolved "$council"
sessions 0 "2026-02-28|$cas|open|sessions-cpas|secondary" 'none yet this month' \
	--on=2026-02-27 --from=2026-02-01
sessions 0 "2026-02-28|$cas|yes|sessions-cpas|secondary
2026-03-31|$cas|open|sessions-cpas|secondary" 'one on its last day' --on=2026-03-01
sessions 1 "2026-03-31|$cas|no|sessions-cpas|secondary
2026-04-30|$cas|open|sessions-cpas|secondary" 'none in March' --on=2026-04-01
sessions 0 "2026-04-30|$cas|open|sessions-cpas|secondary" 'nothing to do about it any more' \
	--on=2026-04-01 --open

# CDLD L1122-16: minutes that nobody objects to are approved at the next council.
new_store "$tmp/approval"
council=$(assembly-new name='Conseil communal' kind=council)
before=$(meeting-new assembly="$council" date=2026-01-26)
meeting=$(meeting-new assembly="$council" date=2026-02-23)
lists 0 '' 'the first has no minutes to approve' meeting-deadlines --duty=approval "$before"
duties 0 '2026-02-23|open' 'somebody can object until then' --duty=approval --on=2026-02-23
duties 0 '2026-02-23|yes' 'then silence has approved them' --duty=approval --on=2026-02-24
lists 0 "minutes-objection|minutes-of=$before until=2026-02-23|objection=allowed|secondary
minutes-silence|minutes-of=$before until=2026-02-23|silence=adopted|unverified" 'and why' sh -c \
	"meeting-deadlines --duty=approval --explain -o rule,inputs,result,certainty $meeting | head -n 2"
quietly meeting-set approved=2026-02-23 "$before"
duties 0 '2026-02-23|yes' 'approved that evening' --duty=approval --on=2026-02-23
quietly meeting-set approved=2026-02-24 "$before"
duties 1 '2026-02-23|no' 'or a day later' --duty=approval --on=2026-02-24

# What comes before a second call keeps its term, and that is not verified.
quietly meeting-set call=2 "$meeting"
for duty in 'minutes 2026-02-15' 'member-points 2026-02-17' 'drafts-online 2026-02-17'; do
	lists 0 "${duty#* }|unverified" "${duty% *} before a second call" meeting-deadlines \
		--duty="${duty% *}" --on=2026-02-01 -o date,certainty "$meeting"
done
lists 0 'call=2|terms=same' 'and the trace says so' sh -c "meeting-deadlines \
	--duty=drafts-online --on=2026-02-01 --explain -o rule,inputs,result $meeting |
	sed -n 's/convocation-again-terms.//p'"
quietly meeting-set call=1 "$meeting"
lists 0 '2026-02-17|secondary' 'before a first one it is' meeting-deadlines \
	--duty=drafts-online --on=2026-02-01 -o date,certainty "$meeting"

# Where mandates and the right to sign end; a day before, on it, and the day after.
new_store "$tmp/people"
council=$(assembly-new name='Conseil communal' kind=council)
mandate=$(mandate-new assembly="$council" person='Anne Lambert' from=2024-12-02 to=2026-06-30)
quietly mandate-new assembly="$council" person='Denis Noël'
signs=$(signatory-new assembly="$council" mandate="$mandate" number=1 to=2026-04-30)
while read -r day signing sitting; do
	lists 0 "2026-04-30|signatory|$signs|Anne Lambert|$signing|own-end||text|
2026-06-30|mandate|$mandate|Anne Lambert|$sitting|own-end||text|" "who is there on $day" \
		duty-list --on="$day"
done <<EOT
2026-04-30 open open
2026-05-01 yes open
2026-06-30 yes open
2026-07-01 yes yes
EOT
lists 0 "$mandate" '--open: the mandate still ends' duty-list --open --on=2026-05-01 -o subject
quietly mandate-status --to=ended "$mandate"
lists 0 '' 'and not when it has' duty-list --open --on=2026-05-01
lists 0 "$signs" 'up to a day' duty-list --until=2026-04-30 -o subject
lists 0 '' 'they are of no meeting' meeting-deadlines "$(meeting-new assembly="$council" \
	date=2026-06-30 call=3 convened=2026-06-20)" --duty=mandate

# What is marked as personal is read by who may read it, and leaves in no calendar; a
# point of the closed part leaves without its title, marks or not.
adviser=$(adviser-new assembly="$council" name=Juriste delay=5 condition='title~Dupont')
quietly deliberation-new assembly="$council" title='[[M. Dupont]] : terrasse'
quietly deliberation-new assembly="$council" title='Dupont : nomination' privacy=secret
lists 0 'Juriste: M. Dupont : terrasse
Juriste: Dupont : nomination' 'rows have no marks' duty-list --duty=advice -o what
summaries() {
	"$@" | tr -d '\r' | sed -n 's/^SUMMARY://p'
}
is "$(summaries duty-list --duty=advice --ics)" 'advice is given: Juriste: TEXTE MASQUÉ : terrasse
advice is given: point of the closed part' 'calendars mask them'
duty-list --duty=advice --ics >"$tmp/duties.ics"
advice-due --ics >"$tmp/due.ics"
same "$tmp/due.ics" "$tmp/duties.ics" 'advice-due prints the same calendar'
quietly advice-give AV-2026-00002 positive
lists 0 1 'of those that are due' sh -c 'advice-due --ics | grep -c BEGIN:VEVENT'
lists 0 2 'or of all' sh -c 'advice-due --all --ics | grep -c BEGIN:VEVENT'
lists 0 1 'or of some' sh -c 'advice-due --all --ics state=given | grep -c BEGIN:VEVENT'
run advice-due --ics --on=2026-03-10
is_status 1 'and says no when one is late'
lists 2 "advice-due: --ics and --explain exclude each other
advice-due: try 'advice-due --help'" 'no reasons in a calendar' advice-due --ics --explain
check_store 'the store of the people is in order'

# Publication (CDLD L1133-1) and supervision (L3122-6) are known of communes, and of a CPAS
# that its council of the commune supervises its budget in 40 days (LO CPAS art. 88): the
# decision of the CPAS itself is not the one that is waited for.  No duty is guessed for
# others.
acts() {
	new_store "$tmp/$1"
	assembly=$(assembly-new name=X kind="$1")
	meeting=$(meeting-new assembly="$assembly" date=2026-01-26)
	deliberation-new --from=- >"$tmp/ids" <<EOT
{"title":"Règlement","act":"by-law","supervision":"annulment","motivation":"Vu","meeting":"$meeting"}
{"title":"Budget","act":"budget","supervision":"cpas-budget","motivation":"Vu","meeting":"$meeting"}
EOT
	for state in validated presented; do
		quietly deliberation-status --to=$state - <"$tmp/ids"
	done
	for state in frozen published decided closed; do
		quietly meeting-status --to=$state "$meeting"
	done
	quietly deliberation-set received=2026-02-05 - <"$tmp/ids"
	duty-list --on=2026-02-10 -o duty,what,date,met | grep -E '^(sending|supervision|publication|copies|registries)' |
		sort >"$out"
}
acts council
is "$(tr '\t' '|' <"$out")" 'copies|Règlement|2026-01-28|no
publication|Règlement||open
registries|Règlement||open
sending|Règlement|2026-02-10|open
supervision|Budget|2026-03-17|yes
supervision|Règlement|2026-03-09|open' 'the acts of a commune'
for kind in police-council police-college general-assembly board permanent-bureau; do
	acts $kind
	is "$(cat "$out")" '' "of a $kind no rule is known"
done
quietly rule-set publication-effect 8 --from=2026-01-01 --source=Statuts
lists 0 'Règlement||open' 'but those that it has set' \
	duty-list --duty=publication -o what,date,met
acts cpas-council
is "$(tr '\t' '|' <"$out")" 'supervision|Budget|2026-03-17|open' \
	'a CPAS waits for the council of the commune'
lists 0 'yes' 'until its term is over' duty-list --duty=supervision --on=2026-03-18 -o met

# Nor is the legality advice (CDLD L1124-40) known of others, unless they have set it.
lists 2 "adviser-new: legality: finance-advice-term: known for a commune, not for a cpas-council: \
give the adviser a delay, or set the rule (rule-set)" 'no legality advice of a CPAS' \
	adviser-new assembly="$assembly" name='Directeur financier' legality=yes
quietly rule-set finance-advice-term 10 --from=2026-01-01 --source='LO CPAS art. 46'
lists 0 AR-2026-00001 'but of one that has set it' \
	adviser-new assembly="$assembly" name='Directeur financier' legality=yes

done_testing
