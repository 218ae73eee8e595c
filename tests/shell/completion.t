#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What TAB offers, in each shell that is here.
. "$(dirname "$0")/lib.sh"

# offers WORD... : for the last of the words, joined by spaces.
offers() {
	sh "$SRCDIR/share/completions/candidates" "$@" | cut -f 1 | paste -s -d ' ' -
}

is "$(offers number-check --ty)" '--type=' 'an option that takes a value'
is "$(offers number-check --type=n)" '--type=niss' 'a value of an option'
is "$(offers number-check --type n)" 'niss' 'a value in a word of its own'
is "$(offers number-check -t n)" 'niss' 'a value of a letter'
is "$(offers day-add --roll=)" '--roll=none --roll=next --roll=previous' 'all its values'
is "$(offers meeting-list da)" 'date=' 'a field to list by'
is "$(offers meeting-list date= assembly)" 'assembly=' 'a field after another'
is "$(offers deliberation-list state=dr)" 'state=draft' 'a word of a field'
is "$(offers deliberation-list 'state!=draft,pres')" 'state!=draft,presented' 'a second word'
is "$(offers mandate-set vote=)" 'vote=yes vote=no' 'yes and no'
is "$(offers meeting-new date=2026-03-23 s)" 'start=' 'a new record is given no state'
is "$(offers meeting-new date=2026-03-23 da)" '' 'a field is given once'
is "$(offers meeting-status --to=cl)" '--to=closed' 'a state'
is "$(offers meeting-list -o id,sta)" 'id,start id,state' 'a second column'
is "$(offers meeting-list -o +pl)" '+place' 'one column more'
is "$(offers meeting-list --sort=-dat)" '--sort=-date' 'an order turned round'
is "$(offers meeting-list --sort=id,nam)" '--sort=id,name' 'a second order'
is "$(offers deliberation-move --to=)" '--to=up --to=down' 'words between other values'
is "$(offers meeting-new --from=)" ':files' 'a file'
is "$(offers meeting-attach M-2026-00001 '')" ':files' 'a file behind an id'
is "$(offers meeting-attach '')" '' 'no file for an id'
is "$(offers store-init '')" ':folders' 'a folder'
is "$(offers meeting-attend ex)" 'excused=' 'who is named'
is "$(offers deliberation-vote yes=Lambert '')" \
	'no= abstain= not-voting= not-found= blank= invalid=' 'and what is not named yet'
for command in $COMMANDS; do
	"$command" --describe | awk -F '\t' '$1 == "option" { print "--" $2 ($3 != "" ? "=" : "") }' |
		sort >"$tmp/want"
	sh "$SRCDIR/share/completions/candidates" "$command" -- | cut -f 1 | sort >"$tmp/got"
	same "$tmp/got" "$tmp/want" "$command: all its options"
done

PERRON_SHARE=$SRCDIR/share
export PERRON_SHARE
cd "$tmp" && mkdir folder && touch paper1 paper2 || exit 1

# bash_offers LINE WORD...: as readline calls the function, the line being
# broken into the words.
bash_offers() {
	bash -c '
		cp "$1/share/completions/perron.bash" "./$3"
		. "./$3"
		rm "./$3"
		function=$(complete -p "$3") || exit 1
		COMP_LINE=$2 COMP_POINT=${#2}
		shift 2
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		compopt() { :; }
		case $function in
		*"-F _perron "*) _perron "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" ;;
		esac
		echo "${COMPREPLY[*]}"' bash "$BUILDDIR" "$@"
}
if command -v bash >"$tmp/which"; then
	is "$(bash_offers 'meeting-list da' meeting-list da)" 'date=' 'bash: a field'
	is "$(bash_offers 'deliberation-list state=dr' deliberation-list state = dr)" \
		draft 'bash: a word behind ='
	is "$(bash_offers 'deliberation-list state=' deliberation-list state =)" \
		"$(offers deliberation-list state= | sed 's/state=//g')" 'bash: all words behind ='
	is "$(bash_offers 'deliberation-list state!=draft,pres' deliberation-list state! = draft,pres)" \
		draft,presented 'bash: a second word'
	is "$(bash_offers "meeting-list 'da" meeting-list "'da")" date= 'bash: inside quotes'
	is "$(bash_offers 'meeting-status --to=cl' meeting-status --to = cl)" closed 'bash: a state'
	is "$(bash_offers 'meeting-status --to cl' meeting-status --to cl)" closed \
		'bash: a state in a word of its own'
	is "$(bash_offers 'day-add --ro' day-add --ro)" --roll= 'bash: an option'
	is "$(bash_offers 'meeting-new --from=pap' meeting-new --from = pap)" 'paper1 paper2' \
		'bash: files'
	is "$(bash_offers 'store-init ' store-init '')" folder 'bash: folders'
else
	skip 'bash' 'it is not here'
fi

# The function runs inside a stand-in for zsh's own.
zsh_offers() {
	zsh -fc '
		compadd() {
			local -a options
			while [[ $1 != -a ]]; do
				[[ $1 == -[Sd] ]] && shift
				shift
			done
			print -l -- ${(P)2}
		}
		_files() { print -- files $* }
		compset() { : }
		words=("${(@)argv[2,-1]}") CURRENT=$(($# - 1)) PREFIX=$argv[-1]
		_perron() { source $1 }
		_perron $1' zsh "$BUILDDIR/share/completions/_perron" "$@" | paste -s -d ' ' -
}
if command -v zsh >"$tmp/which"; then
	is "$(zsh_offers meeting-list da)" date= 'zsh: a field'
	is "$(zsh_offers deliberation-list state=dr)" state=draft 'zsh: a word'
	is "$(zsh_offers meeting-status --to cl)" closed 'zsh: a state'
	is "$(zsh_offers meeting-new --from=)" files 'zsh: files'
	is "$(head -n 1 "$BUILDDIR/share/completions/_perron" | tr ' ' '\n' | sed 1d | sort)" \
		"$(printf '%s\n' $COMMANDS | sort)" 'zsh: all commands'
else
	skip 'zsh' 'it is not here'
fi

# fish itself answers.
fish_offers() {
	XDG_CONFIG_HOME=$tmp fish --no-config -c '
		cp $argv[1] ./$argv[2].fish
		source ./$argv[2].fish
		rm ./$argv[2].fish
		complete -C "$argv[3]"' "$BUILDDIR/share/completions/perron.fish" "${1%% *}" "$1" |
		cut -f 1 | paste -s -d ' ' -
}
if command -v fish >"$tmp/which"; then
	is "$(fish_offers 'meeting-list da')" date= 'fish: a field'
	is "$(fish_offers 'deliberation-list state=dr')" state=draft 'fish: a word'
	is "$(fish_offers 'meeting-status --to cl')" closed 'fish: a state'
	is "$(fish_offers 'meeting-new --from=pap')" '--from=paper1 --from=paper2' 'fish: files'
	is "$(fish_offers 'meeting-new --from pap')" 'paper1 paper2' 'fish: files in a word of their own'
	is "$(fish_offers 'store-init fol')" folder/ 'fish: folders'
else
	skip 'fish' 'it is not here'
fi

done_testing
