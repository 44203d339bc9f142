"""Hostile briefings, made by chance from a seed: each is set, read back and validated.

What is wrong is printed with the seed that makes it again: `make torture ARGS="handouts --seed 17
--count 1"`.
"""

import random
import shutil
import subprocess
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.annotation import standard_labels
from data.briefing.content import Content, ContentBlock, Detail, Highlight, Note, Section
from data.document import BlockKind, Span, SpanKind
from data.errors import ExportError
from data.text.table_rows import is_rule
from exporters.options import Contents, ExportOptions, Imposition, NotePlacement, PageSetup, Paper
from exporters.pdf.pdf_document import missing_characters, render
from exporters.pdf.text.glyph_classes import clean
from exporters.pdf.text.hyphenation import SOFT_HYPHEN
from exporters.phrases import all_blocks
from exporters.text_pieces import cut
from tests.fixtures.briefings import read
from tests.fixtures.structure import structure
from tests.fixtures.validators import missing_tools, validate

_BATCH = 250
_LABELS = standard_labels()
_ODD = (
    "<>&()\\%{}[]\x00\t\x1b\u202e\ud800\udfff\ufffe\ufeff\u00ad日本。、「」（）ーっ"
    "ÄΩж≤½…—–“”‘’·\xa0\u2009\u200b\u2028\ue000é\u0301が\u3099𠮟①№〒"
)
_WORDS = ("Ministers", "agreed", "to", "日米同盟", "the", "realization-of-everything", "a",
          "§1 ¶2", "https://example.org/?a=(1)", "1,200", "(ACSA)", "不可逆的な", "|", "\\",
          "...")  # fmt: skip
_KINDS = [kind for kind in BlockKind if kind is not BlockKind.HEADING]
_START = datetime(2018, 9, 5, 9, 0, tzinfo=UTC)


