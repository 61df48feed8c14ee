/* Reads "consumer ioctl pass hex" from each line, walks, and prints what happened as JSON.
 *
 * The answer ends where a page ends; the 16 GiB behind it may not be touched. */
#define _GNU_SOURCE
#include "world.h"

#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define ROOM ((size_t)1 << 20)
#define GUARD ((size_t)16 << 30)

union info *info;
size_t held;

static char *room;
static sigjmp_buf out;
static const char *how;
static ptrdiff_t beyond;
static size_t ticks;
static unsigned char odd[ROOM + 64]; /* bit log2(size) for a load that was not aligned */
static struct { ptrdiff_t at; unsigned id; } taken[1 << 16];
static size_t takes;

static void fault(int number, siginfo_t *what, void *context)
{
    (void)number, (void)context;
    char *where = what->si_addr;
    if (where < room + ROOM || where >= room + ROOM + GUARD)
        abort();
    beyond = where - info->byte;
    how = "outside";
    siglongjmp(out, 1);
}

void ended(const char *ending)
{
    how = ending;
    siglongjmp(out, 1);
}

void outside(ptrdiff_t where)
{
    beyond = where;
    ended("outside");
}

void tick(void)
{
    if (++ticks > held + 64)
        ended("endless");
}

void loaded(const volatile void *where, size_t size, size_t align)
{
    size_t at = (const volatile char *)where - info->byte;
    if (at % align)
        odd[at] |= (unsigned char)(1 << __builtin_ctzl(size));
}

void copied(const void *where, size_t size)
{
    const volatile char *from = where;
    for (size_t k = 0; k < size; k++)
        (void)from[k];
}

void take(const void *where, uint16_t id)
{
    ptrdiff_t at = (const char *)where - info->byte;
    for (size_t k = 0; k < takes; k++)
        if (taken[k].at == at)
            return;
    taken[takes].at = at;
    taken[takes++].id = id;
}

__attribute__((noinline)) static const struct walk *find(const char *consumer, const char *ioctl, int pass)
{
    const struct walk *every[] = {qemu_walks, client_walks, rust_walks, other_walks};
    for (size_t k = 0; k < sizeof(every) / sizeof(*every); k++)
        for (const struct walk *each = every[k]; each->consumer; each++)
            if (!strcmp(each->consumer, consumer) && !strcmp(each->ioctl, ioctl)
                && each->pass == pass)
                return each;
    fprintf(stderr, "no walk %s %s %d\n", consumer, ioctl, pass);
    exit(2);
}

__attribute__((noinline)) static void lay(const struct walk *walk, const char *hex)
{
    static unsigned char answer[ROOM];
    size_t size = strlen(hex) / 2, least = strcmp(walk->ioctl, "region") ? 24 : 32;
    for (size_t k = 0; k < size; k++) {
        unsigned byte;
        sscanf(hex + 2 * k, "%2x", &byte);
        answer[k] = (unsigned char)byte;
    }
    held = size < least ? least : size;
    memset(answer + size, 0, held - size);
    if (held < walk->room) {
        memset(answer + held, walk->fill, walk->room - held);
        held = walk->room;
    }
    info = (union info *)(room + ROOM - held);
    memcpy(info, answer, held);
}

__attribute__((noinline)) static void say(void)
{
    printf("{\"ending\": \"%s\", \"outside\": ", how);
    if (strcmp(how, "outside"))
        printf("null");
    else
        printf("%td", beyond);
    printf(", \"found\": [");
    for (size_t k = 0; k < takes; k++)
        printf("%s[%td, %u]", k ? ", " : "", taken[k].at, taken[k].id);
    printf("], \"unaligned\": [");
    const char *comma = "";
    for (size_t at = 0; at < held; at++)
        for (int bit = 0; bit < 6; bit++)
            if (odd[at] >> bit & 1) {
                printf("%s[%zu, %d]", comma, at, 1 << bit);
                comma = ", ";
            }
    printf("]}\n");
}

int main(void)
{
    static char line[1 << 21], consumer[64], ioctl[16], hex[1 << 21];
    static char stack[1 << 16];
    struct sigaction action = {.sa_sigaction = fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    stack_t other = {.ss_sp = stack, .ss_size = sizeof(stack)};
    int pass;

    room = mmap(NULL, ROOM + GUARD, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED || mprotect(room, ROOM, PROT_READ | PROT_WRITE)) {
        perror("memory");
        return 2;
    }
    sigaltstack(&other, NULL);
    sigaction(SIGSEGV, &action, NULL);
    sigaction(SIGBUS, &action, NULL);
    while (fgets(line, sizeof(line), stdin)) {
        hex[0] = 0;
        if (sscanf(line, "%63s %15s %d %2097151s", consumer, ioctl, &pass, hex) < 3)
            return 2;
        const struct walk *walk = find(consumer, ioctl, pass);
        lay(walk, hex);
        memset(odd, 0, held);
        takes = ticks = 0;
        how = "a walk that does not say how it ends";
        if (!sigsetjmp(out, 1))
            walk->go();
        say();
    }
    return 0;
}
