#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The rules of law that an authority has of its own: where they count, and where not.
# The shipped values that they are held against are those of share/law: seven jours
# francs for the convocation (CDLD L1122-13), more than half of the votes (L1122-26),
# 30 days for an approval (L3132-1), 30 000 euros for the legality advice (L1124-40).
. "$(dirname "$0")/lib.sh"

# lists STATUS LINES NAME COMMAND...: with | for tabs in the lines.
lists() {
	want=$1 lines=$2 name=$3
	shift 3
	run "$@"
	is "$status $(tr '\t' '|' <"$out")$(cat "$err")" "$want $lines" "$name"
}

quietly() {
	"$@" >"$tmp/quiet" 2>&1 || cat "$tmp/quiet"
}

latest() {
	convocation-check --rule=council "$@" | cut -f 1
}

new_store "$tmp/store"
lists 0 RU-2026-00001 'it is set, and has an id' \
	rule-set convocation-council 10 --from=2026-03-01 --to=2026-05-31 --source='ROI, art. 18'

# Event on the first day, the day before, the last and the day after.
is "$(latest --event=2026-02-28) $(latest --event=2026-03-01)" '2026-02-20 2026-02-18' \
	'it holds from its first day on'
is "$(latest --event=2026-05-31) $(latest --event=2026-06-01)" '2026-05-20 2026-05-24' \
	'and to its last'
lists 0 'convocation-council|ROI, art. 18|unverified|ROI, art. 18
jours-francs|CDLD L1122-13|secondary|' 'the trace shows which row won' \
	sh -c "convocation-check --rule=council --event=2026-03-23 --explain \
		-o rule,article,certainty,source | sed '2s/	Walloon.*/	/'"
lists 0 '7|perron|
10|own|RU-2026-00001' 'the one that lost is listed too' \
	rule-list -o value,origin,id convocation-council
lists 0 '7|perron' 'as of a day on which it does not hold' \
	rule-list --on=2026-06-01 -o value,origin convocation-council
lists 0 10 'only its own' rule-list --origin=own -o value
is "$(rule-list --origin=perron | wc -l)" "$(PERRON_STORE='' rule-list | wc -l)" 'only the shipped ones'

# Which store counts.
store=$PERRON_STORE
unset PERRON_STORE
is "$(latest --event=2026-03-23)" 2026-03-15 'no store: the shipped rule'
is "$(latest --event=2026-03-23 --store="$store")" 2026-03-12 'a store that is named'
is "$(PERRON_STORE=$store latest --event=2026-03-23)" 2026-03-12 'or that the environment names'
is "$(PERRON_STORE=$store latest --event=2026-03-23 --store="$tmp" 2>&1 | cut -d ' ' -f 1)" convocation-check: 'a named one has to be there'
PERRON_STORE=$tmp/nowhere run convocation-check --rule=council --event=2026-03-23
is_status 2 'a store of the environment, too'
says "^convocation-check: $tmp/nowhere: no store here" 'and the message says which'
mkdir -p "$tmp/.local/share"
ln -s "$store" "$tmp/.local/share/perron"
is "$(latest --event=2026-03-23)" 2026-03-12 'or that lies in the home directory'
rm "$tmp/.local/share/perron"
PERRON_STORE=$store
export PERRON_STORE

# Commands of the store rest on it, also where they judge what is written.
council=$(assembly-new name=Conseil kind=council)
meeting=$(meeting-new assembly="$council" date=2026-03-23 start=20:00)
after=$(meeting-new assembly="$council" date=2026-06-01 start=20:00)
lists 0 '2026-03-12|ROI, art. 18|unverified' 'meeting-deadlines' \
	meeting-deadlines --duty=convocation -o date,article,certainty "$meeting"
lists 0 '2026-05-24|CDLD L1122-13 §1|secondary' 'the meeting on the day after' \
	meeting-deadlines --duty=convocation -o date,article,certainty "$after"
for person in A B C D; do
	mandate-new person=$person assembly="$council" from=2024-12-02
