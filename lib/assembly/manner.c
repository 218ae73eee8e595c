/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/manner.h"

#include "assembly/deadline.h"
#include "rec/value.h"

#define LEVELS "draft,validated"

static const char open_states[] = "presented,frozen,published";
static const char decided_states[] = "pre-accepted,accepted,accepted-modified,refused,"
    "postponed,postponed-next,not-applicable,removed";
/* Those of a point that is not on an agenda, or not any more. */
static const char other_states[] = "returned,out-of-meeting";

bool
is_open(struct text state)
{
	return listed(text_of(open_states), state);
}

bool
is_decided(struct text state)
{
	return listed(text_of(decided_states), state);
}

bool
takes_decision(struct text act)
{
	return takes_vote(act) && !text_is(act, "information");
}

bool
takes_vote(struct text act)
{
	return !text_is(act, "heading") && !text_is(act, "question");
}

bool
is_level(struct text state)
{
	return !is_open(state) && !is_decided(state) && !listed(text_of(other_states), state);
}

enum meeting_state
meeting_state(struct text state)
{
	const char *const *word = meeting_entity.field[MEETING_STATE].values;
	int i;

	for (i = MEETING_STATES - 1; i > CREATED; i--)
		if (text_is(state, word[i]))
			break;
	return (enum meeting_state)i;
}

void
manner_of(struct manner *m, const struct record *assembly)
{
	const char *const *word = meeting_entity.field[MEETING_STATE].values;
	struct text states = assembly->value[ASSEMBLY_MEETING_STATES];
	int i;

	*m = (struct manner){
		.levels = assembly->value[ASSEMBLY_LEVELS],
		.waiting = assembly->value[ASSEMBLY_WAITING],
		.shortcuts = text_is(assembly->value[ASSEMBLY_SHORTCUTS], "yes"),
		.on_step = assembly->value[ASSEMBLY_ON_STEP],
		.on_state = assembly->value[ASSEMBLY_ON_STATE],
		.yearly = text_is(assembly->value[ASSEMBLY_YEARLY], "yes"),
		.final = text_is(assembly->value[ASSEMBLY_FINAL], "yes"),
	};
	if (m->levels.data == NULL)
		m->levels = text_of(LEVELS);
	for (i = CREATED; i < MEETING_STATES; i++)
		m->uses[i] = i == CREATED || i == CLOSED || (states.data == NULL ?
		    i != DECISIONS_PUBLISHED : listed(states, text_of(word[i])));
}

enum meeting_state
manner_after(const struct manner *m, enum meeting_state s)
{
	int i = (int)s + 1;

	while (i < MEETING_STATES && !m->uses[i])
		i++;
	return (enum meeting_state)i;
}

enum meeting_state
manner_before(const struct manner *m, enum meeting_state s)
{
	int i = (int)s - 1;

	if (s == CLOSED && m->final)
		return MEETING_STATES;
	while (i >= CREATED && !m->uses[i])
		i--;
	return i < CREATED ? MEETING_STATES : (enum meeting_state)i;
}

const char *
manner_open(const struct manner *m, enum meeting_state s)
{
	static const char *const open[] = { "presented", "frozen", "published" };
	int i = s < PUBLISHED ? (int)s : PUBLISHED;

	while (i > CREATED && !m->uses[i])
		i--;
	return open[i];
}

void
manner_level(const struct manner *m, struct text level, struct text *below,
    struct text *above)
{
	const char *first = NULL;
	struct text rest = m->levels, part;

	if (!listed(m->levels, level)) {
		text_part(&rest, ',', &level);
		rest = m->levels;
	}
	*below = *above = (struct text){ 0 };
	while (text_part(&rest, ',', &part) && !text_same(part, level)) {
		if (first == NULL || (!m->shortcuts && !listed(m->waiting, part)))
			first = part.data;
		*below = (struct text){ first, (size_t)(part.data + part.size - first) };
	}
	*above = rest;
	while (!m->shortcuts && text_part(&rest, ',', &part)) {
		above->size = (size_t)(part.data + part.size - above->data);
		if (!listed(m->waiting, part))
			return;
	}
}

