/* How vfio-ccw answers; in words of our own. What it asks its device is passed over. */
#include <linux/vfio.h>

static int vfio_ccw_get_info(struct vfio_ccw_private *channel, struct vfio_device_info __user *arg)
{
	unsigned long minsz = offsetofend(struct vfio_device_info, num_irqs);
	struct vfio_device_info info;

	if (copy_from_user(&info, arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;

	info.flags = channel->flags;
	info.num_regions = channel->num_regions;
	info.num_irqs = channel->num_irqs;

	return copy_to_user(arg, &info, minsz) ? -EFAULT : 0;
}

static int vfio_ccw_get_region_info(struct vfio_ccw_private *channel, struct vfio_region_info __user *arg)
{
	unsigned long minsz = offsetofend(struct vfio_region_info, offset);
	struct vfio_info_cap caps = { .buf = NULL, .size = 0 };
	struct vfio_region_info info;
	int ret;

	if (copy_from_user(&info, arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;

	info.size = channel->regions[info.index].size;
	info.offset = channel->regions[info.index].offset;
	info.flags = channel->regions[info.index].flags;
	ret = channel_region_caps(channel, info.index, &caps);
	if (ret)
		return ret;

	if (caps.size) {
		info.flags |= VFIO_REGION_INFO_FLAG_CAPS;
		if (info.argsz < sizeof(info) + caps.size) {
			info.argsz = sizeof(info) + caps.size;
			info.cap_offset = 0;
		} else {
			vfio_info_cap_shift(&caps, sizeof(info));
			if (copy_to_user((void __user *)arg + sizeof(info), caps.buf, caps.size)) {
				kfree(caps.buf);
				return -EFAULT;
			}
			info.cap_offset = sizeof(info);
		}
		kfree(caps.buf);
	}

	return copy_to_user(arg, &info, minsz) ? -EFAULT : 0;
}
