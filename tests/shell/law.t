#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The law as commands: what they print, how they end, what they refuse and
# where.  The numbers are those of the articles; tests/unit/law_rules.c has more
# of them.
. "$(dirname "$0")/lib.sh"

tab=$(printf '\t')

# answers STATUS LINES NAME COMMAND...: with | for tabs in the lines.
answers() {
	want=$1 lines=$2 name=$3
	shift 3
	run "$@"
	is "$status $(tr '\t' '|' <"$out")" "$want $lines" "$name"
}

# refuses MESSAGE COMMAND...: with exit status 2, and nothing is printed.
refuses() {
	message=$1
	shift
	run "$@"
	is "$status $(wc -c <"$out") $(sed 1q "$err")" "2 0 $1: $message" "$*"
}

# fed INPUT COMMAND...: the command reads the input, | being tabs.
fed() {
	input=$1
	shift
	printf '%b' "$input" | tr '|' '\t' | "$@"
}

# Quorum: CDLD L1122-17, L1123-20.
answers 0 '9|9|yes' 'council: nine of 17 (CDLD L1122-17)' quorum-check 17 9
answers 1 '9|8|no' 'council: one less' quorum-check 17 8
answers 0 '9|10|yes' 'council: one more' quorum-check 17 10
answers 0 '4|4|yes' 'college: four of six (CDLD L1123-20)' quorum-check --rule=college 6 4
answers 1 '4|3|no' 'college: half is not enough' quorum-check --rule=college 6 3
answers 0 '1|4|yes' 'third call: any number (CDLD L1122-17)' quorum-check --rule=third-call 17 4
answers 1 '1|0|no' 'third call: nobody is no number' quorum-check --rule=third-call 17 0
answers 1 '7|7|yes
7|6|no
13|13|yes' 'cases of standard input: the worst is told' fed '13|7\n13|6\n\n24|13\r\n' quorum-check
answers 0 '7|7|yes' 'an operand -' fed '13|7\n' quorum-check -
refuses 'present: 18 where there are 17 seats (CDLD L1122-17 al. 1)' quorum-check 17 18
refuses 'seats: not a whole number from 1 to 1000000000: 0' quorum-check 0 0
refuses 'present: not a whole number from 0 to 1000000000: -1' quorum-check 17 -1
refuses 'seats: not a whole number from 1 to 1000000000: 99999999999999999999' \
	quorum-check 99999999999999999999 1
refuses 'present: a whole number is needed' quorum-check 17
refuses 'more than 2 operands' quorum-check 17 9 9
refuses '--rule: not one of council, college, cpas, third-call: senate' \
	quorum-check --rule=senate 17 9
refuses '--on: not a date: 2026-02-30' quorum-check --on=2026-02-30 17 9
refuses 'quorum-council: not known for 1990-01-01, only for 2004-04-22/' \
	quorum-check --on=1990-01-01 17 9
run fed '17|9\n17|nine\n17|18\n17|9|1\n' quorum-check
is "$status $(tr '\t' '|' <"$out")" '2 9|9|yes' 'good cases are answered'
is "$(cat "$err")" 'quorum-check: stdin:2: present: not a whole number from 0 to 1000000000: nine
quorum-check: stdin:3: present: 18 where there are 17 seats (CDLD L1122-17 al. 1)
quorum-check: stdin:4: more than 2 fields' 'bad ones are refused with their place'

# Votes: CDLD L1122-26, L1123-22, L1123-14, L1122-24.
answers 0 'adopted|17|9|majority' '9-8-0 (CDLD L1122-26)' vote-count yes=9 no=8
answers 0 'rejected|16|9|tie' '8-8-1' vote-count yes=8 no=8 abstain=1
answers 0 'adopted|9|5|majority' '5-4-8' vote-count abstain=8 no=4 yes=5
answers 0 'rejected|0|1|no-votes' '0-0-17' vote-count yes=0 no=0 abstain=17
answers 0 'adopted|1|1|majority' 'blank and invalid ballots are not cast' \
	vote-count --present=17 yes=1 no=0 blank=10 invalid=6
