"""Handouts before the validators: veraPDF for PDF/UA-1 and PDF/A, qpdf for the file itself."""

import random
import shutil
import subprocess
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
import reportlab

from data.annotation import Visibility
from data.briefing.briefing import Depth
from data.briefing.compiling.compilation import compile_content
from data.briefing.content import Entry, Part, PartKind
from data.briefing.plan import Plan, Template
from data.document import BlockKind, MergedCell, Span, SpanKind
from exporters.frame.framed_content import framed
from exporters.linked_places import with_places
from exporters.options import (
    Attachment,
    Contents,
    ExportOptions,
    NotePlacement,
    PageSetup,
    Paper,
    Standard,
)
from exporters.pdf.pdf_document import render, render_copies
from tests.fixtures import japanese_briefings
from tests.fixtures.briefings import LABELS, block, content_of, lead, note, plain, topic
from tests.fixtures.documents import NOW, annotate, resolved, shipped_document
from tests.fixtures.pairs import all_pairs, covering
from tests.fixtures.piece_briefings import (
    commitments,
    excerpts,
    japanese,
    letterhead,
    many_points,
    png,
    points_page,
)
from tests.fixtures.validators import missing_tools, validate

SENTENCE = "The Ministers agreed to work closely towards steady implementation of the realignment. "
LONG = plain(SENTENCE * 12)
ODD = "<>&()\\%{}[]\x00\t\x1b\u202e\ud800\ufffe\ufeff\u00ad日本。「ÄΩж≤½𠮟\ue000"
LINK = Span(SpanKind.LINK, 4, 60, "https://www.mod.go.jp/e/?a=(1)&b=%20")


def to(name, start, end):
    """A link to a block of that name."""
    return Span(SpanKind.LINK, start, end, f"#{name}")


def hostile(seed):
    """Text of all that could upset a PDF."""
    dice = random.Random(seed)
    return "".join(dice.choices(ODD + "abc ", k=60)).strip()


def noted(count):
    """Paragraphs, each with a note, every third one with two labels."""
    blocks = [
        block(
            f"Paragraph {n} of many. {SENTENCE}",
            (f"Paragraph {n} of many.", "KCNQA"[n % 5], n),
            *([("of many. The", "Q")] if n % 3 == 0 else []),
        )
        for n in range(1, count + 1)
    ]
    notes = tuple(note(n, f"Remark {n}, (confidence: low).", "KCNQA"[n % 5])
                  for n in range(1, count + 1))  # fmt: skip
    return content_of(
        topic("1", "Talks", *blocks, notes=(1,) if count else ()),
        notes=notes,
        document_notes=(2,) if count > 1 else (),
    )


