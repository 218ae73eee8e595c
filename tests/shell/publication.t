#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Publications: their states and days, what the web site shows, who succeeds whom,
# and the proof of what was published.
. "${0%/*}/lib.sh"

new_store "$tmp/store"

# to STATE... ID: takes the publication there, step by step.
to() {
	for id; do
		:
	done
	while [ $# -gt 1 ]; do
		publication-status --to="$1" "$id" >"$tmp/to.out" || return
		shift
	done
}

# shown FIELDS ID
shown() {
	publication-show -o "$1" "$2"
}

### The day from which it binds

# The worked examples of the fifth day (CDLD L1133-2), and the end of a year.
for days in 2026-03-02:2026-03-07 2024-02-26:2024-03-02 2026-12-29:2027-01-03; do
	id=$(PERRON_NOW=${days%:*}T09:00:00Z publication-new title="Règlement" type=by-law text=x)
	PERRON_NOW=${days%:*}T09:00:00Z to proposed published "$id"
	is "$(shown published,effect "$id" | tr '\t' ':')" "$days" \
		"published on ${days%:*}: binds from ${days#*:}"
done
# The legal day is that of the authority, Europe/Brussels.
id=$(publication-new title=Nuit type=ordinance text=x)
PERRON_NOW=2026-03-02T23:30:00Z to proposed published "$id"
is "$(shown published,effect "$id")" "2026-03-03	2026-03-08" "half past midnight is the next day"
id=$(publication-new title=Avis type=notice)
to proposed published "$id"
is "$(shown published,effect "$id")" "2026-03-02	" "a notice binds nobody"
id=$(publication-new title='Règlement' type=by-law text=x effect=2026-03-15)
to proposed published "$id"
is "$(shown effect "$id")" 2026-03-15 "unless the by-law says otherwise itself"
to unpublished "$id"
is "$(shown published,effect,stamp "$id")" "	2026-03-15	" "taken back, it still says so"
id=$(publication-new title='Règlement' type=by-law text=x)
to proposed published unpublished "$id"
is "$(shown published,effect,stamp "$id")" "		" "what followed from the law is gone"
PERRON_NOW=2026-03-09T09:00:00Z to private proposed published "$id"
is "$(shown published,effect "$id")" "2026-03-09	2026-03-14" "and published anew it follows anew"
PERRON_NOW=2026-03-09T09:00:00Z publication-set published=2026-03-05 "$id" >/dev/null
is "$(shown effect "$id")" 2026-03-10 "another day of publication, another effect"
publication-set type=notice "$id" >/dev/null
is "$(shown effect "$id")" "" "no by-law any more, no effect"

# Old ones: what is known of them, and how they had to be published.
for case in 2025-06-30:2025-07-05:notice-board 2025-07-01:2025-07-06:web-site \
	2025-07-02:2025-07-07:web-site; do
	want=${case#*:}
	id=$(publication-new title=Ancien type=by-law text=x published="${case%%:*}")
	to proposed published "$id"
	is "$(shown effect "$id")" "${want%:*}" "published on ${case%%:*}: the effect"
	is "$(shown published "$id" | publication-effect --explain -o result - | head -n 1)" \
		"mode=${want#*:}" "and how it was published then"
done
for case in 2004-04-21: 2004-04-22:2004-04-27; do
	id=$(publication-new title=Ancien type=by-law published="${case%:*}")
	to proposed published "$id"
	is "$(shown state,effect "$id")" "published	${case#*:}" \
		"${case%:*}: published, and no rule is guessed"
done

# Where the web site counts, in full (CDLD L1133-1); before, it was on the notice board.
for case in 2025-06-30:0 2025-07-01:1 2025-07-02:1; do
	id=$(publication-new title=Vide type=ordinance published="${case%:*}")
	to proposed "$id"
	run publication-status --to=published "$id"
	is_status "${case#*:}" "an ordinance without text, published on ${case%:*}"
done
says "$id: rule publication-full: neither text nor file" "and the message names the rule"
printf 'ordonnance' >"$tmp/ordonnance.txt"
publication-attach "$id" "$tmp/ordonnance.txt" >/dev/null
to published "$id"
is $? 0 "a file will do"
id=$(publication-new title='Règlement' type=by-law text=x)
to proposed published "$id"
run publication-set text= "$id"
is_status 1 "and what is published keeps its text"
says "^publication-set: rule publication-full: neither text nor file" "the message names the rule"
publication-attach "$id" "$tmp/ordonnance.txt" >/dev/null
run publication-set text= "$id"
is_status 0 "or has a file instead"
run publication-set type=by-law "$(publication-new title=Avis type=notice)"
is_status 0 "a draft needs neither"
id=$(publication-new title=Avis type=notice)
to proposed published "$id"
run publication-set type=by-law "$id"
is_status 1 "a notice that becomes a by-law needs it"

### States

id=$(publication-new title=Plan type=notice)
is "$(publication-status "$id" | cut -f 2,3)" "private	proposed" "a new one is private"
to proposed "$id"
run publication-status --to=planned "$id"
is_status 1 "nothing is planned without a day"
says 'P-[0-9-]*: rule publication-day: what is planned has a publish-on$' "and the message names the rule"
publication-set publish-on=2026-03-10 archive-on=2026-03-20 "$id" >/dev/null
to planned "$id"
run publication-set publish-on= "$id"
is_status 1 "nor does it lose it"
run publication-set archive-on=2026-03-09 "$id"
is_status 2 "it is not archived before it is published"
says 'archive-on: 2026-03-09 is before publish-on, 2026-03-10' "and the message says so"
to proposed private proposed planned published archived published unpublished private "$id"
is $? 0 "there and back again"
run publication-status --to=published "$id"
is_status 1 "private: no step to published"
for case in 2026-03-01:0 2026-03-02:0 2026-03-03:1; do
	id=$(publication-new title=Jour type=notice published="${case%:*}")
	to proposed "$id"
	run publication-status --to=published "$id"
	is_status "${case#*:}" "published on ${case%:*}, and it is 2026-03-02"
done
says 'rule publication-day: 2026-03-03 is yet to come' "tomorrow is to be planned"
id=$(publication-new title=Jour type=notice)
to proposed published "$id"
run publication-set published= "$id"
is_status 2 "what is published has a day"
for field in stamp stamped; do
	run publication-new title=x type=notice "$field=2026-03-02T09:00:00Z"
	is "$status $(cut -d : -f 2 "$err")" "1  $field" "$field: is not given"
done
run publication-new title=x type=notice deliberation=26/12
is_status 2 "a deliberation is an id"
run publication-new title=x type=notice deliberation=M-2026-00001
is "$status $(cat "$err")" \
	'2 publication-new: deliberation: not the id of a deliberation: M-2026-00001' "and of that kind"
run publication-new title=x type=notice decided=2026-03-02 published=2026-03-01
is_status 2 "nothing is published before it is decided"

### What is due, and what is shown

new_store "$tmp/due"
id=$(publication-new title='École fermée' type=notice publish-on=2026-03-10 archive-on=2026-03-20 \
	text='De la part de [[Jean Dupont]]')
to proposed planned "$id"
# on DAY FILTER: the ids.
on() {
	publication-list "--$2" --on="$1" -o id || :
}
is "$(on 2026-03-09 due)" "" "the day before: not due"
is "$(on 2026-03-10 due)" "$id" "its day: due"
is "$(on 2026-03-11 due)" "$id" "a day late: due"
is "$(on 2026-03-11 published)" "" "planned and late is not shown"
run publication-list --due
is_status 1 "today nothing is due"
PERRON_NOW=2026-03-10T05:00:00Z sh -c \
	'publication-list --due | publication-status --to=published' >"$out"
is "$(cut -f 1,2 "$out")" "$id	published" "what cron does each morning"
is "$(shown published "$id")" 2026-03-10 "it is published on that day"
is "$(on 2026-03-10 due)" "" "and no longer due"
is "$(on 2026-03-09 published)" "" "the day before it was not shown"
is "$(on 2026-03-10 published)" "$id" "its day: shown"
is "$(on 2026-03-19 published)$(on 2026-03-19 due)" "$id" "the last day: shown, and not due"
is "$(on 2026-03-20 due)" "$id" "the day it is to be archived: due"
is "$(on 2026-03-20 published)" "" "and not shown"
is "$(publication-list --published --on=2026-03-10 -o text)" 'De la part de TEXTE MASQUÉ' \
	"what is personal is masked"
is "$(publication-list --due --on=2026-03-20 state=published | publication-status --to=archived |
	cut -f 2)" archived "and archived it is"

### One comes after another

old=$(publication-new title='Règlement 2024' type=by-law text=x)
to proposed published "$old"
new=$(publication-new title='Règlement 2026' type=by-law text=x supersedes="$old")
run publication-new title='Règlement bis' type=by-law supersedes="$old"
is_status 1 "one successor, and no more"
says "rule one-successor: $old is superseded already, by $new\$" "which one, the message says"
run publication-set supersedes="$new" "$old"
is_status 1 "what supersedes comes later"
says "rule one-successor: $new comes after it" "and the message says so"
run publication-set supersedes="$new" "$new"
is_status 1 "nothing supersedes itself"
run publication-set title='Règlement de 2026' "$new"
is_status 0 "a successor can be changed"
to proposed "$new"
is "$(shown state "$old")" published "a successor that is proposed supersedes nothing yet"
run publication-status --to=published "$new"
is "$(cut -f 1 "$out"),$(shown state "$old")" "$new,archived" "published, it archives the old one"
is "$(publication-log -o command,after,seq "$old" | tail -n 1)" \
	"publication-status	archived	$(publication-log -o seq "$new" | tail -n 1)" \
	"in the same transaction"
late=$(publication-new title='Règlement 2027' type=by-law text=x)
to proposed published "$late"
publication-set supersedes="$new" "$late" >/dev/null
is "$(shown state "$new")" archived "one that is said to supersede later archives it then"
run publication-status --dry-run --to=published "$new"
is "$status $(shown state "$new")" "0 archived" "--dry-run changes nothing"


# What was planned, and superseded in the meantime, does not come out behind its successor;
# it keeps nothing else that is due from coming out.
plan=$(publication-new title='Ordonnance' type=notice publish-on=2026-03-10)
to proposed planned "$plan"
next=$(publication-new title='Ordonnance bis' type=notice supersedes="$plan")
other=$(publication-new title='Avis' type=notice publish-on=2026-03-10)
to proposed planned "$other"
run publication-status --dry-run --keep-going --to=published "$plan"
is_status 0 "its successor is not out yet"
to proposed published "$next"
PERRON_NOW=2026-03-10T05:00:00Z run sh -c \
	'publication-list --due state=planned | publication-status --keep-going --to=published -o id'
is "$status $(cat "$out") $(shown state "$plan")" "1 $other planned" \
	"a plan that was forgotten is not published behind its successor"
says "rule one-successor: $plan is superseded already, by $next\$" "and the message says why"

### The stamp

new_store "$tmp/stamp"
printf 'plan' >"$tmp/plan.txt"
id=$(publication-new title='Taxe	sur les	écrits' type=by-law authority=council \
	decided=2026-02-23 supervision=approval approved=2026-02-27 ruling=approved \
	deliberation=D-2026-00012 text='Article 1er.
[[M. Dupont]] \ paie.')
publication-attach "$id" "$tmp/plan.txt" >/dev/null
is "$(shown stamp "$id")" "" "nothing is stamped before it is published"
run publication-stamp "$id"
is_status 1 "nor proven"
says "^publication-stamp: $id: is private: only what is published is proven" "the message says so"
to proposed published "$id"
cat >"$tmp/text" <<EOT
perron-publication	1
id	$id
title	Taxe\\tsur les\\técrits
type	by-law
authority	council
published	2026-03-02
effect	2026-03-07
deliberation	D-2026-00012
decided	2026-02-23
supervision	approval
approved	2026-02-27
ruling	approved
text	Article 1er.\\nTEXTE MASQUÉ \\\\ paie.
file	$(sha256sum <"$tmp/plan.txt" | cut -d ' ' -f 1)	plan.txt
EOT
publication-stamp --text "$id" >"$out"
same "$out" "$tmp/text" "the text of the stamp, as the manual tells it"
stamp=$(shown stamp "$id")
is "$stamp" "$(sha256sum <"$tmp/text" | cut -d ' ' -f 1)" "the stamp is what sha256sum computes"
run publication-stamp "$id"
is "$status $(cat "$out")" "0 $id	$stamp		" "it holds"
run publication-stamp --verify --json "$id"
is "$(cat "$out")" \
	"{\"id\":\"$id\",\"stamp\":\"$stamp\",\"stamped\":null,\"signer\":null}" "--verify is the same"
for set in archive-on=2027-01-01 publish-on=2026-03-01; do
	publication-set "$set" "$id" >/dev/null
	is "$(shown stamp "$id")" "$stamp" "$set is a plan, and no change"
done
to archived "$id"
run publication-stamp "$id"
is "$status $(shown stamp "$id")" "0 $stamp" "archived, it holds"
to published "$id"
is "$(shown stamp,published "$id")" "$stamp	2026-03-02" "and published again it is the same"
for set in title=x text=y category=z decided=2026-02-24 effect=2026-04-01 supersedes=; do
	id=$(publication-new title=Avis type=notice)
	to proposed published "$id"
	[ "$set" = supersedes= ] && publication-attach "$id" "$tmp/plan.txt" >/dev/null ||
		publication-set "$set" "$id" >/dev/null
	is "$(shown stamp "$id")" "" "${set%%=*} changes, or a file comes: no stamp"
done
run publication-stamp "$id"
is_status 1 "which is no proof"
says 'stamp: has none since it was changed' "and the message says why"
run publication-attach --name=timestamp.tsr "$id" "$tmp/plan.txt"
is_status 1 "a reply is not attached by hand"

### The time-stamp

if ! command -v openssl >"$tmp/which"; then
	skip "time-stamps" "no openssl to act as an authority"
	done_testing
fi

# authority NAME: makes one that signs time-stamps, and the root that answers for it.
authority() {
	mkdir "$tmp/$1" && cd "$tmp/$1" || exit 1
	printf 'extendedKeyUsage=critical,timeStamping\n' >purpose
	echo 01 >serial
	cat >conf <<-EOT
		[tsa]
		default_tsa = here
		[here]
		serial = $tmp/$1/serial
		default_policy = 1.2.3.4.1
		digests = sha256, sha512
		signer_digest = sha256
		certs = $tmp/$1/ca.pem
	EOT
	openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 \
		-subj "/CN=Racine $1" &&
		openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr \
			-subj "/O=Horodatage $1/CN=TSA" &&
		openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial \
			-extfile purpose -days 3650 -out tsa.pem
	cd "$tmp" || exit 1
}

# reply AUTHORITY REQUEST REPLY [OPTION...]
reply() {
	at=$tmp/$1 request=$2 answer=$3
	shift 3
	openssl ts -reply -config "$at/conf" -queryfile "$request" -inkey "$at/tsa.key" \
		-signer "$at/tsa.pem" -out "$answer" "$@"
}

authority good >"$tmp/made" 2>&1 && authority bad >>"$tmp/made" 2>&1
ok "there are authorities" test -s "$tmp/good/tsa.pem" -a -s "$tmp/bad/tsa.pem"

id=P-2026-00001
publication-stamp --request "$id" >"$tmp/request"
openssl ts -query -in "$tmp/request" -text >"$out" 2>/dev/null
is "$(grep -c 'Hash Algorithm: sha256\|Certificate required: yes\|^Nonce: 0x' "$out")" 3 \
	"a request: of a SHA-256, with a nonce, for the certificate"
is "$(openssl asn1parse -inform DER -in "$tmp/request" | sed -n 's/.*\[HEX DUMP\]://p' |
	tr A-F a-f)" "$stamp" "and of the stamp"
publication-stamp --request "$id" | cmp -s - "$tmp/request"
is $? 0 "the same moment, the same request"
PERRON_NOW=2026-03-02T09:00:01Z publication-stamp --request "$id" | cmp -s - "$tmp/request"
is $? 1 "another moment, another nonce"

reply good "$tmp/request" "$tmp/reply" 2>/dev/null
moment=$(date -u -d "$(openssl ts -reply -in "$tmp/reply" -text 2>/dev/null |
	sed -n 's/^Time stamp: //p')" +%Y-%m-%dT%H:%M:%SZ)
ca=$tmp/good/ca.pem
run publication-stamp --ca="$ca" "$id"
is_status 1 "without a reply there is no proof"
says "$id: stamped: has no time-stamp" "and the message says so"
run publication-stamp --reply="$tmp/reply" --ca="$tmp/bad/ca.pem" "$id"
is_status 1 "a reply that another root answers for is refused"
says "$id: time-stamp: does not hold: certificate verify error" "and the message says so"
run publication-stamp --reply="$tmp/reply" --ca="$tmp/plan.txt" "$id"
is_status 2 "certificates that are none"
run publication-stamp --dry-run --reply="$tmp/reply" "$id"
is "$status $(shown stamped "$id")" "0 " "--dry-run: it would do"
run publication-stamp --reply="$tmp/reply" --ca="$ca" "$id"
is "$status $(cat "$out")" "0 $id	$stamp	$moment	CN=TSA,O=Horodatage good" \
	"the reply is taken: stamp, moment, and who signed"
is "$(shown stamp,stamped "$id")" "$stamp	$moment" "and the stamp is there still"
is "$(publication-files -o name "$id" | tail -n 1)" timestamp.tsr "the reply is kept"
publication-files --out="$tmp/files" "$id" >/dev/null
same "$tmp/files/timestamp.tsr" "$tmp/reply" "as it came"
publication-stamp --text "$id" >"$tmp/text"
ok "openssl says the same of it" openssl ts -verify -data "$tmp/text" \
	-in "$tmp/files/timestamp.tsr" -CAfile "$ca"
for options in --verify "--verify --ca=$ca" "--ca=$tmp/good/tsa.pem"; do
	run publication-stamp $options "$id"
	is "$status $(cut -f 3 "$out")" "0 $moment" "${options%%=*}: all holds"
done
run publication-stamp --ca="$tmp/bad/ca.pem" "$id"
is_status 1 "but not for who trusts another root"
to archived published "$id"
is "$(shown stamp,stamped "$id")" "$stamp	$moment" "archived and published again: both stay"
publication-list --published -o id "title~^Taxe" | publication-stamp --ca="$ca" >"$out"
is "$(cut -f 1 "$out")" "$id" "ids from a pipe"

# refused REPLY PATTERN NAME [OPTION...]
refused() {
	file=$1 pattern=$2 name=$3
	shift 3
	run publication-stamp --reply="$file" "$@" P-2026-00002
	is "$status $(publication-files P-2026-00002 | wc -l)$(wc -c <"$out")" "1 00" "$name: refused"
	says "^publication-stamp: P-2026-00002: .*$pattern" "$name: and the message says why"
}
publication-set --keep-going archive-on=2028-01-01 P-2026-00002 >/dev/null
refused "$tmp/reply" 'message imprint mismatch' "the reply to another"
refused "$tmp/plan.txt" 'not the reply of a time-stamp authority' "a file that is no reply"
: >"$tmp/nothing"
refused "$tmp/nothing" 'not the reply of a time-stamp authority' "an empty file"
publication-stamp --request P-2026-00002 >"$tmp/request2"
reply good "$tmp/request2" "$tmp/reply2" 2>/dev/null
head -c 700 "$tmp/reply2" >"$tmp/cut"
refused "$tmp/cut" 'not the reply of a time-stamp authority' "half a reply"
{ cat "$tmp/reply2"; echo; } >"$tmp/longer"
refused "$tmp/longer" 'not the reply of a time-stamp authority' "a reply with something behind it"
# The last bytes are of the signature.
{ head -c -1 "$tmp/reply2"; tail -c 1 "$tmp/reply2" | tr '\000-\377' '\001-\377\000'; } >"$tmp/bent"
refused "$tmp/bent" 'time-stamp: does not hold: ' "a signature with another last byte"
publication-stamp --text P-2026-00002 | openssl ts -query -data /dev/stdin -sha512 -cert \
	-out "$tmp/request512" 2>/dev/null
reply good "$tmp/request512" "$tmp/reply512" 2>/dev/null
refused "$tmp/reply512" 'is of no SHA-256' "a time-stamp of another sort of sum"
head -c 10 "$tmp/request2" >"$tmp/bad-request"
reply good "$tmp/bad-request" "$tmp/rejection" 2>/dev/null
refused "$tmp/rejection" 'the authority has refused it: ' "a rejection"
printf '\060\017\060\015\002\001\002\060\010\014\006a\033[2Jb' >"$tmp/hostile"
refused "$tmp/hostile" 'the authority has refused it: a.1B.2Jb$' \
	"words of an authority that would clear the screen"
# Without its certificate nobody can tell who signed.
openssl ts -query -digest "$(publication-stamp --text P-2026-00002 | sha256sum | cut -d ' ' -f 1)" \
	-sha256 -out "$tmp/request0" 2>/dev/null
reply good "$tmp/request0" "$tmp/reply0" 2>/dev/null
refused "$tmp/reply0" 'time-stamp: does not hold: ' "a reply without the certificate"
is "$(shown stamp,stamped P-2026-00002)" "	" "P-2026-00002 had lost its stamp, and no reply gave it one"

# What was changed is stamped anew by a time-stamp.
run publication-stamp --reply="$tmp/reply2" P-2026-00002
is_status 0 "one that changed since gets its stamp with the time-stamp"
is "$(shown stamp P-2026-00002)" \
	"$(publication-stamp --text P-2026-00002 | sha256sum | cut -d ' ' -f 1)" "of what it is now"
run publication-stamp --verify --ca="$ca" "$id" P-2026-00002
is "$status $(wc -l <"$out")" "0 2" "both hold"
publication-set title='Avis corrigé' P-2026-00002 >/dev/null
is "$(shown stamp,stamped P-2026-00002)" "	" "a change clears both"
publication-stamp --request P-2026-00002 >"$tmp/request2"
reply good "$tmp/request2" "$tmp/reply2" 2>/dev/null
publication-stamp --reply=- P-2026-00002 <"$tmp/reply2" >"$out"
is "$(cut -f 1 "$out")" P-2026-00002 "a second reply, from standard input"
run publication-stamp --ca="$ca" P-2026-00002
is_status 0 "the last one counts"
sqlite3 "$PERRON_STORE/portal.db" "DELETE FROM attachment WHERE record = (SELECT id FROM
	publication ORDER BY id LIMIT 1 OFFSET 1) AND name <> 'timestamp.tsr'"