answers 0 'postponed|6|4|tie' 'college: a tie (CDLD L1123-22)' vote-count --rule=college yes=3 no=3
answers 0 'postponed|6|4|tie' 'college: the second' vote-count --rule=college --tie=2 yes=3 no=3
answers 0 'president-decides|6|4|third-tie' 'college: the third' \
	vote-count --rule=college --tie=3 yes=3 no=3
answers 0 'president-decides|6|4|urgency' 'college: urgency' \
	vote-count --rule=college --urgent yes=3 no=3
answers 0 'adopted|13|9|majority' 'two thirds of 13 (CDLD L1122-24)' \
	vote-count --rule=two-thirds --present=13 yes=9 no=4
answers 0 'rejected|12|9|no-majority' 'one less' \
	vote-count --rule=two-thirds --present=13 yes=8 no=4
answers 0 'adopted|9|9|majority' 'no confidence: nine of 17 (CDLD L1123-14)' \
	vote-count --rule=confidence --seats=17 yes=9 no=0
answers 0 'rejected|8|9|no-majority' 'eight of them' \
	vote-count --rule=confidence --seats=17 yes=8 no=0
answers 0 'adopted|17|9|majority
rejected|16|9|tie
adopted|9|5|majority' 'votes of standard input, with names or without' \
	fed '9|8\n8|8|1\nabstain=8|yes=5|no=4\n' vote-count
refuses 'votes: 18 where there are 17 present (CDLD L1122-26 §1)' \
	vote-count --present=17 yes=9 no=8 abstain=1
refuses 'present: 18 where there are 17 seats (CDLD L1122-26 §1)' \
	vote-count --seats=17 --present=18 yes=9 no=8
refuses 'present: not told (CDLD L1122-24 al. 1-2)' vote-count --rule=two-thirds yes=9 no=4
refuses 'seats: not told (CDLD L1123-14)' vote-count --rule=confidence yes=9 no=4
refuses 'urgency and earlier ties count in the college alone (CDLD L1122-26 §1)' \
	vote-count --tie=3 yes=8 no=8
refuses 'no: a whole number is needed' vote-count yes=9
refuses 'yes: given twice' vote-count yes=9 no=8 yes=9
refuses 'no: not a whole number from 0 to 1000000000: -8' vote-count yes=9 no=-8
refuses 'not yes=N, no=N, abstain=N, blank=N or invalid=N: maybe=3' vote-count yes=9 no=8 maybe=3
refuses '--present: not a whole number from 1 to 1000000000: 0' vote-count --present=0 yes=0 no=0

# Ballots: CDLD L1122-28.
answers 0 'A|8|runoff
B|5|runoff
C|4|out' 'no majority of 17: the two best placed' fed 'C|4\nA|8\nB|5\n' ballot-count
answers 0 'A|9|elected
B|8|out' 'nine of 17' fed 'B|8\nA|9\n' ballot-count
answers 0 'B|8|elected
A|8|out' 'the oldest wins a tie' fed 'A|8|1971-02-03\nB|8|1971-02-02\n' ballot-count --round=2
first=$(fed 'A|8|1971-02-03\nB|8|1960-01-01\nC|1|1950-01-01\n' ballot-count)
is "$(fed 'C|1|1950-01-01\nB|8|1960-01-01\nA|8|1971-02-03\n' ballot-count)" "$first" \
	'the order of the lines does not count'
answers 0 "L’Hôte|3|elected" 'a name is what was typed' fed "L’Hôte|3\n" ballot-count
answers 0 '' 'no candidate' ballot-count </dev/null
run fed 'A|8|1971-02-03\nB|8|1971-02-03\n' ballot-count --round=2
is "$status $(cat "$out" "$err")" '1 ballot-count: A and B: equal votes, and no two days of birth to tell them apart (CDLD L1122-28)' \
	'two of one age: the rule refuses'
