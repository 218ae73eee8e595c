#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The manual is in step with the commands, and its examples are true.
. "$(dirname "$0")/lib.sh"

pages=$(cd "$BUILDDIR/man" && ls *.[157] fr/*.7)

# plain PAGE: the page as text, one line a paragraph.
plain() {
	mandoc -T ascii -O width=500 "$1" | col -bx
}

# examples PAGE: of the literal blocks, the lines as they are typed.
examples() {
	sed -n '/^\.Bd -literal/,/^\.Ed/ {
		/^\.Bd/d
		/^\.Ed/d
		s/\\-/-/g
		s/\\(aq/'\''/g
		s/\\(ga/`/g
		s/\\(ha/^/g
		s/\\(ti/~/g
		s/^\\&//
		s/\\e/\\/g
		p
	}' "$1"
}

# script DIR: a script that runs DIR/examples, each into DIR/N.got; what the
# page says goes into DIR/N.want.
script() {
	awk -v dir="$1" '
	function end() {
		if (n > 0)
			print "} >" dir "/" n ".got 2>&1 </dev/null"
	}
	/^\$ / {
		end()
		n++
		printf "" >(dir "/" n ".want")
		print "{"
		print substr($0, 3)
		typing = 1
		next
	}
	/^> / && typing {
		print substr($0, 3)
		next
	}
	n > 0 {
		typing = 0
		print >(dir "/" n ".want")
	}
	END { end() }' "$1/examples"
}

# run_examples PAGE: in a copy of the store of examples.setup.  A page has no
# carriage returns, and no empty line at the end of a block.
run_examples() {
	dir=$tmp/run
	rm -rf "$dir"
	mkdir "$dir"
	cp -R "$tmp/prepared" "$dir/work"
	examples "$BUILDDIR/man/$1" >"$dir/examples"
	grep -q '^\$ ' "$dir/examples" || return 1
	script "$dir" >"$dir/script"
	(cd "$dir/work" && PERRON_NOW=2026-03-02T09:00:00Z PERRON_ACTOR=dominique \
		PERRON_STORE=$PWD/theux sh ../script) >"$dir/log" 2>&1
	for want in "$dir"/*.want; do
		got=${want%want}got
		[ "$(tr -d '\r' <"$got")" = "$(cat "$want")" ] && continue
		echo "example $(basename "$want" .want):"
		diff "$want" "$got"
	done >>"$dir/log"
	return 0
}

mkdir "$tmp/prepared"
(cd "$tmp/prepared" && . "$SRCDIR/man/examples.setup") >"$tmp/setup" 2>&1
is "$(tail -n 1 "$tmp/setup")" "D-2026-00004	validated	presented,draft,out-of-meeting" \
	'the store of the examples is made'

[ -d "$tmp/prepared/theux" ] || done_testing

for page in $pages; do
	if grep -q '^\$ .*sqlite3' "$BUILDDIR/man/$page" && ! command -v sqlite3 >"$tmp/which"; then
		skip "$page: examples" 'no sqlite3'
	elif ! run_examples "$page"; then
		fail "$page: examples" 'there are none'
	elif [ -s "$tmp/run/log" ]; then
		fail "$page: examples" "$(cat "$tmp/run/log")"
	else
		pass "$page: examples"
	fi
done

if ! command -v mandoc >"$tmp/which"; then
	skip 'the pages are well written' 'no mandoc'
else
	for page in $pages; do
		mandoc -T lint -W warning "$BUILDDIR/man/$page"
	done >"$tmp/lint" 2>&1
	is "$(cat "$tmp/lint")" '' 'the pages are well written'
fi

# A word of a page: between characters that are no part of a name.
names() {
	grep -Eq -e "(^|[^a-z-])$1([^a-z-]|\$)" "$tmp/page"
}

for command in $COMMANDS; do
	page=$BUILDDIR/man/$command.1
	if [ ! -f "$page" ]; then
		fail "$command: has a page" 'it has none'
		continue
	fi
	if ! command -v mandoc >"$tmp/which"; then
		skip "$command: the page tells all" 'no mandoc'
		continue
	fi
	plain "$page" >"$tmp/page"
	"$command" --describe | while IFS='	' read -r what name more help; do
		case $what in
		option) names "--$name" || echo "option $name" ;;
		letter) names "-$more" || echo "option -$more" ;;
		value) names "$more" || echo "value $more of --$name" ;;
		column) names "$name" || echo "column $name" ;;
		esac
	done >"$tmp/missing"
	is "$(cat "$tmp/missing")" '' "$command: the page tells all"
done

for file in perron.7 fr/perron.7; do
	plain "$BUILDDIR/man/$file" >"$tmp/page"
	is "$(for c in $COMMANDS; do names "$c(1)" || names "$c" || echo "$c"; done)" '' \
		"$file: names all commands"
done

# A page refers to none of ours that is not there.
for page in $pages; do
	sed -n 's/^\.Xr \([a-z]*-[a-z]*\|perron\) \([157]\).*/\1.\2/p' "$BUILDDIR/man/$page" |
		while read -r other; do
			case ${other%%-*} in openssl) continue ;; esac
			[ -f "$BUILDDIR/man/$other" ] || echo "$page: $other"
		done
