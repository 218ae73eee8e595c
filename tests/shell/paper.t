#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The papers of a council that met, with the texts of a real agenda: as they were
# when they were looked at (tests/golden), in three forms, and refused where
# template or text is wrong.  GOLDEN=update writes the golden files anew.
. "${0%/*}/lib.sh"

golden=$SRCDIR/tests/golden

# The council of Saint-Léger of 4 March 2026, its agenda from share/data; the people
# are invented.
PERRON_NOW=2026-02-20T09:00:00Z
new_store "$tmp/store" 85034
M=M-2026-00001 A=A-2026-00001
agenda-import "$PERRON_SHARE/data/agendas-2026.tsv" >"$tmp/out" || exit 1
meeting-set place='Salle du conseil, rue du Château' end=22:15 $M >"$tmp/out"
assembly-set seats=11 $A >"$tmp/out"
mandate-new --from=- >"$tmp/out" <<END
{"person":"Anne Lambert","assembly":"$A","role":"mayor","order":"1","address":"Rue du Château, 4\n6747 Saint-Léger"}
{"person":"Benoît Crahay","assembly":"$A","role":"alderman","order":"2","address":"Rue de Virton, 12\n6747 Châtillon"}
{"person":"Chloé Wathelet","assembly":"$A","role":"alderman","order":"3"}
{"person":"Denis Noël","assembly":"$A","role":"councillor","order":"4"}
{"person":"Émilie Dubois","assembly":"$A","role":"councillor","order":"5"}
{"person":"François Petit","assembly":"$A","role":"councillor","order":"6"}
{"person":"Geneviève Lemaire","assembly":"$A","role":"councillor","order":"7"}
{"person":"Henri Collard","assembly":"$A","role":"councillor","order":"8"}
{"person":"Luc Schmitz","assembly":"$A","role":"director-general","vote":"no"}
END
signatory-new --from=- >"$tmp/out" <<END
{"assembly":"$A","mandate":"N-2026-00009","number":"1","title":"Le Directeur général"}
{"assembly":"$A","mandate":"N-2026-00001","number":"2","title":"La Bourgmestre"}
END
deliberation-set --apply >"$tmp/out" <<'END'
{"id":"D-2026-00002","decision":"Le point est porté à l’ordre du jour."}
{"id":"D-2026-00003","motivation":"Vu le Code de la démocratie locale et de la décentralisation, notamment l’article L1222-3 § 1er ;\nConsidérant que le montant estimé s’élève à 201.500,00 € hors TVA ou 243.815,00 €, 21 % TVA comprise ;\n1. le premier *motif* ;\n3. le troisième ;\n+ 5.053,33 €\n","decision":"**Article 1er.** D’approuver :\n- le rapport n° 5 ;\n- ses annexes.\n| Article | Montant |\n|:--|--:|\n| 040/37301 | 5.053,33 |\n| 552/16105 | 633,34 |\n**Article 2.** De charger le Collège.","observations":"M. Collard regrette que ses remarques manquent."}
{"id":"D-2026-00004","title":"Bail de [[Mme Rose Adam]] : renouvellement","motivation":"Vu la demande de [[Mme Rose Adam]] ;","decision":"Le bail est renouvelé."}
{"id":"D-2026-00010","privacy":"secret","act":"nominations","title":"École : désignation de [[M. Jules Remy]]","category":"Enseignement","decision":"[[M. Jules Remy]] est désigné."}
END
annex-new --from=- >"$tmp/out" <<END
{"deliberation":"D-2026-00003","title":"Plan des lieux","type":"plan","to-print":"yes","publishable":"yes","order":2}
{"deliberation":"D-2026-00003","title":"Estimation | lot 1","to-print":"yes","confidential":"yes"}
{"deliberation":"D-2026-00003","title":"Note de synthèse","to-print":"yes","publishable":"yes","order":1}
{"deliberation":"D-2026-00003","title":"Note interne"}
{"deliberation":"D-2026-00003","title":"Cahier spécial des charges n° 2026-04","type":"cahier des charges","part":"decision","publishable":"yes"}
{"deliberation":"D-2026-00003","title":"Rapport d’analyse des offres","part":"decision","order":9}
{"deliberation":"D-2026-00004","title":"Lettre de [[Mme Rose Adam]]","to-print":"yes","publishable":"yes","part":"point"}
{"deliberation":"D-2026-00004","title":"Bail signé par [[Mme Rose Adam]]","type":"bail","part":"decision","publishable":"yes","to-sign":"yes"}
{"deliberation":"D-2026-00004","title":"Avis du receveur","part":"decision"}
{"deliberation":"D-2026-00010","title":"Dossier de candidature","to-print":"yes","publishable":"yes"}
END
attendance-new --from=- >"$tmp/out" <<END
{"meeting":"$M","mandate":"N-2026-00001"}
{"meeting":"$M","mandate":"N-2026-00002"}
{"meeting":"$M","mandate":"N-2026-00003"}
{"meeting":"$M","mandate":"N-2026-00004"}
{"meeting":"$M","mandate":"N-2026-00005"}
{"meeting":"$M","mandate":"N-2026-00006"}
{"meeting":"$M","mandate":"N-2026-00007"}
{"meeting":"$M","mandate":"N-2026-00008","presence":"excused"}
{"meeting":"$M","mandate":"N-2026-00009"}
{"meeting":"$M","mandate":"N-2026-00007","presence":"absent","until":"D-2026-00002"}
{"meeting":"$M","mandate":"N-2026-00003","presence":"conflict","from":"D-2026-00004","until":"D-2026-00004"}
END
PERRON_NOW=2026-03-05T09:00:00Z
vote-new --from=- >"$tmp/out" <<END
{"deliberation":"D-2026-00003"}
{"deliberation":"D-2026-00010","poll":"secret","yes":"6","no":"1"}
END
i=0
for value in yes yes yes yes yes no abstain; do
	i=$((i + 1))
	ballot-new vote=V-2026-00001 mandate=N-2026-0000$i value=$value
done >"$tmp/out"
PERRON_NOW=2026-02-20T09:00:00Z
export PERRON_NOW

