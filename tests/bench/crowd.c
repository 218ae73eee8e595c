/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * crowd WRITERS ROUNDS COMMAND [ARG...]
 *
 * Lets WRITERS processes start COMMAND at once, ROUNDS times each, with output
 * thrown away, and prints: commits (that exited with 0), failures, commits a
 * second, and median and 99th percentile of the time that one took, in ms.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Runs the command; the time it took, negative when it failed. */
static double
one(char **argv)
{
	double start = now();
	int status;
	pid_t pid = vfork();

	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 0);
		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? now() - start : -1;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	int writers, rounds, w, i, all, failed = 0, gate[2];
	double *took, start;
	char go;

	if (argc < 4)
		return 2;
	writers = atoi(argv[1]);
	rounds = atoi(argv[2]);
	all = writers * rounds;
	took = mmap(NULL, (size_t)all * sizeof *took, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (took == MAP_FAILED || pipe(gate) != 0)
		return 2;
	for (w = 0; w < writers; w++)
		if (fork() == 0) {
			close(gate[1]);
			/* All wait here for the pipe to close. */
			(void)!read(gate[0], &go, 1);
			for (i = 0; i < rounds; i++)
				took[w * rounds + i] = one(argv + 3);
			_exit(0);
		}
	start = now();
	close(gate[1]);
	while (wait(NULL) > 0)
		;
	start = now() - start;
	qsort(took, (size_t)all, sizeof *took, by_size);
	for (i = 0; i < all && took[i] < 0; i++)
		failed++;
	printf("%d\t%d\t%.0f\t%.1f\t%.1f\n", all - failed, failed,
	    (all - failed) / start * 1e3, took[failed + (all - failed) / 2],
	    took[failed + (all - failed) * 99 / 100]);
	return 0;
}