done >"$tmp/missing"
is "$(cat "$tmp/missing")" '' 'no page refers to one that is not there'

# perron-store(5) tells the tables and the columns of a store with all its wings.
if command -v sqlite3 >"$tmp/which"; then
	PERRON_STORE=$tmp/prepared/theux publication-new title=Avis type=notice >"$tmp/ids"
	plain "$BUILDDIR/man/perron-store.5" |
		sed -n '/^   Columns$/,/^AUDIT$/s/^     \([a-z-]*\).*/\1/p' | grep . >"$tmp/told"
	for wing in core assembly portal; do
		sqlite3 "$tmp/prepared/theux/$wing.db" "SELECT t.name, c.name FROM sqlite_schema t,
			pragma_table_info(t.name) c WHERE t.type = 'table' AND t.sql LIKE '%audit INTEGER%'
			AND c.name NOT IN ('id', 'audit') ORDER BY t.name, c.cid"
	done | awk -F '|' '$1 != table { print table = $1 } { print $2 }' >"$tmp/columns"
	is "$(sort "$tmp/told" | uniq -c)" "$(sort "$tmp/columns" | uniq -c)" \
		'perron-store(5): all tables and their columns'
else
	skip 'perron-store(5): all tables and their columns' 'no sqlite3'
fi

# A heading that begins with the name of a macro (An, In) would lose it.
for page in $pages; do
	mandoc -T utf8 -O width=500 "$BUILDDIR/man/$page" | LC_ALL=C.UTF-8 col -bx |
		sed "s/^ *//; s/’/'/g" >"$tmp/plain"
	sed -n 's/^\.S[hs] //p' "$BUILDDIR/man/$page" | sed "s/\\\\&//g; s/’/'/g" | while read -r heading; do
		grep -qxF -e "$heading" "$tmp/plain" || printf '%s: %s\n' "$page" "$heading"
	done
done >"$tmp/headings"
is "$(cat "$tmp/headings")" "" "the headings of the pages are what was written"

# The tour in French says what the tour in English says, in as many sections, examples and
# entries, and no line of it begins or ends with a sign that stays with its word.
shape() { sed -n 's/^\.\(Sh\|Ss\|It\|Bd\|Xr\).*/\1/p' "$BUILDDIR/man/$1" | sort | uniq -c; }
is "$(shape fr/perron.7)" "$(shape perron.7)" 'the tour in French: as much as in English'
is "$(mandoc -T utf8 -O width=78 "$BUILDDIR/man/fr/perron.7" | LC_ALL=C.UTF-8 col -bx |
	grep -e '^ *[:;?!»]' -e '«$')" '' 'the tour in French: signs stay with their words'

done_testing
