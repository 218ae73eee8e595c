/* SPDX-License-Identifier: EUPL-1.2 */
/* What somebody says that a time-stamp authority has replied. */
#include "port/timestamp.h"

#include "base/date.h"
#include "base/utf8.h"
#include "fuzz.h"

static void
fuzz(struct text t)
{
	static const unsigned char sum[SHA256_SIZE] = { 0 };
	struct buf moment = { 0 }, signer = { 0 };
	struct err err = { 0 };

	if (timestamp_check(t, sum, NULL, &moment, &signer, &err))
		must(instant_is(contents(&moment)) && utf8_valid(contents(&signer)) == signer.size);
	else
		must(err.status == STATUS_NO && utf8_valid(text_of(err.text)) == strlen(err.text));
	buf_release(&moment);
	buf_release(&signer);
	err_clear(&err);
}
