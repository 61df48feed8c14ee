"""Small kernel trees in words of our own: one without fault, and one for each fault."""

from __future__ import annotations

from tests.csource import base


def _changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


UAPI = _changed(
    base.UAPI,
    ("\t__u32 cap_offset;\n};\n#define VFIO_DEVICE_GET_INFO",
     "\t__u32 cap_offset;\n\t__u32 pad;\n};\n#define VFIO_DEVICE_GET_INFO"),
    ("\t__u64 iova_pgsizes;\n\t__u32 cap_offset;\n",
     "\t__u64 iova_pgsizes;\n\t__u32 cap_offset;\n\t__u32 pad;\n"),
)  # fmt: skip
"""Both info structs end in a pad, as since v6.6."""
MAIN = _changed(
    base.MAIN,
    ("\tvoid *grown = krealloc(chain->buf, chain->size + room, GFP_KERNEL);\n",
     "\tvoid *grown;\n\n\troom = ALIGN(room, sizeof(u64));\n"
     "\tgrown = krealloc(chain->buf, chain->size + room, GFP_KERNEL);\n"),
)  # fmt: skip


def _whole(text: str, struct: str) -> str:
    """Copy as much of the info struct as the caller has room for."""
    return _changed(
        text,
        (f"\tstruct {struct} told;\n\tstruct vfio_info_cap chain = {{ NULL, 0 }};\n",
         f"\tstruct {struct} told = {{}};\n\tstruct vfio_info_cap chain = {{ NULL, 0 }};\n"),
        (f"\tif (told.argsz >= offsetofend(struct {struct}, cap_offset)) {{\n"
         f"\t\tsize = offsetofend(struct {struct}, cap_offset);\n\t\ttold.cap_offset = 0;\n\t}}\n",
         "\tsize = min_t(size_t, told.argsz, sizeof(told));\n"),
    )  # fmt: skip


PCI = _whole(base.PCI, "vfio_device_info")
TYPE1 = _whole(base.TYPE1, "vfio_iommu_type1_info")
CLEAN = {"uapi": UAPI, "vfio_main": MAIN, "vfio_pci_core": PCI, "vfio_iommu_type1": TYPE1}
"""By the names that ``base.write`` takes: nothing is to be said of it."""

_FREES = "\t\tkfree(chain->buf);\n\t\tchain->size = 0;\n\t\tchain->buf = NULL;\n"
FAULTS: dict[str, tuple[str, str, str, str]] = {
    # rule: file, what stands there, what stands there instead, the line that is found
    "past-argsz": (
        "vfio_pci_core", "(void __user *)arg + sizeof(told), chain.buf",
        "(void __user *)arg + sizeof(told) + 8, chain.buf", "copy_to_user((void __user *)arg + ",
    ),
    "argsz-short": (
        "vfio_iommu_type1", "told.argsz = sizeof(told) + chain.size;",
        "told.argsz = sizeof(told) + chain.size - 8;", "told.argsz = sizeof(told) + chain.size - 8",
    ),
    "chain": (
        "vfio_main", "one->next = there + by;", "one->next = there + by + 4;",
        "one->next = there + by + 4;",
    ),
    "kernel-memory": (
        "vfio_main", "\tmemcpy(&fresh[1], &what[1], room - sizeof(*what));",
        "\tmemcpy(&fresh[1], kmalloc(512, 0), room - sizeof(*what));", "copy_to_user(",
    ),
    "not-written": (
        "vfio_iommu_type1", "\tsize = min_t(size_t, told.argsz, sizeof(told));",
        "\tsize = min_t(size_t, told.argsz, sizeof(told) - 4);", "copy_to_user((void __user *)arg,",
    ),
    "misaligned": ("vfio_main", "ALIGN(room, sizeof(u64))", "ALIGN(room, 4)", "fresh->id = id"),
    "crash": ("vfio_main", "memset(fresh, 0, room)", "memset(fresh, 0, room + 1)", "memset("),
    "endless": ("vfio_main", "while (last->next)", "while (1)", ""),
    "leak": (
        "vfio_pci_core", "\t\t\ttold.cap_offset = sizeof(told);\n\t\t}\n\t\tkfree(chain.buf);\n",
        "\t\t\ttold.cap_offset = sizeof(told);\n\t\t}\n", "krealloc(",
    ),
    "failed-allocation": ("vfio_main", "ERR_PTR(-ENOMEM)", "ERR_PTR(-EINVAL)", "krealloc("),
    "warns": (
        "vfio_main", "\twhile (one->next) {", "\tWARN_ON(one->next);\n\twhile (one->next) {",
        "WARN_ON(",
    ),
    "uninitialised": (
        "vfio_iommu_type1", "\tif (chain.size != 0) {",
        "\tint odd;\n\n\tif (odd == 5)\n\t\treturn -EIO;\n\tif (chain.size != 0) {", "odd == 5",
    ),
}  # fmt: skip