# paper NAME COMMAND...: prints it in the three forms, as $tmp/NAME.text and so on,
# each twice; and holds text and HTML (but for its style) against what they were.
paper() {
	name=$1
	shift
	wrong=
	for format in text html pdf; do
		run "$@" --format=$format
		[ "$status" -eq 0 ] && [ ! -s "$err" ] || wrong="$wrong $format: $(cat "$err")"
		mv "$out" "$tmp/$name.$format"
		"$@" --format=$format | cmp -s - "$tmp/$name.$format" || wrong="$wrong $format twice"
	done
	is "$wrong" '' "$name: printed, twice the same"
	sed '/^<style>/,/<\/style>/d' "$tmp/$name.html" >"$tmp/$name.htm"
	if [ "${GOLDEN-}" = update ]; then
		cp "$tmp/$name.text" "$golden/$name.text"
		cp "$tmp/$name.htm" "$golden/$name.html"
	fi
	same "$tmp/$name.text" "$golden/$name.text" "$name: the text"
	same "$tmp/$name.htm" "$golden/$name.html" "$name: the HTML"
	is "$(awk '{ gsub(/[^ -~]+/, "x") } length > 72' "$tmp/$name.text")" '' "$name: 72 columns"
}

paper agenda meeting-agenda $M

# What members are told of the points: texts, advices, annexes, of the closed part too.
deliberation-set author='Julie Henry' group=Travaux group-in-charge='Benoît Crahay' \
	committee=Finances amount=201500 budget='421/731-60 (projet 20260012)' \
	note="$(printf 'Le marché porte sur la voirie.\nIl est demandé par [[M. Jules Remy]].')" \
	D-2026-00003 >"$tmp/out"
deliberation-set note='Un seul candidat.' D-2026-00010 >"$tmp/out"
adviser-new assembly=$A name='Service juridique' >"$tmp/out"
advice-new deliberation=D-2026-00003 adviser=AR-2026-00001 >"$tmp/out"
advice-give --comment="$(printf 'Le délai est court.\n- article 3')" AV-2026-00001 \
	positive-with-remarks >"$tmp/out"
paper contents meeting-agenda --contents $M
is "$(meeting-agenda --all --text $M | grep -c 'voirie\|Un seul\|juridique')" 0 \
	'an agenda without --contents tells no texts'
run meeting-agenda --contents --csv $M
is_status 2 'contents are no CSV'
paper report deliberation-extract --report D-2026-00003 D-2026-00010
run deliberation-extract --report --public D-2026-00003
is_status 2 'a report is not for the public'
printf '{{#parts}}{{#points}}{{author}}{{amount}}{{committee}}{{group-in-charge}}{{/points}}{{/parts}}' \
	>"$tmp/inner.md"
is "$(meeting-agenda --template="$tmp/inner.md" $M) $(meeting-agenda --all --template="$tmp/inner.md" $M)" \
	' Julie Henry201.500,00FinancesBenoît Crahay' 'no paper for the public tells who wrote it and what it costs'

paper convocation meeting-convocation $M
paper letters meeting-letters $M
paper labels meeting-letters --labels $M
run meeting-letters --labels --on=2026-02-25 $M
is_status 0 'labels are never too late'
# The table of jours francs (R4, R5: seven, and two for the second call): a session
# of 4 March, received by 24 February, and by 1 March.
for received in 02-24 02-25; do
	run meeting-convocation --on=2026-$received $M
	printf '%s ' "$status"
	run meeting-letters --on=2026-$received $M
	printf '%s ' "$status"
done >"$tmp/got"
is "$(cat "$tmp/got")" '0 0 1 1 ' 'the last day to convene, and the day after'
is "$(cat "$err")" "meeting-letters: $M: rule convocation-council: its members must have the convocation by 2026-02-24 (CDLD L1122-13 §1), unless it is urgent" \
	'too late: the rule and its article'
is "$(meeting-convocation --urgent --on=2026-02-25 $M | grep -c 'délai abrégé') $(meeting-convocation --urgent --on=2026-02-24 $M | grep -c 'délai abrégé')" \
	'1 0' '--urgent says so, where it is'
# The council was called in vain twice before.
meeting-new assembly=$A date=2026-02-10 >"$tmp/out"
meeting-new assembly=$A date=2026-02-12 call=2 >"$tmp/out"
meeting-set call=2 $M >"$tmp/out"
for on in 03-01 03-02; do
	run meeting-convocation --on=2026-$on $M
	printf '%s ' "$status"
done >"$tmp/got"
is "$(cat "$tmp/got")" '0 1 ' 'the second call: two days'
meeting-set call=3 $M >"$tmp/out"
is "$(meeting-convocation $M | tr -s '\n ' ' ' | grep -o 'TROISIÈME ET DERNIÈRE CONVOCATION\|troisième et dernière fois\|après une nouvelle et dernière' | wc -l)" \
	3 'the third call says so, and quotes the article'
meeting-set call=1 convened=2026-02-20 $M >"$tmp/out"
run meeting-convocation --on=2026-03-03 $M
is_status 0 'received long ago'
meeting-set convened= $M >"$tmp/out"

paper minutes meeting-minutes $M
paper minutes-public meeting-minutes --public $M
paper votes meeting-minutes --votes $M
is "$(meeting-minutes --votes --closed $M | grep -c '[0-9]\.\|oui\|\.\.\.')" 0 'a secret ballot has no names'
paper draft deliberation-extract --draft D-2026-00003
run deliberation-extract D-2026-00003
is "$status $(cat "$err")" \
	'1 deliberation-extract: D-2026-00003: is not decided, but published: there is nothing to extract' \
	'no extract of what is not decided'
PERRON_NOW=2026-03-05T09:00:00Z
deliberation-status --to=accepted D-2026-00003 D-2026-00004 D-2026-00010 >"$tmp/out"
paper extract deliberation-extract D-2026-00003 D-2026-00010
paper extract-public deliberation-extract --public D-2026-00004
deliberation-status --to=refused D-2026-00008 >"$tmp/out"
deliberation-status --to=postponed D-2026-00009 >"$tmp/out"
meeting-set first-point=41 $M >"$tmp/out"
paper register meeting-register $M
is "$(meeting-minutes $M | grep -A 4 '^[89]\. ' | grep '^Le ' | paste -s -d '|')" \
	'Le projet de décision est rejeté.|Le point est reporté.' 'what became of points'
