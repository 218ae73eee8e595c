# SPDX-License-Identifier: EUPL-1.2
# Who is told by mail of what happens: which notices a change concerns, that each is
# told once and none is lost, and that a mail is one whatever a title holds.
. "${0%/*}/lib.sh"

new_store "$tmp/store"
store=$tmp/store
PERRON_ACTOR=dominique
export PERRON_ACTOR
council=$(assembly-new name='Conseil communal' kind=council levels=draft,proposed,validated)
college=$(assembly-new name='Collège communal' kind=college)
meeting=$(meeting-new assembly="$council" date=2026-03-23 start=20:00 name='Séance de mars')

# refused STATUS MESSAGE COMMAND...
refused() {
	want=$1 message=$2
	shift 2
	run "$@"
	is "$status $(cat "$err")" "$want $message" "refused: $message"
}

# point TITLE [FIELD...]: another point of the council; $point is its id.
point() {
	title=$1
	shift
	point=$(deliberation-new title="$title" assembly="$council" "$@")
}

# mails: what was printed, a line for each mail: to whom, and how many happenings.
mails() {
	awk '/^To: / { if (to) print to, n; to = $2; n = 0 }
		/^– / { n++ }
		END { if (to) print to, n }' "$out" | paste -s -d ';'
}

# What makes a notice.
refused 2 'notice-new: address: not an address such as name@theux.be: nobody' \
	notice-new assembly="$council" on=validated address=nobody
for address in @theux.be a@ a@b@c 'a b@theux.be' 'a@theux..be' '.a@theux.be' 'a@-x' \
	'<a@theux.be>' 'a@theux.be,b@theux.be' 'é@theux.be' "$(printf 'a@theux.be\nBcc: x@y')"; do
	run notice-new assembly="$council" on=validated address="$address"
	is "$status $(ls "$out" >/dev/null && wc -c <"$out")" '2 0' "no address: $address"
done
for address in a@b "o'neil+x=y@sub.theux-lez.be" "$(printf '%064d' 7)@theux.be"; do
	ok "an address: $address" notice-new --dry-run assembly="$council" on=validated \
		address="$address"
done
refused 2 "notice-new: address: not an address such as name@theux.be: $(printf '%065d' 7)@theux.be" \
	notice-new assembly="$council" on=validated address="$(printf '%065d' 7)@theux.be"
refused 2 'notice-new: on: neither a state nor a field of a deliberation: valid' \
	notice-new assembly="$council" on=validated,valid address=a@theux.be
refused 2 'notice-new: on: neither a state nor a field of a deliberation: ' \
	notice-new assembly="$council" on=validated, address=a@theux.be
refused 2 'notice-new: on: neither a state nor a field of a deliberation: proposed' \
	notice-new assembly="$college" on=proposed address=a@theux.be
refused 2 'notice-new: on: neither a state nor a field of a meeting: validated' \
	notice-new assembly="$college" kind=meeting on=validated address=a@theux.be
refused 2 'notice-new: condition: no such field: titel (title?)' \
	notice-new assembly="$council" on=validated condition='titel=x' address=a@theux.be

# Without notices, and without anything to tell: not a word.
run notice-send
is "$status $(cat "$out" "$err")" '0 ' 'nothing to tell'
point 'Avant'
deliberation-status --to=proposed "$point" >/dev/null
{
	notice-new assembly="$council" on='proposed, returned' address=dg@theux.be &&
	notice-new assembly="$council" on=proposed,group condition='group=Travaux' \
		address=travaux@theux.be &&
	notice-new assembly="$council" on=proposed address=dg@theux.be &&
	notice-new assembly="$college" on=draft address=college@theux.be &&
	notice-new assembly="$council" kind=meeting on=frozen,date address=presse@theux.be
} >/dev/null
run notice-send
is "$status $(cat "$out" "$err")" '0 ' 'what was before a notice is not told'

# What is told, and to whom.
point 'École : toiture' group=Travaux
one=$point
deliberation-status --to=proposed "$one" >/dev/null
point 'Budget' group=Finances
deliberation-status --to=proposed "$point" >/dev/null
deliberation-status --to=validated "$one" >/dev/null
deliberation-new title='Permis' assembly="$college" >/dev/null
run notice-send --dry-run
is "$status $(mails)" '0 dg@theux.be 2;travaux@theux.be 2;college@theux.be 1' \
	'by assembly, condition and state; what two notices have is told once'