run fed 'A|9\nB|9|1950-02-02\nC|9|1960-01-01\n' ballot-count
is "$status $(cat "$out" "$err")" '1 ballot-count: B and A: equal votes, and no two days of birth to tell them apart (CDLD L1122-28)' \
	'two of three equal go on: the third, of untold age, may be older than both'
run fed 'A|8|1971-02-30\n|3\nB|x\nA|1\n' ballot-count
is "$status $(cat "$out" "$err")" '2 ballot-count: stdin:1: birth: not a date: 1971-02-30
ballot-count: stdin:2: name: none
ballot-count: stdin:3: votes: not a whole number from 0 to 1000000000: x' \
	'bad lines: nothing is decided'
run fed 'A|1000000000\nB|1\n' ballot-count
is "$status $(cat "$out" "$err")" '2 ballot-count: more than 1000000000 votes' 'too many votes'
run fed 'A|8\nB|3\nA|1\n' ballot-count
is "$status $(cat "$out" "$err")" '2 ballot-count: A: two candidates of that name' 'a name twice'

# Convocations: CDLD L1122-13, L1122-24, L1123-21.
answers 0 '2026-01-18|yes' 'council: seven jours francs (CDLD L1122-13)' \
	convocation-check --rule=council --event=2026-01-26 --received=2026-01-18
answers 0 '2026-01-18|yes' 'a day more' \
	convocation-check --rule=council --event=2026-01-26 --received=2026-01-17
answers 1 '2026-01-18|no' 'a day less' \
	convocation-check --rule=council --event=2026-01-26 --received=2026-01-19
answers 0 '2026-01-23|yes' 'second call: two' \
	convocation-check --rule=council-again --event=2026-01-26 --received=2026-01-23
answers 1 '2026-01-20|no' 'point of a member: five (CDLD L1122-24)' \
	convocation-check --rule=member-item --event=2026-01-26 --received=2026-01-21
answers 0 '2026-03-08|yes' 'college: two (CDLD L1123-21)' \
	convocation-check --rule=college --event=2026-03-11 --received=2026-03-08
answers 0 '2026-01-18|' 'only the latest day' convocation-check --rule=council --event=2026-01-26
answers 1 '2026-01-18|yes
2026-01-18|no
2026-03-16|' 'sessions of standard input' \
	fed '2026-01-26|2026-01-18\n2026-01-26|2026-01-19\n2026-03-24\n' convocation-check --rule=council
refuses '--rule is needed' convocation-check --event=2026-01-26
refuses 'event: a date is needed' convocation-check --rule=council --received=2026-01-26
refuses 'received: not a date: 18/01/2026 (YYYY-MM-DD: 2026-01-18)' \
	convocation-check --rule=council --event=2026-01-26 --received=18/01/2026
refuses 'convocation-drafts-online: not known for 2023-03-31, only for 2023-04-01/2024-12-31, 2025-01-01/' \
	convocation-check --rule=drafts-online --event=2023-03-31

# Supervision: CDLD L3113-1, L3113-2, L3122-2, L3132-1, L3162-2.
answers 0 '|2026-02-27|executory' 'approval: 30 days (CDLD L3132-1)' \
	supervision-due --rule=approval --received=2026-01-28
answers 0 '|2026-03-16|executory' 'half more, and off a Saturday' \
	supervision-due --rule=approval --received=2026-01-28 --extended
answers 0 '|2026-04-07|executory' 'off Easter Monday (CDLD L3113-2)' \
	supervision-due --rule=approval --received=2026-03-07
answers 0 '|2026-03-17|executory' 'worship: 40 days (CDLD L3162-2)' \
	supervision-due --rule=worship --received=2026-02-05
answers 0 '|2026-03-17|executory' 'after the twenty of the bishop: 60 at most' \
	supervision-due --rule=worship --bishop=2026-01-16
answers 0 '|2026-04-07|executory' 'and twenty more, off Easter Monday' \
	supervision-due --rule=worship --bishop=2026-01-16 --extended
