/* Device features, migration among them. A feature is no capability: it has an ioctl of its own. */
#pragma once
#include "base.h"

/* What VFIO_DEVICE_FEATURE is told or answers. */
struct vfio_device_feature {
	__u32	argsz;	/* bytes, data included */
	__u32	flags;	/* low 16 bits: which feature; @flags VFIO_DEVICE_FEATURE_GET VFIO_DEVICE_FEATURE_SET VFIO_DEVICE_FEATURE_PROBE */
	__u8	data[];	/* the feature's struct */
};
#define VFIO_DEVICE_FEATURE_MASK	(0xffff) /* the bits that say which feature */
#define VFIO_DEVICE_FEATURE_GET		(1 << 16) /* read it */
#define VFIO_DEVICE_FEATURE_SET		(1 << 17) /* write it */
#define VFIO_DEVICE_FEATURE_PROBE	(1 << 18) /* ask whether it is there */
/* Read, write or probe a feature. */
#define VFIO_DEVICE_FEATURE		_IO(VFIO_TYPE, VFIO_BASE + 17)

/* Feature: the secret that a virtual function's user must know. */
#define VFIO_DEVICE_FEATURE_PCI_VF_TOKEN	(0)

/* What the device can do of the second migration protocol. */
struct vfio_device_feature_migration {
	__aligned_u64	flags;	/* @flags VFIO_MIGRATION_* */
};
#define VFIO_MIGRATION_STOP_COPY	(1 << 0) /* state is copied while the device is stopped */
#define VFIO_MIGRATION_P2P		(1 << 1) /* DMA between devices can be stopped first */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0)
#define VFIO_MIGRATION_PRE_COPY		(1 << 2) /* part of the state is copied while the device runs */
#endif
/* Feature: struct vfio_device_feature_migration. */
#define VFIO_DEVICE_FEATURE_MIGRATION	1

/* State of the device in a migration. */
struct vfio_device_feature_mig_state {
	__u32	device_state;	/* @names VFIO_DEVICE_STATE_* !VFIO_DEVICE_STATE_V1_* !VFIO_DEVICE_STATE_MASK !VFIO_DEVICE_STATE_NR */
	__s32	data_fd;	/* file that the state is read from or written to */
};
/* Feature: struct vfio_device_feature_mig_state. */
#define VFIO_DEVICE_FEATURE_MIG_DEVICE_STATE	2

/* States of the second migration protocol. */
enum vfio_device_mig_state {
	VFIO_DEVICE_STATE_ERROR = 0,		/* failed: reset it */
	VFIO_DEVICE_STATE_STOP = 1,		/* does nothing */
	VFIO_DEVICE_STATE_RUNNING = 2,		/* runs */
	VFIO_DEVICE_STATE_STOP_COPY = 3,	/* stopped, its state is read */
	VFIO_DEVICE_STATE_RESUMING = 4,		/* stopped, its state is written */
	VFIO_DEVICE_STATE_RUNNING_P2P = 5,	/* runs, starts no DMA to other devices */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0) /* 4db52602a607: pre-copy */
	VFIO_DEVICE_STATE_PRE_COPY = 6,		/* runs, its state is read */
	VFIO_DEVICE_STATE_PRE_COPY_P2P = 7,	/* both */
	VFIO_DEVICE_STATE_NR,			/* how many there are */
#endif
};

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0) /* 4db52602a607: new, for pre-copy */
/* Ask how much is left to be copied, on the file of the migration. */
#define VFIO_MIG_GET_PRECOPY_INFO	_IO(VFIO_TYPE, VFIO_BASE + 21)

/* What VFIO_MIG_GET_PRECOPY_INFO answers. */
struct vfio_precopy_info {
	__u32	argsz;	/* bytes */
	__u32	flags;	/* 0 */
	__aligned_u64	initial_bytes;	/* bytes that are to be read first */
	__aligned_u64	dirty_bytes;	/* bytes that changed since */
};
#endif

/* Feature: the device may sleep. */
#define VFIO_DEVICE_FEATURE_LOW_POWER_ENTRY	3
/* Feature: the device may sleep, and tells when it wakes up. */
#define VFIO_DEVICE_FEATURE_LOW_POWER_ENTRY_WITH_WAKEUP	4
/* Feature: the device must not sleep. */
#define VFIO_DEVICE_FEATURE_LOW_POWER_EXIT	5

/* What LOW_POWER_ENTRY_WITH_WAKEUP is told. */
struct vfio_device_low_power_entry_with_wakeup {
	__s32	wakeup_eventfd;	/* signalled when the device wakes up */
	__u32	reserved;	/* 0 */
};

/* What DMA_LOGGING_START is told. */
struct vfio_device_feature_dma_logging_control {
	__aligned_u64	page_size;	/* bytes that one bit stands for */
	__u32	num_ranges;	/* elements of ranges */
	__u32	__reserved;	/* 0 */
	__aligned_u64	ranges;		/* address of struct vfio_device_feature_dma_logging_range[] */
};

/* I/O virtual addresses whose writes are logged. */
struct vfio_device_feature_dma_logging_range {
	__aligned_u64	iova;	/* first address */
	__aligned_u64	length;	/* bytes */
};
/* Feature: start to log which pages the device writes. */
#define VFIO_DEVICE_FEATURE_DMA_LOGGING_START	6
/* Feature: stop it. */
#define VFIO_DEVICE_FEATURE_DMA_LOGGING_STOP	7

/* What DMA_LOGGING_REPORT is told. */
struct vfio_device_feature_dma_logging_report {
	__aligned_u64	iova;		/* first address */
	__aligned_u64	length;		/* bytes */
	__aligned_u64	page_size;	/* bytes that one bit stands for */
	__aligned_u64	bitmap;		/* address that the bits are written to */
};
/* Feature: the pages that were written. */
#define VFIO_DEVICE_FEATURE_DMA_LOGGING_REPORT	8

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 2, 0) /* new */
/* How much a migration would move. */
struct vfio_device_feature_mig_data_size {
	__aligned_u64	stop_copy_length;	/* bytes, estimated */
};
/* Feature: struct vfio_device_feature_mig_data_size. */
#define VFIO_DEVICE_FEATURE_MIG_DATA_SIZE	9
#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* new, for CDX */
/* Whether the device may start DMA. */
struct vfio_device_feature_bus_master {
	__u32	op;	/* @names VFIO_DEVICE_FEATURE_*_MASTER !VFIO_DEVICE_FEATURE_BUS_MASTER */
};
#define VFIO_DEVICE_FEATURE_CLEAR_MASTER	0 /* may not */
#define VFIO_DEVICE_FEATURE_SET_MASTER		1 /* may */
/* Feature: struct vfio_device_feature_bus_master. */
#define VFIO_DEVICE_FEATURE_BUS_MASTER	10
#endif
