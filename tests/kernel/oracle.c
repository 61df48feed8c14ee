/*
 * The chain builders in C, as the sources and the posted patch describe them, for the tests to run
 * beside the models. One request a line: algorithm, sizeof(info), number of capabilities, and size
 * and id of each. One line of answer: caps.size before the shift, cap_offset, caps.buf after it.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ALIGN(x, a) (((x) + (a) - 1) & ~((size_t)(a) - 1))

struct header {
	uint16_t id;
	uint16_t version;
	uint32_t next;
};

struct caps {
	unsigned char *buf;
	size_t size;
};

enum algorithm { PACKED, POSTED, MERGED };

static void add(struct caps *caps, enum algorithm how, size_t size, uint16_t id)
{
	size_t at = caps->size, total;
	struct header *header, *last;

	if (how == MERGED)
		size = ALIGN(size, sizeof(uint64_t));
	if (how == POSTED)
		at = ALIGN(caps->size, sizeof(uint64_t));
	total = at + size;
	caps->buf = realloc(caps->buf, total);
	memset(caps->buf + caps->size, 0, total - caps->size);
	header = (struct header *)(caps->buf + at);
	header->id = id;
	header->version = 1;
	for (last = (struct header *)caps->buf; last->next;
	     last = (struct header *)(caps->buf + last->next))
		;
	last->next = at;
	caps->size = total;
}

static size_t shift(struct caps *caps, enum algorithm how, size_t offset)
{
	size_t pad = how == POSTED ? ALIGN(offset, sizeof(uint64_t)) - offset : 0;
	uint32_t at = 0, next;

	do {
		struct header *header = (struct header *)(caps->buf + at);

		next = header->next;
		if (next)
			header->next = next + offset + pad;
		at = next;
	} while (next);
	caps->buf = realloc(caps->buf, caps->size + pad);
	memmove(caps->buf + pad, caps->buf, caps->size);
	memset(caps->buf, 0, pad);
	caps->size += pad;
	return offset + pad;
}

int main(void)
{
	unsigned how, count, size, id;
	size_t info;

	while (scanf("%u %zu %u", &how, &info, &count) == 3) {
		struct caps caps = { NULL, 0 };
		size_t before, cap_offset, i;

		while (count--) {
			if (scanf("%u %u", &size, &id) != 2)
				return 1;
			add(&caps, how, size, id);
		}
		before = caps.size;
		cap_offset = shift(&caps, how, info);
		printf("%zu %zu ", before, cap_offset);
		for (i = 0; i < caps.size; i++)
			printf("%02x", caps.buf[i]);
		putchar('\n');
		free(caps.buf);
	}
	return 0;
}
