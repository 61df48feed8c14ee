/* Programs in Rust, with the widths of their integers and the overflow rules of their builds. */
#include "world.h"

static void each_area(struct list *cap, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        GET(cap->each[i].first);
        GET(cap->each[i].second);
    }
}

static void vfio_ioctls(void)
{
    uint32_t whole = sizeof(struct region_info), at;

    if ((info->region.flags & REGION_CAPS) == 0 || info->region.argsz <= whole)
        ended("none");
    at = info->region.cap_offset;
    if (at == 0)
        ended("none");
    while (at >= whole) {
        struct cap *where = (struct cap *)(info->byte + (intptr_t)at);
        tick();
        struct cap header = GET(*where);
        switch (header.id) {
        case 1: {
            struct list *sparse = (struct list *)where;
            uint32_t count = GET(sparse->count);
            each_area(sparse, count);
            break;
        }
        case 2:
            (void)GET(*(struct type *)where);
            break;
        case 4:
            (void)GET(*(struct ssatgt *)where);
            break;
        case 5:
            (void)GET(*(struct lnkspd *)where);
            break;
        }
        if (header.id >= 1 && header.id <= 5)
            take(where, header.id);
        at = header.next;
    }
    ended(at ? "stopped" : "end");
}

static void vfio_user(void) /* release: u32 wraps */
{
    const uint32_t whole = sizeof(struct region_info);

    if (info->region.argsz <= whole)
        ended("none");
    uint32_t room = info->region.argsz - whole;
    SURELY(room == held - whole);
    const char *caps = info->byte + whole;
    uint32_t offset = info->region.cap_offset;
    if (offset == 0)
        ended("none");
    while (offset != 0) {
        uint32_t at = offset - whole;
        if ((uint32_t)(at + 8) > room)
            ended("stopped");
        struct list *cap = (struct list *)(caps + (intptr_t)at);
        tick();
        if (GET(cap->header.id) == 1) {
            if ((uint32_t)(at + 16) > room)
                ended("stopped");
            uint32_t count = GET(cap->count);
            if ((uint32_t)(at + 16 + count * 16) > room)
                ended("stopped");
            each_area(cap, count);
            take(cap, 1);
        }
        offset = GET(cap->header.next);
    }
    ended("end");
}

static uint32_t plus(uint32_t a, uint32_t b)
{
    uint32_t sum;
    if (__builtin_add_overflow(a, b, &sum))
        ended("abort");
    return sum;
}

static uint32_t times(uint32_t a, uint32_t b)
{
    uint32_t product;
    if (__builtin_mul_overflow(a, b, &product))
        ended("abort");
    return product;
}

static void crosvm_regions(void) /* release: overflow-checks */
{
    uint32_t bound = info->region.argsz, offset;

    if (!(bound > sizeof(struct region_info)))
        ended("none");
    if ((info->region.flags & REGION_CAPS) == 0)
        ended("none");
    offset = info->region.cap_offset;
    if (offset == 0)
        ended("none");
    while (offset != 0) {
        if (plus(offset, 8) > bound)
            ended("stopped");
        tick();
        struct cap *cap = (struct cap *)(info->byte + offset);
        if (GET(cap->id) == 1) {
            if (plus(offset, 16) > bound)
                ended("stopped");
            struct list *sparse = (struct list *)cap;
            uint32_t count = GET(sparse->count);
            if (plus(plus(offset, 16), times(count, 16)) > bound)
                ended("stopped");
            each_area(sparse, count);
            take(cap, 1);
        } else if (GET(cap->id) == 2) {
            if (plus(offset, 16) > bound)
                ended("stopped");
            struct type *type = (struct type *)cap;
            GET(type->type);
            GET(type->subtype);
            take(cap, 2);
        } else if (GET(cap->id) == 3) {
            take(cap, 3);
        }
        offset = GET(cap->next);
    }
    ended("end");
}

