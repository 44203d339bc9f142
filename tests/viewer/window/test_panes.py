"""Whatever stands beside the page is shown and hidden by its entry of the View menu."""


def panes(window):
    return (*window.parts.left, *window.parts.right)


def test_every_pane_is_shown_and_hidden_by_its_action(opened):
    assert panes(opened)
    for pane in panes(opened):
        action = opened.parts.actions[pane.action]
        assert action.isCheckable()
        for _twice in range(2):
            assert pane.widget.isVisible() is action.isChecked()
            action.trigger()
            assert pane.widget.isVisible() is action.isChecked()
            action.trigger()


def test_a_pane_that_was_hidden_is_hidden_in_the_next_run(start):
    with start() as window:
        window.open(window.first.sample)
        names = [pane.action for pane in panes(window)]
        for name in names:
            window.parts.actions[name].setChecked(False)
        window.close()
    with start() as window:
        window.open(window.first.sample)
        assert [pane.widget.isVisible() for pane in panes(window)] == [False] * len(names)
