"""The pages beside the pieces: those of the briefing as it is now."""

from viewer.briefing.composer.page_pane import Made


def test_pages_of_an_earlier_state_are_not_shown_though_they_were_just_finished(window, remade):
    pages = window.pages
    remade(lambda: pages.show_made(pages._make))
    shown = pages.pdf
    pages.show_made(lambda _progress: (b"never asked for", None))
    pages._start()
    late = pages._job
    pages.show_made(pages._make)
    late.finished.emit(Made(b"%PDF of before", ((100.0, 100.0),), None))
    assert pages.pdf == shown
