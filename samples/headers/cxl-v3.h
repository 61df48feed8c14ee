/*
 * The CXL Type-2 capability as version 3 of 2026 proposed it: names and sizes are the posting's, the
 * words are ours. __resv was to fill a hole, and makes one: a word of 64 bits follows it.
 */
#include <linux/types.h>

struct vfio_info_cap_header {
	__u16 id;
	__u16 version;
	__u32 next;
};

struct vfio_device_info_cap_cxl {
	struct vfio_info_cap_header header;
	__u32 flags;
	__u32 hdm_decoder_offset;	/* where in the component registers the decoders begin */
	__u64 dpa_size;			/* bytes of the device's own memory */
	__u32 __resv;
	__u64 comp_reg_offset;		/* where in the BAR the component registers begin */
	__u32 comp_reg_bar;		/* the BAR that they are in */
	__u32 comp_reg_size;		/* bytes of them */
};
