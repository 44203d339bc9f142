"""Killed, cut off, damaged, full: nothing acknowledged is lost. `make torture` does it at length.

Each check has a control that must fail, so that it is known to be able to.
"""

import shutil

import pytest

from tests.torture import flips, full_disk, kills, migrations, power, repair

pytestmark = pytest.mark.long
needs_mount = pytest.mark.skipif(
    not full_disk.can_mount(), reason="mounting a small file system is not allowed here"
)
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is missing")


def test_programs_that_are_killed_lose_nothing_that_was_acknowledged():
    safe, lost = kills.run(12)
    assert safe > 20
    assert lost == 0
    assert any(kills.run(10, early=True, seed=seed)[1] for seed in range(30))


@needs_strace
def test_power_that_fails_takes_nothing_that_was_acknowledged():
    outcome, control = power.run(2, 1)
    assert outcome.states > 200
    assert (outcome.losing, outcome.harmed) == (0, 0)
    assert control.losing + control.harmed > 0


def test_no_damage_goes_unnoticed():
    counted = flips.run(60)
    assert counted["noticed"] > 18
    assert counted["unnoticed"] == 0
    assert counted["missed by SQLite's own check"] > 0


@pytest.mark.parametrize("version", migrations.MADE_BY)
def test_a_migration_that_is_killed_leaves_the_old_library_or_the_new(version):
    outcome = migrations.run(12, version)
    assert outcome["half"] == 0
    assert outcome["old"] > 0


def test_a_migration_in_steps_is_found_half_done():
    assert any(migrations.run(8, in_one=False, seed=seed)["half"] for seed in range(40))


@needs_mount
def test_a_full_disk_takes_nothing_and_goes_on_once_there_is_room():
    outcome = full_disk.fill_up(1500)
    assert outcome.lost == 0
    (refusal,) = outcome.refusals
    assert "free some space" in refusal
    assert "\n" not in refusal
    assert full_disk.fill_up(1500, early=True).lost > 0


def test_two_programs_that_write_at_once_lose_nothing():
    outcome = full_disk.two_writers(30)
    assert (outcome.safe, outcome.lost, outcome.refusals) == (60, 0, [])


def test_a_folder_that_may_not_be_written_to_is_named_and_left_alone():
    said = full_disk.read_only_folder()
    if not said:
        pytest.skip("there is no other user here")
    assert "allow" in said
    assert "library.sqlite3" in said


def test_a_repair_or_restore_that_is_killed_leaves_no_library_gone_without_a_word():
    counted = repair.kills(len(repair.CASES))
    assert (counted.total(), counted["silent"], counted["broken"]) == (len(repair.CASES), 0, 0)


@needs_strace
def test_power_that_fails_during_a_repair_leaves_no_library_gone_without_a_word():
    counted = repair.power(1, every=100)
    assert (counted["silent"], counted["broken"]) == (0, 0)
    assert counted["asked"] > 0
    assert counted["new"] > 0


@needs_mount
def test_a_repair_or_restore_on_a_full_disk_leaves_no_library_gone_without_a_word():
    counted = repair.disks(2)
    assert (counted["silent"], counted["broken"]) == (0, 0)
    assert counted["asked"] > 0
    assert counted["new"] > 0