/* A part of on-step: STATE:FROM=TO.  False when it is not that. */
static bool
read_step(struct text part, struct text *state, struct text *from, struct text *to)
{
	return text_part(&part, ':', state) && text_part(&part, '=', from) &&
	    text_part(&part, '=', to) && part.data == NULL;
}

struct text
manner_step(const struct manner *m, enum meeting_state s, struct text at)
{
	struct text rest = m->on_step, part, state, from, to;
	const char *open = manner_open(m, s);

	while (text_part(&rest, ',', &part))
		if (read_step(part, &state, &from, &to) && meeting_state(state) == s &&
		    text_same(from, at))
			return to;
	if (m->on_step.data != NULL)
		return (struct text){ 0 };
	if (s == CLOSED && (is_open(at) || text_is(at, "pre-accepted")))
		return text_of("accepted");
	return is_open(at) && !text_is(at, open) ? text_of(open) : (struct text){ 0 };
}

/* A line of on-state; TEXT has no value when nothing is behind the field. */
static bool
read_text_rule(struct text line, struct text *state, struct text *field, struct text *text)
{
	*text = *state = *field = (struct text){ 0 };
	line = text_trim(line);
	if (!text_part(&line, ' ', state) || line.data == NULL)
		return false;
	line = text_trim(line);
	text_part(&line, ' ', field);
	if (line.data != NULL)
		*text = text_trim(line);
	return true;
}

/* The field of a rule, -1 when it is none that a rule may change. */
static int
text_rule_field(struct text name)
{
	static const int fields[] = { DELIBERATION_MOTIVATION, DELIBERATION_DECISION,
		DELIBERATION_OBSERVATIONS };
	size_t i;

	for (i = 0; i < sizeof fields / sizeof *fields; i++)
		if (text_is(name, deliberation_entity.field[fields[i]].name))
			return fields[i];
	return -1;
}

void
manner_texts(const struct manner *m, struct record *point)
{
	struct text rest = m->on_state, line, state, field, text;
	int at;

	while (text_part(&rest, '\n', &line))
		if (read_text_rule(line, &state, &field, &text) &&
		    text_same(state, point->value[DELIBERATION_STATE]) &&
		    (at = text_rule_field(field)) >= 0)
			point->value[at] = text;
}

bool
levels_check(struct text rest, struct err *err)
{
	struct text part;

	while (text_part(&rest, ',', &part)) {
		if (!word_is(part))
			return err_set(err, STATUS_BAD, _("not a word: %.*s"), (int)part.size,
			    part.data);
		if (listed(rest, part))
			return err_set(err, STATUS_BAD, _("stands twice: %.*s"), (int)part.size,
			    part.data);
	}
	return true;
}

static bool
check_levels(const struct manner *m, struct text levels, struct err *err)
{
	struct text rest = m->levels, part, first = { 0 }, last = { 0 };

	if (!levels_check(rest, err))
		return false;
	while (text_part(&rest, ',', &part)) {
		if (!is_level(part))
			return err_set(err, STATUS_BAD, _("is a state of all assemblies: %.*s"),
			    (int)part.size, part.data);
		if (first.data == NULL)
			first = part;
		last = part;
	}
	return (text_is(first, "draft") && text_is(last, "validated")) ||
	    err_set(err, STATUS_BAD, _("do not go from draft to validated: %.*s"),
	    (int)levels.size, levels.data);
}

static bool
check_waiting(const struct manner *m, struct text rest, struct err *err)
{
	struct text part;

	while (text_part(&rest, ',', &part)) {
		if (!listed(m->levels, part) || text_is(part, "draft") ||
		    text_is(part, "validated"))
			return err_set(err, STATUS_BAD,
			    _("not a level between draft and validated: %.*s"), (int)part.size,
			    part.data);
		if (listed(rest, part))
			return err_set(err, STATUS_BAD, _("stands twice: %.*s"), (int)part.size,
			    part.data);
	}
	return true;
}

static bool
is_state_between(struct text state)
{
	enum meeting_state s = meeting_state(state);

	return s > CREATED && s < CLOSED;
}

