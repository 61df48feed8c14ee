"""Drivers that decide for themselves, in words of our own: what the kernel's do, not how.

Paths, structs and the functions that a device model speaks for are the kernel's.
"""

from __future__ import annotations

from tests.csource import base

TYPE1_INFO = """\
struct vfio_iommu_type1_info_cap_iova_range {
\tstruct vfio_info_cap_header header;
\t__u32 nr_iovas;
\t__u32 reserved;
\tstruct { __u64 start; __u64 end; } iova_ranges[];
};
struct vfio_iommu_type1_info_dma_avail { struct vfio_info_cap_header header; __u32 avail; };
struct vfio_region_info_cap_type { struct vfio_info_cap_header header; __u32 type; __u32 subtype; };
"""
UAPI = base.UAPI.replace("\t__u32 num_irqs;\n\t__u32 cap_offset;\n", "\t__u32 num_irqs;\n"
    "\t__u32 cap_offset;\n\t__u32 pad;\n").replace("\t__u64 iova_pgsizes;\n\t__u32 cap_offset;\n",
    "\t__u64 iova_pgsizes;\n\t__u32 cap_offset;\n\t__u32 pad;\n") + TYPE1_INFO  # fmt: skip
COMPAT = """\
#include <linux/vfio.h>
struct iommufd_ioas { int users; struct rb_root_cached reserved; };

static int tell_ranges(struct iommufd_ioas *space, struct vfio_info_cap_header __user *to,
\t\t       size_t room)
{
\tstruct vfio_iommu_type1_info_cap_iova_range __user *there = (void __user *)to;
\tstruct vfio_iommu_type1_info_cap_iova_range told = { .header = { .id = 1, .version = 1 } };
\tstruct interval_tree_span_iter at;

\tinterval_tree_for_each_span(&at, &space->reserved, 0, ULONG_MAX) {
\t\tu64 both[2] = { at.start_hole, at.last_hole };

\t\tif (!at.is_hole)
\t\t\tcontinue;
\t\tif (room >= sizeof(told) + 16 * (told.nr_iovas + 1) &&
\t\t    copy_to_user(&there->iova_ranges[told.nr_iovas], both, sizeof(both)))
\t\t\treturn -EFAULT;
\t\ttold.nr_iovas++;
\t}
\tif (room >= sizeof(told) + 16 * told.nr_iovas && copy_to_user(there, &told, sizeof(told)))
\t\treturn -EFAULT;
\treturn sizeof(told) + 16 * told.nr_iovas;
}

static int tell_avail(struct iommufd_ioas *space, struct vfio_info_cap_header __user *to,
\t\t      size_t room)
{
\tstruct vfio_iommu_type1_info_dma_avail told = { .header = { .id = 3, .version = 1 },
\t\t\t\t\t\t\t.avail = U32_MAX };

\tif (room >= sizeof(told) && copy_to_user(to, &told, sizeof(told)))
\t\treturn -EFAULT;
\treturn sizeof(told);
}

static int tell_iommu(struct iommufd_ctx *context, void __user *arg)
{
\tsize_t least = offsetofend(struct vfio_iommu_type1_info, iova_pgsizes), end;
\tstruct vfio_info_cap_header __user *before = NULL;
\tstruct vfio_iommu_type1_info told = {};
\tstruct iommufd_ioas *space;
\tint which;

\tif (copy_from_user(&told, arg, least))
\t\treturn -EFAULT;
\tif (told.argsz < least)
\t\treturn -EINVAL;
\tleast = min_t(size_t, told.argsz, sizeof(told));
\tspace = get_compat_ioas(context);
\tif (IS_ERR(space))
\t\treturn PTR_ERR(space);
\ttold.flags = 3;
\ttold.iova_pgsizes = iommufd_get_pagesizes(space);
\ttold.cap_offset = 0;
\tend = sizeof(told);
\tfor (which = 0; which < 2; which++) {
\t\tbool any = told.argsz > end;
\t\tvoid __user *to = any ? arg + end : NULL;
\t\tsize_t room = any ? told.argsz - end : 0;
\t\tint size = which ? tell_ranges(space, to, room) : tell_avail(space, to, room);

\t\tif (size < 0)
\t\t\treturn size;
\t\tif (before && told.argsz >= end && put_user(end, &before->next))
\t\t\treturn -EFAULT;
\t\tbefore = arg + end;
\t\tend += ALIGN(size, sizeof(u64));
\t}
\tif (told.argsz >= end)
\t\ttold.cap_offset = sizeof(told);
\ttold.argsz = end;
\treturn copy_to_user(arg, &told, least) ? -EFAULT : 0;
}
"""
SAMPLE = """\
#include <linux/vfio.h>
struct told_and_type { struct vfio_region_info told; struct vfio_region_info_cap_type edid; };
struct card { struct vfio_device device; u32 memory; };

static int about(struct card *card, struct told_and_type *both)
{
\tswitch (both->told.index) {
\tcase 0:
\t\tboth->told.size = card->memory;
\t\tboth->told.offset = 0x1000;
\t\tboth->told.flags = 3;
\t\treturn 0;
\tcase 9:
\t\tboth->told.argsz = sizeof(*both);
\t\tboth->told.size = 0x400;
\t\tboth->told.offset = 0x2000;
\t\tboth->told.flags = 3 | VFIO_REGION_INFO_FLAG_CAPS;
\t\tboth->told.cap_offset = offsetof(struct told_and_type, edid);
\t\tboth->edid.header.id = 2;
\t\tboth->edid.header.version = 1;
\t\tboth->edid.header.next = 0;
\t\tboth->edid.type = 1;
\t\tboth->edid.subtype = 1;
\t\treturn 0;
\tdefault:
\t\tboth->told.size = both->told.offset = both->told.flags = 0;
\t\treturn 0;
\t}
}

static long card_ioctl(struct vfio_device *device, unsigned int cmd, unsigned long arg)
{
\tstruct card *card = container_of(device, struct card, device);

\tswitch (cmd) {
\tcase VFIO_DEVICE_GET_REGION_INFO: {
\t\tstruct told_and_type both;
\t\tunsigned long least = offsetofend(struct vfio_region_info, offset), most;
\t\tint failed;

\t\tif (copy_from_user(&both, (void __user *)arg, least))
\t\t\treturn -EFAULT;
\t\tmost = both.told.argsz;
\t\tif (most < least || most > sizeof(both))
\t\t\treturn -EINVAL;
\t\tfailed = about(card, &both);
\t\tif (failed)
\t\t\treturn failed;
\t\treturn copy_to_user((void __user *)arg, &both, most) ? -EFAULT : 0;
\t}
\t}
\treturn -ENOTTY;
}
"""
INTERNAL = base.INTERNAL + "struct vfio_device { struct device *dev; void *ops; };\n"
CARD = """\
struct card_bar { u64 size; };
struct vfio_pci_core_device {
\tstruct vfio_device vdev;
\tstruct pci_dev *pdev;
\tu32 kind;
\tbool has_bars:1;
\tstruct card_bar bars[6];
};
extern int ask_the_card(struct vfio_pci_core_device *card, struct vfio_info_cap *chain);
"""
ASKS = """\
#include <linux/vfio.h>
struct atomic_told { struct vfio_info_cap_header header; u32 flags; u32 reserved; };

int ask_the_card(struct vfio_pci_core_device *card, struct vfio_info_cap *chain)
{
\tstruct atomic_told told = { .header = { .id = 5, .version = 1 } };
\tu32 able = 0;

\tif (!card->has_bars)
\t\treturn 0;
\tpcie_capability_read_dword(card->pdev, PCI_EXP_DEVCAP2, &able);
\tif (able & PCI_EXP_DEVCAP2_ATOMIC_COMP64)
\t\ttold.flags |= 2;
\treturn told.flags ? vfio_info_add_capability(chain, &told.header, sizeof(told)) : 0;
}
"""
FILES = {
    **base.FILES,
    "include/uapi/linux/vfio.h": UAPI,
    "include/linux/vfio.h": INTERNAL,
    "include/linux/vfio_pci_core.h": CARD,
    "drivers/vfio/pci/vfio_pci_zdev.c": ASKS,
    "drivers/vfio/vfio_main.c": base.MAIN.replace(
        "void *grown = krealloc(chain->buf, chain->size + room",
        "void *grown = krealloc(chain->buf, chain->size + (room = ALIGN(room, 8))",
    ),
    "drivers/iommu/iommufd/vfio_compat.c": COMPAT,
    "samples/vfio-mdev/mbochs.c": SAMPLE,
}
"""A tree since v6.6."""
