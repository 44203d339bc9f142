"""Memory that is in use is put aside for the collector, and what is left in it is let go of."""

import gc
from weakref import ref

import pytest
from PySide6.QtCore import Qt

from viewer.system.left_memory import LeftMemory


class _Round:
    """Something that refers to itself."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def memory(qapp):
    memory = LeftMemory(qapp)
    yield memory
    memory.setParent(None)
    gc.unfreeze()


def test_what_was_put_aside_is_let_go_of_once_the_user_is_elsewhere(qapp, memory):
    for _ in range(2):
        memory.put_aside()
        one = _Round()
        left = ref(one)
        memory.put_aside()
        assert gc.get_freeze_count() > 0
        del one
        gc.collect()
        assert left() is not None  # the collector does not look there
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        assert left() is None
        assert gc.get_freeze_count() > 0


def test_a_user_who_stays_gets_back_what_was_left_as_well(memory):
    one = _Round()
    left = ref(one)
    del one
    for _ in range(21):
        memory.put_aside()
    assert left() is None
