<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>array of bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array has {count} elements, but its length is given here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comma is missing before {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array describes more than {number} MiB, the most that is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is octal in C and decimal elsewhere; write 0x..</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is no number; expected 0x00 to 0xff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} does not fit a byte; expected elements from 0x00 to 0xff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} in an array of bytes; expected a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the array is cut off by &apos;...&apos;; in gdb, &apos;set print elements unlimited&apos; shows it whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text ends before the &apos;{item}&apos; of the array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number or the closing bracket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} in an array of bytes; expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offsets taken as {item}; as {item2} it would be {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dump starts at offset {digits}, so its first {origin} bytes are missing; add the rows from offset 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset {origin:#x} taken as the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row holds {count} bytes where others hold {full}; only the last may be short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;*&apos; needs an offset in the next row, to tell how many rows were left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;*&apos; stands for whole rows of {count} bytes, but up to offset {shown} {missing} are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;*&apos; stands for rows that were left out, but no offset behind it tells how many; add the line with the last offset, or dump with -v</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line may be the end of the row above; join the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line holds hex bytes but has no offset that fits; mend the offset, or join the line with the row that it was broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is no {item} offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset {shown} leaves a gap of {missing} byte{plural}; expected {expected}; rows may be missing above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row holds {count} bytes, but the next offset, {shown}, leaves room for {room}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset {shown} steps back; expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; two dumps need a blank line between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the dump describes more than {number} MiB, the most that is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of two hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row ends behind its offset; hex bytes were expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another row begins here, behind the text of this one; put it on its own line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} has {count} digits where {width} were expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{width} hex digits were expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hex digits were expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} in {shown2} is no hex digit; {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} has an odd number of digits; each byte needs two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} has {count} digits; {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\x.. string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the quote that opens here is not closed on its line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text ends within an escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an ASCII character or an escape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>\x and two hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is no byte; expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is over 0xff (octal 377)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown}: an odd digit or none; \x needs two hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is no escape that stands for a byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xxd, hexdump, od, a kernel hex dump, gdb x/xb, a byte array, a \x string or plain hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: line 1, column 1: the text is empty; expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is no hex digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is no dump of bytes; expected {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2, 4, 8 or 16 hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is over 0xff, but the other values are bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} has an odd number of digits; expected 0x and {digits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is no value of this row; expected 0x and {digits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another row begins behind the text of this one; put it on its own line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others have {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2, 4, 8 or 16 were expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a group of {number} digits; {others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hashed addresses, so the order of the rows could not be checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of three octal digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row has no bytes behind its offset; {expected} were expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} has an odd number of digits; {expected} were expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is not what was expected here: {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: line {number}, column {column}: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plain hex (xxd -p)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} is no hex digit, in a line of hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line above holds hex too, but not alone; put all bytes on lines of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines of hex and other lines take turns; two dumps need a blank line between them, and rows with offsets must not be broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hexdump (words)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words of {digits} {base} digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words of {size} bytes, taken as {byte_order}-endian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a group of {number} digits where others have {number2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups are little-endian values, as xxd -e writes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups of {width} bytes taken in the order of their digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: not saved: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no device {wanted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bind it to a VFIO driver; that of its bus is documented with the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, with all of {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bind it to VFIO{whole}; what uses it now loses it (vfioviz devices --how {quote} prints the commands)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the driver {driver}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is bound to {named}, which is no VFIO driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no device is bound to a VFIO driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is bound to no driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine shows no IOMMU group: its IOMMU is off, or it has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on VT-d or AMD-Vi in the firmware (BIOS) and, with Intel, start the kernel with intel_iommu=on; in a virtual machine give it one (QEMU: -device intel-iommu)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is in no IOMMU group: it is not behind the IOMMU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read another device; if it should be in one, look for its address in the kernel&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VFIO is not loaded: there is no /dev/vfio/vfio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it with the driver {driver}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} has no node under /dev/vfio/devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That way needs Linux 6.6 or newer with CONFIG_VFIO_DEVICE_CDEV (--way group needs neither)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this kernel offers no /dev/iommu for VFIO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That way needs Linux 6.2 or newer with CONFIG_IOMMUFD, module iommufd (--way group needs neither)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: VFIO_SET_IOMMU answers {value}: the IOMMU does no interrupt remapping, which the kernel takes for unsafe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on interrupt remapping (x2APIC) in the firmware; the module option allow_unsafe_interrupts of vfio_iommu_type1 overrides it, at a risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device&apos;s node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} may not be opened by this user ({value})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it as root (vfioviz capture --sudo), or make the node yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel is locked down{value} and refuses {value2} even to root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lockdown comes with Secure Boot: switch that off in the firmware, or read another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: {named} {verb} it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: another of its devices has a driver of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group} is not viable{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All devices of a group have to be bound to VFIO, or to no driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group} is in use{value}{error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End what uses it (a virtual machine, DPDK), then read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: {call} answers ENOMEM: the limit of locked memory is too low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise it (ulimit -l, RLIMIT_MEMLOCK, memlock in limits.conf), or read as root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: the kernel offers no IOMMU of type 1 for its group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it; on POWER the IOMMU is sPAPR TCE, which this program does not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} is bound without an IOMMU, and the container refuses that mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs root and the module option enable_unsafe_noiommu_mode of vfio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VFIO has API version {version} here; this program knows 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: {what} is not offered by this kernel{error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take another way (--way), or look which VFIO options the kernel was built with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject} says that it has {item} regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {get} were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: {said} asks for {get} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not followed past {item} bytes; what it answered to less is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: {call} answers {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel&apos;s log may say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; its process {left} can&apos;t be ended and stays in the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> within {seconds:g} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: {call} did not answer{limit}{stuck}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read before is kept (--time-limit gives it longer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status {get}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}: what reads it ended by itself at {call} ({how})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read before is kept; the kernel&apos;s log may say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the capturing part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was read before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {records} record{value} read before {are} kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} can&apos;t be reached by ssh{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that it is up and that its name and port are right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} does not let this user in{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key of {host} is not known, or has changed{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} has no python3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python 3.6 or newer has to be there, in the PATH of a command over ssh; nothing else is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the python3 of {host} can&apos;t run the capturing part{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python 3.6 or newer with its standard library has to be there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow python3 without one in {host}&apos;s sudoers (NOPASSWD), or log in as root there (--ssh root@HOST)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run sudo -v in this terminal first, or name a program that asks for it in SUDO_ASKPASS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody who may has to allow it, or give this user the group&apos;s node under /dev/vfio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>root was not granted: the question was dismissed or the answer was no{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or make the group&apos;s node under /dev/vfio yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{program} can&apos;t be started here ({value})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install {package}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See that it is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (exit status {status})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host}: the capturing part did not start{how}{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speaker} fell silent and was given up; {kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again (--time-limit gives each call longer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speaker} broke off halfway{said}; {kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again; a device that was open has been closed by the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was read before is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}cancelled; {kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was opened: nobody agreed to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening a device resets it, so this is asked for (--yes agrees beforehand)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dropped} answers were dropped: they are more than is kept in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read fewer devices at a time (--sweep makes many answers of each)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the capturing part speaks protocol {there}; this program reads {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was understood is kept; use the capturing part of this version (--print-script)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processes {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz {argsz}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errno {errno}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening the container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening the device&apos;s own node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening /dev/iommu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an info ioctl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>raw bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded calls (.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: empty; expected the bytes of an answer, or a dump as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: binary bytes; expected a text: {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read from {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>format &apos;{key}&apos; is not known; expected one of {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: cannot be opened: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: is a directory; open a file in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path!r}: cannot be opened: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>permission denied; it must be readable for this user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size:,} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {MAX_SIZE:,} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}: {have}; not read, because an info answer is a few hundred bytes and the most that is opened is {number} MiB. Cut the answer out first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {size} bytes; a project of more than {MAX_FILE} bytes is refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: byte {start} is no UTF-8: this is no project file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fspath}: not saved: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel wrote {count} bytes from {start} on, past argsz {argsz}: that memory was not the caller&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel wrote {count} byte from {start} on, past argsz {argsz}: that memory was not the caller&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset is {first}, inside struct {struct_name}: the chain of this ioctl starts at {lowest} or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset is {first}: a header of 8 bytes there would end at {end}, but the buffer has {size} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset is {first}: a header of 8 bytes there would end at {end}, but the buffer has {size} bytes. The mbochs sample answers so, with argsz 48, to a caller that passes less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next of {here} is {next}, inside struct {struct_name}: expected 0 or an offset from {lowest} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next of {here} leads to itself: a reader without a check never ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next of {here} leads to the header at {next} again: a reader without a check never ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The walk stopped after {count} capabilities, at offset {offset}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next of {here} is {next}, before the capability itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next of {here} is {next}: only {number} of the header&apos;s 8 bytes are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next of {here} is {next}, behind the end of the buffer at {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next of {here} is {next}, behind the end of the buffer at {size}. It equals argsz: a chain that was cut where the caller&apos;s buffer ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} has id 0, which no kernel issues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} has id {id}, which this ioctl does not define: shown as bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is {name} version {version}: decoded by the fields of version {known}, the rest shown as bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} has id {id}, as caps[{other}] before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caps[{index}] ({name}) ends at {stop}, {number} bytes past argsz {argsz}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} needs {size} bytes, but a capability starts inside it, at {following}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} needs {size} bytes; {number} are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}: {name} is {count}, so {array} would end at {stop}; there is room up to {room}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caps[{index}] ({name}) starts at {start}; {start} mod 8 = {rest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} bytes of pad at {start}: rounding to 8 explains at most 7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is 0: no element follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has {size} bytes; the kernel writes {item}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}: u64 off the 8-byte line: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{owner}: {number} u64 off the 8-byte line: {fields} of {length} elements from {start} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {count} bytes from {end} on are the caller&apos;s: no chain was returned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain ends at {end}; the {count} bytes up to argsz are the caller&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {number} bytes from {start} on lie behind argsz {argsz}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The buffer has {size} bytes; struct {struct_name} needs {minsz} at the least. Shown is what is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz is {room}, below minsz {minsz}: the kernel answers EINVAL to that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info.pad holds {shown}: a kernel before v6.6 does not write it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz {argsz} ends inside {name}: its last bytes are the caller&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz is {argsz}, but {size} bytes are here: the caller&apos;s buffer was larger, or the capture is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz is {argsz}: the size that the kernel needs; {size} bytes are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flags is {flags:#x}: the bits {unnamed:#x} have no name up to v6.12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAPS is set and cap_offset is 0: the buffer was too small for the chain; the kernel asks for argsz {argsz}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAPS is set, but cap_offset at {at} is not among the bytes given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset is {cap_offset:#x}, but CAPS is clear: the field is ignored. It holds what the caller had there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain starts at 20: a program built with headers since v6.6 finds caps[0]&apos;s id and version where it reads info.pad, and cap_offset below its sizeof(info).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {value:#x}, expected 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is {value:#x}: the bits {rest:#x} have no name up to v6.12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {size} bytes at {start} hold {shown}, not zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {size} bytes at {start} hold {shown}, not zero. Before Linux commit cd24e2a60af6 (in v6.6, in stable) this hole leaked stack bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads outside the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undefined behaviour in Rust on any CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fine on x86-64 and arm64; SIGBUS on sparc64, and on arm for ldrd and ldm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer ends before cap_offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the CAPS flag is not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz {argsz} is not larger than {larger_than}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset {offset} is below {first_least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset {offset} is past argsz {argsz}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {limit} capabilities: a cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next leads back to {offset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next {offset} is below {least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{offset} - {base} wraps around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header at {offset} does not fit into {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads a header at {offset}; the answer has {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id {id} has version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id {id} at {offset} ends at {stop}, past {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id {id} at {offset} is read up to {stop}; {size} are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pad only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {start}, {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id {id} version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pads of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order of the capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes outside the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The info struct is cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every handler copies at least minsz bytes out ({uapi}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz is below minsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz &lt; minsz answers EINVAL and writes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz is larger than the bytes at hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On success argsz returns the caller&apos;s value; in a short answer, the size needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz ends inside a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since v6.6 min(argsz, sizeof(info)) bytes are copied out: {align}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes behind the answer, up to argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz does not mark the end of the chain: the kernel leaves the caller&apos;s value in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes behind argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller promised argsz bytes; what lies behind is not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A capability reaches past argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A handler may write argsz bytes and no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel wrote past argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chain was returned: the buffer was too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAPS set with cap_offset 0: call again with the argsz returned ({uapi}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset is set, CAPS is not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset has a meaning only where the CAPS flag is set ({uapi}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAPS is set, but cap_offset was not copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A caller with a short info struct gets no cap_offset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset points into the info struct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain starts behind the info struct: from 20 (device), 32 (region), 24 (iommu; 20 on i386 before v6.6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset points outside the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset + 8 must lie inside the answer ({chain}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next points outside the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next is 0, or the offset of a header inside the answer ({chain}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next points into the info struct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next counts from the start of the info struct and lies behind it ({chain}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next points backwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernels only append: every in-tree chain ascends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain is a cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chain ends with next = 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The walk is bounded; in-tree chains hold at most five.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A capability&apos;s header is cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A header has 8 bytes: id, version, next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capabilities overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A capability ends before the next one starts. Another ABI or version can be the cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A capability is cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The struct that id and version name does not fit the bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>u64 fields are misaligned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before v6.6 capabilities were packed. Since {align}, each starts at a multiple of 8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A capability starts off an 8-byte line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal before v6.6; since {align}, never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An offset is no multiple of 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All capability sizes are multiples of 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad bytes are not zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not corruption: iommufd and kernels before v6.6 leave pad bytes unwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than 7 bytes of pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounding to 8 leaves at most 7 bytes between structs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An array is longer than its bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count * 16 bytes must fit behind the struct.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An unusual string size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel writes 64 (util_str) and 4 (pfip) bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A string is longer than its bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size bytes must fit behind the struct.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The array has no element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible for SPARSE_MMAP; type1 leaves an empty list out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capability is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id space is per ioctl; unknown ids are skipped by next ({chain}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version space is per id; newer versions append fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capability id 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kernel issues id 0: zeroed memory, or caps.buf copied to arg + cap_offset after the shift had moved it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id occurs twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal, never emitted in-tree; consumers take the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another ioctl fits better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ids mean different things in the three ioctls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other byte order fits better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is in the byte order of the kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another ABI fits better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>i386 aligns u64 to 4: MIGRATION has 28 bytes there, not 32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A range ends before it starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end is inclusive: start &lt;= end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An area wraps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset + size must not exceed 2^64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An area reaches past its region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset + size of an area lies within the region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new header&apos;s pad lies on caps[0]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program built with headers since v6.6 sees caps[0]&apos;s id and version as pad: {align}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag bits without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flags known up to v6.12 ({uapi}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reserved field is not zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel writes 0 there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as {name}, the bytes make more sense: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as {byte_order}-endian, the bytes make more sense: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by the layout of {title}, the bytes make more sense: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{owner}[{index}] starts at {start:#x} and ends before it, at {end:#x}; end is inclusive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area} wraps past 2^64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area} ends at {stop:#x}, past the region&apos;s size {region:#x}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz is {argsz}: a u32 takes 0 to 4294967295</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set argsz to what each variant asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set argsz to {argsz}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill is {fill}: a byte takes 0 to 255 (0xff)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set fill to 0x{fill:02x}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{handler} does not answer {name}: expected {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let {title} answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{abi} is no ABI: expected {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lay out for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ABIs are shown already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show {variant} for each ABI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read {name} as {ioctl}, {abi}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the request from {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open {names}{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is shown already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{MAX_COLUMNS} columns are shown: remove one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is no variant: expected {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last column stays: show another one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column {number} is not there: {count} are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hide {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a column can be moved to 1 to {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {handler} answers this ioctl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the drivers are shown already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show {variant} for each driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capture {number} is not there: {count} are open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a capability of ioctl {ioctl}; this request is of {ioctl2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add id {id} version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request has {count} capabilities; no more than {MAX_CAPS} are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove {name_of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate {name_of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the first capability already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the last capability already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move {name} up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move {name} down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move {name} to its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move {name} to caps[{to}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set caps[{index}] to id {id} version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set the payload of caps[{index}] to {count} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {value}: a u16 takes 0 to 65535</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the payload has {count} bytes: {MAX_PAYLOAD} are taken at the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next is a result: move, add or remove capabilities to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset is a result: it follows from the variant and the argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pad is a result: the variant says whether it is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is {value}: a u{number} takes 0 to {top} (0x{top:x})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz is what the caller passes: set it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no field of struct {name2} that takes a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set {name} to {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} takes {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set {path} to {count} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} takes a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set {path} to {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {array} has {count} elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no field that takes a number: expected one of {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set {path} to 0x{value:x}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{array} takes at most {MAX_ELEMENTS} elements here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} caps[{index}].{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add caps[{index}].{array}[{at}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove caps[{index}].{array}[{at}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the note on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the note on {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an empty note says nothing: type what there is to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the note has {count} characters: {LONGEST} are the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note {number} is not there: there are {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show {record_title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing of what was read answers {record_title} of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{record_title} of {name} was answered by another kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read again: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: expected {expected}, found {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines of hex digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{question}

The chain is made up; the rules are those of `{variant}` on {abi}. The caller passes argsz {argsz}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercise {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercises, seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} questions, {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is what {variant} does; asked is {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {value} what stands before it ends. Is there a pad?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is no multiple of 8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no number: type one as 72 or 0x48.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the answers, 1 to {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many bytes has the answer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many bytes of pad are there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many u64 fields are misaligned?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many bytes of the answer were not written?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many bytes are written past argsz?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many capabilities does the chain lead to?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is cap_offset?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which errno is returned?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many notes are there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At which offset does {path} start?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At which offset does {path} end?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many bytes has {path}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the value of {path}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many bytes of pad stand before {path}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many bytes of pad stand behind {path}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which argsz does the caller pass?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which argsz is returned?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which argsz does a short call return?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asked} (modulo {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it in the map or in the structure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux up to 6.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capabilities follow each other without a gap, and the chain starts at sizeof(info), 20 for vfio_device_info. A u64 may stand at any multiple of 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the patch as posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gap is before the next capability; vfio_info_cap_shift grows and moves the buffer and returns cap_offset. argsz is tested before the pad is added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as posted, copying to arg + cap_offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>posted-v1 with copy_to_user(arg + cap_offset, ...): the pad counts twice, so cap_offset points at zeros and the chain cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reviewer&apos;s diff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each size is rounded up to 8 and two info structs get a pad; but the handlers still copy 16 or 20 bytes of info, so pad stays unwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux from 6.6 on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each size is rounded up to 8, two info structs get a pad, the info is zeroed and min(argsz, sizeof(info)) bytes of it are copied out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bytes end at {size}; argsz is {argsz}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes} untouched past argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes} there past argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes} not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes} of slack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, up to argsz {argsz}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not written {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request number 0x{number:04X}; powerpc, mips, sparc and alpha add 0x20000000. It answers with [`struct {struct}`](handbook:struct.{struct}). A caller must give at least {minsz} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id {id} of `{ioctl}`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since Linux {release}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {release}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{array}[]` has `{count}` elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A header alone: that it is there is all that it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; hazard {numbers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`{ioctl}`: minsz {minsz}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adds capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never adds a capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies more than minsz bytes of info to who has room for them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz above {most} answers EINVAL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} bytes, aligned to {align}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What releases did to it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at {offset}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel writes 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a [`struct {name}`](handbook:struct.{name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden until you have answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misaligned u64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overrun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>align</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{offset} holds 0x{byte:02x}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not written: what the caller&apos;s buffer held before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes} of it not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes} written past argsz {argsz}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hole: the compiler&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pad: the kernel&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tail of a struct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slack up to argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>past argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undecodable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info struct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misaligned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info struct, {bytes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caps {index}, {name}, at {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes} behind the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} misaligned u64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes} past argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hole in the info struct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pad before the first capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capability header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capability field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hole in a capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tail of a capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pad behind a capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>payload of an unknown capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>captured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constructed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n:,} warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>payload {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{bytes} past it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>u{bits} across the {size}-byte line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>across the {size}-byte line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>across {size}-byte line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>u{bits} is split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>u{bits} split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no capability starts there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page sizes {sizes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}, misaligned by {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfioviz worksheet, seed {seed}, {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key to {sheet}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name: ______________________    Date: ______________</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chains are made up, the rules are the kernel&apos;s. Offsets and sizes are in bytes, from the start of the info struct. The caller&apos;s buffer held 0x{fill:02x} in each byte before the call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ioctl} on {abi}, {variant}, argsz {argsz}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The structs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A capability begins with struct vfio_info_cap_header: __u16 id, __u16 version, __u32 next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The versions of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ABIs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: a __u64 in a struct is aligned to {align} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: a map is written as .png, .svg or .pdf, by the name&apos;s ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture of {width} x {height} pixels is too large: use .svg</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{over} past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied {title} as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied {title} as {title2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reply: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the reply: what each variant does, and the notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;See how the Linux kernel lays out the answer of a VFIO info ioctl: info struct, pads and capabilities, byte by byte, as several versions of the kernel&apos;s code write them.&lt;/p&gt;&lt;p&gt;Structs and constants are those of &lt;code&gt;linux/vfio.h&lt;/code&gt; and &lt;code&gt;linux/vfio_zdev.h&lt;/code&gt;. What a model shows is computed; only what is marked &lt;b&gt;captured&lt;/b&gt; came from a kernel.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About vfioviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfioviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{version}, Qt {qVersion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name, id, field or who emits it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payload in hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>01 00 00 00  ff ff 00 00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 bytes behind the 8-byte header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>payload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No capability of this ioctl matches. The page Raw takes any id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since Linux {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, until {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Emitted by {emitted_by}.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;{macro}&lt;/b&gt;&lt;br&gt;struct {name}, {byte_count}{value}&lt;/p&gt;&lt;p&gt;{doc}&lt;/p&gt;{by}&lt;p&gt;{since}{until}&lt;/p&gt;&lt;table&gt;{rows}&lt;/table&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{byte_count} behind the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a capability from the list, or take the page Raw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (EBCDIC, code page 037)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (Latin-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes (hex)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes in hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{char}&apos; has no byte in {encoding}: use the hex rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an element behind this one (Ins)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this element out (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this element up (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this element down (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type an offset, a capability or a field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset {both} is past the end: there are {size} bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{wanted}&apos; is no offset, capability or field of this column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset (68 or 0x44), caps[1], a capability&apos;s name, or a field&apos;s path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caps[1].avail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} at {both}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte and row in the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field before, next field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capability before, next capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start and end of the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start and end of the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page up or down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the selected field; in a list, open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the editor; dismiss the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick or untick a flag, a buffer or a variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by what it does, or by key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map and lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed; it was {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys: press them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All to default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} belongs to {other}. Set takes it away from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a result of the kernel&apos;s code: move, add or remove capabilities, or choose another variant, to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field of the capability to edit its value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These bytes belong to no field: they are what the kernel&apos;s code left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This capability is not one of the request: the chain that this column shows leads to other bytes. Edit it in another column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no value to edit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captured bytes are never changed: the edit is made in the model {title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all variants are shown already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare all variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open: open an answer or paste a dump first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This capability is not one of the request: it can not be moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a capability first: in the map, or in the structure tree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}, column {column}: &apos;{char}&apos; is no hex digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An x may only stand in 0x.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} hex digits: a byte takes two, so one is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>u{bits}: decimal, or hex with 0x; 0 to 0x{number:x}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsigned {bits} bit number, decimal or hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0x{value:x}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers and projects (*.bin *.jsonl *.json *.vfioviz *.txt *.hex *.xxd *.log *.eml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfioviz project (*.vfioviz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG picture, text stays text (*.svg);;PNG picture (*.png);;PDF document (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project is opened alone: choose one .vfioviz file, or answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no text: copy a hex dump (xxd, hexdump -C, dmesg, gdb) first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dropped text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered. Save it to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}: opened, and listed under Buffers; tick it to show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project is not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its edits, and what was captured from devices since, would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: the map is written as .png, .svg or .pdf, by the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handbook - vfioviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the handbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} - Handbook - vfioviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has all of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {number}: {title}, {badge}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No findings in this column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to do, open or read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not possible now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {devices}{where} again? Once more {warning}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This runs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was captured in this session: capture first (File).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was started: {why_not}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no IOMMU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in no IOMMU group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VFIO is not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound to no driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group not viable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel is locked down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound without an IOMMU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU group {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In no IOMMU group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known of that machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux {kernel}, {arch}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not open to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither /dev/vfio/vfio nor /dev/iommu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of VFIO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modules: {modules}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lockdown: {lockdown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} device{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto: what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group and type1 container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group through /dev/iommu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>device node (cdev) and iommufd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s for each call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A call that takes longer is given up, and what follows is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sweep every argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each argsz from below the least to past the answer, for every call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The devices&apos; addresses become part of what is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which would be chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>though {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen by you, {same}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen because {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capture from devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices by IOMMU group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine; or HOST, USER@HOST by ssh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;efresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tick all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;On host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for devices when the name is typed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I &amp;agree: {warning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I &amp;agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a device to see what will run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pkexec asks for a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sudo asks for a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capturing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; {item} in a window of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting{asked}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%v of %m calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong, and what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux {kernel}: opening the devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, region {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device {number} of {count}, {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was captured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answers} is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answers} are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{read}; {steps} did not work:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last words of what was started:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be ended: it runs as root, or waits in the kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending… what was read is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> \((?:vfioviz |--)[^)]*\)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands to copy; this program runs none of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program runs none of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> from Linux {kernel}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: {answers}{origin} are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: {answers}{origin} is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was read{origin}; {steps} did not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; {steps} did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again: {all} the same as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; and {number} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again: {count} of {plural} changed: {named}{more}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {count} answers are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (before only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (new)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown: before and after are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {number} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown: {named}{more}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a group that is in use answers EBUSY and is not tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening takes the devices&apos; groups; {busy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening resets {named}; {busy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none needed: as you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>root by pkexec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>root by sudo -A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>root by sudo -n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this program runs as root already: nothing is started through pkexec or sudo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can&apos;t ask for a password on another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{program} is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the nodes there are open to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the nodes are open to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the nodes there are not open to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the nodes are not open to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the nodes are not open to you, and pkexec is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the nodes are not open to you; neither pkexec nor sudo -A can ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row_bytes} a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid {grid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {size} bytes, {misaligned} misaligned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recomputed: {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bytes a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gridlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a&amp;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V&amp;ariants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which versions of the kernel&apos;s code are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gridlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss this message (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset {both}, value {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value {short_value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte {number} of {number2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte 0x{byte:02x}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misaligned by {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}
{count} calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mod 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel&apos;s name of the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit with F2 or a double click; hex where it starts with 0x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes from the start of the info buffer, decimal and hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset modulo 8: a u64 is aligned where it is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the value says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known to this ioctl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next: {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {place} of a node without children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calls that the program makes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz that the caller passes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program whose calls are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz, exact per variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz {argsz_in} gets argsz {argsz_out}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz {argsz_in} gets errno {errno}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {overrun} bytes written past it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and {count} capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item} on {key} (model): </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, then </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of more than {MOST} bytes are not swept: each argsz is a call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver that answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABI that the models build for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exact per variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each column&apos;s caller passes the argsz which that variant reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byte that the caller&apos;s buffer holds before the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the caller&apos;s buffer holds before the call, 0 to 0xff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fill byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unaligned loads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs that walk the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program is known that walks answers of this ioctl.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences from the reference column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns are needed: show another buffer or a variant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two columns answer different ioctls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} says the same as {title2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close {name}; View, Panels shows it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what there is to say of these bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note pins one to what is selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select bytes first: in the map, or in the structure tree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: region 2, argsz 40, errno</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records: device, ioctl, argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel (model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misreads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs with other headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads what the kernel wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a buffer to show it as a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABI of the bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a version of the kernel&apos;s code to show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call that is modelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guess from the bytes: {said}, confidence {confidence:.0%}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel&apos;s caps.buf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller&apos;s memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caps.buf in the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the caller&apos;s memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step through from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step: a model shows how it was made; show a variant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{variant} (model), {name}: {detail}{rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a byte in the map to see the rules that put it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: byte {at} is written by nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: byte {at} by {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, up to {most} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz {span}: {value}{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a field first: in the map, or in this tree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misaligned u64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past argsz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings of the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of all columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>... the rest is left out here: vfioviz show prints it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the active column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits are not kept for a crash: {problem}. Save often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover unsaved edits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfioviz ended without saving these projects. What is ticked is opened again, with all edits; nothing is written to its file until you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects that were not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never saved to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: cannot be recovered, and is left where it is: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} are several keys: press one, with Ctrl, Alt or Shift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} is used by the map, lists or text fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>box diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>annotated hex dump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pahole listing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C initialiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rust initialiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python initialiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rust test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last edit back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the edit again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the selected field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add capability…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a capability behind the selected one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add cap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a copy behind the selected capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected capability up in the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected capability down in the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove capability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected capability out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin a note to what is selected; it goes into the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the &amp;reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what each variant does with the request, and the notes, as the text of a reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the active column as text for a mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the active column as {name}; it can be pasted back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files open in new &amp;windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window for each file, or all files side by side in one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open answers: .bin, .jsonl, .vfioviz or a text dump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste dump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the hex dump on the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Capture from devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the info ioctls of real devices, here or on another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a&amp;gain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the last capture and show before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tart page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples and recent files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project as a .vfioviz file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the map as PNG, SVG or PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the project and show the start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave vfioviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to an offset, a capability or a field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next finding of the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the finding before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go where cap_offset or next of the selection points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to where you followed from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next thing that differs from the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the previous thing that differs from the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the focus to the next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the focus to the pane before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column &amp;{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show column {number} in the panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare all variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show each version of the kernel&apos;s code beside the buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;ABIs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the active variant built for x86-64, i386, arm and s390x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;drivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what each driver that answers this ioctl makes of the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make this column the &amp;reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the other columns with the active one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lessons and exercises…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn how an answer is laid out, from lessons that run on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a lesson &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a lesson that you wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next page of the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page &amp;before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hint to what the page asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Show answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is right, and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Presenter view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large type, the map and the lesson alone, everything by key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain what has the focus: a field, a pad, a finding, a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action, a file, a lesson or a page by typing a part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Handbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every term explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List every shortcut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About vfioviz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this program is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: follow the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: black on white or white on black, as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the map larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the map smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the map at 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} bytes a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {size} bytes in each row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw gridlines at the next alignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gridlines each {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw gridlines at multiples of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offsets in &amp;hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write offsets beside the map in hex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fold slack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show long runs of slack as one row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;nimate moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let bytes glide to where an edit moves them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the window, from the next start on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the window the whole screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the panels back where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how the Linux kernel lays out the answer of a VFIO info ioctl, byte by byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop files here: .bin, .jsonl, .vfioviz, xxd, hexdump, dmesg, gdb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a double click opens; select several to see them side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The argument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU_GET_INFO, Linux 6.1 and 6.12 side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent file {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iova_range moves from 68 to 72: watch the u64 fields come back onto their lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset modulo 2, 4 and 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABI and byte order that the bytes are read by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings in this column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel that answered, and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captured from a kernel, or computed by a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}  {byte_order}-endian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget my progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a lesson file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exercises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Difficulty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same questions, also on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length}, about {minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}; done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}; you are on page {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the lesson; how far you came is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page before (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next page (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PageDown on, PageUp back, Enter check, H hint, S answer, Esc ends this view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesson}: page {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {n} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>72 or 0x48</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer, in bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next hint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hint: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (and {n} more: vfioviz lesson check names them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesson}: done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the lesson asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} is the reference now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {number} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head of every capability. There is no length: it follows from id and version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which capability; each ioctl counts its own ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of this capability id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the next one starts, from the start of the buffer; 0: the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_GET_INFO answers about a device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset, 16 to 20 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>explicit pad, 20 to 24 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in: bytes that the caller has room for; out: bytes that the kernel needs, if more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what kind of device it is, and what it can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PCI device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a platform device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an AMBA device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an s390 channel device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an s390 crypto adapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a device on the Freescale management complex bus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capabilities are there; see cap_offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a device on an AMD CDX bus; since 6.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest region index + 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest interrupt index + 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the first capability starts, if CAPS is set; 0: it did not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>makes the size a multiple of 8; the kernel writes 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_GET_REGION_INFO answers about one region of a device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reserved word became cap_offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>u64 aligned to 8 on every ABI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what may be done with the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in: which region; the names are those of a PCI device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base address register 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base address register 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base address register 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base address register 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base address register 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base address register 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expansion ROM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>configuration space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>legacy VGA ports and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the first capability starts, if CAPS is set; without CAPS, what the caller left there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the region starts in the device&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_GET_INFO answers about a type1 IOMMU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset behind the page sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tail became an explicit pad (i386: 20 to 24 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which of the other fields hold something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iova_pgsizes is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page sizes of the IOMMU: bit n says 2^n bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base data of a zPCI function.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version 2 adds fh, 32 to 40 bytes (i386: 36)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first DMA address that may be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last DMA address that may be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>physical channel id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtual function number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of the function measurement block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI function type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id of the function group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>function handle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of a zPCI function group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version 2 adds reserved and imaxstbl, 40 to 48 bytes (i386: 44)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask of the DMA address space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where message signalled interrupts are written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program may ask for a TLB refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interval between updates of the measurement block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most message signalled interrupts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most bytes of a store block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI version that is supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most bytes of an interpreted store block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utility string of a zPCI function.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of util_str, 64 in practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of a zPCI function.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of pfip, 4 in practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>segments of the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the root port completes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>widths; the kernel never sends 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>64 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>128 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One part of a region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes from the start of the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of a region that may be mapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elements of areas; 0: nothing may be mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a region is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bit 31 set: low 16 bits are a PCI vendor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>graphics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s390 channel I/O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>migration, first protocol; no longer used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>means nothing without the type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of GPU memory on NVLink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>real address, compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of an NVLink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the device tree tells it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One range of I/O virtual addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last address, inclusive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ranges that may be mapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elements of iova_ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How dirty pages are tracked. The u64 are plain ones: i386 has them 4 bytes earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no bit is defined: 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page sizes of the dirty bitmap: bit n says 2^n bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most bytes of a dirty bitmap; 0x10000000 from type1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mappings that are left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mappings that may still be made; iommufd always says 0xffffffff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start of a region by which user space gives a virtual display its EDID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where in the region the EDID lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most bytes of an EDID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of the EDID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>widest picture, in pixels; 0: no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highest picture, in pixels; 0: no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a monitor is plugged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start of the region of the first migration protocol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its state is being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its state is being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes that are still to be moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where in the region the data lie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_GROUP_GET_STATUS answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes that the caller has room for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every device of the group is with VFIO, or with no driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the group is in a container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_GET_IRQ_INFO answers about one interrupt index. It has no capabilities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an eventfd can be signalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>can be masked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>masks itself when it fires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its number is set once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in: which index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupts of that index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_SET_IRQS is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes, data included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one kind of data and one action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a byte each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an eventfd each, 4 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unmask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first interrupt of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>count of them, as flags say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device that a hot reset resets as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devid shares the place of group_id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id in iommufd, with VFIO_PCI_HOT_RESET_FLAG_DEV_ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI bus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI slot and function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_GET_PCI_HOT_RESET_INFO answers. It has no capabilities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devid, not group_id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of them are the caller&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elements of devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what else is reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_PCI_HOT_RESET is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes, group_fds included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elements of group_fds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open groups, to show ownership</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_QUERY_GFX_PLANE answers about a plane of a virtual display.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>u64 aligned to 8, tail became reserved (i386: 60 to 64 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in: only ask what is supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a dma-buf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in: DRM&apos;s kind of plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRM&apos;s pixel format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRM&apos;s modifier: how pixels are tiled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of the plane, whole pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cursor&apos;s column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cursor&apos;s row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column of the cursor&apos;s hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row of the cursor&apos;s hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region that holds the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id of the dma-buf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_IOEVENTFD is told: write data at offset when fd is signalled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>u64 aligned to 8, tail became reserved (i386: 28 to 32 bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how many bytes are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where in the device&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eventfd; -1: no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_BIND_IOMMUFD is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>devices have files of their own, for iommufd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open iommufd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out: the device&apos;s id in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_ATTACH_IOMMUFD_PT is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page table; out: the one that was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_DETACH_IOMMUFD_PT is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_DEVICE_FEATURE is told or answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low 16 bits: which feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask whether it is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the feature&apos;s struct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the device can do of the second migration protocol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state is copied while the device is stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DMA between devices can be stopped first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of the state is copied while the device runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the device in a migration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed: reset it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped, its state is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped, its state is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs, starts no DMA to other devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs, its state is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file that the state is read from or written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_MIG_GET_PRECOPY_INFO answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new, for pre-copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes that are to be read first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes that changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What LOW_POWER_ENTRY_WITH_WAKEUP is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signalled when the device wakes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What DMA_LOGGING_START is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes that one bit stands for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elements of ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>address of struct vfio_device_feature_dma_logging_range[]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O virtual addresses whose writes are logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What DMA_LOGGING_REPORT is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>address that the bits are written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a migration would move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes, estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the device may start DMA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new, for CDX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>may</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_MAP_DMA is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device may read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device may write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only vaddr changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>address in the process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>address for the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where dirty bits go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes of the bitmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bits; a pointer, so 4 bytes on a 32-bit ABI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_UNMAP_DMA is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell which pages were written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forget the addresses in the process, keep the mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes; out: what was unmapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>struct vfio_bitmap, with GET_DIRTY_BITMAP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_DIRTY_PAGES is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start to track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>struct vfio_iommu_type1_dirty_bitmap_get, with GET_BITMAP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range to tell about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first address for the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the bits go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dynamic DMA windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page sizes: bit n says 2^n bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>most levels of a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_SPAPR_TCE_GET_INFO answers. It has no capabilities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dynamic windows are supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bus address of the 32-bit window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with DDW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An error to inject.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind of error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bus address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_EEH_PE_OP is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no error handling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error handling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let I/O through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let DMA through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for the state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end a reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hot reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fundamental reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set up again after a reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for INJECT_ERR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_SPAPR_REGISTER_MEMORY is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_SPAPR_TCE_CREATE is told and answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a page is 2^page_shift bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out: bus address of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What VFIO_IOMMU_SPAPR_TCE_REMOVE is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bus address of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region CONFIG: start an operation, read its result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>operation request block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subchannel status word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interruption response block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0, or an errno</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region ASYNC_CMD: halt or clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halt the subchannel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear the subchannel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region SCHIB: read the subchannel information block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region CRW: read the next channel report word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the word; 0: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PCI function as the s390 firmware describes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfio-pci on s390 (drivers/vfio/pci/vfio_pci_zdev.c)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group of functions that the device belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text that identifies the device, in EBCDIC. Only where the firmware has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the function sits in the machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widths of atomic operations that the root port completes for the device. Only where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfio-pci (drivers/vfio/pci/vfio_pci_core.c)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of the region that may be mapped; the rest may not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfio-pci 4.6 to 4.15 (the BAR with the MSI-X table), i915 GVT (BAR 2), nvgrace-gpu (6.9), vfio-user servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a region beyond those of the bus is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfio-pci (IGD), i915 GVT, vfio-ccw, mbochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The MSI-X table of this BAR may be mapped too. Nothing follows the header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfio-pci, for the BAR that holds the MSI-X table (drivers/vfio/pci/vfio_pci_core.c)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the memory of an NVLink GPU lies for its peers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfio_pci_nvlink2 on powerpc, removed in 5.13 (b392a1989170)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the NVLink runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O virtual addresses that may be mapped. type1 leaves it out where its list is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type1 (drivers/vfio/vfio_iommu_type1.c), iommufd (drivers/iommu/iommufd/vfio_compat.c)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dirty pages can be tracked, for the migration of a guest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type1 (drivers/vfio/vfio_iommu_type1.c), never iommufd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many more mappings are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers of real kernels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU_GET_INFO, Linux 6.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iova_range stands at 68 behind the 12 bytes of dma_avail: each of its u64 is misaligned. Bytes 20 to 23 were never written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU_GET_INFO, Linux 6.12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dma_avail is rounded up to 16, so iova_range starts at 72, on an 8-byte line; pad is zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEVICE_GET_REGION_INFO, Linux 6.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BAR0 with msix_mappable, a header without a body; the same bytes as on 6.12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEVICE_GET_REGION_INFO, Linux 6.12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BAR0 with msix_mappable: regions look as they did before 6.6, for their info struct and capabilities were multiples of 8 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEVICE_GET_INFO, Linux 6.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No capabilities: 20 bytes of info, which the kernel wrote whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEVICE_GET_INFO, Linux 6.12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No capabilities: 24 bytes of info, the last four the new pad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atomic completion: 20 or 24 bytes of info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atomic completion, Linux 6.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>20 bytes of info, then the capability at 20: 36 bytes, exactly what the caller gave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atomic completion, Linux 6.6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pad makes the info struct 24 bytes long, so the capability stands on an 8-byte line: 40 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atomic completion, patch v1 as posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz was tested before the pad was added: a caller of exactly 36 bytes gets 40, four of them past its buffer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atomic completion, patch v1 with the review&apos;s first remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caps.buf, moved by the pad already, copied to arg + cap_offset: the chain starts 4 bytes behind cap_offset, where a reader finds id 0, and 8 bytes lie past the buffer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program with 6.6 headers on Linux 6.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset is 20: what the program takes for pad at 20 is the id and version of the first capability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zPCI on s390x, big endian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zPCI version 1, Linux 5.10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version 1 of base and group end before fh and imaxstbl: 32 and 40 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zPCI, Linux 6.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain starts at 20, so each u64 in it is misaligned: 20, 60, 108.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zPCI, Linux 6.12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four bytes of pad move the chain to 24, 64, 112, and each u64 onto its line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zPCI with utility string, Linux 6.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The utility string makes a capability of 76 bytes, which is no multiple of 8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zPCI with utility string, Linux 6.12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The 76 bytes of the utility string are rounded up to 80: pad at 188, pfip at 192.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfio-ccw, no capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vfio-ccw copies 16 bytes of info out and adds no capability; cap_offset is not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The IOMMU on other kernels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type1 on i386, Linux 6.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>i386 aligns u64 to 4: the info struct has 20 bytes, migration 28, and the chain is at 20, 48, 60.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type1 on i386, Linux 6.6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capabilities start on 8-byte lines, yet migration&apos;s own u64 fields stand at 36 and 44.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iommufd standing in for a container, Linux 6.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iommufd has no migration capability; iova_range follows dma_avail at 36.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iommufd standing in for a container, Linux 6.12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iommufd leaves the pad at 36 to 39 unwritten: it holds what the caller had there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iommufd, half an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller gave 40 bytes: dma_avail is there, its next points to 40 where the buffer ends, and cap_offset 0 says not to follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel stack in migration&apos;s hole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before commit cd24e2a60af6 the hole behind migration&apos;s flags held what was on the kernel&apos;s stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparse mmap, no area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nr_areas is 0: nothing of the region can be mapped; legal, and a trap for readers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparse mmap, one area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One area leaves the first 8 KiB, the MSI-X table, out of what can be mapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparse mmap, 64 areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>64 areas of 64 KiB, each with a hole of 64 KiB behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GVT, the aperture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BAR2 of a virtual GPU: 256 MiB, of which the 64 MiB that are its own can be mapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region type: the OpRegion of an Intel GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The type is PCI_VENDOR_TYPE with vendor 8086; the subtype means something only with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region type: EDID of a virtual display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type 1 is GFX, subtype 1 its EDID region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region type: vfio-ccw async cmd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Big endian: type 2 is CCW, subtype 1 its async_cmd region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region type: vfio-ccw schib</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Big endian: type 2 is CCW, subtype 2 its schib region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region type: vfio-ccw crw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Big endian: type 2 is CCW, subtype 3 its crw region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVLink2, memory of a GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type, then ssatgt: two capabilities of 16 bytes at 32 and 48.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVLink2, address translation shootdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest chain that a region ever had: type, ssatgt, lnkspd at 32, 48, 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too small a buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 bytes for 116, Linux 6.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAPS is set, cap_offset is 0, argsz says 116: call again; bytes 20 to 23 are the caller&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>22 bytes for 120, Linux 6.12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min(argsz, sizeof(info)) bytes are copied: the pad is cut in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bytes for 36, Linux 6.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAPS is set and argsz says 36, but this caller&apos;s struct has no cap_offset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bytes for 64 of a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAPS with cap_offset 0: the capability did not fit, and argsz says what would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cap_offset echoed, no capabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CAPS is clear, so cap_offset means nothing: it is what the caller had put there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chains that no kernel should write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A capability that points to itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QEMU&apos;s walk never ends on this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cycle of three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last next leads back to the first capability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chain that runs backwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends, and no kernel writes it: capabilities are only ever appended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next inside the info struct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset 16 is cap_offset itself; read as a header it is id 24, version 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next far past the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4096 is outside the buffer: a reader without a bound reads what is not its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next four bytes before the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half a header fits: id and version, but no next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A capability inside another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>48 lies within migration, which ends at 56.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifted twice, big endian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pad counted twice: at cap_offset stand zeros, then id and version read as next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4,294,967,295 areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nr_areas * 16 overflows 32 bits; two areas are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An area that wraps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offset + size passes 2^64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A range that ends before it starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end is inclusive, so start may equal it, and never exceed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id from the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no length field: how long id 9 is, only the start of the next one tells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A version from the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer versions append fields: the first 40 bytes read as version 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kernel issues id 0: zeroed memory, or a chain that was shifted twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same id twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legal by the text, never written; programs take the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut inside a header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capture ends 5 bytes into the third capability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>argsz ends inside the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller gave 76 bytes and got 120.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pads that nobody wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0xa5 in the pad: not corruption by itself, a kernel may leave the caller&apos;s bytes there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
