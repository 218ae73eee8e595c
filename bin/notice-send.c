/* SPDX-License-Identifier: EUPL-1.2 */
#include "assembly/message.h"
#include "base/child.h"
#include "base/clock.h"
#include "base/mem.h"
#include "cmd/answer.h"
#include "cmd/paper.h"
#include "rec/id.h"
#include "rec/mail.h"
#include "store/lock.h"
#include "store/writer.h"

/* What a mail that nobody is to answer comes from, when nothing else is said. */
#define SENDER "perron@localhost"

static const struct option options[] = {
	{ .name = "sendmail", .arg = "PROGRAM",
	    .help = N_("give each mail to PROGRAM -t -i instead of printing a mailbox") },
	{ .name = "from", .arg = "ADDRESS", .help = N_("address that the mails come from") },
	{ .name = "since", .arg = "SEQ",
	    .help = N_("tell again what happened from that audit row on") },
	{ .name = "dry-run", .help = N_("print what there is to tell, and tell it again next time") },
	{ 0 }
};

struct sending {
	struct run *run;
	const char *sendmail; /* NULL: a mailbox is printed */
	struct text from;
	int64_t now;
	struct noticing noticing;
	struct message message;
	struct mail mail; /* what all mails have in common, and the one in hand */
};

/* Makes the mail of what happened from FIRST to before END, and appends it. */
static bool
write_mail(struct sending *s, size_t first, size_t end, struct buf *out)
{
	struct run *run = s->run;
	struct buf subject = { 0 }, body = { 0 }, id = { 0 };
	struct data *data = message_data(&s->message, &s->noticing, first, end, &run->err);
	struct text domain = mail_domain(s->from);
	bool ok = data != NULL && paper_mail(run, "notice", data, s->message.today,
	    &s->message.redaction, &subject, &body);

	if (ok) {
		message_id(&id, &s->noticing, first, end);
		buf_printf(&id, "@%.*s", (int)domain.size, domain.data);
		s->mail.to = s->noticing.happening[first].address;
		s->mail.subject = (struct text){ buf_str(&subject), subject.size };
		s->mail.id = (struct text){ buf_str(&id), id.size };
		s->mail.body = (struct text){ buf_str(&body), body.size };
		if (s->sendmail == NULL)
			mail_print_mbox(out, &s->mail);
		else
			mail_print(out, &s->mail);
	}
	buf_release(&subject);
	buf_release(&body);
	buf_release(&id);
	return ok;
}

/* Gives a mail to the program; what fails is told, and tried again next time.  *STUCK
 * tells that the program cannot be run at all. */
static bool
hand_over(struct sending *s, const struct buf *mail, bool *stuck)
{
	const char *const argv[] = { s->sendmail, "-t", "-i", NULL };
	bool started;

	if (child_feed(argv, (struct text){ buf_str(mail), mail->size }, &started, &s->run->err))
		return true;
	*stuck = !started;
	if (started)
		err_at(&s->run->err, "%.*s", (int)s->mail.to.size, s->mail.to.data);
	return run_fail(s->run);
}

static void
mark(struct sending *s, size_t first, size_t end)
{
	for (; first < end; first++)
		s->noticing.happening[first].told = true;
}

/* Stores up to where was told: behind the telling, so that what comes between them is
 * that somebody is told twice, and not that nobody is. */
static bool
store(struct sending *s)
{
	struct run *run = s->run;
	struct writer *w;

	if (!noticing_moved(&s->noticing))
		return true;
	w = writer_begin(&run->store, &assembly_wing, NULL, run->name, &run->err);
	if (w == NULL)
		return run_fail(run);
	if (noticing_store(&s->noticing, w, &run->err))
		return writer_commit(w, &run->err) || run_fail(run);
	writer_cancel(w);
	return run_fail(run);
}

/* Makes the mail of what happened from FIRST to before END.  One that a rule refuses is
 * told, and keeps none of the others; *BROKEN tells that none can be made. */
