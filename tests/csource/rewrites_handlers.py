"""Handlers in other ways that do the same: how an answer is filled in, checked and copied out.

Each is the body of a function; its head is the one that a tree has.
"""

# ruff: noqa: E501 -- C reads better unbroken
from __future__ import annotations

from typing import NamedTuple


class Shape(NamedTuple):
    """What the three handlers differ in."""

    struct: str
    last: str
    """The field that minsz ends with."""
    flag: str
    zero: str
    """What a caller without enough room gets besides argsz."""
    more: str
    """What a caller with room for cap_offset gets."""


_CAPSZ = """
	if (info.argsz >= offsetofend(struct STRUCT, cap_offset)) {
		minsz = offsetofend(struct STRUCT, cap_offset);
		info.cap_offset = 0;
	}
"""
SHAPES = {
    "device": Shape("vfio_device_info", "num_irqs", "VFIO_DEVICE_FLAGS_CAPS", "", _CAPSZ),
    "region": Shape(
        "vfio_region_info", "offset", "VFIO_REGION_INFO_FLAG_CAPS", "info.cap_offset = 0;", ""
    ),
    "iommu": Shape("vfio_iommu_type1_info", "iova_pgsizes", "VFIO_IOMMU_INFO_CAPS", "", _CAPSZ),
}
_BEGIN = """
	unsigned long minsz = offsetofend(struct STRUCT, LAST);
	struct vfio_info_cap caps = { .buf = NULL, .size = 0 };
	struct STRUCT info;
	int ret;
"""
_IN = """
	if (copy_from_user(&info, ARG, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;
MORE
"""
_ASK = """
	info.flags = 0;
	ret = ask_the_device(OWNER, &caps);
	if (ret)
		return ret;
"""
_OUT = """
	if (caps.size) {
		info.flags |= FLAG;
		if (info.argsz < sizeof(info) + caps.size) {
			info.argsz = sizeof(info) + caps.size;
			ZERO
		} else {
			vfio_info_cap_shift(&caps, sizeof(info));
			if (copy_to_user(ARG + sizeof(info), caps.buf, caps.size)) {
				kfree(caps.buf);
				return -EFAULT;
			}
			info.cap_offset = sizeof(info);
		}
		kfree(caps.buf);
	}
"""
_END = """
	return copy_to_user(ARG, &info, minsz) ? -EFAULT : 0;
"""
_PLAIN = _BEGIN + _IN + _ASK + _OUT + _END
_HELPER = """
static int copy_caps(struct vfio_info_cap *caps, struct STRUCT *info, void __user *to)
{
	int ret = 0;

	info->flags |= FLAG;
	if (info->argsz < sizeof(*info) + caps->size) {
		info->argsz = sizeof(*info) + caps->size;
		HELPERZERO
	} else {
		vfio_info_cap_shift(caps, sizeof(*info));
		if (copy_to_user(to + sizeof(*info), caps->buf, caps->size))
			ret = -EFAULT;
		else
			info->cap_offset = sizeof(*info);
	}
	kfree(caps->buf);
	return ret;
}
"""