done >/dev/null
point=$(deliberation-new title=Voirie meeting="$meeting" number=1)
other=$(deliberation-new title=Voirie meeting="$after" number=1)
lists 0 RU-2026-00002 'a majority' \
	rule-set majority-council '>=3/4' --to=2026-05-31 --source='ROI, art. 30' --article='ROI art. 30'
for p in "$point" "$other"; do
	quietly deliberation-vote yes=A,B no=C "$p"
done
lists 1 "$point|rejected|3
$other|adopted|2" 'a vote of each side of its last day' \
	deliberation-result -o id,result,needed "$point" "$other"
run deliberation-result --explain -o rule,inputs,source "$point"
is "$(grep -c 'majority-council	votes=3 share=>=3/4 yes=2	ROI, art. 30' "$out")" 1 'and why'
quietly rule-set finance-advice-threshold 50000 --source='circulaire' --from=2026-03-01
quietly adviser-new assembly="$council" name='Directeur financier' legality=yes
cheap=$(deliberation-new title=Cour assembly="$council" amount=49999.99)
dear=$(deliberation-new title=Toit assembly="$council" amount=50000)
is "$(advice-list -o deliberation)" "$dear" 'advices are asked by its threshold, to the cent'
quietly rule-set advice-holidays none --from=2026-03-01 --source='convention' 
is "$(rule-list --on=2026-03-02 -o value --origin=own 'advice-*')" none 'a set of holidays'

# Decreed holidays (CDLD L3113-2): thirty days from 15 April 2026 end on Friday 15 May, the day
# after Ascension; then Monday 18 May is the next working day.
due() {
	supervision-due --rule=approval --received=2026-04-15 "$@" | cut -f 2
}
is "$(due)" 2026-05-15 'no day is decreed'
quietly rule-set decreed-holidays supervision --from=2026-05-15 --to=2026-05-15 \
	--source='Décret du 1er avril 2026' --note=Pont
is "$(due)" 2026-05-18 'a decreed day: the term moves'
is "$(PERRON_STORE='' due)" 2026-05-15 'not without the store'
is "$(day-list --holidays=supervision 2026 | grep Pont)" \
	'2026-05-15	Pont	Décret du 1er avril 2026	unverified' 'it is listed'
is "$(supervision-due --rule=approval --received=2026-04-15 --explain -o rule,inputs,result,certainty |
	grep decreed)" 'decreed-holidays	from=2026-05-15 to=2026-05-15	holidays=supervision	unverified' \
	'and the trace says that the day rests on it'
is "$(supervision-due --rule=approval --received=2026-04-17 --explain -o rule | grep -c decreed)" 0 \
	'where it does'
is "$(day-list 2026 | grep -c Pont)" 0 'in its set alone'
is "$(day-add --holidays=supervision +1w 2026-05-14) $(day-add +1w 2026-05-14)" \
	'2026-05-18 2026-05-15' 'and does not work there'
is "$(day-count --holidays=supervision 2026-05-13 2026-05-18)" 1 'nor does it count'
is "$(day-count --holidays=supervision 2027-05-14 2027-05-16)" 0 'in that year alone'
quietly rule-set decreed-holidays community,legal --from=2026-12-28 --to=2027-01-05 --source=Décret
is "$(day-add +1w 2026-12-24) $(day-add +1w 2027-01-04)" '2027-01-06 2027-01-06' \
	'days from one year to the next'
run rule-set decreed-holidays legal --from=2027-05-15 --source=D
says 'decreed-holidays: to: the last of the days it is about is needed' 'it needs a last day'
run rule-set decreed-holidays lunar --from=2027-05-15 --to=2027-05-15 --source=D
says 'decreed-holidays: takes any of legal,community,supervision, joined' 'and a set'

# What is published binds on the fifth day after (CDLD L1133-2), or on that of the authority.
quietly rule-set publication-effect 8 --from=2026-02-20 --to=2026-02-25 --source=ROI
for day in 2026-02-19 2026-02-20 2026-02-25 2026-02-26; do
	publication-new title=Règlement type=by-law text=Tout published=$day |
		publication-status --to=proposed | publication-status --to=published