cp "$out" "$tmp/dry"
is "$(grep -c '^Subject: Conseil communal : 2 nouvelles$' "$out")" 2 'the subject names the assembly'
run notice-send
same "$out" "$tmp/dry" 'a dry run prints the same and leaves it to be told'
run notice-send
is "$status $(cat "$out" "$err")" '0 ' 'nobody is told twice'
run notice-send --since="$(store-log --id="$one" -o seq | tail -n 1)"
is "$(mails)" 'college@theux.be 1' 'from the audit row on that somebody names; a step is nobody’s'
run notice-send --since=1
same "$out" "$tmp/dry" 'from the first audit row: all of it again, to the byte'
run notice-send
is "$status $(cat "$out")" '0 ' 'and then no more'

meeting-set date=2026-03-24 "$meeting" >/dev/null
meeting-status --to=frozen "$meeting" >/dev/null
run notice-send
is "$(mails)" 'presse@theux.be 2' 'a date that changes, and a step, of a meeting'
is "$(grep -c '^  date : 2026-03-23 → 2026-03-24$' "$out")" 1 'with what was and what is'
is "$(grep -c '^  créée → ordre du jour arrêté$' "$out")" 1 'states are told in words'
is "$(grep -c '^  par dominique, le lundi 2 mars 2026 à 10:00$' "$out")" 2 \
	'who did it, and when, in the time zone of the authority'

# The author of a point and the adviser who is asked, where their address is known.
for address in author adviser; do
	refused 2 "notice-new: address: not an address such as name@theux.be: $address" \
		notice-new assembly="$council" kind=meeting on=frozen address=$address
done
refused 2 'adviser-new: email: not an address such as name@theux.be: x' \
	adviser-new assembly="$council" name=X email=x
{
	notice-new assembly="$council" on=validated address=author
	notice-new assembly="$council" kind=advice on=asked address=adviser
	adviser-new assembly="$council" name=Un email=un@theux.be
	adviser-new assembly="$council" name=Deux email=deux@theux.be
	adviser-new assembly="$council" name=Trois
} >"$tmp/made"
for author in anne@theux.be benoit@theux.be Chloé; do
	point Motion author=$author
	deliberation-status --to=proposed "$point" | deliberation-status --to=validated >/dev/null
done
for adviser in $(grep ^AR "$tmp/made"); do
	advice-new deliberation="$point" adviser="$adviser" >/dev/null
done
run notice-send --from=perron@theux.be
is "$(mails)" 'anne@theux.be 1;benoit@theux.be 1;deux@theux.be 1;dg@theux.be 3;un@theux.be 1' \
	'authors and advisers, each of their own'

# One that ended is told of nothing, and active again of what happens from then on.
notice=$(notice-list -o id address=travaux@theux.be)
notice-status --to=ended "$notice" >/dev/null
deliberation-set group=Voirie "$one" >/dev/null
deliberation-set group=Travaux "$one" >/dev/null
run notice-send --dry-run
is "$status $(cat "$out")" '0 ' 'a notice that has ended'
notice-status --to=active "$notice" >/dev/null
run notice-send --dry-run
is "$status $(cat "$out")" '0 ' 'active again: not of what was meanwhile'
deliberation-set group= "$one" >/dev/null
deliberation-set group=Travaux "$one" >/dev/null
run notice-send
is "$(mails)" 'travaux@theux.be 2' 'but of what comes'
is "$(grep -c 'group : modifié$' "$out")" 2 'that a text changed, not the text'

# Of the closed part: id and number alone.
secret=$(deliberation-new title='Dupont : désignation' meeting="$meeting" number=1 \
	privacy=secret group=Dupont category=Dupont)
notice-new assembly="$council" on=title,emergency,category,group,proposed \
	address=huis@theux.be >/dev/null
deliberation-set title='Dupont et Durand' emergency=asked emergency-reason=Dupont \
	category=Durand "$secret" >/dev/null
deliberation-status --to=proposed "$secret" >/dev/null
adviser=$(adviser-new assembly="$council" name='Directeur financier' delay=5)
notice-new assembly="$council" kind=advice on=asked,opinion condition="adviser=$adviser" \
	address=df@theux.be >/dev/null