_EFAULT = "\t\t\t\tkfree(chain.buf);\n\t\t\t\treturn -EFAULT;\n"
WRONG: dict[str, tuple[str, str, str, str, str]] = {
    # what somebody posts: rules, file, what stands there, what stands there instead, the line
    "argsz in eight bits": (
        "argsz-large", "vfio_iommu_type1", "min_t(size_t, told.argsz", "min_t(u8, told.argsz",
        "tell_iommu",
    ),
    "argsz is not tested": (
        "argsz-unchecked", "vfio_iommu_type1",
        "\tif (told.argsz < size)\n\t\treturn -EINVAL;\n", "", "tell_iommu",
    ),
    "argsz is not given back": (
        "argsz-short", "vfio_iommu_type1",
        "\t\t\ttold.argsz = sizeof(told) + chain.size;\n", "", "copy_from_user(",
    ),
    "one byte less would do": (
        "argsz-short", "vfio_iommu_type1", "told.argsz < sizeof(told) + chain.size",
        "told.argsz <= sizeof(told) + chain.size", "told.argsz = sizeof(told) + chain.size",
    ),
    "a difference below zero": (
        "past-argsz", "vfio_iommu_type1", "told.argsz < sizeof(told) + chain.size",
        "(u32)(told.argsz - sizeof(told)) < chain.size",
        "copy_to_user((void __user *)arg + sizeof(told)",
    ),
    "a sum in eight bits": (
        "past-argsz", "vfio_iommu_type1", "told.argsz < sizeof(told) + chain.size",
        "told.argsz < (u8)(sizeof(told) + chain.size)",
        "copy_to_user((void __user *)arg + sizeof(told)",
    ),
    "next in sixteen bits": (
        "crash", "vfio_main", "last->next = chain->size", "last->next = (u16)chain->size", "last",
    ),
    "the flag without a capability": (
        "caps-flag", "vfio_iommu_type1",
        "\tif (chain.size != 0) {\n\t\ttold.flags |= VFIO_IOMMU_INFO_CAPS;\n",
        "\ttold.flags |= VFIO_IOMMU_INFO_CAPS;\n\tif (chain.size != 0) {\n",
        "if (chain.size != 0)",
    ),
    "cap_offset before the second call": (
        "caps-flag", "vfio_iommu_type1",
        "\t\t\ttold.cap_offset = sizeof(told);\n\t\t}\n",
        "\t\t}\n\t\ttold.cap_offset = sizeof(told);\n", "told.cap_offset = sizeof(told)",
    ),
    "what the caller had in cap_offset": (
        "caps-flag", "vfio_pci_core", "\t\t\ttold.cap_offset = 0;\n", "", "copy_from_user(",
    ),
    "no cap_offset": (
        "chain", "vfio_iommu_type1", "\t\t\ttold.cap_offset = sizeof(told);\n", "",
        "told = {}",
    ),
    "copied before it is moved": (
        "chain", "vfio_iommu_type1", "\t\t\tvfio_info_cap_shift(&chain, sizeof(told));\n", "",
        "last->next = chain->size",
    ),
    "the first capability alone": (
        "argsz-short chain", "vfio_main",
        " *fresh = vfio_info_cap_add(chain, room, what->id, what->version);\n",
        " *fresh;\n\n\tif (chain->size)\n\t\treturn 0;\n"
        "\tfresh = vfio_info_cap_add(chain, room, what->id, what->version);\n", "arg",
    ),
    "kept where the caller has no memory": (
        "leak", "vfio_iommu_type1", _EFAULT, "\t\t\t\treturn -EFAULT;\n", "krealloc(",
    ),
    "freed twice where the caller has none": (
        "double-free", "vfio_iommu_type1", _EFAULT,
        "\t\t\t\tkfree(chain.buf);\n\t\t\t\tfailed = -EFAULT;\n", "kfree(chain.buf)",
    ),
    "what copy_to_user returns": (
        "failed-copy", "vfio_iommu_type1", "&told, size) ? -EFAULT : 0", "&told, size)",
        "copy_to_user((void __user *)arg, &told",
    ),
    "copy_from_user without a look": (
        "failed-copy", "vfio_iommu_type1",
        "\tif (copy_from_user(&told, (void __user *)arg, size))\n\t\treturn -EFAULT;\n",
        "\tcopy_from_user(&told, (void __user *)arg, size);\n", "copy_from_user(",
    ),
    "room that is not cleared": (
        "kernel-memory", "vfio_main", "memset(fresh, 0, room)", "memset(fresh, 0, sizeof(*fresh))",
        "copy_to_user(",
    ),
    "info that is not cleared": (
        "kernel-memory caps-flag", "vfio_iommu_type1", "told = {}", "told", "copy_to_user(",
    ),
}  # fmt: skip


def posted(title: str) -> dict[str, str]:
    """Return the files with what somebody posts."""
    _, name, old, new, _ = WRONG[title]
    return {**CLEAN, name: _changed(CLEAN[name], (old, new))}