answers 0 '|2026-03-16|executory' 'sooner when his opinion comes sooner' \
	supervision-due --rule=worship --bishop=2026-01-16 --received=2026-02-04
answers 0 '|2026-03-17|executory
|2026-03-18|executory' 'of standard input' fed '||2026-01-16\n||2026-01-17\n' \
	supervision-due --rule=worship
is "$(supervision-due --rule=worship --bishop=2026-01-16 --explain -o rule,inputs,result,certainty |
	head -n 3 | tr '\t' '|')" \
	'supervision-opinion-worship|asked=2026-01-16 days=20|opinion-by=2026-02-05|secondary
supervision-opinion-silence-worship|opinion-by=2026-02-05|opinion=favourable received=2026-02-05|unverified
supervision-start|received=2026-02-05 days=1|first-day=2026-02-06|text' 'and why'
refuses 'received before its opinion was asked' \
	supervision-due --rule=worship --bishop=2026-01-16 --received=2026-01-15
refuses 'an opinion is heard for worship alone' \
	supervision-due --rule=approval --bishop=2026-01-16
answers 0 '|2026-03-09|executory' 'accounts: 40 days (CDLD L3132-1, from memory)' \
	supervision-due --rule=accounts --received=2026-01-28
answers 0 '|2026-03-17|approved' 'budget of the CPAS: 40 days (LO CPAS 88)' \
	supervision-due --rule=cpas-budget --received=2026-02-05
refuses "supervision-extension-cpas-budget: no such rule in $PERRON_SHARE/law/assembly.tsv" \
	supervision-due --rule=cpas-budget --received=2026-02-05 --extended
answers 0 '2026-02-10||final' 'annulment: 15 days to send (CDLD L3122-2)' \
	supervision-due --rule=annulment --adopted=2026-01-26
answers 0 '2026-02-10|2026-03-04|final
|2026-07-22|final
2026-02-10||final' 'acts of standard input' \
	fed '2026-01-26|2026-02-02\n|2026-06-21\n2026-01-26\n' supervision-due --rule=annulment
refuses 'received before it was adopted' \
	supervision-due --rule=approval --adopted=2026-01-26 --received=2026-01-25
refuses 'extended, but not received' supervision-due --rule=approval --adopted=2026-01-26 --extended
refuses '--adopted needs a value' supervision-due --rule=approval --adopted=
run fed '|\n' supervision-due --rule=approval
says '^supervision-due: stdin:1: a day of adoption or of receipt is needed$' 'a line without days'
refuses "supervision-send-worship: no such rule in $PERRON_SHARE/law/assembly.tsv" \
	supervision-due --rule=worship --adopted=2026-01-26
refuses 'supervision-start: not known for 2018-07-15, only for 2019-02-01/' \
	supervision-due --rule=approval --received=2018-07-15

# R46: what may be executed meanwhile.
is "$(supervision-due --rule=approval --received=2026-01-28 --explain -o result | tail -n 1)" \
	'execution=after approval or expiry' 'an act to be approved waits'
is "$(supervision-due --rule=annulment --received=2026-01-28 --explain -o result | tail -n 1)" \
	'execution=at-once' 'one that can be annulled does not'

# Members who ask: CDLD L1122-11, L1122-12, L1122-20, L1122-24, L1122-27, L1123-14.
answers 1 '6|5|no' 'a third of 17 less one (CDLD L1122-12)' members-check 17 5
answers 0 '6|6|yes' 'a third of 17, rounded up' members-check 17 6
answers 0 '5|5|yes' 'a quarter after nine sessions (CDLD L1122-11)' members-check --held=9 17 5
answers 1 '6|5|no' 'a third after ten' members-check --held=10 17 5
answers 0 '5|5|yes' 'a third of 13 present (CDLD L1122-27)' members-check --rule=named-vote 13 5
answers 1 '5|4|no' 'one less' members-check --rule=named-vote 13 4
answers 1 '9|8|no' 'two thirds of 13 present (CDLD L1122-20)' members-check --rule=closed-doors 13 8
answers 0 '8|8|yes
7|7|yes
12|12|yes' 'two thirds of 12, 10 and 17 present (CDLD L1122-24)' \
	fed '12|8\n10|7\n17|12\n' members-check --rule=urgency
