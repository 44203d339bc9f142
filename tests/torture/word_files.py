"""Word files with damaged bytes, parts and elements: each is read, or refused in one line."""

import io
import resource
import time
import zipfile
from argparse import ArgumentParser
from collections import Counter
from random import Random

from data.errors import IntakeError
from data.intake import read_bytes
from tests.fixtures import word

_SLOW = 15.0
_VALUES = ("", "0", "-1", "9", "99999999999", "x", "Heading1", "\U0001f600", "A" * 500, "true")


def main(words: list[str]) -> int:
    """Run the check; return how many files crashed the reader or held it up."""
    parser = ArgumentParser(prog="word_files", description=__doc__)
    parser.add_argument("--count", type=int, default=3000, help="how many files are damaged")
    options = parser.parse_args(words)
    counted = run(options.count)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = ", ".join(f"{count} {what}" for what, count in counted.most_common())
    print(f"word_files: {options.count} files damaged: {told}; {peak} MB at most")
    return counted["crashed"] + counted["slow"]


def run(count: int, seed: int = 1) -> Counter[str]:
    """Damage so many files; return what became of them.

    A third are damaged as bytes, the others inside a part that is packed soundly again.
    """
    dice = Random(seed)
    whole = sample()
    counted: Counter[str] = Counter()
    for number in range(count):
        damaged = _flipped(whole, dice) if number % 3 == 0 else _rewritten(whole, dice)
        counted[outcome(damaged)] += 1
    return counted


def outcome(content: bytes) -> str:
    """Return what becomes of a file that is read."""
    start = time.monotonic()
    try:
        document = read_bytes(content, "damaged.docx")
        found = "read" if document.blocks else "crashed"
    except IntakeError as error:
        found = "crashed" if "\n" in str(error) else "refused"
    except Exception as error:  # noqa: BLE001 - which ones there are is what is asked
        print(f"word_files: {type(error).__name__}: {error}")
        found = "crashed"
    return "slow" if time.monotonic() - start > _SLOW else found


def sample() -> bytes:
    """Return a file that holds a little of everything."""
    box = f"<w:txbxContent>{word.paragraph('In the box.')}</w:txbxContent>"
    body = (
        word.paragraph("Talks in Tokyo", "Title")
        + word.paragraph("Trade", "H1")
        + word.paragraph(
            word.run("The ministers ")
            + word.run("agreed", "<w:b/><w:sz w:val='28'/>")
            + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:br/></w:r>'
            + "<w:del><w:r><w:delText>nothing</w:delText></w:r></w:del>"
            + f"<w:ins>{word.run(' on trade.')}</w:ins>"
        )
        + word.item("First", 1, 0)
        + word.item("Second", 1, 1)
        + word.item("Third", 2, 1)
        + word.table(("Country", "Sum"), ("Japan", word.table(("a", "b")) + word.paragraph("c")))
        + word.paragraph(
            f'<w:hyperlink r:id="web">{word.run("the site")}</w:hyperlink>'
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "http://x.org" '
            '</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>there</w:t>'
            '<w:fldChar w:fldCharType="end"/><w:sym w:font="Symbol" w:char="F061"/></w:r>'
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    anew = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride>'
    return word.word(
        body,
        core="<dc:title>Talks</dc:title>",
        links=word.link("web", "https://example.org"),
        styles=word.STYLES
        + word.style("H1", "heading 1", "<w:rPr><w:b/></w:rPr>")
        + word.style("Title", "Title", based_on="H1"),
        numbering=word.numbering(
            ("decimal", "%1."), ("lowerRoman", "%1.%2)"), lists=((1, ""), (2, anew))
        ),
        footnotes=f'<w:footnote w:id="2">{word.paragraph("A note.")}</w:footnote>',
        header=word.paragraph("Page head"),
        settings='<w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr>',
    )


def _flipped(whole: bytes, dice: Random) -> bytes:
    damaged = bytearray(whole)
    for _ in range(dice.choice((1, 1, 2, 8, 64))):
        damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)
    if dice.random() < 0.2:
        del damaged[dice.randrange(len(damaged)) :]
    return bytes(damaged)


def _rewritten(whole: bytes, dice: Random) -> bytes:
    """Return the file with one part, or some of its elements, changed, and packed soundly."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for _ in range(dice.choice((1, 1, 2, 5))):
        name = dice.choice(sorted(parts))
        parts[name] = _changed(parts[name], dice)
        if dice.random() < 0.05:
            del parts[name]
    return word.zipped(parts)


def _changed(text: str, dice: Random) -> str:
    """Return XML with a tag or a value that is gone, doubled, moved or replaced."""
    starts = [place for place, letter in enumerate(text) if letter == "<"] or [0]
    start = dice.choice(starts)
    end = text.find(">", start) + 1
    tag = text[start:end]
    other = dice.choice(starts)
    quoted = [place for place, letter in enumerate(text[start:end], start) if letter == '"']
    way = dice.randrange(6)
    if way == 0:
        return text[:start] + text[end:]
    if way == 1:
        return text[:start] + tag * dice.choice((2, 50)) + text[end:]
    if way == 2:
        return text[:other] + text[min(start, other) : max(end, other)] + text[other:]
    if way == 3 and len(quoted) > 1:
        return text[: quoted[0] + 1] + dice.choice(_VALUES) + text[quoted[1] :]
    if way == 4:
        return text.replace(tag, dice.choice(("<w:t/>", "<w:p>", "<w:tbl/>", "")), 1)
    stop = dice.choice(starts)
    return text[: min(start, stop)] + text[max(start, stop) :]
