/*
 * What drivers ask of their device and what no source here brings along, in the words of vfioviz:
 * read last, so that a source's own declaration goes first. A device model gives the members their
 * values.
 */

struct resource { resource_size_t start; resource_size_t end; unsigned long flags; };
struct device { void *driver_data; };
struct pci_dev {
	struct device dev;
	unsigned short vendor, device;
	unsigned int class;
	u8 pcie_cap, is_virtfn;
	u32 devcap2;			/* PCI Express Device Capabilities 2 */
	u32 atomic_ops_to_root;		/* those of devcap2 that the way to the root port routes */
	int cfg_size;
	int rom_present;		/* whether its ROM can be mapped */
	void *rom;
	size_t romlen;
	struct resource resource[17];
	struct pci_dev *physfn;
	struct zpci_dev *zdev;
};
struct zpci_dev {
	u64 start_dma, end_dma, dma_mask, msi_addr;
	u16 vfn, pchid, maxstbl, max_msi, fmb_update, fmb_length;
	u8 pft, pfgid, version, util_str_avail;
	u32 fh;
	u8 pfip[4];
	u8 util_str[64];
};

#define CLP_UTIL_STR_LEN 64
#define CLP_PFIP_NR_SEGMENTS 4
#define ZPCI_MAX_WRITE_SIZE 128
#define PCI_STD_RESOURCES 0
#define PCI_STD_NUM_BARS 6
#define PCI_STD_RESOURCE_END 5
#define PCI_ROM_RESOURCE 6
#define IORESOURCE_IO 0x100
#define IORESOURCE_MEM 0x200
#define IORESOURCE_ROM_SHADOW 2
#define PCI_EXP_DEVCAP2 0x24
#define PCI_EXP_DEVCAP2_ATOMIC_COMP32 0x80
#define PCI_EXP_DEVCAP2_ATOMIC_COMP64 0x100
#define PCI_EXP_DEVCAP2_ATOMIC_COMP128 0x200
#define PCI_VENDOR_ID_INTEL 0x8086
#define PCI_COMMAND 0x04
#define PCI_COMMAND_MEMORY 0x2

static inline resource_size_t pci_resource_start(struct pci_dev *pdev, int bar)
{
	return pdev->resource[bar].start;
}
static inline resource_size_t pci_resource_end(struct pci_dev *pdev, int bar)
{
	return pdev->resource[bar].end;
}
static inline unsigned long pci_resource_flags(struct pci_dev *pdev, int bar)
{
	return pdev->resource[bar].flags;
}
static inline resource_size_t pci_resource_len(struct pci_dev *pdev, int bar)
{
	struct resource *res = &pdev->resource[bar];

	return res->end ? res->end - res->start + 1 : 0;
}
static inline struct pci_dev *pci_physfn(struct pci_dev *pdev)
{
	return pdev->physfn ? pdev->physfn : pdev;
}
static inline int pcie_capability_read_dword(struct pci_dev *pdev, int pos, u32 *val)
{
	*val = pos == PCI_EXP_DEVCAP2 ? pdev->devcap2 : 0;
	return 0;
}
static inline int pci_enable_atomic_ops_to_root(struct pci_dev *pdev, u32 mask)
{
	return (pdev->devcap2 & pdev->atomic_ops_to_root & mask) == mask ? 0 : -EINVAL;
}
static inline void *pci_map_rom(struct pci_dev *pdev, size_t *size)
{
	*size = pci_resource_len(pdev, PCI_ROM_RESOURCE);
	return pdev->rom_present ? pdev : NULL;
}
static inline void pci_unmap_rom(struct pci_dev *pdev, void *rom) { }
static inline int pci_enable_rom(struct pci_dev *pdev) { return 0; }
static inline void pci_disable_rom(struct pci_dev *pdev) { }
static inline void *pci_get_drvdata(struct pci_dev *pdev) { return pdev->dev.driver_data; }
static inline int pci_is_pcie(struct pci_dev *pdev) { return pdev->pcie_cap != 0; }
static inline int pci_read_config_word(struct pci_dev *pdev, int where, u16 *val)
{
	*val = 0;
	return 0;
}
static inline int pci_write_config_word(struct pci_dev *pdev, int where, u16 val) { return 0; }
static inline u16 vfio_pci_memory_lock_and_enable(void *vdev) { return 0; }
static inline void vfio_pci_memory_unlock_and_restore(void *vdev, u16 cmd) { }
static inline struct zpci_dev *to_zpci(struct pci_dev *pdev) { return pdev->zdev; }
static inline int CLP_READY(void) { return 1; }

/* i915 GVT; kvmgt.c itself has struct vfio_region. */
struct intel_gvt { struct { u32 cfg_space_size; } device_info; u64 aperture_sz; };
struct intel_vgpu {
	struct vfio_device vfio_device;
	struct intel_gvt *gvt;
	int id;
	struct { struct { u64 size; } bar[8]; } cfg_space;
	u64 aperture_offset, aperture_sz;
	struct vfio_region *region;
	int num_regions;
	struct { struct vfio_region *region; int num_regions; } vdev;	/* up to v5.4 */
};
#define gvt_aperture_sz(gvt) ((gvt)->aperture_sz)
#define vgpu_aperture_offset(vgpu) ((vgpu)->aperture_offset)
#define vgpu_aperture_sz(vgpu) ((vgpu)->aperture_sz)
#define gvt_dbg_core(...) do { } while (0)
#define gvt_vgpu_err(...) do { } while (0)

/* Ranges that may be mapped: of type1 a list, of iommufd the holes in a tree. */
struct vfio_iova { struct list_head list; u64 start; u64 end; };
static void __vfioviz_range(struct list_head *head, u64 start, u64 end)
{
	struct vfio_iova *iova = kzalloc(sizeof(*iova), GFP_KERNEL);

	iova->start = start;
	iova->end = end;
	list_add_tail(&iova->list, head);
}
struct interval_tree_span_iter {
	unsigned long first_index, last_index;
	union { unsigned long start_hole, start_used; };
	union { unsigned long last_hole, last_used; };
	int is_hole;
};
static void interval_tree_span_iter_next(struct interval_tree_span_iter *iter)
{
	unsigned long number = iter->first_index++;

	iter->is_hole = -1;
	if (number >= __vfioviz_holes())
		return;
	iter->is_hole = 1;
	iter->start_hole = __vfioviz_hole(2 * number);
	iter->last_hole = __vfioviz_hole(2 * number + 1);
}
static void interval_tree_span_iter_first(struct interval_tree_span_iter *iter,
					  struct rb_root_cached *tree, unsigned long first_index,
					  unsigned long last_index)
{
	iter->first_index = 0;
	iter->last_index = last_index;
	interval_tree_span_iter_next(iter);
}
static bool interval_tree_span_iter_done(struct interval_tree_span_iter *iter)
{
	return iter->is_hole == -1;
}
#define interval_tree_for_each_span(span, tree, first_index, last_index) \
	for (interval_tree_span_iter_first(span, tree, first_index, last_index); \
	     !interval_tree_span_iter_done(span); interval_tree_span_iter_next(span))
