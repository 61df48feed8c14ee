/* Programs in C that drive devices: DPDK, SPDK, libvfn, VPP, libvfio-user's sample client. */
#include "world.h"

static struct cap *by_size_t(size_t offset, int id)
{
    while (offset != 0) {
        struct cap *at = (struct cap *)(info->byte + offset);
        tick();
        if (GET(at->id) == id)
            return at;
        offset = GET(at->next);
    }
    ended("end");
}

static struct cap *of_region(int id)
{
    if ((info->region.flags & REGION_CAPS) == 0 || info->region.cap_offset == 0)
        ended("none");
    return by_size_t(info->region.cap_offset, id);
}

static void dpdk_sparse(void)
{
    if ((info->region.flags & REGION_MMAP) == 0)
        ended("none");
    struct list *cap = (struct list *)of_region(1);
    if (GET(cap->count) > 0)
        copied(cap->each, sizeof(cap->each[0]) * GET(cap->count));
    take(cap, 1);
    ended("found");
}

static void dpdk_msix(void)
{
    take(of_region(3), 3);
    ended("found");
}

static void spdk(void)
{
    uint32_t i, kept = 0;

    if (held > 4096)
        ended("overrun");
    if (!info->region.size || !(info->region.flags & REGION_MMAP))
        ended("none");
    struct list *cap = (struct list *)of_region(1);
    for (i = 0; i < GET(cap->count); i++)
        if (GET(cap->each[i].second)) {
            GET(cap->each[i].first);
            if (kept == 8)
                ended("overrun");
            kept++;
        }
    if (i > 8)
        ended("overrun"); /* descriptors are closed up to there */
    take(cap, 1);
    ended("found");
}

static void libvfn(void)
{
    if (!(info->iommu.flags & IOMMU_CAPS))
        ended("none");
    struct cap *cap = (struct cap *)(info->byte + info->iommu.cap_offset);
    do {
        tick();
        if (GET(cap->id) == 1) {
            struct list *ranges = (struct list *)cap;
            size_t length = (size_t)GET(ranges->count) * sizeof(struct pair);
            copied(ranges->each, length);
            take(cap, 1);
        }
        if (!GET(cap->next))
            break;
        cap = (struct cap *)(info->byte + GET(cap->next));
    } while (true);
    ended("end");
}

static void vpp(void)
{
    uint32_t offset = info->region.cap_offset;

    if ((info->region.flags & REGION_CAPS) == 0)
        ended("none");
    do {
        struct cap *cap = (struct cap *)(info->byte + offset);
        tick();
        for (uint16_t id = 1; id <= 3; id++)
            if (GET(cap->id) == id)
                take(cap, id);
        offset = GET(cap->next);
    } while (offset);
    ended("end");
}

static void sample_client(void)
{
    size_t size = sizeof(struct region_info), rest;

    rest = info->region.argsz - size;
    if (!rest)
        ended("none");
    if (info->region.argsz < size)
        outside((ptrdiff_t)size); /* 32 bytes are all that it has */
    struct cap *cap = (struct cap *)(&info->region + 1);
    while (true) {
        if ((char *)cap < info->byte)
            outside((char *)cap - info->byte);
        tick();
        if (GET(cap->id) != 1)
            ended("exit");
        struct list *sparse = (struct list *)cap;
        for (unsigned i = 0; i < GET(sparse->count); i++) {
            GET(sparse->each[i].first);
            GET(sparse->each[i].second);
        }
        take(cap, 1);
        if (GET(cap->next) == 0)
            break;
        cap = (struct cap *)((char *)cap + GET(cap->next) - sizeof(struct region_info));
    }
    ended("end");
}

const struct walk client_walks[] = {
    {"dpdk", "region", 0, dpdk_sparse, 0, 0},
    {"dpdk", "region", 1, dpdk_msix, 0, 0},
    {"spdk", "region", 0, spdk, 4096, 0},
    {"libvfn", "iommu", 0, libvfn, 0, 0},
    {"vpp", "region", 0, vpp, 0, 0},
    {"libvfio-user-client", "region", 0, sample_client, 0, 0},
    {NULL, NULL, 0, NULL, 0, 0},
};
