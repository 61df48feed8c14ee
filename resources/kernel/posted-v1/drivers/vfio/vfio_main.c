/* Adds capabilities to a chain, and moves it behind the info struct; in words of our own. */
#include <linux/vfio.h>

struct vfio_info_cap_header *vfio_info_cap_add(struct vfio_info_cap *caps, size_t size,
					       u16 id, u16 version)
{
	struct vfio_info_cap_header *header, *last;
	size_t start = ALIGN(caps->size, sizeof(u64));
	void *buf;

	buf = krealloc(caps->buf, start + size, GFP_KERNEL);
	if (!buf) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return ERR_PTR(-ENOMEM);
	}
	caps->buf = buf;

	/* The pad belongs to nobody: it is in front of this one. */
	memset(buf + caps->size, 0, start + size - caps->size);
	header = buf + start;
	header->id = id;
	header->version = version;

	/* The first one is its own last: next becomes 0 again. */
	last = buf;
	while (last->next)
		last = buf + last->next;
	last->next = start;

	caps->size = start + size;
	return header;
}

/* Returns where in the caller's memory the chain begins, or an errno. */
ssize_t vfio_info_cap_shift(struct vfio_info_cap *caps, size_t offset)
{
	size_t cap_offset = ALIGN(offset, sizeof(u64));
	size_t pad = cap_offset - offset;
	struct vfio_info_cap_header *header;
	void *buf;
	u32 next;

	buf = krealloc(caps->buf, caps->size + pad, GFP_KERNEL);
	if (!buf)
		return -ENOMEM;
	memmove(buf + pad, buf, caps->size);
	memset(buf, 0, pad);
	caps->buf = buf;
	caps->size += pad;

	header = buf + pad;
	while (header->next) {
		next = header->next;
		header->next = next + cap_offset;
		header = buf + pad + next;
	}
	return cap_offset;
}

int vfio_info_add_capability(struct vfio_info_cap *caps, struct vfio_info_cap_header *cap,
			     size_t size)
{
	struct vfio_info_cap_header *header;

	header = vfio_info_cap_add(caps, size, cap->id, cap->version);
	if (IS_ERR(header))
		return PTR_ERR(header);

	/* The header is there: only what is behind it. */
	memcpy(header + 1, cap + 1, size - sizeof(*header));
	return 0;
}
