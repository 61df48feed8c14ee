/* Mapping and dirty pages of a type1 IOMMU. */
#pragma once
#include "base.h"

/* What VFIO_IOMMU_MAP_DMA is told. */
struct vfio_iommu_type1_dma_map {
	__u32	argsz;	/* bytes */
	__u32	flags;	/* @flags VFIO_DMA_MAP_FLAG_* */
	__u64	vaddr;	/* address in the process */
	__u64	iova;	/* address for the device */
	__u64	size;	/* bytes */
};
#define VFIO_DMA_MAP_FLAG_READ	(1 << 0) /* the device may read */
#define VFIO_DMA_MAP_FLAG_WRITE	(1 << 1) /* the device may write */
#define VFIO_DMA_MAP_FLAG_VADDR	(1 << 2) /* only vaddr changes */
/* Map memory for the device. */
#define VFIO_IOMMU_MAP_DMA	_IO(VFIO_TYPE, VFIO_BASE + 13)

/* Where dirty bits go. */
struct vfio_bitmap {
	__u64	pgsize;	/* bytes that one bit stands for */
	__u64	size;	/* bytes of the bitmap */
	__u64	*data;	/* the bits; a pointer, so 4 bytes on a 32-bit ABI */
};

/* What VFIO_IOMMU_UNMAP_DMA is told. */
struct vfio_iommu_type1_dma_unmap {
	__u32	argsz;	/* bytes, data included */
	__u32	flags;	/* @flags VFIO_DMA_UNMAP_FLAG_* */
	__u64	iova;	/* address for the device */
	__u64	size;	/* bytes; out: what was unmapped */
	__u8	data[];	/* struct vfio_bitmap, with GET_DIRTY_BITMAP */
};
#define VFIO_DMA_UNMAP_FLAG_GET_DIRTY_BITMAP	(1 << 0) /* tell which pages were written */
#define VFIO_DMA_UNMAP_FLAG_ALL			(1 << 1) /* all of it */
#define VFIO_DMA_UNMAP_FLAG_VADDR		(1 << 2) /* forget the addresses in the process, keep the mapping */
/* Take memory from the device. */
#define VFIO_IOMMU_UNMAP_DMA	_IO(VFIO_TYPE, VFIO_BASE + 14)

/* Let the container be used. */
#define VFIO_IOMMU_ENABLE	_IO(VFIO_TYPE, VFIO_BASE + 15)
/* No longer let it be used. */
#define VFIO_IOMMU_DISABLE	_IO(VFIO_TYPE, VFIO_BASE + 16)

/* What VFIO_IOMMU_DIRTY_PAGES is told. */
struct vfio_iommu_type1_dirty_bitmap {
	__u32	argsz;	/* bytes, data included */
	__u32	flags;	/* one of them; @flags VFIO_IOMMU_DIRTY_PAGES_FLAG_* */
	__u8	data[];	/* struct vfio_iommu_type1_dirty_bitmap_get, with GET_BITMAP */
};
#define VFIO_IOMMU_DIRTY_PAGES_FLAG_START	(1 << 0) /* start to track */
#define VFIO_IOMMU_DIRTY_PAGES_FLAG_STOP	(1 << 1) /* stop */
#define VFIO_IOMMU_DIRTY_PAGES_FLAG_GET_BITMAP	(1 << 2) /* tell which pages were written */

/* The range to tell about. */
struct vfio_iommu_type1_dirty_bitmap_get {
	__u64	iova;	/* first address for the device */
	__u64	size;	/* bytes */
	struct vfio_bitmap	bitmap;	/* where the bits go */
};
/* Track which pages are written. */
#define VFIO_IOMMU_DIRTY_PAGES	_IO(VFIO_TYPE, VFIO_BASE + 17)
