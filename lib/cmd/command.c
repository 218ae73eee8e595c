/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/command.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/decimal.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/near.h"
#include "base/utf8.h"
#include "cmd/parsed.h"

#ifndef PERRON_LOCALE_DIR
#define PERRON_LOCALE_DIR "/usr/local/share/locale"
#endif
#ifndef PERRON_VERSION
#define PERRON_VERSION "0"
#endif

/* Of a message no more is printed, in bytes: it may quote what has no limit. */
#define LONGEST 2000

/* For the handler that runs when memory is out, which can ask nobody. */
static const char *running = "perron";

static void
out_of_memory(void)
{
	static const char text[] = ": out of memory\n";

	io_write(STDERR_FILENO, running, strlen(running));
	io_write(STDERR_FILENO, text, sizeof text - 1);
	_exit(STATUS_AGAIN);
}

/* The language of messages: that of the locale, also where the system has not
 * generated that locale. */
static void
choose_language(void)
{
	const char *names[] = { "LC_ALL", "LC_MESSAGES", "LANG" }, *wanted = NULL;
	const char *language = getenv("LANGUAGE"), *dir;
	size_t i;

	for (i = 0; i < 3 && (wanted == NULL || *wanted == '\0'); i++)
		wanted = getenv(names[i]);
	/* English is what the program has without looking anywhere. */
	if (wanted == NULL || *wanted == '\0' || *wanted == 'C' || *wanted == 'P' ||
	    (strncmp(wanted, "en", 2) == 0 && language == NULL))
		return;
	if (setlocale(LC_MESSAGES, "") == NULL) {
		if (setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
			return;
		setenv("LANGUAGE", wanted, language == NULL || *language == '\0');
	}
	/* A program that is linked whole has only the parts of a locale that it
	 * asks something of. */
	if (nl_langinfo(YESEXPR) == NULL)
		return;
	dir = getenv("PERRON_LOCALE");
	bindtextdomain("perron", dir != NULL ? dir : PERRON_LOCALE_DIR);
	bind_textdomain_codeset("perron", "UTF-8");
	textdomain("perron");
	/* What the system says of an error comes in the same letters. */
	bind_textdomain_codeset("libc", "UTF-8");
}

/* A closed standard descriptor would give its number to the next file that is
 * opened, the store perhaps, and messages would go there. */
static void
guard_descriptors(void)
{
	int fd;

	for (fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			/* Opened the wrong way round, so that using it fails. */
			if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) < 0)
				_exit(STATUS_BAD);
}

static bool
tell(struct run *run, const char *text)
{
	struct buf line = { 0 };
	size_t at = 0;

	buf_printf(&line, "%s: %s", run->name, text);
	if (line.size > LONGEST)
		line.size = LONGEST;
	/* What came from outside must not steer the terminal, and may be no
	 * text at all. */
	while (at < line.size) {
		size_t good = utf8_valid((struct text){ line.data + at, line.size - at });

		for (; good > 0; good--, at++)
			if ((unsigned char)line.data[at] < 0x20 || line.data[at] == 0x7f)
				line.data[at] = '?';
		if (at < line.size)
			line.data[at++] = '?';
	}
	buf_char(&line, '\n');
	io_write(STDERR_FILENO, line.data, line.size);
	buf_release(&line);
	return false;
}

bool
run_fail(struct run *run)
{
	if (run->err.text != NULL) {
		/* A reader that went away wants no more, message or other. */
		if (run->err.text[0] != '\0')
			tell(run, run->err.text);
		run->status = status_worse(run->status, run->err.status);
	}
	err_clear(&run->err);
	return false;
}

bool
run_usage(struct run *run, const char *format, ...)
{
	struct buf text = { 0 };
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&text, format, ap);
	va_end(ap);
	tell(run, buf_str(&text));
	buf_clear(&text);
	buf_printf(&text, _("try '%s --help'"), run->name);
	tell(run, buf_str(&text));
	buf_release(&text);
	run->status = status_worse(run->status, STATUS_BAD);
	return false;
}

void
run_tell(struct run *run, const char *format, ...)
{
	struct buf text = { 0 };
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&text, format, ap);
	va_end(ap);
	tell(run, buf_str(&text));
	buf_release(&text);
}

void
run_no(struct run *run)
{
	run->status = status_worse(run->status, STATUS_NO);
}

static int
option_at(const struct run *run, const char *name, size_t size)
{
	const struct option **o = run->parsed->option;
	int i;

	for (i = 0; o[i] != NULL; i++)
		if (strlen(o[i]->name) == size && memcmp(o[i]->name, name, size) == 0)
			return i;
	return -1;
}

const char *
option_value(const struct run *run, const char *name)
{
	int at = option_at(run, name, strlen(name));

	return at < 0 ? NULL : run->parsed->value[at];
}