is "$(grep -c '^N° 43 –' "$tmp/register.text")" 1 'numbers of the register go on from meeting to meeting'

# What has to be done after decisions: by group, accents aside, those of none last.
run deliberation-set followed=2026-03-10 D-2026-00008
is "$status $(cat "$err")" \
	'2 deliberation-set: followed: done, but nothing was to be done' \
	'nothing is done where nothing was to be'
deliberation-set --apply >"$tmp/out" <<'END'
{"id":"D-2026-00003","follow-up":"Écrire à l’adjudicataire.\n- caution\n- délai","group":"Voirie"}
{"id":"D-2026-00004","follow-up":"Faire signer le bail par [[Mme Rose Adam]].","followed":"2026-03-10"}
{"id":"D-2026-00008","follow-up":"Prévenir les clubs.","group":"Éducation"}
{"id":"D-2026-00010","follow-up":"Notifier à l’intéressé.","group":"Voirie"}
END
paper follow-up meeting-register --follow-up $M
is "$(deliberation-list -o group,number,title,follow-up,followed follow-up!= followed= --sort=group | cut -f 1,2 | paste -s -d ' ' | tr '\t' :)" \
	'Éducation:8 Voirie:3 Voirie:10' 'and as lines, those that are not done'
run meeting-register --follow-up --public $M
is_status 2 'what has to be done is not for the public'
is "$(meeting-register --follow-up M-2026-00009 2>&1)" 'meeting-register: no such meeting: M-2026-00009' \
	'no such meeting'
deliberation-set group=Travaux D-2026-00003 >"$tmp/out"

# HTML: what is opened is closed, in its order, and no byte of a text is a tag.
cat >"$tmp/nested.py" <<'END'
import sys
from html.parser import HTMLParser
class Check(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen = [], set()
    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        if tag not in ('meta', 'br', 'hr'):
            self.open.append(tag)
    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            sys.exit('not open: ' + tag)
c = Check()
c.feed(open(sys.argv[1], encoding='utf-8').read())
c.close()
if c.open:
    sys.exit('not closed: ' + ' '.join(c.open))
print(' '.join(sorted(c.seen)))
END
if command -v python3 >"$tmp/which"; then
	for name in agenda contents labels report votes letters minutes extract register \
		follow-up; do
		ok "$name: HTML is well nested" python3 "$tmp/nested.py" "$tmp/$name.html"
	done
else
	skip 'HTML is well nested' 'no python3'
fi
is "$(head -n 2 "$tmp/minutes.html" | paste -s -d ' ')" '<!DOCTYPE html> <html lang="fr">' \
	'HTML tells its language'

# Pages.
if command -v pdftotext >"$tmp/which"; then
	pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
	is "$(pages "$tmp/letters.pdf")" 16 'letters: two pages for each member'
	pdftotext -layout "$tmp/letters.pdf" - | grep -Eo '[0-9]+/[0-9]+$' | sort -u >"$tmp/got"
	is "$(paste -s -d ' ' "$tmp/got")" '1/2 2/2' 'letters: each has its own count of pages'
	pdftotext -layout "$tmp/minutes.pdf" "$tmp/minutes.pdf.txt"
	n=$(pages "$tmp/minutes.pdf")
	is "$(grep -Eo '[0-9]+/[0-9]+$' "$tmp/minutes.pdf.txt" | paste -s -d ' ')" \
		"$(seq -s ' ' -f "%g/$n" "$n")" 'minutes: page and pages at the foot of each'
	is "$(grep -c 'Procès-verbal de la séance du mercredi 4 mars 2026$\|Procès-verbal de la séance du mercredi 4 mars 2026  ' \
		"$tmp/minutes.pdf.txt")" $((n + 1)) 'minutes: their title at the foot of each'
	is "$(pdfinfo "$tmp/minutes.pdf" | sed -n 's/^Title: *//p; s/^CreationDate: *//p' | paste -s -d '|')" \
		'Commune – Conseil communal – Procès-verbal de la séance du mercredi 4 mars 2026|Wed Mar  4 00:00:00 2026 UTC' \
		'minutes: title and day of the file'
	is "$(grep -a -c '/Lang (fr)\|/DisplayDocTitle true' "$tmp/minutes.pdf") $(pdfinfo "$tmp/minutes.pdf" 2>&1 >"$tmp/out")" \
		'2 ' 'minutes: their language, their title shown; and the file is whole'
	is "$(grep -c 'Luc Schmitz  *Anne Lambert' "$tmp/minutes.pdf.txt")" 1 \
		'minutes: signatures side by side'
	# On both sides: a paper of one page has a blank one behind it, the last has none.
	ids='D-2026-00010 D-2026-00003 D-2026-00010'
	deliberation-extract --format=pdf $ids >"$tmp/one-sided.pdf"
	deliberation-extract --duplex --format=pdf $ids >"$tmp/duplex.pdf"
	is "$(pages "$tmp/one-sided.pdf") $(pages "$tmp/duplex.pdf")" '3 5' 'duplex: a blank page where one is needed'
	for n in 1 2 3 4 5; do
		pdftotext -f $n -l $n "$tmp/duplex.pdf" - | grep -c 'Extrait du registre' || :
	done >"$tmp/got"
	is "$(paste -s -d ' ' "$tmp/got")" '1 0 1 0 1' 'duplex: each begins on the front of a sheet'
	# Labels: all of them, three on a line, 24 on a sheet, in the height of theirs (37 mm, or
	# 105 points), the first row from the edge of the paper.
	is "$(pdftotext -layout "$tmp/labels.pdf" - | grep -c 'Denis Noël  *Émilie Dubois  *François Petit')" 1 \
		'labels: three on a line'
	for n in 24 25; do
		{
			printf '```labels\n'
			seq "$n" | sed 's,^,- Nom,'
			printf '```\n'
		} >"$tmp/sheet.md"
		meeting-agenda --format=pdf --template="$tmp/sheet.md" $M >"$tmp/sheet.pdf"
		pdftotext -bbox "$tmp/sheet.pdf" "$tmp/sheet.bbox"
		printf '%s %s\n' "$(pages "$tmp/sheet.pdf")" "$(grep -c '>Nom' "$tmp/sheet.bbox")"
	done >"$tmp/got"
	is "$(paste -s -d ' ' "$tmp/got")" '1 24 2 25' 'labels: 24 on a sheet, and nothing else'
	is "$(sed -n 's/.*yMin="\([0-9.]*\)" .*yMax="\([0-9.]*\)">Nom\(1\|4\|22\|25\)<.*/\1 \2/p' \
		"$tmp/sheet.bbox" | awk '{ printf "%s%.0f", s, ($1 + $2) / 2 / 72 * 25.4; s = " " }')" \
		'19 56 278 19' 'labels: each in the middle of its height'
	# However long what comes before: signatures have a line of text above them on
	# their page, and a heading the first line of what follows it.
	wrong=
	for lines in $(seq 1 60); do
		{
			seq -f 'Ligne %g.' "$lines" | sed 's/$/\n/'
			printf '### Titre\n\nSuite.\n\n```signatures\n- Le DG,\n  Nom\n```\n'
		} >"$tmp/long.md"
		meeting-agenda --format=pdf --template="$tmp/long.md" $M |
			pdftotext -layout - - >"$tmp/got"
		tr '\n\f' ' \n' <"$tmp/got" | grep 'Titre' | grep 'Suite' | grep -q 'Le DG.*Nom' ||
			wrong="$wrong $lines"
	done
	is "$wrong" '' 'no end of a page comes between heading, text and signatures'
	# What a colon announces begins on the same page.
	wrong=
	for lines in $(seq 30 60); do
		{
			seq -f 'Ligne %g.' "$lines" | sed 's/$/\n/'
			printf 'Le Conseil décide :\n\nArticle unique.\n'
		} >"$tmp/long.md"
		meeting-agenda --format=pdf --template="$tmp/long.md" $M |
			pdftotext -layout - - >"$tmp/got"
		tr '\n\f' ' \n' <"$tmp/got" | grep 'décide' | grep -q 'Article' || wrong="$wrong $lines"
	done
	is "$wrong" '' 'no end of a page comes behind a colon'
	# A line at the foot that is too long for one is not cut off; the head of a table comes
	# again on each page, with the same room under it.
	{
		printf '```footer\n'
		seq -f 'mot%g' -s ' ' 30
		printf '```\n| Tête |\n|---|\n'
		seq -f '| Rang %g |' 60
	} >"$tmp/long.md"
	meeting-agenda --format=pdf --template="$tmp/long.md" $M >"$tmp/long.pdf"
	is "$(pdftotext -layout "$tmp/long.pdf" - | grep -c 'mot30 *$')" 2 'the foot: whole on each page'
	is "$(pdftotext -bbox "$tmp/long.pdf" - | grep -A 1 '>Tête<\|>Rang<' | grep -A 2 '>Tête<' |
		sed -n 's/.*yMin="\([0-9.]*\)".*>\(Tête\|Rang\)<.*/\1/p' |
		awk 'NR % 2 { y = $1; next } { printf "%.1f\n", $1 - y }' | uniq -c | awk '{ print $1 }')" 2 \
		'a table: under its head as much room on each page'
