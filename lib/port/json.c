/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/json.h"

#include <jansson.h>
#include <string.h>

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
	if (!json_is_object(object)) {
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