def main(words: list[str]) -> int:
    """Run the check; return how many handouts were not as they must be."""
    parser = ArgumentParser(prog="handouts", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--count", type=int, default=3000, help="how many handouts")
    options = parser.parse_args(words)
    bad = 0
    stop = options.seed + options.count
    for first in range(options.seed, stop, _BATCH):
        seeds = range(first, min(first + _BATCH, stop))
        with tempfile.TemporaryDirectory() as folder:
            bad += sum(1 for _ in _faults(seeds, Path(folder)))
        print(f"handouts {seeds.start} to {seeds.stop - 1}: {bad} bad so far", flush=True)
    print(f"handouts: {options.count} made, {bad} bad; {_validated()}")
    return bad


def _validated() -> str:
    tools = [missing_tools() or "validated by veraPDF (UA-1, A-2a)"]
    tools.append("checked by qpdf" if shutil.which("qpdf") else "qpdf is not installed")
    return ", ".join(tools)


def _faults(seeds: range, folder: Path) -> Iterator[str]:
    files: list[Path] = []
    for seed in seeds:
        path = folder / f"{seed}.pdf"
        compiled, options = hostile(seed)
        try:
            path.write_bytes(render(compiled, options, lambda _done: None))
            fault = _misread(compiled, options, path)
        except ExportError as error:
            fault = "" if missing_characters(compiled, options) else f"refused: {error}"
        except Exception as error:  # noqa: BLE001  # any crash is what is looked for
            fault = f"crashed: {type(error).__name__}"
        if fault:
            yield _told(seed, fault)
        elif path.exists() and options.page.imposition is Imposition.SINGLE:
            files.append(path)
    yield from _refused(files)


def _refused(files: list[Path]) -> Iterator[str]:
    """Yield what the validators find wrong."""
    if shutil.which("qpdf"):
        for path in files:
            run = subprocess.run(["qpdf", "--check", path], check=False, capture_output=True)
            if run.returncode:
                yield _told(int(path.stem), "qpdf finds it damaged")
    if files and not missing_tools():
        for (flavour, path), (verdict, *broken) in validate({"ua1,2a": files}).items():
            if broken or not verdict.startswith("passed"):
                yield _told(int(path.stem), f"not {flavour}: {broken[:2]}")


def _told(seed: int, fault: str) -> str:
    print(f"seed {seed}: {fault}", flush=True)
    return fault


def _misread(compiled: Content, options: ExportOptions, path: Path) -> str:
    """Return what of the source's text is not found in reading order; empty if all is."""
    if options.page.imposition is not Imposition.SINGLE:
        return ""
    said = "".join(structure(read(path.read_bytes())).words(spoken=False).split())
    said = said.replace(SOFT_HYPHEN, "")
    at = 0
    for block in all_blocks(compiled):
        for word in _words(block):
            found = said.find(word, at)
            if found < 0:
                return f"not read back: {word!r}"
            at = found + len(word)
    return ""


def _words(block: ContentBlock) -> list[str]:
    """Return a block's words; none where numbers of notes may stand within, or for a drawn line."""
    if block.highlights or (block.kind is BlockKind.TABLE_ROW and is_rule(block.text)):
        return []
    bars = "|\t" if block.kind is BlockKind.TABLE_ROW else ""
    text = "".join(clean(piece.text) for piece in cut(block))
    for bar in bars:
        text = text.replace(bar, " ")
    return text.split()


def hostile(seed: int) -> tuple[Content, ExportOptions]:
    """Return the briefing and the options of a seed."""
    dice = random.Random(seed)
    notes: list[Note] = []
    sections = [_section(dice, number, notes) for number in range(dice.choice((0, 1, 2, 4, 9)))]
    whole = tuple(note.number for note in notes if dice.random() < 0.1)
    compiled = Content(
        kind=_text(dice, 3),
        title=_text(dice, 12),
        language=dice.choice(("en", "ja", "", "xx")),
        marking=_text(dice, 2)[:30],
        copy=_text(dice, 1)[:10],
        author=_text(dice, 2),
        created=_START,
        details=tuple(
            (Detail(_text(dice, 1), (_text(dice, 3),)),) for _ in range(dice.randint(0, 3))
        ),
        source=_text(dice, 5),
        source_sha256=f"{seed:064x}",
        sections=tuple(sections),
        notes=tuple(notes),
        labels=_LABELS,
        document_notes=whole,
    )
    return compiled, _options(dice)


def _options(dice: random.Random) -> ExportOptions:
    return ExportOptions(
        PageSetup(
            paper=dice.choice(list(Paper)),
            notes=dice.choice(list(NotePlacement)),
            contents=dice.choice(list(Contents)),
            large_print=dice.random() < 0.2,
            two_sided=dice.random() < 0.2,
            watermark=dice.choice(("", "", "Draft (1)")),
            greyscale=dice.random() < 0.2,
            justified=dice.random() < 0.3,
            hyphenated=dice.random() < 0.3,
            imposition=dice.choices(list(Imposition), (18, 1, 1))[0],
        ),
        format="pdf",
        annotations=dice.random() < 0.8,
    )


def _section(dice: random.Random, number: int, notes: list[Note]) -> Section:
    blocks = [_block(dice, notes) for _ in range(dice.choice((0, 1, 3, 8, 15)))]
    if number == 0 and dice.random() < 0.6:
        return Section("", 0, None, tuple(blocks))
    level = dice.randint(1, 9)
    heading = ContentBlock(BlockKind.HEADING, _text(dice, 6), f"§{number}", level=level)
    own = _note(dice, notes) if dice.random() < 0.3 else ()
    return Section(_text(dice, 1)[:12], level, heading, tuple(blocks), own)


def _block(dice: random.Random, notes: list[Note]) -> ContentBlock:
    kind = dice.choice(_KINDS)
    text = _text(dice, dice.choice((1, 8, 40, 150)))
    if kind is BlockKind.TABLE_ROW:
        text = "| " + " | ".join(_text(dice, 4) for _ in range(dice.randint(1, 12))) + " |"
    highlights = []
    for item in range(dice.choice((0, 0, 0, 1, 3))):
        start, end = sorted(dice.sample(range(len(text) + 1), 2)) if len(text) > 1 else (0, 1)
        number = _note(dice, notes)[0] if dice.random() < 0.5 else None
        label = dice.choice(_LABELS)
        highlights.append(
            Highlight(
                f"h{len(notes)}-{item}", label, start, end, opens=True, closes=True, note=number
            )
        )
    spans = []
    if len(text) > 5 and dice.random() < 0.3:
        start, end = sorted(dice.sample(range(len(text)), 2))
        spanned = dice.choice(list(SpanKind))
        target = dice.choice(("https://example.org/a", "javascript:alert(1)", "file:///etc/passwd"))
        spans.append(Span(spanned, start, end, target if spanned is SpanKind.LINK else ""))
    return ContentBlock(
        kind,
        text,
        dice.choice(("§1 ¶2", "", "§4.1.3 ¶100", "Lead ¶7")),
        level=dice.randint(0, 9) if kind is BlockKind.LIST_ITEM else dice.randint(0, 1),
        marker=dice.choice(("", "1.", "(a)", "•", "iv)", "日", "\x00", "a" * 30)),
        spans=tuple(spans),
        highlights=tuple(highlights),
    )


def _note(dice: random.Random, notes: list[Note]) -> tuple[int, ...]:
    number = len(notes) + 1
    when = _START - timedelta(minutes=number)
    tags = ("tag", _text(dice, 1)) if dice.random() < 0.2 else ()
    text = "\n".join(_text(dice, dice.choice((1, 10, 60))) for _ in range(dice.randint(1, 3)))
    notes.append(Note(number, dice.choice(_LABELS), text, "§1 ¶1", _text(dice, 1), when, tags))
    return (number,)


def _text(dice: random.Random, words: int) -> str:
    """Return words of all that could upset a PDF; a few are of many letters."""
    parts = []
    for _ in range(dice.randint(1, max(1, words))):
        kind = dice.random()
        if kind < 0.75:
            parts.append(dice.choice(_WORDS))
        elif kind < 0.98:
            parts.append("".join(dice.choices(_ODD, k=dice.randint(1, 8))))
        else:
            parts.append(dice.choice("aW日(") * dice.choice((50, 400, 3000)))
    return " ".join(parts).strip() or "x"