else
	skip 'pages' 'no pdftotext'
fi

# What is personal.
is "$(grep -c '\[\[\|\]\]' "$tmp/minutes.text")" 0 'the members see no marks'
is "$(grep -c 'Rose Adam' "$tmp/minutes.text") $(grep -c 'Rose\|Jules\|Remy' "$tmp/minutes-public.text")" \
	'2 0' 'the members see the names, the public does not'
is "$(grep -c 'TEXTE MASQUÉ' "$tmp/minutes-public.text") $(grep -c 'TEXTE MASQUÉ' "$tmp/agenda.text")" \
	'2 2' 'and that something was masked'
# In HTML it leads to the page on personal data, where the authority has one.
for wrong in ftp://commune.be 'https://a b' 'https://a"b' https:// https:///x javascript:x; do
	run authority-set privacy-page="$wrong" AU-2026-00001
	printf '%s ' "$status"
done >"$tmp/got"
is "$(cat "$tmp/got")" '2 2 2 2 2 2 ' 'what is no address of a page'
for wrong in Europe zone.tab Europe/Nowhere ../../etc/passwd; do
	run authority-set timezone="$wrong" AU-2026-00001
	printf '%s ' "$status"
done >"$tmp/got"
is "$(cat "$tmp/got")" '2 2 2 2 ' 'what is no time zone, though there is such a file'
for format in html text; do
	meeting-minutes --public --format=$format $M >"$tmp/unlinked.$format"
done
authority-set privacy-page='https://www.saint-leger.be/rgpd?a=1&b' AU-2026-00001 >"$tmp/out"
meeting-minutes --public --format=html $M >"$tmp/linked.html"
link='<a href="https://www.saint-leger.be/rgpd?a=1&amp;b">TEXTE MASQUÉ | RGPD</a>'
is "$(grep -c "<h3>4. Bail de $link.*renouvellement</h3>\|>Vu la demande de $link.*;<" "$tmp/linked.html") $(grep -o '<a ' "$tmp/linked.html" | wc -l)" \
	'2 2' 'what is masked leads there'
is "$(sed "s!$link!TEXTE MASQUÉ!g" "$tmp/linked.html" | cmp - "$tmp/unlinked.html" 2>&1)" '' \
	'and nothing else is another'
is "$(meeting-minutes --format=html $M | grep -c '<a ') $(meeting-minutes --public $M | cmp - "$tmp/unlinked.text" 2>&1 | wc -l)" \
	'0 0' 'for members there is none, nor in text'
authority-set privacy-page= AU-2026-00001 >"$tmp/out"
run deliberation-extract --public D-2026-00010
is "$status $(cat "$err")" '1 deliberation-extract: D-2026-00010: is of the closed part, which is not for the public (CDLD L1122-21)' \
	'no extract of the closed part for the public'
