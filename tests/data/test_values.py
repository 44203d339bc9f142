"""Values made quickly: seen from outside, they are what the standard's dataclasses are."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.basis import values
from data.basis.values import dataclass
from data.document import Block, BlockKind, Span, SpanKind


def twins(make):
    """Return one class made by the standard decorator and one by ours."""
    return [make(decorator(frozen=True, slots=True)) for decorator in DECORATORS]


DECORATORS = (dataclasses.dataclass, dataclass)


def passage(decorated):
    @decorated
    class Passage:
        """A passage with every kind of field that values have."""

        start: int
        end: int = 9
        words: list[str] = field(default_factory=list)
        note: str = field(default="", compare=False, repr=False)
        length: int = field(init=False, repr=False, compare=False)

        def __post_init__(self):
            if self.start > self.end:
                raise ValueError("a passage ends after its start")
            object.__setattr__(self, "length", self.end - self.start)

    return Passage


def nothing(decorated):
    @decorated
    class Nothing:
        """A value without fields."""

    return Nothing


def single(decorated):
    @decorated
    class Single:
        """A value with one field, and a way of its own to be shown and compared."""

        number: int

        def __repr__(self):
            return "one"

        def __eq__(self, other):
            return isinstance(other, type(self)) and self.number % 2 == other.number % 2

        def __hash__(self):
            return self.number % 2

    return Single


arguments = st.tuples(st.integers(), st.integers(), st.lists(st.text()), st.text())


@given(arguments, arguments)
def test_values_are_made_compared_and_shown_as_standard_dataclasses_are(one, other):
    outcomes = []
    for made in twins(passage):
        try:
            first, second = made(*one), made(start=other[0], end=other[1], words=other[2])
        except ValueError as error:
            outcomes.append(str(error))
            continue
        changed = replace(first, note="changed")
        compared = (first == second, first != second, first == changed, first == one)
        shown = (repr(first), first.length, changed.note, dataclasses.astuple(second))
        outcomes.append((compared, shown))
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("make", [passage, nothing, single])
def test_values_have_the_signature_fields_and_slots_of_standard_dataclasses(make):
    standard, ours = twins(make)
    names = [list(inspect.signature(made).parameters) for made in (standard, ours)]
    assert names[0] == names[1]
    for name in ("__match_args__", "__slots__", "__doc__", "__qualname__", "__module__"):
        assert getattr(standard, name) == getattr(ours, name)
    assert [item.name for item in dataclasses.fields(ours)] == [
        item.name for item in dataclasses.fields(standard)
    ]


def test_what_a_class_says_of_itself_stays():
    for made in twins(single):
        assert repr(made(1)) == "one"
        assert made(1) == made(3)
        assert hash(made(1)) == hash(made(3))


def test_values_without_fields_are_equal():
    standard, ours = twins(nothing)
    assert ours() == ours()
    assert hash(ours()) == hash(ours())
    assert repr(ours()) == repr(standard())
    assert ours() != standard()


def test_equal_values_are_one_key():
    kept = {Span(SpanKind.LINK, 1, 2, "x"): "kept"}
    assert kept[Span(SpanKind.LINK, 1, 2, "x")] == "kept"


def test_each_value_has_a_container_of_its_own():
    made = twins(passage)[1]
    assert made(1).words is not made(1).words


def test_values_cannot_be_changed():
    span = Span(SpanKind.STRONG, 1, 2)
    with pytest.raises(FrozenInstanceError, match="start"):
        span.start = 0
    with pytest.raises(FrozenInstanceError, match="start"):
        del span.start
    with pytest.raises(FrozenInstanceError):
        span.other = 0


def test_a_missing_argument_is_named():
    with pytest.raises(TypeError, match=r"Span\.__init__.*'start' and 'end'"):
        Span(SpanKind.STRONG)


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))]
)
def test_copies_of_values_are_equal(again):
    block = Block(BlockKind.PARAGRAPH, "Text")
    assert again(block) == block


@pytest.mark.parametrize(
    "told", [{"frozen": True, "slots": False}, {"frozen": False, "slots": True}]
)
def test_only_frozen_values_with_slots_are_made(told):
    with pytest.raises(TypeError, match="frozen"):
        values.dataclass(**told)
