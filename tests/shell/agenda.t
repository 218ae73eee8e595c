#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Agendas of real councils come in, stand as the source has them, are moved
# about and printed.
. "$(dirname "$0")/lib.sh"

source=$PERRON_SHARE/data/agendas-2026.tsv
tab=$(printf '\t')
header="ins${tab}date${tab}time${tab}meeting${tab}item_number${tab}state${tab}matter${tab}title"

# commune INS: an empty store of that commune, which PERRON_STORE names then.
commune() {
	PERRON_STORE=$tmp/$1
	export PERRON_STORE
	rm -rf "$PERRON_STORE"
	store-init --authority="$1" --kind=commune --ins="$1" --language="${2-fr}" \
		>"$tmp/init.out" || exit 1
}

# lines LINE...: a file below the header; | stands for a tab.
lines() {
	printf '%s\n' "$header"
	printf '%s\n' "$@" | tr '|' '\t'
}

# numbers MEETING: the agenda as "number:id ...".
numbers() {
	meeting-agenda "$1" | awk -F '\t' '{ printf "%s%s:%s", n++ ? " " : "", $2, $1 }'
}

# Every council of the file.  The source sorted as the store lists: what is not
# there (the hour of 00:00, the meeting of a line without one) is the same in
# both.
councils=$(sed 1d "$source" | cut -f 2 | sort -u)
is "$(printf '%s\n' "$councils" | wc -l)" 39 'the file has 39 councils (share/data/README)'
wrong= total=0
for ins in $councils; do
	commune "$ins"
	awk -F '\t' -v ins="$ins" '$2 == ins' "$source" >"$tmp/rows"
	agenda-import "$source" >"$tmp/first" 2>"$tmp/first.err" || wrong="$wrong $ins:status"
	[ -s "$tmp/first.err" ] && wrong="$wrong $ins:message"
	[ "$(grep -c "${tab}deliberation${tab}" "$tmp/first")" -eq "$(wc -l <"$tmp/rows")" ] ||
		wrong="$wrong $ins:printed"
	cut -f 6,8,9 "$tmp/rows" >"$tmp/want"
	deliberation-list --tsv -o number,category,title >"$tmp/got"
	cmp -s "$tmp/want" "$tmp/got" || wrong="$wrong $ins:points"
	cut -f 3,4 "$tmp/rows" | sed 's/00:00$//' | sort -u >"$tmp/want"
	meeting-list -o date,start | sort >"$tmp/got"
	cmp -s "$tmp/want" "$tmp/got" || wrong="$wrong $ins:meetings"
	[ "$(assembly-list kind=council state=active | wc -l)" -eq 1 ] || wrong="$wrong $ins:council"
	total=$((total + $(deliberation-list | wc -l)))
	deliberation-list -o all >"$tmp/before"
	agenda-import "$source" >"$tmp/second" 2>"$tmp/second.err" || wrong="$wrong $ins:again"
	[ -s "$tmp/second" ] && wrong="$wrong $ins:changed"
	[ "$(cat "$tmp/second.err")" = \
	    "agenda-import: nothing to do: $(wc -l <"$tmp/rows") points, all there" ] ||
		wrong="$wrong $ins:tells"
	deliberation-list -o all | cmp -s - "$tmp/before" || wrong="$wrong $ins:other"
done
is "$wrong" '' 'each council comes in as the source has it, once'
is "$total" 655 'all 655 points (share/data/README)'

# States of the source: Philippeville published decisions, the others drafts.
PERRON_STORE=$tmp/93056
is "$(deliberation-list -o state | sort -u) $(meeting-list -o state)" 'accepted decided' \
	'decisions are accepted and their meeting decided'
PERRON_STORE=$tmp/85034
is "$(deliberation-list -o state | sort -u) $(meeting-list -o state)" 'published published' \
	'drafts are published'