deliberation-set observations='ROSE  ADAM est là.' D-2026-00005 >"$tmp/out"
for command in "meeting-minutes --public $M" "meeting-minutes --public --format=pdf $M" \
	"meeting-minutes --public --format=html $M"; do
	run $command
	is "$status $(wc -c <"$out") $(cat "$err")" \
		"1 0 meeting-minutes: D-2026-00004: title: what is masked there survives in: Observations. ROSE  ADAM est là." \
		"a name that survives: $command"
done
run meeting-minutes $M
is_status 0 'for the members it may'
deliberation-set observations='[[ici' D-2026-00005 >"$tmp/out"
run meeting-minutes $M
is "$status $(cat "$err")" "2 meeting-minutes: $M: D-2026-00005: observations: [[ without ]] on its line" \
	'marks that do not close'
deliberation-set observations= D-2026-00005 >"$tmp/out"

# A text cannot be more than text.
deliberation-set title='a|b <script>{{x}}</script> **c** ```d' \
	motivation="$(printf '```signatures\n- Le Roi,\n  Moi\n```\n# Titre\n<b>x</b> [y](z) &amp;\n')" \
	D-2026-00005 >"$tmp/out"
meeting-minutes --format=html $M >"$tmp/hostile.html"
is "$(grep -c '<script\|<b>\|<a ' "$tmp/hostile.html") $(grep -c 'class="signatures"' "$tmp/hostile.html")" \
	'0 1' 'texts are escaped, and make no block'
is "$(grep -c '<h3>5. a|b &lt;script&gt;{{x}}&lt;/script&gt; \*\*c\*\* ```d</h3>' "$tmp/hostile.html")" 1 \
	'a title is shown as it is'
is "$(meeting-minutes $M | grep -c '^# Titre$\|^<b>x</b> \[y\](z) &amp;$')" 2 'and a text'

# Annexes: what a paper names of them.
is "$(grep -A 1 '^ 3\. ' "$tmp/agenda.text" | tail -n 1)" '    Annexe : Note de synthèse' 'the agenda names what is to print, in its order'
is "$(cat "$tmp/agenda.text" "$tmp/minutes-public.text" "$tmp/extract-public.text" | grep -c 'Estimation\|Note interne\|Dossier de cand\|Avis du rec\|Rapport d')" \
	0 'no paper for the public names what is not'
is "$(grep -c 'Estimation | lot 1 – confidentielle$' "$tmp/convocation.text") $(grep -c 'Note interne' "$tmp/convocation.text")" \
	'1 0' 'members know what is confidential, and to print'
is "$(deliberation-extract --draft --public D-2026-00003 | grep -c 'Annexes')" 1 'a decision: with its annexes'
deliberation-set title='Bail' motivation='Vu la demande.' D-2026-00004 >"$tmp/out"
annex-new deliberation=D-2026-00001 title='Courrier de Rose ADAM' publishable=yes to-print=yes >"$tmp/out"
run meeting-agenda --text $M
is "$status $(wc -c <"$out") $(cat "$err")" \
	"1 0 meeting-agenda: AX-2026-00007: title: what is masked there survives in: Annexe : Courrier de Rose ADAM" \
	'a name that is masked in one annex survives in another'
annex-set publishable=no AX-2026-00011 >"$tmp/out"
run meeting-agenda --text $M
is_status 0 'but not in one that is not for the public'

# The minutes as they were.
meeting-minutes $M >"$tmp/before"
run meeting-minutes --diff="$tmp/before" $M
is "$status $(wc -c <"$out")" '0 0' 'minutes that are the same'
deliberation-set decision='Accordé.' D-2026-00011 >"$tmp/out"
run meeting-minutes --diff="$tmp/before" $M
is "$status $(grep '^[+]' "$out" | paste -s -d '|')" '1 +Accordé.|+' 'minutes that differ'
run meeting-minutes --diff="$tmp/none" $M
is_status 2 'minutes that are not there'
run meeting-minutes --public --closed $M
is_status 2 'two parts'
is "$(meeting-minutes --closed $M | grep -c 'PUBLIQUE\|HUIS CLOS')" 1 'the closed part alone'

# Templates.
mkdir "$PERRON_STORE/templates"
printf '{{authority.name}} : {{#parts}}{{#points}}{{number}} {{/points}}{{/parts}}\n' \
	>"$PERRON_STORE/templates/agenda.md"
is "$(meeting-agenda --text $M)" 'Commune : 1 2 3 4 5 6 7 8 9 11 10' 'a template of the store'
printf '{{> own}}' >"$tmp/mine.md"
printf 'Mien\n' >"$tmp/own.md"
is "$(meeting-agenda --template="$tmp/mine.md" $M)" Mien 'a template of one’s own, and beside it'
store-backup "$tmp/backup.tar.gz" >"$tmp/out"
store-restore "$tmp/backup.tar.gz" "$tmp/restored" >"$tmp/out"
same "$tmp/restored/templates/agenda.md" "$PERRON_STORE/templates/agenda.md" \
	'a backup takes the templates along'
rm -r "$PERRON_STORE/templates"
# refused TEMPLATE MESSAGE: that place and that rule, and nothing printed.
refused() {
	printf "$1" >"$tmp/bad.md"
	run meeting-minutes --template="$tmp/bad.md" $M
	is "$status $(wc -c <"$out") $(cat "$err")" "2 0 meeting-minutes: $tmp/bad.md$2" "refused: $1"
}
refused 'a\n{{#parts}}\n' ':2: a section that is not closed: parts'
refused '{{#parts}}\n{{#points}}{{/parts}}' ':2: closes parts, but the section that is open is points (line 2)'
refused '\n{{nom}}' ':2: no such name: nom'
refused '{{parts}}' ':1: is a section, not a text: parts'
refused '{{> bad}}' ':1: a template that contains itself: bad'
refused '{{> ../x}}' ':1: a tag that is none: {{> ../x}}'
refused '{{> nowhere}}' ':1: no template of that name: nowhere'
refused '```labels\nx\n```' ': labels: not a list with one label in each item'
refused '```sign\n```' ': no block of that name: ```sign'
refused '\377' ':1: not UTF-8: byte 1'
run meeting-minutes --template="$tmp/none.md" $M
is "$status $(cat "$err")" "2 meeting-minutes: $tmp/none.md: No such file or directory" \
	'no such template'
