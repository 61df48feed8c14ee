"""A small kernel tree up to v6.5, in words of our own: what its functions do, not how they say it.

Each file stands where the kernel has it; names that other files or a reader rely on are the
kernel's (structs, members, flags, functions of the chain).
"""

from __future__ import annotations

from pathlib import Path

UAPI = """\
#include <linux/types.h>
#define VFIO_TYPE (';')
#define VFIO_BASE 100
struct vfio_info_cap_header { __u16 id; __u16 version; __u32 next; };
struct vfio_device_info {
\t__u32 argsz;
\t__u32 flags;
#define VFIO_DEVICE_FLAGS_CAPS (1 << 7)
\t__u32 num_regions;
\t__u32 num_irqs;
\t__u32 cap_offset;
};
#define VFIO_DEVICE_GET_INFO _IO(VFIO_TYPE, VFIO_BASE + 7)
struct vfio_region_info {
\t__u32 argsz;
\t__u32 flags;
#define VFIO_REGION_INFO_FLAG_CAPS (1 << 3)
\t__u32 index;
\t__u32 cap_offset;
\t__u64 size;
\t__u64 offset;
};
#define VFIO_DEVICE_GET_REGION_INFO _IO(VFIO_TYPE, VFIO_BASE + 8)
struct vfio_iommu_type1_info {
\t__u32 argsz;
\t__u32 flags;
#define VFIO_IOMMU_INFO_CAPS (1 << 1)
\t__u64 iova_pgsizes;
\t__u32 cap_offset;
};
"""
INTERNAL = """\
#include <uapi/linux/vfio.h>
struct vfio_info_cap { struct vfio_info_cap_header *buf; size_t size; };
extern struct vfio_info_cap_header *vfio_info_cap_add(struct vfio_info_cap *chain, size_t room,
\t\t\t\t\t\t      u16 id, u16 version);
extern void vfio_info_cap_shift(struct vfio_info_cap *chain, size_t by);
extern int vfio_info_add_capability(struct vfio_info_cap *chain,
\t\t\t\t    struct vfio_info_cap_header *what, size_t room);
"""
MAIN = """\
#include <linux/vfio.h>

struct vfio_info_cap_header *vfio_info_cap_add(struct vfio_info_cap *chain, size_t room,
\t\t\t\t\t       u16 id, u16 version)
{
\tstruct vfio_info_cap_header *fresh, *last;
\tvoid *grown = krealloc(chain->buf, chain->size + room, GFP_KERNEL);

\tif (grown == NULL) {
\t\tkfree(chain->buf);
\t\tchain->size = 0;
\t\tchain->buf = NULL;
\t\treturn ERR_PTR(-ENOMEM);
\t}
\tfresh = grown + chain->size;
\tmemset(fresh, 0, room);
\tfresh->id = id;
\tfresh->version = version;
\tlast = grown;
\twhile (last->next)
\t\tlast = grown + last->next;
\tlast->next = chain->size;
\tchain->buf = grown;
\tchain->size = chain->size + room;
\treturn fresh;
}

void vfio_info_cap_shift(struct vfio_info_cap *chain, size_t by)
{
\tstruct vfio_info_cap_header *one = chain->buf;

\twhile (one->next) {
\t\tu32 there = one->next;

\t\tone->next = there + by;
\t\tone = (void *)chain->buf + there;
\t}
}

int vfio_info_add_capability(struct vfio_info_cap *chain,
\t\t\t     struct vfio_info_cap_header *what, size_t room)
{
\tstruct vfio_info_cap_header *fresh = vfio_info_cap_add(chain, room, what->id, what->version);

\tif (IS_ERR(fresh))
\t\treturn PTR_ERR(fresh);
\tmemcpy(&fresh[1], &what[1], room - sizeof(*what));
\treturn 0;
}
"""


def _answer(info: str, flag: str, arg: str, tail: str) -> str:
    """What all drivers end with."""
    return f"""\
\tif (chain.size != 0) {{
\t\t{info}.flags |= {flag};
\t\tif ({info}.argsz < sizeof({info}) + chain.size) {{
\t\t\t{info}.argsz = sizeof({info}) + chain.size;
{tail}\t\t}} else {{
\t\t\tvfio_info_cap_shift(&chain, sizeof({info}));
\t\t\tif (copy_to_user((void __user *){arg} + sizeof({info}), chain.buf, chain.size)) {{
\t\t\t\tkfree(chain.buf);
\t\t\t\treturn -EFAULT;
\t\t\t}}
\t\t\t{info}.cap_offset = sizeof({info});
\t\t}}
\t\tkfree(chain.buf);
\t}}
"""


