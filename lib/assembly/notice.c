/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/notice.h"

#include "assembly/agenda.h"
#include "assembly/words.h"
#include "base/date_words.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "rec/id.h"
#include "rec/value.h"

/* A page being set. */
struct notice {
	struct buf *out;
	const struct words *words;
	const char *language;
	size_t width;
	bool whole;
	size_t number_width; /* of the longest number */
};

/* The position of the value in the field's list of words. */
static size_t
word_at(const struct record *r, int field)
{
	const char *const *word = deliberation_entity.field[field].values;
	size_t i = 0;

	while (word[i + 1] != NULL && !text_is(r->value[field], word[i]))
		i++;
	return i;
}

static void
centre(struct notice *n, struct text t)
{
	if (t.size > 0)
		wrap_centre(n->out, t, n->width);
}

/* Séance publique du Conseil du lundi 23 mars 2026 à 19 heures */
static void
print_when(struct notice *n, const struct record *meeting)
{
	struct text name = meeting->value[MEETING_NAME];
	struct buf when = { 0 };

	buf_text(&when, name.data != NULL ? name : text_of(n->words->meeting));
	buf_printf(&when, " %s ", n->words->of);
	day_words(&when, day_parse(meeting->value[MEETING_DATE]), n->language);
	if (meeting->value[MEETING_START].data != NULL) {
		buf_printf(&when, " %s ", n->words->at);
		time_words(&when, meeting->value[MEETING_START], n->language);
	}
	centre(n, (struct text){ when.data, when.size });
	buf_release(&when);
}

static void
print_heading(struct notice *n, const struct authority *authority,
    const struct record *assembly, const struct record *meeting)
{
	const struct words *w = n->words;

	centre(n, text_of(authority->name));
	centre(n, assembly->value[ASSEMBLY_NAME]);
	buf_char(n->out, '\n');
	centre(n, text_of(w->agenda));
	buf_char(n->out, '\n');
	print_when(n, meeting);
	centre(n, meeting->value[MEETING_PLACE]);
	/* The call is 1, 2 or 3. */
	centre(n, text_of(w->call[(meeting->value[MEETING_CALL].data[0] - '1') % 3]));
	buf_char(n->out, '\n');
	wrap(n->out, text_of(w->convened), 0, 0, n->width);
}

/* "12.", or a dash. */
static void
number_of(struct buf *b, int64_t number)
{
	if (number == 0) {
		buf_string(b, "–");
		return;
	}
	value_print(b, &deliberation_entity.field[DELIBERATION_NUMBER], number);
	buf_char(b, '.');
}

static size_t
number_width(const struct agenda *a)
{
	struct buf number = { 0 };
	size_t most = 0, i, wide;

	for (i = 0; i < a->npoint; i++) {
		buf_clear(&number);
		number_of(&number, a->point[i].number);
		wide = utf8_width((struct text){ number.data, number.size });
		if (wide > most)
			most = wide;
	}
	buf_release(&number);
	return most;
}

static void
print_point(struct notice *n, const struct point *p, const struct record *r)
{
	struct buf number = { 0 }, text = { 0 };
	const char *list = n->words->list[word_at(r, DELIBERATION_LIST)];
	size_t wide;

	number_of(&number, p->number);
	wide = utf8_width((struct text){ number.data, number.size });
	buf_printf(n->out, "%*s%s ", (int)(n->number_width - wide), "", buf_str(&number));
	if (*list != '\0')
		buf_printf(&text, "%s – ", list);
	if (!p->secret || n->whole)
		buf_text(&text, r->value[DELIBERATION_TITLE]);
	else if (r->value[DELIBERATION_CATEGORY].data != NULL)
		buf_text(&text, r->value[DELIBERATION_CATEGORY]);
	else
		buf_string(&text, n->words->closed);
	wrap(n->out, (struct text){ text.data, text.size }, n->number_width + 1,
	    n->number_width + 1, n->width);
	buf_release(&number);
	buf_release(&text);
}

static bool
print_points(struct notice *n, struct db *db, const struct agenda *a, struct err *err)
{
	struct finder *finder = finder_begin(db, &deliberation_entity, err);
	struct arena arena = { 0 };
	struct record r;
	bool ok = finder != NULL;
	size_t i;

	for (i = 0; i < a->npoint && ok; i++) {
		const struct point *p = &a->point[i];

		if (i == 0 || p->secret != p[-1].secret)
			buf_printf(n->out, "\n%s\n\n", n->words->part[p->secret]);
		ok = finder_get(finder, p->id, &r, &arena, err);
		if (ok)
			print_point(n, p, &r);
		arena_clear(&arena);
	}
	if (a->npoint == 0)
		buf_printf(n->out, "\n%s\n", n->words->none);
	arena_release(&arena);
	finder_end(finder);
	return ok;
}

bool
notice_print(struct buf *out, struct db *db, const struct authority *authority,
    const struct record *meeting, bool whole, size_t width, struct err *err)
{
	struct notice n = { .out = out, .words = words_of(authority->language),
		.language = authority->language, .width = width, .whole = whole };
	struct arena arena = { 0 };
	struct record assembly;
	struct agenda a = { 0 };
	bool ok;

	ok = record_read(db, &assembly_entity, id_parse(meeting->value[MEETING_ASSEMBLY]),
	    &assembly, &arena, err) && agenda_read(&a, db, meeting->id, err);
	if (ok) {
		n.number_width = number_width(&a);
		print_heading(&n, authority, &assembly, meeting);
		ok = print_points(&n, db, &a, err);
	}
	agenda_release(&a);
	arena_release(&arena);
	return ok;
}