KINDS = content_of(
    lead(block(SENTENCE)),
    topic(
        "1", "All kinds",
        *(block(SENTENCE, ("agreed", "K"), kind=BlockKind.LIST_ITEM, level=level, marker=marker)
          for level, marker in ((1, "1."), (2, "(a)"), (3, "•"), (2, "(b)"), (1, "2."), (3, ""))),
        block(LONG, ("agreed", "C"), kind=BlockKind.QUOTATION),
        block("A photograph.", kind=BlockKind.CAPTION),
        *(block("| one | two |", ("two", "N"), kind=BlockKind.TABLE_ROW) for _ in range(3)),
        block("See below.", kind=BlockKind.FOOTNOTE, marker="*"),
        block(SENTENCE, spans=(LINK, Span(SpanKind.EMPHASIS, 20, 40)), marker="¶ 7."),
        block("A heading in between", kind=BlockKind.HEADING, level=3),
        block(LONG * 9),
    ),
)  # fmt: skip
TABLES = content_of(
    lead(block(SENTENCE)),
    topic(
        "1", "A long one",
        *(block(f"| Row {n} | {n:,}000 | {SENTENCE} |", *([("Row", "N", 1)] if n == 7 else []),
                kind=BlockKind.TABLE_ROW, level=int(n == 0)) for n in range(60)),
    ),
    topic(
        "2", "Odd ones",
        *(block(text, kind=BlockKind.TABLE_ROW)
          for text in ("| 項目 |  | c |", "| --- | --- | --- |", "x\ty", "||", "|  | 日米同盟 |")),
        block("Between."),
        block("| only |", kind=BlockKind.TABLE_ROW),
    ),
    notes=(note(1, "Check.", "N"),),
)  # fmt: skip
MERGED = content_of(
    topic(
        "1", "Two heads, and labels that go on over several sheets",
        *(block(text, kind=BlockKind.TABLE_ROW, level=1, merged=merged) for text, merged in (
            ("| State | Sum |  |", (MergedCell(0, 1, 2), MergedCell(1, 2))),
            ("|  | 2030 | 2031 |", ()),
        )),
        *(block(f"| {LONG[:200] if not n % 40 else ''} | Row {n} | {n} |",
                *([("agreed", "K", 1)] if n == 40 else []), kind=BlockKind.TABLE_ROW,
                merged=(MergedCell(0, 1, 40),) if not n % 40 else ()) for n in range(120)),
        block("| All of it | | |", kind=BlockKind.TABLE_ROW, merged=(MergedCell(0, 3),)),
    ),
    notes=(note(1, "Check."),),
)  # fmt: skip
WIDE = content_of(
    *(
        topic(
            str(columns), "Figures", block(SENTENCE),
            *(block("| " + " | ".join(cells) + " |", *marks, kind=BlockKind.TABLE_ROW, level=level)
              for cells, marks, level in (
                  (["Country", *(f"Expenditure {n}" for n in range(columns))], [], 1),
                  (["All members of the group of harbours", *[""] * columns], [], 0),
                  *((["Land", *(f"1,{n:03},000,000" for n in range(columns))],
                     [("Land", "C", columns)] if row == 3 else [], 0) for row in range(30)),
              )),
            block(SENTENCE, ("agreed", "K", 1)),
        )
        for columns in (3, 5, 9)
    ),
    notes=tuple(note(number, "Check.") for number in (1, 3, 5, 9)),
)  # fmt: skip
DEEP = content_of(*(topic(f"{n}", f"Topic {n} (日本)", block(SENTENCE), level=1 + n * 3 % 9)
                  for n in range(1, 12)))  # fmt: skip
JAPANESE = content_of(
    topic(
        "一",
        "日米防衛相会談",
        block("「日米同盟」は、ACSA を含む……と述べた。" * 9, ("日米同盟", "K", 1)),
    ),
    notes=(note(1, "確認する。Ask again."),),
    title="日米防衛相会談",
    language="ja",
)
HOSTILE = content_of(
    lead(block(hostile(1), (hostile(1)[:5], "K", 1))),
    topic(hostile(2), hostile(3), block(hostile(4), marker=hostile(5)), notes=(2,)),
    topic("2", hostile(6), block(f"The term 日米同盟. {hostile(7)}", spans=(LINK,))),
    topic("3", hostile(8)),
    notes=(note(1, f"{hostile(9)}\n\n{hostile(10)}"), note(2, "\t")),
    title=hostile(11),
    author=hostile(12),
    marking=hostile(13)[:20],
    kind=hostile(14),
    document_notes=(2,),
)
LINKED = with_places(
    content_of(
        lead(block(SENTENCE, names=("lead",), spans=(to("row", 0, 12),))),
        topic(
            "1", "Places",
            block(LONG, ("agreed", "K", 1), spans=(to("lead", 4, 60), to("title", 70, 90))),
            block(SENTENCE, kind=BlockKind.LIST_ITEM, marker="•", names=("item",)),
            *(block(f"| Row {n} | {SENTENCE} |", kind=BlockKind.TABLE_ROW, level=int(n == 0),
                    names=("row",) if n == 2 else (), spans=(to("far", 2, 7),)) for n in range(4)),
            block(LONG, kind=BlockKind.QUOTATION, names=("quoted",), spans=(to("item", 0, 200),)),
            block(SENTENCE, kind=BlockKind.FOOTNOTE, marker="*", spans=(to("quoted", 0, 5),)),
            notes=(2,),
        ),
        topic("2", "Far", *(block(LONG) for _ in range(9)), block(SENTENCE, names=("far",))),
        title_block=block("Talks", kind=BlockKind.HEADING, names=("title",)),
        notes=(note(1, "Here."), note(2, "There.")),
    )
)  # fmt: skip
VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
POINTS = content_of(
    kind="Points to make",
    parts=(
        Part(
            PartKind.BOTTOM_LINE,
            "Bottom line",
            (Entry("The line held.", "So far:", citation="§1 ¶2", label=LABELS["K"]),),
        ),
        Part(PartKind.POINTS, "Points", (Entry("One.", aside="Note 1"), Entry("二つ目。"))),
        Part(PartKind.BACKGROUND, "Background", (Entry(SENTENCE, quoted=True),)),
        Part(PartKind.SOURCE, "Source", (Entry("SHA-256 " + "0" * 64),)),
    ),
)
CHOICES = {
    "paper": tuple(Paper),
    "notes": tuple(NotePlacement),
    "contents": tuple(Contents),
    "large_print": (True, False),
    "two_sided": (True, False),
    "greyscale": (True, False),
    "justified": (True, False),
    "hyphenated": (True, False),
    "black_and_white": (True, False),
    "signed_notes": (True, False),
    "index": (True, False),
    "writing_page": (True, False),
    "watermark": ("", "Draft (1)"),
    "annotations": (True, False),
}
SETUPS = covering(CHOICES)
REPEATED = tuple(f"-{number}" for number in range(4, len(SETUPS) + 1))
"""How the names of further cases of one content end."""
"""Setups in which each two values of the options meet."""