# Arlon has number 25 twice, Chastre a point without number and meeting.
PERRON_STORE=$tmp/81001
is "$(deliberation-list number=25 | wc -l)" 2 'a number that is there twice stays twice'
PERRON_STORE=$tmp/25117
is "$(meeting-list | wc -l) $(deliberation-list number= -o meeting)" '1 M-2026-00001' \
	'a point of no meeting joins the only one of that hour'
check_store 'the store is sound'

# What changed since.
commune 85034
lines '85034|2026-03-04|20:00|Conseil|1|Projet de décision|Finances|Un' \
	'85034|2026-03-04|20:00|Conseil|2|Projet de décision|Finances|Deux' \
	'85034|2026-03-04|20:00|Conseil|3|Projet de décision|Finances|Trois' |
	agenda-import >"$tmp/got"
is "$(cut -f 2 "$tmp/got" | sort | uniq -c | tr -s ' ')" ' 5 created' 'five records are made'
PERRON_NOW=2026-03-05T09:00:00Z deliberation-status --to=refused D-2026-00003 >"$tmp/out"
lines '85034|2026-03-04|20:00|Conseil|1|Décision|Finances|Un' \
	'85034|2026-03-04|20:00|Conseil|2|Projet de décision||Deux bis' \
	'85034|2026-03-04|20:00|Conseil|3|Décision|Finances|Trois' \
	'85034|2026-03-04|20:00|Conseil|4|Décision|Finances|Quatre' |
	agenda-import >"$tmp/got"
is "$(cut -f 1,2,5 "$tmp/got" | tr '\t\n' ' ,')" \
	'D-2026-00001 changed Un,D-2026-00002 changed Deux bis,D-2026-00004 created Quatre,' \
	'what changed is changed, what is new is made'
is "$(deliberation-list -o number,state,category,title | tr '\t\n' ' ,')" \
	'1 accepted Finances Un,2 published Finances Deux bis,3 refused Finances Trois,4 accepted Finances Quatre,' \
	'a decision of the store stays, and so does what the file leaves open'
is "$(meeting-list -o state)" published 'a meeting with an open point is not decided'
lines '85034|2026-03-04|20:00|Conseil|2|Décision||Deux bis' | agenda-import >"$tmp/got"
is "$(cut -f 1,2 "$tmp/got" | tr '\t\n' ' ,')" 'M-2026-00001 changed,D-2026-00002 changed,' \
	'a meeting is decided with its last point'
lines '85034|2026-03-04|20:00|Conseil|1|Projet de décision|Finances|Zéro' \
	'85034|2026-03-04|20:00|Conseil|2|Projet de décision|Finances|Un' | agenda-import >"$tmp/got"
is "$(deliberation-list title=Un -o id,number,state | tr '\t' ' ')" 'D-2026-00001 2 accepted' \
	'a point that got another number is known by its title'
closed=$(deliberation-new title=Personnel privacy=secret number=5 meeting=M-2026-00001)
lines '85034|2026-03-04|20:00|Conseil|5|Décision|Finances|Motion' | agenda-import >"$tmp/got"
is "$(deliberation-show -o title,state "$closed") $(grep -c 'created.*Motion' "$tmp/got")" \
	"Personnel${tab}draft 1" 'one of the closed part is none that was published'

# Lines without the name of a meeting.
commune 85034
lines '85034|2026-03-04|20:00||1|||Avant' '85034|2026-03-04|20:00|A|2|||Un' >"$tmp/in"
agenda-import "$tmp/in" >"$tmp/got"
is "$(meeting-list -o name) $(deliberation-list meeting=M-2026-00001 | wc -l)" 'A 2' \
	'the meeting may be named further down'
lines '85034|2026-03-04|20:00|B|1|||Deux' '85034|2026-03-04|20:00||9|||Où' |
	agenda-import >"$tmp/got"
