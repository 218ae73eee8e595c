# SPDX-License-Identifier: EUPL-1.2
# What the tests over every command share.  COMMANDS lists them; a new one
# needs a line in typical(), and one in reader() when it reads standard input.
. "${0%/*}/lib.sh"

chmod 755 "$tmp"
new_store "$tmp/store"
new_meeting
for person in Dupont Lejeune Remy; do
	mandate-new person=$person assembly="$assembly" >/dev/null || exit 1
done
deliberation-new --from=- >/dev/null <<EOT || exit 1
title	meeting	number	motivation
Budget de l’école	$meeting	1	Vu la loi
École de Melen	$meeting	2	Vu la loi
EOT
deliberation-new --keep-ids --from=- >/dev/null <<EOT || exit 1
id	title	state	meeting	number	list	privacy
D-2026-00003	Voirie	validated			normal	public
D-2026-00004	Motion	presented	$meeting	3	normal	public
EOT
deliberation-new --from=- --keep-ids >/dev/null <<EOT || exit 1
{"id":"D-2026-00005","title":"Accueil","privacy":"public","list":"normal","meeting":"$meeting","number":"4","state":"accepted","publication":"decision"}
EOT
printf 'attached' >"$tmp/file.txt"
{
	signatory-new assembly="$assembly" mandate=N-2026-00001 number=1
	attendance-new meeting="$meeting" mandate=N-2026-00001
	attendance-new meeting="$meeting" mandate=N-2026-00002
	vote-new deliberation=D-2026-00001
	ballot-new vote=V-2026-00001 mandate=N-2026-00001 value=yes
	adviser-new assembly="$assembly" name=Finances
	advice-new deliberation=D-2026-00001 adviser=AR-2026-00001
	annex-new deliberation=D-2026-00005 title=Plan publishable=yes --attach="$tmp/file.txt"
	publication-new title=Avis type=notice
	publication-new title=Taxes type=by-law text='Article 1er'
	publication-status --to=proposed P-2026-00002
	publication-status --to=published P-2026-00002
	notice-new assembly="$assembly" kind=meeting on=place address=presse@melen.be
	meeting-set place=Melen "$meeting"
} >/dev/null || exit 1
rule-set convocation-council 8 --source=ROI >/dev/null || exit 1
deliberation-attach D-2026-00001 "$tmp/file.txt" >/dev/null || exit 1
awk 'BEGIN { FS = OFS = "\t" } NR == 1 || $2 == 25015 { if (NR > 1) $2 = 62099; print }' \
	"$PERRON_SHARE/data/agendas-2026.tsv" >"$tmp/agenda.tsv"
store-backup "$tmp/backup.tar.gz" >/dev/null || exit 1
deliberation-export --format=archive --out="$tmp/archive.tar.gz" || exit 1
echo '{"@type":"MeetingItemCouncil","UID":"i1","title":"Voirie"}' >"$tmp/answer.json"

# of_kind KIND: one of its records ($id), what makes another ($new) and changes it
# ($set), where it can go ($to).
of_kind() {
	to=
	case $1 in
	authority) id=AU-2026-00001 set=name=Melen ;;
	rule) id=RU-2026-00001 ;;
	assembly) id=A-2026-00001 new='name=Collège kind=college' set=seats=23 to=dissolved ;;
	mandate) id=N-2026-00001 new='person=Martin assembly=A-2026-00001' set=group=EC to=ended ;;
	signatory) id=SG-2026-00001 set=title=Maire \
		new='assembly=A-2026-00001 mandate=N-2026-00001 number=2' ;;
	meeting) id=M-2026-00001 new='assembly=A-2026-00001 date=2026-04-27' set=start=19:00 \
		to=frozen ;;
	attendance) id=AT-2026-00001 set=reason=Malade \
		new='meeting=M-2026-00001 mandate=N-2026-00003' ;;
	deliberation) id=D-2026-00001 new='title=Marché meeting=M-2026-00001' \
		set=category=finances to=validated ;;
	vote) id=V-2026-00001 new=deliberation=D-2026-00002 set=label=Article ;;
	ballot) id=BL-2026-00001 set=value=no \
		new='vote=V-2026-00001 mandate=N-2026-00002 value=yes' ;;
	adviser) id=AR-2026-00001 new='assembly=A-2026-00001 name=Travaux' set=delay=10 to=ended ;;
	advice) id=AV-2026-00001 set=comment=Favorable to=withdrawn \
		new='deliberation=D-2026-00002 adviser=AR-2026-00001' ;;
	annex) id=AX-2026-00001 set=type=plan to=withdrawn new='deliberation=D-2026-00001 title=Devis' ;;
	publication) id=P-2026-00001 new='title=Circulation type=ordinance' set=category=fêtes \
		to=proposed ;;
	notice) id=NT-2026-00001 set=on=date,published to=ended \
		new='assembly=A-2026-00001 on=validated address=dg@melen.be' ;;
	*) return 1 ;;
	esac
}

