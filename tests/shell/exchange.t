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

# What is marked as personal: [[so]].
deliberation-set 'title=Appel de [[Jean Dupont]] et [[Marie]], [x]' D-2026-00008 >"$tmp/made"
deliberation-set 'title=Ouvert [[Jean
Dupont' D-2026-00012 >"$tmp/made"
is "$(deliberation-list --published -o title state=accepted)" 'Appel de TEXTE MASQUÉ et TEXTE MASQUÉ, [x]' \
	'marked words are masked'
is "$(deliberation-list --published -o title state=refused)" 'Ouvert TEXTE MASQUÉ\nDupont' \
	'a mark that stays open masks its line'
is "$(deliberation-list -o title state=accepted privacy=public)" 'Appel de [[Jean Dupont]] et [[Marie]], [x]' \
	'but not for those who work here'
is "$(deliberation-export --format=jsonl state=accepted | grep -c 'Dupont')" 0 'masked in what goes out'
is "$(deliberation-export --format=jsonl --all state=accepted | grep -c 'Dupont')" 1 'but for those who work here'

category=$(deliberation-show --tsv -o category D-2026-00008)
deliberation-set category='dossier DUPONT, Jean' D-2026-00008 >"$tmp/made"
run deliberation-export --format=jsonl state=accepted
is "$status $(wc -c <"$out") $(cat "$err")" \
	'1 0 deliberation-export: D-2026-00008: category: what is masked at D-2026-00008: title survives here' \
	'what is masked and stands elsewhere does not go out'
deliberation-set category="$category" D-2026-00008 >"$tmp/made"

# What goes out: a store with one of each kind.
new_store "$tmp/full"
authority-set kbo=0207335817 AU-2026-00001 >"$tmp/made"
council=$(assembly-new name='Conseil communal' kind=council seats=3)
mandate-new --from=- >"$tmp/made" <<END
{"person":"Anne Lambert","assembly":"$council","role":"mayor","group":"Ensemble","birth":"1971-05-14","from":"2024-12-02","address":"Rue Longue 1"}
{"person":"Benoît \"Ben\" Crahay","assembly":"$council"}
{"person":"Chloé Wathelet","assembly":"$council"}
END
signatory-new assembly="$council" mandate=N-2026-00001 number=1 title='La Bourgmestre' >"$tmp/made"
meeting-new --from=- --keep-ids >"$tmp/made" <<END
{"id":"M-2026-00001","assembly":"$council","name":"Séance","date":"2026-03-23","start":"20:00","end":"22:30","place":"Hôtel de ville","call":"1","state":"decided"}
{"id":"M-2026-00002","assembly":"$council","date":"2026-04-27","call":"1","state":"published"}
END
deliberation-new --from=- --keep-ids >"$tmp/made" <<END
{"id":"D-2026-00001","title":"Subside, \"fête\"","category":"8.4 aménagement","privacy":"public","list":"normal","meeting":"M-2026-00001","number":"2","state":"accepted","publication":"decision","reference":"CC/20260323-2","motivation":"Vu la loi ;\nConsidérant","decision":"DÉCIDE","author":"agent Z","follow-up":"payer","received":"2026-04-01"}
{"id":"D-2026-00002","title":"Règlement","privacy":"public","list":"normal","meeting":"M-2026-00001","number":"2.10","state":"accepted-modified","publication":"decision","act":"by-law","budget":"421/731-60"}
{"id":"D-2026-00003","title":"Nomination de X","act":"nominations","privacy":"secret","list":"normal","meeting":"M-2026-00001","number":"3","state":"accepted","publication":"decision"}
{"id":"D-2026-00004","title":"Refusé","privacy":"public","list":"normal","meeting":"M-2026-00001","number":"1","state":"refused","publication":"decision"}
{"id":"D-2026-00005","title":"Projet","privacy":"public","list":"normal","meeting":"M-2026-00002","number":"1","state":"published","publication":"in-project","decision":"PROJET","predecessor":"D-2026-00004"}
{"id":"D-2026-00006","title":"Brouillon","privacy":"public","list":"normal","state":"draft","preferred":"M-2026-00002"}
END
vote-new --keep-ids --from=- >"$tmp/made" <<END
{"id":"V-2026-00001","deliberation":"D-2026-00001","yes":"2"}
{"id":"V-2026-00002","deliberation":"D-2026-00002"}
{"id":"V-2026-00003","deliberation":"D-2026-00003","poll":"secret"}
{"id":"V-2026-00004","deliberation":"D-2026-00005","yes":"1"}
{"id":"V-2026-00005","deliberation":"D-2026-00001","label":"Article 2","yes":"1"}
{"id":"V-2026-00006","deliberation":"D-2026-00001","rule":"two-thirds"}
{"id":"V-2026-00007","deliberation":"D-2026-00001"}
END
ballot-new --keep-ids --from=- >"$tmp/made" <<END
{"id":"BL-2026-00001","vote":"V-2026-00002","mandate":"N-2026-00001","value":"yes"}
{"id":"BL-2026-00002","vote":"V-2026-00002","mandate":"N-2026-00002","value":"not-voting"}
{"id":"BL-2026-00003","vote":"V-2026-00002","mandate":"N-2026-00003","value":"abstain"}
{"id":"BL-2026-00004","vote":"V-2026-00006","mandate":"N-2026-00001","value":"yes"}
{"id":"BL-2026-00005","vote":"V-2026-00006","mandate":"N-2026-00003","value":"yes"}
END
attendance-new --keep-ids --from=- >"$tmp/made" <<END
{"id":"AT-2026-00001","meeting":"M-2026-00001","mandate":"N-2026-00001"}
{"id":"AT-2026-00002","meeting":"M-2026-00001","mandate":"N-2026-00002","presence":"excused","reason":"maladie"}
{"id":"AT-2026-00003","meeting":"M-2026-00001","mandate":"N-2026-00003"}
{"id":"AT-2026-00004","meeting":"M-2026-00001","mandate":"N-2026-00003","presence":"conflict","from":"D-2026-00003","until":"D-2026-00003"}
END
adviser-new assembly="$council" name=Finances >"$tmp/made"
advice-new deliberation=D-2026-00001 adviser=AR-2026-00001 >"$tmp/made"
printf 'un plan' >"$tmp/plan.txt"
deliberation-attach D-2026-00001 "$tmp/plan.txt" >"$tmp/made"
# Annexes of each mark: AX-2026-00001 to 11, and one that is withdrawn.
printf 'annexe' >"$tmp/annexe.pdf"
while IFS='|' read -r title marks; do
	annex-new title="$title" $marks --attach="$tmp/annexe.pdf" || exit 1
done >"$tmp/made" <<END
Annexe de la décision|deliberation=D-2026-00001 part=decision publishable=yes
Annexe du point|deliberation=D-2026-00001 type=devis publishable=yes order=1
CACHE sans marque|deliberation=D-2026-00001
CACHE interne|deliberation=D-2026-00001 publishable=no
CACHE confidentielle|deliberation=D-2026-00001 confidential=yes
CACHE huis clos|deliberation=D-2026-00003 publishable=yes
CACHE décision du projet|deliberation=D-2026-00005 part=decision publishable=yes
Annexe du projet|deliberation=D-2026-00005 part=point publishable=yes
CACHE brouillon|deliberation=D-2026-00006 publishable=yes
Annexe de la séance|meeting=M-2026-00001 publishable=yes
CACHE avis|advice=AV-2026-00001 publishable=yes
CACHE retirée|deliberation=D-2026-00001 publishable=yes
END
annex-status --to=withdrawn AX-2026-00012 >"$tmp/made"

# jsonl: all of it comes back, each kind from the same file.
kinds='assembly mandate meeting deliberation signatory attendance vote ballot adviser advice annex'
is "$(advice-list -o id | head -n 1)" AV-2026-00001 'there is an advice'
advice-set confidential=yes AV-2026-00001 >"$tmp/made"
run deliberation-export --format=jsonl --all
is "$status $(cat "$err")" "0 deliberation-export: confidential advices and annexes left out: 2; \
--confidential takes them" 'what is confidential is left out, and that is told'
is "$(grep -cE '"AV-2026-00001"|"AX-2026-00005"|"AX-2026-00011"' "$out")" 0 \
	'with what belongs to it, and files'
run deliberation-export --format=jsonl --all --confidential
is "$status $(cat "$err")" "0 deliberation-export: confidential advices and annexes that go along: 2" \
	'jsonl, for another store'
cp "$out" "$tmp/all.jsonl"
run deliberation-export --format=jsonl --confidential
is_status 2 'which is nothing for the public'
is "$(tail -n 1 "$tmp/all.jsonl" | cut -d , -f 1-4)" \
	'{"record":"attachment","of":"AX-2026-00012","position":1,"name":"annexe.pdf"' \
	'attachments are told of at the end'
store-init "$tmp/back" --authority=Retour --kind=commune >"$tmp/made"
for k in $kinds; do
	"$k-new" --store="$tmp/back" --from="$tmp/all.jsonl" --keep-ids >"$tmp/made" || echo "$k"
done >"$tmp/failed"
is "$(cat "$tmp/failed")" '' 'each kind is taken back from the one file'
for k in $kinds; do
	"$k-list" -o all --json >"$tmp/there"
	"$k-list" -o all --json --store="$tmp/back" >"$tmp/here"
	cmp -s "$tmp/there" "$tmp/here" && [ -s "$tmp/here" ] || echo "$k"