is "$(deliberation-list title=Où -o meeting) $(meeting-list name= | wc -l)" 'M-2026-00003 1' \
	'of two meetings it is neither'
run agenda-import "$tmp/in"
is "$(cat "$out")" "D-2026-00005${tab}created${tab}deliberation${tab}1${tab}Avant" \
	'with a meeting without name, that one'

# What is wrong is refused, all of it; or what is right is taken.
commune 85034
good='85034|2026-03-04|20:00|Conseil|1|Décision|Finances|Un'
# bad NAME LINE MESSAGE
bad() {
	lines "$good" "$2" >"$tmp/in"
	run agenda-import - <"$tmp/in"
	is "$status $(cat "$err")" "2 agenda-import: stdin:3: $3" "$1"
	[ -s "$out" ] && fail "$1: prints nothing"
	is "$(meeting-list | wc -l)" 0 "$1: nothing is stored"
}
bad 'a date that is none' '85034|2026-02-30|20:00|Conseil|2|||Deux' \
	'date: not a date: 2026-02-30'
bad 'an hour that is none' '85034|2026-03-04|25:00|Conseil|2|||Deux' \
	'time: not a time: 25:00'
bad 'a number that is none' '85034|2026-03-04|20:00|Conseil|2.x|||Deux' \
	'item_number: not an agenda number: 2.x'
bad 'a code that is none' '8503|2026-03-04|20:00|Conseil|2|||Deux' \
	'ins: not five digits: 8503'
bad 'a state that is none' '85034|2026-03-04|20:00|Conseil|2|Avis||Deux' \
	'state: not one of Projet de décision, Décision: Avis'
bad 'no title' '85034|2026-03-04|20:00|Conseil|2|||' 'title: no value, and it needs one'
bad 'a line too short' '85034|2026-03-04' 'the line has 2 fields, the header 8'
bad 'a line that is not UTF-8' "$(printf '85034|2026-03-04|20:00|Conseil|2|||\377')" \
	'title: not UTF-8: byte 1 is 0xff'
run agenda-import --keep-going "$tmp/in"
is "$status $(deliberation-list -o title)" '2 Un' '--keep-going takes the good lines'
printf 'date\ttitle\tins\n2026-03-04\tUn\t85034\n' >"$tmp/in"
run agenda-import "$tmp/in"
is "$status $(cat "$err")" \
	"2 agenda-import: $tmp/in:1: the header lacks: time, meeting, item_number, state, matter" \
	'columns that are missing are named'
printf 'title\tmore\tstate\tmatter\tmeeting\titem_number\ttime\tdate\tmore\tins\nDeux\tx\t\t\tConseil\t2.1\t20:00\t2026-03-04\ty\t85034\n' |
	agenda-import >"$tmp/got"
is "$(deliberation-list title=Deux -o number,meeting)" "2.1${tab}M-2026-00001" \
	'columns stand in any order and among others'
run agenda-import --dry-run "$source"
is "$status $(wc -l <"$out") $(deliberation-list | wc -l)" '0 12 2' '--dry-run tells and stores nothing'
lines '85035|2026-03-04|20:00|Conseil|1|||Un' >"$tmp/in"
run agenda-import "$tmp/in"
is "$status $(cat "$err")" '1 agenda-import: no point of the commune 85034' \
	'a file of others has nothing for us'
store-init "$tmp/cpas" --authority=CPAS --kind=cpas --ins=85034 >"$tmp/init.out"
run agenda-import --store="$tmp/cpas" "$source"
is_status 1 'a CPAS has no municipal council'

# The page, whole.
commune 85034
agenda-import "$source" >"$tmp/out"
meeting-agenda --text M-2026-00001 >"$tmp/got"
cat >"$tmp/want" <<'END'
                                 85034
                            Conseil communal

                             ORDRE DU JOUR

     Séance publique du Conseil du mercredi 4 mars 2026 à 20 heures

Les membres sont convoqués à cette séance pour délibérer sur les points
suivants :

