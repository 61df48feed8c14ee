/*
 * Declarations that kernel sources rely on and that no source here brings along, in the words of
 * vfioviz. Helpers that act on memory are no C: vfioviz/csource/helpers has them.
 */

/* Attributes that say nothing about a layout. */
#define __safe
#define __private
#define __init
#define __exit
#define __initdata
#define __exitdata
#define noinline
#define __noreturn
#define __always_unused
#define __used
#define __weak
#define __cold
#define __hot
#define __pure
#define __read_mostly
#define __ro_after_init
#define __visible
#define __ref
#define __deprecated
#define __malloc
#define asmlinkage
#define __acquires(x)
#define __releases(x)
#define __must_hold(x)
#define __acquire(x)
#define __release(x)
#define __printf(a, b)
#define __scanf(a, b)
#define __alloc_size(...)
#define __section(s)
#define __no_sanitize_address
#define fallthrough do { } while (0)

/* Attributes that do. */
#define ____cacheline_aligned
#define ____cacheline_aligned_in_smp
#define __free(how) __attribute__((cleanup(__csource_free_ ## how)))

/* Types. */
typedef unsigned long size_t, uintptr_t, __kernel_size_t, __kernel_ulong_t, ulong, pgoff_t;
typedef long ssize_t, intptr_t, ptrdiff_t, __kernel_ssize_t, __kernel_long_t, __kernel_old_time_t;
typedef long long loff_t, __kernel_loff_t, __kernel_time64_t, ktime_t, time64_t;
typedef u64 dma_addr_t, phys_addr_t, resource_size_t, sector_t, blkcnt_t;
typedef unsigned int gfp_t, fmode_t, slab_flags_t, vm_fault_t, uid_t, gid_t, __kernel_uid32_t,
	__kernel_gid32_t, dev_t, __kernel_mode_t;
typedef unsigned short umode_t;
typedef int pid_t, __kernel_pid_t, clockid_t;
typedef u32 compat_uptr_t, compat_ulong_t, compat_size_t;
typedef s32 compat_long_t, compat_int_t;
typedef struct { int counter; } atomic_t, refcount_t;
typedef struct { s64 counter; } atomic64_t;
typedef int irqreturn_t;
typedef struct { u8 b[16]; } guid_t, uuid_t;
struct list_head { struct list_head *next, *prev; };
struct hlist_node { struct hlist_node *next, **pprev; };
struct hlist_head { struct hlist_node *first; };
struct rb_node { unsigned long __rb_parent_color; struct rb_node *rb_right, *rb_left; };
struct rb_root { struct rb_node *rb_node; };
struct rb_root_cached { struct rb_root rb_root; struct rb_node *rb_leftmost; };
struct kref { refcount_t refcount; };
struct mutex { unsigned long owner; };
struct rw_semaphore { long count; };
struct rcu_head { struct rcu_head *next; void (*func)(struct rcu_head *head); };
typedef struct spinlock { unsigned int slock; } spinlock_t;

/* Numbers. */
#define EPERM 1
#define ENOENT 2
#define EINTR 4
#define EIO 5
#define ENXIO 6
#define E2BIG 7
#define EBADF 9
#define EAGAIN 11
#define ENOMEM 12
#define EACCES 13
#define EFAULT 14
#define EBUSY 16
#define EEXIST 17
#define EXDEV 18
#define ENODEV 19
#define EINVAL 22
#define ENOTTY 25
#define EFBIG 27
#define ENOSPC 28
#define ESPIPE 29
#define EPIPE 32
#define EDOM 33
#define ERANGE 34
#define EDEADLK 35
#define ENOSYS 38
#define ENODATA 61
#define EPROTO 71
#define EBADMSG 74
#define EOVERFLOW 75
#define EMSGSIZE 90
#define EOPNOTSUPP 95
#define ENOBUFS 105
#define ETIMEDOUT 110
#define EALREADY 114
#define ECANCELED 125
#define ERESTARTSYS 512
#define ENOIOCTLCMD 515
#define EPROBE_DEFER 517
#define ENOTSUPP 524
#define MAX_ERRNO 4095
#define GFP_KERNEL 0xcc0u
#define GFP_ATOMIC 0x820u
#define __GFP_ZERO 0x100u
#define __GFP_NOWARN 0x2000u
#define __GFP_ACCOUNT 0x400000u
#define GFP_KERNEL_ACCOUNT (GFP_KERNEL | __GFP_ACCOUNT)
#define BITS_PER_BYTE 8
#define PAGE_SHIFT 12
#define PAGE_SIZE (1UL << PAGE_SHIFT)
#define PAGE_MASK (~(PAGE_SIZE - 1))
#define U8_MAX ((u8)~0U)
#define U16_MAX ((u16)~0U)
#define U32_MAX ((u32)~0U)
#define U64_MAX ((u64)~0ULL)
#define S8_MAX ((s8)(U8_MAX >> 1))
#define S16_MAX ((s16)(U16_MAX >> 1))
#define S32_MAX ((s32)(U32_MAX >> 1))
#define S64_MAX ((s64)(U64_MAX >> 1))
#define S32_MIN ((s32)(-S32_MAX - 1))
#define S64_MIN ((s64)(-S64_MAX - 1))
#define INT_MAX ((int)(~0U >> 1))
#define INT_MIN (-INT_MAX - 1)
#define UINT_MAX (~0U)
#define LONG_MAX ((long)(~0UL >> 1))
#define LONG_MIN (-LONG_MAX - 1)
#define ULONG_MAX (~0UL)
#define LLONG_MAX ((long long)(~0ULL >> 1))
#define ULLONG_MAX (~0ULL)
#define SIZE_MAX (~(size_t)0)
#define SSIZE_MAX ((ssize_t)(SIZE_MAX >> 1))
#define PHYS_ADDR_MAX (~(phys_addr_t)0)
#define KMALLOC_MAX_SIZE (1UL << 22)
#define THIS_MODULE ((struct module *)0)
#define HZ 250
#define FMODE_READ 1u
#define FMODE_WRITE 2u

