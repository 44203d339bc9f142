from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from viewer.annotations.row_stack import Stack


class StackMachine(RuleBasedStateMachine):
    """Compare a stack with the plain list of its heights."""

    def __init__(self):
        super().__init__()
        self.stack = Stack(100)
        self.rows = []

    @rule(place=st.floats(0, 1), count=st.integers(1, 5))
    def insert(self, place, count):
        row = round(place * len(self.rows))
        self.stack.insert(row, count)
        self.rows[row:row] = [(100, False)] * count

    @rule(place=st.floats(0, 1), height=st.integers(1, 300))
    def measure(self, place, height):
        if self.rows:
            row = int(place * (len(self.rows) - 1))
            self.stack.set_height(row, height)
            self.rows[row] = (height, True)

    @rule(place=st.floats(0, 1), count=st.integers(1, 3))
    def remove(self, place, count):
        if self.rows:
            first = int(place * (len(self.rows) - 1))
            last = min(first + count, len(self.rows)) - 1
            self.stack.remove(first, last)
            del self.rows[first : last + 1]

    @rule()
    def forget(self):
        self.stack.forget(0, len(self.rows) - 1)
        self.rows = [(height, False) for height, _ in self.rows]

    @invariant()
    def heights_add_up(self):
        assert self.stack.total == sum(height for height, _ in self.rows)
        top = 0
        for row, (height, known) in enumerate(self.rows):
            assert self.stack.is_known(row) == known
            assert self.stack.top(row) == top
            assert self.stack.row_at(top) == row
            assert self.stack.row_at(top + height - 1) == row
            top += height


TestStack = StackMachine.TestCase


@given(st.integers(-1000, 1000))
def test_an_empty_stack_has_no_rows(offset):
    assert Stack(100).row_at(offset) == -1


@given(st.integers(1, 20), st.integers(-1000, 10_000))
def test_an_offset_outside_gives_the_nearest_row(count, offset):
    stack = Stack(100)
    stack.reset(count)
    assert stack.row_at(offset) == min(max(offset // 100, 0), count - 1)
