"""Links inside a document: each leads to one block, and no block has a name that none leads to."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from data.document import Block, BlockKind, Document, Source, Span, SpanKind, place
from data.structure_corrections.application import correct, corrected
from data.structure_corrections.correction import CorrectionKind
from data.text.inside_links import block_named, name_in, settled

NAMES = st.sampled_from(["a", "b", "c", "§ 5", "#", "x" * 200])


def link(name, start=0, end=4):
    return Span(SpanKind.LINK, start, end, f"#{name}")


def paragraph(*spans, names=(), text="Some words are here.", kind=BlockKind.PARAGRAPH, marker=""):
    return Block(kind, text, spans=spans, names=names, marker=marker)


BLOCKS = st.lists(
    st.builds(
        lambda spans, names: paragraph(*spans, names=tuple(names)),
        st.lists(st.builds(link, NAMES, st.integers(0, 5), st.integers(6, 20)), max_size=3),
        st.lists(NAMES, max_size=3),
    ),
    min_size=1,
    max_size=6,
)


def assert_sound(blocks):
    owners = Counter(name for block in blocks for name in block.names)
    wanted = {name_in(span) for block in blocks for span in block.spans} - {""}
    assert set(owners) == wanted
    assert all(count == 1 for count in owners.values())
    for block in blocks:
        assert not {name_in(span) for span in block.spans} & set(block.names)


@given(BLOCKS)
def test_each_link_that_is_kept_leads_to_one_other_block(blocks):
    made = settled(blocks)
    assert_sound(made)
    assert settled(made) == made
    assert [block.text for block in made] == [block.text for block in blocks]
    first = {}
    for number, block in enumerate(blocks):
        for name in block.names:
            first.setdefault(name, number)
    for number, (before, after) in enumerate(zip(blocks, made, strict=True)):
        kept = [one for one in before.spans if first.get(name_in(one), number) != number]
        assert list(after.spans) == kept
        assert {name for name in first if first[name] == number} >= set(after.names)


@given(BLOCKS, st.data())
def test_so_it_is_after_corrections(blocks, data):
    document = Document(Source("x", "0" * 64), "t", place(settled(blocks)))
    for _ in range(3):
        last = len(document.blocks) - 1
        kind = data.draw(
            st.sampled_from(
                [
                    CorrectionKind.JOIN,
                    CorrectionKind.SPLIT,
                    CorrectionKind.TAKE_OUT,
                    CorrectionKind.HEADING,
                ]
            )
        )
        first = data.draw(st.integers(0, last))
        made = correct(document, kind, range(first, first + 1), level=1, offset=8)
        document = corrected(document, made).document
        assert_sound(document.blocks)


def test_what_follows_a_block_that_was_taken_out_has_its_names():
    blocks = [paragraph(link("a")), paragraph(names=("a",)), paragraph(text="The next.")]
    document = Document(Source("x", "0" * 64), "t", place(blocks))
    made = correct(document, CorrectionKind.TAKE_OUT, range(1, 2))
    found = corrected(document, made).document
    assert block_named(found, "a") == 1
    assert found.blocks[1].text == "The next."
    last = correct(found, CorrectionKind.TAKE_OUT, range(1, 2))
    alone = corrected(document, (*made, *last)).document
    assert [(block.names, block.spans) for block in alone.blocks] == [((), ())]


def test_the_mark_of_a_footnote_that_leads_there_anyway_needs_no_link():
    raised = Span(SpanKind.SUPERSCRIPT, 4, 5)
    note = paragraph(names=("fn1",), kind=BlockKind.FOOTNOTE, marker="1.")
    for shown, kept in ((link("fn1", 4, 5), ()), (link("fn1", 0, 5), ("fn1",))):
        found = settled([paragraph(raised, shown, text="Said1 once."), note])
        assert found[1].names == kept
        assert found[0].spans == ((raised, shown) if kept else (raised,))


def test_readings_above_words_are_no_links():
    ruby = Span(SpanKind.RUBY, 0, 4, "#a")
    assert settled([paragraph(ruby), paragraph(names=("a",))])[1].names == ()