done >"$tmp/failed"
is "$(cat "$tmp/failed")" '' 'and lists the same bytes'
run deliberation-new --store="$tmp/back" --from="$tmp/all.jsonl" --keep-ids
is_status 2 'but not twice'
printf '{"record":"%s"}\n' deliberations attachment >"$tmp/slip"
run deliberation-new --store="$tmp/back" --from="$tmp/slip"
is "$status $(cat "$out" "$err")" '0 deliberation-new: no record of this kind, 2 of others' \
	'a misspelt kind is told of'

# For the public: no point but those that are shown, no field but what is anybody's.
deliberation-export --format=jsonl >"$tmp/public.jsonl"
is "$(sed -n 's/^{"record":"\([a-z]*\)","id":"\([A-Z0-9-]*\)".*/\2/p' "$tmp/public.jsonl" | paste -s -d ' ')" \
	"$council N-2026-00001 N-2026-00002 N-2026-00003 M-2026-00001 M-2026-00002 \
D-2026-00001 D-2026-00002 D-2026-00004 D-2026-00005 SG-2026-00001 \
AT-2026-00001 AT-2026-00002 AT-2026-00003 V-2026-00001 V-2026-00002 \
V-2026-00005 V-2026-00006 V-2026-00007 \
BL-2026-00001 BL-2026-00002 BL-2026-00003 BL-2026-00004 BL-2026-00005 \
AX-2026-00001 AX-2026-00002 AX-2026-00008 AX-2026-00010" 'what is public'
is "$(sed -n 's/.*"record":"attachment","of":"\([^"]*\)".*/\1/p' "$tmp/public.jsonl" | paste -s -d ' ')" \
	'AX-2026-00001 AX-2026-00002 AX-2026-00008 AX-2026-00010' 'the files of annexes that are, and no others'
is "$(annex-list --published -o id | paste -s -d ' ')" 'AX-2026-00001 AX-2026-00002 AX-2026-00008 AX-2026-00010' \
	'annex-list tells the same'
is "$(grep -cE '1971|Rue Longue|agent Z|payer|maladie|Nomination|Brouillon|Finances|plan|CACHE' "$tmp/public.jsonl")" 0 \
	'and nothing else'
store-init "$tmp/open" --authority=Public --kind=commune >"$tmp/made"
for k in $kinds; do
	! grep -q "\"record\":\"$k\"" "$tmp/public.jsonl" ||
		"$k-new" --store="$tmp/open" --from="$tmp/public.jsonl" --keep-ids >"$tmp/made" || echo "$k"
done >"$tmp/failed"
is "$(cat "$tmp/failed")" '' 'the public part makes a store of its own'
# Who was away at a closed point was away at the open ones beside it too.
cp -r "$PERRON_STORE" "$tmp/ends"
row=$(attendance-new --store="$tmp/ends" meeting=M-2026-00001 mandate=N-2026-00002 presence=absent \
	from=D-2026-00003 until=D-2026-00003)
away() { # FROM UNTIL [ID...]: as the public is told with these
	attendance-set --store="$tmp/ends" from="$1" until="$2" "$row" >"$tmp/made"
	shift 2
	deliberation-export --store="$tmp/ends" --format=jsonl "$@" |
		sed -n "s/.*\"$row\".*"'"from":\([^,]*\),"until":\([^,]*\),.*/\1 \2/p'
}
is "$(away D-2026-00001 D-2026-00003)" '"D-2026-00001" "D-2026-00002"' 'away until a closed point'
is "$(away '' D-2026-00003)" 'null "D-2026-00002"' 'from the beginning on'
is "$(away D-2026-00001 D-2026-00001)" '"D-2026-00001" "D-2026-00001"' 'at an open point'
is "$(away D-2026-00003 '')" '' 'at closed points alone: nothing is told'
is "$(away D-2026-00001 D-2026-00003 D-2026-00002)" '"D-2026-00002" "D-2026-00002"' \
	'away from a point on that is not asked for'
is "$(away D-2026-00001 D-2026-00001 D-2026-00002)" '' 'at such a point alone'

# Which deliberations.
chosen() {
	deliberation-export --format=jsonl "$@" | sed -n 's/.*"record":"deliberation","id":"\([^"]*\)".*/\1/p' |
		paste -s -d ' '
}
is "$(chosen act=by-law)" D-2026-00002 'a condition'
is "$(chosen --all title~Projet)" 'D-2026-00004 D-2026-00005' 'a pattern, and what the point follows on'
is "$(chosen D-2026-00004 D-2026-00001 D-2026-00004)" 'D-2026-00001 D-2026-00004' 'ids, each once'
is "$(deliberation-list act=by-law | chosen -)" D-2026-00002 'ids from a list'
run deliberation-export --format=jsonl D-2026-00003
is_status 1 'a point that is not public'
says '^deliberation-export: D-2026-00003: not public; --all takes it$' 'the message says so'
is "$(wc -c <"$out" | tr -d ' ')" 0 'and nothing is written'
run deliberation-export --format=jsonl D-2026-00099
is_status 1 'no such point'
run deliberation-export --format=jsonl state=draft
is_status 1 'nothing that is public'
run deliberation-export --format=jsonl --out="$tmp/to.jsonl"
is_status 0 'into a file'
same "$tmp/to.jsonl" "$tmp/public.jsonl" 'the same bytes'
run deliberation-export --format=jsonl --out="$tmp/to.jsonl"
is_status 2 'a file that is there is not replaced'
run deliberation-export --format=jsonl --out="$tmp/to.jsonl" --force
is_status 0 'but by force'
for bad in '' --format=xml '--format=oparl' '--format=archive' '--format=archive --out=a.zip' \
	'--format=oparl --base=ftp://x' '--format=jsonl --on=yesterday'; do
	run deliberation-export $bad
	is_status 2 "refused: $bad"
done

# SCDL délibérations 2.1.5: the columns, their order, what is required, the patterns
# (schema of opendatafrance/scdl/deliberations, version 2.1.5).
cat >"$tmp/scdl.py" <<'END'
import csv, re, sys
names = ('COLL_NOM COLL_SIRET DELIB_ID DELIB_DATE DELIB_MATIERE_CODE DELIB_MATIERE_NOM'
    ' DELIB_OBJET BUDGET_ANNEE BUDGET_NOM PREF_ID PREF_DATE VOTE_EFFECTIF VOTE_REEL'
    ' VOTE_POUR VOTE_CONTRE VOTE_ABSTENTION DELIB_URL').split()
date, whole = r'\d{4}-\d\d-\d\d', r'\d+'
form = dict(COLL_SIRET=r'\d{14}', DELIB_DATE=date, DELIB_MATIERE_CODE=r'\d\.\d{1,2}',
    BUDGET_ANNEE=r'[0-9]{4}(/[0-9]{4})?', PREF_DATE=date, VOTE_EFFECTIF=whole,
    VOTE_REEL=whole, VOTE_POUR=whole, VOTE_CONTRE=whole, VOTE_ABSTENTION=whole,
    DELIB_URL=r'https?://\S+')
with open(sys.argv[1], encoding='utf-8', newline='') as f:
	data = f.read()
assert data.count('\r\n') == data.count('\n')
rows = list(csv.reader(data.splitlines(True), strict=True))
assert rows[0] == names, rows[0]
for row in rows[1:]:
	assert len(row) == len(names)
	for i, (name, value) in enumerate(zip(names, row)):
		assert value or i > 6, name
		assert not value or re.fullmatch(form.get(name, '.*'), value, re.S), (name, value)
	r = dict(zip(names, row))
	assert not r['PREF_DATE'] or r['PREF_DATE'] >= r['DELIB_DATE']
	votes = [r[n] for n in names if n.startswith('VOTE_')]
	assert all(votes) or not any(votes)
	if any(votes):
		assert sum(map(int, votes[2:])) == int(votes[1]) <= int(votes[0])
	print('|'.join(row))
END
deliberation-export --format=scdl --base=https://commune.example/ >"$tmp/scdl.csv"
run python3 "$tmp/scdl.py" "$tmp/scdl.csv"
is_status 0 'scdl: as the schema has it'
is "$(cat "$out")" "Commune|00000207335817|CC/20260323-2|2026-03-23|8.4|aménagement|Subside, \"fête\"||||2026-04-01|3|2|2|0|0|https://commune.example/paper/D-2026-00001
Commune|00000207335817|D-2026-00002|2026-03-23|9.1|autres domaines de compétences/autres domaines de compétences des communes|Règlement||421/731-60|||3|2|1|0|1|https://commune.example/paper/D-2026-00002" \
	'scdl: adopted and public, votes by count and by name'
run deliberation-export --format=scdl --store="$tmp/back"
is_status 1 'scdl: an authority without number'
says 'does not know its number of enterprise' 'the message says so'

# OParl 1.1: required properties and types (schema/*.json of the specification).
cat >"$tmp/oparl.py" <<'END'
import datetime, hashlib, json, sys
url, text, whole, boolean, moment, date = 'url text whole boolean moment date'.split()
common = dict(id=url, type=text, created=moment, modified=moment)
schema = dict(
 System=(['oparlVersion', 'body'], dict(oparlVersion=text, body=url, name=text)),
 Body=(['system', 'name', 'organization', 'person', 'meeting', 'paper', 'legislativeTerm'],
    dict(system=url, name=text, organization=url, person=url, meeting=url, paper=url,
    legislativeTerm=['LegislativeTerm'], classification=text)),
 Organization=([], dict(body=url, name=text, membership=[url], meeting=url,
    classification=text, memberCount=whole)),
 Person=([], dict(body=url, name=text, membership=['Membership'])),
 Membership=([], dict(person=url, organization=url, role=text, votingRight=boolean,
    startDate=date, endDate=date, keyword=[text])),
 Meeting=([], dict(name=text, meetingState=text, cancelled=boolean, start=moment, end=moment,
    location='Location', organization=[url], participant=[url], auxiliaryFile=['File'],
    agendaItem=['AgendaItem'])),
 Location=([], dict(description=text)),
 AgendaItem=(['order'], dict(meeting=url, number=text, order=whole, name=text, public=boolean,
    consultation=url, result=text, resolutionText=text)),
 Paper=([], dict(body=url, name=text, reference=text, date=date, paperType=text,
    mainFile='File', auxiliaryFile=['File'], consultation=['Consultation'])),
 Consultation=([], dict(paper=url, agendaItem=url, meeting=url, organization=[url],
    authoritative=boolean)),
 File=(['accessUrl'], dict(name=text, fileName=text, mimeType=text, date=date, text=text,
    size=whole, sha512Checksum=text, accessUrl=url)))
ids, used = set(), set()
def check(value, kind, where):
	if isinstance(kind, list):
		assert isinstance(value, list), where
		for v in value:
			check(v, kind[0], where)
	elif kind == url:
		assert value.startswith('https://commune.example/oparl/'), where
		used.add((where, value))
	elif kind == text:
		assert isinstance(value, str) and value, where
	elif kind in (whole, boolean):
		assert type(value) is (int if kind == whole else bool), where
	elif kind == moment:
		datetime.datetime.strptime(value, '%Y-%m-%dT%H:%M:%SZ')
	elif kind == date:
		datetime.date.fromisoformat(value)
	else:
		known(value, kind)
def known(o, kind=None):
	prefix, name = o['type'][:28], o['type'][28:]
	assert prefix == 'https://schema.oparl.org/1.1' and name[0] == '/', o['type']
	name = name[1:]
	assert kind in (None, name)
	required, properties = schema[name]
	for r in ['id', 'type'] + required:
		assert r in o, (name, r)
	assert o['id'] not in ids, o['id']
	ids.add(o['id'])
	for k, v in o.items():
		check(v, dict(common, **properties)[k], name + '.' + k)
everything = json.load(open(sys.argv[1], encoding='utf-8'))
for o in everything:
	known(o)
lists = ('System.body', 'Body.organization', 'Body.person', 'Body.meeting', 'Body.paper',
    'Organization.meeting')
for where, u in used:
	assert where in lists or where.endswith('File.accessUrl') or u in ids, (where, u)
kinds = [o['type'].rpartition('/')[2] for o in everything]
print(' '.join('%s=%d' % (k, kinds.count(k)) for k in dict.fromkeys(kinds)))
meeting = [o for o in everything if o['id'].endswith('/M-2026-00001')][0]
print(meeting['start'], meeting['end'], ' '.join(p[-1] for p in meeting['participant']))
for i in meeting['agendaItem']:
	print(i['order'], i['number'], i['result'], i['public'])
print([o.get('result') for m in everything for o in m.get('agendaItem', [])][-1])
for o in everything:
	for f in o.get('auxiliaryFile', []):
		print(o['type'].rpartition('/')[2], f['name'], f['fileName'], f['mimeType'], f['size'],
		    f['sha512Checksum'] == hashlib.sha512(b'annexe').hexdigest())
END
deliberation-export --format=oparl --base=https://commune.example/oparl >"$tmp/oparl.json"
run python3 "$tmp/oparl.py" "$tmp/oparl.json"
is_status 0 'oparl: as the specification has it'
# 23 March 2026 is before summer time: 20:00 in Belgium is 19:00 UTC.
is "$(cat "$out")" 'System=1 Body=1 Organization=1 Person=3 Meeting=2 Paper=4
2026-03-23T19:00:00Z 2026-03-23T21:30:00Z 1 3
0 1 refused True
1 2 accepted True
2 2.10 accepted-modified True
None
Meeting Annexe de la séance annexe.pdf application/pdf 6 True
Paper Annexe de la décision annexe.pdf application/pdf 6 True
Paper Annexe du point annexe.pdf application/pdf 6 True
Paper Annexe du projet annexe.pdf application/pdf 6 True' 'oparl: who was there, the agenda in its order, no result of a draft'
meeting-set end=00:30 M-2026-00001 >"$tmp/made"
is "$(deliberation-export --format=oparl --base=https://commune.example/oparl |
	grep -o '"end":"2026-03-2[0-9T:]*' | head -n 1)" '"end":"2026-03-23T23:30:00' \
	'oparl: a meeting that ends after midnight'
meeting-set end=22:30 M-2026-00001 >"$tmp/made"
PERRON_NOW=2026-03-05T08:00:00Z deliberation-set note=x D-2026-00001 >"$tmp/made"
deliberation-export --format=oparl --base=https://commune.example/oparl D-2026-00001 |
	grep '/paper/D-2026-00001","type":"[^"]*Paper"' | grep -o '"created":[^}]*}$' >"$tmp/made"
is "$(cat "$tmp/made")" '"created":"2026-03-02T09:00:00Z","modified":"2026-03-05T08:00:00Z"}' \
	'oparl: made and changed, from the audit chain'
deliberation-export --format=oparl --base=https://commune.example/oparl/ --all >"$tmp/oparl-all.json"
ok 'oparl: all of it' python3 "$tmp/oparl.py" "$tmp/oparl-all.json"

# The archive.
run deliberation-export --format=archive --all --confidential --out="$tmp/a.tar.gz"
is_status 0 'archive'
deliberation-export --format=archive --all --confidential --out="$tmp/b.tar.gz"
same "$tmp/a.tar.gz" "$tmp/b.tar.gz" 'archive: the same bytes'
run deliberation-export --format=archive --all --confidential --out="$tmp/a.tar.zst"
is_status 0 'archive: by Zstandard'
deliberation-export --format=archive --all --out="$tmp/followed.tar.gz" D-2026-00005
is "$(tar -tzf "$tmp/followed.tar.gz" | grep -c 'decisions/.*pdf')" 2 \
	'archive: the extract of the point that it follows on too'
run env -u PERRON_STORE archive-check "$tmp/a.tar.gz" "$tmp/a.tar.zst"
is_status 0 'archive-check finds nothing, and needs no store'
is "$(cat "$out" "$err")" '' 'and says nothing'
mkdir "$tmp/unpacked"
tar -xzf "$tmp/a.tar.gz" -C "$tmp/unpacked"
is "$(cd "$tmp/unpacked" && find . -type f | grep -v /AX- | sort | paste -s -d ' ')" "./MANIFEST ./README.txt \
./attachments/D-2026-00001/1-plan.txt ./decisions/D-2026-00001.pdf ./decisions/D-2026-00001.txt \
./decisions/D-2026-00002.pdf ./decisions/D-2026-00002.txt \
./decisions/D-2026-00003.pdf ./decisions/D-2026-00003.txt \
./decisions/D-2026-00004.pdf ./decisions/D-2026-00004.txt \
./decisions/D-2026-00005.pdf ./decisions/D-2026-00005.txt \
./decisions/D-2026-00006.txt ./metadata.jsonl ./records.jsonl" 'archive: what is in it'
# The command that README.txt gives to those who have no Perron.
command=$(sed -n 's/^    \(tail .*\)/\1/p' "$tmp/unpacked/README.txt")
is "$(cd "$tmp/unpacked" && eval "$command" | grep -c ': OK$')" 27 'archive: checked by its own README'
same "$tmp/unpacked/attachments/D-2026-00001/1-plan.txt" "$tmp/plan.txt" 'archive: attachments as they are'
is "$(cd "$tmp/unpacked" && cat attachments/AX-*/1-annexe.pdf)" \
	"$(printf 'annexe%.0s' 1 2 3 4 5 6 7 8 9 10 11 12)" 'and the files of all annexes'
is "$(python3 -c 'import json, sys
for l in open(sys.argv[1], encoding="utf-8"):
	d = json.loads(l)
	parts = [p.split("/")[1][-1] for p in d.get("hasPart", [])]
	print(d["identifier"], d.get("date"), d["accessRights"], *d["hasFormat"], *parts)' \
	"$tmp/unpacked/metadata.jsonl" | sed -n '1p;3,4p')" \
	"CC/20260323-2 2026-03-23 public decisions/D-2026-00001.pdf decisions/D-2026-00001.txt 1 1 2 3 4 5 2
D-2026-00003 2026-03-23 secret decisions/D-2026-00003.pdf decisions/D-2026-00003.txt 6
D-2026-00004 2026-03-23 public decisions/D-2026-00004.pdf decisions/D-2026-00004.txt" \
	'archive: metadata, with the files of annexes as parts'
deliberation-export --format=archive --out="$tmp/public.tar.gz"
is "$(tar -tzf "$tmp/public.tar.gz" | grep -E 'attachments|D-2026-0000[36]' | paste -s -d ' ')" \
	"attachments/AX-2026-00001/1-annexe.pdf attachments/AX-2026-00002/1-annexe.pdf \
attachments/AX-2026-00008/1-annexe.pdf attachments/AX-2026-00010/1-annexe.pdf" \
	'archive for the public: the files of publishable annexes, no others, no closed point'
is "$(tar -xOzf "$tmp/public.tar.gz" metadata.jsonl | grep -o '"hasPart.*')" \
	'"hasPart":["attachments/AX-2026-00001/1-annexe.pdf","attachments/AX-2026-00002/1-annexe.pdf"]}