FORMS: dict[str, tuple[str, str]] = {
    "as it is": ("", _PLAIN),
    "other names": (
        "",
        _PLAIN.replace("info", "answer").replace("caps.", "chain.").replace("&caps", "&chain")
        .replace(" caps =", " chain =").replace("vfio_answer", "vfio_info"),
    ),
    "the branches the other way round": ("", _BEGIN + _IN + _ASK + """
	if (caps.size > 0) {
		info.flags |= FLAG;
		if (info.argsz >= sizeof(info) + caps.size) {
			vfio_info_cap_shift(&caps, sizeof(info));
			ret = copy_to_user(ARG + sizeof(info), caps.buf, caps.size) ? -EFAULT : 0;
			kfree(caps.buf);
			if (ret)
				return ret;
			info.cap_offset = sizeof(info);
		} else {
			info.argsz = sizeof(info) + caps.size;
			ZERO
			kfree(caps.buf);
		}
	}
	if (copy_to_user(ARG, &info, minsz))
		return -EFAULT;
	return 0;
"""),
    "the total in a variable": ("", _BEGIN + "size_t total;\nvoid __user *to = ARG;\n" + _IN + _ASK + """
	if (caps.size) {
		total = size_add(sizeof(info), caps.size);
		info.flags |= FLAG;
		if (info.argsz < total) {
			info.argsz = total;
			ZERO
		} else {
			vfio_info_cap_shift(&caps, total - caps.size);
			if (copy_to_user(to + sizeof(info), caps.buf, caps.size))
				ret = -EFAULT;
			else
				info.cap_offset = total - caps.size;
		}
		kfree(caps.buf);
	}
	if (!ret && copy_to_user(to, &info, minsz))
		ret = -EFAULT;
	return ret;
"""),
    "the total before the test": ("", _BEGIN + "size_t total;\n" + _IN + _ASK + """
	total = sizeof(info) + caps.size;
	if (caps.size) {
		info.flags |= FLAG;
		if (info.argsz < total) {
			info.argsz = total;
			ZERO
		} else {
			vfio_info_cap_shift(&caps, sizeof(info));
			if (copy_to_user(ARG + sizeof(info), caps.buf, caps.size)) {
				kfree(caps.buf);
				return -EFAULT;
			}
			info.cap_offset = sizeof(info);
		}
		kfree(caps.buf);
	}
""" + _END),
    "goto out and free": ("", _BEGIN + _IN + _ASK + """
	if (!caps.size)
		goto out;
	info.flags |= FLAG;
	if (info.argsz < sizeof(info) + caps.size) {
		info.argsz = sizeof(info) + caps.size;
		ZERO
		goto free;
	}
	vfio_info_cap_shift(&caps, sizeof(info));
	if (copy_to_user(ARG + sizeof(info), caps.buf, caps.size)) {
		ret = -EFAULT;
		goto free;
	}
	info.cap_offset = sizeof(info);
free:
	kfree(caps.buf);
	if (ret)
		return ret;
out:
""" + _END),
    "the end in a helper": (_HELPER, _BEGIN + _IN + _ASK + """
	if (caps.size) {
		ret = copy_caps(&caps, &info, ARG);
		if (ret)
			return ret;
	}
""" + _END),
    "the end in a helper that tests": (
        _HELPER.replace("\tint ret = 0;\n", "\tint ret = 0;\n\n\tif (!caps->size)\n\t\treturn 0;\n"),
        _BEGIN + _IN + _ASK + """
	ret = copy_caps(&caps, &info, ARG);
	if (ret)
		return ret;
""" + _END,
    ),
    "an answer that begins as zeros": ("", _PLAIN.replace(" info;", " info = { };")),
    "an answer that is set to zeros": (
        "", _PLAIN.replace("\n\tif (copy_from", "\n\tmemset(&info, 0, sizeof(info));\n\tif (copy_from", 1),
    ),
    "constants for sizes": (
        "",
        "\tconst size_t need = sizeof(struct STRUCT);\n"
        + _PLAIN.replace("unsigned long minsz", "size_t minsz").replace("sizeof(info)", "need"),
    ),
    "the comparison the other way round": (
        "",
        _PLAIN.replace("info.argsz < sizeof(info) + caps.size", "sizeof(info) + caps.size > info.argsz")
        .replace("info.argsz < minsz", "minsz > info.argsz"),
    ),
    "the chain freed by its scope": ("""
static void free_chain(struct vfio_info_cap *caps)
{
	kfree(caps->buf);
}
""", _PLAIN.replace(
        "struct vfio_info_cap caps = { .buf = NULL, .size = 0 };",
        "struct vfio_info_cap caps __cleanup(free_chain) = { };",
    ).replace("\t\t\t\tkfree(caps.buf);\n", "").replace("\t\tkfree(caps.buf);\n", "")),
    "get_user of argsz first": ("", _PLAIN.replace("\n\tif (copy_from", """
	u32 argsz;

	if (get_user(argsz, &((struct STRUCT __user *)ARG)->argsz))
		return -EFAULT;
	if (argsz < minsz)
		return -EINVAL;
	if (copy_from""", 1)),
    "failures in one place": ("", _BEGIN.replace("int ret;", "int ret = -EFAULT;") + """
	if (copy_from_user(&info, ARG, minsz))
		goto done;
	ret = -EINVAL;
	if (info.argsz < minsz)
		goto done;
MORE
	ret = ask_the_device(OWNER, &caps);
	if (ret)
		goto done;
""" + _OUT + """
	ret = copy_to_user(ARG, &info, minsz) ? -EFAULT : 0;
done:
	return ret;
"""),
    "everything nested": ("", _BEGIN.replace("int ret;", "int ret = 0;") + """
	if (!copy_from_user(&info, ARG, minsz)) {
		if (info.argsz >= minsz) {
MORE
			ret = ask_the_device(OWNER, &caps);
			if (!ret) {
""" + _OUT + """
				ret = copy_to_user(ARG, &info, minsz) ? -EFAULT : 0;
			}
		} else {
			ret = -EINVAL;
		}
	} else {
		ret = -EFAULT;
	}
	return ret;
"""),
    "an info struct on the heap": ("", _PLAIN.replace(
        "\tstruct STRUCT info;\n",
        "\tstruct STRUCT *info __free(kfree) = kzalloc(sizeof(*info), GFP_KERNEL);\n",
    ).replace("\n\tif (copy_from", "\n\tif (!info)\n\t\treturn -ENOMEM;\n\tif (copy_from", 1)
     .replace("&info", "info").replace("info.", "info->").replace("sizeof(info)", "sizeof(*info)")
     .replace("MORE", "MOREPOINTER").replace("ZERO", "HELPERZERO")),
    "locks and prints around": ("", _PLAIN.replace(
        "\tret = ask", "\tguard(mutex)(&OWNER->lock);\n\tdev_dbg(OWNER->dev, \"asked\\n\");\n\tret = ask"
    )),
    "a mutex by hand": ("", _PLAIN.replace(
        "\tret = ask_the_device(OWNER, &caps);\n",
        "\tmutex_lock(&OWNER->lock);\n\tret = ask_the_device(OWNER, &caps);\n\tmutex_unlock(&OWNER->lock);\n",
    )),
}  # fmt: skip


_WHOLE = """
	minsz = min_t(size_t, info.argsz, sizeof(struct STRUCT));
"""


def body(key: str, form: str, owner: str, *, whole: bool) -> tuple[str, str]:
    """Return what stands before the function, and its body, for one ioctl.

    ``whole``: it copies out as much of the struct as the caller has room for, as since v6.6.
    """
    shape = SHAPES[key]
    front, text = FORMS[form]
    if whole:
        shape = shape._replace(more=_WHOLE)
        text = text.replace(" info;", " info = { };").replace(" answer;", " answer = { };")
    told = {
        "MOREPOINTER": shape.more.replace("info.", "info->"),
        "MORE": shape.more.replace("info", "answer").replace("vfio_answer", "vfio_info")
        if form == "other names" else shape.more,
        "HELPERZERO": shape.zero.replace("info.", "info->"),
        "ZERO": shape.zero.replace("info", "answer") if form == "other names" else shape.zero,
        "STRUCT": shape.struct, "LAST": shape.last, "FLAG": shape.flag, "OWNER": owner,
        "ARG": "(void __user *)arg",
    }  # fmt: skip
    for name, value in told.items():
        front, text = front.replace(name, value), text.replace(name, value)
    return front, "{" + text + "}\n"