/* Bits. */
#define GENMASK(h, l) ((~0UL << (l)) & (~0UL >> (BITS_PER_LONG - 1 - (h))))
#define GENMASK_ULL(h, l) ((~0ULL << (l)) & (~0ULL >> (63 - (h))))
#define BITS_PER_TYPE(t) (sizeof(t) * BITS_PER_BYTE)
#define BITS_TO_LONGS(n) (((n) + BITS_PER_LONG - 1) / BITS_PER_LONG)
#define DECLARE_BITMAP(name, bits) unsigned long name[BITS_TO_LONGS(bits)]
#define FIELD_GET(mask, x) ((typeof(mask))(((x) & (mask)) / ((mask) & ~((mask) << 1))))
#define FIELD_PREP(mask, x) (((typeof(mask))(x) * ((mask) & ~((mask) << 1))) & (mask))
#define FIELD_FIT(mask, x) (!(((typeof(mask))(x) * ((mask) & ~((mask) << 1))) & ~(mask)))
#define lower_32_bits(n) ((u32)((n) & 0xffffffff))
#define upper_32_bits(n) ((u32)(((n) >> 16) >> 16))
#define swap(a, b) do { typeof(a) __swapped = (a); (a) = (b); (b) = __swapped; } while (0)
#define PTR_ALIGN(p, a) ((typeof(p))ALIGN((unsigned long)(p), (a)))
#define PTR_IS_ALIGNED(p, a) IS_ALIGNED((unsigned long)(p), (a))
#define offset_in_page(p) ((unsigned long)(p) & ~PAGE_MASK)
#define PAGE_ALIGN_DOWN(x) ALIGN_DOWN(x, PAGE_SIZE)
#define PAGE_ALIGN(x) ALIGN(x, PAGE_SIZE)
#define PAGE_ALIGNED(x) IS_ALIGNED((unsigned long)(x), PAGE_SIZE)
#define u64_to_user_ptr(x) ((void *)(uintptr_t)(x))

/* Structs. */
#define memset_after(p, v, m) \
	memset((u8 *)(p) + offsetofend(typeof(*(p)), m), v, sizeof(*(p)) - offsetofend(typeof(*(p)), m))
#define memset_startat(p, v, m) \
	memset((u8 *)(p) + offsetof(typeof(*(p)), m), v, sizeof(*(p)) - offsetof(typeof(*(p)), m))
#define struct_size_t(t, m, n) struct_size((t *)0, m, n)
#define get_unaligned(p) (*(p))
#define put_unaligned(v, p) ((void)(*(p) = (v)))
#define kmalloc_obj(x, ...) ((typeof(x) *)kmalloc(sizeof(x), GFP_KERNEL))
#define kzalloc_obj(x, ...) ((typeof(x) *)kzalloc(sizeof(x), GFP_KERNEL))
#define kvmalloc_obj(x, ...) kmalloc_obj(x)
#define kvzalloc_obj(x, ...) kzalloc_obj(x)
#define kmalloc_objs(x, n, ...) ((typeof(x) *)kmalloc_array(n, sizeof(x), GFP_KERNEL))
#define kzalloc_objs(x, n, ...) ((typeof(x) *)kcalloc(n, sizeof(x), GFP_KERNEL))
#define kvmalloc_objs(x, n, ...) kmalloc_objs(x, n)
#define kvzalloc_objs(x, n, ...) kzalloc_objs(x, n)
#define kmalloc_flex(x, m, n, ...) \
	((typeof(x) *)kmalloc(struct_size((typeof(x) *)0, m, n), GFP_KERNEL))
#define kzalloc_flex(x, m, n, ...) \
	((typeof(x) *)kzalloc(struct_size((typeof(x) *)0, m, n), GFP_KERNEL))
#define kvmalloc_flex(x, m, n, ...) kmalloc_flex(x, m, n)
#define kvzalloc_flex(x, m, n, ...) kzalloc_flex(x, m, n)
#define sizeof_field(t, m) (sizeof(((t *)0)->m))
#define FIELD_SIZEOF(t, m) sizeof_field(t, m)
#define typeof_member(t, m) typeof(((t *)0)->m)
#define offsetofend(t, m) (offsetof(t, m) + sizeof_field(t, m))
#define container_of_const(p, t, m) container_of(p, t, m)

