"""A library on a network file system is warned about."""

import pytest

from viewer.system import file_system


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "CIFS", "9p"])
def test_a_network_file_system_is_named(kind):
    assert f"({kind})" in str(file_system.told(kind))


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "tmpfs", "fuseblk", "ntfs", "apfs", ""])
def test_a_disk_of_this_computer_is_not(kind):
    assert file_system.told(kind) == ""


def test_the_folder_of_a_test_is_on_this_computer(tmp_path):
    assert file_system.warning(tmp_path) == ""
