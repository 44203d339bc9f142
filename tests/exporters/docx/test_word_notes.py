"""Notes of the analyst as comments, footnotes or endnotes; footnotes of the source."""

from dataclasses import replace

import pytest

from data.briefing.content import Highlight
from data.document import BlockKind, Span, SpanKind
from exporters.options import NotePlacement
from tests.fixtures.briefings import LABELS, block, content_of, note, topic
from tests.fixtures.word_handouts import W, full, in_style, opened, parts_of, root, said, word


def commented(file):
    """The words that each comment is on, by its number."""
    found, open_ = {}, set()
    for element in root(file, "word/document.xml").iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(number)
        elif element.tag == f"{W}t":
            for one in open_:
                found[one] += element.text
    assert not open_
    return found


def test_a_note_is_a_comment_on_its_passage_with_author_and_date():
    file = word(full())
    comments = list(opened(file).comments)
    first = next(one for one in comments if "Quote in full." in one.text)
    assert (first.author, first.initials) == ("M. Sato", "MS")
    assert first.timestamp.isoformat() == "2018-09-05T09:00:00+00:00"
    assert [one.text for one in first.paragraphs] == [
        "K Key point", "Quote in full.", "And in time.", "USFK",
    ]  # fmt: skip
    assert commented(file)[str(first.comment_id)] == "Ministers agreed"


def test_notes_on_topic_and_document_are_on_their_headings():
    file = word(full())
    on = commented(file)
    by_text = {one.text: on[str(one.comment_id)] for one in opened(file).comments}
    whole = next(words for text, words in by_text.items() if "On all of it." in text)
    topic_ = next(words for text, words in by_text.items() if "On the topic." in text)
    assert whole == "Defense Ministerial Meeting"
    assert topic_ == "Resolutions"
    assert any("whole document" in text for text in by_text if "On all of it." in text)


def test_a_label_without_a_note_is_named_in_a_comment_by_its_author():
    file = word(full())
    named = next(one for one in opened(file).comments if one.text == "C Commitment")
    assert commented(file)[str(named.comment_id)] == "Ships"
    assert named.author == "East Asia desk"


def test_labelled_words_are_shaded():
    runs = [run for one in opened(word(full())).paragraphs for run in one.runs]
    shade = {run.text: run._r.rPr.find(f"{W}shd") for run in runs if run._r.rPr is not None}
    assert shade["Ministers agreed"].get(f"{W}fill") == "F8E0A6"
    grey = parts_of(word(full(), greyscale=True))["word/document.xml"]
    assert "F8E0A6" not in grey


def two_blocks(first, second):
    """Content with a passage that goes over two blocks, of which it has these pieces."""
    pieces = ((first, True, False), (second, False, True))
    blocks = [
        replace(
            block(text),
            highlights=(Highlight("h", LABELS["K"], start, len(text) if opens else 5,
                                  opens=opens, closes=closes, note=1),) if is_there else (),
        )
        for text, start, (is_there, opens, closes) in zip(
            ("One two.", "Three four."), (4, 0), pieces, strict=True
        )
    ]  # fmt: skip
    return content_of(topic("1", "T", *blocks), notes=(note(1, "Over both."),))


@pytest.mark.parametrize(
    ("pieces", "words"),
    [((True, True), "two. \t§1\u00a0¶1Three"), ((True, False), "two.")],
    ids=["both", "the end is not shown"],
)
def test_a_passage_over_two_paragraphs_has_one_comment(pieces, words):
    file = word(two_blocks(*pieces))
    assert list(commented(file).values()) == [words.replace("\t", "")]
    assert len(list(opened(file).comments)) == 1


@pytest.mark.parametrize(
    ("placement", "kind"),
    [(NotePlacement.FOOTNOTES, "footnote"), (NotePlacement.ENDNOTES, "endnote")],
)
def test_notes_are_real_footnotes_or_endnotes_where_asked_for(placement, kind):
    file = word(full(), notes=placement)
    parts = parts_of(file)
    assert "word/comments.xml" not in parts
    notes = {
        one.get(f"{W}id"): "".join(text.text for text in one.iter(f"{W}t"))
        for one in root(file, f"word/{kind}s.xml")
    }
    assert notes["-1"] == notes["0"] == ""
    called = [
        one.get(f"{W}id")
        for one in root(file, "word/document.xml").iter(f"{W}{kind}Reference")
        if not one.get(f"{W}customMarkFollows")
    ]
    assert len(called) == 3
    assert "Quote in full." in notes[called[1]]
    assert "K Key point" in notes[called[1]]
    assert "§1 ¶1" in notes[called[1]]
    assert f"<w:{kind}Pr>" in parts["word/settings.xml"]


