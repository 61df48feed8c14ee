/* Programs that test: the kernel's selftests, and those of Alex Williamson. */
#include "world.h"

static struct cap *next_header(char *buffer, uint32_t size, uint32_t *offset)
{
    if (!*offset)
        return NULL;
    SURELY(*offset < size);
    SURELY(size - *offset >= sizeof(struct cap));
    struct cap *header = (struct cap *)(buffer + *offset);
    *offset = GET(header->next);
    return header;
}

static void selftests(void)
{
    struct cap *header, *hit = NULL;
    uint32_t offset = info->iommu.cap_offset, depth = 0, most;

    SURELY(info->iommu.argsz >= sizeof(info->iommu));
    if (info->iommu.flags & IOMMU_CAPS) {
        if (offset)
            SURELY(offset >= sizeof(info->iommu));
        most = (uint32_t)((info->iommu.argsz - sizeof(info->iommu)) / sizeof(*header));
        while (!hit && (header = next_header(info->byte, info->iommu.argsz, &offset))) {
            depth++;
            SURELY(depth <= most);
            if (GET(header->id) == 1)
                hit = header;
        }
    }
    SURELY(hit);
    struct list *ranges = (struct list *)hit;
    SURELY(GET(ranges->count) > 0);
    for (uint32_t i = 0; i < GET(ranges->count); i++) {
        GET(ranges->each[i].first);
        GET(ranges->each[i].second);
    }
    take(hit, 1);
    ended("found");
}

static void iommufd(void)
{
    bool expected = true;

    SURELY(info->iommu.flags == 3);
    if (!info->iommu.cap_offset)
        ended("none");
    SURELY(info->iommu.argsz >= info->iommu.cap_offset + sizeof(struct cap));
    char *buffer = info->byte;
    struct cap *cap = (struct cap *)(buffer + info->iommu.cap_offset);
    while (true) {
        size_t size;
        tick();
        if (GET(cap->next))
            size = (size_t)(buffer + GET(cap->next) - (char *)cap);
        else
            size = (size_t)(buffer + info->iommu.argsz - (char *)cap);
        switch (GET(cap->id)) {
        case 1: {
            struct list *ranges = (struct list *)cap;
            SURELY(GET(ranges->header.version) == 1);
            SURELY(GET(ranges->count) == 1);
            if (GET(ranges->each[0].first) != 1UL << 24)
                expected = false;
            if (GET(ranges->each[0].second) != (1UL << 31) - 1)
                expected = false;
            take(cap, 1);
            break;
        }
        case 3:
            SURELY(GET(cap->version) == 1);
            SURELY(size == sizeof(struct avail));
            take(cap, 3);
            break;
        default:
            ended("assertion");
        }
        if (!GET(cap->next))
            break;
        SURELY(info->iommu.argsz >= GET(cap->next) + sizeof(*cap));
        SURELY(buffer + GET(cap->next) >= (char *)cap);
        cap = (struct cap *)(buffer + GET(cap->next));
    }
    ended(expected ? "end" : "assertion");
}

static void sparse_mmap(void)
{
    if (!(info->region.flags & REGION_CAPS))
        ended("none");
    struct cap *header = (struct cap *)(info->byte + info->region.cap_offset);
next:
    tick();
    GET(header->id);
    GET(header->version);
    GET(header->next);
    if (GET(header->id) == 1) {
        struct list *sparse = (struct list *)header;
        for (int i = 0; (uint32_t)i < GET(sparse->count); i++) {
            GET(sparse->each[i].first);
            GET(sparse->each[i].second);
        }
        take(header, 1);
    }
    if (GET(header->next)) {
        header = (struct cap *)(info->byte + GET(header->next));
        goto next;
    }
    ended("end");
}

static void igd(void)
{
    if (!(info->region.flags & REGION_CAPS))
        ended("none");
    struct type *cap = (struct type *)(info->byte + info->region.cap_offset);
    GET(cap->header.id);
    GET(cap->header.version);
    GET(cap->header.next);
    if (GET(cap->header.id) != 2)
        ended("exit");
    GET(cap->type);
    GET(cap->subtype);
    take(cap, 2);
    ended("found");
}

const struct walk other_walks[] = {
    {"selftests", "iommu", 0, selftests, 0, 0},
    {"selftests-iommufd", "iommu", 0, iommufd, 65536, 0xaa},
    {"vfio-tests", "region", 0, sparse_mmap, 0, 0},
    {"vfio-tests-igd", "region", 0, igd, 0, 0},
    {NULL, NULL, 0, NULL, 0, 0},
};