done >"$tmp/quiet" 2>&1
is "$(publication-list -o published,effect | tr '\t\n' ' ;')" \
	'2026-02-19 2026-02-24;2026-02-20 2026-02-28;2026-02-25 2026-03-05;2026-02-26 2026-03-03;' \
	'by-laws on the web site'
is "$(publication-effect 2026-02-25 | cut -f 2)" 2026-03-05 'and the command that needs no store'

# Quantities: CDLD L1122-3 has 21 seats from 9000 inhabitants, 23 from 12 000.
quietly rule-set seats-council 22 --least=10000 --source='arrêté' --certainty=secondary
lists 0 '21|unverified
22|secondary
22|secondary
23|unverified' 'from its least quantity to the next row' seats-count 9999 10000 11999 12000
lists 0 '21|unverified' 'on the day before it there is none' seats-count --on=2026-03-01 10000

# What is refused, and when.
while IFS='|' read -r arguments code message; do
	eval "run rule-set $arguments"
	is "$status $(cat "$out")$(cat "$err" | sed 1q)" "$code rule-set: $message" "refused: $arguments"
done <<'EOT'
publication-effect 6|2|--source is needed
publication-effect --source=S|2|takes a RULE and its VALUE
publication-effect 6 7 --source=S|2|takes a RULE and its VALUE
publication-effect 6 --source=|2|--source needs a value
publication-effect six --source=S|2|publication-effect: takes a whole number from 0 to 3650, not six
publication-efect 6 --source=S|2|publication-efect: no such rule of law; there are publication-mode, publication-effect
publication-effect 6 --source=S --from=2026-02-30|2|from: not a date: 2026-02-30
publication-effect 6 --source=S --from=2026-03-02 --to=2026-03-01|2|to: ends before it begins
publication-effect 6 --source=S --least=x|2|least: not a whole number: x
publication-effect 6 --source=S --least=5|2|publication-effect: least: the rule depends on no quantity
seats-council 22 --source=S|2|seats-council: least: the smallest quantity it is for is needed, from 1 on
publication-effect 6 --source=S --certainty=sure|2|--certainty: not one of text, secondary, unverified: sure
convocation-council 12 --source=S|1|convocation-council: RU-2026-00001 is for some of these days: end it first (rule-end)
convocation-council 12 --source=S --from=2026-02-01 --to=2026-03-01|1|convocation-council: RU-2026-00001 is for some of these days: end it first (rule-end)
EOT
lists 1 '' 'a rule that is refused leaves nothing' rule-list --origin=own --on=2026-03-02 publication-effect
lists 0 RU-2026-00009 'up to the day before the other' \
	rule-set convocation-council 12 --source=S --from=2026-02-01 --to=2026-02-28
run rule-set publication-effect 6 --source=S --dry-run
lists 1 '' 'nothing is stored by --dry-run' rule-list --origin=own --on=2026-03-02 publication-effect

# Ends, and what is taken back.
lists 0 RU-2026-00001 'it ends' rule-end --to=2026-03-22 RU-2026-00001
is "$(latest --event=2026-03-22) $(latest --event=2026-03-23)" '2026-03-11 2026-03-15' \
	'on the day that was told, and not before'
lists 0 '' 'to end it again on that day changes nothing' rule-end --to=2026-03-22 RU-2026-00001
is "$(echo RU-2026-00009 | rule-end --to=2026-01-31)" RU-2026-00009 \
	'a last day before the first takes it back'
is "$(latest --event=2026-02-28)" 2026-02-20 'and it holds on no day'
lists 0 RU-2026-00001 'it is not listed' rule-list --origin=own -o id convocation-council
is "$(store-log --id=RU-2026-00009 -o field,after | tail -n 1)" "to	2026-01-31" 'but not forgotten'
quietly rule-set convocation-council 9 --source=T --from=2026-03-23
run rule-end --to=2026-03-23 RU-2026-00001
is_status 1 'it cannot be stretched over another one'
says 'convocation-council: RU-2026-00010 is for some of these days' 'and the message names that'
run rule-end --to=2026-02-30 RU-2026-00001
is_status 2 'a day that is none'
run rule-end RU-2026-00099
is_status 1 'no such rule'
is "$(rule-end RU-2026-00003; rule-list -o to --origin=own finance-advice-threshold)" \
	'RU-2026-00003