def test_labels_are_told_by_a_line_where_no_comment_names_them():
    file = word(full(), notes=NotePlacement.FOOTNOTES)
    runs = {run.text: run for one in opened(file).paragraphs for run in one.runs}
    assert runs["Ministers agreed"]._r.rPr.find(f"{W}u").get(f"{W}val") == "single"


def test_a_footnote_of_the_source_stands_at_the_foot_under_its_own_mark():
    file = word(full())
    assert "See the act1 again." in [said(one) for one in opened(file).paragraphs]
    assert in_style(file, "Source Footnote") == []
    (footnote,) = [one for one in root(file, "word/footnotes.xml") if not one.get(f"{W}type")]
    assert "".join(text.text for text in footnote.iter(f"{W}t")) == "1 Act No. 7 of 1952."


def test_the_analysts_footnotes_are_not_numbered_as_the_sources():
    assert (
        'w:val="lowerLetter"'
        in parts_of(word(full(), notes=NotePlacement.FOOTNOTES))["word/settings.xml"]
    )


@pytest.mark.parametrize("placement", [NotePlacement.FOOTNOTES, NotePlacement.ENDNOTES])
def test_footnotes_stand_in_the_order_in_which_the_text_calls_them(placement):
    """LibreOffice goes by the order, and not by the ids."""
    file = word(two_footnotes(), notes=placement)
    called = [
        one.get(f"{W}id") for one in root(file, "word/document.xml").iter(f"{W}footnoteReference")
    ]
    kept = [one.get(f"{W}id") for one in root(file, "word/footnotes.xml")]
    assert kept == ["-1", "0", *called] == [str(number - 1) for number in range(len(kept))]


def test_several_footnotes_beside_comments_stay_in_the_text():
    """LibreOffice 7.4 would give one of them the text of another."""
    file = word(two_footnotes())
    assert in_style(file, "Source Footnote") == ["The act.", "The act."]
    assert "word/footnotes.xml" not in parts_of(file)
    bare = replace(two_footnotes(), notes=())
    sections = tuple(
        replace(one, blocks=tuple(replace(block_, highlights=()) for block_ in one.blocks))
        for one in bare.sections
    )
    assert "word/footnotes.xml" in parts_of(word(replace(bare, sections=sections)))


def two_footnotes():
    """Content with a footnote of the source before a note of the analyst, and one after it."""
    blocks = []
    for mark in ("1", "2"):
        text = f"See{mark} the act."
        raised = Span(SpanKind.SUPERSCRIPT, 3, 4)
        blocks += [
            block(text, ("the act", "K", int(mark)), spans=(raised,)),
            block("The act.", kind=BlockKind.FOOTNOTE, marker=mark, citation=""),
        ]
    return content_of(topic("1", "T", *blocks), notes=(note(1, "First."), note(2, "Second.")))


@pytest.mark.parametrize(
    "spans", [(), (Span(SpanKind.SUPERSCRIPT, 0, 1), Span(SpanKind.SUPERSCRIPT, 4, 5))]
)
def test_a_footnote_that_no_mark_or_several_call_stays_in_the_text(spans):
    content = content_of(
        topic("1", "T", block("1 a 1 b", spans=spans),
              block("The act.", kind=BlockKind.FOOTNOTE, marker="1", citation=""))
    )  # fmt: skip
    file = word(content)
    assert in_style(file, "Source Footnote") == ["The act."]
    assert "word/footnotes.xml" not in parts_of(file)


def test_a_footnote_with_a_note_stays_where_the_note_can_be_set():
    content = content_of(
        topic("1", "T", block("See1", spans=(Span(SpanKind.SUPERSCRIPT, 3, 4),)),
              block("The act.", ("act", "K", 1), kind=BlockKind.FOOTNOTE, marker="1")),
        notes=(note(1, "Which?"),),
    )  # fmt: skip
    assert list(commented(word(content)).values()) == ["act"]


def test_without_notes_there_are_no_parts_for_them():
    names = set(parts_of(word(content_of(topic("1", "T", block("Text."))))))
    assert not {name for name in names if "notes" in name or "comments" in name}
