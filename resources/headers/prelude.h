/*
 * What uapi headers take for granted, in the words of vfioviz: looked at where the source that is
 * read declares no such name itself. Nothing here has a layout that a configuration decides.
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
#define __inline__
#define __maybe_unused
#define __counted_by(m)
#define __counted_by_le(m)
#define __counted_by_be(m)
#define __nonstring
#define __kernel_nonstring
#define __randomize_layout
#define __no_randomize_layout
#define __designated_init
#define __BEGIN_DECLS
#define __END_DECLS
#define __THROW
#define __nonnull(x)

/* Attributes that do. */
#define __packed __attribute__((packed))
#define __aligned(n) __attribute__((aligned(n)))
#define __attribute_packed__ __attribute__((packed))

/* Types. */
typedef signed char __s8, s8, int8_t;
typedef unsigned char __u8, u8, uint8_t, u_int8_t, u_char;
typedef short __s16, s16, int16_t;
typedef unsigned short __u16, u16, uint16_t, u_int16_t, u_short;
typedef int __s32, s32, int32_t;
typedef unsigned int __u32, u32, uint32_t, u_int32_t, u_int, uint;
typedef long long __s64, s64, int64_t;
typedef unsigned long long __u64, u64, uint64_t, u_int64_t;
typedef _Bool bool;
typedef __u16 __le16, __be16, __sum16;
typedef __u32 __le32, __be32, __wsum;
typedef __u64 __le64, __be64;
typedef unsigned int __poll_t;
typedef __u64 __aligned_u64 __attribute__((aligned(8)));
typedef __s64 __aligned_s64 __attribute__((aligned(8)));
typedef __u64 __aligned_be64 __attribute__((aligned(8)));
typedef __u64 __aligned_le64 __attribute__((aligned(8)));
typedef __u64 aligned_u64 __attribute__((aligned(8)));
typedef __s64 aligned_s64 __attribute__((aligned(8)));
typedef __be64 aligned_be64 __attribute__((aligned(8)));
typedef __le64 aligned_le64 __attribute__((aligned(8)));
typedef __SIZE_TYPE__ size_t, __kernel_size_t;
typedef __PTRDIFF_TYPE__ ptrdiff_t, ssize_t, __kernel_ssize_t, __kernel_ptrdiff_t;
typedef __WCHAR_TYPE__ wchar_t;
typedef unsigned long uintptr_t, ulong;
typedef long intptr_t;
typedef __builtin_va_list va_list, __gnuc_va_list;
#ifdef __ILP32__
#ifdef __x86_64__
typedef long long __kernel_long_t;
typedef unsigned long long __kernel_ulong_t;
#else
typedef long __kernel_long_t;
typedef unsigned long __kernel_ulong_t;
#endif
#else
typedef long __kernel_long_t;
typedef unsigned long __kernel_ulong_t;
#endif
typedef __kernel_long_t __kernel_off_t, __kernel_old_time_t, __kernel_time_t, __kernel_clock_t,
	__kernel_suseconds_t;
typedef long long __kernel_loff_t, __kernel_time64_t, loff_t;
typedef int __kernel_pid_t, __kernel_key_t, __kernel_mqd_t, __kernel_timer_t, __kernel_clockid_t,
	__kernel_daddr_t, pid_t, clockid_t;
typedef unsigned int __kernel_uid32_t, __kernel_gid32_t, uid_t, gid_t;
typedef __kernel_ulong_t __kernel_ino_t;
typedef unsigned short __kernel_sa_family_t, sa_family_t, umode_t;
typedef char *__kernel_caddr_t;
typedef struct { int val[2]; } __kernel_fsid_t;
typedef struct { __u8 b[16]; } guid_t, uuid_t;
typedef struct { __u8 b[16]; } uuid_le;
struct __kernel_timespec { __kernel_time64_t tv_sec; long long tv_nsec; };
struct __kernel_old_timeval { __kernel_long_t tv_sec; __kernel_long_t tv_usec; };
struct in_addr { __be32 s_addr; };
struct in6_addr { union { __u8 u6_addr8[16]; __be16 u6_addr16[8]; __be32 u6_addr32[4]; }; };
struct sockaddr { __kernel_sa_family_t sa_family; char sa_data[14]; };
struct __kernel_sockaddr_storage {
	union {
		struct { __kernel_sa_family_t ss_family; char __data[126]; };
		void *__align;
	};
};

/* Numbers. */
#define NULL ((void *)0)
#define _IOC_NONE 0U
#define _IOC_WRITE 1U
#define _IOC_READ 2U
#define _IOC(dir, type, nr, size) (((dir) << 30) | ((size) << 16) | ((type) << 8) | (nr))
#define _IO(type, nr) _IOC(_IOC_NONE, (type), (nr), 0)
#define _IOR(type, nr, t) _IOC(_IOC_READ, (type), (nr), sizeof(t))
#define _IOW(type, nr, t) _IOC(_IOC_WRITE, (type), (nr), sizeof(t))
#define _IOWR(type, nr, t) _IOC(_IOC_READ | _IOC_WRITE, (type), (nr), sizeof(t))
#define _BITUL(n) (1UL << (n))
#define _BITULL(n) (1ULL << (n))
#define BIT(n) (1UL << (n))
#define BIT_ULL(n) (1ULL << (n))
#define __KERNEL_DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define __ALIGN_KERNEL(x, a) (((x) + (__typeof__(x))(a) - 1) & ~((__typeof__(x))(a) - 1))
#define offsetof(t, m) __builtin_offsetof(t, m)
#define IFNAMSIZ 16

/* Members that a macro declares. */
#define __struct_group(tag, name, attrs, ...) \
	union { struct { __VA_ARGS__ } attrs; struct tag { __VA_ARGS__ } attrs name; } attrs
#define struct_group(name, ...) __struct_group(, name, , __VA_ARGS__)
#define struct_group_tagged(tag, name, ...) __struct_group(tag, name, , __VA_ARGS__)
#define struct_group_attr(name, attrs, ...) __struct_group(, name, attrs, __VA_ARGS__)
#define __DECLARE_FLEX_ARRAY(t, name) struct { struct { } __empty_ ## name; t name[]; }
#define DECLARE_FLEX_ARRAY(t, name) __DECLARE_FLEX_ARRAY(t, name)
#define static_assert(...)