run publication-set --dry-run text= type=by-law P-2026-00002
is "$status $(publication-files -o name P-2026-00002 | sort -u)" "1 timestamp.tsr" \
	"a reply is no text of a by-law"

run publication-stamp --text --request "$id"
is_status 2 "one thing at a time"
run publication-stamp --request --json "$id"
is_status 2 "a request is no row"
run publication-stamp --request "$id" P-2026-00002
is_status 2 "a request is for one"

# Somebody has been at it.
# tampered NAME SQL PATTERN
tampered() {
	rm -rf "$tmp/bent.store"
	cp -R "$tmp/stamp" "$tmp/bent.store"
	sqlite3 "$tmp/bent.store/portal.db" "$2"
	run publication-stamp --store="$tmp/bent.store" --ca="$ca" "$id"
	is "$status $(wc -c <"$out")" "1 0" "$1: no"
	says "^publication-stamp: $id: $3" "$1: and the message says why"
}
where="WHERE id = (SELECT min(id) FROM publication)"
tampered "another text" "UPDATE publication SET text = 'x' $where" 'stamp: is not of what'
tampered "another text and its stamp" "UPDATE publication SET text = 'x', stamp = '$(
	publication-stamp --text "$id" | sed 's/^text	.*/text	x/' | sha256sum | cut -d ' ' -f 1)' $where" \
	'time-stamp: does not hold: message imprint mismatch'