"hasPart":["attachments/AX-2026-00008/1-annexe.pdf"]}' 'of each its own'
run archive-check "$tmp/public.tar.gz"
is_status 0 'and it verifies'
# A point that was decided and is shown as a draft only keeps what is of the decision.
deliberation-set publication=in-project D-2026-00001 >"$tmp/made"
meeting-status --to=published M-2026-00001 >"$tmp/made"
is "$(deliberation-publicity D-2026-00001) $(deliberation-export --format=jsonl D-2026-00001 | grep -o '"of":"[^"]*' | paste -s -d ' ')" \
	'D-2026-00001	draft "of":"AX-2026-00002 "of":"AX-2026-00010' \
	'shown as a draft: nothing of the decision'
PERRON_NOW=2026-03-24T09:00:00Z meeting-status --to=decided M-2026-00001 >"$tmp/made"
deliberation-set publication=decision D-2026-00001 >"$tmp/made"
# Masked, as the texts of the point are.
printf 'x' >"$tmp/[[Jean Dupont]].pdf"
annex-new deliberation=D-2026-00001 title='Lettre de [[Jean Dupont]]' publishable=yes \
	--attach="$tmp/[[Jean Dupont]].pdf" >"$tmp/made"
deliberation-export --format=oparl --base=https://commune.example D-2026-00001 >"$tmp/masked"
is "$(grep -c Dupont "$tmp/masked") $(grep -o '"Lettre de TEXTE MASQUÉ","fileName":"TEXTE MASQUÉ.pdf"' "$tmp/masked")" \
	'0 "Lettre de TEXTE MASQUÉ","fileName":"TEXTE MASQUÉ.pdf"' 'oparl: title and name of the file are masked'
deliberation-export --format=archive --out="$tmp/masked.tar.gz" D-2026-00001
is "$(tar -xOzf "$tmp/masked.tar.gz" MANIFEST metadata.jsonl records.jsonl decisions/D-2026-00001.txt | grep -c Dupont) $(tar --quoting-style=literal -tzf "$tmp/masked.tar.gz" | grep MASQU)" \
	'0 attachments/AX-2026-00013/1-TEXTE MASQUÉ.pdf' 'archive: so they are'
printf 'x' >"$tmp/jean_dupont.pdf"
annex-attach AX-2026-00002 "$tmp/jean_dupont.pdf" >"$tmp/made"
for format in jsonl 'oparl --base=https://commune.example' "archive --out=$tmp/named.tar.gz"; do
	run deliberation-export --format=$format D-2026-00001
	is "$status $(wc -c <"$out" | tr -d ' ') $(cat "$err")" \
		'1 0 deliberation-export: AX-2026-00002: attachment: what is masked at AX-2026-00013: title survives here' \
		"a name that survives in the name of a file: $format"
done
annex-set publishable=no AX-2026-00002 >"$tmp/made"
annex-set title='Jean Dupont' AX-2026-00001 >"$tmp/made"
run deliberation-export --format=jsonl D-2026-00001
says '^deliberation-export: AX-2026-00001: title: what is masked at AX-2026-00013: title survives here$' \
	'and in a title'
# The longest name that a file can have, 255 bytes, is one that unpacks: the place of the
# file stands before it there.
long=$(printf 'é%.0s' $(seq 125)).jpeg
printf 'long' >"$tmp/$long"
annex-attach AX-2026-00001 "$tmp/$long" "$tmp/$long" >"$tmp/made"
run annex-attach AX-2026-00001 --name="x$long" "$tmp/plan.txt"
is_status 2 'a name of 256 bytes is none'
deliberation-export --format=archive --all --out="$tmp/long.tar.gz" D-2026-00001
mkdir "$tmp/long"
ok 'archive: the longest name unpacks' tar -xzf "$tmp/long.tar.gz" -C "$tmp/long"
is "$(cd "$tmp/long/attachments/AX-2026-00001" && ls | sed -n 's/é*//gp' | paste -s -d ' ')" \
	'2-.jpeg 3-.jpeg' 'archive: with its place and its ending'
ok 'archive: and it verifies' archive-check "$tmp/long.tar.gz"
ok 'two of that name are written out' annex-files --out="$tmp/longer" AX-2026-00001
rm "$PERRON_STORE"/files/*/*
run deliberation-export --format=archive --all --confidential --out="$tmp/c.tar.gz"
is_status 2 'archive: an attachment that is gone'
is "$(ls "$tmp"/c.tar* 2>/dev/null)" '' 'and nothing is left'

# Votes as the law judges them: what goes out is what deliberation-result tells.  A
# council of seven, all there but at the point D-2026-00005.
new_store "$tmp/votes"
authority-set kbo=0207335817 AU-2026-00001 >"$tmp/made"
council=$(assembly-new name='Conseil communal' kind=council seats=7)
for i in 1 2 3 4 5 6 7; do
	printf '{"person":"Membre Numéro%s","assembly":"%s","order":"%s"}\n' $i "$council" $i
done | mandate-new --from=- >"$tmp/made"
meeting-new --from=- --keep-ids >"$tmp/made" <<END
{"id":"M-2026-00001","assembly":"$council","date":"2026-02-23","start":"20:00","call":"1","state":"decided"}
{"id":"M-2026-00002","assembly":"$council","date":"2026-03-30","call":"1","state":"published"}
END
n=0
while IFS='	' read -r title more; do
	n=$((n + 1))
	printf '{"id":"D-2026-%05d","title":"%s","privacy":"public","list":"normal","meeting":"M-2026-00001","number":"%d","state":"accepted","publication":"decision","decision":"DÉCIDE %d"%s}\n' \
		$n "$title" $n $n "$more"
done >"$tmp/points" <<END
Commission	,"act":"nominations"
Intercommunale	,"act":"nominations"
Règlement	
Trop de voix	
Trop peu de membres	
Sans vote	
Appel de [[M. Jean Dupont]]	,"motivation":"Vu la demande de [[M. Jean Dupont]] ;"
END
cat >>"$tmp/points" <<END
{"id":"D-2026-00008","title":"Huis clos","privacy":"secret","list":"normal","meeting":"M-2026-00001","number":"8","state":"accepted","publication":"decision","embargo":"2026-02-28","decision":"DÉCIDE 8"}
{"id":"D-2026-00009","title":"Projet","privacy":"public","list":"normal","meeting":"M-2026-00002","number":"1","state":"published","publication":"in-project","decision":"PROPOSE 9"}
{"id":"D-2026-00010","title":"Décidé, mais montré comme projet","privacy":"public","list":"normal","meeting":"M-2026-00002","number":"2","state":"accepted","publication":"in-project","decision":"PROPOSE 10"}
{"id":"D-2026-00011","title":"Sans séance","privacy":"public","list":"normal","state":"draft","decision":"PROPOSE 11"}
END
deliberation-new --from="$tmp/points" --keep-ids >"$tmp/made"
for i in 1 2 3 4 5 6 7; do
	printf '{"meeting":"M-2026-00001","mandate":"N-2026-0000%s"}\n' $i
	[ $i -le 3 ] || printf '{"meeting":"M-2026-00001","mandate":"N-2026-0000%s","presence":"absent","from":"D-2026-00005","until":"D-2026-00005"}\n' $i
done | attendance-new --from=- >"$tmp/made"
vote-new --from=- >"$tmp/made" <<END
{"deliberation":"D-2026-00001","poll":"secret","label":"Anne","yes":"4"}
{"deliberation":"D-2026-00001","poll":"secret","label":"Ben","linked":"yes","yes":"2","blank":"1"}
{"deliberation":"D-2026-00002","poll":"secret","yes":"4","no":"1","blank":"1","invalid":"1"}
{"deliberation":"D-2026-00003","label":"Article 1","yes":"7"}
{"deliberation":"D-2026-00003","yes":"4","no":"2","abstain":"1"}
{"deliberation":"D-2026-00003","label":"Article 2","yes":"7"}
{"deliberation":"D-2026-00003","rule":"two-thirds"}
{"deliberation":"D-2026-00004","yes":"6"}
{"deliberation":"D-2026-00005","yes":"3"}
{"deliberation":"D-2026-00006"}
{"deliberation":"D-2026-00007","yes":"7"}
{"deliberation":"D-2026-00010","yes":"7"}
END
# No command would record more votes than voters.
sqlite3 "$PERRON_STORE/assembly.db" "UPDATE vote SET no = 2 WHERE yes = 6"
run deliberation-export --format=scdl
is_status 1 'scdl: a vote that cannot stand'
cp "$out" "$tmp/votes.csv"
cp "$err" "$tmp/refused"
is "$(python3 "$tmp/scdl.py" "$tmp/votes.csv" | cut -d '|' -f 3,12-16)" "D-2026-00001|7|6|4|2|0
D-2026-00002|7|5|4|1|0
D-2026-00003|7|7|4|2|1
D-2026-00004|||||
D-2026-00005|||||
D-2026-00006|||||
D-2026-00007|7|7|7|0|0
D-2026-00008|||||" 'scdl: linked, secret and labelled votes; none where it cannot stand'
# Each vote that decides, and its votes cast: yes and no.
deliberation-list -o id state=accepted meeting=M-2026-00001 |
	deliberation-result -o id,vote,cast - 2>"$tmp/judged" |
	grep -E 'V-2026-0000[135]|V-2026-00011' | cut -f 1,3 >"$tmp/want"
python3 "$tmp/scdl.py" "$tmp/votes.csv" | awk -F '|' '$12 != "" { print $3 "\t" $14 + $15 }' >"$tmp/got"
is "$(wc -l <"$tmp/want" | tr -d ' ')" 4 'deliberation-result tells four votes that decide'
same "$tmp/got" "$tmp/want" 'and the table has the same'
is "$(sed -n 's/^deliberation-result: \(stdin:[0-9]*: \)*\(.*D-2026-00004: V.*\)/deliberation-export: \2/p' "$tmp/judged")" \
	"$(grep D-2026-00004 "$tmp/refused")" 'a vote that cannot stand: the same place and reason'
says '^deliberation-export: D-2026-00004: V-2026-00008: 8 votes of 7 voters' 'which it names'
# CDLD L1122-17: the majority of the members in office, 4 of 7.
says '^deliberation-export: D-2026-00005: .*3 present where 4 are needed' 'so does one without quorum'
is "$(wc -l <"$tmp/refused" | tr -d ' ')" 2 'and nothing else is refused'

# The papers of the archive.
run deliberation-export --format=archive --out="$tmp/papers.tar.gz"
is_status 1 'archive for the public: a vote that cannot stand'
says '^deliberation-export: D-2026-00004: V-2026-00008: 8 votes of 7 voters' 'is told of'
says '^deliberation-export: D-2026-00005: .*3 present where 4 are needed' 'and one without quorum'
mkdir "$tmp/papers"
tar -xzf "$tmp/papers.tar.gz" -C "$tmp/papers"
is "$(ls "$tmp/papers/decisions" | sed 's/D-2026-0*//' | paste -s -d ' ')" \
	'1.pdf 1.txt 2.pdf 2.txt 3.pdf 3.txt 4.txt 5.txt 6.pdf 6.txt 7.pdf 7.txt 8.txt 9.pdf 9.txt 10.txt' \
	'text alone: a vote that cannot stand, the closed part, decided but shown as a draft'
is "$(deliberation-export --format=jsonl D-2026-00009 D-2026-00010 | sed -n 's/.*"\(D-[^"]*\)".*"state":\([^,]*\).*/\1 \2/p' | paste -s -d ' ')" \
	'D-2026-00009 "published" D-2026-00010 null' 'a state that tells of a decision is not told either'
run archive-check "$tmp/papers.tar.gz"
is_status 0 'archive-check verifies it'
deliberation-extract --public D-2026-00003 >"$tmp/extract"
same "$tmp/papers/decisions/D-2026-00003.txt" "$tmp/extract" 'the text is that of deliberation-extract'
deliberation-extract --public --format=pdf D-2026-00003 >"$tmp/extract"
same "$tmp/papers/decisions/D-2026-00003.pdf" "$tmp/extract" 'and so are the pages'
is "$(grep -c 'par 4 voix pour, 2 contre et 1 abstention' "$tmp/papers/decisions/D-2026-00003.txt")" 1 \
	'with the vote as the table has it'
is "$(grep -c 'Projet de délibération' "$tmp/papers/decisions/D-2026-00009.txt") $(grep -l 'Projet de' "$tmp/papers/decisions"/* | wc -l | tr -d ' ')" \
	'1 1' 'a draft is called one'
is "$(cat "$tmp/papers/decisions/D-2026-00008.txt")" "Commune

Huis clos

DÉCIDE 8" 'the text alone'
is "$(grep -c 'TEXTE MASQUÉ' "$tmp/papers/decisions/D-2026-00007.txt")" 2 'masked for the public'
pdftotext "$tmp/papers/decisions/D-2026-00007.pdf" - >"$tmp/pages"
is "$(grep -c 'TEXTE MASQUÉ' "$tmp/pages") $(cat "$tmp/pages" "$tmp/papers/decisions"/*.txt "$tmp/papers"/*.jsonl | grep -c Dupont)" \
	'2 0' 'on the pages too, and nowhere is it told'
is "$(python3 -c 'import json, sys
for l in open(sys.argv[1], encoding="utf-8"):
	d = json.loads(l)
	print(d["identifier"], *d["format"], *d["hasFormat"])' "$tmp/papers/metadata.jsonl" | sed -n '3,4p')" \
	"D-2026-00003 application/pdf text/plain decisions/D-2026-00003.pdf decisions/D-2026-00003.txt
D-2026-00004 text/plain decisions/D-2026-00004.txt" 'the metadata name the forms'
deliberation-export --format=archive --all --out="$tmp/papers-all.tar.gz" 2>"$tmp/made"
deliberation-export --format=archive --all --out="$tmp/papers-twice.tar.gz" 2>"$tmp/made"
same "$tmp/papers-all.tar.gz" "$tmp/papers-twice.tar.gz" 'archive with papers: the same bytes'
is "$(tar -xOzf "$tmp/papers-all.tar.gz" decisions/D-2026-00007.txt | grep -cF 'M. Jean Dupont')" 2 \
	'for those who work here nothing is masked'
is "$(tar -xOzf "$tmp/papers-all.tar.gz" decisions/D-2026-00008.txt | grep -c 'Séance à huis clos')" 1 \
	'nor is the closed part without its extract'
is "$(tar -tzf "$tmp/papers-all.tar.gz" | grep D-2026-00011)" decisions/D-2026-00011.txt \
	'a point without meeting has its text alone'
mkdir -p "$PERRON_STORE/templates"
printf '# Copie {{point.title}}\n' >"$PERRON_STORE/templates/extract.md"
deliberation-export --format=archive --out="$tmp/own.tar.gz" D-2026-00003
is "$(tar -xOzf "$tmp/own.tar.gz" decisions/D-2026-00003.txt | tr -d '\n ')" 'CopieRèglement' \
	'the template is that of the authority'
printf '# Copie {{point.title}}, Dupont Jean\n' >"$PERRON_STORE/templates/extract.md"
run deliberation-export --format=archive --out="$tmp/betrayed.tar.gz" D-2026-00007
is "$status $(ls "$tmp" | grep -c betrayed)" '1 0' 'a template that betrays what is masked: no archive'
says 'what is masked there survives in' 'the message says so'
printf '# {{point.title}}\n\n{{{point.observations}}}\n' >"$PERRON_STORE/templates/extract.md"
deliberation-set observations='Jean Dupont est venu' D-2026-00001 >"$tmp/made"
run deliberation-export --format=archive --out="$tmp/betrayed.tar.gz" D-2026-00001 D-2026-00007
is_status 1 'so does a point before it'
says '^deliberation-export: D-2026-00007: title: what is masked there survives in: Jean Dupont' \
	'which the message quotes'

# Archives that nobody trusts.
mkdir "$tmp/hostile"
cat >"$tmp/hostile.py" <<'END'
import gzip, hashlib, io, sys, tarfile
source = tarfile.open(sys.argv[1])
members = {m.name: source.extractfile(m).read() for m in source}
del members['MANIFEST']
def line(name, data):
	return b'%s\t%d\t%s\n' % (hashlib.sha256(data).hexdigest().encode(), len(data), name.encode())
def manifest(change={}, header=b'perron-archive\t1\n'):
	c = dict(members, **change)
	return header + b''.join(line(n, c[n]) for n in sorted(c))
def entry(name, data, **fields):
	t = tarfile.TarInfo(name)
	t.size = len(data)
	for k, v in fields.items():
		setattr(t, k, v)
	return t, data
def entries(change={}, without=()):
	c = dict(members, **change)
	return [entry(n, c[n]) for n in sorted(c) if n not in without]
def tar(m, es):
	out = io.BytesIO()
	with tarfile.open(fileobj=out, mode='w', format=tarfile.PAX_FORMAT) as t:
		for e, data in [entry('MANIFEST', m)] + es:
			t.addfile(e, io.BytesIO(data))
	return out.getvalue()
def case(name, status, faults, data):
	with open('hostile/%s.tar.gz' % name, 'wb') as f:
		f.write(gzip.compress(data, 1))
	print('%s\t%d\t%s' % (name, status, '|'.join(faults)))
n = 'metadata.jsonl'
case('good', 0, [], tar(manifest(), entries()))
case('other-bytes', 1, [n + ': of another sum than the manifest says'],
    tar(manifest(), entries({n: members[n].swapcase()})))
case('longer', 1, [n + ': of another size than the manifest says'],
    tar(manifest(), entries({n: members[n] + b' '})))
case('missing', 1, [n + ': missing'], tar(manifest(), entries(without=[n])))
case('extra', 1, ['zzz: not in the manifest'], tar(manifest(), entries() + [entry('zzz', b'x')]))
case('twice', 1, [n + ': there twice'], tar(manifest(), entries() + [entry(n, b'x')]))
case('disorder', 1, [x + ': not in the order of names' for x in sorted(members)[:-1][::-1]],
    tar(manifest(), entries()[::-1]))
case('two', 1, ['README.txt: of another sum than the manifest says', n + ': missing'],
    tar(manifest(), entries({'README.txt': members['README.txt'].swapcase()}, [n])))
for kind, type in (('symlink', tarfile.SYMTYPE), ('hardlink', tarfile.LNKTYPE),
    ('fifo', tarfile.FIFOTYPE), ('device', tarfile.CHRTYPE)):
	case(kind, 1, [n + ': not an ordinary file'], tar(manifest(),
	    [entry(e.name, b'', type=type, linkname='/etc/passwd') if e.name == n else (e, d)
	    for e, d in entries()]))
	case(kind + '-extra', 1, ['zzz: not an ordinary file'], tar(manifest(),
	    entries() + [entry('zzz', b'', type=type, linkname='../x')]))
case('folder', 1, ['zzz/: not an ordinary file'],
    tar(manifest(), entries() + [entry('zzz', b'', type=tarfile.DIRTYPE)]))
for i, name in enumerate(('../evil', '/evil', 'a/../../evil', 'a//b', './a', 'a\\b', 'a\x01b')):
	case('name-%d' % i, 1, ['MANIFEST: a name that may not be there'],
	    tar(manifest({name: b'x'}), sorted(entries({name: b'x'}), key=lambda e: e[0].name)))
case('traversal', 1, ['../evil: not in the manifest'],
    tar(manifest(), entries() + [entry('../evil', b'x')]))
case('backup', 2, [], tar(manifest(header=b'perron-backup\t1\n'), entries()))
case('newer', 2, [], tar(manifest(header=b'perron-archive\t2\n'), entries()))
case('no-manifest', 2, [], tar(manifest(), entries())[1024:])
case('cut', 2, [], tar(manifest(), entries())[:-12000])
# A terabyte that is not there, and one that the manifest promises.
bomb = tarfile.TarInfo('zzz')
bomb.size = 1 << 40
good = tar(manifest(), entries())
end = max(m.offset_data + (m.size + 511) // 512 * 512 for m in tarfile.open(fileobj=io.BytesIO(good)))
case('bomb', 2, [], good[:end] + bomb.tobuf(tarfile.GNU_FORMAT) + bytes(1 << 20))
case('promise', 2, [], tar(manifest() + b'0' * 64 + b'\t%d\tzzz\n' % (1 << 40), entries()))
END
(cd "$tmp" && python3 hostile.py a.tar.gz) >"$tmp/cases" || fail 'hostile archives are made'
while IFS='	' read -r case want faults; do
	run archive-check "$tmp/hostile/$case.tar.gz"
	is "$status $(sed 's/^[^	]*	\([^	]*\)	/\1: /' "$out" | sort | paste -s -d '|')" \
		"$want $(printf '%s' "$faults" | tr '|' '\n' | sort | paste -s -d '|')" "archive: $case"
done <"$tmp/cases"
printf 'no archive' >"$tmp/text.tar.gz"
run archive-check "$tmp/text.tar.gz" "$tmp/a.tar.gz" "$tmp/hostile/missing.tar.gz"
is_status 2 'no archive: the worst of three'
is "$(cut -f 2,3 "$out")" 'metadata.jsonl	missing' 'and the others are looked at'
run archive-check "$tmp/nowhere.tar.gz"
is_status 2 'no file'
run archive-check --limit=1K "$tmp/a.tar.gz"
is_status 2 'more than the limit'
run archive-check
is_status 2 'no operand'

# What comes in: answers as plonemeeting.restapi gives them (names of members and
# values of serializer/item.py, serializer/meeting.py and serializer/base.py there).
new_store "$tmp/in"
council=$(assembly-new name=Conseil kind=council)
mandate-new person='Benoît Crahay' assembly="$council" group=Ensemble >"$tmp/made"
cat >"$tmp/answer.py" <<'END'
import base64, json, sys
def held(uid, title, type='present', **more):
	return dict({'@type': 'held_position', 'UID': uid, 'title': title,
	    'attendee_type': {'token': type, 'title': type}, 'signatory': None, 'voter': True}, **more)
def term(token):
	return {'token': token, 'title': token.capitalize()}
def html(data):
	return {'content-type': 'text/html', 'data': data}
def annex(uid, title, publishable, confidential, **file):
	return {'@type': 'annex', 'UID': uid, 'title': title, 'publishable': publishable,
	    'confidential': confidential, 'file': file}
def b64(text):
	return base64.b64encode(text.encode()).decode()
meeting = {'@id': 'https://delib.example/m1', '@type': 'MeetingCouncil', 'UID': 'm1',
    'title': '23 mars 2026 (20:00)', 'date': '2026-03-23T19:00:00+00:00',
    'end_date': '2026-03-23T23:30:00', 'review_state': 'closed',
    'place': {'token': 'hv', 'title': 'Hôtel de ville'}, 'videoconference': False,
    'convocation_date': '2026-03-13T00:00:00', 'meeting_number': 3, 'first_item_number': -1,
    'notes': html('<p>NOTESECRETE</p>'),
    'extra_include_attendees': [
	held('hp1', 'Madame Anne Lambert, Bourgmestre', signatory='1',
	    position_type=term('bourgmestre')),
	held('hp2', 'Benoît Crahay, Conseiller'),
	held('hp3', 'Conseillère', 'excused', extra_include_person={'title': 'Chloé Wathelet',
	    'gender': {'token': 'F', 'title': 'Femme'}})]}
one = {'@type': 'MeetingItemCouncil', 'UID': 'i1', 'title': 'Procès-verbal', 'itemNumber': 100,
    'itemReference': 'CC/20260323-1', 'review_state': 'accepted', 'privacy': term('public'),
    'listType': term('late'), 'pollType': term('freehand'), 'category': term('secrétariat'),
    'proposingGroup': term('direction'), 'toDiscuss': True,
    'groupsInCharge': [{'token': 'a', 'title': 'Lambert, A.'}, {'token': 'b', 'title': 'B'}],
    'motivation': html('<p>Vu la <strong>loi</strong>&nbsp;;</p>\n<p>Considérant que'
	' <span class="x pm-anonymize">Jean <em>Dupont</em></span> demande&#160;;</p>'),
    'decision': html('<p>DÉCIDE :</p><ol><li>un<li>deux</ol><ul><li><p>trois</p></li></ul>'
	'<script>MALICE()</script><style>p{}</style><!-- MALICE --><p>- 5 * 2 | x</p>'
	'<table><tr><th>a</th><th>b</th></tr><tr><td><p>1|2</p></td><td></td></tr></table>'),
    'decisionEnd': html('<p>Fin <b> </b><span class="pm-anonymize"></span>.</p>'),
    'internalNotes': html('<p>NOTESECRETE</p>'), 'marginalNotes': html('<p>NOTESECRETE</p>'),
    'notes': html('NOTESECRETE'),
    'item_votes': [{'label': '', 'linked_to_previous': False, 'poll_type': 'freehand',
	'voters': {'hp1': 'yes', 'hp2': 'no', 'hp3': 'not_yet'}}],
    'extra_include_annexes': [
	annex('a1', 'Plan', True, False, filename='../plan.pdf', data=b64('un plan')),
	annex('a2', 'TITRESECRET', True, True, filename='SECRET.pdf', data=b64('CONTENUSECRET')),
	annex('a3', 'TITRESECRET', False, True, filename='SECRET.pdf', data=b64('CONTENUSECRET')),
	annex('a4', 'Au loin', True, False, filename='loin.pdf', download='https://x.example/a4'),
	dict(annex('a5', 'Convention', False, False, filename='convention.pdf', data=b64('entre nous')),
	    **{'@type': 'annexDecision', 'content_category': term('convention'), 'to_print': True,
	    'to_sign': True, 'signed': True, 'scan_id': '059999000000001'})]}
two = {'@type': 'MeetingItemCouncil', 'UID': 'i2', 'title': 'Sous-point', 'itemNumber': 210,
    'review_state': 'delayed', 'privacy': term('public_heading'),
    'extra_include_attendees': [held('hp2', 'x', 'non_attendee'), held('hp1', 'x')]}
three = {'@type': 'MeetingItemCouncil', 'UID': 'i3', 'title': 'Nomination', 'itemNumber': 300,
    'review_state': {'token': 'accepted', 'title': 'x'}, 'privacy': term('secret'),
    'item_votes': [{'poll_type': 'secret', 'votes': {'yes': 2, 'no': 0, 'abstain': 1}},
	{'poll_type': 'secret', 'linked_to_previous': True, 'label': 'B', 'votes': {'yes': 1}}]}
def answer(*objects, total=None):
	return {'@id': 'https://delib.example/@search', 'items': list(objects),
	    'items_total': len(objects) if total is None else total}
whole = [answer(meeting), answer(one, two, three)]
exec(sys.argv[1] if len(sys.argv) > 1 else '')
json.dump(whole, sys.stdout, ensure_ascii=False)
END
# answer [PYTHON]: the answer, changed.
answer() {
	python3 "$tmp/answer.py" "$@"
}
# take [OPTION...]: imports standard input.
take() {
	deliberation-import --format=plonemeeting "$@"
}
answer >"$tmp/answer.json"

run take --dry-run "$tmp/answer.json"
is_status 0 'import: a preview'
cp "$out" "$tmp/preview"
is "$(deliberation-list | wc -l | tr -d ' ') $(find "$PERRON_STORE/files" -type f | wc -l | tr -d ' ')" '0 0' 'and nothing is there'
run take "$tmp/answer.json"
is_status 0 'import'
same "$out" "$tmp/preview" 'the preview was right'
is "$(cut -f 1,2,4,5,6 "$out" | grep -E '^[MND]')" "M-2026-00001	created	m1		23 mars 2026 (20:00)
N-2026-00002	created			Anne Lambert
N-2026-00001	changed			Benoît Crahay
N-2026-00003	created			Chloé Wathelet
D-2026-00001	created	i1	1	Procès-verbal
D-2026-00001	left-out	a2		
D-2026-00001	left-out	a3		
D-2026-00002	created	i2	2.10	Sous-point
D-2026-00003	created	i3	3	Nomination" 'what came: mandates by name, annexes by what they may'
is "$(cut -f 1,2,4,5,6 "$out" | grep ^A[^T])" "AX-2026-00001	created	a1		Plan
AX-2026-00001	attached	a1		.._plan.pdf
AX-2026-00002	created	a4		Au loin
AX-2026-00002	named	a4		loin.pdf
AX-2026-00003	created	a5		Convention
AX-2026-00003	attached	a5		convention.pdf" 'annexes, and their files'
is "$(annex-list -o deliberation,title,type,part,to-print,to-sign,signed,publishable,confidential,scan,external)" \
	"D-2026-00001	Plan		point				yes	no		a1
D-2026-00001	Au loin		point				yes	no		a4
D-2026-00001	Convention	Convention	decision	yes	yes		no	no	059999000000001	a5" 'with their marks'
is "$(meeting-list -o date,start,end,place,state,number,first-point,convened,external)" \
	"2026-03-23	20:00	23:30	Hôtel de ville	closed	3		2026-03-13	m1" \
	'a meeting: an instant with its offset is one of the time zone of the authority'
is "$(mandate-list -o person,gender --sort=person | tr '\t\n' '|;')" \
	'Anne Lambert|f;Benoît Crahay|;Chloé Wathelet|f;' 'their gender, of the contact or of the title'
is "$(mandate-list -o person,role,group,external)" "Benoît Crahay	councillor	Ensemble	hp2
Anne Lambert	mayor		hp1
Chloé Wathelet	councillor		hp3" 'mandates'
is "$(deliberation-list -o number,reference,state,privacy,list,poll,category,group,group-in-charge,to-discuss,publication)" \
	"1	CC/20260323-1	accepted	public	late	public	Secrétariat	Direction	Lambert  A.,B	yes	
2.10		postponed	public	normal						
3		accepted	secret	normal						private" 'points'
is "$(deliberation-show -o motivation,decision D-2026-00001 | sed 's/\xc2\xa0/~/g')" \
	'Vu la **loi**~;\nConsidérant que [[Jean *Dupont*]] demande~;	DÉCIDE :\n1. un\n2. deux\n- trois\n\\- 5 \\* 2 | x\n| a | b |\n|---|---|\n| 1\\|2 |  |\nFin [...].' \
	'rich text as the text of an act'
is "$(attendance-list -o mandate,presence,from,until,signs)" "N-2026-00002	present			1
N-2026-00001	present			
N-2026-00003	excused			
N-2026-00001	not-taking-part	D-2026-00002	D-2026-00002	" 'attendance'
is "$(vote-list -o deliberation,poll,linked,label,yes,no,abstain)" "D-2026-00001	public					
D-2026-00003	secret			2	0	1
D-2026-00003	secret	yes	B	1		" 'votes'
is "$(ballot-list -o vote,mandate,value)" "V-2026-00001	N-2026-00002	yes
V-2026-00001	N-2026-00001	no" 'ballots'
is "$(annex-list -o id | annex-files -o id,name,size)" "AX-2026-00001	.._plan.pdf	7
AX-2026-00003	convention.pdf	10" 'the files whose bytes came'
is "$(sqlite3 "$PERRON_STORE/assembly.db" .dump | grep -cE 'SECRET|MALICE')$(grep -rlE SECRET "$PERRON_STORE" | wc -l | tr -d ' ')" \
	00 'nothing confidential is anywhere in the store'
# What was decided there against the votes, by the law of here, came in and is named.
is "$(store-check | sed 's/: .*//' | tr '\t' ' ')" "D-2026-00001 rule decision-votes
D-2026-00003 rule decision-votes" 'the store is clean, but for what contradicts its votes'

# A second run, and what has changed since.
run take "$tmp/answer.json"
is "$(cut -f 1,2 "$out" | paste -s -d ' ' | tr '\t' :)" 'M-2026-00001:unchanged D-2026-00001:unchanged AX-2026-00001:unchanged D-2026-00001:left-out D-2026-00001:left-out AX-2026-00002:unchanged AX-2026-00002:named AX-2026-00003:unchanged D-2026-00002:unchanged D-2026-00003:unchanged' 'a second run: all unchanged'
deliberation-set publication=decision D-2026-00001 >"$tmp/made"
deliberation-set publication=decision embargo=2026-01-01 D-2026-00003 >"$tmp/made"
answer "two['title'] = 'Autre'; two['extra_include_attendees'] = [held('hp2', 'x')]
one['review_state'] = 'itempublished'; del one['decision'], one['decisionEnd'], one['category']
one['item_votes'][0]['voters']['hp2'] = 'yes'; meeting['review_state'] = 'decided'" >"$tmp/changed.json"
run take "$tmp/changed.json"
is "$(cut -f 1,2 "$out" | grep changed | grep -v unchanged | paste -s -d ' ' | tr '\t' :)" \
	'M-2026-00001:changed D-2026-00001:changed BL-2026-00002:changed D-2026-00002:changed AT-2026-00004:changed' 'what changed'
is "$(deliberation-show -o title,state,category,publication D-2026-00001 D-2026-00003)" \
	"Procès-verbal	published	Secrétariat	decision
Nomination	accepted		decision" 'a member that is not there changes nothing; what was published here stays'
is "$(attendance-show -o presence AT-2026-00004)" present 'who takes part after all is present'
answer "two['privacy'] = {'token': 'secret_heading', 'title': 'x'}" | take >"$tmp/made"
is "$(deliberation-show -o privacy,publication D-2026-00002)" "secret	private" 'a point that becomes secret becomes private'
answer "two['privacy'] = {'token': 'something', 'title': 'x'}" | take >"$tmp/made"
is "$(deliberation-show -o privacy D-2026-00002)" secret 'what is not known to be public is secret'

# Annexes that change: one becomes confidential, one publishable, one has other bytes.
annexes() {
	answer "a = one['extra_include_annexes']; $1" | take -o id,action,external |
		grep ^A | grep -v 'unchanged\|named' | paste -s -d ' ' | tr '\t' :
}
is "$(annexes "a[3]['confidential'] = True; a[4]['publishable'] = True; a[0]['file']['data'] = b64('un autre plan')")" \
	'AX-2026-00001:gone:a1 AX-2026-00004:created:a1 AX-2026-00004:attached:a1 AX-2026-00002:changed:a4 AX-2026-00003:changed:a5' \
	'annexes that change'
is "$(annex-list -o id,state,publishable,confidential,external)" "AX-2026-00001	withdrawn	no	no	
AX-2026-00002	active	no	yes	a4
AX-2026-00003	active	yes	no	a5
AX-2026-00004	active	yes	no	a1" 'the one with the old bytes is for nobody any more'
is "$(annexes "a[3]['confidential'] = True; a[4]['publishable'] = True; a[0]['file']['data'] = b64('un autre plan')")" \
	'' 'again: unchanged'
annex-set signed=2026-03-25 AX-2026-00003 >"$tmp/made"
is "$(annexes "del a[0]; a[2]['confidential'] = True; a[3]['to_sign'] = False")" \
	'AX-2026-00003:changed:a5 AX-2026-00004:gone:a1' 'one that is not among them any more'
is "$(annex-list -o id,to-sign,signed,publishable external!=)" "AX-2026-00002			no
AX-2026-00003	yes	2026-03-25	no
AX-2026-00004			no" 'is for nobody; what was signed here stays'
is "$(deliberation-export --format=jsonl | grep -c '"record":"\(annex\|attachment\)"')" 0 'and nothing of them is told'
is "$(annexes "one['extra_include_annexes'] = [annex('a1', 'Plan', True, False)]; meeting['extra_include_annexes'] = [dict(annex('am', 'Note', True, False), **{'@type': 'annex'})]")" \
	'AX-2026-00005:created:am AX-2026-00004:changed:a1' 'one that comes back; one of the meeting'
is "$(annex-show -o meeting,part,title AX-2026-00005)" 'M-2026-00001		Note' 'is of no part'
answer | take >"$tmp/made"

# The eight privacies of the peer: which part, and which act; one that was given here stays.
for of in 'public public ' 'secret secret ' 'public_heading public heading' \
	'secret_heading secret heading' 'public_info public information' \
	'secret_info secret information' 'public_advice public advice' \
	'secret_advice secret advice' 'public public '; do
	answer "two['privacy'] = {'token': '${of%% *}', 'title': 'x'}" | take >"$tmp/made"
	is "$(deliberation-show -o privacy,act D-2026-00002)" "$(echo "${of#* }" | tr ' ' '\t')" \
		"privacy: ${of%% *}"
done
deliberation-set act=by-law D-2026-00002 >"$tmp/made"
answer "two['privacy'] = {'token': 'public', 'title': 'x'}" | take >"$tmp/made"
is "$(deliberation-show -o act D-2026-00002)" by-law 'an act that was given here stays'
answer "two['privacy'] = {'token': 'secret', 'title': 'x'}" | take >"$tmp/made"

# Moments of a meeting.
answer "meeting.update({'validation_deadline': '2026-03-18T08:30:00+00:00',
'freeze_deadline': '2026-03-22', 'pre_meeting_date': '2026-03-20T14:00:00',
'mid_date': '2026-03-23T21:00:00', 'mid_start_date': '2026-03-23T21:15:00',
'category': {'token': 'c', 'title': 'Budget'}})" | take >"$tmp/made"
is "$(meeting-show -o validate-by,freeze-by,pre-meeting,pause,resume,category M-2026-00001 | tr '\t' ' ')" \
	'2026-03-18T09:30 2026-03-22 2026-03-20T14:00 21:00 21:15 Budget' 'their day and hour'

# Gone.
answer "whole = [answer(meeting), answer(two, three)]" | take -o id,action >"$tmp/rows"
is "$(grep gone "$tmp/rows")" "D-2026-00001	gone" 'gone: told of'
is "$(deliberation-show -o state,publication,number D-2026-00001)" "accepted	private	1" 'gone: private, and still there'
is "$(deliberation-list --published -o id)" D-2026-00003 'gone: and not public'
answer "whole = [answer(meeting), answer(two, total=3)]" >"$tmp/part.json"
run take "$tmp/part.json"
is "$(grep -c gone "$out") $(cat "$err")" "0 deliberation-import: the answers are not whole: what is gone was not looked for" \
	'one batch of a search: nothing is gone'
answer "whole = [answer(meeting), answer(one, total=3), answer(two, three, total=3)]" | take -o action >"$tmp/rows"
is "$(grep -c gone "$tmp/rows")" 0 'all its batches'
answer "whole = [meeting, two]" | take -o action >"$tmp/rows"
is "$(grep -c gone "$tmp/rows")" 0 'a point that no search found tells nothing of the others'
answer "whole = [answer(meeting, one, dict(two, extra_include_annexes=[annex('a4', 'x', True, False)]))]" >"$tmp/twice.json"
run take "$tmp/twice.json"
is "$status $(cat "$err")" "2 deliberation-import: $tmp/twice.json: [0].items[2].extra_include_annexes[0]: the same UID as an annex before it" \
	'one annex of two points'
answer "whole = [meeting]" | take -o action >"$tmp/rows"
is "$(grep -c gone "$tmp/rows")" 0 'a meeting without points'
answer "whole = dict(one, UID='i9', extra_include_meeting={'@type': 'MeetingCouncil', 'UID': 'm9', 'date': '2026-04-27'})
del whole['item_votes']" | take -o id,action,external >"$tmp/rows"
is "$(head -n 2 "$tmp/rows")" "M-2026-00002	created	m9
D-2026-00004	created	i9" 'one point, which brings its meeting'

# Which assembly.
answer "whole = dict(one, UID='i10'); whole['@type'] = 'MeetingItemCollege'; del whole['item_votes']" >"$tmp/college.json"
run take "$tmp/college.json"
is_status 1 'no college in office'
college=$(assembly-new name=Collège kind=college)
run take "$tmp/college.json"
is_status 0 'the only college'
is "$(deliberation-list external=i10 -o assembly,meeting,number)" "$college		" 'a point without meeting has no number'
assembly-new name=Autre kind=college >"$tmp/made"
run take "$tmp/college.json"
is_status 1 'two of them'
run take "$tmp/college.json" --assembly="$college"
is_status 0 'told which'
run take "$tmp/college.json" --assembly=A-2026-00099
is_status 1 'no such assembly'

run take --keep-going "$tmp/college.json" --assembly="$college"
is_status 2 'no going on: all of it or nothing'

# Bad input: refused, the place is named, and nothing is stored.
before=$(cat "$PERRON_STORE"/*.db | cksum)
bad() {
	name=$1 pattern=$2
	shift 2
	answer "$@" >"$tmp/bad.json"
	run take "$tmp/bad.json"
	if [ "$status" -eq 2 ] && [ ! -s "$out" ] && [ "$(wc -l <"$err")" -eq 1 ] &&
	    grep -Eq -e "^deliberation-import: .*$pattern" "$err" &&
	    [ "$before" = "$(cat "$PERRON_STORE"/*.db | cksum)" ]; then
		pass "refused: $name"
	else
		fail "refused: $name" "exit status $status" "$(cat "$err")"
	fi
}
bad 'a number that is none' '\[1\]\.items\[0\]\.itemNumber: not a whole number$' "one['itemNumber'] = 'un'"
bad 'half a number' 'itemNumber: not a whole number$' "one['itemNumber'] = 100.5"
bad 'a title that is none' '\[1\]\.items\[0\]\.title: not a text$' "one['title'] = ['x']"
bad 'no title' '\[1\]\.items\[2\]: a point without title$' "del three['title']; three['UID'] = 'n'"
bad 'no UID' '\[1\]\.items\[0\]: has no UID$' "del one['UID']"
bad 'an empty UID' '\[1\]\.items\[0\]\.UID: is empty$' "one['UID'] = ''"
bad 'a UID twice' '\[1\]\.items\[1\]: the same UID as a point before it$' "two['UID'] = 'i1'"
bad 'a date that is none' '\[0\]\.items\[0\]\.date: not an instant$' "meeting['date'] = '2026-02-30T20:00:00'"
bad 'an hour that is none' 'date: not an instant$' "meeting['date'] = '2026-02-20T25:00:00'"
bad 'an offset that is none' 'date: not an instant$' "meeting['date'] = '2026-02-20T20:00:00+x'"
bad 'a date of another time' 'date: not an instant$' "meeting['date'] = '0001-01-01T00:00:00+05:00'"
bad 'no date' '\[0\]\.items\[0\]: a meeting without date$' "meeting['UID'] = 'mx'; del meeting['date']"
bad 'another object' 'neither a meeting nor a point$' "one['@type'] = 'organization'"
bad 'a list that is none' 'extra_include_annexes: not an array$' "one['extra_include_annexes'] = {}"
bad 'an annex that is none' 'extra_include_annexes\[0\]: not an object$' "one['extra_include_annexes'] = [3]"
bad 'publishable, perhaps' 'extra_include_annexes\[0\]\.publishable: neither true nor false$' "one['extra_include_annexes'][0]['publishable'] = 'true'"
bad 'an annex without title' 'extra_include_annexes\[0\]: an annex without title$' "one['extra_include_annexes'] = [{'UID': 'ax'}]"
bad 'bytes that are none' 'extra_include_annexes\[0\]\.file\.data: not base64$' "one['extra_include_annexes'][0]['file']['data'] = '\$\$'"
bad 'a voter who is nobody' 'item_votes\[0\]\.voters: has somebody who is no attendee that is known$' "one['item_votes'][0]['voters']['hp9'] = 'yes'"
bad 'a negative count' 'item_votes\[0\]\.votes\.no: not a whole number$' "three['item_votes'][0]['votes']['no'] = -1"
bad 'a signature that is none' 'extra_include_attendees\[0\]\.signatory: not a whole number$' "meeting['extra_include_attendees'][0]['signatory'] = 'x'"
bad 'a UID with a control character' '\[1\]\.items\[0\]\.UID: .*control' "one['UID'] = 'a\x1bb'"
bad 'the title of a meeting with one' '\[0\]\.items\[0\]\.title: .*control' "meeting['title'] = 'a\x1bb'"
bad 'a person with one' 'extra_include_attendees\[0\]\.title: .*control' "meeting['extra_include_attendees'][0]['title'] = 'a\x1bb'"
bad 'a control character' '\[1\]\.items\[0\]\.title: .*control' "one['title'] = 'a\x07b'"
bad 'a number for text' '\[1\]\.items\[0\]\.decision\.data: not a text$' "one['decision'] = {'data': 1}"
bad 'a text deeper than any' '\[1\]\.items\[0\]\.decision: HTML that is nested deeper' "one['decision'] = html('<div>' * 300 + 'fond')"
bad 'an answer in an answer that is none' '\[2\]: not an object$' "whole.append(7)"
bad 'items that are none' '\[1\]\.items: not an array$' "whole[1]['items'] = {}"
raw() {
	name=$1 pattern=$2
	run take "$tmp/raw.json"
	if [ "$status" -eq 2 ] && [ "$(wc -l <"$err")" -eq 1 ] && grep -Eq -e "$pattern" "$err"; then
		pass "refused: $name"
	else
		fail "refused: $name" "exit status $status" "$(cut -c 1-200 "$err")"
	fi
}
printf '{"@type":"MeetingItem' >"$tmp/raw.json"
raw 'JSON that is cut short' 'not JSON, at line 1, character'
printf '{"@type":"MeetingItem","UID":"x","title":"caf\351"}' >"$tmp/raw.json"
raw 'what is not UTF-8' 'not JSON|UTF-8'
printf '{"@type":"MeetingItem","UID":"x","UID":"y","title":"t"}' >"$tmp/raw.json"
raw 'a member twice' 'not JSON, at line 1, character .*duplicate'
printf '{"@type":"MeetingItem","UID":"x\\u0000y","title":"t"}' >"$tmp/raw.json"
raw 'a NUL in a text' 'not JSON'
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "["; print "" }' >"$tmp/raw.json"
raw 'a hundred thousand brackets' 'not JSON'
printf '3' >"$tmp/raw.json"
raw 'a number' 'not JSON'
: >"$tmp/raw.json"
raw 'nothing' 'not JSON'
run take --limit=1K "$tmp/answer.json"
is_status 2 'more than --limit'
says 'has more than the limit of 1024 bytes' 'the message says so'
is "$(cat "$PERRON_STORE"/*.db | cksum)" "$before" 'the store is as it was'
# A hundred thousand elements in one another.
answer "one['decision'] = html('<div><b>' * 100000 + 'fond')" >"$tmp/deep.json"
run take "$tmp/deep.json"
ok "html without bottom: exit status $status, no crash" test "$status" -eq 0 -o "$status" -eq 2
is "$(store-check | grep -v '	rule ')" '' 'the store is clean still'

done_testing
