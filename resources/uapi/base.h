/*
 * How every header of this folder is written.
 *
 * The declarations are those of the kernel's include/uapi/linux/vfio.h, vfio_zdev.h and
 * vfio_ccw.h, in the kernel's spelling; the comments are our own. vfioviz reads them as data,
 * a C compiler reads them as a test. A compiler wants a few lines before them: __u8 to __u64,
 * __s32, __aligned_u64, _IO(), KERNEL_VERSION(), and LINUX_VERSION_CODE for the release that
 * is meant.
 *
 * Revisions: #if LINUX_VERSION_CODE >= KERNEL_VERSION(...), followed by a comment that names
 * the commit (if it is known) and says what it did.
 *
 * Comments before a declaration or behind it on its line belong to it. They may hold tags:
 *
 *   flags GLOB   the field is a set of the bits that these macros name
 *   names GLOB   the field holds one of the values that these macros name
 *   ioctl KEY    the macro is an ioctl whose answer carries capabilities; with
 *                answer (its struct), minsz (the last field that it must have room for) and
 *                caps (the flag that says that capabilities are there)
 *   capability KEY   the macro is the id of a capability of that ioctl; with struct, array
 *                (and in brackets the field that counts it), since, until, by (who emits it);
 *                each version N begins one more definition, what stands before holds for all
 *   struct_of    the release whose struct a superseded version keeps
 *
 *   tone N       the palette's tone that the capability is drawn in; in the order of a genuine
 *                chain no two neighbours share one
 *   of TYPE      the macro is a subtype of that region type
 *   ids KEY      of an ioctl: whose capability ids it shares; its own where it is silent
 *
 *   result       of a field: the kernel's code computes it, no driver and no request gives it
 *   given        the caller sets it before the call
 *   reserved     has to be 0
 *   usual N      bytes that an array has in practice
 *   encoding E   of a text, as Python names it
 *   kind K       what the number is: link (where the first capability starts), next (where the
 *                following one does), pages (bit n says 2^n
 *                bytes), size (of the region that areas lie in), hex, region-index, region-type,
 *                region-subtype
 *   span S       of an array of two u64: first-last, both inclusive, or offset-size
 *   example V    a realistic value, as a C initialiser; "text" for an array of characters
 *
 * each with an @ before it. A GLOB is a name, or holds one star: what it stands for is the short
 * name. With a ! before it, it takes names away.
 */
#pragma once

/* The type byte of every VFIO ioctl. */
#define VFIO_TYPE	(';')
/* The number that VFIO counts its ioctls from. */
#define VFIO_BASE	100

/* The head of every capability. There is no length: it follows from id and version. */
struct vfio_info_cap_header {
	__u16	id;		/* which capability; each ioctl counts its own ids */
	__u16	version;	/* of this capability id */
	__u32	next;		/* where the next one starts, from the start of the buffer; 0: the last; @result @kind next */
};
