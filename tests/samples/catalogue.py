"""The samples that are constructed, and what is said of each; built with chainwriter alone.

Values are such as the devices answer; places and sizes are what these samples are about.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests import chainwriter as cw
from tests.chainwriter import I386, S390X, Answer
from tests.hostile import RANGES, sparse, type1
from tests.samples.entry import ATOMIC, IOMMU, OUT_OF_TREE, REGION, SHORT, ZPCI, Constructed
from tests.samples.odd import hostile


def constructed() -> tuple[Constructed, ...]:
    """All of them, in the order in which they are offered."""
    return (*_atomic(), *_zpci(), *_iommu(), *_region(), *_short(), *_out_of_tree(), *hostile())


def _atomic() -> Iterator[Constructed]:
    gpu = "a GPU behind a root port with 32 and 64 bit AtomicOp completion"
    caps = [cw.atomic_comp()]
    before, since = cw.device_info(caps, "before-v6.6"), cw.device_info(caps)
    yield Constructed(
        "device-atomic-before-v6.6.bin",
        "Atomic completion, Linux 6.5",
        ATOMIC,
        before,
        gpu,
        "20 bytes of info, then the capability at 20: 36 bytes, exactly what the caller gave.",
        "6.5",
        36,
    )
    yield Constructed(
        "device-atomic-v6.6.bin",
        "Atomic completion, Linux 6.6",
        ATOMIC,
        since,
        gpu,
        "pad makes the info struct 24 bytes long, so the capability stands on an 8-byte line: 40 "
        "bytes.",
        "6.6",
        40,
    )
    yield Constructed(
        "device-atomic-posted-v1.bin",
        "Atomic completion, patch v1 as posted",
        ATOMIC,
        since.with_argsz(36),
        gpu,
        "argsz was tested before the pad was added: a caller of exactly 36 bytes gets 40, four of "
        "them past its buffer.",
        argsz=36,
    )
    yield Constructed(
        "device-atomic-posted-v1-review.bin",
        "Atomic completion, patch v1 with the review's first remark",
        ATOMIC,
        cw.double_shift(since).with_argsz(36),
        gpu,
        "caps.buf, moved by the pad already, copied to arg + cap_offset: the chain starts 4 bytes "
        "behind cap_offset, where a reader finds id 0, and 8 bytes lie past the buffer.",
        argsz=36,
    )
    yield Constructed(
        "device-atomic-new-header-on-6.5.bin",
        "A program with 6.6 headers on Linux 6.5",
        ATOMIC,
        before.with_argsz(4096),
        gpu,
        "cap_offset is 20: what the program takes for pad at 20 is the id and version of the first "
        "capability.",
        "6.5",
        4096,
    )


def _zpci() -> Iterator[Constructed]:
    nic = "a ConnectX network function on IBM Z"
    first = [cw.zpci_base(version=1), cw.zpci_group(version=1), cw.zpci_pfip()]
    second = [cw.zpci_base(), cw.zpci_group(), cw.zpci_pfip()]
    util = [cw.zpci_base(), cw.zpci_group(), cw.zpci_util(text="CONNECTX PORT 1"), cw.zpci_pfip()]
    texts: list[tuple[str, str, list[cw.Cap], cw.Era, str, str]] = [
        (
            "device-zpci-v1-before-v6.6-s390x.bin",
            "zPCI version 1, Linux 5.10",
            first,
            "before-v6.6",
            "5.10",
            "Version 1 of base and group end before fh and imaxstbl: 32 and 40 bytes.",
        ),
        (
            "device-zpci-before-v6.6-s390x.bin",
            "zPCI, Linux 6.1",
            second,
            "before-v6.6",
            "6.1",
            "The chain starts at 20, so each u64 in it is misaligned: 20, 60, 108.",
        ),
        (
            "device-zpci-v6.6-s390x.bin",
            "zPCI, Linux 6.12",
            second,
            "v6.6",
            "6.12",
            "Four bytes of pad move the chain to 24, 64, 112, and each u64 onto its line.",
        ),
        (
            "device-zpci-util-before-v6.6-s390x.bin",
            "zPCI with utility string, Linux 6.1",
            util,
            "before-v6.6",
            "6.1",
            "The utility string makes a capability of 76 bytes, which is no multiple of 8.",
        ),
        (
            "device-zpci-util-v6.6-s390x.bin",
            "zPCI with utility string, Linux 6.12",
            util,
            "v6.6",
            "6.12",
            "The 76 bytes of the utility string are rounded up to 80: pad at 188, pfip at 192.",
        ),
    ]
    for file, title, caps, era, kernel, text in texts:
        answer = cw.device_info(caps, era, S390X, flags=cw.DEVICE_PCI)
        yield Constructed(file, title, ZPCI, answer, nic, text, kernel)
    plain = cw.device_info(
        on=S390X, flags=cw.DEVICE_RESET | cw.DEVICE_CCW, num_regions=4, num_irqs=3
    )
    yield Constructed(
        "device-ccw-s390x.bin",
        "vfio-ccw, no capabilities",
        ZPCI,
        plain.cut(16).with_argsz(4096),
        "a DASD behind vfio-ccw",
        "vfio-ccw copies 16 bytes of info out and adds no capability; cap_offset is not written.",
        "6.12",
        4096,
    )


def _iommu() -> Iterator[Constructed]:
    i386 = [cw.migration(I386), cw.dma_avail(on=I386), cw.iova_range(RANGES, I386)]
    pc = "a PC with an Intel IOMMU"
    yield Constructed(
        "iommu-type1-before-v6.6-i386.bin",
        "type1 on i386, Linux 6.5",
        IOMMU,
        cw.iommu_info(i386, "before-v6.6", I386),
        pc,
        "i386 aligns u64 to 4: the info struct has 20 bytes, migration 28, and the chain is at 20, "
        "48, 60.",
        "6.5",
    )
    yield Constructed(
        "iommu-type1-v6.6-i386.bin",
        "type1 on i386, Linux 6.6",
        IOMMU,
        cw.iommu_info(i386, on=I386),
        pc,
        "The capabilities start on 8-byte lines, yet migration's own u64 fields stand at 36 and "
        "44.",
        "6.6",
    )
    yield Constructed(
        "iommu-iommufd-before-v6.6.bin",
        "iommufd standing in for a container, Linux 6.5",
        IOMMU,
        cw.iommufd_info(RANGES, "before-v6.6"),
        pc,
        "iommufd has no migration capability; iova_range follows dma_avail at 36.",
        "6.5",
    )
    yield Constructed(
        "iommu-iommufd-v6.6.bin",
        "iommufd standing in for a container, Linux 6.12",
        IOMMU,
        cw.iommufd_info(RANGES, fill=0xA5),
        pc,
        "iommufd leaves the pad at 36 to 39 unwritten: it holds what the caller had there.",
        "6.12",
        fill=0xA5,
    )
    partial = cw.iommufd_info(RANGES, fill=0xA5).with_cap_offset(0).cut(40)
    yield Constructed(
        "iommu-iommufd-partial-v6.6.bin",
        "iommufd, half an answer",
        IOMMU,
        partial,
        pc,
        "The caller gave 40 bytes: dma_avail is there, its next points to 40 where the buffer "
        "ends, and cap_offset 0 says not to follow.",
        "6.12",
        40,
        0xA5,
    )
    yield Constructed(
        "iommu-stack-in-hole-before-v6.6.bin",
        "Kernel stack in migration's hole",
        IOMMU,
        cw.iommu_info(
            [
                cw.migration(hole=b"\x81\xff\xff\xff"),
                cw.dma_avail(65530),
                cw.iova_range(RANGES),
            ],
            "before-v6.6",
        ),
        pc,
        "Before commit cd24e2a60af6 the hole behind migration's flags held what was on the "
        "kernel's stack.",
        "5.15",
    )


def _region() -> Iterator[Constructed]:
    yield Constructed(
        "region-sparse-mmap-0-areas.bin",
        "Sparse mmap, no area",
        REGION,
        cw.region_info([cw.sparse_mmap([])], index=4),
        "an NVMe controller whose BAR is its MSI-X table",
        "nr_areas is 0: nothing of the region can be mapped; legal, and a trap for readers.",
        "6.12",
    )
    around = cw.region_info([cw.sparse_mmap([(0x2000, 0x2000)])])
    yield Constructed(
        "region-sparse-mmap-1-area.bin",
        "Sparse mmap, one area",
        REGION,
        around,
        "an NVMe controller with its MSI-X table at 0",
        "One area leaves the first 8 KiB, the MSI-X table, out of what can be mapped.",
        "4.15",
    )
    areas = [(index << 17, 0x1_0000) for index in range(64)]
    yield Constructed(
        "region-sparse-mmap-64-areas.bin",
        "Sparse mmap, 64 areas",
        REGION,
        cw.region_info([cw.sparse_mmap(areas)], size=0x80_0000, index=2),
        "a device of a vfio-user server",
        "64 areas of 64 KiB, each with a hole of 64 KiB behind it.",
        "6.12",
    )
    yield Constructed(
        "region-gvt-bar2.bin",
        "GVT, the aperture",
        REGION,
        cw.region_info([cw.sparse_mmap([(0x0400_0000, 0x0400_0000)])], size=0x1000_0000, index=2),
        "an Intel GVT-g virtual GPU",
        "BAR2 of a virtual GPU: 256 MiB, of which the 64 MiB that are its own can be mapped.",
        "6.12",
    )
    yield from _region_types()


def _region_types() -> Iterator[Constructed]:
    read, write = cw.REGION_READ, cw.REGION_WRITE
    yield Constructed(
        "region-type-igd-opregion.bin",
        "Region type: the OpRegion of an Intel GPU",
        REGION,
        cw.region_info([cw.region_type(0x8000_8086, 1)], flags=read, index=9, size=0x2000),
        "an Intel graphics device",
        "The type is PCI_VENDOR_TYPE with vendor 8086; the subtype means something only with it.",
        "6.12",
    )
    yield Constructed(
        "region-type-gfx-edid.bin",
        "Region type: EDID of a virtual display",
        REGION,
        cw.region_info([cw.region_type(1, 1)], flags=read | write, index=10, size=0x1000),
        "an Intel GVT-g virtual GPU",
        "Type 1 is GFX, subtype 1 its EDID region.",
        "6.12",
    )
    for index, (name, size) in enumerate((("async-cmd", 8), ("schib", 52), ("crw", 8)), start=1):
        flags = read | write if name == "async-cmd" else read
        caps = [cw.region_type(2, index, S390X)]
        yield Constructed(
            f"region-type-ccw-{name}-s390x.bin",
            f"Region type: vfio-ccw {name.replace('-', ' ')}",
            REGION,
            cw.region_info(caps, on=S390X, flags=flags, index=index, size=size, offset=index << 10),
            "a DASD behind vfio-ccw",
            f"Big endian: type 2 is CCW, subtype {index} its {name.replace('-', '_')} region.",
            "6.12",
        )
    gpu_ram = [cw.region_type(0x8000_10DE, 1), cw.nvlink2_ssatgt(0x0400_0000_0000)]
    yield Constructed(
        "region-nvlink-gpu-ram.bin",
        "NVLink2, memory of a GPU",
        REGION,
        cw.region_info(gpu_ram, "before-v6.6", index=9, size=0x4_0000_0000),
        "a Tesla V100 on POWER9 (ppc64le)",
        "type, then ssatgt: two capabilities of 16 bytes at 32 and 48.",
        "5.12",
    )
    atsd = [
        cw.region_type(0x8000_1014, 1),
        cw.nvlink2_ssatgt(0x0400_0000_0000),
        cw.nvlink2_lnkspd(9),
    ]
    yield Constructed(
        "region-nvlink-atsd.bin",
        "NVLink2, address translation shootdown",
        REGION,
        cw.region_info(atsd, "before-v6.6", index=9, size=0x1_0000),
        "an NVLink2 bridge on POWER9 (ppc64le)",
        "The longest chain that a region ever had: type, ssatgt, lnkspd at 32, 48, 64.",
        "5.12",
    )


def _short() -> Iterator[Constructed]:
    def retry(answer: Answer, era: cw.Era, argsz: int, fill: int = 0) -> Answer:
        return answer.cut(0).then(cw.short(answer, era, argsz, fill=fill))

    iommu = cw.iommu_info([cw.migration(), cw.dma_avail(), cw.iova_range(RANGES)], "before-v6.6")
    device = cw.device_info([cw.atomic_comp()], "before-v6.6")
    pc = "a PC with an Intel IOMMU"
    yield Constructed(
        "iommu-short-argsz-24-before-v6.6.bin",
        "24 bytes for 116, Linux 6.1",
        SHORT,
        retry(iommu, "before-v6.6", 24, 0xA5),
        pc,
        "CAPS is set, cap_offset is 0, argsz says 116: call again; bytes 20 to 23 are the "
        "caller's.",
        "6.1",
        24,
        0xA5,
    )
    yield Constructed(
        "iommu-short-argsz-22-v6.6.bin",
        "22 bytes for 120, Linux 6.12",
        SHORT,
        retry(type1(), "v6.6", 22),
        pc,
        "min(argsz, sizeof(info)) bytes are copied: the pad is cut in the middle.",
        "6.12",
        22,
    )
    yield Constructed(
        "device-short-argsz-16-before-v6.6.bin",
        "16 bytes for 36, Linux 6.5",
        SHORT,
        retry(device, "before-v6.6", 16),
        "a GPU behind a root port with 32 and 64 bit AtomicOp completion",
        "CAPS is set and argsz says 36, but this caller's struct has no cap_offset.",
        "6.5",
        16,
    )
    yield Constructed(
        "region-short-argsz-32.bin",
        "32 bytes for 64 of a region",
        SHORT,
        retry(sparse(), "v6.6", 32),
        "an Intel GVT-g virtual GPU",
        "CAPS with cap_offset 0: the capability did not fit, and argsz says what would.",
        "6.12",
        32,
    )
    yield Constructed(
        "region-echo-without-caps.bin",
        "cap_offset echoed, no capabilities",
        SHORT,
        cw.region_info(index=1, argsz=4096, echo=0xDEAD_BEEF, flags=0, size=0),
        "an NVMe controller",
        "CAPS is clear, so cap_offset means nothing: it is what the caller had put there.",
        "6.12",
        4096,
    )


def _out_of_tree() -> Iterator[Constructed]:
    yield Constructed(
        "device-cxl-out-of-tree.bin",
        "CXL, id 6 of NVIDIA's kernels",
        OUT_OF_TREE,
        cw.device_info(
            [cw.cxl(), cw.atomic_comp()],
            flags=cw.DEVICE_RESET | cw.DEVICE_PCI | 0x200,
            num_regions=11,
        ),
        "a CXL Type-2 accelerator",
        "Flag 0x200 and id 6 are in no release of Linux: the capability is named and its 24 bytes "
        "behind the header are shown as they are.",
        argsz=72,
    )