static bool
check_states(const struct manner *m, struct text states, struct err *err)
{
	struct text part;

	while (text_part(&states, ',', &part))
		if (!is_state_between(part) || listed(states, part))
			return err_set(err, STATUS_BAD, _("not frozen, published, decided or "
			    "decisions-published, each once: %.*s"), (int)part.size, part.data);
	return !m->uses[DECISIONS_PUBLISHED] || m->uses[DECIDED] ||
	    err_set(err, STATUS_BAD, _("decisions-published, but not decided"));
}

static bool
check_steps(const struct manner *m, struct text rest, struct err *err)
{
	struct text part, state, from, to;

	while (text_part(&rest, ',', &part)) {
		if (!read_step(part, &state, &from, &to))
			return err_set(err, STATUS_BAD, _("not STATE:FROM=TO: %.*s"),
			    (int)part.size, part.data);
		if (!text_is(state, "created") && (meeting_state(state) == CREATED ||
		    !m->uses[meeting_state(state)]))
			return err_set(err, STATUS_BAD, _("no state of its meetings: %.*s"),
			    (int)state.size, state.data);
		if (!is_open(from) && !is_decided(from))
			return err_set(err, STATUS_BAD,
			    _("not a state of a point on an agenda: %.*s"), (int)from.size,
			    from.data);
		if (!is_open(to) && !is_decided(to))
			return err_set(err, STATUS_BAD,
			    _("not a state of a point on an agenda: %.*s"), (int)to.size, to.data);
	}
	return true;
}

static bool
check_deadline(const struct manner *m, struct text deadline, struct err *err)
{
	(void)m;
	return deadline_check(deadline, err);
}

static bool
is_state(const struct manner *m, struct text state)
{
	return is_level(state) ? listed(m->levels, state) : true;
}

/* Does a later line say of the same field what it is in the same state? */
static bool
is_told_again(struct text rest, struct text state, struct text field)
{
	struct text line, other_state, other_field, text;

	while (text_part(&rest, '\n', &line))
		if (read_text_rule(line, &other_state, &other_field, &text) &&
		    text_same(state, other_state) && text_same(field, other_field))
			return true;
	return false;
}

static bool
check_texts(const struct manner *m, struct text rest, struct err *err)
{
	struct text line, state, field, text;
	int n;

	for (n = 1; text_part(&rest, '\n', &line); n++) {
		if (text_trim(line).size == 0)
			continue;
		if (!read_text_rule(line, &state, &field, &text))
			err_set(err, STATUS_BAD, _("not STATE FIELD TEXT: %.*s"), (int)line.size,
			    line.data);
		else if (!is_state(m, state))
			err_set(err, STATUS_BAD, _("not a state of a point: %.*s"),
			    (int)state.size, state.data);
		else if (text_rule_field(field) < 0)
			err_set(err, STATUS_BAD, _("not motivation, decision or observations: "
			    "%.*s"), (int)field.size, field.data);
		else if (is_told_again(rest, state, field))
			err_set(err, STATUS_BAD, _("stands twice: %.*s"), (int)line.size,
			    line.data);
		if (err->text != NULL) {
			err_at(err, _("line %d"), n);
			return false;
		}
	}
	return true;
}

bool
manner_check(const struct record *assembly, struct err *err)
{
	static const struct {
		int field;
		bool (*good)(const struct manner *, struct text, struct err *);
	} checks[] = {
		{ ASSEMBLY_LEVELS, check_levels },
		{ ASSEMBLY_WAITING, check_waiting },
		{ ASSEMBLY_MEETING_STATES, check_states },
		{ ASSEMBLY_ON_STEP, check_steps },
		{ ASSEMBLY_ON_STATE, check_texts },
		{ ASSEMBLY_VALIDATE_BY, check_deadline },
		{ ASSEMBLY_FREEZE_BY, check_deadline },
	};
	struct manner m;
	size_t i;

	manner_of(&m, assembly);
	for (i = 0; i < sizeof checks / sizeof *checks; i++)
		if (!checks[i].good(&m, assembly->value[checks[i].field], err)) {
			err_at(err, "%s", assembly_entity.field[checks[i].field].name);
			return false;
		}
	return true;
}