SÉANCE PUBLIQUE

 1. Approbation du procès-verbal de la séance du Conseil du 28 janvier
    2026
 2. Déclaration d’urgence – Inscription de deux points complémentaires à
    l’ordre du jour
 3. PCDR - Rapport annuel 2025 - Approbation
 4. Acquisition d’un bien sis Cour du Château, 4 à 6747 Saint-Léger –
    Vente en viager - Proposition d'offre
 5. Acquisition de la parcelle cadastrée section A n° 2951 M – Offre
    d’achat – Projet de bassin d’orage – Décision
 6. Ancienne gendarmerie - Affectation de deux logements communaux en
    logement d'urgence
 7. ASBL « Art Ligue » – Octroi d’une subvention spécifique –
    Intervention dans les frais de location de la cantine de l’école
    libre
 8. Proposition d’octroi de subsides aux clubs et associations pour
    l’exercice 2026
 9. PCDR – Maison multiservices de Châtillon – Demande de
    convention-faisabilité
10. Budget de l’ASBL Centre Sportif et Culturel de Saint-Léger -
    Exercice 2026 - Approbation
11. Point supplémentaire : adoption d'une motion relative à la situation
    du Département de la Nature et des Forêts (DNF)
END
same "$tmp/got" "$tmp/want" 'the page as it is pinned up'
is "$(COLUMNS=40 meeting-agenda --text M-2026-00001 | awk '{ gsub(/[^ -~]+/, "x") } length > 40')" '' \
	'no line is wider than the terminal'
meeting-new assembly="$(meeting-show -o assembly M-2026-00001)" date=2026-01-05 >"$tmp/out"
meeting-set place='Salle du conseil' call=2 M-2026-00001 >"$tmp/out"
deliberation-set privacy=secret D-2026-00002 D-2026-00004 >"$tmp/out"
deliberation-set category= D-2026-00004 >"$tmp/out"
deliberation-set list=late D-2026-00011 >"$tmp/out"
deliberation-set list=urgent D-2026-00001 >"$tmp/out"
meeting-agenda --text M-2026-00001 >"$tmp/got"
is "$(sed -n '7,8p' "$tmp/got" | sed 's/^ *//' | tr '\n' ,)" 'Salle du conseil,Deuxième convocation,' \
	'place and call are in the heading'
is "$(sed -n '/HUIS CLOS/,$p' "$tmp/got" | tr '\n' ,)" \
	'SÉANCE À HUIS CLOS,, 2. Administration générale, 4. Point à huis clos,' \
	'the closed part comes last and does not say of whom'
is "$(meeting-agenda --text --all M-2026-00001 | sed -n '/HUIS CLOS/,$p' | grep -c Château)" 1 \
	'--all does'
is "$(grep -c '^ 1\. Urgence – Approbation\|^11\. Point supplémentaire – Point' "$tmp/got")" 2 \
	'late and urgent points are marked'
is "$(meeting-agenda M-2026-00001 | cut -f 2,5 | tail -n 3 | tr '\t\n' ' ,')" \
	'11 public,2 secret,4 secret,' 'the lines have the closed part last too'
is "$(meeting-agenda --header M-2026-00001 | head -n 1 | tr '\t' ' ')" \
	'id number title list privacy category group reference' 'the columns'
run meeting-agenda M-2026-00009
is_status 1 'no such meeting'
run meeting-agenda --text --csv M-2026-00001
is_status 2 'a page is no CSV'

# In other languages, and without an hour (Genappe's is 00:00).
for line in 'nl|Séance publique du Conseil van dinsdag 24 maart 2026|OPENBARE VERGADERING' \
	'de|Séance publique du Conseil vom Dienstag, 24. März 2026|ÖFFENTLICHE SITZUNG' \
	'fr|Séance publique du Conseil du mardi 24 mars 2026|SÉANCE PUBLIQUE'; do
	language=${line%%|*}
	commune 25031 "$language"
	agenda-import "$source" >"$tmp/out"
	is "$language|$(meeting-agenda --text M-2026-00001 | sed -n '6p;11p' |
		sed 's/^ *//' | paste -s -d '|')" "$line" "the page in $language"