/* Lists. */
#define LIST_HEAD_INIT(name) { &(name), &(name) }
#define LIST_HEAD(name) struct list_head name = LIST_HEAD_INIT(name)
static inline void INIT_LIST_HEAD(struct list_head *list)
{
	list->next = list;
	list->prev = list;
}
static inline void __csource_link(struct list_head *item, struct list_head *before,
				  struct list_head *after)
{
	after->prev = item;
	item->next = after;
	item->prev = before;
	before->next = item;
}
static inline void list_add(struct list_head *item, struct list_head *head)
{
	__csource_link(item, head, head->next);
}
static inline void list_add_tail(struct list_head *item, struct list_head *head)
{
	__csource_link(item, head->prev, head);
}
static inline void list_del(struct list_head *item)
{
	item->next->prev = item->prev;
	item->prev->next = item->next;
	item->next = NULL;
	item->prev = NULL;
}
static inline void list_del_init(struct list_head *item)
{
	list_del(item);
	INIT_LIST_HEAD(item);
}
static inline int list_empty(const struct list_head *head)
{
	return head->next == head;
}
static inline int list_is_singular(const struct list_head *head)
{
	return head->next != head && head->next == head->prev;
}
static inline int list_is_last(const struct list_head *item, const struct list_head *head)
{
	return item->next == head;
}
static inline int list_is_first(const struct list_head *item, const struct list_head *head)
{
	return item->prev == head;
}
#define list_entry(p, t, m) container_of(p, t, m)
#define list_first_entry(head, t, m) list_entry((head)->next, t, m)
#define list_last_entry(head, t, m) list_entry((head)->prev, t, m)
#define list_first_entry_or_null(head, t, m) \
	(list_empty(head) ? NULL : list_first_entry(head, t, m))
#define list_next_entry(p, m) list_entry((p)->m.next, typeof(*(p)), m)
#define list_prev_entry(p, m) list_entry((p)->m.prev, typeof(*(p)), m)
#define list_for_each(p, head) for (p = (head)->next; p != (head); p = p->next)
#define list_for_each_safe(p, n, head) \
	for (p = (head)->next, n = p->next; p != (head); p = n, n = p->next)
#define list_for_each_entry(p, head, m) \
	for (p = list_first_entry(head, typeof(*p), m); &p->m != (head); p = list_next_entry(p, m))
#define list_for_each_entry_reverse(p, head, m) \
	for (p = list_last_entry(head, typeof(*p), m); &p->m != (head); p = list_prev_entry(p, m))
#define list_for_each_entry_safe(p, n, head, m) \
	for (p = list_first_entry(head, typeof(*p), m), n = list_next_entry(p, m); \
	     &p->m != (head); p = n, n = list_next_entry(n, m))
#define list_for_each_entry_continue(p, head, m) \
	for (p = list_next_entry(p, m); &p->m != (head); p = list_next_entry(p, m))
#define list_for_each_entry_continue_reverse(p, head, m) \
	for (p = list_prev_entry(p, m); &p->m != (head); p = list_prev_entry(p, m))
#define list_for_each_entry_from(p, head, m) \
	for (; &p->m != (head); p = list_next_entry(p, m))
#define list_for_each_entry_rcu(p, head, m, ...) list_for_each_entry(p, head, m)

/* Cleanup. */
#define no_free_ptr(p) ({ typeof(p) __kept = (p); (p) = NULL; __kept; })
#define return_ptr(p) return no_free_ptr(p)
#define retain_and_null_ptr(p) ((void)no_free_ptr(p))
#define guard(kind) __csource_ignore
#define scoped_guard(kind, ...)
#define __cleanup(how) __attribute__((cleanup(how)))
#define DEFINE_FREE(name, t, what) static inline void __csource_free_ ## name(t _T) { what; }
#define take_fd(fd) no_free_ptr(fd)

/* Locks and lists at file scope. */
#define DEFINE_MUTEX(name) struct mutex name
#define DEFINE_SPINLOCK(name) spinlock_t name
#define DECLARE_RWSEM(name) struct rw_semaphore name

/* Asserts of the compiler's. */
#define BUILD_BUG_ON(x) do { } while (0)
#define BUILD_BUG_ON_MSG(x, msg) do { } while (0)
#define BUILD_BUG_ON_ZERO(x) 0
#define _Static_assert(...)
#define __must_be_array(a) 0
#define likely(x) (x)
#define unlikely(x) (x)
#define READ_ONCE(x) (x)
#define WRITE_ONCE(x, v) ((x) = (v))
#define smp_load_acquire(p) (*(p))
#define smp_store_release(p, v) (*(p) = (v))
#define rcu_dereference(p) (p)
#define rcu_access_pointer(p) (p)
#define rcu_assign_pointer(p, v) ((p) = (v))
#define barrier() do { } while (0)
#define smp_mb() do { } while (0)
#define smp_rmb() do { } while (0)
#define smp_wmb() do { } while (0)