answers 0 '2|2|yes' 'half of a group of three (CDLD L1123-14)' \
	members-check --rule=no-confidence 3 2
answers 0 '1|1|yes' 'any member (CDLD L1122-26)' members-check --rule=separate-vote 17 1
refuses 'sessions held count for session alone' members-check --rule=urgency --held=9 13 9
refuses 'asking: 18 where there are 17 seats (CDLD L1122-12)' members-check 17 18

# Publication: CDLD L1133-2.
answers 0 '2026-03-07
2024-03-02
2027-01-03' 'the fifth day (CDLD L1133-2)' publication-effect 2026-03-02 2024-02-26 2026-12-29
answers 0 '2026-03-07' 'a date of standard input' fed '2026-03-02\n' publication-effect
answers 2 '2026-03-07' 'a date that is none' publication-effect 2026-02-29 2026-03-02
refuses 'publication-mode: not known for 2004-04-21, only for 2004-04-22/2025-06-30, 2025-07-01/' \
	publication-effect 2004-04-21
is "$(publication-effect --explain -o rule,result 2025-06-30 2025-07-01 | grep mode)" \
	"publication-mode${tab}mode=notice-board
publication-mode${tab}mode=web-site" 'the mode differs from 1 July 2025 on (CDLD L1133-1)'

# Seats: CDLD L1122-3; AGW 23 February 2024 (Genappe, Ittre, Nivelles).
answers 0 '25|unverified
19|unverified
29|unverified' 'communes of 2024' seats-count 16051 7007 29039
answers 0 '7|unverified
9|unverified
53|unverified
55|unverified' 'limits' seats-count 999 1000 299999 300000
refuses 'population: not a whole number from 1 to 1000000000: 0' seats-count 0
refuses 'seats-council: not known for 2004-04-21, only for 2004-04-22/' \
	seats-count --on=2004-04-21 3000
refuses 'population: not a whole number from 1 to 1000000000: 1.5' seats-count 1.5