static bool
make(struct sending *s, size_t first, size_t end, struct buf *mail, bool *broken)
{
	if (write_mail(s, first, end, mail))
		return true;
	*broken = s->run->err.status != STATUS_NO;
	return run_fail(s->run);
}

/* Gives each its mail, and stores that it has it before the next: a disk that is full has
 * nobody told again and again. */
static void
mail_each(struct sending *s)
{
	struct buf mail = { 0 };
	size_t first, end;
	bool stuck = false;

	for (first = 0; first < s->noticing.count && !stuck; first = end) {
		end = noticing_message(&s->noticing, first);
		if (make(s, first, end, &mail, &stuck) && hand_over(s, &mail, &stuck)) {
			mark(s, first, end);
			stuck = !store(s);
		}
		buf_clear(&mail);
	}
	buf_release(&mail);
}

/* Prints all mails as a mailbox, which is all or none. */
static void
print_box(struct sending *s, bool dry)
{
	struct buf box = { 0 };
	size_t first, end;
	bool broken = false;

	for (first = 0; first < s->noticing.count && !broken; first = end) {
		end = noticing_message(&s->noticing, first);
		if (make(s, first, end, &box, &broken))
			mark(s, first, end);
	}
	if (!broken && (box.size == 0 || run_print(s->run, &box)) && !dry)
		store(s);
	buf_release(&box);
}

/* Reads what there is to tell, and the words for it, as of one moment. */
static bool
look(struct sending *s, struct db **db)
{
	struct run *run = s->run;
	int64_t since = option_number(run, "since", 1, INT64_MAX, 0);
	const struct authority *authority;
	day_t today;

	if (run->status != STATUS_DONE)
		return false;
	authority = store_authority(&run->store, &run->err);
	if (authority == NULL || (today = store_day(&run->store, s->now, &run->err)) == DAY_NONE)
		return false;
	s->mail = (struct mail){ .name = text_of(authority->name), .from = s->from,
		.language = authority->language, .sent = s->now };
	*db = store_reader(&run->store, &assembly_wing, &run->err);
	return *db != NULL && noticing_read(&s->noticing, *db, since, today,
	    authority->timezone, &run->err) &&
	    message_begin(&s->message, *db, authority, today, &run->err);
}

/* Takes the lock that keeps two runs from telling the same; -1 after reporting. */
static int
take_turn(struct run *run)
{
	int lock = store_lock(&run->store, "notice", &run->err);

	if (lock < 0)
		run_fail(run);
	return lock;
}

static bool
begin(struct sending *s)
{
	struct run *run = s->run;
	const char *from = option_value(run, "from");

	s->sendmail = option_value(run, "dry-run") == NULL ? option_value(run, "sendmail") : NULL;
	s->from = text_of(from != NULL ? from : SENDER);
	s->now = clock_now();
	if (s->sendmail != NULL && from == NULL)
		return run_usage(run, _("--sendmail: needs a --from"));
	if (!mail_address_is(s->from))
		return run_usage(run, _("--from: not an address such as name@theux.be: %s"), from);
	return run_store(run);
}

static void
run_send(struct run *run)
{
	struct sending s = { .run = run };
	bool dry = option_value(run, "dry-run") != NULL, ok;
	struct db *db = NULL;
	int lock = -1;

	if (!begin(&s) || (!dry && store_has(&run->store, &assembly_wing) &&
	    (lock = take_turn(run)) < 0))
		return;
	ok = look(&s, &db);
	if (ok && s.sendmail == NULL)
		print_box(&s, dry);
	else if (ok && s.noticing.count == 0)
		store(&s);
	else if (ok)
		mail_each(&s);
	message_end(&s.message);
	db_close(db);
	run_fail(run);
	noticing_release(&s.noticing);
	lock_release(lock);
}

static const struct command command = {
	.name = "send", .brief = N_("mail to everybody what they want to be told of"),
	.flags = COMMAND_STORE | COMMAND_NOW, .option = options, .run = run_send,
};

int
main(int argc, char **argv)
{
	return kind_main(&command, &assembly_wing, &notice_entity, NULL, argc, argv);
}
