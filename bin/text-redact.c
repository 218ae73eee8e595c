/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "base/lines.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "paper/redact.h"

static const struct option options[] = {
	{ .name = "reveal", .help = N_("take the marks off and leave the words") },
	{ 0 }
};

/* All that comes in, masked, and where its lines come from. */
struct output {
	struct redaction redaction;
	struct buf text;
	struct buf place; /* "stdin:12" and a NUL for each line: a name may have a newline */
};

static bool
take_file(struct output *o, const char *path, struct err *err)
{
	struct lines lines = { 0 };
	struct buf place = { 0 };
	struct text line;
	bool ok = lines_open(&lines, path, err);

	while (ok && lines_next(&lines, &line, err)) {
		buf_clear(&place);
		buf_printf(&place, "%s:%zu", lines.name, lines.number);
		if (utf8_valid(line) < line.size) {
			ok = err_set(err, STATUS_BAD, _("not UTF-8"));
			err_at(err, "%s", buf_str(&place));
			break;
		}
		ok = redact(&o->redaction, line, buf_str(&place), &o->text, err);
		buf_char(&o->text, '\n');
		buf_add(&o->place, place.data, place.size + 1);
	}
	lines_close(&lines);
	buf_release(&place);
	return ok && err->text == NULL;
}

/* The place of the line of that number, from 1. */
static const char *
place_of(const struct buf *b, size_t number)
{
	const char *place = b->data;

	for (; number > 1; number--)
		place += strlen(place) + 1;
	return place;
}

static void
run_redact(struct run *run)
{
	struct output o = { .redaction.mask = option_value(run, "reveal") == NULL };
	const char *masked;
	size_t line, i;
	bool ok = true;

	for (i = 0; i < run->noperand && ok; i++)
		ok = take_file(&o, run_file(run, run->operand[i]), &run->err);
	if (run->noperand == 0)
		ok = take_file(&o, run_file(run, "-"), &run->err);
	if (ok && redact_survives(&o.redaction, (struct text){ o.text.data, o.text.size }, &line,
	    &masked))
		ok = err_set(&run->err, STATUS_NO, _("%s: what is masked at %s survives here"),
		    place_of(&o.place, line), masked);
	if (ok && o.text.size > 0)
		run_print(run, &o.text);
	buf_release(&o.text);
	buf_release(&o.place);
	redact_release(&o.redaction);
}

static const struct command command = {
	.name = "text-redact",
	.brief = N_("mask what is marked [[like this]] as personal, and make sure of it"),
	.operands = "[FILE...]", .option = options, .run = run_redact,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