advice=$(advice-new deliberation="$secret" adviser="$adviser")
advice-give "$advice" negative >/dev/null
run notice-send
is "$(mails)" 'df@theux.be 2;dg@theux.be 1;huis@theux.be 4' 'a point of the closed part'
is "$(grep -c -i -e dupont -e durand "$out") $(grep -c "Point 1 ($secret) : huis clos" "$out")" \
	'0 7' 'has no title there, only a number and an id'
is "$(grep -c -e negative -e asked "$out")" 0 'nor what is said on it'
is "$(grep -c '^Subject: Conseil_' "$out")" 0 'no subject is torn'
point 'Marché de [[Jean Dupont]]'
deliberation-status --to=proposed "$point" >/dev/null
advice=$(advice-new deliberation="$point" adviser="$adviser")
run notice-send
is "$(grep -c Dupont "$out") $(grep -c 'Marché de TEXTE MASQUÉ$' "$out")" '0 4' \
	'what is marked in a title is masked'
is "$(grep -c 'Avis à rendre pour le lundi 9 mars 2026 au plus tard' "$out")" 1 \
	'an advice is told with its last day (five working days from 2 March)'
run notice-send
frank=$(advice-new deliberation="$one" adviser="$adviser" confidential=yes)
advice-give "$frank" negative >/dev/null
run notice-send
is "$status $(mails) $(grep -c -e negative -e défavorable "$out") $(grep -c 'opinion : modifié' "$out")" \
	'0 df@theux.be 2 0 1' 'of one that is confidential, not what it says'
PERRON_NOW=2026-03-10T09:00:00Z
run notice-send --since="$(store-log --id="$advice" -o seq | head -n 1)"
is "$(grep -c 'Avis en retard : il était à rendre pour le lundi 9 mars 2026' "$out")" 1 \
	'and that it is late'
PERRON_NOW=2026-03-02T09:00:00Z
run notice-send

# Delays, which no change tells of: on the day on which they come to their alert and
# their end.  Five working days from Monday 2 March are over on Monday 9 March, two are
# left on Thursday 5 March.
notice-list state=active | notice-status --to=ended >/dev/null
patient=$(adviser-new assembly="$council" name=Patient delay=5 alert=2 email=patient@theux.be)
advice=$(advice-new deliberation="$point" adviser="$patient")
PERRON_NOW=2026-03-03T09:00:00Z
notice-new assembly="$council" kind=advice on=alert,late condition="adviser=$patient" \
	address=adviser >/dev/null
refused 2 'notice-new: on: neither a state nor a field of a deliberation: late' \
	notice-new assembly="$council" on=late address=a@theux.be
for day in 04 05 06 08 09 10 11; do
	PERRON_NOW=2026-03-${day}T09:00:00Z
	run notice-send
	echo "$day $status $(sed -n 's/^  demandé → //p; s/^  depuis/depuis/p' "$out" | paste -s -d ' ')"
done >"$tmp/days"
is "$(grep -v ' 0 $' "$tmp/days" | paste -s -d ';')" \
	'05 0 à rendre bientôt depuis le jeudi 5 mars 2026;10 0 en retard depuis le mardi 10 mars 2026' \
	'a delay is told of on its day, once'
advice-set delay=7 "$advice" >/dev/null
PERRON_NOW=2026-03-16T09:00:00Z
run notice-send
is "$(sed -n 's/^  depuis//p' "$out")" ' le jeudi 12 mars 2026' \
	'a longer delay that ends too, as the run finds it days later'
PERRON_NOW=2026-04-16T09:00:00Z
notice-new assembly="$council" kind=advice on=late address=late@theux.be >/dev/null
run notice-send
is "$status $(cat "$out")" '0 ' 'what was late before a notice is not told'
PERRON_NOW=2026-03-02T09:00:00Z

# A mail is one, whatever a title holds; read by another program.
cat >"$tmp/hostile.json" <<EOT
{"title":"a\nBcc: evil@example.com\n\nFrom evil","assembly":"$council"}
{"title":"a\r\n\tfolded","assembly":"$council"}
{"title":"=?UTF-8?Q?not_a_word?=","assembly":"$council"}
{"title":"From the beginning","assembly":"$council"}
{"title":".","assembly":"$council"}
{"title":"**a** <b> | \`\`\` # {{x}} \\\\","assembly":"$council"}
{"title":"😀 emoji 👩‍👧 🇧🇪 e\u0301 \u2028 \ufeff","assembly":"$council"}
{"title":"$(awk 'BEGIN { while (n++ < 3000) printf "é" }')","assembly":"$council"}
{"title":"$(awk 'BEGIN { while (n++ < 300) printf "mot " }')","assembly":"$council"}
EOT
notice-list | notice-status --to=ended >/dev/null
n=0
while IFS= read -r line; do
	n=$((n + 1))
	notice-new assembly="$council" on=draft condition="author=$n" address="t$n@theux.be" >/dev/null
	printf '%s\n' "$line" | sed "s/}\$/,\"author\":\"$n\"}/" | deliberation-new --from=- >/dev/null