const char *
option_again(const struct run *run, const char *name, size_t n)
{
	int at = option_at(run, name, strlen(name));
	size_t i;

	for (i = 0; i < run->parsed->ngiven; i++)
		if (run->parsed->given[i].option == at && n-- == 0)
			return run->parsed->given[i].value;
	return NULL;
}

int64_t
option_number(struct run *run, const char *name, int64_t low, int64_t high,
    int64_t or_else)
{
	const char *value = option_value(run, name);
	int64_t n = or_else;

	if (value != NULL && !integer_parse(text_of(value), low, high, &n))
		run_usage(run, _("--%s: not a whole number from %lld to %lld: %s"), name,
		    (long long)low, (long long)high, value);
	return n;
}

int64_t
option_size(struct run *run, const char *name, const char *or_else)
{
	static const char units[] = "KMGT";
	const char *value = option_value(run, name);
	struct text t = text_of(value != NULL ? value : or_else);
	const char *unit = t.size > 0 ? strchr(units, t.data[t.size - 1]) : NULL;
	int shift = unit != NULL ? 10 * (int)(unit - units + 1) : 0;
	int64_t n;

	if (unit != NULL)
		t.size--;
	if (integer_parse(t, 0, INT64_MAX >> shift, &n))
		return n << shift;
	run_usage(run, _("--%s: not a size such as 500M: %s"), name, value);
	return -1;
}

static bool
set_option(struct run *run, int at, const char *value)
{
	struct parsed *p = run->parsed;
	const struct option *o = p->option[at];
	const char *const *word;

	/* A shell variable that is not set leaves nothing behind the sign: --store="$x". */
	if (o->arg != NULL && *value == '\0')
		return run_usage(run, _("--%s needs a value"), o->name);
	if (o->values != NULL) {
		for (word = o->values; *word != NULL && strcmp(*word, value) != 0; word++)
			;
		if (*word == NULL) {
			struct buf words = { 0 };

			for (word = o->values; *word != NULL; word++)
				buf_printf(&words, "%s%s", word == o->values ? "" : ", ", *word);
			run_usage(run, _("--%s: not one of %s: %s"), o->name, buf_str(&words), value);
			buf_release(&words);
			return false;
		}
	}
	p->value[at] = value;
	/* The room doubles whenever the count is a power of two. */
	if ((p->ngiven & (p->ngiven - 1)) == 0)
		p->given = mem_resize(p->given, p->ngiven == 0 ? 1 : p->ngiven * 2,
		    sizeof *p->given);
	p->given[p->ngiven++] = (struct given){ at, value };
	return true;
}

/* Refuses --NAME, saying which option may be meant; a field is not given as one. */
static bool
refuse_option(struct run *run, struct text name)
{
	const struct option **o = run->parsed->option;
	struct near near = near_begin(name, "--");

	if (run->entity != NULL && (run->command->flags & COMMAND_FIELDS) &&
	    entity_field(run->entity, name) >= 0)
		return run_usage(run, _("unknown option: --%.*s (a field is named as %.*s=VALUE)"),
		    (int)name.size, name.data, (int)name.size, name.data);
	for (; *o != NULL; o++)
		if ((*o)->help != NULL)
			near_try(&near, (*o)->name);
	return run_usage(run, _("unknown option: --%.*s%s"), (int)name.size, name.data, near.hint);
}

static bool
long_option(struct run *run, char **argv, int *i)
{
	const char *name = argv[*i] + 2, *equal = strchr(name, '=');
	size_t size = equal != NULL ? (size_t)(equal - name) : strlen(name);
	int at = option_at(run, name, size);

	if (at < 0)
		return refuse_option(run, (struct text){ name, size });
	if (run->parsed->option[at]->arg == NULL) {
		if (equal != NULL)
			return run_usage(run, _("--%.*s takes no value"), (int)size, name);
		return set_option(run, at, "");
	}
	if (equal == NULL && argv[*i + 1] == NULL)
		return run_usage(run, _("--%s needs a value"), name);
	return set_option(run, at, equal != NULL ? equal + 1 : argv[++*i]);
}

static bool
short_options(struct run *run, char **argv, int *i)
{
	const struct option **o = run->parsed->option;
	const char *letter;
	int at;

	for (letter = argv[*i] + 1; *letter != '\0'; letter++) {
		for (at = 0; o[at] != NULL && o[at]->letter != *letter; at++)
			;
		if (o[at] == NULL)
			return run_usage(run, _("unknown option: -%.*s"),
			    (int)utf8_fit(text_of(letter), 1), letter);
		if (o[at]->arg == NULL) {
			if (!set_option(run, at, ""))
				return false;
			continue;
		}
		if (letter[1] == '\0' && argv[*i + 1] == NULL)
			return run_usage(run, _("-%c needs a value"), *letter);
		return set_option(run, at, letter[1] != '\0' ? letter + 1 : argv[++*i]);
	}
	return true;
}

