"""Structs of patches that were posted, in words of our own, with the layouts that gcc gives.

Names and sizes are what the postings say; what the members mean is told in a few words.
"""

from __future__ import annotations

HEADER = """
#include <linux/types.h>
struct vfio_info_cap_header { __u16 id; __u16 version; __u32 next; };
"""

POSTED = {
    "CXL Type-2, RFC of 2024: two bytes, then words of 64 bits": """
        struct vfio_device_info_cap_cxl {
            struct vfio_info_cap_header header;
            __u8 hdm_count; __u8 hdm_regs_bar_index;
            __u64 hdm_regs_size; __u64 hdm_regs_offset; __u64 dpa_size;
        };
    """,
    "CXL Type-2, v3 of 2026: a reserved word that makes a hole": """
        struct vfio_device_info_cap_cxl {
            struct vfio_info_cap_header header;
            __u32 flags; __u32 hdm_decoder_offset; __u64 dpa_size; __u32 __resv;
            __u64 comp_reg_offset; __u32 comp_reg_bar; __u32 comp_reg_size;
        };
    """,
    "NESTING v3 of 2020: a flexible array at 12": """
        struct vfio_iommu_type1_info_cap_nesting {
            struct vfio_info_cap_header header;
            __u32 flags; __u8 info[];
        };
    """,
    "MIGRATION as it was first posted: a page size mask and a u64 bitmap size": """
        struct vfio_iommu_type1_info_cap_migration {
            struct vfio_info_cap_header header;
            __u32 flags; __u64 pgsize_bitmap; __u64 max_dirty_bitmap_size;
        };
    """,
    "MIGRATION as it was merged": """
        struct vfio_iommu_type1_info_cap_migration {
            struct vfio_info_cap_header header;
            __u32 flags; __u32 reserved; __u64 pgsize_bitmap; __u64 max_dirty_bitmap_size;
        };
    """,
    "DMA_AVAIL: 12 bytes": """
        struct vfio_iommu_type1_info_dma_avail { struct vfio_info_cap_header header; __u32 avail; };
    """,
    "PCI_ATOMIC_COMP: 12 bytes": """
        struct vfio_device_info_cap_pci_atomic_comp {
            struct vfio_info_cap_header header; __u32 flags;
        };
    """,
    "zPCI base and group": """
        struct vfio_device_info_cap_zpci_base {
            struct vfio_info_cap_header header;
            __u64 start_dma; __u64 end_dma; __u16 pchid; __u16 vfn; __u16 fmb_length; __u8 pft;
            __u8 gid; __u32 fh;
        };
        struct vfio_device_info_cap_zpci_group {
            struct vfio_info_cap_header header;
            __u64 dasm; __u64 msi_addr; __u64 flags; __u16 mui; __u16 noi; __u16 maxstbl;
            __u8 version; __u8 reserved; __u16 imaxstbl;
        };
    """,
    "IRQ capabilities, v10: cap_offset in irq_info": """
        struct vfio_irq_info { __u32 argsz; __u32 flags; __u32 index; __u32 count;
                               __u32 cap_offset; };
        struct vfio_irq_info_cap_type { struct vfio_info_cap_header header; __u32 type;
                                        __u32 subtype; };
    """,
    "gfx_plane_info, made __aligned_u64": """
        struct vfio_device_gfx_plane_info {
            __u32 argsz; __u32 flags; __u32 drm_plane_type; __u32 drm_format;
            __aligned_u64 drm_format_mod; __u32 width; __u32 height; __u32 stride; __u32 size;
            __u32 x_pos; __u32 y_pos; __u32 x_hot; __u32 y_hot;
            union { __u32 region_index; __u32 dmabuf_id; };
            __u32 reserved;
        };
    """,
    "PCI_BDF, from prose": """
        struct vfio_device_info_cap_pci_bdf {
            struct vfio_info_cap_header header; __u16 segment; __u8 bus; __u8 devfn;
        };
    """,
    "a dirty bitmap with a pointer": """
        struct vfio_bitmap { __u64 pgsize; __u64 size; __u64 *data; };
        struct vfio_iommu_type1_dirty_bitmap_get { __u64 iova; __u64 size;
                                                   struct vfio_bitmap bitmap; };
    """,
}