run meeting-minutes --template="$tmp" $M
is_status 2 'a folder is no template'
run meeting-minutes --format=odt $M
is_status 2 'a form that there is not'
run meeting-agenda --format=html --csv $M
is_status 2 'a page is no CSV'

# Every paper in every language: what is French is only what is typed.
for language in nl de en; do
	rm -rf "$tmp/$language"
	PERRON_STORE=$tmp/$language
	store-init --authority=Ort --kind=commune --language=$language >"$tmp/out"
	assembly-new name=Rat kind=council >"$tmp/out"
	meeting-new assembly=A-2026-00001 date=2026-03-23 start=20:00 end=22:00 call=3 \
		extraordinary=yes remote=yes >"$tmp/out"
	mandate-new person=Max assembly=A-2026-00001 role=mayor >"$tmp/out"
	attendance-new meeting=M-2026-00001 mandate=N-2026-00001 presence=excused >"$tmp/out"
	deliberation-new --from=- >"$tmp/out" <<END
title	meeting	number	list	privacy
Eins	M-2026-00001	1	late	public
Zwei	M-2026-00001	2	urgent	secret
Drei	M-2026-00001	3	normal	public
END
	deliberation-set act=question initiator=Ida D-2026-00003 >"$tmp/out"
	deliberation-set --apply >"$tmp/out" <<-'END'
	{"id":"D-2026-00001","author":"Eva","initiator":"Ida","group":"GR","group-in-charge":"GC","committee":"CO","amount":"1234567.80","budget":"BU","note":"NO","motivation":"MO","decision":"DE","follow-up":"FU"}
	{"id":"D-2026-00002","title":"[[Otto]]","follow-up":"FU","followed":"2026-04-01"}
	END
	annex-new deliberation=D-2026-00001 title=AN confidential=yes to-print=yes >"$tmp/out"
	annex-new deliberation=D-2026-00001 title=AD part=decision >"$tmp/out"
	adviser-new assembly=A-2026-00001 name=AV >"$tmp/out"
	advice-new deliberation=D-2026-00001 adviser=AR-2026-00001 >"$tmp/out"
	advice-give AV-2026-00001 cautious >"$tmp/out"
	for command in "meeting-agenda --all --text" "meeting-agenda --contents" meeting-convocation \
		meeting-letters "meeting-letters --labels" meeting-minutes meeting-register \
		"meeting-register --follow-up" "meeting-minutes --votes"; do
		$command M-2026-00001
	done >"$tmp/got" 2>"$err"
	deliberation-extract --draft D-2026-00001 >>"$tmp/got" 2>>"$err"
	deliberation-extract --report D-2026-00001 >>"$tmp/got" 2>>"$err"
	deliberation-set privacy=public D-2026-00002 >"$tmp/out"
	deliberation-extract --draft --public D-2026-00002 >>"$tmp/got" 2>>"$err"
	is "$(cat "$err") $(grep -ci 'séance\|présent\|délib\|conseil\|point supp\|excus[ée]s\|convoc\| le \| du \|avis\|suivi\|montant\|orale\|annexes\? [^a-z]*:\|service \|masqué\|décision' "$tmp/got")" \
		' 0' "papers in $language"
done

# Standard input; a second paper that cannot be stops the first.
PERRON_STORE=$tmp/store
meeting-minutes $M >"$tmp/want"
meeting-list -o id id=$M | meeting-minutes - >"$tmp/got"
same "$tmp/got" "$tmp/want" 'ids from standard input'
run meeting-minutes $M M-2026-00099
is "$status $(wc -c <"$out") $(cat "$err")" \
	'1 0 meeting-minutes: no such meeting: M-2026-00099' 'all or nothing'
run meeting-convocation --on=2026-13-01 $M
is_status 2 'a day that is none'
is "$(meeting-convocation --on=2026-02-20 $M | grep -c 'le vendredi 20 février 2026$')" 1 \
	'the day that stands on it'
check_store 'the store is sound'

# The college never meets in public (CDLD L1123-20): no part is headed so.  A point that was
# voted down (L1123-22: 1-1 is a tie) and is open still is not told as if it were decided; of
# an urgent one (L1122-24) the names stand for the vote that declared it.
new_store "$tmp/college"
for kind in college council; do
	assembly-new name=A kind=$kind seats=3
done >"$tmp/out"
printf 'person\tassembly\n%s' "$(for a in 1 2; do
	printf '%s\tA-2026-0000'$a'\n' 'Anne Lambert' 'Benoît Crahay'; done)" |
	mandate-new --from=- >"$tmp/out"
for a in 1 2; do
	meeting-new assembly=A-2026-0000$a date=2026-02-1$a
	deliberation-new title=Point decision=Achète. list="$([ $a = 1 ] || echo urgent)" \
		meeting=M-2026-0000$a | deliberation-status --to=validated
	deliberation-present D-2026-0000$a
	meeting-status --to=frozen M-2026-0000$a | meeting-status --to=published
	meeting-attend M-2026-0000$a
done >"$tmp/out" 2>&1
PERRON_NOW=2026-02-20T09:00:00Z
deliberation-vote yes=Anne no=Benoît D-2026-00001 >"$tmp/out"
deliberation-vote --rule=two-thirds --all=yes D-2026-00002 >"$tmp/out"
deliberation-vote --all=yes D-2026-00002 >"$tmp/out"
told() { # COMMAND...: the lines of a paper that tell what became of a point
	"$@" | sed 's/^ *//' | grep -E 'ance du|SÉANCE|oint|délibéré|Urgence|chète|décision' |
		paste -sd'|'
}
is "$(told meeting-minutes M-2026-00001)" \
	"Procès-verbal de la séance du mercredi 11 février 2026|1. Point|Après en avoir délibéré, par 1 voix pour et 1 contre (contre : Benoît|Aucune décision n’est prise." \
	'a college, and a tie'
