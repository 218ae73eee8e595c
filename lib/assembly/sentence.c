/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/sentence.h"

#include <stdlib.h>
#include <string.h>

#include "rec/value.h"

/* One and many. */
struct number {
	const char *one, *many;
};

/* The words of a language.  The first count that is not 0 says what is counted
 * (voix), those behind it do without. */
static const struct sentence_words {
	const char *language;
	const char *secret, *called, *unanimous, *by, *and;
	struct number first[BALLOTS], next[BALLOTS];
	struct number names[CHOICE_NOT_VOTING]; /* before names */
	const char *colon, *semicolon;
} languages[] = {
	{ "fr", "au scrutin secret, ", "à l’appel nominal, ", "à l’unanimité", "par ", " et ",
	    { { "voix pour", "voix pour" }, { "voix contre", "voix contre" },
		{ "abstention", "abstentions" }, { "bulletin blanc", "bulletins blancs" },
		{ "bulletin nul", "bulletins nuls" } },
	    { { "pour", "pour" }, { "contre", "contre" }, { "abstention", "abstentions" },
		{ "bulletin blanc", "bulletins blancs" }, { "bulletin nul", "bulletins nuls" } },
	    { { "pour", "pour" }, { "contre", "contre" }, { "abstention", "abstentions" } },
	    " : ", " ; " },
	{ "nl", "bij geheime stemming, ", "bij hoofdelijke stemming, ",
	    "met eenparigheid van stemmen", "met ", " en ",
	    { { "stem voor", "stemmen voor" }, { "stem tegen", "stemmen tegen" },
		{ "onthouding", "onthoudingen" }, { "blanco stem", "blanco stemmen" },
		{ "ongeldige stem", "ongeldige stemmen" } },
	    { { "voor", "voor" }, { "tegen", "tegen" }, { "onthouding", "onthoudingen" },
		{ "blanco stem", "blanco stemmen" }, { "ongeldige stem", "ongeldige stemmen" } },
	    { { "voor", "voor" }, { "tegen", "tegen" }, { "onthouding", "onthoudingen" } },
	    ": ", "; " },
	{ "de", "in geheimer Abstimmung, ", "in namentlicher Abstimmung, ", "einstimmig", "mit ",
	    " und ",
	    { { "Jastimme", "Jastimmen" }, { "Neinstimme", "Neinstimmen" },
		{ "Enthaltung", "Enthaltungen" }, { "leeren Stimmzettel", "leeren Stimmzetteln" },
		{ "ungültigen Stimmzettel", "ungültigen Stimmzetteln" } },
	    { { "Jastimme", "Jastimmen" }, { "Neinstimme", "Neinstimmen" },
		{ "Enthaltung", "Enthaltungen" }, { "leeren Stimmzettel", "leeren Stimmzetteln" },
		{ "ungültigen Stimmzettel", "ungültigen Stimmzetteln" } },
	    { { "Ja", "Ja" }, { "Nein", "Nein" }, { "Enthaltung", "Enthaltungen" } },
	    ": ", "; " },
	{ "en", "by secret ballot, ", "by roll call, ", "unanimously", "by ", " and ",
	    { { "vote for", "votes for" }, { "vote against", "votes against" },
		{ "abstention", "abstentions" }, { "blank ballot", "blank ballots" },
		{ "invalid ballot", "invalid ballots" } },
	    { { "for", "for" }, { "against", "against" }, { "abstention", "abstentions" },
		{ "blank ballot", "blank ballots" }, { "invalid ballot", "invalid ballots" } },
	    { { "for", "for" }, { "against", "against" }, { "abstaining", "abstaining" } },
	    ": ", "; " },
};

static const struct sentence_words *
words_for(const char *language)
{
	size_t i;

	for (i = 0; i < sizeof languages / sizeof *languages; i++)
		if (language != NULL && strcmp(languages[i].language, language) == 0)
			return &languages[i];
	return &languages[0];
}

