/* SPDX-License-Identifier: EUPL-1.2 */
#include "port/timestamp.h"

#include <openssl/err.h>
#include <openssl/ts.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/utf8.h"

/* In the library too memory is there or the program ends: some of its functions would
 * take want of it for a signature that does not hold. */
static void *
take(size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return mem_alloc(size);
}

static void *
take_again(void *p, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return mem_resize(p, size, 1);
}

static void
give_back(void *p, const char *file, int line)
{
	(void)file;
	(void)line;
	free(p);
}

/* To be called before all else; only the first time counts. */
static void
enter(void)
{
	CRYPTO_set_mem_functions(take, take_again, give_back);
}

void
timestamp_request(struct buf *out, const unsigned char sum[SHA256_SIZE],
    const unsigned char nonce[TIMESTAMP_NONCE])
{
	unsigned char *der = NULL, bytes[SHA256_SIZE];
	TS_MSG_IMPRINT *imprint;
	ASN1_INTEGER *number;
	X509_ALGOR *sha256;
	BIGNUM *digits;
	TS_REQ *request;
	int size;

	enter();
	sha256 = X509_ALGOR_new();
	X509_ALGOR_set0(sha256, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL);
	imprint = TS_MSG_IMPRINT_new();
	TS_MSG_IMPRINT_set_algo(imprint, sha256);
	memcpy(bytes, sum, sizeof bytes);
	TS_MSG_IMPRINT_set_msg(imprint, bytes, sizeof bytes);
	digits = BN_bin2bn(nonce, TIMESTAMP_NONCE, NULL);
	number = BN_to_ASN1_INTEGER(digits, NULL);
	request = TS_REQ_new();
	TS_REQ_set_version(request, 1);
	TS_REQ_set_msg_imprint(request, imprint);
	TS_REQ_set_nonce(request, number);
	TS_REQ_set_cert_req(request, 1);
	size = i2d_TS_REQ(request, &der);
	buf_add(out, (const char *)der, (size_t)size);
	OPENSSL_free(der);
	TS_REQ_free(request);
	ASN1_INTEGER_free(number);
	BN_free(digits);
	TS_MSG_IMPRINT_free(imprint);
	X509_ALGOR_free(sha256);
}

/* Sets ERR to what the library says is wrong; false. */
static bool
refuse(struct err *err)
{
	const char *detail = NULL, *reason;
	int flags = 0;
	unsigned long code = ERR_peek_last_error_all(NULL, NULL, NULL, &detail, &flags);

	reason = ERR_reason_error_string(code);
	err_set(err, STATUS_NO, (flags & ERR_TXT_STRING) && *detail != '\0' ?
	    _("time-stamp: does not hold: %s (%s)") : _("time-stamp: does not hold: %s"),
	    reason != NULL ? reason : "?", detail);
	ERR_clear_error();
	return false;
}

static TS_RESP *
parse(struct text reply, struct err *err)
{
	const unsigned char *at = (const unsigned char *)reply.data;
	TS_RESP *response = d2i_TS_RESP(NULL, &at, (long)reply.size);

	if (response != NULL && at == (const unsigned char *)reply.data + reply.size)
		return response;
	TS_RESP_free(response);
	ERR_clear_error();
	err_set(err, STATUS_NO, _("time-stamp: not the reply of a time-stamp authority"));
	return NULL;
}

/* Appends what was printed, and frees it.  The library takes the word of whoever made a
 * text that it is UTF-8: what is not, and what is no character to be seen, becomes "?". */
static void
take_printed(struct buf *out, BIO *printed)
{
	char *data;
	long size = BIO_get_mem_data(printed, &data);
	struct text t = { data, (size_t)size };
	size_t at = 0, from;
	uint32_t c;

	while (at < t.size) {
		from = at;
		c = utf8_next(t, &at);
		if (c < 0x20 || (c >= 0x7f && (c < 0xa0 || at - from == 1)))
			buf_char(out, '?');
		else
			utf8_put(out, c);
	}
	BIO_free(printed);
}

