/* How GVT answers; in words of our own. What it asks its device is passed over. */
#include <linux/vfio.h>

static int intel_vgpu_get_info(struct intel_vgpu *vgpu, struct vfio_device_info __user *arg)
{
	unsigned long minsz = offsetofend(struct vfio_device_info, num_irqs);
	struct vfio_device_info info;

	if (copy_from_user(&info, arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;

	info.flags = vgpu->flags;
	info.num_regions = vgpu->num_regions;
	info.num_irqs = vgpu->num_irqs;

	return copy_to_user(arg, &info, minsz) ? -EFAULT : 0;
}

static int intel_vgpu_get_region_info(struct intel_vgpu *vgpu, struct vfio_region_info __user *arg)
{
	unsigned long minsz = offsetofend(struct vfio_region_info, offset);
	struct vfio_info_cap caps = { .buf = NULL, .size = 0 };
	struct vfio_region_info info;
	int ret;

	if (copy_from_user(&info, arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;

	info.size = vgpu->regions[info.index].size;
	info.offset = vgpu->regions[info.index].offset;
	info.flags = vgpu->regions[info.index].flags;
	ret = vgpu_region_caps(vgpu, info.index, &caps);
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