# typical [OPTION...]: the command $c as it is used every day, with the options
# behind it, in a folder $tmp.  It reads no standard input.  99: not known.
typical() {
	of_kind "${c%-*}"
	case $c in
	day-add) "$c" +1d 2026-03-02 "$@" ;;
	text-redact) "$c" "$tmp/file.txt" "$@" ;;
	day-count) "$c" --working 2026-01-01 2026-03-02 "$@" ;;
	day-francs) "$c" 7 2026-03-23 "$@" ;;
	day-list) "$c" 2026 "$@" ;;
	number-check) "$c" --type=kbo 0841470248 "$@" ;;
	ballot-count) printf 'A\t8\t1960-05-01\nB\t5\n' | "$c" "$@" ;;
	convocation-check) "$c" --rule=council --event=2026-01-26 --received=2026-01-18 "$@" ;;
	publication-effect) "$c" 2026-03-02 "$@" ;;
	publication-stamp) "$c" P-2026-00002 "$@" ;;
	members-check) "$c" 17 6 "$@" ;;
	quorum-check) "$c" --on=2026-03-02 17 9 "$@" ;;
	rule-list) "$c" 'vote-*' "$@" ;;
	rule-set) "$c" publication-effect 6 --source=ROI "$@" ;;
	rule-end) "$c" "$id" "$@" ;;
	seats-count) "$c" 16051 "$@" ;;
	supervision-due) "$c" --rule=approval --received=2026-01-28 "$@" ;;
	vote-count) "$c" yes=9 no=8 "$@" ;;
	number-make) "$c" --type=ogm 1234567890 "$@" ;;
	store-init) rm -rf "$tmp/made" && "$c" "$tmp/made" --authority=Melen --kind=commune "$@" ;;
	store-check | store-log | store-stats | store-upgrade) "$c" "$@" ;;
	store-backup) "$c" "$tmp/made.tar.gz" --force "$@" ;;
	store-restore) rm -rf "$tmp/made" && "$c" "$tmp/backup.tar.gz" "$tmp/made" "$@" ;;
	store-search) "$c" ecole "$@" ;;
	agenda-import) "$c" "$tmp/agenda.tsv" "$@" ;;
	meeting-attend) "$c" excused=Remy M-2026-00001 "$@" ;;
	meeting-agenda | meeting-convocation | meeting-letters | meeting-minutes | \
		meeting-presence | meeting-quorum | meeting-register) "$c" M-2026-00001 "$@" ;;
	deliberation-extract) "$c" --draft D-2026-00001 "$@" ;;
	deliberation-move) "$c" --to=down D-2026-00001 "$@" ;;
	deliberation-present) "$c" D-2026-00003 M-2026-00001 "$@" ;;
	deliberation-withdraw) "$c" D-2026-00004 "$@" ;;
	deliberation-result | deliberation-roll) "$c" D-2026-00001 "$@" ;;
	attendance-count) "$c" --to=2026-12-31 A-2026-00001 "$@" ;;
	deliberation-vote) "$c" --all=yes D-2026-00002 "$@" ;;
	advice-due | duty-list | notice-send) "$c" "$@" ;;
	meeting-deadlines) "$c" M-2026-00001 "$@" ;;
	advice-give) "$c" "$id" positive "$@" ;;
	deliberation-publicity) "$c" D-2026-00005 "$@" ;;
	deliberation-export) "$c" --format=jsonl "$@" ;;
	deliberation-import) "$c" --format=plonemeeting "$tmp/answer.json" "$@" ;;
	archive-check) "$c" "$tmp/archive.tar.gz" "$@" ;;
	*-new) "$c" $new "$@" ;;
	*-list) "$c" "$@" ;;
	*-show | *-log | *-files | *-status) "$c" "$id" "$@" ;;
	*-set) "$c" "$set" "$id" "$@" ;;
	*-attach) "$c" "$id" "$tmp/file.txt" "$@" ;;
	*) return 99 ;;
	esac
}