tampered "another moment" "UPDATE publication SET stamped = '2026-03-01T09:00:00Z' $where" \
	"stamped: the time-stamp is of $moment"
tampered "a file less" "DELETE FROM attachment WHERE name = 'plan.txt'" 'stamp: is not of what'
tampered "no reply" "DELETE FROM attachment WHERE name = 'timestamp.tsr'" \
	'time-stamp: not the reply'
chmod -R u+w "$tmp/bent.store"
rm -rf "$tmp/bent.store"
cp -R "$tmp/stamp" "$tmp/bent.store"
sum=$(sha256sum <"$tmp/plan.txt" | cut -d ' ' -f 1)
printf 'plam' >"$tmp/bent.store/files/$(printf %.2s "$sum")/$sum"
run publication-stamp --store="$tmp/bent.store" "$id"
is_status 1 "another file"
says "$id: plan.txt: .*damaged" "which one, the message says"

### The wing among the others

check_store "the store is clean"
is "$(store-search taxe -o id,kind)" "$id	publication" "store-search finds publications"
is "$(store-log --id="$id" -o command | tail -n 1)" publication-status "store-log tells of them"
store-backup "$tmp/b.tar.gz" >/dev/null && store-restore "$tmp/b.tar.gz" "$tmp/restored" >/dev/null
run publication-stamp --store="$tmp/restored" --ca="$ca" "$id" P-2026-00002
is_status 0 "what store-restore brings back is proven"
publication-list -o all --header >"$tmp/all"
publication-list -o all --json >"$tmp/all.json"
new_store "$tmp/again"
publication-new --from="$tmp/all" --keep-ids >/dev/null
publication-list -o all --header >"$out"
same "$out" "$tmp/all" "a list comes back"
new_store "$tmp/again.json"
publication-new --from="$tmp/all.json" --keep-ids >/dev/null
publication-list -o all --header >"$out"
same "$out" "$tmp/all" "as JSON too"