done <"$tmp/hostile.json"
run notice-send --from=perron@theux.be
is_status 0 'titles of every sort'
cp "$out" "$tmp/mbox"
is "$(grep -c '^From ' "$out") $(grep -c '^To: ' "$out") $(grep -c '^Bcc' "$out")" "$n $n 0" \
	'a mail for each, to one address'
is "$(awk 'length($0) > 998' "$out" | wc -l)" 0 'no line is longer than a mail may have'
is "$(sed -n '/^Date: /,/^$/p' "$out" | awk 'length($0) > 78' | wc -l)" 0 \
	'nor a header than it should have'
if ! command -v python3 >/dev/null; then
	skip 'the mails as Python reads them' 'no python3'
else
	cat >"$tmp/read.py" <<'EOT'
import email, email.policy, email.utils, mailbox, sys
box = mailbox.mbox(sys.argv[1],
    factory=lambda f: email.message_from_binary_file(f, policy=email.policy.default))
ids = set()
for m in box:
    assert not m.defects, m.defects
    for header, value in m.items():
        assert not getattr(value, "defects", ()), (header, value.defects)
        assert "\n" not in str(value) and "\r" not in str(value), header
    assert sorted(m.keys()) == ["Auto-Submitted", "Content-Language",
        "Content-Transfer-Encoding", "Content-Type", "Date", "From", "MIME-Version",
        "Message-ID", "Subject", "To"], m.keys()
    assert m["Auto-Submitted"] == "auto-generated"
    assert m["From"].addresses[0].addr_spec == "perron@theux.be"
    assert m["From"].addresses[0].display_name == "Commune", m["From"]
    assert m["Date"].datetime.isoformat() == "2026-03-02T09:00:00+00:00"
    assert m["Message-ID"] not in ids
    ids.add(m["Message-ID"])
    to, = m["To"].addresses
    body = m.get_content()
    assert "Message envoy" in body
    subject = str(m["Subject"])
    assert subject.startswith("Conseil communal : ") and subject.endswith(" – en projet"), subject
    print(to.username, len(subject), subject[len("Conseil communal : "):-len(" – en projet")][:40],
        sep="\t")
EOT
	run python3 "$tmp/read.py" "$tmp/mbox"
	is "$status $(head -n 3 "$err")" '0 ' 'Python reads each, with one of each header'
	is "$(wc -l <"$out")" "$n" 'as many as there are'
	is "$(sed -n 1p "$out")" "$(printf 't1\t65\ta Bcc: evil@example.com  From evil')" \
		'a newline in a title is a blank'
	is "$(sed -n 3p "$out" | cut -f 3)" '=?UTF-8?Q?not_a_word?=' 'what looks encoded is not'
	is "$(sed -n 6p "$out" | cut -f 3)" '**a** <b> | ``` # {{x}} \' 'signs stand for themselves'
	is "$(sed -n 8p "$out" | cut -f 3)" "$(awk 'BEGIN { while (n++ < 40) printf "é" }')" \
		'a long one is whole'
fi

# By a program.
cat >"$tmp/sendmail" <<'EOT'
#!/bin/sh
# Keeps what it is given; refuses what goes to an address named in the file refuse.
cat >"$0.mail"
echo "$*" >>"$0.arguments"
to=$(sed -n 's/^To: //p' "$0.mail")
status=$(sed -n "s/^$to //p" "$0.refuse")
if [ -n "$status" ]; then
	exit "$status"
fi
cat "$0.mail" >>"$0.out"
echo "$to" >>"$0.told"
EOT
chmod +x "$tmp/sendmail"
send() {
	run notice-send --sendmail="$tmp/sendmail" --from=perron@theux.be
}
told() {
	sort "$tmp/sendmail.told" | uniq -c | awk '{ print $2, $1 }' | paste -s -d ';'
	: >"$tmp/sendmail.told"
}
: >"$tmp/sendmail.refuse"
: >"$tmp/sendmail.told"
notice-list state=active | notice-status --to=ended >/dev/null
for name in a b c; do
	notice-new assembly="$council" on=draft address=$name@theux.be >/dev/null