done
meeting-set date=2026-03-01 start=19:30 name= M-2026-00001 >"$tmp/out"
is "$(meeting-agenda --text M-2026-00001 | sed -n 6p | sed 's/^ *//')" \
	'Séance du dimanche 1er mars 2026 à 19 heures 30' 'the first of a month, half an hour'

# Moves.
commune 85034
agenda-import "$source" >"$tmp/out"
start=$(numbers M-2026-00001)
is "$(deliberation-move --to=3 D-2026-00001 | paste -s -d ' ')" \
	'D-2026-00001 D-2026-00002 D-2026-00003' 'those between are printed'
is "$(numbers M-2026-00001 | cut -d ' ' -f 1-4)" \
	'1:D-2026-00002 2:D-2026-00003 3:D-2026-00001 4:D-2026-00004' 'a point moves down'
deliberation-move --to=up D-2026-00001 >"$tmp/out"
deliberation-move --to=1 D-2026-00001 >"$tmp/out"
is "$(numbers M-2026-00001)" "$start" 'and back up'
is "$(deliberation-move --to=1 D-2026-00001; deliberation-log D-2026-00001 | tail -n 1 | cut -f 4-7)" \
	"deliberation-move${tab}number${tab}2${tab}1" 'where it stands it stays; the log has its moves'

# refused NAME MESSAGE ARGUMENT...: says no, and changes nothing.
refused() {
	name=$1 message=$2
	shift 2
	before=$(deliberation-list -o id,number)
	run deliberation-move "$@"
	is "$status $(cat "$err")" "1 deliberation-move: $message" "$name"
	is "$(deliberation-list -o id,number)" "$before" "$name: nothing changed"
}
refused 'no such number' \
	'D-2026-00002: the agenda has no number 12; its numbers go from 1 to 11' --to=12 D-2026-00002
refused 'the first cannot go up' 'D-2026-00001: is the first point already' --to=up D-2026-00001
refused 'the last cannot go down' 'D-2026-00011: is the last point already' --to=down D-2026-00011
refused 'one refusal is all' 'D-2026-00011: is the last point already' \
	--to=down D-2026-00002 D-2026-00011
refused 'no such point' 'no such deliberation: D-2026-00099' --to=1 D-2026-00099
deliberation-new title=Libre >"$tmp/out"
refused 'a point of no meeting' 'D-2026-00012: is on no agenda: it has no meeting' --to=1 D-2026-00012
deliberation-set meeting=M-2026-00001 D-2026-00012 >"$tmp/out"
refused 'a point without number' 'D-2026-00012: has no number on the agenda' --to=1 D-2026-00012
deliberation-set number=2.1 D-2026-00012 >"$tmp/out"
refused 'its own sub-point' 'D-2026-00002: would be its own sub-point' --to=2.2 D-2026-00002
refused 'no such sub-number' \
	'D-2026-00001: number 2 has no sub-number 3; the next would be 2' --to=2.3 D-2026-00001
refused 'no master' \
	'D-2026-00012: the agenda has no number 12; its numbers go from 1 to 11' --to=12.1 D-2026-00012
refused 'the only sub-point' 'D-2026-00012: is the first sub-point already' --to=up D-2026-00012
deliberation-move --to=4 D-2026-00002 >"$tmp/out"
is "$(deliberation-list title=Libre -o number)" 4.1 'a sub-point follows its point'
deliberation-new title=Double meeting=M-2026-00001 number=1 >"$tmp/out"
refused 'a number that two points have' \
	'D-2026-00013: shares number 1 with another point; change one with deliberation-set' \
	--to=3 D-2026-00013
