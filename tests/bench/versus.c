/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * versus [-n RUNS] [-p PREPARE] NAME COMMAND [ARG...] [// NAME COMMAND ...]
 *
 * Runs the commands in turn, RUNS times each, with their output thrown away,
 * and prints for each: name, median of the wall time in ms, of the processor
 * time in ms, most memory in KiB, exit status, and how many times the wall
 * time of the first it takes.  PREPARE is a shell command run before each.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST 16

struct runner {
	char *name, **argv;
	double *wall, *cpu;
	long memory;
	int status;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
milliseconds(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static void
run(struct runner *r, int i)
{
	struct rusage usage;
	double start = now();
	int status;
	pid_t pid = vfork();

	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 0);
		dup2(null, 1);
		execvp(r->argv[0], r->argv);
		_exit(127);
	}
	wait4(pid, &status, 0, &usage);
	r->wall[i] = now() - start;
	r->cpu[i] = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
	if (usage.ru_maxrss > r->memory)
		r->memory = usage.ru_maxrss;
	r->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double
median(double *v, int n)
{
	qsort(v, (size_t)n, sizeof *v, by_size);
	return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

int
main(int argc, char **argv)
{
	struct runner r[MOST] = { 0 };
	const char *prepare = NULL;
	int runs = 5, n = 0, i, k, c;
	double first = 0, wall;

	while ((c = getopt(argc, argv, "+n:p:")) != -1)
		if (c == 'n')
			runs = atoi(optarg);
		else if (c == 'p')
			prepare = optarg;
		else
			return 2;
	for (i = optind; i < argc && n < MOST; n++) {
		r[n].name = argv[i++];
		r[n].argv = &argv[i];
		r[n].wall = calloc((size_t)runs, sizeof(double));
		r[n].cpu = calloc((size_t)runs, sizeof(double));
		while (i < argc && strcmp(argv[i], "//") != 0)
			i++;
		if (i < argc)
			argv[i++] = NULL;
	}
	for (i = 0; i < runs; i++)
		for (k = 0; k < n; k++) {
			if (prepare != NULL && system(prepare) != 0)
				return 2;
			run(&r[k], i);
		}
	for (k = 0; k < n; k++) {
		wall = median(r[k].wall, runs);
		if (k == 0)
			first = wall;
		printf("%s\t%.2f\t%.2f\t%ld\t%d\t%.2f\n", r[k].name, wall,
		    median(r[k].cpu, runs), r[k].memory, r[k].status, wall / first);
	}
	return 0;
}