done
point Un
send
is "$status $(cat "$out" "$err")" '0 ' 'a program takes the mails'
is "$(sort -u "$tmp/sendmail.arguments") $(told)" '-t -i a@theux.be 1;b@theux.be 1;c@theux.be 1' \
	'one each, with -t -i'
is "$(head -n 1 "$tmp/sendmail.out" | cut -c 1-6)" 'Date: ' 'which is no entry of a mailbox'
echo 'b@theux.be 67' >"$tmp/sendmail.refuse"
point Deux
send
is "$status $(cat "$err")" \
	"2 notice-send: b@theux.be: $tmp/sendmail: ended with status 67" 'one is refused'
is "$(told)" 'a@theux.be 1;c@theux.be 1' 'the others are told'
point Trois
echo 'b@theux.be 75' >"$tmp/sendmail.refuse"
send
is_status 75 'it may work later'
is "$(told) $(grep -c '^– ' "$tmp/sendmail.mail")" 'a@theux.be 1;c@theux.be 1 1' \
	'nobody is told again of what was before'
: >"$tmp/sendmail.refuse"
send
is "$status $(told) $(grep -c '^– ' "$tmp/sendmail.mail")" '0 b@theux.be 1 2' \
	'at last: all of it, and to nobody else'
send
is "$status $(told)" '0 ' 'and then no more'
point Quatre
refused 2 'notice-send: ./nothing-here: No such file or directory' \
	notice-send --sendmail=./nothing-here --from=perron@theux.be
printf '#!/bin/sh\nkill -9 $$\n' >"$tmp/killed"
chmod +x "$tmp/killed"
run notice-send --sendmail="$tmp/killed" --from=perron@theux.be
is "$status $(sort -u "$err" | sed 1q)" \
	"2 notice-send: a@theux.be: $tmp/killed: ended by signal 9" 'a program that is killed'
printf '#!/bin/sh\nexit 0\n' >"$tmp/deaf"
chmod +x "$tmp/deaf"
send
is "$status $(told)" '0 a@theux.be 1;b@theux.be 1;c@theux.be 1' 'nothing was lost by all that'
point "$(awk 'BEGIN { while (n++ < 25000) printf "long " }')"
run notice-send --sendmail="$tmp/deaf" --from=perron@theux.be
is "$status $(cat "$err")" '0 ' 'one that takes it unread has taken it'
run notice-send --dry-run --sendmail="$tmp/sendmail" --from=perron@theux.be
is "$status $(told)" '0 ' 'a dry run gives nothing to a program'

# Between handing over and storing: twice rather than never.
point Cinq
run notice-send --dry-run --from=perron@theux.be
is "$(mails)" 'a@theux.be 1;b@theux.be 1;c@theux.be 1' 'there is something to tell'
status=0
notice-send >/dev/full 2>"$err" || status=$?
is "$status $(cat "$err")" '2 notice-send: standard output: No space left on device' \
	'a mailbox that is not written'
printf '#!/bin/sh\ncat >>%s\nkill -9 $PPID\n' "$tmp/twice" >"$tmp/unlucky"
chmod +x "$tmp/unlucky"
{ notice-send --sendmail="$tmp/unlucky" --from=perron@theux.be; } >/dev/null 2>&1
is "$(grep -c ^To "$tmp/twice")" 1 'killed when one was handed over'
send
is "$(told)" 'a@theux.be 1;b@theux.be 1;c@theux.be 1' 'all are told'
is "$(sed -n '/^To: a@/,/^Message-ID/s/^Message-ID: //p' "$tmp/twice")" \
	"$(tac "$tmp/sendmail.out" | sed -n '/^To: a@/q;s/^Message-ID: //p' | tail -n 1)" \
	'the same mail has the same id'

# What was handed over is stored mail by mail: a store that cannot be written to has one
# told again, and a run that is killed at the second has told the first for good.
point Fermé
run flock "$store/assembly.lock" env PERRON_WAIT=0 \
	notice-send --sendmail="$tmp/sendmail" --from=perron@theux.be