/* Options and operands may be mixed; "--" ends the options, "-" is an
 * operand, and so is a negative number. */
static bool
parse(struct run *run, int argc, char **argv)
{
	bool options = true;
	int i;

	run->operand = mem_zero((size_t)argc + 1, sizeof *run->operand);
	for (i = 1; i < argc; i++) {
		const char *a = argv[i];

		if (!options || a[0] != '-' || a[1] == '\0' || (a[1] >= '0' && a[1] <= '9'))
			run->operand[run->noperand++] = argv[i];
		else if (strcmp(a, "--") == 0)
			options = false;
		else if (!(a[1] == '-' ? long_option(run, argv, &i) : short_options(run, argv, &i)))
			return false;
	}
	return true;
}

static bool
check_utf8(struct run *run, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		if (utf8_valid(text_of(argv[i])) < strlen(argv[i]))
			return run_usage(run, _("argument %d: not UTF-8"), i);
	return true;
}

static void
dispatch(struct run *run, int argc, char **argv)
{
	struct buf out = { 0 };
	const char *columns;

	if (!check_utf8(run, argc, argv) || !parse(run, argc, argv))
		return;
	columns = option_value(run, "output");
	if (option_value(run, "explain") != NULL)
		tables_explain(run);
	if (option_value(run, "help") != NULL)
		help_print(run, &out);
	else if (option_value(run, "version") != NULL)
		buf_printf(&out, "%s (perron) %s\n", run->name, PERRON_VERSION);
	else if (option_value(run, "describe") != NULL)
		help_describe(run, &out);
	else if (columns != NULL && strcmp(columns, "help") == 0)
		output_columns(run);
	else if (run->command->operands == NULL && run->noperand > 0)
		run_usage(run, _("takes no operand: %s"), run->operand[0]);
	else if (!clock_check(&run->err))
		run_fail(run);
	else
		run->command->run(run);
	if (out.size > 0)
		output_write(out.data, out.size, run);
	buf_release(&out);
	run_fail(run);
}

static void
run_release(struct run *run)
{
	struct parsed *p = run->parsed;

	store_close(&run->store);
	lines_close(&p->input);
	arena_release(&run->arena);
	free(p->option);
	free(p->value);
	free(p->given);
	free(p->column);
	free(p->chosen_column);
	free(p->chosen);
	free(p->held);
	free(p->name);
	free(run->operand);
}

static int
run_main(const struct command *command, const struct kind_wing *wing,
    const struct entity *entity, int argc, char **argv)
{
	struct parsed parsed = { 0 };
	struct run run = { .command = command, .name = command->name, .wing = wing->wing,
		.entity = entity, .conduct = wing->conduct, .parsed = &parsed };

	guard_descriptors();
	signal(SIGPIPE, SIG_IGN);
	running = program_invocation_short_name;
	mem_on_failure(out_of_memory);
	if (command->flags & COMMAND_FILTERS)
		run.filter = wing->filter;
	if (entity != NULL) {
		struct buf name = { 0 };

		buf_printf(&name, "%s-%s", entity->name, command->name);
		run.name = parsed.name = buf_take(&name);
	}
	running = run.name;
	choose_language();
	tables_gather(&run);
	dispatch(&run, argc, argv);
	if (parsed.rows != NULL && !rows_end(parsed.rows))
		run_fail(&run);
	output_close(&run);
	running = "perron";
	run_release(&run);
	return (int)run.status;
}

int
command_main(const struct command *command, int argc, char **argv)
{
	return run_main(command, &(struct kind_wing){ 0 }, NULL, argc, argv);
}

int
kind_main(const struct command *command, const struct wing *wing,
    const struct entity *entity, const struct conduct *conduct, int argc, char **argv)
{
	return run_main(command, &(struct kind_wing){ .wing = wing, .conduct = conduct },
	    entity, argc, argv);
}

/* Is it the name of the command that the verb is for the kind? */
static bool
is_named(const char *name, const struct entity *kind, const struct command *verb)
{
	size_t n = strlen(kind->name);

	return strncmp(name, kind->name, n) == 0 && name[n] == '-' &&
	    strcmp(name + n + 1, verb->name) == 0;
}

int
kinds_main(const struct kind_wing *wing, const struct command *const *verbs, int argc,
    char **argv)
{
	const char *name = program_invocation_short_name;
	size_t kind, verb;

	for (; wing->wing != NULL; wing++)
		for (kind = 0; wing->wing->kind[kind] != NULL; kind++)
			for (verb = 0; verbs[verb] != NULL; verb++)
				if (is_named(name, wing->wing->kind[kind], verbs[verb]))
					return run_main(verbs[verb], wing, wing->wing->kind[kind],
					    argc, argv);
	choose_language();
	fprintf(stderr, _("%s: not the name of a command, as KIND-VERB\n"), name);
	return STATUS_BAD;
}
