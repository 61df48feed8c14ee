/* How vfio-pci answers; in words of our own. What it asks its device is passed over. */
#include <linux/vfio.h>

static int vfio_pci_get_info(struct vfio_pci_core_device *vdev, struct vfio_device_info __user *arg)
{
	unsigned long minsz = offsetofend(struct vfio_device_info, num_irqs);
	struct vfio_device_info info;
	struct vfio_info_cap caps = { .buf = NULL, .size = 0 };
	int ret;

	if (copy_from_user(&info, (void __user *)arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;

	/* Programs that are older than cap_offset have no room for it. */
	if (info.argsz >= offsetofend(struct vfio_device_info, cap_offset)) {
		minsz = offsetofend(struct vfio_device_info, cap_offset);
		info.cap_offset = 0;
	}

	info.flags = vdev->flags;
	info.num_regions = vdev->num_regions;
	info.num_irqs = vdev->num_irqs;
	ret = vdev_caps(vdev, &caps);
	if (ret)
		return ret;

	if (caps.size) {
		info.flags |= VFIO_DEVICE_FLAGS_CAPS;
		if (info.argsz < sizeof(info) + caps.size) {
			info.argsz = sizeof(info) + caps.size;
		} else {
			ssize_t cap_offset = vfio_info_cap_shift(&caps, sizeof(info));

			if (cap_offset < 0) {
				kfree(caps.buf);
				return cap_offset;
			}
			if (copy_to_user((void __user *)arg + cap_offset, caps.buf, caps.size)) {
				kfree(caps.buf);
				return -EFAULT;
			}
			info.cap_offset = cap_offset;
		}
		kfree(caps.buf);
	}

	return copy_to_user((void __user *)arg, &info, minsz) ? -EFAULT : 0;
}

static int vfio_pci_get_region_info(struct vfio_pci_core_device *vdev, struct vfio_region_info __user *arg)
{
	unsigned long minsz = offsetofend(struct vfio_region_info, offset);
	struct vfio_info_cap caps = { .buf = NULL, .size = 0 };
	struct vfio_region_info info;
	int ret;

	if (copy_from_user(&info, arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;

	info.size = vdev->regions[info.index].size;
	info.offset = vdev->regions[info.index].offset;
	info.flags = vdev->regions[info.index].flags;
	ret = vdev_region_caps(vdev, info.index, &caps);
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
			if (copy_to_user((void __user *)arg + cap_offset, caps.buf, caps.size)) {
				kfree(caps.buf);
				return -EFAULT;
			}
			info.cap_offset = cap_offset;
		}
		kfree(caps.buf);
	}

	return copy_to_user(arg, &info, minsz) ? -EFAULT : 0;
}