/* A value read from the front of bytes[offset..]; false where it is not all there. */
static bool extract(size_t length, size_t offset, size_t size)
{
    if (offset > length || length - offset < size)
        return false;
    copied(info->byte + offset, size);
    return true;
}

static void crosvm_iova(void)
{
    if ((info->iommu.flags & IOMMU_CAPS) == 0)
        ended("error");
    size_t length, offset = info->iommu.cap_offset;
    if (__builtin_sub_overflow((size_t)info->iommu.argsz, sizeof(struct iommu_info), &length))
        ended("abort");
    length = info->iommu.argsz;
    while (offset != 0) {
        tick();
        if (!extract(length, offset, sizeof(struct cap)))
            ended("error");
        struct list *cap = (struct list *)(info->byte + offset);
        if (cap->header.id == 1 && cap->header.version == 1) {
            if (!extract(length, offset, sizeof(struct list)))
                ended("error");
            for (uint32_t i = 0; i < cap->count; i++)
                if (!extract(length, offset + 16 + (size_t)i * 16, 16))
                    ended("error");
            take(cap, 1);
            ended("found");
        }
        offset = cap->header.next;
    }
    ended("error");
}

static void openvmm(void) /* release: usize and u64 wrap, a panic aborts */
{
    if ((info->region.flags & REGION_CAPS) == 0 || info->region.argsz <= 32)
        ended("none");
    size_t tail = (size_t)info->region.argsz - 32;
    struct whole { struct region_info head; uint8_t tail[]; };
    size_t length = (sizeof(struct whole) + tail + _Alignof(struct whole) - 1)
                    / _Alignof(struct whole) * _Alignof(struct whole);
    size_t offset = info->region.cap_offset;
    if (offset == 0)
        ended("none");
    while (offset != 0) {
        if (offset + sizeof(struct cap) > length)
            ended("stopped");
        tick();
        struct cap *header = (struct cap *)(info->byte + offset);
        if (GET(header->id) == 1) {
            if (offset + sizeof(struct list) > length)
                ended("stopped");
            struct list *cap = (struct list *)header;
            size_t count = GET(cap->count);
            if (offset + sizeof(struct list) + count * sizeof(struct pair) > length)
                ended("stopped");
            for (size_t i = 0; i < count; i++) {
                if (!(GET(cap->each[i].second) > 0))
                    continue;
                uint64_t start = GET(cap->each[i].first);
                uint64_t end = start + GET(cap->each[i].second);
                if ((start & 4095) || (end & 4095) || start > end)
                    ended("abort");
            }
            take(cap, 1);
            ended("found");
        }
        offset = GET(header->next);
    }
    ended("end");
}

static void stratovirt(void)
{
    if (info->region.size == 0 || (info->region.flags & REGION_MMAP) == 0)
        ended("none");
    if ((info->region.flags & REGION_CAPS) == 0 || info->region.argsz <= 32)
        ended("none");
    struct list *sparse = (struct list *)(info->byte + 32);
    tick();
    if (GET(sparse->header.id) != 1)
        ended("stopped");
    size_t count = GET(sparse->count);
    for (size_t i = 0; i < count; i++)
        if (GET(sparse->each[i].second) > 0)
            GET(sparse->each[i].first);
    take(sparse, 1);
    ended("found");
}

const struct walk rust_walks[] = {
    {"rust-vmm", "region", 0, vfio_ioctls, 0, 0},
    {"cloud-hypervisor", "region", 0, vfio_ioctls, 0, 0},
    {"rust-vmm-vfio-user", "region", 0, vfio_user, 0, 0},
    {"crosvm-regions", "region", 0, crosvm_regions, 0, 0},
    {"crosvm-iova", "iommu", 0, crosvm_iova, 0, 0},
    {"openvmm", "region", 0, openvmm, 0, 0},
    {"stratovirt", "region", 0, stratovirt, 0, 0},
    {NULL, NULL, 0, NULL, 0, 0},
};
