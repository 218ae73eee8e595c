/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "assembly/casting.h"
#include "base/decimal.h"
#include "base/mem.h"
#include "cmd/kind.h"
#include "rec/id.h"
#include "rec/value.h"

static const char *const rests[] = { "yes", "no", "abstain", NULL };

static const struct option options[] = {
	{ .name = "all", .arg = "VALUE", .values = rests,
	    .help = N_("what all others who are present voted") },
	{ .name = "except", .arg = "NAMES",
	    .help = N_("who voted neither with his group nor with all others") },
	{ .name = "secret", .help = N_("by secret ballot (scrutin secret): counts, no names") },
	{ .name = "label", .arg = "TEXT",
	    .help = N_("what is voted on, when there are several votes on a point") },
	{ .name = "rule", .arg = "KIND", .values = vote_kinds,
	    .help = N_("majority that it takes, when it is not that of the assembly; two-thirds "
		"declares urgency") },
	{ .name = "linked", .help = N_("shares its voters with the vote before it") },
	{ .name = "tie", .arg = "N", .help = N_("at how many meetings of the college it was "
	    "tied, this one included") },
	{ .name = "urgent", .help = N_("the majority of the college recognised urgency before") },
	{ .name = "demanded", .arg = "N",
	    .help = N_("how many members asked for a vote by name (appel nominal)") },
	{ .name = "replace", .help = N_("in the place of the vote that there is") },
	{ .name = "clear", .help = N_("take the vote back") },
	{ .name = "from", .arg = "FILE",
	    .help = N_("take ballots, one a line: deliberation, mandate, value") },
	{ 0 }
};

static const struct column columns[] = {
	{ .name = "id", .help = N_("id of the deliberation") },
	{ .name = "result",
	    .help = N_("adopted, rejected, postponed or president-decides; none when it was "
		"taken back") },
	{ .name = "vote", .help = N_("id of the vote") },
	{ 0 }
};

/* Votes of an operand: a number of them, or names; no value when there is none. */
struct side {
	const char *name;
	int field;          /* of the vote, for a number; -1: none */
	enum choice choice; /* of a name; CHOICES: none */
	struct text names;
};

/* The last is that of --except. */
enum { EXCEPT = 7, SIDES };

struct ballots {
	struct run *run;
	struct casting casting; /* what all the votes have in common */
	struct side side[SIDES];
	struct { const char *result; int64_t vote; } *done; /* in the order of the ids */
	size_t ndone, printed;
};

static const struct side sides[SIDES] = {
	{ "yes", VOTE_YES, CHOICE_YES, { 0 } }, { "no", VOTE_NO, CHOICE_NO, { 0 } },
	{ "abstain", VOTE_ABSTAIN, CHOICE_ABSTAIN, { 0 } },
	{ "not-voting", -1, CHOICE_NOT_VOTING, { 0 } },
	{ "not-found", -1, CHOICE_NOT_FOUND, { 0 } },
	{ "blank", VOTE_BLANK, CHOICES, { 0 } }, { "invalid", VOTE_INVALID, CHOICES, { 0 } },
	[EXCEPT] = { "--except", -1, CHOICES, { 0 } },
};

static bool
is_number(struct text t)
{
	size_t i;

	for (i = 0; i < t.size && t.data[i] >= '0' && t.data[i] <= '9'; i++)
		;
	return t.size > 0 && i == t.size;
}

/* Reads yes=NAMES, or yes=N. */
static bool
read_side(struct ballots *b, const char *operand)
{
	struct text name = { operand, strcspn(operand, "=") };
	struct text value = text_of(operand + name.size + 1);
	struct text *count;
	struct side *side = b->side;
	struct run *run = b->run;

	while (side < b->side + EXCEPT && !text_is(name, side->name))
		side++;
	if (side == b->side + EXCEPT)
		return run_usage(run, _("not yes, no, abstain, not-voting, not-found, blank or "
		    "invalid: %s"), operand);
	count = side->field < 0 ? NULL : &b->casting.value[side->field];
	if (side->names.data != NULL || (count != NULL && count->data != NULL))
		return run_usage(run, _("%s: named twice"), side->name);
	if (value.size == 0 || (is_number(value) ? count == NULL : side->choice == CHOICES))
		return run_usage(run, is_number(value) || value.size == 0 ?
		    _("%s: names are needed") : _("%s: a number is needed"), side->name);
	if (!is_number(value)) {
		side->names = value;
		return true;
	}
	if (!value_check(&vote_entity.field[side->field], &value, &run->arena, &run->err)) {
		err_at(&run->err, "%s", side->name);
		return run_fail(run);
	}
	*count = value;
	return true;
}