# What every answer can be asked for.
columns="rule${tab}article${tab}inputs${tab}result${tab}certainty${tab}source"
for command in 'quorum-check 17 9' 'vote-count yes=9 no=8' 'seats-count 16051' \
    'convocation-check --rule=minutes --event=2026-01-26' 'publication-effect 2026-03-02' \
    'supervision-due --rule=annulment --received=2026-01-28'; do
	run $command --explain --header
	is "$status $(sed 1q "$out")" "0 $columns" "$command: the columns of --explain"
	is "$(sed 1d "$out" | awk -F '\t' 'NF != 6 || $1 == "" || $4 == "" || $6 == "" ||
		$5 !~ /^(text|secondary|unverified)$/; END { if (NR == 0) print "nothing" }')" '' \
		"$command: each step says what it rests on"
	# The steps are rows of the tables, as they stand there.
	is "$(sed 1d "$out" | while IFS=$tab read -r rule more; do
		grep -q "^$rule$tab" "$PERRON_SHARE"/law/*.tsv || echo "$rule"
	done)" '' "$command: of the tables"
done
run fed 'A|8\nB|5\n' ballot-count --explain -o rule,certainty
is "$(sort -u "$out")" "ballot-majority${tab}unverified" 'what is unverified is told so'
# From which day on drafts are online is not verified (Le Soir, 3 May 2022: "perhaps 1 April
# 2023 ... 2024 for the others"), nor that a blank ballot is an abstention (model rules of
# UVCW, from memory).
answers 0 'convocation-drafts-online|unverified
jours-francs|secondary
convocation-drafts-online|secondary
jours-francs|secondary' 'drafts online: the last day that is not sure, and the next' \
	fed '2024-12-31\n2025-01-01\n' \
	convocation-check --rule=drafts-online --explain -o rule,certainty
answers 0 'votes-cast|cast=6|secondary
votes-blank|counted-as=abstain|unverified
majority-council|needed=4 enough=no|secondary
tie-council|result=rejected|secondary' 'a blank ballot makes a vote less sure' \
	vote-count --explain -o rule,result,certainty yes=3 no=3 blank=4
is "$(vote-count --explain -o rule yes=3 no=3 abstain=4 | grep -c blank)" 0 'and nothing else does'
answers 1 'quorum-council|CDLD L1122-17 al. 1|seats=17 present=8 share=>1/2|needed=9 quorum=no' \
	'the exit status is that of the answer' \
	quorum-check --explain -o rule,article,inputs,result 17 8
run convocation-check --rule=minutes --event=2026-01-26 --explain --json -o rule,result,certainty
is "$(cat "$out")" '{"rule":"convocation-minutes","result":"jours-francs=7","certainty":"unverified"}
{"rule":"jours-francs","result":"latest=2026-01-18","certainty":"secondary"}' 'steps as JSON'
run quorum-check 17 9 --explain --csv -o rule,result
is "$(tr -d '\r' <"$out")" 'rule,result
quorum-council,needed=9 quorum=yes' 'steps as CSV'
run quorum-check 17 9 --json
is "$(cat "$out")" '{"needed":9,"present":9,"quorum":true}' 'an answer as JSON'
run quorum-check --explain -o help
is "$(cut -f 1 "$out" | paste -s -d ' ' -)" 'rule article inputs result certainty source' \
	'--explain -o help'
refuses '-o: no such column: needed (-o help lists them)' quorum-check --explain -o needed 17 9

# Tables that are not right, in the place of one rule or beside it.
# planted RULE SED: a copy of the shared files with that change in its row.
planted() {
	rm -rf "$tmp/share"
	cp -R "$PERRON_SHARE" "$tmp/share"
	chmod -R u+w "$tmp/share"
	sed "/^$1$tab/ $2" "$PERRON_SHARE/law/assembly.tsv" >"$tmp/share/law/assembly.tsv"
	line=$(grep -n "^$1$tab" "$tmp/share/law/assembly.tsv" | sed 's/:.*//' | tail -n 1)
	at=$tmp/share/law/assembly.tsv:$line
}
# broken MESSAGE COMMAND...: refused so, with these tables.
broken() {
	message=$1
	shift
	run env PERRON_SHARE="$tmp/share" "$@"
	is "$status $(cat "$out" "$err")" "2 $1: $message" "broken table: $message"
}
planted quorum-council 's/>1\/2/half/'
broken "$at: quorum-council: not a value that can be followed: half" quorum-check 17 9
planted quorum-council 's/2004-04-22/2004-04-31/'
broken "$at: not a date: 2004-04-31" quorum-check 17 9
planted quorum-council "s/2004-04-22$tab/2004-04-22${tab}2004-04-21/"
broken "$at: ends before it begins" quorum-check 17 9
planted quorum-council p
broken "$at: quorum-council: there are two for one day" quorum-check 17 9
planted quorum-council d
broken "quorum-council: no such rule in $tmp/share/law/assembly.tsv" quorum-check 17 9
planted tie-council 's/rejected/tossed/'
broken "$at: tie-council: not a value that can be followed: tossed" vote-count yes=8 no=8
planted jours-francs 's/excluded/included/'
broken "$at: jours-francs: not a value that can be followed: included" \
	convocation-check --rule=council --event=2026-01-26
planted supervision-holidays "s/${tab}supervision$tab/${tab}lunar$tab/"
broken 'no such set of holidays: lunar (there are legal, community, supervision, none)' \
	supervision-due --rule=approval --received=2026-01-28
