"""What an agent says, made by hand or from recorded calls; and agents that misbehave."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import vfioviz

ROOT = Path(__file__).resolve().parents[3]
LIVE = ROOT / "tests" / "data" / "live"
AGENT = Path(vfioviz.__file__).parent / "capture" / "live" / "agent.py"
KERNEL = Path(__file__).parent / "fakekernel.py"


def begin(**more: object) -> str:
    fields = {
        "protocol": 1, "agent": "1", "kernel": "6.12.107+deb12-amd64", "arch": "x86_64",
        "byte_order": "little", "pointer": 8, "time": "2026-11-23T16:50:01Z", "euid": 0,
        "command": "capture",
    }  # fmt: skip
    return json.dumps({"type": "begin", **fields, **more})


def device(address: str, **more: object) -> str:
    fields = {"bus": "pci", "address": address, "vendor": "1b36", "device": "0010"}
    return json.dumps({"type": "device", **fields, **more})


def record(data: bytes, argsz: int, fill: int, **more: object) -> str:
    fields: dict[str, object] = {
        "way": "group", "bus": "pci", "device": "1b36:0010", "address": "0000:01:00.0",
        "driver": "vfio-pci", "group": "5", "ioctl": "VFIO_DEVICE_GET_INFO", "request": "0x3b6b",
        "argsz": argsz, "fill": fill, "errno": 0, "data": data.hex(), "purpose": "short",
        "time": "2026-11-23T16:50:02Z",
    }  # fmt: skip
    return json.dumps({"type": "record", **fields, **more})


def end(records: int = 0) -> str:
    return json.dumps({"type": "end", "records": records, "failures": 0, "cancelled": False})


def recorded(name: str) -> Iterable[str]:
    """Calls of a real kernel as an agent would have sent them; each device has an address."""
    yield begin(kernel="6.12.117-vfioviz")
    addresses: dict[tuple[str, str], str] = {}
    for line in (LIVE / name).read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        key = fields["device"], fields["driver"]
        fields["address"] = addresses.setdefault(key, f"0000:0{len(addresses)}:00.0")
        yield json.dumps({"type": "record", **fields})
    yield end()


def script(path: Path, text: str) -> Path:
    """A program of Python in a file."""
    path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    path.chmod(0o755)
    return path


def says(path: Path, *lines: str, then: str = "") -> Path:
    """An agent that says these lines whatever it is asked for, then does something else."""
    return script(
        path,
        "import os, signal, sys, time\n"
        f"for line in {list(lines)!r}:\n"
        "    print(line, flush=True)\n"
        f"{then}\n",
    )


def agent_on(path: Path, **description: object) -> Path:
    """The program's own agent on the stand-in for a kernel that `fakekernel` describes."""
    return script(
        path,
        "import os, runpy, sys\n"
        f"os.environ['FAKE_KERNEL'] = {json.dumps(description)!r}\n"
        f"sys.argv = ['fakekernel.py', {str(AGENT)!r}, *sys.argv[1:]]\n"
        f"runpy.run_path({str(KERNEL)!r}, run_name='__main__')\n",
    )
