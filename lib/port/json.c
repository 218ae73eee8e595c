/* SPDX-License-Identifier: EUPL-1.2 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* These are macros of jansson and functions of ours. */
#undef json_is_object
#undef json_is_array
#include "base/mem.h"
#include "port/json.h"

static bool
pair_value(const json_t *value, struct text *out, struct arena *arena, struct err *err)
{
	struct buf digits = { 0 };

	switch (json_typeof(value)) {
	case JSON_NULL:
		*out = (struct text){ 0 };
		return true;
	case JSON_TRUE:
		*out = text_of("yes");
		return true;
	case JSON_FALSE:
		*out = text_of("no");
		return true;
	case JSON_STRING:
		*out = arena_copy(arena, (struct text){ json_string_value(value),
		    json_string_length(value) });
		return true;
	case JSON_INTEGER:
		buf_integer(&digits, json_integer_value(value), 1);
		*out = arena_copy(arena, (struct text){ digits.data, digits.size });
		buf_release(&digits);
		return true;
	case JSON_REAL:
		/* Kept exact, an amount travels as a string. */
		return err_set(err, STATUS_BAD,
		    _("a number with a fraction is not exact in JSON, write it as a string"));
	default:
		return err_set(err, STATUS_BAD, _("neither text, number, boolean nor null"));
	}
}

int
json_object_read(struct text line, struct json_pair **pairs, struct arena *arena,
    struct err *err)
{
	json_error_t why;
	json_t *object, *value;
	const char *name;
	int n = 0;

	object = json_loadb(line.data, line.size, JSON_REJECT_DUPLICATES, &why);
	if (object == NULL) {
		err_set(err, STATUS_BAD, _("not JSON, at character %d: %s"),
		    why.position, why.text);
		return -1;
	}
	if (json_typeof(object) != JSON_OBJECT) {
		err_set(err, STATUS_BAD, _("not a JSON object"));
		json_decref(object);
		return -1;
	}
	*pairs = arena_alloc(arena, (json_object_size(object) + 1) * sizeof **pairs);
	json_object_foreach(object, name, value) {
		(*pairs)[n].name = arena_copy(arena, text_of(name));
		if (!pair_value(value, &(*pairs)[n].value, arena, err)) {
			err_at(err, "%s", name);
			n = -1;
			break;
		}
		n++;
	}
	json_decref(object);
	return n;
}

/* Documents */

struct json_document {
	json_t *top;
};

struct json_document *
json_read(struct text text, struct json_place *top, struct err *err)
{
	struct json_document *d;
	json_error_t why;
	json_t *value = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, &why);

	if (value == NULL) {
		if (json_error_code(&why) == json_error_out_of_memory)
			err_set(err, STATUS_AGAIN, _("out of memory"));
		else
			err_set(err, STATUS_BAD, _("not JSON, at line %d, character %d: %s"),
			    why.line, why.column, why.text);
		return NULL;
	}
	d = mem_alloc(sizeof *d);
	d->top = value;
	*top = (struct json_place){ .value = value };
	return d;
}

void
json_end(struct json_document *d)
{
	if (d == NULL)
		return;
	json_decref(d->top);
	free(d);
}

static void
print_path(struct buf *b, const struct json_place *p)
{
	if (p->in == NULL)
		return;
	print_path(b, p->in);
	if (p->name == NULL)
		buf_printf(b, "[%zu]", p->at);
	else
		buf_printf(b, "%s%s", b->size > 0 ? "." : "", p->name);
}

bool
json_refuse(const struct json_place *p, const char *reason, struct err *err)
{
	struct buf path = { 0 };

	print_path(&path, p);
	err_set(err, STATUS_BAD, "%s%s%s", buf_str(&path), path.size > 0 ? ": " : "", reason);
	buf_release(&path);
	return false;
}

bool
json_is_object(const struct json_place *p)
{
	return json_typeof((const json_t *)p->value) == JSON_OBJECT;
}

bool
json_is_array(const struct json_place *p)
{
	return json_typeof((const json_t *)p->value) == JSON_ARRAY;
}

bool
json_is_text(const struct json_place *p)
{
	return json_typeof((const json_t *)p->value) == JSON_STRING;
}

bool
json_member(const struct json_place *p, const char *name, struct json_place *member)
{
	const json_t *value = json_is_object(p) ? json_object_get(p->value, name) : NULL;

	if (value == NULL || json_typeof(value) == JSON_NULL)
		return false;
	*member = (struct json_place){ .in = p, .name = name, .value = value };
	return true;
}

size_t
json_count(const struct json_place *p)
{
	return json_is_object(p) ? json_object_size(p->value) : json_array_size(p->value);
}

void
json_item(const struct json_place *p, size_t at, struct json_place *item)
{
	*item = (struct json_place){ .in = p, .at = at, .value = json_array_get(p->value, at) };
}

bool
json_text(const struct json_place *p, struct text *text, struct err *err)
{
	if (!json_is_text(p))
		return json_refuse(p, _("not a text"), err);
	*text = (struct text){ json_string_value(p->value), json_string_length(p->value) };
	return true;
}

bool
json_whole(const struct json_place *p, int64_t *n, struct err *err)
{
	if (json_typeof((const json_t *)p->value) != JSON_INTEGER)
		return json_refuse(p, _("not a whole number"), err);
	*n = json_integer_value(p->value);
	return true;
}

bool
json_yes(const struct json_place *p, bool *yes, struct err *err)
{
	int type = json_typeof((const json_t *)p->value);

	if (type != JSON_TRUE && type != JSON_FALSE)
		return json_refuse(p, _("neither true nor false"), err);
	*yes = type == JSON_TRUE;
	return true;
}
