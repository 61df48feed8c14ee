/* Capabilities of VFIO_DEVICE_GET_INFO. Those of zPCI are in the kernel's vfio_zdev.h. */
#pragma once
#include "base.h"

/*
 * The PCI function as the s390 firmware describes it.
 * @capability device
 * @struct vfio_device_info_cap_zpci_base
 * @tone 1
 * @by vfio-pci on s390 (drivers/vfio/pci/vfio_pci_zdev.c)
 * @version 1
 * @since 5.10
 * @until 5.19
 * @struct_of 5.10
 * @version 2
 * @since 6.0
 * @until
 */
#define VFIO_DEVICE_INFO_CAP_ZPCI_BASE		1

/* Base data of a zPCI function. */
struct vfio_device_info_cap_zpci_base {
	struct vfio_info_cap_header	header;
	__u64	start_dma;	/* first DMA address that may be used; @example 0x100000000 */
	__u64	end_dma;	/* last DMA address that may be used; @example 0x1ffffffff */
	__u16	pchid;		/* physical channel id; @example 0x100 */
	__u16	vfn;		/* virtual function number; @example 0 */
	__u16	fmb_length;	/* bytes of the function measurement block; @example 64 */
	__u8	pft;		/* PCI function type; @example 0 */
	__u8	gid;		/* id of the function group; @example 7 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 0, 0) /* 0a8107de8091: version 2 adds fh, 32 to 40 bytes (i386: 36) */
	__u32	fh;		/* function handle; @kind hex @example 0x1aabb */
#endif
};

/*
 * The group of functions that the device belongs to.
 * @capability device
 * @struct vfio_device_info_cap_zpci_group
 * @tone 2
 * @by vfio-pci on s390 (drivers/vfio/pci/vfio_pci_zdev.c)
 * @version 1
 * @since 5.10
 * @until 5.19
 * @struct_of 5.10
 * @version 2
 * @since 6.0
 * @until
 */
#define VFIO_DEVICE_INFO_CAP_ZPCI_GROUP		2

/* Data of a zPCI function group. */
struct vfio_device_info_cap_zpci_group {
	struct vfio_info_cap_header	header;
	__u64	dasm;		/* mask of the DMA address space; @kind hex @example 0 */
	__u64	msi_addr;	/* where message signalled interrupts are written to; @example 0xfe00000000000000 */
	__u64	flags;		/* @flags VFIO_DEVICE_INFO_ZPCI_FLAG_* @example 1 */
	__u16	mui;		/* interval between updates of the measurement block; @example 4000 */
	__u16	noi;		/* most message signalled interrupts; @example 1024 */
	__u16	maxstbl;	/* most bytes of a store block; @example 128 */
	__u8	version;	/* PCI version that is supported; @example 1 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 0, 0) /* a4ae95559e77: version 2 adds reserved and imaxstbl, 40 to 48 bytes (i386: 44) */
	__u8	reserved;	/* 0; @reserved @example 0 */
	__u16	imaxstbl;	/* most bytes of an interpreted store block; @example 128 */
#endif
};
#define VFIO_DEVICE_INFO_ZPCI_FLAG_REFRESH	1 /* the program may ask for a TLB refresh */

/*
 * A text that identifies the device, in EBCDIC. Only where the firmware has one.
 * @capability device
 * @struct vfio_device_info_cap_zpci_util
 * @tone 3
 * @array util_str[size]
 * @by vfio-pci on s390 (drivers/vfio/pci/vfio_pci_zdev.c)
 * @version 1
 * @since 5.10
 */
#define VFIO_DEVICE_INFO_CAP_ZPCI_UTIL		3

/* Utility string of a zPCI function. */
struct vfio_device_info_cap_zpci_util {
	struct vfio_info_cap_header	header;
	__u32	size;		/* bytes of util_str, 64 in practice; @example 64 */
	__u8	util_str[];	/* EBCDIC; @usual 64 @encoding cp037 @example "VFIOVIZ" */
};

/*
 * Where the function sits in the machine.
 * @capability device
 * @struct vfio_device_info_cap_zpci_pfip
 * @tone 4
 * @array pfip[size]
 * @by vfio-pci on s390 (drivers/vfio/pci/vfio_pci_zdev.c)
 * @version 1
 * @since 5.10
 */
#define VFIO_DEVICE_INFO_CAP_ZPCI_PFIP		4

/* Path of a zPCI function. */
struct vfio_device_info_cap_zpci_pfip {
	struct vfio_info_cap_header	header;
	__u32	size;		/* bytes of pfip, 4 in practice; @example 4 */
	__u8	pfip[];		/* segments of the path; @usual 4 @example {0} */
};

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 5, 0) /* a5bfe22db2a4: new */
/*
 * Widths of atomic operations that the root port completes for the device. Only where there is one.
 * @capability device
 * @struct vfio_device_info_cap_pci_atomic_comp
 * @tone 5
 * @by vfio-pci (drivers/vfio/pci/vfio_pci_core.c)
 * @version 1
 * @since 6.5
 */
#define VFIO_DEVICE_INFO_CAP_PCI_ATOMIC_COMP	5

/* What the root port completes. */
struct vfio_device_info_cap_pci_atomic_comp {
	struct vfio_info_cap_header	header;
	__u32	flags;		/* widths; the kernel never sends 0; @flags VFIO_PCI_ATOMIC_* @example 3 */
	__u32	reserved;	/* 0; @reserved @example 0 */
};
#define VFIO_PCI_ATOMIC_COMP32	(1 << 0) /* 32 bit */
#define VFIO_PCI_ATOMIC_COMP64	(1 << 1) /* 64 bit */
#define VFIO_PCI_ATOMIC_COMP128	(1 << 2) /* 128 bit */
#endif
