/* How type1 answers; in words of our own. What it asks its device is passed over. */
#include <linux/vfio.h>

static int vfio_type1_get_info(struct vfio_iommu *iommu, unsigned long arg)
{
	unsigned long minsz = offsetofend(struct vfio_iommu_type1_info, iova_pgsizes);
	struct vfio_iommu_type1_info info;
	struct vfio_info_cap caps = { .buf = NULL, .size = 0 };
	int ret;

	if (copy_from_user(&info, (void __user *)arg, minsz))
		return -EFAULT;
	if (info.argsz < minsz)
		return -EINVAL;

	/* Programs that are older than cap_offset have no room for it. */
	if (info.argsz >= offsetofend(struct vfio_iommu_type1_info, cap_offset)) {
		minsz = offsetofend(struct vfio_iommu_type1_info, cap_offset);
		info.cap_offset = 0;
	}

	info.flags = iommu->flags;
	info.iova_pgsizes = iommu->pgsize_bitmap;
	ret = iommu_caps(iommu, &caps);
	if (ret)
		return ret;

	if (caps.size) {
		info.flags |= VFIO_IOMMU_INFO_CAPS;
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