/* par 9 voix pour, 8 contre et 1 abstention */
static void
print_counts(struct buf *b, const struct sentence_words *w, const int64_t own[BALLOTS])
{
	size_t i, told = 0, kinds = 0;

	for (i = 0; i < BALLOTS; i++)
		kinds += own[i] > 0;
	for (i = 0; i < BALLOTS; i++) {
		const struct number *n = told == 0 ? &w->first[i] : &w->next[i];

		if (own[i] == 0)
			continue;
		buf_string(b, told == 0 ? w->by : told + 1 == kinds ? w->and : ", ");
		buf_printf(b, "%lld %s", (long long)own[i], own[i] == 1 ? n->one : n->many);
		told++;
	}
}

/* Who voted so, in the order of precedence; TOLD counts the kinds told before. */
static void
print_names(struct buf *b, const struct sentence_words *w, const struct sitting *s,
    const struct poll *p, enum choice choice, size_t *told)
{
	size_t *order = presence_order(s, p->point), seat, i, many = 0;
	bool first = true;

	for (i = p->cast; i != SITTING_NONE; i = s->cast[i].next)
		many += s->cast[i].choice == choice;
	for (seat = 0; seat < s->nseat; seat++)
		for (i = p->cast; i != SITTING_NONE; i = s->cast[i].next) {
			if (s->cast[i].seat != order[seat] || s->cast[i].choice != choice)
				continue;
			if (first)
				buf_printf(b, "%s%s%s", *told > 0 ? w->semicolon : " (",
				    many > 1 ? w->names[choice].many : w->names[choice].one,
				    w->colon);
			else
				buf_string(b, ", ");
			buf_text(b, s->seat[order[seat]].mandate.value[MANDATE_PERSON]);
			*told += first;
			first = false;
		}
	free(order);
}

/* Did members ask that it be by name? */
static bool
is_demanded(const struct poll *p)
{
	return p->vote.value[VOTE_DEMANDED].data != NULL;
}

/* Of which votes are the voters named, in what order?  All, where members asked for it, else
 * what the assembly says, else the rules of procedure. */
static struct text
named_votes(const struct sitting *s, const struct poll *p)
{
	struct text own = s->assembly.value[ASSEMBLY_NAMES];
	struct err none = { 0 };
	const struct rule *r;

	if (is_demanded(p))
		return text_of("yes,no,abstain");
	if (own.data != NULL)
		return own;
	r = rules_on(&s->rules, "minutes-votes", s->day, &none);
	err_clear(&none);
	return r == NULL ? (struct text){ 0 } : text_of(r->value);
}

/* Are those of one vote few enough among all who voted to be named? */
static bool
are_few(const struct sitting *s, const struct verdict *v, enum choice choice)
{
	struct text limit = s->assembly.value[ASSEMBLY_NAMES_LIMIT];
	int64_t voters = 0;
	size_t i;

	if (limit.data == NULL)
		return true;
	for (i = 0; i < BALLOTS; i++)
		voters += v->own[i];
	return v->own[choice] * 100 <= voters *
	    value_encode(&assembly_entity.field[ASSEMBLY_NAMES_LIMIT], limit);
}

/* (contre : A, B ; abstention : C) */
static void
print_voters(struct buf *b, const struct sentence_words *w, const struct sitting *s,
    const struct poll *p, const struct verdict *v)
{
	struct text votes = named_votes(s, p), word;
	size_t told = 0, i;

	while (text_part(&votes, ',', &word))
		for (i = 0; i < CHOICE_NOT_VOTING; i++)
			if (text_is(word, ballot_words[i]) &&
			    (is_demanded(p) || are_few(s, v, (enum choice)i)))
				print_names(b, w, s, p, (enum choice)i, &told);
	if (told > 0)
		buf_char(b, ')');
}

void
sentence_print(struct buf *b, const struct sitting *s, size_t poll, const struct verdict *v,
    const char *language)
{
	const struct sentence_words *w = words_for(language);
	const struct poll *p = &s->poll[poll];
	int64_t others = 0;
	size_t i;

	if (!v->counted)
		return;
	/* Who voted in a vote that is linked with this one did not vote for it. */
	for (i = BALLOT_NO; i < BALLOTS; i++)
		others += v->vote.ballots[i];
	if (text_is(p->vote.value[VOTE_POLL], "secret"))
		buf_string(b, w->secret);
	if (is_demanded(p))
		buf_string(b, w->called);
	if (v->own[BALLOT_YES] > 0 && others == 0)
		buf_string(b, w->unanimous);
	else
		print_counts(b, w, v->own);
	print_voters(b, w, s, p, v);
}
