"""The title block's fields in windows of any width."""

import pytest

from data.briefing.briefing import TitleBlock
from viewer.briefing.composer.title_form import TitleForm


@pytest.fixture
def form(qtbot, window):
    return window.findChild(TitleForm)


def test_fields_stand_below_each_other_where_side_by_side_would_cut_them(qtbot, form):
    form.setParent(None)
    qtbot.addWidget(form)
    form.show()
    form._more.setChecked(True)
    left, right = form._fields["prepared_for"], form._fields["prepared_by"]
    for width in (700, 320, 700, 320):
        form.resize(width, 600)
        form.layout().activate()
        is_wide = width > 500
        assert (left.y() == right.y()) is is_wide
        assert (left.x() == right.x()) is not is_wide
        for field in form._fields.values():
            assert field.geometry().right() <= form.width()
            assert field.width() >= 150


def test_what_is_written_is_kept_whatever_the_width(qtbot, form):
    form.resize(320, 600)
    with qtbot.waitSignal(form.title_changed) as told:
        qtbot.keyClicks(form._fields["reference"], "B/12")
        form.resize(700, 600)
        form.commit()
    assert told.args[0].reference == "B/12"
    assert isinstance(told.args[0], TitleBlock)
