/* QEMU: one helper that looks for an id, used once for each; areas since da02b21cc70e sorted. */
#include "world.h"

#include <stdlib.h>

static struct cap *get_cap(void *base, uint32_t offset, uint16_t id)
{
    struct cap *at = (struct cap *)((char *)base + offset);

    for (; (void *)at != base; at = (struct cap *)((char *)base + GET(at->next))) {
        tick();
        if (GET(at->id) == id)
            return at;
    }
    return NULL;
}

static void *of_device(uint16_t id)
{
    if (!(info->device.flags & DEVICE_CAPS))
        ended("none");
    if (!info->device.cap_offset)
        ended("none");
    void *at = get_cap(info, info->device.cap_offset, id);
    if (!at)
        ended("end");
    return at;
}

static void *of_region(uint16_t id)
{
    if (!(info->region.flags & REGION_CAPS) || !info->region.cap_offset)
        ended("none");
    void *at = get_cap(info, info->region.cap_offset, id);
    if (!at)
        ended("end");
    return at;
}

static void *of_iommu(uint16_t id)
{
    if (!(info->iommu.flags & IOMMU_CAPS) || !info->iommu.cap_offset)
        ended("none");
    void *at = get_cap(info, info->iommu.cap_offset, id);
    if (!at)
        ended("end");
    return at;
}

_Noreturn static void got(void *at, uint16_t id)
{
    take(at, id);
    ended("found");
}

static void base(void)
{
    struct zpci_base *cap = of_device(1);

    GET(cap->start_dma);
    GET(cap->end_dma);
    GET(cap->pchid);
    GET(cap->vfn);
    GET(cap->gid);
    GET(cap->pft);
    if (GET(cap->header.version) >= 2)
        GET(cap->fh);
    got(cap, 1);
}

static void group(void)
{
    struct zpci_group *cap = of_device(2);

    GET(cap->flags);
    GET(cap->dasm);
    GET(cap->msi_addr);
    GET(cap->mui);
    GET(cap->noi);
    if (GET(cap->header.version) >= 2)
        GET(cap->imaxstbl);
    else
        GET(cap->maxstbl);
    GET(cap->version);
    got(cap, 2);
}

static void util(void)
{
    struct string *cap = of_device(3);

    if (GET(cap->size) > 64)
        ended("found");
    copied(cap->text, 64);
    got(cap, 3);
}

static void pfip(void)
{
    struct string *cap = of_device(4);

    if (GET(cap->size) > 4)
        ended("found");
    copied(cap->text, 4);
    got(cap, 4);
}

static void atomic(void)
{
    struct atomic *cap = of_device(5);

    GET(cap->flags);
    got(cap, 5);
}

struct map { int64_t offset; uint64_t size; };

static void mappable(void)
{
    if (!info->region.size || !(info->region.flags & REGION_MMAP))
        ended("none");
}

static uint32_t areas(struct list *cap, struct map *maps)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < GET(cap->count); i++)
        if (GET(cap->each[i].second)) {
            maps[kept].offset = (int64_t)GET(cap->each[i].first);
            maps[kept++].size = GET(cap->each[i].second);
        }
    return kept;
}

static struct map maps[1 << 17];

static void sparse(void)
{
    mappable();
    struct list *cap = of_region(1);
    areas(cap, maps);
    got(cap, 1);
}

static void sparse_sorted(void)
{
    mappable();
    struct list *cap = of_region(1);
    uint32_t count = areas(cap, maps);

    for (uint32_t i = 1; i < count; i++) /* by insertion: stable */
        for (uint32_t j = i; j > 0 && maps[j].offset < maps[j - 1].offset; j--) {
            struct map swap = maps[j];
            maps[j] = maps[j - 1];
            maps[j - 1] = swap;
        }
    for (uint32_t i = 1; i < count; i++) {
        int64_t end = (int64_t)((uint64_t)maps[i - 1].offset + maps[i - 1].size);
        if (end > maps[i].offset)
            ended("error");
    }
    got(cap, 1);
}

static void type(void)
{
    struct type *cap = of_region(2);

    GET(cap->type);
    GET(cap->subtype);
    got(cap, 2);
}

static void msix(void)
{
    got(of_region(3), 3);
}

static void user_check(void)
{
    if (info->region.flags & REGION_CAPS
        && (info->region.cap_offset < sizeof(info->region)
            || info->region.cap_offset > info->region.argsz))
        ended("error");
}

static void user_sparse(void) { user_check(); sparse(); }
static void user_type(void) { user_check(); type(); }
static void user_msix(void) { user_check(); msix(); }

static void ranges(void)
{
    struct list *cap = of_iommu(1);

    for (uint32_t i = 0; i < GET(cap->count); i++) {
        uint64_t start = GET(cap->each[i].first), end = GET(cap->each[i].second);
        SURELY(start <= end || start == end + 1);
        SURELY(!(start > end));
    }
    got(cap, 1);
}

static void dma_avail(void)
{
    struct avail *cap = of_iommu(3);

    GET(cap->avail);
    got(cap, 3);
}

static void migration(void)
{
    char *start = (char *)info;
    struct cap *at;

    if (!(info->iommu.flags & IOMMU_CAPS) || !info->iommu.cap_offset)
        ended("none");
    for (at = (void *)(start + info->iommu.cap_offset); (char *)at != start;
         at = (void *)(start + GET(at->next))) {
        tick();
        if (GET(at->id) == 2) {
            struct migration *cap = (void *)at;
            if (GET(cap->pgsizes) & 4096) {
                GET(cap->max_bitmap);
                GET(cap->pgsizes);
            }
            got(at, 2);
        }
    }
    ended("end");
}

const struct walk qemu_walks[] = {
    {"qemu", "device", 0, base, 0, 0},
    {"qemu", "device", 1, group, 0, 0},
    {"qemu", "device", 2, util, 0, 0},
    {"qemu", "device", 3, pfip, 0, 0},
    {"qemu", "device", 4, atomic, 0, 0},
    {"qemu", "region", 0, sparse, 0, 0},
    {"qemu", "region", 1, type, 0, 0},
    {"qemu", "region", 2, msix, 0, 0},
    {"qemu", "iommu", 0, ranges, 0, 0},
    {"qemu", "iommu", 1, dma_avail, 0, 0},
    {"qemu-migration", "iommu", 0, migration, 0, 0},
    {"qemu-sorted", "region", 0, sparse_sorted, 0, 0},
    {"qemu-sorted", "region", 1, type, 0, 0},
    {"qemu-sorted", "region", 2, msix, 0, 0},
    {"qemu-vfio-user", "region", 0, user_sparse, 0, 0},
    {"qemu-vfio-user", "region", 1, user_type, 0, 0},
    {"qemu-vfio-user", "region", 2, user_msix, 0, 0},
    {NULL, NULL, 0, NULL, 0, 0},
};
