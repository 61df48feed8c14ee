"""Functions of the chain, written in other ways that do the same.

What a patch in nobody's list looks like: other names, other control flow, helpers of its own, the
kernel's newer ways to allocate, free and check. Each replaces a function of vfio_main.c.
"""

# ruff: noqa: E501 -- C reads better unbroken
from __future__ import annotations

from typing import NamedTuple

ADD, SHIFT, WHOLE = "vfio_info_cap_add", "vfio_info_cap_shift", "vfio_info_add_capability"


class Rewrite(NamedTuple):
    """A function in other words."""

    title: str
    function: str
    text: str
    """C that stands in its place: helpers, then the function."""


_ADD = "struct vfio_info_cap_header *vfio_info_cap_add(struct vfio_info_cap *caps, size_t size, u16 id, u16 version)"
_SHIFT = "void vfio_info_cap_shift(struct vfio_info_cap *caps, size_t offset)"
_WHOLE = "int vfio_info_add_capability(struct vfio_info_cap *caps, struct vfio_info_cap_header *cap, size_t size)"

CHAIN = (
    Rewrite("goto cleanup", ADD, _ADD + """
{
	struct vfio_info_cap_header *header, *tmp;
	int ret = 0;
	void *buf;

	buf = krealloc(caps->buf, caps->size + size, GFP_KERNEL);
	if (!buf) {
		ret = -ENOMEM;
		goto err_free;
	}
	caps->buf = buf;
	header = buf + caps->size;
	memset(header, 0, size);
	header->id = id;
	header->version = version;
	for (tmp = buf; tmp->next; tmp = buf + tmp->next)
		; /* nothing */
	tmp->next = caps->size;
	caps->size += size;
	return header;

err_free:
	kfree(caps->buf);
	caps->buf = NULL;
	caps->size = 0;
	return ERR_PTR(ret);
}
"""),
    Rewrite("a helper split out", ADD, """
static struct vfio_info_cap_header *last_of(void *buf)
{
	struct vfio_info_cap_header *one = buf;

	while (one->next)
		one = buf + one->next;
	return one;
}

static inline bool grow(struct vfio_info_cap *caps, size_t by)
{
	void *more = krealloc(caps->buf, size_add(caps->size, by), GFP_KERNEL);

	if (!more) {
		kfree(caps->buf);
		*caps = (struct vfio_info_cap){ };
		return false;
	}
	caps->buf = more;
	memset(more + caps->size, 0, by);
	return true;
}

""" + _ADD + """
{
	struct vfio_info_cap_header *fresh;

	if (!grow(caps, size))
		return ERR_PTR(-ENOMEM);
	fresh = (void *)((u8 *)caps->buf + caps->size);
	*fresh = (struct vfio_info_cap_header) { .id = id, .version = version };
	last_of(caps->buf)->next = caps->size;
	caps->size += size;
	return fresh;
}
"""),
    Rewrite("krealloc_array, struct assignment, comma", ADD, _ADD + """
{
	struct vfio_info_cap now = *caps;
	struct vfio_info_cap_header *last, *mine;

	now.buf = krealloc_array(now.buf, now.size + size, 1, GFP_KERNEL);
	if (!now.buf)
		return kfree(caps->buf), caps->buf = NULL, caps->size = 0, ERR_PTR(-ENOMEM);
	mine = (struct vfio_info_cap_header *)&((char *)now.buf)[now.size];
	memset(mine, 0, size), mine->id = id, mine->version = version;
	last = now.buf;
	do {
		if (!last->next)
			break;
		last = (void *)now.buf + last->next;
	} while (1);
	last->next = now.size;
	now.size += size;
	*caps = now;
	return mine;
}
"""),
    Rewrite("a buffer that is freed by its scope", ADD, _ADD + """
{
	u32 *next = NULL, at = 0;
	struct vfio_info_cap_header *header;
	void *buf __free(kfree) = kvzalloc(caps->size + size, GFP_KERNEL);

	if (!buf) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return ERR_PTR(-ENOMEM);
	}
	if (caps->size)
		memcpy(buf, caps->buf, caps->size);
	kfree_sensitive(caps->buf);
	header = buf + caps->size;
	header->id = id;
	header->version = version;
	do {
		next = &((struct vfio_info_cap_header *)(buf + at))->next;
		at = *next;
	} while (at);
	*next = caps->size;
	caps->size += size;
	caps->buf = no_free_ptr(buf);
	return header;
}
"""),
    Rewrite("check_add_overflow", ADD, _ADD + """
{
	struct vfio_info_cap_header *header, *tmp;
	size_t total;
	void *buf = NULL;

	if (!check_add_overflow(caps->size, size, &total))
		buf = krealloc(caps->buf, total, GFP_KERNEL_ACCOUNT);
	if (unlikely(buf == NULL)) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return ERR_PTR(-ENOMEM);
	}
	header = buf + caps->size;
	memset(header, 0, total - caps->size);
	header->id = id;
	header->version = version;
	for (tmp = caps->buf = buf; tmp->next; )
		tmp = buf + tmp->next;
	WARN_ON_ONCE(tmp->next);
	tmp->next = caps->size;
	caps->size = total;
	return header;
}
"""),
    Rewrite("a macro, #ifdef and IS_ENABLED", ADD, """
#define CAP_AT(caps, at) ((struct vfio_info_cap_header *)((void *)(caps)->buf + (at)))
#ifdef CONFIG_NOBODY_HAS_THIS
#error "not here"
#elif defined(CONFIG_64BIT) || 1
#define FIRST_CAP 0
#else
#define FIRST_CAP 8
#endif
""" + _ADD + """
{
	const size_t at = caps->size;
	u32 where = FIRST_CAP;
	typeof(caps->buf) buf = krealloc(caps->buf, at + size, GFP_KERNEL | __GFP_NOWARN);

	if (IS_ENABLED(CONFIG_NOBODY_HAS_THIS) && buf)
		buf->next = 1;
	if (IS_ERR_OR_NULL(buf)) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return ERR_PTR(-ENOMEM);
	}
	caps->buf = buf;
#ifdef CONFIG_PCI
	memset(CAP_AT(caps, at), 0, size);
#endif
	CAP_AT(caps, at)->id = id;
	CAP_AT(caps, at)->version = version;
	while (CAP_AT(caps, where)->next)
		where = CAP_AT(caps, where)->next;
	CAP_AT(caps, where)->next = at;
	caps->size = at + size;
	return CAP_AT(caps, at);
}
#undef FIRST_CAP
"""),
    Rewrite("a switch on what came back, a nested ternary", ADD, _ADD + """
{
	struct vfio_info_cap_header *header, *tmp;
	void *buf = krealloc(caps->buf, caps->size + size, GFP_KERNEL);

	switch (buf ? 0 : -ENOMEM) {
	case -ENOMEM:
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		fallthrough;
	case -EINVAL ... -EINVAL + 3:
		return ERR_PTR(buf ? -EINVAL : size ? -ENOMEM : -ENOMEM);
	default:
		break;
	}
	caps->buf = buf;
	header = caps->size ? buf + caps->size : buf;
	memset(header, 0, size);
	header->id = id, header->version = version;
	tmp = buf;
	while (true) {
		if (tmp->next == 0)
			break;
		else
			tmp = buf + tmp->next;
	}
	tmp->next = caps->size;
	caps->size += size;
	return header;
}
"""),
    Rewrite("other names, casts and pointer arithmetic in bytes", ADD, """
struct vfio_info_cap_header *vfio_info_cap_add(struct vfio_info_cap *chain, size_t bytes, u16 kind, u16 rev)
{
	uintptr_t base = (uintptr_t)krealloc(chain->buf, chain->size + bytes, GFP_KERNEL);
	struct vfio_info_cap_header *it;
	u8 *p, *end;

	if (!base) {
		kfree(chain->buf);
		memset(chain, 0, sizeof(*chain));
		return (struct vfio_info_cap_header *)ERR_PTR(-ENOMEM);
	}
	chain->buf = (struct vfio_info_cap_header *)base;
	p = (u8 *)base + chain->size;
	for (end = p + bytes; p != end; *p++ = 0)
		continue;
	p -= bytes;
	((u16 *)p)[0] = kind;
	((u16 *)p)[1] = rev;
	it = chain->buf;
	while (it->next != 0U)
		it = (typeof(it))(base + it->next);
	it->next = (u32)(p - (u8 *)base);
	chain->size += bytes;
	return (void *)p;
}
"""),
    Rewrite("min, max and clamp that change nothing", ADD, _ADD + """
{
	struct vfio_info_cap_header *header, *tmp;
	size_t want = max(size, sizeof(*header)) == size ? size : min(size, sizeof(*header));
	void *buf = krealloc(caps->buf, max_t(size_t, caps->size + want, want), GFP_KERNEL);

	want = clamp(want, (size_t)0, SIZE_MAX);
	if (!buf) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return ERR_PTR(-ENOMEM);
	}
	caps->buf = buf;
	header = PTR_ALIGN(buf, 1) + caps->size;
	memset(header, 0, want);
	header->id = min_t(u32, id, U16_MAX);
	header->version = umin(version, 0xffff);
	for (tmp = buf; tmp->next; tmp = buf + tmp->next);
	tmp->next = round_up(caps->size, 1) & GENMASK(31, 0);
	swap(size, want);
	caps->size += roundup(want, 1);
	return header;
}
"""),
    Rewrite("locks, prints and asserts", ADD, """
static DEFINE_MUTEX(chain_lock);
static unsigned int chain_calls;
""" + _ADD + """
{
	struct vfio_info_cap_header *header, *tmp;
	void *buf;

	BUILD_BUG_ON(sizeof(*header) != 8);
	lockdep_assert_not_held(&chain_lock);
	guard(mutex)(&chain_lock);
	pr_debug("%s: %zu bytes, id %u\\n", __func__, size, id);
	scoped_guard(mutex, &chain_lock) {
		chain_calls++;
		buf = krealloc(caps->buf, caps->size + size, GFP_KERNEL);
	}
	if (WARN_ON(!caps))
		return ERR_PTR(-EINVAL);
	if (!buf) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return ERR_PTR(-ENOMEM);
	}
	WRITE_ONCE(caps->buf, buf);
	header = buf + READ_ONCE(caps->size);
	memset(header, 0, size);
	header->id = id;
	header->version = version;
	for (tmp = buf; tmp->next; tmp = buf + tmp->next)
		cond_resched();
	tmp->next = caps->size;
	caps->size += size;
	return header;
}
"""),
    Rewrite("a struct that holds the place, and container_of", ADD, """
struct chain_place { struct vfio_info_cap *caps; struct { u32 at; u32 last; } pos; };
static struct vfio_info_cap_header *at_place(const struct chain_place *place, u32 at)
{
	return (void *)place->caps->buf + at;
}
static void find_last(u32 *last)
{
	struct chain_place *place = container_of(last, struct chain_place, pos.last);

	while (at_place(place, *last)->next)
		*last = at_place(place, *last)->next;
}
""" + _ADD + """
{
	struct chain_place place = { .caps = caps, .pos = { .at = caps->size } };
	void *buf = krealloc(caps->buf, caps->size + size, GFP_KERNEL);
	struct vfio_info_cap_header made = { id, version, 0 };

	if (!buf) {
		kfree(caps->buf);
		*caps = (struct vfio_info_cap){ .buf = NULL, .size = 0 };
		return ERR_PTR(-ENOMEM);
	}
	caps->buf = buf;
	memset(at_place(&place, place.pos.at), 0, size);
	memcpy(at_place(&place, place.pos.at), &made, sizeof(made));
	find_last(&place.pos.last);
	at_place(&place, place.pos.last)->next = place.pos.at;
	caps->size += size;
	return at_place(&place, place.pos.at);
}
"""),
    Rewrite("an enum, an array of functions, static const tables", ADD, """
enum chain_step { STEP_ZERO, STEP_HEAD, STEP_COUNT };
static void step_zero(struct vfio_info_cap_header *h, size_t size, u32 both) { memset(h, 0, size); }
static void step_head(struct vfio_info_cap_header *h, size_t size, u32 both)
{
	h->id = both & 0xffff;
	h->version = both >> 16;
}
static void (*const steps[STEP_COUNT])(struct vfio_info_cap_header *, size_t, u32) = {
	[STEP_HEAD] = step_head,
	[STEP_ZERO] = step_zero,
};
""" + _ADD + """
{
	struct vfio_info_cap_header *header, *tmp;
	enum chain_step step;
	void *buf = krealloc(caps->buf, caps->size + size, GFP_KERNEL);

	if (!buf) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return ERR_PTR(-ENOMEM);
	}
	caps->buf = buf;
	header = buf + caps->size;
	for (step = STEP_ZERO; step < ARRAY_SIZE(steps); step++)
		steps[step](header, size, id | (u32)version << 16);
	tmp = buf;
	while (tmp->next)
		tmp = buf + tmp->next;
	tmp->next = caps->size;
	caps->size += size;
	return header;
}
"""),
    Rewrite("bit-fields and a union over the header", ADD, """
union head { struct vfio_info_cap_header h; struct { u16 id; u16 version; u32 next; } f; u8 raw[8]; };
""" + _ADD + """
{
	union head *heads, made = { .f = { .id = id, .version = version } };
	struct { unsigned int failed : 1; unsigned int first : 1; unsigned int : 6; unsigned int many : 24; } state = { };
	void *buf = krealloc(caps->buf, caps->size + size, GFP_KERNEL);
	size_t i;

	state.failed = !buf;
	state.first = !caps->size;
	if (state.failed) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return ERR_PTR(-ENOMEM);
	}
	caps->buf = buf;
	memset(buf + caps->size, 0, size);
	for (i = 0; i < ARRAY_SIZE(made.raw); i++)
		((u8 *)buf)[caps->size + i] = made.raw[i];
	for (heads = buf; heads->f.next; heads = buf + heads->f.next)
		state.many++;
	if (!state.first)
		heads->f.next = caps->size;
	caps->size += size;
	return buf + caps->size - size;
}
"""),
    Rewrite("two passes", SHIFT, _SHIFT + """
{
	struct vfio_info_cap_header *tmp;
	unsigned int n = 0, i;
	u32 *fields[64] = { };

	for (tmp = caps->buf; tmp->next && n < ARRAY_SIZE(fields); tmp = (void *)caps->buf + tmp->next)
		fields[n++] = &tmp->next;
	for (i = 0; i < n; ++i)
		*fields[i] += offset;
}
"""),
    Rewrite("recursion", SHIFT, """
static void shift_from(void *buf, struct vfio_info_cap_header *one, u32 by)
{
	u32 next = one->next;

	if (!next)
		return;
	one->next += by;
	shift_from(buf, buf + next, by);
}

""" + _SHIFT + """
{
	shift_from(caps->buf, caps->buf, offset);
}
"""),
    Rewrite("a label and goto", SHIFT, _SHIFT + """
{
	struct vfio_info_cap_header *tmp = caps->buf;
	void *buf = caps->buf;
	u32 next;

again:
	if (!tmp->next)
		return;
	next = tmp->next;
	tmp->next = next + offset;
	tmp = buf + next;
	goto again;
}
"""),
    Rewrite("a pointer to next", SHIFT, _SHIFT + """
{
	u32 *next, was;

	for (next = &caps->buf->next; (was = *next) != 0; next = (void *)caps->buf + was + offsetof(struct vfio_info_cap_header, next))
		*next = was + (u32)offset;
}
"""),
    Rewrite("do and while, with a comma", SHIFT, _SHIFT + """
{
	struct vfio_info_cap_header *tmp;
	u32 at = 0, next;

	do {
		tmp = (void *)caps->buf + at;
		next = tmp->next, tmp->next = next ? next + offset : 0, at = next;
	} while (at);
}
"""),
    Rewrite("an early return, and no loop for one", SHIFT, _SHIFT + """
{
	struct vfio_info_cap_header *tmp, *following;

	if (!caps || !caps->buf || caps->size < sizeof(*tmp))
		return;
	if (!caps->buf->next || !offset)
		return;
	for (tmp = caps->buf; tmp; tmp = following) {
		following = tmp->next ? (void *)caps->buf + tmp->next : NULL;
		if (!following)
			continue;
		tmp->next += offset;
	}
}
"""),
    Rewrite("memdup, and the header with it", WHOLE, _WHOLE + """
{
	struct vfio_info_cap_header *header, *copy __free(kfree) = kmemdup(cap, size, GFP_KERNEL);
	u32 next;

	if (!copy) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return -ENOMEM;
	}
	header = vfio_info_cap_add(caps, size, copy->id, copy->version);
	if (IS_ERR(header))
		return PTR_ERR(header);
	next = header->next;
	memcpy(header, copy, size);
	header->next = next;
	return 0;
}
"""),
    Rewrite("byte by byte", WHOLE, _WHOLE + """
{
	struct vfio_info_cap_header *header = vfio_info_cap_add(caps, size, cap->id, cap->version);
	const u8 *from = (const u8 *)(cap + 1);
	int ret = PTR_ERR_OR_ZERO(header);
	u8 *to;

	if (ret)
		return ret;
	to = (u8 *)&header[1];
	size -= sizeof(*header);
	while (size--)
		*to++ = *from++;
	return ret;
}
"""),
    Rewrite("sizes in other ways", WHOLE, _WHOLE + """
{
	const size_t head = sizeof(struct vfio_info_cap_header);
	struct vfio_info_cap_header *header;
	size_t rest;

	if (WARN_ON_ONCE(check_sub_overflow(size, head, &rest)))
		return -EINVAL;
	if (IS_ERR(header = vfio_info_cap_add(caps, array_size(1, size), cap->id, cap->version)))
		return (int)PTR_ERR(header);
	return memcpy((void *)header + head, (void *)cap + head, rest) ? 0 : -EFAULT;
}
"""),
)  # fmt: skip
