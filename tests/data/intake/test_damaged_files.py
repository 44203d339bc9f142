"""Files of parts, damaged by chance from a seed, outside and inside: opened or refused, soon.

Those that are text are damaged in `test_mutations`.
"""

import random

import pytest

from data.intake import read_bytes
from tests.fixtures import books
from tests.fixtures import open_documents as o
from tests.fixtures.outlook_files import attachment, letter, msg, packed, recipient
from tests.torture.intake import LONGEST, outcome

ODT = o.parts_of(
    o.para("Joint Statement", "Title")
    + o.head("Search and rescue")
    + o.para(f"The two sides met.{o.note('1', 'See the list.')}")
    + o.items(o.para("boats"), o.items(o.para(o.span("beacons", "T1"))))
    + o.table(("Port", "Lights"), ("North", "12"), heads=1),
    styles=o.list_style(("1", ".", 1), ("1", ".", 2)) + o.style("Title"),
    own=o.style("T1", 'fo:font-weight="bold"', kind="text"),
    meta="<dc:title>Joint Statement</dc:title>",
)
EPUB = books.parts_of(
    "<h1>Joint Statement</h1><p>Harbour City</p>",
    "<h2>Search</h2><p>The two <b>sides</b> met.<aside epub:type='footnote'>See 2.</aside></p>",
    meta="<dc:title>Joint Statement</dc:title><dc:date>2019-05-14</dc:date>",
)
RICH = rb"{\rtf1\ansi The two {\b sides} met.\par}"
PACKED = {"odt": ODT, "epub": EPUB}
"""The parts of a sound file of each format that is an archive."""

MAIL = msg(
    recipient(0, "Mr Alder", "alder@west.example"),
    attachment(0, "agenda.pdf"),
    attachment(1, inner=letter(body="Inner text.", head=24)),
    {"__substg1.0_10090102": packed(RICH)},
    subject="Joint Statement",
    body="The two sides met.",
)
WHOLE = {"msg": MAIL}
"""A sound file of each other format."""


def hurt(content, dice):
    content = bytearray(content)
    for _ in range(dice.choice((1, 2, 8))):
        if not content:
            break
        start = dice.randrange(len(content))
        stop = start + dice.choice((1, 4, 50, 400))
        match dice.randrange(5):
            case 0:
                content[start] = dice.randrange(256)
            case 1:
                del content[start:stop]
            case 2:
                content[start:start] = content[start:stop] * dice.choice((1, 20))
            case 3:
                content[start:stop] = dice.randbytes(stop - start)
            case 4:
                content[start:start] = dice.choice((b"<", b">", b"&", b'"', b"</a>", b"-9", b"\0"))
    return bytes(content)


def damaged(suffix, seed):
    dice = random.Random(f"{suffix} {seed}")
    if suffix in WHOLE:
        return hurt(WHOLE[suffix], dice)
    parts = {name: str(part).encode() for name, part in PACKED[suffix].items()}
    if dice.random() < 0.5:
        return hurt(o.zipped(parts), dice)
    for name in dice.sample(sorted(parts), dice.choice((1, 1, 2))):
        if dice.random() < 0.1:
            del parts[name]
        else:
            parts[name] = hurt(parts[name], dice)
    return o.zipped(parts)


@pytest.mark.parametrize("suffix", [*PACKED, *WHOLE])
def test_sound_files_are_opened(suffix):
    content = WHOLE[suffix] if suffix in WHOLE else o.zipped(PACKED[suffix])
    assert outcome(content, f"file.{suffix}", read_bytes) == "opened"
    assert read_bytes(content, f"file.{suffix}").title == "Joint Statement"


@pytest.mark.parametrize("suffix", [*PACKED, *WHOLE])
def test_damaged_files_are_opened_or_refused(suffix):
    assert LONGEST <= 15
    found = [outcome(damaged(suffix, seed), f"file.{suffix}", read_bytes) for seed in range(300)]
    assert set(found) == {"opened", "refused"}
    assert 10 < found.count("opened") < 290
