/* What the programs' walks, told again in C, stand on: real pointers into real memory. */
#ifndef WORLD_H
#define WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cap { uint16_t id, version; uint32_t next; };
struct pair { uint64_t first, second; };
struct list { struct cap header; uint32_t count, reserved; struct pair each[]; };
struct type { struct cap header; uint32_t type, subtype; };
struct ssatgt { struct cap header; uint64_t tgt; };
struct lnkspd { struct cap header; uint32_t link_speed, pad; };
struct migration { struct cap header; uint32_t flags; uint64_t pgsizes, max_bitmap; };
struct avail { struct cap header; uint32_t avail; };
struct atomic { struct cap header; uint32_t flags, reserved; };
struct string { struct cap header; uint32_t size; uint8_t text[]; };
struct zpci_base {
    struct cap header;
    uint64_t start_dma, end_dma;
    uint16_t pchid, vfn, fmb_length;
    uint8_t pft, gid;
    uint32_t fh;
};
struct zpci_group {
    struct cap header;
    uint64_t dasm, msi_addr, flags;
    uint16_t mui, noi, maxstbl;
    uint8_t version, reserved;
    uint16_t imaxstbl;
};

struct device_info { uint32_t argsz, flags, num_regions, num_irqs, cap_offset, pad; };
struct region_info { uint32_t argsz, flags, index, cap_offset; uint64_t size, offset; };
struct iommu_info { uint32_t argsz, flags; uint64_t pgsizes; uint32_t cap_offset, pad; };

enum { REGION_MMAP = 4, REGION_CAPS = 8, DEVICE_CAPS = 0x80, IOMMU_CAPS = 2 };

union info {
    struct device_info device;
    struct region_info region;
    struct iommu_info iommu;
    char byte[1];
};

extern union info *info; /* of the answer that is walked */
extern size_t held;      /* bytes of memory from there on; what is behind faults */

/* A load that the program does through a pointer: it really happens, and is noted. */
#define GET(x)                                                    \
    ({                                                            \
        __typeof__(x) got = *(volatile __typeof__(x) *)&(x);      \
        loaded(&(x), sizeof(x), _Alignof(__typeof__(x)));         \
        got;                                                      \
    })

void loaded(const volatile void *where, size_t size, size_t align);
void copied(const void *where, size_t size); /* memcpy */
void take(const void *where, uint16_t id);
void tick(void); /* once for each turn of a loop that nothing else bounds */

_Noreturn void ended(const char *how);
_Noreturn void outside(ptrdiff_t where); /* of a pointer in front of the memory */

#define SURELY(x) do { if (!(x)) ended("assertion"); } while (0)

struct walk {
    const char *consumer, *ioctl;
    int pass;
    void (*go)(void);
    size_t room; /* memory that the program gives, where that is not the answer's length */
    int fill;
};

extern const struct walk qemu_walks[], client_walks[], rust_walks[], other_walks[];

#endif
