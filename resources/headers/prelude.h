/*
 * What uapi headers take for granted, in the words of vfioviz: looked at where the source that is
 * read declares no such name itself. Nothing here has a layout that a configuration decides.
 */

/* Attributes that say nothing about a layout. */
#define __inline__
#define __kernel_nonstring
#define __attribute_const__
#define __BEGIN_DECLS
#define __END_DECLS
#define __THROW
#define __nonnull(x)

/* Attributes that do. */
#define __attribute_packed__ __attribute__((packed))

/* Types. */
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
/* As a C library has them that leaves _TIME_BITS alone. */
typedef __kernel_long_t time_t, suseconds_t;
struct timeval { __kernel_long_t tv_sec; __kernel_long_t tv_usec; };
struct timespec { __kernel_long_t tv_sec; __kernel_long_t tv_nsec; };
struct __kernel_timespec { __kernel_time64_t tv_sec; long long tv_nsec; };
struct __kernel_old_timeval { __kernel_long_t tv_sec; __kernel_long_t tv_usec; };
struct in_addr { __be32 s_addr; };
struct in6_addr { union { __u8 u6_addr8[16]; __be16 u6_addr16[8]; __be32 u6_addr32[4]; }; };
struct vfio_info_cap_header { __u16 id; __u16 version; __u32 next; };
struct sockaddr { __kernel_sa_family_t sa_family; char sa_data[14]; };
struct __kernel_sockaddr_storage {
	union {
		struct { __kernel_sa_family_t ss_family; char __data[126]; };
		void *__align;
	};
};

/* Numbers. */
#define _BITUL(n) (1UL << (n))
#define _BITULL(n) (1ULL << (n))
#define __KERNEL_DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define __ALIGN_KERNEL(x, a) (((x) + (__typeof__(x))(a) - 1) & ~((__typeof__(x))(a) - 1))
#define offsetof(t, m) __builtin_offsetof(t, m)
#define IFNAMSIZ 16

/* Members that a macro declares. */
