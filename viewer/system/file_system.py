"""Where the library lies: on some file systems, a database is not safe."""

from pathlib import Path

from data.messages import Message, said

_REMOTE = frozenset(
    (
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph",
        "glusterfs", "lustre", "davfs", "webdav", "afpfs",
    )
)  # fmt: skip


def warning(folder: Path) -> Message | str:
    """Return one line for the user if the folder lies on a network file system; else nothing."""
    from PySide6.QtCore import QStorageInfo

    return told(QStorageInfo(str(folder)).fileSystemType().toStdString())


def told(kind: str) -> Message | str:
    """Return what is said of a file system of that kind; nothing where it is safe.

    On network and FUSE file systems locks are not reliable, so that two computers could write at
    once (sqlite.org/howtocorrupt.html, §2.1).
    """
    if kind.lower() not in _REMOTE and not kind.lower().startswith("fuse."):
        return ""
    return said(
        "The library lies on a network file system ({kind}), where it can be damaged: name a "
        "folder on this computer with --data-folder.",
        kind=kind,
    )