static bool
read_operands(struct ballots *b, size_t first)
{
	size_t i;

	for (i = 0; i < first; i++)
		if (!read_side(b, b->run->operand[i]))
			return false;
	return true;
}

/* Reads an option into a field of the vote. */
static bool
read_field(struct ballots *b, int field, const char *option)
{
	const char *given = option_value(b->run, option);
	struct text value = text_of(given);

	if (given == NULL)
		return true;
	if (vote_entity.field[field].type == FIELD_BOOLEAN)
		value = text_of("yes");
	if (!value_check(&vote_entity.field[field], &value, &b->run->arena, &b->run->err)) {
		err_at(&b->run->err, "--%s", option);
		return run_fail(b->run);
	}
	b->casting.value[field] = value;
	return true;
}

static bool
read_options(struct ballots *b)
{
	const char *all = option_value(b->run, "all");
	size_t i = 0;

	b->casting.rest = CHOICES;
	if (all != NULL) {
		while (strcmp(rests[i], all) != 0)
			i++;
		b->casting.rest = (enum choice)i;
	}
	b->side[EXCEPT].names = text_of(option_value(b->run, "except"));
	b->casting.value[VOTE_POLL] =
	    text_of(option_value(b->run, "secret") != NULL ? "secret" : "public");
	b->casting.replace = option_value(b->run, "replace") != NULL;
	b->casting.clear = option_value(b->run, "clear") != NULL;
	return read_field(b, VOTE_LABEL, "label") && read_field(b, VOTE_RULE, "rule") &&
	    read_field(b, VOTE_LINKED, "linked") && read_field(b, VOTE_TIE, "tie") &&
	    read_field(b, VOTE_URGENT, "urgent") && read_field(b, VOTE_DEMANDED, "demanded");
}

/* Is it told what was voted, in one way? */
static bool
is_complete(struct ballots *b)
{
	bool names = b->casting.rest != CHOICES, counts = false;
	size_t i;

	for (i = 0; i < EXCEPT; i++) {
		names |= b->side[i].names.data != NULL;
		counts |= b->side[i].field >= 0 &&
		    b->casting.value[b->side[i].field].data != NULL;
	}
	if (b->side[EXCEPT].names.data != NULL && !names)
		return run_usage(b->run, _("--except takes names off a group or --all"));
	if (names && counts)
		return run_usage(b->run, _("names and counts exclude each other"));
	if (b->casting.clear && (names || counts))
		return run_usage(b->run, _("--clear takes no votes"));
	return names || counts || b->casting.clear ||
	    run_usage(b->run, _("no votes given: yes=NAMES, yes=N, --all=yes"));
}

static void
remember(struct ballots *b, const struct verdict *v, int64_t vote)
{
	if ((b->ndone & (b->ndone - 1)) == 0)
		b->done = mem_resize(b->done, b->ndone == 0 ? 1 : b->ndone * 2,
		    sizeof *b->done);
	b->done[b->ndone].result = v->counted ? outcome_words[v->vote.outcome] : "";
	b->done[b->ndone++].vote = vote;
}

/* Adds the names of the operands, which the assembly of the point tells apart. */
static bool
add_names(const struct ballots *b, struct casting *c, struct writer *w, int64_t id,
    struct err *err)
{
	const struct sitting *s = sitting_of_point(w, id, err);
	size_t i;

	for (i = 0; i < SIDES && s != NULL; i++)
		if (b->side[i].names.data != NULL &&
		    !casting_list(c, s, b->side[i].names, b->side[i].choice, err)) {
			err_at(err, "%s", b->side[i].name);
			return false;
		}
	return s != NULL;
}

static bool
cast(struct run *run, struct writer *w, int64_t id, struct casting *c, struct ballots *b)
{
	struct verdict verdict;
	int64_t vote;

	if (!add_names(b, c, w, id, &run->err) ||
	    !casting_store(w, run->conduct, id, c, &vote, &verdict, &run->err))
		return err_at_id(id, &run->err);
	remember(b, &verdict, vote);
	return true;
}

static bool
cast_one(struct run *run, struct writer *w, int64_t id, void *arg, bool *changed)
{
	struct ballots *b = arg;
	struct casting c = b->casting;
	bool ok = cast(run, w, id, &c, b);

	casting_release(&c);
	*changed = true;
	return ok;
}

static void
print(int64_t id, struct rows *rows, void *arg)
{
	struct ballots *b = arg;

	rows_id(rows, id);
	rows_string(rows, b->done[b->printed].result);
	rows_id(rows, b->done[b->printed++].vote);
}

/* Ballots, one a line. */

enum line_field { LINE_DELIBERATION, LINE_MANDATE, LINE_VALUE, LINE_FIELDS };