deliberation-vote --replace --all=yes D-2026-00001 >"$tmp/out"
deliberation-status --to=accepted D-2026-00001 >"$tmp/out"
is "$(told deliberation-extract D-2026-00001)" \
	"Séance du mercredi 11 février 2026|Objet : 1. Point|Après en avoir délibéré, à l’unanimité :|Achète." \
	'an extract of the college'
is "$(told meeting-minutes M-2026-00002)" \
	"Procès-verbal de la séance du jeudi 12 février 2026|SÉANCE PUBLIQUE|1. Urgence – Point|Urgence déclarée par : Anne Lambert, Benoît Crahay.|Après en avoir délibéré, à l’unanimité :|Achète." \
	'a council, and an urgent point'

# A question of a member is heard: no vote, no decision, no text, nothing published as one.
meeting-new assembly=A-2026-00002 date=2026-02-19 >"$tmp/out"
deliberation-new title='Éclairage de la place' act=question initiator='Chloé Wathelet' \
	publication=decision meeting=M-2026-00003 | deliberation-status --to=validated |
	deliberation-status --to=presented >"$tmp/out"
meeting-status --to=frozen M-2026-00003 | meeting-status --to=published >"$tmp/out"
meeting-attend M-2026-00003 >"$tmp/out"
run deliberation-vote --all=yes D-2026-00003
is "$status $(sed 's/^.*rule/rule/' "$err")" '1 rule vote-act: no vote is taken on a question' 'a question: no vote'
deliberation-status --to=accepted D-2026-00003 >"$tmp/out"
{
	meeting-minutes M-2026-00003 | sed '1,/PUBLIQUE/d; /^Par/,$d'
	meeting-agenda --text M-2026-00003 | grep Question
} | grep . >"$tmp/got"
is "$(sort "$tmp/got" | uniq -c | sed 's/^ *//')" \
	'2 1. Question orale (Chloé Wathelet) – Éclairage de la place' \
	'a question: as such in the minutes and on the agenda, and no more'
is "$(deliberation-list --published -o id) $(meeting-register M-2026-00003 | grep -c Éclairage)" ' 0' \
	'a question: neither on the web site nor in the register'
is "$(deliberation-publicity --explain D-2026-00003 | cut -f 1,4 | tail -n 1)" "publicity-question	no" 'and it is told why'
run deliberation-extract D-2026-00003
is "$status $(cat "$err")" \
	'1 deliberation-extract: D-2026-00003: is a question: there is nothing to extract' \
	'nor is there an extract'
is "$(deliberation-extract --report D-2026-00003 | grep -c 'Initiateur : Chloé Wathelet')" 1 'but a report'

# A general assembly, whose name is not masculine.
assembly=$(assembly-new name='Assemblée générale' kind=general-assembly)
meeting=$(meeting-new assembly=$assembly date=2026-06-24)
is "$({ meeting-minutes $meeting; meeting-convocation $meeting; } | tr -s ' \n' ' ' |
	grep -o '[^ ]* [dl][^ ]*Assemblée' | paste -s -d '|')" \
	'Par l’Assemblée|de l’Assemblée' 'a general assembly: de l’Assemblée'

# Who signs where no mayor sits; and remarks that begin with items.
mandate-new person='Eva Prés' assembly=$assembly role=president gender=f >"$tmp/out"
mandate-new person='Luc Dir' assembly=$assembly role=director-general vote=no gender=m >"$tmp/out"
id=$(deliberation-new title=Comptes meeting=$meeting number=1 \
	observations="$(printf -- '- premier\n- second')")
is "$(meeting-minutes $meeting | tr -s ' ' | grep -A 3 'Observations\|Directeur' | grep . | paste -s -d '|')" \
	'Observations.|– premier|– second|--| Directeur général, Présidente,' \
	'the president signs; items are items'

# The finance director: what the law asks for (CDLD L1124-40, from 30 000 euros), what it asked
# for and did not get in ten working days, what he says unasked and asked; one that is
# confidential is on no paper, and what others say is there for templates of one's own.
new_store "$tmp/finance"
PERRON_NOW=2026-02-02T09:00:00Z
A=$(assembly-new name=Conseil kind=council)
mandate-new person='Anne Lambert' assembly="$A" >"$tmp/out"
F=$(adviser-new assembly="$A" name='Directeur financier' legality=yes)
J=$(adviser-new assembly="$A" name=Juriste)
M=$(meeting-new assembly="$A" date=2026-02-17)
for amount in 30000 30000 500 500 500; do
	deliberation-new title=Point amount=$amount assembly="$A" motivation='Vu ;'
done >"$tmp/out"
{
	advice-give AV-2026-00001 positive --comment='Avis de [[Mme Rose Adam]].'
	advice-give --adviser="$F" D-2026-00003 cautious
	advice-give "$(advice-new deliberation=D-2026-00004 adviser="$F")" negative
	advice-give "$(advice-new deliberation=D-2026-00005 adviser="$F" confidential=yes)" negative
	advice-give --adviser="$J" D-2026-00005 negative
	deliberation-list -o id | deliberation-status --to=validated | deliberation-present
	meeting-status --to=frozen "$M" | meeting-status --to=published
	meeting-attend "$M"
} >"$tmp/out" 2>&1
sentences() { # COMMAND...
	"$@" | tr '\n' ' ' | grep -oE '(Vu l’|Considérant que l’)[^;]*(avis|Avis)[^;]*' |
		sed 's/  */ /g; s/ $//'
}
legal='en application de l’article L1124-40 du Code de la démocratie locale et de la décentralisation'
is "$(sentences meeting-minutes "$M")" \
"Vu l’avis de légalité favorable du directeur financier, rendu le lundi 2 février 2026 $legal
Considérant que l’avis de légalité du directeur financier, demandé le lundi 2 février 2026 $legal, n’a pas été rendu dans le délai
Vu l’avis réservé que le directeur financier a rendu d’initiative le lundi 2 février 2026
Vu l’avis défavorable du directeur financier, rendu le lundi 2 février 2026" \
	'the four sentences of the finance director'
printf '{{#parts}}{{#points}}{{#advices}}{{number}} {{adviser}}: {{opinion}} {{{comment}}}\n{{/advices}}{{/points}}{{/parts}}' \
	>"$tmp/advices.md"
