/* Containers and groups: what /dev/vfio/vfio and /dev/vfio/GROUP answer. */
#pragma once
#include "base.h"

/* Version of the whole interface. */
#define VFIO_API_VERSION	0

/* IOMMU types and extensions that VFIO_CHECK_EXTENSION knows. */
#define VFIO_TYPE1_IOMMU		1 /* type 1 */
#define VFIO_SPAPR_TCE_IOMMU		2 /* powerpc */
#define VFIO_TYPE1v2_IOMMU		3 /* type 1 that unmaps what was mapped */
#define VFIO_DMA_CC_IOMMU		4 /* DMA is cache coherent */
#define VFIO_EEH			5 /* powerpc's error handling */
#define VFIO_TYPE1_NESTING_IOMMU	6 /* two stages; no longer used */
#define VFIO_SPAPR_TCE_v2_IOMMU		7 /* powerpc, memory registered before */
#define VFIO_NOIOMMU_IOMMU		8 /* none: no translation, no isolation */
#define VFIO_UNMAP_ALL			9 /* VFIO_DMA_UNMAP_FLAG_ALL is known */
#define VFIO_UPDATE_VADDR		10 /* the address of a mapping may change */

/* Ask for VFIO_API_VERSION. */
#define VFIO_GET_API_VERSION		_IO(VFIO_TYPE, VFIO_BASE + 0)
/* Ask whether an extension is there. */
#define VFIO_CHECK_EXTENSION		_IO(VFIO_TYPE, VFIO_BASE + 1)
/* Choose the IOMMU type. */
#define VFIO_SET_IOMMU			_IO(VFIO_TYPE, VFIO_BASE + 2)

/* What VFIO_GROUP_GET_STATUS answers. */
struct vfio_group_status {
	__u32	argsz;	/* bytes that the caller has room for */
	__u32	flags;	/* @flags VFIO_GROUP_FLAGS_* */
};
#define VFIO_GROUP_FLAGS_VIABLE		(1 << 0) /* every device of the group is with VFIO, or with no driver */
#define VFIO_GROUP_FLAGS_CONTAINER_SET	(1 << 1) /* the group is in a container */

/* Ask for struct vfio_group_status. */
#define VFIO_GROUP_GET_STATUS		_IO(VFIO_TYPE, VFIO_BASE + 3)
/* Put the group into a container. */
#define VFIO_GROUP_SET_CONTAINER	_IO(VFIO_TYPE, VFIO_BASE + 4)
/* Take the group out of its container. */
#define VFIO_GROUP_UNSET_CONTAINER	_IO(VFIO_TYPE, VFIO_BASE + 5)
/* Open a device of the group. */
#define VFIO_GROUP_GET_DEVICE_FD	_IO(VFIO_TYPE, VFIO_BASE + 6)
