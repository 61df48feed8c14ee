/* Capabilities of VFIO_IOMMU_GET_INFO. */
#pragma once
#include "base.h"

/*
 * I/O virtual addresses that may be mapped. type1 leaves it out where its list is empty.
 * @capability iommu
 * @struct vfio_iommu_type1_info_cap_iova_range
 * @tone 3
 * @array iova_ranges[nr_iovas]
 * @by type1 (drivers/vfio/vfio_iommu_type1.c), iommufd (drivers/iommu/iommufd/vfio_compat.c)
 * @version 1
 * @since 5.4
 */
#define VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE	1

/* One range of I/O virtual addresses. */
struct vfio_iova_range {
	__u64	start;		/* first address */
	__u64	end;		/* last address, inclusive */
};

/* The ranges that may be mapped. */
struct vfio_iommu_type1_info_cap_iova_range {
	struct vfio_info_cap_header	header;
	__u32	nr_iovas;	/* elements of iova_ranges; @example 2 */
	__u32	reserved;	/* 0; @reserved @example 0 */
	struct vfio_iova_range	iova_ranges[];	/* ascending; @span first-last @example {0, 0xfedfffff}, {0xfef00000, 0x7fffffffff} */
};

/*
 * Dirty pages can be tracked, for the migration of a guest.
 * @capability iommu
 * @struct vfio_iommu_type1_info_cap_migration
 * @tone 1
 * @by type1 (drivers/vfio/vfio_iommu_type1.c), never iommufd
 * @version 1
 * @since 5.8
 */
#define VFIO_IOMMU_TYPE1_INFO_CAP_MIGRATION	2

/* How dirty pages are tracked. The u64 are plain ones: i386 has them 4 bytes earlier. */
struct vfio_iommu_type1_info_cap_migration {
	struct vfio_info_cap_header	header;
	__u32	flags;		/* no bit is defined: 0; @example 0 */
	__u64	pgsize_bitmap;	/* page sizes of the dirty bitmap: bit n says 2^n bytes; @kind pages @example 0x1000 */
	__u64	max_dirty_bitmap_size;	/* most bytes of a dirty bitmap; 0x10000000 from type1; @example 0x10000000 */
};

/*
 * How many more mappings are allowed.
 * @capability iommu
 * @struct vfio_iommu_type1_info_dma_avail
 * @tone 2
 * @by type1 (drivers/vfio/vfio_iommu_type1.c), iommufd (drivers/iommu/iommufd/vfio_compat.c)
 * @version 1
 * @since 5.10
 */
#define VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL		3

/* Mappings that are left. */
struct vfio_iommu_type1_info_dma_avail {
	struct vfio_info_cap_header	header;
	__u32	avail;		/* mappings that may still be made; iommufd always says 0xffffffff; @example 65535 */
};
