#!/bin/busybox sh
# The guest's first process: modules, the host's files, devices to vfio-pci, then the job.
/bin/busybox mkdir -p /proc /sys /dev /host
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev 2>/dev/null

give_up() {
    echo "vfioviz-guest: $*"
    reboot -f
}

for module in $(cat /modules/order); do
    insmod "/modules/$module" || give_up "insmod $module failed"
done
by_9p=trans=virtio,version=9p2000.L,msize=262144
mount -t 9p -o "$by_9p,cache=loose,ro" host /host || give_up "the host's files cannot be mounted"
mount -t proc proc /host/proc
mount -t sysfs sysfs /host/sys
mount -t devtmpfs devtmpfs /host/dev
mkdir -p /host/dev/pts /host/dev/shm
mount -t devpts devpts /host/dev/pts
mount -t tmpfs -o mode=1777 tmpfs /host/dev/shm
mount -t tmpfs -o mode=755 tmpfs /host/run
mkdir -p /host/run/job /host/run/home
mkdir -m 1777 /host/run/tmp
mount -t 9p -o "$by_9p,cache=none" job /host/run/job || give_up "the job cannot be mounted"
ip link set lo up 2>/dev/null

# bind ADDRESS: as an administrator would, before any program looks.
bind() {
    device="/sys/bus/pci/devices/$1"
    [ -d "$device" ] || give_up "no device $1"
    echo vfio-pci >"$device/driver_override"
    [ ! -e "$device/driver" ] || echo "$1" >"$device/driver/unbind"
    echo "$1" >/sys/bus/pci/drivers_probe
    [ "$(basename "$(readlink "$device/driver")")" = vfio-pci ] || give_up "$1 was not bound"
}
for address in $(cat /host/run/job/bind); do
    bind "$address"
done

# create TYPE UUID: a mediated device of one of the kernel's samples.
create() {
    for type in /sys/class/mdev_bus/*/mdev_supported_types/"$1"; do
        echo "$2" >"$type/create" && return
    done
    give_up "no mediated device of type $1"
}
if [ -d /sys/class/mdev_bus ]; then
    while read -r type uuid; do
        create "$type" "$uuid"
    done </host/run/job/mdev
fi

chroot /host /bin/sh /run/job/job.sh </dev/null >/host/run/job/stdout 2>/host/run/job/stderr
echo $? >/host/run/job/status
sync
reboot -f
