/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/answer.h"
#include "law/supervision.h"

static const struct option options[] = {
	{ "rule", 'r', "KIND", supervision_kinds, N_("annulment, approval, that of the "
	    "accounts, or of the council over bodies of worship and the budget of the CPAS") },
	{ "adopted", 0, "DATE", NULL, N_("day on which the act was adopted") },
	{ "received", 0, "DATE", NULL, N_("day on which the authority received it with its "
	    "papers") },
	{ "bishop", 0, "DATE", NULL, N_("day on which the bishop received the accounts or the "
	    "budget of a body of worship, and was asked for his opinion") },
	{ "extended", 0, NULL, NULL, N_("the authority has extended its term") },
	{ 0 },
};

static const struct column columns[] = {
	{ "send-by", CELL_TEXT, N_("the last day to send the act, by the day of adoption") },
	{ "expiry", CELL_TEXT, N_("the last day of the authority, by the day of receipt") },
	{ "silence", CELL_TEXT, N_("what it means that no decision came: the act is final or "
	    "executory") },
	{ 0 },
};

static bool
read_days(const struct text *field, struct supervision *s, struct err *err)
{
	return case_day("adopted", field[0], &s->adopted, err) &&
	    case_day("received", field[1], &s->received, err) &&
	    case_day("bishop", field[2], &s->opinion_asked, err) &&
	    (s->adopted != DAY_NONE || s->received != DAY_NONE || s->opinion_asked != DAY_NONE ||
	    err_set(err, STATUS_BAD, _("a day of adoption or of receipt is needed")));
}

static void
judge(struct run *run, struct answer *a, const struct text *field, struct days_off *off)
{
	struct supervision s = { .extended = option_value(run, "extended") != NULL };

	if (!answer_row(run, a, read_days(field, &s, &run->err) && supervision_judge(&s,
	    option_value(run, "rule"), off, &a->rules, &a->trace, &run->err)))
		return;
	answer_put_day(a->rows, s.send_by);
	answer_put_day(a->rows, s.expiry);
	rows_string(a->rows, s.silence);
}

static void
run(struct run *run)
{
	struct text field[3] = {
		text_of(option_value(run, "adopted")), text_of(option_value(run, "received")),
		text_of(option_value(run, "bishop")),
	};
	struct days_off off = { 0 };
	struct answer a;

	if (option_value(run, "rule") == NULL) {
		run_usage(run, _("--%s is needed"), "rule");
		return;
	}
	if (answer_begin(run, &a, "law/assembly.tsv")) {
		if (field[0].data != NULL || field[1].data != NULL || field[2].data != NULL)
			judge(run, &a, field, &off);
		else
			while (run_case(run, field, 3))
				judge(run, &a, field, &off);
	}
	days_off_release(&off);
	answer_end(run, &a);
}

static const struct command command = {
	.name = "supervision-due",
	.brief = N_("tell by when an act goes to its supervising authority, and when that "
	    "has to decide"),
	.flags = COMMAND_ROWS | COMMAND_EXPLAINS | COMMAND_LAW,
	.option = options,
	.column = columns,
	.run = run,
};

int
main(int argc, char **argv)
{
	return command_main(&command, argc, argv);
}
