/* Capabilities of VFIO_DEVICE_GET_REGION_INFO. */
#pragma once
#include "base.h"

/*
 * The parts of the region that may be mapped; the rest may not.
 * @capability region
 * @struct vfio_region_info_cap_sparse_mmap
 * @tone 3
 * @array areas[nr_areas]
 * @by vfio-pci 4.6 to 4.15 (the BAR with the MSI-X table), i915 GVT (BAR 2), nvgrace-gpu (6.9), vfio-user servers
 * @version 1
 * @since 4.6
 */
#define VFIO_REGION_INFO_CAP_SPARSE_MMAP	1

/* One part of a region. */
struct vfio_region_sparse_mmap_area {
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* 2f8d25fa8aed: u64 aligned to 8 on every ABI */
	__aligned_u64	offset;	/* bytes from the start of the region */
	__aligned_u64	size;	/* bytes */
#else
	__u64	offset;
	__u64	size;
#endif
};

/* The parts of a region that may be mapped. */
struct vfio_region_info_cap_sparse_mmap {
	struct vfio_info_cap_header	header;
	__u32	nr_areas;	/* elements of areas; 0: nothing may be mapped; @example 2 */
	__u32	reserved;	/* 0; @reserved @example 0 */
	struct vfio_region_sparse_mmap_area	areas[];	/* the parts; @span offset-size @example {0, 0x2000}, {0x3000, 0x1000} */
};

/*
 * What a region beyond those of the bus is for.
 * @capability region
 * @struct vfio_region_info_cap_type
 * @tone 2
 * @by vfio-pci (IGD), i915 GVT, vfio-ccw, mbochs
 * @version 1
 * @since 4.6
 */
#define VFIO_REGION_INFO_CAP_TYPE	2

/* What a region is for. */
struct vfio_region_info_cap_type {
	struct vfio_info_cap_header	header;
	__u32	type;		/* bit 31 set: low 16 bits are a PCI vendor; @names VFIO_REGION_TYPE_* !VFIO_REGION_TYPE_PCI_* @kind region-type @example 0x80008086 */
	__u32	subtype;	/* means nothing without the type; @kind region-subtype @example 1 */
};

/*
 * The MSI-X table of this BAR may be mapped too. Nothing follows the header.
 * @capability region
 * @struct vfio_info_cap_header
 * @tone 5
 * @by vfio-pci, for the BAR that holds the MSI-X table (drivers/vfio/pci/vfio_pci_core.c)
 * @version 1
 * @since 4.16
 */
#define VFIO_REGION_INFO_CAP_MSIX_MAPPABLE	3

/*
 * Where the memory of an NVLink GPU lies for its peers.
 * @capability region
 * @struct vfio_region_info_cap_nvlink2_ssatgt
 * @tone 1
 * @by vfio_pci_nvlink2 on powerpc, removed in 5.13 (b392a1989170)
 * @version 1
 * @since 5.0
 * @until 5.12
 */
#define VFIO_REGION_INFO_CAP_NVLINK2_SSATGT	4

/* Address of GPU memory on NVLink. */
struct vfio_region_info_cap_nvlink2_ssatgt {
	struct vfio_info_cap_header	header;
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* 2f8d25fa8aed: u64 aligned to 8 on every ABI */
	__aligned_u64	tgt;	/* real address, compressed; @example 0x200000000000 */
#else
	__u64	tgt;
#endif
};

/*
 * How fast the NVLink runs.
 * @capability region
 * @struct vfio_region_info_cap_nvlink2_lnkspd
 * @tone 4
 * @by vfio_pci_nvlink2 on powerpc, removed in 5.13 (b392a1989170)
 * @version 1
 * @since 5.0
 * @until 5.12
 */
#define VFIO_REGION_INFO_CAP_NVLINK2_LNKSPD	5

/* Speed of an NVLink. */
struct vfio_region_info_cap_nvlink2_lnkspd {
	struct vfio_info_cap_header	header;
	__u32	link_speed;	/* as the device tree tells it; @example 8 */
	__u32	__pad;		/* 0; @reserved @example 0 */
};
