/* The rest of what a device's file answers: interrupts, resets, planes, eventfds, iommufd. */
#pragma once
#include "base.h"

/* Buses, as sysfs names them. */
#define VFIO_DEVICE_API_PCI_STRING	"vfio-pci"
#define VFIO_DEVICE_API_PLATFORM_STRING	"vfio-platform"
#define VFIO_DEVICE_API_AMBA_STRING	"vfio-amba"
#define VFIO_DEVICE_API_CCW_STRING	"vfio-ccw"
#define VFIO_DEVICE_API_AP_STRING	"vfio-ap"

/* What VFIO_DEVICE_GET_IRQ_INFO answers about one interrupt index. It has no capabilities. */
struct vfio_irq_info {
	__u32	argsz;	/* bytes that the caller has room for */
	__u32	flags;	/* @flags VFIO_IRQ_INFO_* */
	__u32	index;	/* in: which index */
	__u32	count;	/* interrupts of that index */
};
#define VFIO_IRQ_INFO_EVENTFD		(1 << 0) /* an eventfd can be signalled */
#define VFIO_IRQ_INFO_MASKABLE		(1 << 1) /* can be masked */
#define VFIO_IRQ_INFO_AUTOMASKED	(1 << 2) /* masks itself when it fires */
#define VFIO_IRQ_INFO_NORESIZE		(1 << 3) /* its number is set once */
/* Ask for struct vfio_irq_info. */
#define VFIO_DEVICE_GET_IRQ_INFO	_IO(VFIO_TYPE, VFIO_BASE + 9)

/* What VFIO_DEVICE_SET_IRQS is told. */
struct vfio_irq_set {
	__u32	argsz;	/* bytes, data included */
	__u32	flags;	/* one kind of data and one action; @flags VFIO_IRQ_SET_* !VFIO_IRQ_SET_*_TYPE_MASK */
	__u32	index;	/* which index */
	__u32	start;	/* first interrupt of it */
	__u32	count;	/* how many */
	__u8	data[];	/* count of them, as flags say */
};
#define VFIO_IRQ_SET_DATA_NONE		(1 << 0) /* no data */
#define VFIO_IRQ_SET_DATA_BOOL		(1 << 1) /* a byte each */
#define VFIO_IRQ_SET_DATA_EVENTFD	(1 << 2) /* an eventfd each, 4 bytes */
#define VFIO_IRQ_SET_ACTION_MASK	(1 << 3) /* mask */
#define VFIO_IRQ_SET_ACTION_UNMASK	(1 << 4) /* unmask */
#define VFIO_IRQ_SET_ACTION_TRIGGER	(1 << 5) /* fire */
/* Set up or fire interrupts. */
#define VFIO_DEVICE_SET_IRQS		_IO(VFIO_TYPE, VFIO_BASE + 10)
#define VFIO_IRQ_SET_DATA_TYPE_MASK	(VFIO_IRQ_SET_DATA_NONE | VFIO_IRQ_SET_DATA_BOOL | VFIO_IRQ_SET_DATA_EVENTFD)
#define VFIO_IRQ_SET_ACTION_TYPE_MASK	(VFIO_IRQ_SET_ACTION_MASK | VFIO_IRQ_SET_ACTION_UNMASK | VFIO_IRQ_SET_ACTION_TRIGGER)

/* Reset the device. */
#define VFIO_DEVICE_RESET		_IO(VFIO_TYPE, VFIO_BASE + 11)

/* A device that a hot reset resets as well. */
struct vfio_pci_dependent_device {
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0) /* devid shares the place of group_id */
	union {
		__u32	group_id;	/* IOMMU group */
		__u32	devid;		/* id in iommufd, with VFIO_PCI_HOT_RESET_FLAG_DEV_ID */
	};
#else
	__u32	group_id;	/* IOMMU group */
#endif
	__u16	segment;	/* PCI segment */
	__u8	bus;		/* PCI bus */
	__u8	devfn;		/* PCI slot and function */
};
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
#define VFIO_PCI_DEVID_OWNED		0 /* the caller has the device by other means */
#define VFIO_PCI_DEVID_NOT_OWNED	-1 /* not the caller's device */
#endif

/* What VFIO_DEVICE_GET_PCI_HOT_RESET_INFO answers. It has no capabilities. */
struct vfio_pci_hot_reset_info {
	__u32	argsz;	/* bytes that the caller has room for */
	__u32	flags;	/* @flags VFIO_PCI_HOT_RESET_FLAG_* */
	__u32	count;	/* elements of devices */
	struct vfio_pci_dependent_device	devices[];	/* what else is reset */
};
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
#define VFIO_PCI_HOT_RESET_FLAG_DEV_ID		(1 << 0) /* devid, not group_id */
#define VFIO_PCI_HOT_RESET_FLAG_DEV_ID_OWNED	(1 << 1) /* all of them are the caller's */
#endif
/* Ask which devices a hot reset resets. The number is VFIO_IOMMU_GET_INFO on a container. */
#define VFIO_DEVICE_GET_PCI_HOT_RESET_INFO	_IO(VFIO_TYPE, VFIO_BASE + 12)

