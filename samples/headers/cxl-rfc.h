/*
 * The CXL Type-2 capability as an RFC of 2024 proposed it: names and sizes are the posting's, the
 * words are ours.
 */
#include <linux/types.h>

struct vfio_info_cap_header {
	__u16 id;
	__u16 version;
	__u32 next;
};

struct vfio_device_info_cap_cxl {
	struct vfio_info_cap_header header;
	__u8 hdm_count;			/* decoders that translate addresses */
	__u8 hdm_regs_bar_index;	/* the BAR that their registers are in */
	__u64 hdm_regs_size;		/* bytes of these registers */
	__u64 hdm_regs_offset;		/* where in the BAR they begin */
	__u64 dpa_size;			/* bytes of the device's own memory */
};
