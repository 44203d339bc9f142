"""Take the pictures that the README shows: `make screenshots`.

The window is the real one, filled with sample annotations and drawn without a display; the
handout's page is the real PDF, rendered. The notes are samples.
"""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from data.annotation import Visibility, standard_labels
from data.briefing.briefing import Briefing, TitleBlock
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.compilation import compile_content
from data.briefing.piece_making import piece_of
from data.briefing.pieces import BriefingPiece, PieceKind
from data.briefing.plan import Plan, Template
from data.documents import shipped
from data.library.location import location_of
from viewer.app import build, furnish
from viewer.session.jobs import Jobs
from viewer.session.settings import Settings

HERE = Path(__file__).parent.parent / "resources" / "screenshots"
SAMPLES = (
    ("work together to realize complete, verifiable and irreversible dismantlement",
     "commitment", "The usual formula, word for word? Compare with the October text.",
     ("DPRK", "language"), True),
    ("suspension of U.S.-ROK joint military exercises", "concern",
     "Ask which exercises, and until when. Not for the handout.", ("exercises",), False),
    ("neither withdrawal nor reduction of the U.S. Forces in Korea has been considered",
     "key-point", "", ("USFK",), True),
    ("renewed U.S. commitments to defend Japan", "commitment",
     "Attributed to the Secretary alone (“He also expressed”). Do not present it as joint "
     "wording.", (), True),
    ("Article 5 of the Japan-U.S. Security Treaty applies to the Senkaku Islands",
     "commitment", "Reconfirmed, not new. Quote in full.", ("Senkaku", "Article 5"), True),
    ("consolidating basic principles such as rule of law and freedom of navigation",
     "question", "Is “free and open Indo-Pacific” left out on purpose?", (), False),
    ("Minister Onodera requested to ensure the safe operations of the U.S. Forces", "action",
     "A request by one side; no reply is recorded. Confirm the answer before use.", (), True),
)  # fmt: skip


def clock() -> datetime:
    return datetime(2018, 9, 5, 9, 0, tzinfo=UTC)


def main() -> int:
    """Write all pictures and say where."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication([])
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("light", "dark"):
            session = _window(application, Path(folder) / name, name)
    _draw(_handout(session, Template.ANNOTATED), "handout")
    _draw(_handout(session, Template.POINTS), "points")
    names = ", ".join(sorted(path.name for path in HERE.iterdir()))
    sys.stdout.write(f"Wrote {names} to {HERE}\n")
    return 0


def _window(application, folder, name):
    library = location_of(folder / "library.sqlite3").make()
    settings = Settings(folder / "settings.ini")
    settings.set_value("theme", name)
    jobs = Jobs(print)
    window = build(application, library, settings, jobs, clock=clock)
    window.open(shipped())
    window.resize(1440, 900)
    window.show()
    furnish(window, settings, jobs, clock=clock)
    session = window.session
    for words, label, note, tags, shared in SAMPLES:
        start = session.document.text.index(words)
        made = session.add(start, start + len(words), label, note)
        session.set_tags(made, tags)
        if shared:
            session.set_visibility((made,), Visibility.BRIEFING)
    session.set_current(session.annotations[0].id)
    _settle()
    window.grab().save(str(HERE / f"window-{name}.png"))
    if name == "light":
        _search(window, jobs)
    _compose(window, library, name)
    if name == "light":
        _compose_in_japanese(window, library, folder)
    window.close()
    window.first.opener.close()
    jobs.close()
    library.close()
    return session


def _search(window, jobs):
    """Draw the library's dialog with what it finds."""
    from PySide6.QtWidgets import QLineEdit

    from viewer.library.search_dialog import LibraryDialog

    window.parts.actions["library"].trigger()
    dialog = window.findChild(LibraryDialog)
    dialog.findChild(QLineEdit).setText("commit*")
    loop = QEventLoop()
    jobs.start(lambda _: None, "The end").finished.connect(loop.quit)
    loop.exec()
    _settle()
    dialog.grab().save(str(HERE / "library.png"))
    dialog.close()