/* What VFIO_DEVICE_PCI_HOT_RESET is told. */
struct vfio_pci_hot_reset {
	__u32	argsz;	/* bytes, group_fds included */
	__u32	flags;	/* 0 */
	__u32	count;	/* elements of group_fds */
	__s32	group_fds[];	/* open groups, to show ownership */
};
/* Reset the device and all that share its bus. */
#define VFIO_DEVICE_PCI_HOT_RESET	_IO(VFIO_TYPE, VFIO_BASE + 13)

/* What VFIO_DEVICE_QUERY_GFX_PLANE answers about a plane of a virtual display. */
struct vfio_device_gfx_plane_info {
	__u32	argsz;		/* bytes that the caller has room for */
	__u32	flags;		/* @flags VFIO_GFX_PLANE_TYPE_* */
	__u32	drm_plane_type;	/* in: DRM's kind of plane */
	__u32	drm_format;	/* DRM's pixel format */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* a7bea9f4fecc: u64 aligned to 8, tail became reserved (i386: 60 to 64 bytes) */
	__aligned_u64	drm_format_mod;	/* DRM's modifier: how pixels are tiled */
#else
	__u64	drm_format_mod;
#endif
	__u32	width;		/* pixels */
	__u32	height;		/* pixels */
	__u32	stride;		/* bytes of a row */
	__u32	size;		/* bytes of the plane, whole pages */
	__u32	x_pos;		/* cursor's column */
	__u32	y_pos;		/* cursor's row */
	__u32	x_hot;		/* column of the cursor's hot spot */
	__u32	y_hot;		/* row of the cursor's hot spot */
	union {
		__u32	region_index;	/* region that holds the pixels */
		__u32	dmabuf_id;	/* id of the dma-buf */
	};
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* a7bea9f4fecc: u64 aligned to 8, tail became reserved (i386: 60 to 64 bytes) */
	__u32	reserved;	/* 0 */
#endif
};
#define VFIO_GFX_PLANE_TYPE_PROBE	(1 << 0) /* in: only ask what is supported */
#define VFIO_GFX_PLANE_TYPE_DMABUF	(1 << 1) /* in a dma-buf */
#define VFIO_GFX_PLANE_TYPE_REGION	(1 << 2) /* in a region */
/* Ask for struct vfio_device_gfx_plane_info. */
#define VFIO_DEVICE_QUERY_GFX_PLANE	_IO(VFIO_TYPE, VFIO_BASE + 14)
/* Open the dma-buf of a plane. */
#define VFIO_DEVICE_GET_GFX_DMABUF	_IO(VFIO_TYPE, VFIO_BASE + 15)

/* What VFIO_DEVICE_IOEVENTFD is told: write data at offset when fd is signalled. */
struct vfio_device_ioeventfd {
	__u32	argsz;	/* bytes */
	__u32	flags;	/* how many bytes are written; @flags VFIO_DEVICE_IOEVENTFD_* !VFIO_DEVICE_IOEVENTFD_SIZE_MASK */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* 61050c73441b: u64 aligned to 8, tail became reserved (i386: 28 to 32 bytes) */
	__aligned_u64	offset;	/* where in the device's file */
	__aligned_u64	data;	/* what to write */
#else
	__u64	offset;
	__u64	data;
#endif
	__s32	fd;	/* eventfd; -1: no longer */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0) /* 61050c73441b: u64 aligned to 8, tail became reserved (i386: 28 to 32 bytes) */
	__u32	reserved;	/* 0 */
#endif
};
#define VFIO_DEVICE_IOEVENTFD_8		(1 << 0) /* 1 byte */
#define VFIO_DEVICE_IOEVENTFD_16	(1 << 1) /* 2 bytes */
#define VFIO_DEVICE_IOEVENTFD_32	(1 << 2) /* 4 bytes */
#define VFIO_DEVICE_IOEVENTFD_64	(1 << 3) /* 8 bytes */
#define VFIO_DEVICE_IOEVENTFD_SIZE_MASK	(0xf)
/* Tie an eventfd to a write. */
#define VFIO_DEVICE_IOEVENTFD		_IO(VFIO_TYPE, VFIO_BASE + 16)

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0) /* devices have files of their own, for iommufd */
/* What VFIO_DEVICE_BIND_IOMMUFD is told. */
struct vfio_device_bind_iommufd {
	__u32	argsz;		/* bytes */
	__u32	flags;		/* 0 */
	__s32	iommufd;	/* open iommufd */
	__u32	out_devid;	/* out: the device's id in it */
};
/* Tie the device to an iommufd. */
#define VFIO_DEVICE_BIND_IOMMUFD	_IO(VFIO_TYPE, VFIO_BASE + 18)

/* What VFIO_DEVICE_ATTACH_IOMMUFD_PT is told. */
struct vfio_device_attach_iommufd_pt {
	__u32	argsz;	/* bytes */
	__u32	flags;	/* 0 */
	__u32	pt_id;	/* page table; out: the one that was taken */
};
/* Attach the device to a page table. */
#define VFIO_DEVICE_ATTACH_IOMMUFD_PT	_IO(VFIO_TYPE, VFIO_BASE + 19)

/* What VFIO_DEVICE_DETACH_IOMMUFD_PT is told. */
struct vfio_device_detach_iommufd_pt {
	__u32	argsz;	/* bytes */
	__u32	flags;	/* 0 */
};
/* Detach the device from its page table. */
#define VFIO_DEVICE_DETACH_IOMMUFD_PT	_IO(VFIO_TYPE, VFIO_BASE + 20)
#endif
