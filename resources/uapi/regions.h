/* What the numbers of regions, interrupts, region types and subtypes mean, and what some regions hold. */
#pragma once
#include "base.h"

/* Regions of vfio-pci. From 9 on, capability TYPE says what a region is. */
enum {
	VFIO_PCI_BAR0_REGION_INDEX,	/* base address register 0 */
	VFIO_PCI_BAR1_REGION_INDEX,	/* base address register 1 */
	VFIO_PCI_BAR2_REGION_INDEX,	/* base address register 2 */
	VFIO_PCI_BAR3_REGION_INDEX,	/* base address register 3 */
	VFIO_PCI_BAR4_REGION_INDEX,	/* base address register 4 */
	VFIO_PCI_BAR5_REGION_INDEX,	/* base address register 5 */
	VFIO_PCI_ROM_REGION_INDEX,	/* expansion ROM */
	VFIO_PCI_CONFIG_REGION_INDEX,	/* configuration space */
	VFIO_PCI_VGA_REGION_INDEX,	/* legacy VGA ports and memory */
	VFIO_PCI_NUM_REGIONS = 9,	/* never grows */
};

/* Interrupts of vfio-pci. */
enum {
	VFIO_PCI_INTX_IRQ_INDEX,	/* interrupt pin */
	VFIO_PCI_MSI_IRQ_INDEX,		/* message signalled */
	VFIO_PCI_MSIX_IRQ_INDEX,	/* message signalled, extended */
	VFIO_PCI_ERR_IRQ_INDEX,		/* the device reported an error */
	VFIO_PCI_REQ_IRQ_INDEX,		/* the host wants the device back */
	VFIO_PCI_NUM_IRQS,		/* how many there are */
};

/* Regions of vfio-ccw. From 1 on, capability TYPE says what a region is. */
enum {
	VFIO_CCW_CONFIG_REGION_INDEX,	/* struct ccw_io_region */
	VFIO_CCW_NUM_REGIONS,		/* never grows */
};

/* Interrupts of vfio-ccw. */
enum {
	VFIO_CCW_IO_IRQ_INDEX,	/* an I/O operation ended */
	VFIO_CCW_CRW_IRQ_INDEX,	/* a channel report word waits */
	VFIO_CCW_REQ_IRQ_INDEX,	/* the host wants the device back */
	VFIO_CCW_NUM_IRQS,	/* how many there are */
};

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 5, 0)
/* Interrupts of vfio-ap. */
enum {
	VFIO_AP_REQ_IRQ_INDEX,		/* the host wants the device back */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 15, 0) /* 07d89045bffe: new */
	VFIO_AP_CFG_CHG_IRQ_INDEX,	/* the guest's configuration changed; since 6.15 */
#endif
	VFIO_AP_NUM_IRQS,		/* how many there are */
};
#endif

/* Bit 31 of a region type: the low 16 bits are a PCI vendor, and the subtypes are that vendor's. */
#define VFIO_REGION_TYPE_PCI_VENDOR_TYPE	(1 << 31)
/* The bits of a region type that hold the vendor. */
#define VFIO_REGION_TYPE_PCI_VENDOR_MASK	(0xffff)
#define VFIO_REGION_TYPE_GFX			(1) /* graphics */
#define VFIO_REGION_TYPE_CCW			(2) /* s390 channel I/O */
#define VFIO_REGION_TYPE_MIGRATION_DEPRECATED	(3) /* migration, first protocol; no longer used */

/* Subtypes of vendor 8086. */
#define VFIO_REGION_SUBTYPE_INTEL_IGD_OPREGION	(1) /* firmware's OpRegion of the graphics; @of 0x80008086 */
#define VFIO_REGION_SUBTYPE_INTEL_IGD_HOST_CFG	(2) /* configuration space of the host bridge; @of 0x80008086 */
#define VFIO_REGION_SUBTYPE_INTEL_IGD_LPC_CFG	(3) /* configuration space of the LPC bridge; @of 0x80008086 */

/* Subtype of vendor 10de. */
#define VFIO_REGION_SUBTYPE_NVIDIA_NVLINK2_RAM	(1) /* GPU memory on NVLink; no longer used; @of 0x800010de */

/* Subtype of vendor 1014. */
#define VFIO_REGION_SUBTYPE_IBM_NVLINK2_ATSD	(1) /* invalidation of translations on NVLink; no longer used; @of 0x80001014 */

/* Subtype of VFIO_REGION_TYPE_GFX. */
#define VFIO_REGION_SUBTYPE_GFX_EDID		(1) /* struct vfio_region_gfx_edid, then the EDID; @of VFIO_REGION_TYPE_GFX */

/* Subtypes of VFIO_REGION_TYPE_CCW. */
#define VFIO_REGION_SUBTYPE_CCW_ASYNC_CMD	(1) /* struct ccw_cmd_region; @of VFIO_REGION_TYPE_CCW */
#define VFIO_REGION_SUBTYPE_CCW_SCHIB		(2) /* struct ccw_schib_region; @of VFIO_REGION_TYPE_CCW */
#define VFIO_REGION_SUBTYPE_CCW_CRW		(3) /* struct ccw_crw_region; @of VFIO_REGION_TYPE_CCW */

/* Subtype of VFIO_REGION_TYPE_MIGRATION_DEPRECATED. */
#define VFIO_REGION_SUBTYPE_MIGRATION_DEPRECATED	(1) /* struct vfio_device_migration_info; no longer used; @of VFIO_REGION_TYPE_MIGRATION_DEPRECATED */

/* The start of a region by which user space gives a virtual display its EDID. */
struct vfio_region_gfx_edid {
	__u32	edid_offset;	/* where in the region the EDID lies */
	__u32	edid_max_size;	/* most bytes of an EDID */
	__u32	edid_size;	/* bytes of the EDID */
	__u32	max_xres;	/* widest picture, in pixels; 0: no limit */
	__u32	max_yres;	/* highest picture, in pixels; 0: no limit */
	__u32	link_state;	/* @names VFIO_DEVICE_GFX_LINK_STATE_* */
};
#define VFIO_DEVICE_GFX_LINK_STATE_UP	1 /* a monitor is plugged in */
#define VFIO_DEVICE_GFX_LINK_STATE_DOWN	2 /* no monitor */

/* The start of the region of the first migration protocol. */
struct vfio_device_migration_info {
	__u32	device_state;	/* @flags VFIO_DEVICE_STATE_V1_* */
	__u32	reserved;	/* 0 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* 2f8d25fa8aed: u64 aligned to 8 on every ABI */
	__aligned_u64	pending_bytes;	/* bytes that are still to be moved */
	__aligned_u64	data_offset;	/* where in the region the data lie */
	__aligned_u64	data_size;	/* bytes of data */
#else
	__u64	pending_bytes;
	__u64	data_offset;
	__u64	data_size;
#endif
};
#define VFIO_DEVICE_STATE_V1_STOP	(0) /* stopped */
#define VFIO_DEVICE_STATE_V1_RUNNING	(1 << 0) /* runs */
#define VFIO_DEVICE_STATE_V1_SAVING	(1 << 1) /* its state is being read */
#define VFIO_DEVICE_STATE_V1_RESUMING	(1 << 2) /* its state is being written */
#define VFIO_DEVICE_STATE_MASK	(VFIO_DEVICE_STATE_V1_RUNNING | VFIO_DEVICE_STATE_V1_SAVING | VFIO_DEVICE_STATE_V1_RESUMING)
