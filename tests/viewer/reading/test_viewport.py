from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit, QWidget

from viewer.reading.page.viewport import give_viewport


def traits(view):
    viewport = view.viewport()
    return {
        "name": viewport.objectName(),
        "class": viewport.metaObject().className(),
        "ground": (viewport.backgroundRole(), viewport.foregroundRole()),
        "fills": viewport.autoFillBackground(),
        "cursor": viewport.cursor().shape(),
        "focus": (viewport.focusPolicy(), viewport.focusProxy() is view),
        "parent": viewport.parent() is view,
        "geometry": viewport.geometry(),
        "paints": view.document().documentLayout().paintDevice() is viewport,
    } | {one.name: viewport.testAttribute(one) for one in Qt.WidgetAttribute}


def test_a_given_viewport_is_like_the_one_that_qt_makes(qtbot):
    given, own = QTextEdit(), QTextEdit()
    give_viewport(given)
    assert traits(given) == traits(own)
    for view in (given, own):
        qtbot.addWidget(view)
        view.setReadOnly(True)
        view.setAcceptDrops(False)
        view.show()
    assert type(given.viewport()) is QWidget
    assert traits(given) == traits(own)


def test_a_view_with_a_given_viewport_lays_out_its_first_document(qtbot):
    view = QTextEdit()
    qtbot.addWidget(view)
    give_viewport(view)
    view.setPlainText("On June 29th, the Ministers met.\n" * 40)
    view.resize(300, 200)
    view.show()
    view.resize(200, 300)
    assert view.document().size().height() > view.viewport().height()