/* Was it granted?  If not, ERR has the words of the authority. */
static bool
is_granted(TS_RESP *response, struct err *err)
{
	TS_STATUS_INFO *info = TS_RESP_get_status_info(response);
	const STACK_OF(ASN1_UTF8STRING) *texts = TS_STATUS_INFO_get0_text(info);
	long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(info));
	struct buf words = { 0 };
	BIO *printed;
	int i;

	if (status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS)
		return true;
	printed = BIO_new(BIO_s_mem());
	for (i = 0; i < sk_ASN1_UTF8STRING_num(texts); i++)
		ASN1_STRING_print_ex(printed, sk_ASN1_UTF8STRING_value(texts, i),
		    ASN1_STRFLGS_ESC_CTRL | ASN1_STRFLGS_UTF8_CONVERT);
	take_printed(&words, printed);
	err_set(err, STATUS_NO, _("time-stamp: the authority has refused it: %s"),
	    words.size > 0 ? buf_str(&words) : "?");
	buf_release(&words);
	return false;
}

/* The moment that it was made at, in seconds. */
static bool
read_moment(TS_RESP *response, int64_t *seconds, struct err *err)
{
	TS_TST_INFO *info = TS_RESP_get_tst_info(response);
	struct tm tm;

	if (info == NULL || !ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &tm))
		return refuse(err);
	*seconds = timegm(&tm);
	return clock_utc_day(*seconds) != DAY_NONE || err_set(err, STATUS_NO,
	    _("time-stamp: is of no day of the calendar"));
}

/* Is it of a SHA-256?  Which one, the library compares. */
static bool
is_sha256(TS_RESP *response)
{
	TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(TS_RESP_get_tst_info(response));
	const ASN1_OBJECT *algorithm;

	X509_ALGOR_get0(&algorithm, NULL, NULL, TS_MSG_IMPRINT_get_algo(imprint));
	return OBJ_obj2nid(algorithm) == NID_sha256;
}

/* Trusts the certificates of the file, or without one those that came along. */
static bool
fill_store(X509_STORE *store, const char *ca, PKCS7 *token, struct err *err)
{
	STACK_OF(X509) *own = PKCS7_type_is_signed(token) ? token->d.sign->cert : NULL;
	int i;

	if (ca != NULL && !X509_STORE_load_file(store, ca)) {
		ERR_clear_error();
		return err_set(err, STATUS_BAD, _("%s: no certificates in PEM"), ca);
	}
	for (i = 0; ca == NULL && i < sk_X509_num(own); i++)
		X509_STORE_add_cert(store, sk_X509_value(own, i));
	/* They need not be roots. */
	X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
	return true;
}

/* Appends the name in the certificate of who signed. */
static void
name_signer(PKCS7 *token, struct buf *name)
{
	STACK_OF(X509) *signers = PKCS7_get0_signers(token, NULL, 0);
	BIO *printed = BIO_new(BIO_s_mem());

	if (sk_X509_num(signers) > 0)
		X509_NAME_print_ex(printed, X509_get_subject_name(sk_X509_value(signers, 0)), 0,
		    XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB);
	take_printed(name, printed);
	sk_X509_free(signers);
}

/* Does the signature hold, over the sum, as of that moment? */
static bool
verify(TS_RESP *response, const unsigned char sum[SHA256_SIZE], const char *ca,
    int64_t seconds, struct err *err)
{
	TS_VERIFY_CTX *context = TS_VERIFY_CTX_new();
	X509_STORE *store = X509_STORE_new();
	bool ok;

	TS_VERIFY_CTX_set_flags(context, TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_SIGNATURE);
	TS_VERIFY_CTX_set_store(context, store);
	TS_VERIFY_CTX_set_imprint(context, OPENSSL_memdup(sum, SHA256_SIZE), SHA256_SIZE);
	X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), (time_t)seconds);
	ok = fill_store(store, ca, TS_RESP_get_token(response), err) &&
	    (TS_RESP_verify_response(context, response) == 1 || refuse(err));
	TS_VERIFY_CTX_free(context);
	return ok;
}

bool
timestamp_check(struct text reply, const unsigned char sum[SHA256_SIZE], const char *ca,
    struct buf *moment, struct buf *signer, struct err *err)
{
	TS_RESP *response;
	int64_t seconds = 0;
	bool ok;

	enter();
	response = parse(reply, err);
	ok = response != NULL && is_granted(response, err) &&
	    read_moment(response, &seconds, err) && (is_sha256(response) ||
	    err_set(err, STATUS_NO, _("time-stamp: is of no SHA-256"))) &&
	    verify(response, sum, ca, seconds, err);
	if (ok) {
		clock_instant(moment, seconds);
		name_signer(TS_RESP_get_token(response), signer);
	}
	TS_RESP_free(response);
	ERR_clear_error();
	return ok;
}