is "$(meeting-minutes --template="$tmp/advices.md" "$M" | sed 's/ *$//' | grep .)" \
	'1 Directeur financier: favorable Avis de Mme Rose Adam.
2 Directeur financier:
3 Directeur financier: réservé
4 Directeur financier: défavorable
5 Juriste: défavorable' 'all that a paper may tell'
is "$(meeting-minutes --public --template="$tmp/advices.md" "$M" | grep -c Adam)" 0 'masked for the public'
# Ten working days from 2 February end on the 16th: on that day it can still be given.
meeting-set date=2026-02-16 "$M" >"$tmp/out" 2>&1
is "$(sentences meeting-minutes "$M" | grep -c 'pas été rendu')" 0 'its last day counts'

# Madame or Monsieur, and the office in its form: of one, of women, of both, of nobody knows
# whom, of a position that is said in both forms, and of who signs.
new_store "$tmp/people"
PERRON_NOW=2026-02-02T09:00:00Z
A=$(assembly-new name=Conseil kind=council)
mandate-new --from=- >"$tmp/out" <<END
{"person":"Anne Lambert","assembly":"$A","role":"mayor","gender":"f","order":"1"}
{"person":"Chloé Wathelet","assembly":"$A","role":"alderman","gender":"f","order":"2"}
{"person":"Dora Noël","assembly":"$A","role":"alderman","gender":"f","order":"3"}
{"person":"Émile Petit","assembly":"$A","role":"councillor","gender":"m","order":"4"}
{"person":"Flora Adam","assembly":"$A","role":"councillor","gender":"f","order":"5"}
{"person":"Gil Remy","assembly":"$A","role":"member","gender":"x","order":"6"}
{"person":"Hugo Dubois","assembly":"$A","role":"secretary","order":"7"}
{"person":"Iris Collard","assembly":"$A","role":"director-general","gender":"f","vote":"no"}
END
signatory-new assembly="$A" mandate=N-2026-00008 number=1 title='Le Secrétaire|La Secrétaire' >"$tmp/out"
signatory-new assembly="$A" mandate=N-2026-00001 number=2 >"$tmp/out"
M=$(meeting-new assembly="$A" date=2026-02-17)
D=$(deliberation-new title=Point meeting="$M" number=1 decision='Article 1.')
meeting-attend "$M" >"$tmp/out"
is "$(meeting-minutes "$M" | sed -n '/Présents/,/^$/p' | tr '\n' ' ')" \
	'Présents : Mme Anne Lambert, Bourgmestre ; Mme Chloé Wathelet, Mme Dora Noël, Échevines ; M. Émile Petit, Mme Flora Adam, Conseillers ; Gil Remy, Membre ; Hugo Dubois, Secrétaire ; Mme Iris Collard, Directrice générale.  ' \
	'the minutes'
is "$(meeting-minutes "$M" | tail -n 6 | grep -o '[A-Z].*' | tr -s ' ' | grep -v '^$' | head -n 1)" \
	'La Secrétaire, Bourgmestre,' 'who signs'
meeting-letters "$M" >"$tmp/letters"
is "$(grep -E '^ *(Madame|Monsieur|Gil Remy|Hugo)' "$tmp/letters" | sed 's/^ *//' | tr '\n' '|')" \
	'Madame Anne Lambert|Madame,|Madame Chloé Wathelet|Madame,|Madame Dora Noël|Madame,|Monsieur Émile Petit|Monsieur,|Madame Flora Adam|Madame,|Gil Remy|Madame, Monsieur,|Hugo Dubois|Madame, Monsieur,|' \
	'letters'
is "$(grep -c 'd’agréer, Monsieur, l’expression' "$tmp/letters")" 1 'and their end'
is "$(meeting-convocation "$M" | grep -c '^Madame, Monsieur,$')" 1 'a convocation is for all'
{
	for row in '4 échevin|échevine' '5 échevin|échevine' '7 échevin|échevine' '6 adjointe'; do
		attendance-new meeting="$M" mandate=N-2026-0000"${row%% *}" position="${row#* }" \
			from="$D" until="$D"
	done
	deliberation-status --to=validated "$D" && deliberation-present "$D"
	meeting-status --to=frozen "$M" | meeting-status --to=published
	deliberation-list -o id | PERRON_NOW=2026-02-18T09:00:00Z deliberation-vote --all=yes
	PERRON_NOW=2026-02-18T09:00:00Z deliberation-status --to=accepted "$D"
} >"$tmp/out" 2>&1
is "$(deliberation-extract "$D" | sed -n '/Présents/,/^$/p' | tr '\n' ' ' | grep -o 'M. Émile.*')" \
	'M. Émile Petit, Mme Flora Adam, échevin ; Gil Remy, adjointe ; Hugo Dubois, échevin ; Mme Iris Collard, Directrice générale.  ' \
	'a position at a point, in both forms'
mandate-set gender=f N-2026-00004 >"$tmp/out"
is "$(deliberation-extract "$D" | grep -o 'Flora Adam, [^ ]*')" 'Flora Adam, échevine' 'of women alone'
run mandate-set gender=w N-2026-00001
is_status 2 'another gender'
for language in 'nl|Mevrouw Anne Lambert|Mevrouw,' 'de|Frau Anne Lambert|Sehr geehrte Dame,' \
	'en|Ms Anne Lambert|Dear Madam,'; do
	authority-set language="${language%%|*}" AU-2026-00001 >"$tmp/out"
	is "$(meeting-letters "$M" | grep -E "(Mevrouw|Frau|Ms) Anne|^(Mevrouw|Sehr geehrte Dame|Dear Madam)," |
		sed 's/^ *//' | head -n 2 | paste -sd'|')" "${language#*|}" "in ${language%%|*}"
done

# A name of a file may hold whatever it likes.
odd=$tmp/$(printf 'a\nb')
printf 'x\n[[Marie Dupont]]\nmarie dupont\n' >"$odd"
run text-redact "$odd"
is_status 1 'what is masked survives'
says '/a.b:3: what is masked at .*/a.b:2 survives here$' 'and where, in a file whose name has a newline'

done_testing
