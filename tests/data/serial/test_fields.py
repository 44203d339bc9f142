"""Whatever is kept comes back whole, in every field that its type has."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import FormatError
from data.messages import Sentence
from data.serial.fields import Codec, Shape
from data.serial.kept_kind import KeptKind
from tests.fixtures.kept_kinds import KINDS, beside, name_of
from tests.fixtures.kept_values import values
from tests.fixtures.seen import seen


@pytest.mark.parametrize("kept", KINDS, ids=name_of)
@given(data=st.data())
def test_whatever_is_kept_comes_back_in_every_field(kept, data):
    value = data.draw(values(kept.kind))
    text = kept.dumps(value)
    again = kept.loads(text, **beside(kept, value))
    assert seen(again) == seen(value)
    assert again == value
    assert kept.dumps(again) == text


@dataclass(frozen=True)
class Thing:
    name: str
    size: int = 0
    many: tuple[str, ...] = ()


@dataclass(frozen=True)
class ThingOfMore(Thing):
    due: str = ""
    urgent: bool = False
    parts: tuple[Thing, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class ThingOfTime(Thing):
    lasts: timedelta = timedelta()


DAMAGED = Sentence("A thing is damaged: {why}.")
NEWER = Sentence("It comes from another version of Briefing Viewer (format {version}).")
OLD = KeptKind(Thing, DAMAGED, NEWER, format_name="thing", version=1)
NEW = KeptKind(ThingOfMore, DAMAGED, NEWER, format_name="thing", version=2)


def test_a_field_that_a_type_gets_is_kept_without_a_word_more():
    thing = ThingOfMore("a", 1, ("b",), due="tomorrow", urgent=True, parts=(Thing("c"),))
    assert NEW.loads(NEW.dumps(thing)) == thing


def test_what_an_older_version_did_not_know_has_its_default():
    assert NEW.loads(OLD.dumps(Thing("a", 1, ("b",)))) == ThingOfMore("a", 1, ("b",))


def test_what_a_newer_version_wrote_is_not_read_without_what_is_not_known():
    with pytest.raises(FormatError, match=r"another version of Briefing Viewer \(format 2\)"):
        OLD.loads(NEW.dumps(ThingOfMore("a")))
    plain = NEW.plain(ThingOfMore("a")) | {"version": 1}
    with pytest.raises(FormatError, match="in its field due, this version does not know it"):
        OLD.made(plain)


def test_a_field_of_which_nobody_knows_how_it_is_kept_stops_the_program_at_once():
    with pytest.raises(TypeError, match=r"nothing says how .*timedelta.* is kept"):
        KeptKind(ThingOfTime, DAMAGED, NEWER, format_name="thing", version=1)
    days = Codec(lambda lasts: lasts.days, lambda plain: timedelta(days=plain))
    shape = Shape(ways={"lasts": days})
    kept = KeptKind(
        ThingOfTime, DAMAGED, NEWER, format_name="thing", version=1, shapes={ThingOfTime: shape}
    )
    thing = ThingOfTime("a", lasts=timedelta(days=3))
    assert kept.loads(kept.dumps(thing)) == thing
