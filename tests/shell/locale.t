#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Help and messages in French, on a machine that need not have a French
# locale; data in no language at all.
. "$(dirname "$0")/lib.sh"

command -v msgfmt >"$tmp/which" || skip_all 'no msgfmt'

# french COMMAND...: as a colleague in Wallonia runs it.
french() {
	env -u LC_ALL LANG=fr_BE.UTF-8 "$@"
}

# With U+00A0 where French wants a space that does not break.
nb=$(printf '\302\240')

# untranslated ENGLISH FRENCH: of two --help, the explanations that are the
# same in both.  A term may be.
untranslated() {
	awk 'NR == FNR { english[FNR] = $0; next }
	$0 == english[FNR] && (/^[^ ]/ || /^  [^ ].*  / || /^    /)' "$1" "$2"
}

for command in $COMMANDS; do
	"$command" --help >"$tmp/english"
	run french "$command" --help
	is "$(untranslated "$tmp/english" "$out")$(sed -n 1p "$out" | grep -v '^Utilisation')" '' \
		"$command: help in French"
	run french "$command" --no-such-option
	is "$status $(cat "$err")" "2 $command: option inconnue$nb: --no-such-option
$command: voir «$nb$command --help$nb»" "$command: a message in French"
	"$command" --describe | cut -f 1-3 >"$tmp/english"
	french "$command" --describe | cut -f 1-3 >"$tmp/french"
	same "$tmp/english" "$tmp/french" "$command: the same names and values"
done

new_store "$tmp/soumagne"
new_meeting
mandate-new person='Renée Noël' assembly="$assembly" birth=1971-05-30 from=2024-12-02 >"$tmp/made"
deliberation-new title="École de l'Étang : toiture" meeting="$meeting" number=1 \
	category='Travaux, marchés' >"$tmp/made"
deliberation-new title='Point « à huis clos »' meeting="$meeting" number=2 privacy=secret \
	list=late >"$tmp/made"

# data COMMAND...: prints the same whatever the language.
data() {
	"$@" >"$tmp/english" 2>&1
	french "$@" >"$tmp/french" 2>&1
	if [ -s "$tmp/english" ]; then
		same "$tmp/english" "$tmp/french" "the same data: $*"
	else
		fail "the same data: $*" 'nothing was printed'
	fi
}

for kind in assembly mandate meeting deliberation; do
	for format in --header --json --csv --tsv --table --lines; do
		data "$kind-list" -o all "$format"
	done
done
data deliberation-show --lines D-2026-00001
data deliberation-status --header D-2026-00001
data deliberation-log --json D-2026-00001
data meeting-agenda --text "$meeting"
data store-log --header
data store-stats --json
data store-search --csv ecole
data day-list --header 2026
data number-check --type=kbo -o value,valid,normal --header 0841470248 0841470249

# The first variable that is set counts, and C means English.  LANGUAGE, a list
# of languages to try, goes before the locale unless that is C (gettext).
speaks() {
	name=$1 language=$2
	shift 2
	says=$(env -u LC_ALL "$@" day-count 2>&1 | sed -n 1p)
	case $says in
	'day-count: les opérandes sont deux dates') says=French ;;
	'day-count: the operands are two dates') says=English ;;
	esac
	is "$says" "$language" "$name: $language"
}
speaks 'no locale' English LANG=
speaks 'LANG' French LANG=fr_BE.UTF-8
speaks 'LANG without country' French LANG=fr
speaks 'LANG of another country' French LANG=fr_FR.UTF-8
speaks 'LC_MESSAGES before LANG' French LC_MESSAGES=fr_BE.UTF-8 LANG=en_GB.UTF-8
speaks 'LC_MESSAGES=C before LANG' English LC_MESSAGES=C LANG=fr_BE.UTF-8
speaks 'LC_ALL before all' French LC_ALL=fr_BE.UTF-8 LC_MESSAGES=C LANG=C
speaks 'LC_ALL=C before all' English LC_ALL=C LC_MESSAGES=fr_BE.UTF-8 LANG=fr_BE.UTF-8
speaks 'LC_ALL=C before LANGUAGE' English LC_ALL=C LANGUAGE=fr LANG=fr_BE.UTF-8
speaks 'a language that is not there' English LANG=nl_BE.UTF-8
speaks 'LANGUAGE' French LANGUAGE=nl:fr LANG=nl_BE.UTF-8
speaks 'LANGUAGE before English' French LANGUAGE=fr LANG=en_GB.UTF-8
speaks 'LANGUAGE that is empty' French LANGUAGE= LANG=fr_BE.UTF-8
speaks 'no catalogue' English LANG=fr_BE.UTF-8 PERRON_LOCALE="$tmp/nowhere"

# In the words of the system, whose own catalogue may not be installed.
french day-list 2026 2>"$err" >/dev/full
says '^day-list: sortie standard: (No space left on device|.* périphérique)$' \
	'an error of the system in UTF-8'

po=$SRCDIR/po/fr.po
is "$(msgfmt --check --statistics --output-file="$tmp/mo" "$po" 2>&1 |
	sed 's/^[0-9]* translated messages\.$/complete/')" complete \
	'all is translated, with the same conversions'
is "$(msgcmp --version >"$tmp/which" && (cd "$SRCDIR" && sh po/extract) >"$tmp/texts" &&
	msgcmp "$po" "$tmp/texts" 2>&1)" '' \
	'all texts of the sources are there, and no others (else: make update-po)'
is "$(grep -n -e '^#~' -e '^#: ' -e '^"POT-Creation-Date' "$po")" '' \
	'no remains, places or dates in it'
is "$(grep -n -e "^msgstr .*[a-z]'[a-z]" -e '^msgstr .* [:;?!]\([^=]\|$\)' -e '^msgstr .* »' \
	-e '^msgstr .*« ' -e "^msgstr .*[^«]$nb%[^% ]" "$po")" '' \
	'written as French is'
# The colons behind what a message is about are the same in all languages.
is "$(sed -n 's/^msgstr "\(\(règle \|argument \|fichier joint \|ligne d’audit \)*[^ ]*: \)*//p' "$po" |
	sed "s/$nb: / /g" | grep ': ')" '' 'and its colons'

done_testing
