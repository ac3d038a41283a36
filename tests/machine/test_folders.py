"""What a folder really is."""

from __future__ import annotations

import struct
from pathlib import Path, PureWindowsPath

import pytest

from l4pc_tui.machine.folders import (
    really,
    share,
    share_by_mounts,
    share_on_a_mac,
    share_on_windows,
    store_python,
)

MOUNTS = r"""
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
31 22 0:25 / /mnt/team rw shared:5 - cifs //server/team rw,vers=3.1.1
32 22 0:26 / /mnt/the\040team rw shared:6 - nfs4 server:/team rw
33 31 259:3 / /mnt/team/stick rw shared:7 - vfat /dev/sda1 rw
34 22 0:27 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
35 22 0:28 / /twice rw - cifs //server/twice rw
36 35 259:4 / /twice rw - ext4 /dev/sdb1 rw
"""


class Drives:
    """H: is a drive of the network, C: one of the machine."""

    def GetDriveTypeW(self, root: str) -> int:
        return {"H:\\": 4, "C:\\": 3, "E:\\": 2}[root]


@pytest.mark.parametrize(
    ("path", "network"),
    [
        (r"C:\Users\zoe\l4pc.db", ""), (r"E:\l4pc.db", ""), (r"H:\l4pc.db", "network"),
        (r"\\server\team\l4pc.db", "network"), ("//server/team/l4pc.db", "network"),
        (r"\\?\UNC\server\team\l4pc.db", "network"), (r"\\?\C:\l4pc.db", ""),
        (r"\\?\H:\l4pc.db", "network"), ("l4pc.db", ""),
    ],
)  # fmt: skip
def test_windows_says_which_drives_are_somewhere_else(path: str, network: str) -> None:
    assert share_on_windows(PureWindowsPath(path), Drives()) == network


class Mac:
    """A volume of a Mac, as ``statfs`` tells it."""

    def __init__(self, kind: bytes, flags: int, answer: int = 0) -> None:
        self.told, self.answer = struct.pack("<64xI4x16s", flags, kind), answer
        self.asked: list[bytes] = []

    def statfs(self, path: bytes, into: object) -> int:
        assert isinstance(into, bytearray)
        self.asked.append(path)
        into[: len(self.told)] = self.told
        return self.answer


@pytest.mark.parametrize(
    ("kind", "flags", "network"),
    [
        (b"apfs", 0x1000, ""), (b"smbfs", 0, "SMB"), (b"afpfs", 0, "AFP"), (b"nfs", 0, "NFS"),
        (b"webdav", 0, "WebDAV"), (b"macfuse", 0x1000, ""), (b"odd", 0, "network"),
    ],
)  # fmt: skip
def test_a_mac_says_which_volumes_are_local(kind: bytes, flags: int, network: str) -> None:
    mac = Mac(kind, flags)
    assert share_on_a_mac(Path("/Volumes/zoë"), mac, bytearray(4096)) == network
    assert mac.asked == ["/Volumes/zoë".encode()]
    assert share_on_a_mac(Path("/Volumes/gone"), Mac(kind, flags, -1), bytearray(4096)) == ""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/zoe/l4pc.db", ""), ("/mnt/team/l4pc.db", "SMB"), ("/mnt/team", "SMB"),
        ("/mnt/teamwork/l4pc.db", ""), ("/mnt/the team/l4pc.db", "NFS"),
        ("/mnt/team/stick/l4pc.db", ""), ("/run/user/1000/gvfs/x", "network"), ("/twice/x", ""),
    ],
)  # fmt: skip
def test_linux_says_it_in_its_table_of_mounts(path: str, network: str) -> None:
    assert share_by_mounts(path, MOUNTS) == network


def test_this_machines_own_disk_is_no_share(tmp_path: Path) -> None:
    assert share(tmp_path / "not there yet" / "l4pc.db") == ""


REAL = (
    r"C:\Users\zoe\AppData\Local\Packages\PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0"
    r"\LocalCache\Local\l4pc\l4pc.db"
)


def test_the_folders_of_a_python_from_the_store_are_known() -> None:
    assert store_python(PureWindowsPath(REAL)) == "3.12"
    assert store_python(PureWindowsPath(REAL.lower())) == "3.12"
    assert store_python(PureWindowsPath(REAL.replace("Packages", "Other"))) == ""
    assert store_python(PureWindowsPath(r"C:\Users\zoe\AppData\Local\l4pc\l4pc.db")) == ""


def test_where_such_a_python_really_writes_is_told_and_no_other_link(tmp_path: Path) -> None:
    package = tmp_path / "Packages/PythonSoftwareFoundation.Python.3.12_qbz5n2kfra8p0/LocalCache"
    package.mkdir(parents=True)
    (tmp_path / "seen").symlink_to(package)
    (tmp_path / "other").symlink_to(tmp_path)
    assert really(tmp_path / "seen" / "l4pc.db") == package / "l4pc.db"
    assert really(tmp_path / "other" / "l4pc.db") == tmp_path / "other" / "l4pc.db"
