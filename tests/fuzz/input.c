/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of records, TSV, CSV or JSON Lines, of ours and of others. */
#include "verb/input.h"

#include "assembly/assembly.h"
#include "base/utf8.h"
#include "fuzz.h"

static void
read_all(struct input *in, struct err *err)
{
	struct brought brought;
	bool broken = false;
	size_t i;

	while (in != NULL && !broken) {
		err_clear(err);
		if (!input_next(in, &brought, &broken, err)) {
			if (err->text == NULL)
				break;
			continue;
		}
		for (i = 0; i < meeting_entity.nfield; i++)
			must(!brought.named[i] ||
			    utf8_valid(brought.value[i]) == brought.value[i].size);
	}
	input_end(in);
	err_clear(err);
}

static void
fuzz(struct text t)
{
	struct err err = { 0 };
	struct buf path = { 0 };
	int fd = file_of(t, &path);

	read_all(input_begin(&meeting_entity, buf_str(&path), &err), &err);
	lseek(fd, 0, SEEK_SET);
	read_all(input_begin_foreign(&meeting_entity, buf_str(&path), &err), &err);
	close(fd);
	buf_release(&path);
}