is "$status $(told)" '75 a@theux.be 1' 'nothing can be stored: no more than one is told'
printf '#!/bin/sh\necho >>%s\n[ $(wc -l <%s) -lt 2 ] || kill -9 $PPID\n' "$tmp/second" "$tmp/second" >"$tmp/unlucky"
{ notice-send --sendmail="$tmp/unlucky" --from=perron@theux.be; } >/dev/null 2>&1
send
is "$status $(told)" '0 b@theux.be 1;c@theux.be 1' 'killed at the second: the first is not told again'

# Marks: masked in all that a record is called, one that does not close to the end of its
# line, as in a list; and a name that survives keeps the mails of others from nobody.
point 'Appel de [[Jean Dupont'
meeting-set name='Chez [[Marie]]' place='Cour de [[Marie]]' "$meeting" >/dev/null
deliberation-set meeting="$meeting" "$point" >/dev/null
marked=$(notice-new assembly="$council" kind=meeting on=date address=b@theux.be)
meeting-set date=2026-03-25 "$meeting" >/dev/null
run notice-send
is "$status $(mails) $(grep -c -e '\[\[' -e Dupont -e Marie "$out") $(grep -c -e 'Séance du mercredi 25 mars 2026, Chez TEXTE MASQUÉ' -e 'Cour de TEXTE MASQUÉ' "$out")" \
	'0 a@theux.be 1;b@theux.be 2;c@theux.be 1 0 4' 'what is marked is masked, in the names of meetings too'
notice-status --to=ended "$marked" >/dev/null
only=$(notice-new assembly="$council" on=draft condition='title~Jean Dupont|Appel' address=only@theux.be)
point 'Appel de [[Jean Dupont]]'
point 'Nomination de Jean Dupont'
for id in $(notice-list -o id state=active address!=only@theux.be); do
	notice-set condition='title~Nomination' "$id" >/dev/null
done
run notice-send
is "$status $(mails) $(grep -c survives "$err")" '1 a@theux.be 1;b@theux.be 1;c@theux.be 1 1' \
	'a name that survives in one mail keeps none of the others'
deliberation-set title='Nomination de [[Jean Dupont]]' "$point" >/dev/null
run notice-send
is "$status $(mails)" '0 only@theux.be 2' 'which is told when that is mended'
notice-status --to=ended "$only" >/dev/null
for id in $(notice-list -o id state=active address!=only@theux.be); do
	notice-set condition= "$id" >/dev/null
done

# Two runs at a time, and while somebody writes.
point Six
for i in 1 2 3 4; do
	send &
done
wait
is "$(told)" 'a@theux.be 1;b@theux.be 1;c@theux.be 1' 'four runs at a time tell once'
refused 75 "notice-send: $store/notice.lock: still locked by another writer after 0 s" \
	flock "$store/notice.lock" env PERRON_WAIT=0 notice-send

refused 2 "$(printf 'notice-send: --sendmail: needs a --from\nnotice-send: try '\''notice-send --help'\''')" \
	notice-send --sendmail=cat
refused 2 "$(printf 'notice-send: --from: not an address such as name@theux.be: x\nnotice-send: try '\''notice-send --help'\''')" \
	notice-send --from=x
refused 2 "$(printf 'notice-send: --since: not a whole number from 1 to 9223372036854775807: 0\nnotice-send: try '\''notice-send --help'\''')" \
	notice-send --since=0

# The words of the authority, and its own template.
point Sept
mkdir "$store/templates"
printf '{{#happenings}}\n' >"$store/templates/notice.md"
refused 2 "notice-send: $store/templates/notice.md:1: a section that is not closed: happenings" \
	notice-send
printf '```footer\n{{count}}\n```\n{{#happenings}}\n{{actor}}: {{point.title}}\n{{/happenings}}\n' \
	>"$store/templates/notice.md"
run notice-send
is "$(sed -n '/^$/,/^$/p' "$out" | sort -u | paste -s -d ' ')" ' dominique: Sept' 'another template'
rm -r "$store/templates"
for language in nl de en; do
	new_store "$tmp/$language"
	authority-set language=$language AU-2026-00001 >/dev/null
	council=$(assembly-new name=Council kind=council)
	notice-new assembly="$council" on=draft,group address=a@theux.be >/dev/null
	point One group=G
	run notice-send
	is "$status $(cat "$err") $(mails) $(grep -c "^Content-Language: $language" "$out")" \
		'0  a@theux.be 2 1' "a mail in $language"
	is "$(grep -c -i -e point -e punkt -e punt "$out")" 2 "$language: in its words"
done
PERRON_STORE=$store
check_store 'the store is in order'
done_testing
