"""What any version of the program wrote is read for ever, and holds what it held.

The samples were written by those versions; what they held was told by the readers of their time.
"""

import json
import shutil

import pytest

from data.library.sqlite import schema
from data.serial.briefing_json import BRIEFING
from tests.fixtures.kept_kinds import KINDS, SAMPLES, name_of, sample_of, samples
from tests.fixtures.kept_samples import (
    PACKAGES,
    as_named_now,
    as_told_now,
    library_of,
    package_of,
    told_by_library,
    told_by_package,
)
from tests.fixtures.seen import held

EVERY = [(kept, version) for kept in KINDS for version in range(1, kept.version + 1)]
LIBRARIES = range(1, schema.VERSION + 1)
HOW = "make it: python -m tests.fixtures.kept_samples"


def ids(value):
    return str(value) if isinstance(value, int) else name_of(value)


def read(kept, text, told):
    return kept.loads(text, **{name: told[name] for name in kept.beside})


def told(path):
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("kept", "version"), EVERY, ids=ids)
def test_a_sample_of_every_version_holds_what_it_held(kept, version):
    assert sample_of(kept, version).exists(), HOW
    for text, holds in samples(kept, version):
        assert json.loads(text)["version"] == version
        named = as_named_now(holds)
        assert held(read(kept, text, holds), named) == named


@pytest.mark.parametrize("kept", KINDS, ids=name_of)
def test_what_is_written_today_is_what_the_newest_sample_has(kept):
    """Old programs say of a higher version that it is newer, and of an unknown field "damaged"."""
    for text, holds in samples(kept, kept.version):
        again = kept.dumps(read(kept, text, holds))
        assert again == text, f"raise the version of {kept.format_name}, and {HOW}"


def test_the_one_row_of_the_first_version_is_the_first_of_several():
    rows = [
        row
        for text, holds in samples(BRIEFING, 1)
        for piece, told in zip(read(BRIEFING, text, holds).pieces, holds["pieces"], strict=True)
        for row in [(piece.rows, told["row"])]
        if told["row"]
    ]
    assert rows
    for (row,), was in rows:
        assert held(row, was) == was
        assert row.is_listed


@pytest.mark.parametrize("version", LIBRARIES)
def test_a_library_of_every_version_tells_what_it_told(version, tmp_path):
    assert library_of(version).exists(), HOW
    path = tmp_path / "library.sqlite3"
    shutil.copy(library_of(version), path)
    (holds, become), now = (
        as_told_now(as_named_now(told(library_of(version)))),
        told_by_library(path),
    )
    assert held({name: now[name] for name in holds}, holds) == holds
    briefings = {briefing.name: briefing for briefing in now["briefings"]}
    assert {name: briefings[name].marking for name in become} == {
        name: plan["marking"] for name, plan in become.items()
    }


@pytest.mark.parametrize("version", range(1, PACKAGES + 1))
def test_a_package_of_every_version_brings_what_it_brought(version):
    assert package_of(version).exists(), HOW
    holds = told(package_of(version))
    assert held(told_by_package(package_of(version).read_bytes()), holds) == holds


def test_every_sample_is_of_a_version_that_is_read():
    known = {sample_of(kept, version) for kept, version in EVERY}
    for path in (*map(library_of, LIBRARIES), *map(package_of, range(1, PACKAGES + 1))):
        known |= {path, path.with_suffix(".json")}
    assert set(SAMPLES.iterdir()) == known