2026-03-02' 'without --to it ends today'

# A store of before: it says what to do, and keeps what it has.
cp -R "$PERRON_STORE" "$tmp/old"
sqlite3 "$tmp/old/core.db" 'DROP TABLE rule; DELETE FROM audit WHERE command LIKE '"'rule-%'"';
	ALTER TABLE authority DROP COLUMN "privacy-page"; PRAGMA user_version = 2'
run rule-list --store="$tmp/old"
is_status 2 'an older core.db'
says 'core.db: has version 2, this perron needs 4: run store-upgrade' 'says what to do'
quietly store-upgrade --store="$tmp/old"
lists 0 '7|perron' 'after store-upgrade' rule-list --store="$tmp/old" -o value,origin convocation-council

# Somebody wrote into the store by hand: what cannot be followed is told, with its id.
cp -R "$PERRON_STORE" "$tmp/hand"
sqlite3 "$tmp/hand/core.db" "UPDATE rule SET value = 'many' WHERE rule = 'majority-council'"
run deliberation-result --store="$tmp/hand" "$point"
is_status 2 'a value that was never set'
says 'RU-2026-00002: majority-council: not a value that can be followed: many' 'is named'
is "$(rule-end --store="$tmp/hand" --to=2026-03-01 RU-2026-00002)" RU-2026-00002 'and can be ended'
check_store 'the store is clean'
# What a delay of working days rests on: five from Monday 2 March are over on the 10th when
# Wednesday 4 March does not work, and the trace says so; one that was over before is not
# about it.
new_store "$tmp/decreed"
assembly=$(assembly-new name=X kind=council)
adviser-new name=A delay=5 assembly="$assembly" condition='title~A' >"$tmp/made"
adviser-new name=B delay=1 assembly="$assembly" condition='title~B' >"$tmp/made"
quietly rule-set decreed-holidays community --from=2026-03-04 --to=2026-03-04 --source=Décret
deliberation-new --from=- >"$tmp/made" <<'EOT' || cat "$tmp/made"
{"title":"A","assembly":"A-2026-00001"}
{"title":"B","assembly":"A-2026-00001"}
EOT
is "$(advice-due -o name,limit | tr '\t\n' ' ;')" 'B 2026-03-03;A 2026-03-10;' 'a day less to advise'
is "$(advice-due --explain -o rule,inputs,result,certainty | grep decreed)" \
	'decreed-holidays	from=2026-03-04 to=2026-03-04	holidays=community	unverified' \
	'the one that it is about tells it'

# Where an authority lets half of the votes be enough, no vote at all is still none.
quietly rule-set majority-council '>=1/2' --from=2026-01-01 --source=ROI
lists 0 'adopted|6|3|majority' 'half adopts' vote-count yes=3 no=3
lists 0 'rejected|0|0|no-votes' 'nobody does not' vote-count yes=0 no=0 abstain=17

# Today is that of the authority, by whose rules it is answered: on the other side of the
# line of dates a rule holds a day earlier.
new_store "$tmp/east"
quietly authority-set timezone=Pacific/Auckland
quietly rule-set quorum-council '>=2/3' --from=2026-03-03 --source=ROI
lists 0 '9' 'on Monday 2 March at ten' quorum-check -o needed 17 12
PERRON_NOW=2026-03-02T12:00:00Z lists 0 '12' 'where it is Tuesday already' quorum-check -o needed 17 12
PERRON_NOW=2026-03-02T12:00:00Z lists 0 '9' 'or on a day that is named' \
	quorum-check --on=2026-03-02 -o needed 17 12

done_testing