# I14: by hand a number is set where there is none yet, and none is left out.
for try in 5=D-2026-00012='number 5 would be there twice' \
	13=D-2026-00012='there would be a gap before number 13' \
	12=D-2026-00011='there would be a gap before number 12' \
	12.1=D-2026-00012='number 12.1 would be of no point' \
	4.2=D-2026-00012='there would be a gap before number 4.2'; do
	before=$(deliberation-list -o id,number)
	number=${try%%=*} rest=${try#*=}
	run deliberation-set number="$number" "${rest%%=*}"
	is "$status $(cat "$err")" "1 deliberation-set: number: rule agenda-number: ${rest#*=}; move points with deliberation-move" \
		"number=$number for ${rest%%=*}"
	is "$(deliberation-list -o id,number)" "$before" "number=$number: nothing changed"
done
run deliberation-set --dry-run number=13 D-2026-00012
is_status 1 'a preview refuses it too'
run deliberation-set number=12 D-2026-00013
is_status 0 'one of two that share a number goes to the end'
run deliberation-set --apply <<END
id	number
D-2026-00013	11
D-2026-00011	12
END
is_status 0 'two change places in one go'
deliberation-list meeting=M-2026-00001 | deliberation-set decision=Décide >"$tmp/out"
deliberation-list meeting=M-2026-00001 state=draft | deliberation-status --to=validated >"$tmp/out"
deliberation-list meeting=M-2026-00001 state=validated | deliberation-present >"$tmp/out"
PERRON_NOW=2026-05-05T09:00:00Z meeting-status --to=decided M-2026-00001 >"$tmp/out"
PERRON_NOW=2026-05-05T09:00:00Z meeting-status --to=closed M-2026-00001 >"$tmp/out"
refused 'a meeting that is closed' 'D-2026-00003: the meeting is closed: M-2026-00001' \
	--to=5 D-2026-00003
refused 'a sub-point of a closed meeting' 'D-2026-00003: the meeting is closed: M-2026-00001' \
	--to=2.1 D-2026-00003
for to in 2.0 2.1.1 0 x ''; do
	run deliberation-move --to=$to D-2026-00003
	is_status 2 "--to=$to"
done

# Moves at random on an agenda that lacks numbers (Walcourt has no 6): its
# numbers stay those of the source, and the moves backwards bring it back.
commune 93088
agenda-import "$source" >"$tmp/out"
start=$(numbers M-2026-00001)
numbers=$(deliberation-list -o number | paste -s -d ' ')
awk -v seed=20260302 -v numbers="$numbers" 'BEGIN {
	srand(seed)
	n = split(numbers, number, " ")
	for (i = 0; i < 40; i++)
		printf "D-2026-%05d %d\n", 1 + int(rand() * n), number[1 + int(rand() * n)]
}' >"$tmp/moves"
wrong=
while read -r id to; do
	printf '%s %s\n' "$id" "$(deliberation-show "$id" --tsv -o number)" >>"$tmp/back"
	deliberation-move --to="$to" "$id" >"$tmp/out" || wrong="$wrong $id:$to"
	[ "$(deliberation-show "$id" --tsv -o number)" = "$to" ] || wrong="$wrong $id:$to:number"
	[ "$(deliberation-list -o number --sort=number | paste -s -d ' ')" = "$numbers" ] ||
		wrong="$wrong $id:$to:numbers"
done <"$tmp/moves"
is "$wrong" '' 'forty moves leave the numbers as they are'
[ "$(numbers M-2026-00001)" != "$start" ] && pass 'and moved points' || fail 'and moved points'
awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' "$tmp/back" |
	while read -r id to; do
		deliberation-move --to="$to" "$id" >"$tmp/out"
	done
is "$(numbers M-2026-00001)" "$start" 'and backwards they bring it back'
check_store 'the store is sound after all that'

done_testing
