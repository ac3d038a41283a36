"""What a folder really is: on another machine, or inside a program that may be removed."""

from __future__ import annotations

import os
import re
import struct
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any, Protocol

_REMOTE = 4
"""DRIVE_REMOTE, what Windows calls a drive that is somewhere on the network (GetDriveTypeW)."""
ON_THE_NETWORK = "network"
_KNOWN: Mapping[str, str] = {
    **dict.fromkeys(("cifs", "smb2", "smb3", "smbfs"), "SMB"),
    **dict.fromkeys(("nfs", "nfs4"), "NFS"),
    "afpfs": "AFP", "afs": "AFS", "ncpfs": "NCP", "webdav": "WebDAV", "davfs": "WebDAV",
    "fuse.sshfs": "SSH", "fuse.rclone": "rclone", "fuse.gvfsd-fuse": ON_THE_NETWORK,
    **dict.fromkeys(("ceph", "fuse.ceph", "glusterfs", "fuse.glusterfs", "lustre"), ON_THE_NETWORK),
}  # fmt: skip
"""What Linux and macOS call file systems of other machines → what people call them."""
_MOUNTS = Path("/proc/self/mountinfo")
_LOCAL = 0x1000
"""MNT_LOCAL (sys/mount.h on a Mac)."""
_FLAGS, _TYPE = struct.Struct("<64xI"), slice(72, 88)
"""Where a Mac's ``struct statfs`` has f_flags, and f_fstypename."""
_ROOM = 4096
"""Bytes: more than any ``struct statfs`` takes."""
_PACKAGE = re.compile(r"PythonSoftwareFoundation\.Python\.(?P<version>\d+\.\d+)_\w+", re.IGNORECASE)


class Drives(Protocol):
    """What of Windows' library knows drives."""

    def GetDriveTypeW(self, root: str) -> int:
        """The kind of a drive, by its root: ``H:\\``."""


class Volumes(Protocol):
    """What of a Mac's library knows volumes."""

    def statfs(self, path: bytes, into: object) -> int:
        """0 where it was told."""


def share(path: Path) -> str:
    """The kind of network that a file or folder lies on (SMB, NFS, …), or empty for this machine's
    own disks. Never raises: where it cannot be asked, nothing is said."""
    try:
        if sys.platform == "win32":
            import ctypes

            library = ctypes.WinDLL("kernel32")
            return share_on_windows(PureWindowsPath(path), library) or share_on_windows(
                PureWindowsPath(os.path.realpath(path)), library
            )
        there = _nearest(path)
        if sys.platform == "darwin":
            import ctypes

            library = ctypes.CDLL(None)
            into = ctypes.create_string_buffer(_ROOM)
            return share_on_a_mac(there, library, into)
        return share_by_mounts(os.path.realpath(there), _MOUNTS.read_text("utf-8", "replace"))
    except (OSError, ValueError, AttributeError):
        return ""


def _nearest(path: Path) -> Path:
    """The file, or the nearest folder above it that is there."""
    return next((each for each in (path, *path.parents) if os.path.lexists(each)), path)


def share_on_windows(path: PureWindowsPath, library: Drives) -> str:
    """``share`` of a whole path: one of a server, or on a drive that stands for one."""
    drive = path.drive
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return ON_THE_NETWORK
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        drive = drive[4:]
    if drive.startswith("\\\\"):
        return ON_THE_NETWORK
    return ON_THE_NETWORK if drive and library.GetDriveTypeW(f"{drive}\\") == _REMOTE else ""


def share_on_a_mac(path: Path, library: Volumes, into: Any) -> str:
    """``share`` by what a Mac says of the volume. into: room for its answer, read by ``bytes``."""
    # Intel Macs have two of them; the one with the larger numbers has another name there.
    ask = getattr(library, "statfs$INODE64", None) or library.statfs
    if ask(os.fsencode(path), into) != 0:
        return ""
    told = bytes(into)
    if _FLAGS.unpack_from(told)[0] & _LOCAL:
        return ""
    return _KNOWN.get(told[_TYPE].partition(b"\0")[0].decode("ascii", "replace"), ON_THE_NETWORK)


def share_by_mounts(path: str, mounts: str) -> str:
    """``share`` of a real path by Linux's table of mounts (proc_pid_mountinfo(5)); of two on one
    folder the later one is seen."""
    found, longest = "", -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if len(fields) < 5:
            continue
        at = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        inside = path == at or path.startswith(at if at.endswith("/") else f"{at}/")
        if inside and len(at) >= longest:
            found, longest = _KNOWN.get(kind, ""), len(at)
    return found


def store_python(path: PurePath) -> str:
    """The version of the Python from the Microsoft Store in whose own folder a real path lies
    (``3.12``), or empty.

    Windows leads what such a program writes below LOCALAPPDATA to its package's folder, which
    other programs do not see and which goes with it (github.com/python/cpython/issues/122057).
    """
    for above, part in zip(path.parts, path.parts[1:], strict=False):
        if above.lower() == "packages" and (found := _PACKAGE.fullmatch(part)):
            return found["version"]
    return ""


def really(path: Path) -> Path:
    """Where a path of this Python leads: itself, but for one from the Microsoft Store, whose folders
    Explorer and other programs know by another path."""
    real = Path(os.path.realpath(path))
    return real if store_python(real) else path