# reader [OPTION...]: the command $c as it reads standard input.  99: it never
# does, or it is not known.
reader() {
	of_kind "${c%-*}"
	case $c in
	store-*) return 99 ;;
	text-redact) "$c" "$@" ;;
	day-add) "$c" +1d "$@" ;;
	day-francs) "$c" 7 "$@" ;;
	number-check) "$c" --type=kbo "$@" ;;
	ballot-count | members-check | publication-effect | quorum-check | seats-count | vote-count) "$c" "$@" ;;
	convocation-check) "$c" --rule=council "$@" ;;
	supervision-due) "$c" --rule=approval "$@" ;;
	number-make) "$c" --type=ogm "$@" ;;
	agenda-import | meeting-agenda | meeting-convocation | meeting-letters | \
		meeting-minutes | meeting-register | deliberation-extract) "$c" - "$@" ;;
	deliberation-move) "$c" --to=down "$@" ;;
	deliberation-present) "$c" M-2026-00001 "$@" ;;
	deliberation-withdraw) "$c" "$@" ;;
	deliberation-result | deliberation-roll | meeting-presence | meeting-quorum | \
		attendance-count) "$c" "$@" ;;
	deliberation-vote) "$c" --all=yes "$@" ;;
	meeting-attend) "$c" excused=Remy "$@" ;;
	advice-due | duty-list | notice-send | rule-set) return 99 ;;
	rule-end) "$c" "$@" ;;
	meeting-deadlines) "$c" - "$@" ;;
	advice-give) "$c" positive "$@" ;;
	deliberation-publicity | publication-stamp) "$c" "$@" ;;
	deliberation-export) "$c" --format=jsonl - "$@" ;;
	deliberation-import) "$c" --format=plonemeeting - "$@" ;;
	*-new) "$c" --from=- "$@" ;;
	authority-show) "$c" - "$@" ;;
	authority-set) "$c" "$set" - "$@" ;;
	*-show | *-log | *-files) "$c" "$@" ;;
	*-status) "$c" --to="$to" "$@" ;;
	*-set) "$c" "$set" "$@" ;;
	*-attach) "$c" "$id" - --name=x --dry-run "$@" ;;
	*) return 99 ;;
	esac
}

# The bytes of the databases of a store.
bytes() {
	cat "$1"/*.db | cksum
}

utf8() {
	iconv -f UTF-8 -t UTF-8 "$1" >/dev/null 2>&1
}

# refuses WANT PATTERN NAME: the command that was run last has exit status
# WANT, has printed nothing, and has said one clear thing, which is like
# PATTERN; a hint may follow.
refuses() {
	if [ "$status" -eq "$1" ] && [ ! -s "$out" ] && grep -Eq -e "^$c: $2" "$err" &&
	    [ "$(grep -cv "^$c: try '$c --help'$" "$err")" -eq 1 ] && utf8 "$err"; then
		pass "$c: $3"
	else
		fail "$c: $3" "exit status $status, not $1" "$(head -n 5 "$err")" \
			"out: $(head -c 200 "$out")"
	fi
}
