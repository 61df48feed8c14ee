/*
 * What both a uapi header and a kernel source take for granted, in the words of vfioviz; each of the
 * two preludes goes on from here. Nothing here has a layout that a configuration decides.
 */

/* Attributes that say nothing about a layout. */
#define __user
#define __kernel
#define __iomem
#define __percpu
#define __rcu
#define __force
#define __nocast
#define __bitwise
#define __bitwise__
#define __must_check
#define __always_inline
#define __maybe_unused
#define __counted_by(m)
#define __counted_by_le(m)
#define __counted_by_be(m)
#define __nonstring
#define __randomize_layout
#define __no_randomize_layout
#define __designated_init

/* Attributes that do. */
#define __packed __attribute__((packed))
#define __aligned(n) __attribute__((aligned(n)))

/* Types of a width. */
typedef signed char s8, __s8, int8_t;
typedef unsigned char u8, __u8, uint8_t, u_int8_t, u_char;
typedef short s16, __s16, int16_t;
typedef unsigned short u16, __u16, uint16_t, u_int16_t, u_short;
typedef int s32, __s32, int32_t;
typedef unsigned int u32, __u32, uint32_t, u_int32_t, u_int, uint;
typedef long long s64, __s64, int64_t;
typedef unsigned long long u64, __u64, uint64_t, u_int64_t;
typedef _Bool bool;
typedef __u16 __le16, __be16, __sum16;
typedef __u32 __le32, __be32, __wsum, __poll_t;
typedef __u64 __le64, __be64;
typedef __u64 __aligned_u64 __attribute__((aligned(8)));
typedef __s64 __aligned_s64 __attribute__((aligned(8)));
typedef __u64 __aligned_be64 __attribute__((aligned(8)));
typedef __u64 __aligned_le64 __attribute__((aligned(8)));

/* Numbers; those of ioctls as asm-generic has them. */
#define NULL ((void *)0)
#define _IOC_NONE 0U
#define _IOC_WRITE 1U
#define _IOC_READ 2U
#define _IOC(dir, type, nr, size) (((dir) << 30) | ((size) << 16) | ((type) << 8) | (nr))
#define _IO(type, nr) _IOC(_IOC_NONE, (type), (nr), 0)
#define _IOR(type, nr, t) _IOC(_IOC_READ, (type), (nr), sizeof(t))
#define _IOW(type, nr, t) _IOC(_IOC_WRITE, (type), (nr), sizeof(t))
#define _IOWR(type, nr, t) _IOC(_IOC_READ | _IOC_WRITE, (type), (nr), sizeof(t))
#define BIT(n) (1UL << (n))
#define BIT_ULL(n) (1ULL << (n))

/* Members that a macro declares. */
#define __struct_group(tag, name, attrs, ...) \
	union { struct { __VA_ARGS__ } attrs; struct tag { __VA_ARGS__ } attrs name; } attrs
#define struct_group(name, ...) __struct_group(, name, , __VA_ARGS__)
#define struct_group_tagged(tag, name, ...) __struct_group(tag, name, , __VA_ARGS__)
#define struct_group_attr(name, attrs, ...) __struct_group(, name, attrs, __VA_ARGS__)
#define __DECLARE_FLEX_ARRAY(t, name) struct { struct { } __empty_ ## name; t name[]; }
#define DECLARE_FLEX_ARRAY(t, name) __DECLARE_FLEX_ARRAY(t, name)
#define static_assert(...)