def options_of(chosen):
    """The export options with these values."""
    page = {name: value for name, value in chosen.items() if name != "annotations"}
    return ExportOptions(PageSetup(**page), annotations=chosen["annotations"])


def shipped_with_notes(template):
    """The handout of the shipped document with a note in its briefing."""
    document = shipped_document()
    noted = annotate(
        document, "Senkaku Islands", note="Quote in full.", visibility=Visibility.BRIEFING
    )
    return compile_content(
        document, [noted], resolved(document, [noted]), labels=tuple(LABELS.values()),
        plan=Plan(marking="INTERNAL", template=template), now=NOW,
    )  # fmt: skip


A4, LETTER = PageSetup(), PageSetup(Paper.LETTER)
SOURCE = Attachment("meeting (1).txt", b"The Ministers agreed.\n", "text/plain", "The source")
JAPANESE_FRAME = japanese_briefings.options("pdf")
CASES = {
    "plain": (noted(0), ExportOptions(A4)),
    "one-note": (noted(1), ExportOptions(LETTER)),
    "six-notes": (noted(6), ExportOptions(A4)),
    "no-annotations": (noted(6), ExportOptions(A4, annotations=False)),
    "many-notes": (noted(500), ExportOptions(A4)),
    "tables": (TABLES, ExportOptions(A4)),
    "tables-merged": (MERGED, ExportOptions(A4)),
    "tables-footnotes": (TABLES, ExportOptions(PageSetup(notes=NotePlacement.FOOTNOTES))),
    "tables-wide": (WIDE, ExportOptions(A4)),
    "tables-wide-unnoted": (replace(WIDE, notes=()), ExportOptions(A4)),
    "deep": (DEEP, ExportOptions(A4)),
    "linked": (LINKED, ExportOptions(A4)),
    "linked-endnotes": (LINKED, ExportOptions(PageSetup(notes=NotePlacement.ENDNOTES))),
    "japanese": (JAPANESE, ExportOptions(A4)),
    "leftwards": (
        content_of(
            topic("1", "السلام", block("أكد الوزراء أن المادة 5. " * 9, ("المادة 5", "K", 1))),
            topic("2", "Signs", block("✰ ❍ ➢ ☑ Ελλάδα — השרים (F-35)")),
            notes=(note(1, "ملاحظة: تحقق."),),
        ),
        ExportOptions(A4),
    ),
    "of-no-language": (replace(JAPANESE, language=""), ExportOptions(A4)),
    "hostile": (HOSTILE, ExportOptions(A4)),
    "empty": (content_of(title="", author="", details=()), ExportOptions(A4)),
    **{
        f"{template}-{number}": (content, options_of(chosen))
        for template, content in (
            ("annotated", noted(30)), ("kinds", KINDS), ("points", POINTS),
            ("pieces", replace(excerpts(), letterhead=letterhead(png(40, 30)))),
        )
        for number, chosen in enumerate(SETUPS, start=1)
    },
    "points": (POINTS, ExportOptions(A4)),
    "pieces-points": (points_page(letterhead=letterhead()), ExportOptions(A4)),
    "pieces-many": (many_points(40, distribution=("A", "Ministère")), ExportOptions(LETTER)),
    "pieces-table": (commitments(60), ExportOptions(A4)),
    "pieces-japanese": (japanese(letterhead=letterhead(None)), ExportOptions(A4)),
    **{
        f"shipped-{template.value}": (shipped_with_notes(template), ExportOptions(A4))
        for template in Template
    },
    **{
        f"japanese-frame-{depth.value}": (
            framed(japanese_briefings.content(depth, with_english=True), JAPANESE_FRAME.words),
            JAPANESE_FRAME,
        )
        for depth in Depth
    },
    "footnote-in-a-passage": (
        content_of(
            topic(
                "1", "T",
                block(
                    "They agreed2 on it.", ("They agreed2 on", "K", 1),
                    spans=(Span(SpanKind.SUPERSCRIPT, 11, 12),),
                ),
                block("See there.", kind=BlockKind.FOOTNOTE, marker="2"),
            ),
            notes=(note(1, "Ours."),),
        ),
        ExportOptions(A4),
    ),
    "further-font": (
        content_of(topic("1", "∙ T", block("Some ∙.", ("∙", "K")))),
        ExportOptions(A4, fallback_fonts=(VERA,)),
    ),
    **{
        f"copies-{name}": (
            [replace(copied, copy=f"{n} of 3", letterhead=letterhead()) for n in (1, 2, 3)],
            ExportOptions(PageSetup(two_sided=two_sided)),
        )
        for name, copied, two_sided in (("notes", noted(6), True), ("pieces", excerpts(), False))
    },
    "attached": (noted(6), ExportOptions(A4, attachments=(SOURCE, replace(SOURCE, name="a.txt")))),
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("handouts")
    made = {}
    for name, (content, options) in CASES.items():
        made[name] = folder / f"{name}.pdf"
        make = render_copies if isinstance(content, list) else render
        made[name].write_bytes(make(content, options, lambda _done: None))
    return made


def test_the_setups_hold_every_pair_of_options():
    met = {pair for chosen in SETUPS for pair in combinations(chosen.items(), 2)}
    assert met == set(all_pairs(CHOICES))


@pytest.mark.long
@pytest.mark.skipif(missing_tools() != "", reason=missing_tools())
def test_handouts_are_accessible_and_fit_for_archives(files):
    """All of them in one run, as most of the validator's time is its start."""
    archive = [path for name, path in files.items() if name != "attached"]
    verdicts = validate({"ua1,2a": archive, "ua1,3a": [files["attached"]]})
    assert len(verdicts) == 2 * len(CASES)
    assert {key: said for key, said in verdicts.items() if not is_passed(said)} == {}


@pytest.mark.long
@pytest.mark.skipif(missing_tools() != "", reason=missing_tools())
def test_handouts_of_pdf_2_0_are_accessible_and_fit_for_archives(tmp_path):
    made = {}
    for name, (content, options) in CASES.items():
        if not name.endswith(REPEATED):
            page = replace(options.page, standard=Standard.UA2)
            make = render_copies if isinstance(content, list) else render
            made[name] = tmp_path / f"{name}.pdf"
            made[name].write_bytes(make(content, replace(options, page=page), lambda _done: None))
    attached = made.pop("attached")
    asked = {"ua2,wt1a,wt1r,4": list(made.values()), "ua2,wt1a,wt1r,4f": [attached]}
    verdicts = validate(asked)
    assert len(verdicts) == 4 * (len(made) + 1)
    assert {key: said for key, said in verdicts.items() if not is_passed(said)} == {}


def is_passed(said):
    first, *broken = said
    return first.startswith("passed") and not broken


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(files):
    for path in files.values():
        done = subprocess.run(["qpdf", "--check", path], check=False, capture_output=True)
        assert done.returncode == 0, (path.stem, done.stderr)
