# Makes the files of tests/data/live, in a guest; which: iommufd, mbochs or ways.
#   sh tests/vm/run iommufd sh tests/vm/fixtures.sh mbochs >tests/data/live/mbochs-linux-6.12.jsonl
set -eu
e1000e=0000:00:04.0
mbochs=11111111-0000-4000-8000-000000000001
probe="python tests/vm/probe.py"
case "$1" in
iommufd)
    # Every argsz from below minsz past the full size, and a generous one.
    # shellcheck disable=SC2046  # a list of numbers
    $probe group-iommufd $e1000e $(seq 15 160) 4096 >/run/tmp/records
    $probe group-iommufd $mbochs 16 24 36 40 71 72 73 4096 >>/run/tmp/records
    # Nothing has attached an address space here, so there is nothing to tell: ENODEV.
    $probe cdev $e1000e 16 4096 >>/run/tmp/records
    grep VFIO_IOMMU_GET_INFO /run/tmp/records
    ;;
mbochs)
    # Region 9 is that of EDID, 10 is past the last one.
    $probe group $mbochs 31 32 33 39 40 41 47 48 49 50 4096 >/run/tmp/records
    grep -E '"index": (0|9|10),' /run/tmp/records
    ;;
ways)
    for device in $e1000e $mbochs 22222222-0000-4000-8000-000000000002 \
        33333333-0000-4000-8000-000000000003; do
        for way in group group-iommufd cdev; do
            $probe $way $device >/run/tmp/records
            grep -Ev '"index": ([1245678]|10)' /run/tmp/records
        done
    done
    ;;
esac
