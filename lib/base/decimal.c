/* SPDX-License-Identifier: EUPL-1.2 */
#include "base/decimal.h"

bool
decimal_parse(struct text t, int scale, int64_t *value)
{
	bool minus = t.size > 0 && t.data[0] == '-', point = false;
	size_t i = minus, digits = 0;
	int behind = 0;
	int64_t n = 0;

	/* Negative all the way, since INT64_MIN has no positive twin. */
	for (; i < t.size; i++) {
		if (t.data[i] == '.' && !point && digits > 0) {
			point = true;
			continue;
		}
		if (t.data[i] < '0' || t.data[i] > '9' || behind >= scale + !point)
			return false;
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_sub_overflow(n, t.data[i] - '0', &n))
			return false;
		digits++;
		behind += point;
	}
	if (digits == 0 || t.data[t.size - 1] == '.')
		return false;
	for (; behind < scale; behind++)
		if (__builtin_mul_overflow(n, 10, &n))
			return false;
	if (!minus && n == INT64_MIN)
		return false;
	*value = minus ? n : -n;
	return true;
}

void
decimal_print(struct buf *b, int64_t value, int scale)
{
	uint64_t n = value < 0 ? -(uint64_t)value : (uint64_t)value, unit = 1;
	int i;

	for (i = 0; i < scale; i++)
		unit *= 10;
	if (value < 0)
		buf_char(b, '-');
	buf_printf(b, "%llu", (unsigned long long)(n / unit));
	if (scale > 0) {
		buf_char(b, '.');
		buf_integer(b, (int64_t)(n % unit), scale);
	}
}

bool
integer_parse(struct text t, int64_t low, int64_t high, int64_t *value)
{
	size_t first = t.size > 0 && t.data[0] == '-';
	int64_t n;

	if (t.size > first + 1 && t.data[first] == '0')
		return false;
	if (!decimal_parse(t, 0, &n) || n < low || n > high || (first && n == 0))
		return false;
	*value = n;
	return true;
}