static const char *const line_values[] = { "yes", "no", "abstain", "not-voting", "not-found",
	NULL };

static const struct field line_fields[LINE_FIELDS] = {
	[LINE_DELIBERATION] = { .name = "deliberation", .type = FIELD_LINK,
	    .target = &deliberation_entity, .help = N_("point that is voted on") },
	[LINE_MANDATE] = { .name = "mandate", .help = N_("who voted: id or name") },
	[LINE_VALUE] = { .name = "value", .type = FIELD_WORD, .values = line_values,
	    .help = N_("what was voted") },
};

static const struct entity line_entity = {
	.name = "line", .plural = N_("lines"), .french = "suffrage",
	.help = N_("how a member voted on a point"),
	.field = line_fields, .nfield = LINE_FIELDS,
};

/* The ballots of a point. */
struct heap {
	int64_t id;
	struct casting casting;
};

struct heaps {
	struct ballots *ballots;
	struct input *in;
	struct heap *heap;
	size_t nheap;
};

static struct heap *
heap_of(struct heaps *h, int64_t id)
{
	size_t i;

	/* Those of a point mostly come together. */
	for (i = h->nheap; i > 0 && h->heap[i - 1].id != id; i--)
		;
	if (i > 0)
		return &h->heap[i - 1];
	if ((h->nheap & (h->nheap - 1)) == 0)
		h->heap = mem_resize(h->heap, h->nheap == 0 ? 1 : h->nheap * 2,
		    sizeof *h->heap);
	h->heap[h->nheap] = (struct heap){ id, h->ballots->casting };
	return &h->heap[h->nheap++];
}

static bool
take_line(struct run *run, struct batch *batch, const struct brought *line, void *arg)
{
	struct heaps *h = arg;
	struct told t = { .choice = CHOICE_YES };
	struct buf place = { 0 };
	size_t i;

	(void)batch;
	for (i = 0; i < LINE_FIELDS; i++)
		if (line->value[i].data == NULL)
			return err_set(&run->err, STATUS_BAD, _("%s: no value, and it needs one"),
			    line_fields[i].name);
	while (!text_is(line->value[LINE_VALUE], line_values[t.choice]))
		t.choice++;
	input_place(h->in, &place);
	t.who = arena_copy(&run->arena, line->value[LINE_MANDATE]);
	t.place = arena_copy(&run->arena, (struct text){ place.data, place.size });
	buf_release(&place);
	casting_add(&heap_of(h, id_parse(line->value[LINE_DELIBERATION]))->casting, &t);
	return true;
}

static bool
cast_heaps(struct run *run, struct batch *batch, struct heaps *h)
{
	size_t i;

	for (i = 0; i < h->nheap; i++)
		if (cast(run, batch->writer, h->heap[i].id, &h->heap[i].casting, h->ballots)) {
			batch_add(batch, h->heap[i].id);
			batch_accept(batch);
		} else if (!batch_refuse(run, batch)) {
			return false;
		}
	return true;
}

static void
run_from(struct run *run, struct ballots *b, const char *path)
{
	struct heaps h = { .ballots = b };
	struct batch batch;
	size_t i;

	if (run->noperand > 0) {
		run_usage(run, _("operands and --from exclude each other"));
		return;
	}
	h.in = input_begin_foreign(&line_entity, run_file(run, path), &run->err);
	if (h.in != NULL && batch_begin(run, &batch))
		batch_end(run, &batch, !batch_read(run, &batch, h.in, take_line, &h) ||
		    !cast_heaps(run, &batch, &h), print, b);
	run_fail(run);
	input_end(h.in);
	for (i = 0; i < h.nheap; i++)
		casting_release(&h.heap[i].casting);
	free(h.heap);
}

static void
run_vote(struct run *run)
{
	const char *from = option_value(run, "from");
	struct ballots b = { .run = run };
	size_t first = run_pairs(run);

	memcpy(b.side, sides, sizeof sides);
	if (!read_options(&b))
		return;
	if (from != NULL)
		run_from(run, &b, from);
	else if (read_operands(&b, first) && is_complete(&b))
		change_each(run, first, cast_one, print, &b);
	free(b.done);
}

static const struct command command = {
	.name = "vote", .brief = N_("record how points were voted on, and print what came of it"),
	.operands = "[yes=NAMES|N] [no=...] [abstain=...] [not-voting=NAMES] "
	    "[not-found=NAMES] [blank=N] [invalid=N] [ID...]",
	.flags = COMMAND_STORE | COMMAND_ROWS | COMMAND_WRITES,
	.option = options, .column = columns, .run = run_vote,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &deliberation_entity, assembly_conduct, argc,
	    argv);
}
