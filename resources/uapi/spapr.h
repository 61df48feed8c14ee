/* The IOMMU and the error handling of powerpc servers. */
#pragma once
#include "base.h"

/* Dynamic DMA windows. */
struct vfio_iommu_spapr_tce_ddw_info {
	__u64	pgsizes;	/* page sizes: bit n says 2^n bytes */
	__u32	max_dynamic_windows_supported;	/* most windows */
	__u32	levels;		/* most levels of a table */
};

/* What VFIO_IOMMU_SPAPR_TCE_GET_INFO answers. It has no capabilities. */
struct vfio_iommu_spapr_tce_info {
	__u32	argsz;			/* bytes that the caller has room for */
	__u32	flags;			/* @flags VFIO_IOMMU_SPAPR_INFO_* */
	__u32	dma32_window_start;	/* bus address of the 32-bit window */
	__u32	dma32_window_size;	/* its bytes */
	struct vfio_iommu_spapr_tce_ddw_info	ddw;	/* with DDW */
};
#define VFIO_IOMMU_SPAPR_INFO_DDW	(1 << 0) /* dynamic windows are supported */
/* Ask for struct vfio_iommu_spapr_tce_info. The number is VFIO_IOMMU_GET_INFO of type1. */
#define VFIO_IOMMU_SPAPR_TCE_GET_INFO	_IO(VFIO_TYPE, VFIO_BASE + 12)

/* An error to inject. */
struct vfio_eeh_pe_err {
	__u32	type;	/* kind of error */
	__u32	func;	/* what it hits */
	__u64	addr;	/* bus address */
	__u64	mask;	/* of the address */
};

/* What VFIO_EEH_PE_OP is told. */
struct vfio_eeh_pe_op {
	__u32	argsz;	/* bytes */
	__u32	flags;	/* 0 */
	__u32	op;	/* what to do; @names VFIO_EEH_PE_* !VFIO_EEH_PE_STATE_* !VFIO_EEH_PE_OP */
	union {
		struct vfio_eeh_pe_err	err;	/* for INJECT_ERR */
	};
};
#define VFIO_EEH_PE_DISABLE		0 /* no error handling */
#define VFIO_EEH_PE_ENABLE		1 /* error handling */
#define VFIO_EEH_PE_UNFREEZE_IO		2 /* let I/O through */
#define VFIO_EEH_PE_UNFREEZE_DMA	3 /* let DMA through */
#define VFIO_EEH_PE_GET_STATE		4 /* ask for the state */
#define VFIO_EEH_PE_STATE_NORMAL	0 /* works */
#define VFIO_EEH_PE_STATE_RESET		1 /* in reset */
#define VFIO_EEH_PE_STATE_STOPPED	2 /* no I/O, no DMA */
#define VFIO_EEH_PE_STATE_STOPPED_DMA	4 /* no DMA */
#define VFIO_EEH_PE_STATE_UNAVAIL	5 /* lost */
#define VFIO_EEH_PE_RESET_DEACTIVATE	5 /* end a reset */
#define VFIO_EEH_PE_RESET_HOT		6 /* hot reset */
#define VFIO_EEH_PE_RESET_FUNDAMENTAL	7 /* fundamental reset */
#define VFIO_EEH_PE_CONFIGURE		8 /* set up again after a reset */
#define VFIO_EEH_PE_INJECT_ERR		9 /* make an error */
/* Handle errors of a partitionable endpoint. */
#define VFIO_EEH_PE_OP			_IO(VFIO_TYPE, VFIO_BASE + 21)

/* What VFIO_IOMMU_SPAPR_REGISTER_MEMORY is told. */
struct vfio_iommu_spapr_register_memory {
	__u32	argsz;	/* bytes */
	__u32	flags;	/* 0 */
	__u64	vaddr;	/* address in the process */
	__u64	size;	/* bytes */
};
/* Let memory be mapped later. */
#define VFIO_IOMMU_SPAPR_REGISTER_MEMORY	_IO(VFIO_TYPE, VFIO_BASE + 17)
/* No longer let it be mapped. */
#define VFIO_IOMMU_SPAPR_UNREGISTER_MEMORY	_IO(VFIO_TYPE, VFIO_BASE + 18)

/* What VFIO_IOMMU_SPAPR_TCE_CREATE is told and answers. */
struct vfio_iommu_spapr_tce_create {
	__u32	argsz;		/* bytes */
	__u32	flags;		/* 0 */
	__u32	page_shift;	/* a page is 2^page_shift bytes */
	__u32	__resv1;	/* 0 */
	__u64	window_size;	/* bytes */
	__u32	levels;		/* of the table */
	__u32	__resv2;	/* 0 */
	__u64	start_addr;	/* out: bus address of the window */
};
/* Open a DMA window. */
#define VFIO_IOMMU_SPAPR_TCE_CREATE	_IO(VFIO_TYPE, VFIO_BASE + 19)

/* What VFIO_IOMMU_SPAPR_TCE_REMOVE is told. */
struct vfio_iommu_spapr_tce_remove {
	__u32	argsz;		/* bytes */
	__u32	flags;		/* 0 */
	__u64	start_addr;	/* bus address of the window */
};
/* Close a DMA window. */
#define VFIO_IOMMU_SPAPR_TCE_REMOVE	_IO(VFIO_TYPE, VFIO_BASE + 20)