# The law is data: another value, another answer.
planted quorum-council 's/>1\/2/>=2\/3/'
run env PERRON_SHARE="$tmp/share" quorum-check 17 9
is "$status $(cat "$out")" "1 12${tab}9${tab}no" 'the tables decide'

# The rules themselves: all of them, of a day, by what was read.
is "$(rule-list | wc -l)" "$(cat "$PERRON_SHARE/law/assembly.tsv" "$PERRON_SHARE/law/seats.tsv" |
	grep -cv -e '^#' -e "^rule$tab")" 'each row of the tables is listed'
is "$(rule-list --on=2025-06-30 -o value publication-mode)" notice-board 'the last day of a rule'
is "$(rule-list --on=2025-07-01 -o value publication-mode)" web-site 'the first of the next'
is "$(rule-list --on=2004-04-21 -o value publication-mode; echo $?)" 1 'the day before any'
is "$(rule-list -o certainty --certainty=unverified | sort -u)" unverified 'only what is not verified'
is "$(rule-list -o value,article minutes-college)" "decisions-only${tab}CDLD L1123-20" \
	'the college minutes its decisions alone'
is "$(rule-list -o from,to,value decreed-holidays)" "$tab$tab" \
	'a rule that is for authorities to set has no first day'

# Of whom the question is, the store tells where there is one: the rules on councils, by-laws
# and seats are those of communes (CDLD) or of the CPAS (its organic law).  Of the others
# nothing is known, and nothing guessed.
for kind in commune cpas police-zone intercommunale; do
	store-init "$tmp/$kind" --authority=X --kind=$kind >"$tmp/init.out"
done
for command in 'quorum-check 17 9' 'vote-count yes=9 no=8' 'members-check 17 6'; do
	is "$(echo "$($command --explain -o article)" "$(PERRON_STORE=$tmp/commune $command \
		--explain -o article)" | grep -c 'LO CPAS')" 0 "$command: of a commune"
	is "$(PERRON_STORE=$tmp/cpas $command --explain -o article | grep -c 'LO CPAS')" 1 \
		"$command: of a CPAS"
	for kind in police-zone intercommunale; do
		run env PERRON_STORE="$tmp/$kind" $command
		is "$status $(cat "$out" "$err")" "2 ${command%% *}: no rule is known for a $kind: \
--rule names one of another authority" "$command: of a $kind"
	done
	run env PERRON_STORE="$tmp/police-zone" $command --rule="$(echo "$command" |
		sed 's/members.*/session/; s/.*-.*/council/')"
	is "$status" 0 "$command: a rule that is named is no guess"
done
for command in 'publication-effect 2026-03-02' 'seats-count 16051'; do
	for kind in cpas police-zone intercommunale; do
		run env PERRON_STORE="$tmp/$kind" $command
		is "$status $(cat "$out" "$err" | sed 's/ ([^)]*)$//')" "2 ${command%% *}: $(echo \
			"$command" | sed 's/seats.*/seats-council/; s/ .*//'): known for a commune, \
not for a $kind" "$command: of a $kind"
	done
done
PERRON_STORE=$tmp/police-zone rule-set publication-effect 8 --from=2026-03-01 --source=règlement \
	>"$tmp/set.out"
answers 0 2026-03-10 'but one that the authority has set is its own' \
	env PERRON_STORE="$tmp/police-zone" publication-effect 2026-03-02
run env PERRON_STORE="$tmp/police-zone" publication-effect 2026-02-28
is "$status" 2 'on its days'

# The sessions of a year are held against the rule of that year.
PERRON_STORE=$tmp/commune rule-set sessions-council 12 --from=2026-01-01 --source=ROI >"$tmp/set.out"
answers 1 '6|5|no' 'ten were enough in 2025, whatever 2026 asks (CDLD L1122-11)' \
	env PERRON_STORE="$tmp/commune" members-check --held=10 --on=2026-03-02 17 5
answers 0 '5|5|yes' 'and are not in 2026' \
	env PERRON_STORE="$tmp/commune" members-check --held=10 --on=2027-03-02 17 5

done_testing
