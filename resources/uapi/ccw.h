/* What the regions of an s390 channel device hold: the kernel's vfio_ccw.h. All are packed. */
#pragma once
#include "base.h"

#define ORB_AREA_SIZE	12 /* bytes of an operation request block */
#define SCSW_AREA_SIZE	12 /* bytes of a subchannel status word */
#define IRB_AREA_SIZE	96 /* bytes of an interruption response block */
#define SCHIB_AREA_SIZE	52 /* bytes of a subchannel information block */

/* Region CONFIG: start an operation, read its result. */
struct ccw_io_region {
	__u8	orb_area[ORB_AREA_SIZE];	/* operation request block */
	__u8	scsw_area[SCSW_AREA_SIZE];	/* subchannel status word */
	__u8	irb_area[IRB_AREA_SIZE];	/* interruption response block */
	__u32	ret_code;			/* 0, or an errno */
} __attribute__((packed));

#define VFIO_CCW_ASYNC_CMD_HSCH	(1 << 0) /* halt the subchannel */
#define VFIO_CCW_ASYNC_CMD_CSCH	(1 << 1) /* clear the subchannel */
/* Region ASYNC_CMD: halt or clear. */
struct ccw_cmd_region {
	__u32	command;	/* @names VFIO_CCW_ASYNC_CMD_* */
	__u32	ret_code;	/* 0, or an errno */
} __attribute__((packed));

/* Region SCHIB: read the subchannel information block. */
struct ccw_schib_region {
	__u8	schib_area[SCHIB_AREA_SIZE];	/* the block */
} __attribute__((packed));

/* Region CRW: read the next channel report word. */
struct ccw_crw_region {
	__u32	crw;	/* the word; 0: none */
	__u32	pad;	/* 0 */
} __attribute__((packed));