def _compose(window, library, name):
    """Draw a briefing in the composer, of what goes into handouts."""
    shown = [item for item in window.session.annotations if item.in_briefing]
    source = BriefingSource(
        window.session.document, tuple(window.session.annotations), window.session.resolutions
    )
    pieces = [piece_of(item, source, piece_id=f"piece-{item.id}") for item in shown]
    heads = [
        BriefingPiece(f"head-{number}", PieceKind.HEADING, text)
        for number, text in enumerate(("North Korea", "The alliance"))
    ]
    title = TitleBlock(
        subject="What was promised on North Korea and the Senkaku Islands",
        prepared_for="Deputy Minister",
        prepared_by="Policy Bureau",
        copy="1 of 3",
    )
    briefing = Briefing(
        "briefing", "Deputy Minister, before the 2+2", clock(), clock(), title=title,
        bottom_line="Nothing was given up: the forces stay, and Article 5 covers the islands.",
        marking="INTERNAL", pieces=(heads[0], *pieces[:2], heads[1], *pieces[2:]),
    )  # fmt: skip
    _draw_composer(window, library, briefing, f"composer-{name}")


def _compose_in_japanese(window, library, folder):
    """Draw a briefing of an office that writes Japanese."""
    from tests.fixtures import japanese_briefings as japanese

    file = folder / "議事要旨.txt"
    file.write_text(japanese.TEXT, encoding="utf-8")
    window.open(file)
    session = window.session
    while session.document is None or session.document.id != japanese.DOCUMENT.id:
        _settle()
    for mark in japanese.MARKS:
        made = session.add(mark.anchor.start, mark.anchor.end, mark.label_id, mark.note)
        session.set_visibility((made,), Visibility.BRIEFING)
    source = BriefingSource(session.document, tuple(session.annotations), session.resolutions)
    told = [piece_of(item, source, piece_id=f"piece-{item.id}") for item in session.annotations]
    heads = [
        BriefingPiece(f"head-{number}", PieceKind.HEADING, text)
        for number, text in enumerate(("北方航路の安全", "港湾の保安検査"))
    ]
    library.profiles.keep(japanese.PROFILE)
    usual = japanese.briefing()
    briefing = replace(
        usual, id="japanese", created=clock(), modified=clock(),
        pieces=(heads[0], *told[:3], heads[1], *told[3:]),
    )  # fmt: skip
    _draw_composer(window, library, briefing, "composer-japanese")


def _draw_composer(window, library, briefing, name):
    """Draw the composer with a briefing, one of its passages chosen."""
    library.briefings.add(briefing)
    chosen = next(piece.id for piece in briefing.pieces[1:] if piece.document_id)
    composing = window.parts.composing
    composing.open(briefing.id)
    composer = composing.window
    composer.resize(1440, 900)
    loop = QEventLoop()
    composer.pages.made.connect(lambda _found: QTimer.singleShot(0, loop.quit))
    loop.exec()
    while composer.pages.view.wanted():
        _settle()
    composer.pieces.choose([chosen])
    _settle()
    composer.grab().save(str(HERE / f"{name}.png"))
    composing.close()


def _handout(session, template):
    import exporters
    from exporters.options import ExportOptions

    plan = Plan(
        marking="INTERNAL – FOR BRIEFING",
        prepared_for="Director",
        prepared_by="Desk",
        copy="1 of 4",
        template=template,
    )
    briefing = compile_content(
        session.document,
        session.annotations,
        session.resolutions,
        labels=standard_labels(),
        plan=plan,
        now=clock(),
    )
    return exporters.render(briefing, ExportOptions(format="pdf"))


def _draw(pdf, name):
    import pypdfium2

    pdf = pypdfium2.PdfDocument(pdf)
    for number in count(1):
        if number > len(pdf):
            break
        page = name if len(pdf) == 1 else f"{name}-page{number}"
        pdf[number - 1].render(scale=1.4).to_pil().save(HERE / f"{page}.png")
    pdf.close()


def _settle():
    """Let everything that is queued be painted."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
