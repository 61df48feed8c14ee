/* The three ioctls whose answer carries capabilities, and their structs. */
#pragma once
#include "base.h"

/* What VFIO_DEVICE_GET_INFO answers about a device. */
struct vfio_device_info {
	__u32	argsz;		/* in: bytes that the caller has room for; out: bytes that the kernel needs, if more; @result */
	__u32	flags;		/* what kind of device it is, and what it can do; @flags VFIO_DEVICE_FLAGS_* */
	__u32	num_regions;	/* highest region index + 1 */
	__u32	num_irqs;	/* highest interrupt index + 1 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 10, 0) /* cap_offset, 16 to 20 bytes */
	__u32	cap_offset;	/* where the first capability starts, if CAPS is set; 0: it did not fit; @result @kind link */
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0) /* a881b496941f: explicit pad, 20 to 24 bytes */
	__u32	pad;		/* makes the size a multiple of 8; the kernel writes 0; @result @reserved */
#endif
};
#define VFIO_DEVICE_FLAGS_RESET		(1 << 0) /* can be reset */
#define VFIO_DEVICE_FLAGS_PCI		(1 << 1) /* a PCI device */
#define VFIO_DEVICE_FLAGS_PLATFORM	(1 << 2) /* a platform device */
#define VFIO_DEVICE_FLAGS_AMBA		(1 << 3) /* an AMBA device */
#define VFIO_DEVICE_FLAGS_CCW		(1 << 4) /* an s390 channel device */
#define VFIO_DEVICE_FLAGS_AP		(1 << 5) /* an s390 crypto adapter */
#define VFIO_DEVICE_FLAGS_FSL_MC	(1 << 6) /* a device on the Freescale management complex bus */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 10, 0)
#define VFIO_DEVICE_FLAGS_CAPS		(1 << 7) /* capabilities are there; see cap_offset */
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 5, 0)
#define VFIO_DEVICE_FLAGS_CDX		(1 << 8) /* a device on an AMD CDX bus; since 6.5 */
#endif

/*
 * Describe a device.
 * @ioctl device
 * @answer vfio_device_info
 * @minsz num_irqs
 * @caps VFIO_DEVICE_FLAGS_CAPS
 */
#define VFIO_DEVICE_GET_INFO	_IO(VFIO_TYPE, VFIO_BASE + 7)

/* What VFIO_DEVICE_GET_REGION_INFO answers about one region of a device. */
struct vfio_region_info {
	__u32	argsz;		/* in: bytes that the caller has room for; out: bytes that the kernel needs, if more; @result */
	__u32	flags;		/* what may be done with the region; @flags VFIO_REGION_INFO_FLAG_* */
	__u32	index;		/* in: which region; the names are those of a PCI device; @names VFIO_PCI_*_REGION_INDEX @given @kind region-index */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 6, 0) /* ff63eb638d63: the reserved word became cap_offset */
	__u32	cap_offset;	/* where the first capability starts, if CAPS is set; without CAPS, what the caller left there; @result @kind link */
#else
	__u32	resv;		/* reserved; @result @reserved */
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* 2f8d25fa8aed: u64 aligned to 8 on every ABI */
	__aligned_u64	size;	/* bytes; @kind size */
	__aligned_u64	offset;	/* where the region starts in the device's file */
#else
	__u64	size;
	__u64	offset;
#endif
};
#define VFIO_REGION_INFO_FLAG_READ	(1 << 0) /* can be read */
#define VFIO_REGION_INFO_FLAG_WRITE	(1 << 1) /* can be written */
#define VFIO_REGION_INFO_FLAG_MMAP	(1 << 2) /* can be mapped */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 6, 0)
#define VFIO_REGION_INFO_FLAG_CAPS	(1 << 3) /* capabilities are there; see cap_offset */
#endif

/*
 * Describe one region of a device.
 * @ioctl region
 * @answer vfio_region_info
 * @minsz offset
 * @caps VFIO_REGION_INFO_FLAG_CAPS
 */
#define VFIO_DEVICE_GET_REGION_INFO	_IO(VFIO_TYPE, VFIO_BASE + 8)

/* What VFIO_IOMMU_GET_INFO answers about a type1 IOMMU. */
struct vfio_iommu_type1_info {
	__u32	argsz;		/* in: bytes that the caller has room for; out: bytes that the kernel needs, if more; @result */
	__u32	flags;		/* which of the other fields hold something; @flags VFIO_IOMMU_INFO_* */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* 2f8d25fa8aed: u64 aligned to 8 on every ABI */
	__aligned_u64	iova_pgsizes;	/* page sizes of the IOMMU: bit n says 2^n bytes; @kind pages */
#else
	__u64	iova_pgsizes;
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 4, 0) /* a717072007e8: cap_offset behind the page sizes */
	__u32	cap_offset;	/* where the first capability starts, if CAPS is set; 0: it did not fit; @result @kind link */
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0) /* a881b496941f: the tail became an explicit pad (i386: 20 to 24 bytes) */
	__u32	pad;		/* makes the size a multiple of 8; the kernel writes 0; @result @reserved */
#endif
};
#define VFIO_IOMMU_INFO_PGSIZES	(1 << 0) /* iova_pgsizes is there */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 4, 0)
#define VFIO_IOMMU_INFO_CAPS	(1 << 1) /* capabilities are there; see cap_offset */
#endif

/*
 * Describe a type1 IOMMU. The number is VFIO_DEVICE_GET_PCI_HOT_RESET_INFO on a device's file and
 * VFIO_IOMMU_SPAPR_TCE_GET_INFO on a container with that IOMMU.
 * @ioctl iommu
 * @answer vfio_iommu_type1_info
 * @minsz iova_pgsizes
 * @caps VFIO_IOMMU_INFO_CAPS
 */
#define VFIO_IOMMU_GET_INFO	_IO(VFIO_TYPE, VFIO_BASE + 12)
