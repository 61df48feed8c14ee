/* Adds capabilities to a chain, and moves it behind the info struct; in words of our own. */
#include <linux/vfio.h>

struct vfio_info_cap_header *vfio_info_cap_add(struct vfio_info_cap *caps, size_t size,
					       u16 id, u16 version)
{
	struct vfio_info_cap_header *header, *last;
	void *buf;

	buf = krealloc(caps->buf, caps->size + size, GFP_KERNEL);
	if (!buf) {
		kfree(caps->buf);
		caps->buf = NULL;
		caps->size = 0;
		return ERR_PTR(-ENOMEM);
	}
	caps->buf = buf;

	header = buf + caps->size;
	memset(header, 0, size);
	header->id = id;
	header->version = version;

	/* The first one is its own last: next becomes 0 again. */
	last = buf;
	while (last->next)
		last = buf + last->next;
	last->next = caps->size;

	caps->size += size;
	return header;
}

void vfio_info_cap_shift(struct vfio_info_cap *caps, size_t offset)
{
	struct vfio_info_cap_header *header = caps->buf;
	u32 next;

	while (header->next) {
		next = header->next;
		header->next = next + offset;
		header = (void *)caps->buf + next;
	}
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
