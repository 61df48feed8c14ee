/* How nvgrace-gpu answers; in words of our own. What it asks its device is passed over. */
#include <linux/vfio.h>

static int nvgrace_get_region_info(struct nvgrace_gpu_pci_core_device *nvdev, struct vfio_region_info __user *arg)
{
	unsigned long minsz = offsetofend(struct vfio_region_info, offset);
	struct vfio_info_cap caps = { .buf = NULL, .size = 0 };
	struct vfio_region_info info;
	int ret;

	if (copy_from_user(&info, arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;

	info.size = nvdev->regions[info.index].size;
	info.offset = nvdev->regions[info.index].offset;
	info.flags = nvdev->regions[info.index].flags;
	ret = nvdev_region_caps(nvdev, info.index, &caps);
	if (ret)
		return ret;

	if (caps.size) {
		info.flags |= VFIO_REGION_INFO_FLAG_CAPS;
		if (info.argsz < sizeof(info) + caps.size) {
			info.argsz = sizeof(info) + caps.size;
			info.cap_offset = 0;
		} else {
			ssize_t cap_offset = vfio_info_cap_shift(&caps, sizeof(info));

			if (cap_offset < 0) {
				kfree(caps.buf);
				return cap_offset;
			}
			if (copy_to_user((void __user *)arg + sizeof(info), caps.buf, caps.size)) {
				kfree(caps.buf);
				return -EFAULT;
			}
			info.cap_offset = cap_offset;
		}
		kfree(caps.buf);
	}

	return copy_to_user(arg, &info, minsz) ? -EFAULT : 0;
}