# A wing of the version before is brought up.
{
	cat "$PERRON_SHARE/schema/wing-0001-ground.sql"
	echo "PRAGMA application_id = 1349677678; PRAGMA user_version = 1; PRAGMA journal_mode = WAL;"
} >"$tmp/ground.sql"
new_store "$tmp/before"
sqlite3 "$tmp/before/portal.db" <"$tmp/ground.sql" >"$tmp/made"
run publication-list
is_status 2 "a wing of the version before is not touched"
is "$(store-upgrade -o wing,from,to)" "portal	1	2" "store-upgrade brings it up"
is "$(publication-new title=Avis type=notice)" P-2026-00001 "and it is used"
check_store "and clean"

# From when on a by-law binds (CDLD L1133-2), and that it is there in full (L1133-1), the law
# says of communes; of another authority nothing is guessed but what it has set.
for kind in commune cpas police-zone intercommunale; do
	PERRON_STORE=$tmp/of-$kind
	store-init "$PERRON_STORE" --authority=X --kind=$kind >"$tmp/init.out"
	id=$(publication-new title=Règlement type=by-law)
	publication-status --to=proposed "$id" >"$tmp/made"
	run publication-status --to=published "$id"
	[ $kind = commune ] && want="1 " || want='0 2026-03-02	'
	is "$status $(publication-list -o published,effect state=published)" "$want" "a by-law of a $kind"
done
quietly() {
	"$@" >"$tmp/quiet" 2>&1 || cat "$tmp/quiet"
}
quietly rule-set publication-effect 8 --from=2026-01-01 --source=Statuts
id=$(publication-new title=Règlement type=by-law)
quietly publication-status --to=proposed "$id"
quietly publication-status --to=published "$id"
is "$(publication-show -o effect "$id")" 2026-03-10 'but what it has set'

done_testing
