#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What goes out to the public and to other systems, and what comes in.
. "$(dirname "$0")/lib.sh"

new_store "$tmp/store"
new_meeting

# What is public.  A point of each kind of choice, state and part; the meeting is
# not decided.
deliberation-new --from=- --keep-ids >"$tmp/made" <<END || exit 1
id	title	privacy	list	meeting	number	state	publication	publish-on	embargo	act
D-2026-00001	Sans choix	public	normal	$meeting	1	published				
D-2026-00002	Privé	public	normal	$meeting	2	published	private			
D-2026-00003	Projet	public	normal	$meeting	3	published	in-project			
D-2026-00004	Planifié	public	normal	$meeting	4	published	in-project	2026-03-17		
D-2026-00005	Huis clos	secret	normal	$meeting	5	published	in-project			
D-2026-00006	Huis clos, embargo	secret	normal	$meeting	6	published	in-project		2026-03-17	
D-2026-00007	Retiré	public	normal	$meeting	7	removed	in-project			
D-2026-00008	Décidé	public	normal	$meeting	8	accepted	decision			by-law
D-2026-00009	Pas encore décidé	public	normal	$meeting	9	published	decision			
D-2026-00010	Reporté	public	normal	$meeting	10	postponed	decision			
D-2026-00011	Sans séance	public	normal			validated	in-project			
D-2026-00012	Refusé	public	normal	$meeting	12	refused	decision			
D-2026-00013	Huis clos, décidé	secret	normal	$meeting	13	accepted	decision		2026-12-31	
END

# shown [OPTION...]: the numbers of the points that are public.
shown() {
	deliberation-list --published -o number "$@" | paste -s -d ' '
}
is "$(shown)" '3 8 12' 'only what was chosen, is open, and stands'
is "$(shown --on=2026-03-16)" '3 8 12' 'the day before a planned one'
is "$(shown --on=2026-03-17)" '3 4 8 12' 'the planned day, the last one of the embargo'
is "$(shown --on=2026-03-18)" '3 4 6 8 12' 'the day after the embargo'
is "$(shown --on=2026-12-31)" '3 4 6 8 12' 'the last day of the other embargo'
is "$(shown --on=2027-01-01)" '3 4 6 8 12 13' 'the day after that'
is "$(shown privacy=secret --on=2027-01-01)" '6 13' 'with a condition'
is "$(shown --on=2027-01-01 title~clos)" '6 13' 'with a pattern'
is "$(shown --on=2027-01-01 --sort=-number --limit=2)" '13 12' 'with an order and a limit'
run deliberation-list --published state=draft
is_status 1 'nothing public among the drafts'
run deliberation-list --published --on=2026-02-30
is_status 2 'a day that is none'
says '^deliberation-list: --on: not a date: 2026-02-30$' 'and the message says so'
run meeting-list --published
is_status 2 'no other kind has the option'

meeting-status --to=frozen "$meeting" >"$tmp/made"
meeting-status --to=published "$meeting" >"$tmp/made"
sqlite3 "$PERRON_STORE/assembly.db" "UPDATE meeting SET state = 'decided'"
is "$(shown --on=2027-01-01)" '8 12 13' 'a meeting that has decided shows no draft'

is "$(deliberation-publicity D-2026-00003 D-2026-00008 D-2026-00013)" \
	"D-2026-00003	nothing
D-2026-00008	decision
D-2026-00013	nothing" 'what is shown of each'
run deliberation-publicity D-2026-00003
is_status 1 'nothing: exit status 1'
run deliberation-publicity D-2026-00008
is_status 0 'something: exit status 0'

# CDLD L1133-1: by-laws are published on the web site since 1 July 2025, before by
# notice board (domain rules R36 and R38); L1122-29 is not verified (R35).
is "$(deliberation-publicity --explain --on=2025-07-01 -o rule,result,certainty D-2026-00008 |
	tail -n 1)" 'publication-mode	mode=web-site	secondary' 'a by-law from 1 July 2025'
is "$(deliberation-publicity --explain --on=2025-06-30 -o rule,result D-2026-00008 |
	tail -n 1)" 'publication-mode	mode=notice-board' 'a by-law until 30 June 2025'
is "$(deliberation-publicity --explain -o rule,article,result,certainty D-2026-00013 |
	tail -n 1)" 'act-closed	CDLD L1122-29	no	unverified' 'a closed point: the article, as unverified'

done_testing