def planted(rule: str) -> dict[str, str]:
    """Return the files with one fault."""
    name, old, new, _ = FAULTS[rule]
    return {**CLEAN, name: _changed(CLEAN[name], (old, new))}


DOUBLE_FREE = {
    **CLEAN,
    "vfio_main": _changed(MAIN, (_FREES, "\t\tkfree(chain->buf);\n")),
    "vfio_iommu_type1": _changed(
        TYPE1,
        ("\tif (failed)\n\t\treturn failed;\n",
         "\tif (failed) {\n\t\tkfree(chain.buf);\n\t\treturn failed;\n\t}\n"),
    ),
}  # fmt: skip
"""Frees the chain where the second capability finds no memory, and again in the handler."""
LEAK_AFTER_FAILURE = {
    **CLEAN,
    "vfio_main": _changed(MAIN, (_FREES, "\t\tchain->size = 0;\n\t\tchain->buf = NULL;\n")),
}
"""Forgets the chain where the second capability finds no memory."""
BUILDS_ON_THE_WAY = {
    **CLEAN,
    "vfio_iommu_type1": _changed(
        TYPE1,
        ("\tif (failed)\n\t\treturn failed;\n",
         "\tif (failed)\n\t\treturn failed;\n"
         "\tvoid *odd = NULL;\n\n"
         "\tif (iommu->odd) {\n\t\todd = kzalloc(8, GFP_KERNEL);\n"
         "\t\tfailed = more_of(iommu, &chain);\n\t}\n"
         "\tif ((told.flags & VFIO_IOMMU_INFO_CAPS) && odd) {\n"
         "\t\tfailed = vfio_info_add_capability(&chain, odd, 8);\n"
         "\t\tif (failed) {\n\t\t\tkfree(odd);\n\t\t\treturn failed;\n\t\t}\n\t}\n"),
    ),
}  # fmt: skip
"""Looks at a pointer behind its builders, as kvmgt does: no sign of a failure."""
CCW = "#include <linux/vfio.h>\n\n" + _changed(
    base.PCI[base.PCI.index("static int tell_region") :],
    ("struct vfio_pci_core_device", "struct vfio_ccw_private"),
)
"""A sister of the region handler."""

POSTED = {
    "vfio_main": _changed(
        base.MAIN,
        ("\tvoid *grown = krealloc(chain->buf, chain->size + room, GFP_KERNEL);\n",
         "\tsize_t at = ALIGN(chain->size, sizeof(u64));\n"
         "\tvoid *grown = krealloc(chain->buf, at + room, GFP_KERNEL);\n"),
        ("\tfresh = grown + chain->size;\n\tmemset(fresh, 0, room);\n",
         "\tmemset(grown + chain->size, 0, at + room - chain->size);\n\tfresh = grown + at;\n"),
        ("\tlast->next = chain->size;\n", "\tlast->next = at;\n"),
        ("\tchain->size = chain->size + room;\n", "\tchain->size = at + room;\n"),
        ("void vfio_info_cap_shift(struct vfio_info_cap *chain, size_t by)\n{\n"
         "\tstruct vfio_info_cap_header *one = chain->buf;\n\n",
         "ssize_t vfio_info_cap_shift(struct vfio_info_cap *chain, size_t by)\n{\n"
         "\tsize_t to = ALIGN(by, sizeof(u64));\n\tsize_t gap = to - by;\n"
         "\tstruct vfio_info_cap_header *one;\n"
         "\tvoid *grown = krealloc(chain->buf, chain->size + gap, GFP_KERNEL);\n\n"
         "\tif (!grown)\n\t\treturn -ENOMEM;\n"
         "\tmemmove(grown + gap, grown, chain->size);\n\tmemset(grown, 0, gap);\n"
         "\tchain->buf = grown;\n\tchain->size += gap;\n\tone = grown + gap;\n\n"),
        ("\t\tone->next = there + by;\n\t\tone = (void *)chain->buf + there;\n\t}\n}\n",
         "\t\tone->next = there + to;\n\t\tone = (void *)chain->buf + gap + there;\n\t}\n"
         "\treturn to;\n}\n"),
    ),
    "vfio": _changed(
        base.INTERNAL,
        ("extern void vfio_info_cap_shift", "extern ssize_t vfio_info_cap_shift"),
    ),
    **{
        name: text.replace("\t\t\tvfio_info_cap_shift(&chain, sizeof(told));\n",
            "\t\t\tssize_t first = vfio_info_cap_shift(&chain, sizeof(told));\n\n"
            "\t\t\tif (first < 0) {\n\t\t\t\tkfree(chain.buf);\n\t\t\t\treturn first;\n"
            "\t\t\t}\n").replace("told.cap_offset = sizeof(told);", "told.cap_offset = first;")
        for name, text in (("vfio_pci_core", base.PCI), ("vfio_iommu_type1", base.TYPE1))
    },
}  # fmt: skip
"""What the patch of August 2023 does, as it was posted: the pad goes into the chain after argsz was
looked at, so that a caller with just what was asked for gets it too many."""