PCI = (
    """\
#include <linux/vfio.h>

static int tell_device(struct vfio_pci_core_device *card, struct vfio_device_info __user *arg)
{
\tstruct vfio_device_info told;
\tstruct vfio_info_cap chain = { NULL, 0 };
\tunsigned long size = offsetofend(struct vfio_device_info, num_irqs);
\tint failed;

\tif (copy_from_user(&told, arg, size))
\t\treturn -EFAULT;
\tif (told.argsz < size)
\t\treturn -EINVAL;
\tif (told.argsz >= offsetofend(struct vfio_device_info, cap_offset)) {
\t\tsize = offsetofend(struct vfio_device_info, cap_offset);
\t\ttold.cap_offset = 0;
\t}
\ttold.flags = card->kind;
\ttold.num_irqs = 5;
\tfailed = ask_the_card(card, &chain);
\tif (failed)
\t\treturn failed;
"""
    + _answer("told", "VFIO_DEVICE_FLAGS_CAPS", "arg", "")
    + """\
\treturn copy_to_user(arg, &told, size) ? -EFAULT : 0;
}

static int tell_region(struct vfio_pci_core_device *card, struct vfio_region_info __user *arg)
{
\tunsigned long size = offsetofend(struct vfio_region_info, offset);
\tstruct card_bar *bar = card->bars;
\tstruct vfio_region_info told;
\tstruct vfio_info_cap chain = { NULL, 0 };

\tif (copy_from_user(&told, arg, size))
\t\treturn -EFAULT;
\tif (told.argsz < size)
\t\treturn -EINVAL;
\tswitch (told.index) {
\tcase 0 ... 5:
\t\ttold.size = bar[told.index].size;
\t\tbreak;
\tdefault:
\t\treturn -EINVAL;
\t}
"""
    + _answer("told", "VFIO_REGION_INFO_FLAG_CAPS", "arg", "\t\t\ttold.cap_offset = 0;\n")
    + """\
\treturn copy_to_user(arg, &told, size) ? -EFAULT : 0;
}
"""
)
TYPE1 = (
    """\
#include <linux/vfio.h>

static int tell_iommu(struct vfio_iommu *iommu, unsigned long arg)
{
\tstruct vfio_iommu_type1_info told;
\tstruct vfio_info_cap chain = { NULL, 0 };
\tunsigned long size = offsetofend(struct vfio_iommu_type1_info, iova_pgsizes);
\tint failed;

\tif (copy_from_user(&told, (void __user *)arg, size))
\t\treturn -EFAULT;
\tif (told.argsz < size)
\t\treturn -EINVAL;
\tif (told.argsz >= offsetofend(struct vfio_iommu_type1_info, cap_offset)) {
\t\tsize = offsetofend(struct vfio_iommu_type1_info, cap_offset);
\t\ttold.cap_offset = 0;
\t}
\tmutex_lock(&iommu->lock);
\tfailed = ranges_of(iommu, &chain);
\tmutex_unlock(&iommu->lock);
\tif (failed)
\t\treturn failed;
"""
    + _answer("told", "VFIO_IOMMU_INFO_CAPS", "arg", "")
    + """\
\treturn copy_to_user((void __user *)arg, &told, size) ? -EFAULT : 0;
}
"""
)
FILES = {
    "include/uapi/linux/vfio.h": UAPI,
    "include/linux/vfio.h": INTERNAL,
    "drivers/vfio/vfio_main.c": MAIN,
    "drivers/vfio/pci/vfio_pci_core.c": PCI,
    "drivers/vfio/vfio_iommu_type1.c": TYPE1,
}
ROUNDS = """\
From: A. Uthor <author@example.org>
Subject: [PATCH] vfio: room for each capability in whole words
Message-ID: <1@example.org>

---
diff --git a/drivers/vfio/vfio_main.c b/drivers/vfio/vfio_main.c
--- a/drivers/vfio/vfio_main.c
+++ b/drivers/vfio/vfio_main.c
@@ -4,7 +4,9 @@ struct vfio_info_cap_header *vfio_info_cap_add(struct vfio_info_cap *chain, size
 \t\t\t\t\t       u16 id, u16 version)
 {
 \tstruct vfio_info_cap_header *fresh, *last;
-\tvoid *grown = krealloc(chain->buf, chain->size + room, GFP_KERNEL);
+\tvoid *grown;
+\troom = ALIGN(room, sizeof(u64));
+\tgrown = krealloc(chain->buf, chain->size + room, GFP_KERNEL);
\x20
 \tif (grown == NULL) {
 \t\tkfree(chain->buf);
"""
"""Rounds sizes up as v6.6 does, and leaves the structs alone."""


def write(folder: Path, **changed: str) -> Path:
    """Write the tree, with other texts where they are given by a file's name without its end."""
    for path, text in FILES.items():
        where = folder / path
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(changed.get(where.stem if "uapi" not in path else "uapi", text), "utf-8")
    return folder
