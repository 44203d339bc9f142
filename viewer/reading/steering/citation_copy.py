"""Copy a passage with its citation."""

from PySide6.QtGui import QGuiApplication

from data.citation import on_page
from viewer.session.catalogue import told
from viewer.session.document_session import DocumentSession


def copy_with_citation(session: DocumentSession, start: int, end: int, words: str = "") -> str:
    """Copy the passage from `start` to `end` (code points), quoted and cited; return the citation.

    Of cells of a table `words` are what is copied. The clipboard gets “…” (JDF No. 102, §1 ¶2), as
    plain text; of a PDF the page, too.
    """
    cited = session.citations.full(session.citations.of_offset(start))
    citation = told(on_page(cited, session.citations.page_of(start)))
    passage = words or session.document.text[start:end].strip()
    QGuiApplication.clipboard().setText(f"“{passage}” ({citation})")
    return citation
