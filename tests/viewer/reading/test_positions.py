from hypothesis import given
from hypothesis import strategies as st

from data.document import Block, BlockKind, Document, Source, place
from viewer.reading.positions import Positions, code_points, utf16_length

TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("a😀𠮷é\u0301")),
    min_size=1,
    max_size=40,
).filter(lambda text: text == text.strip() and len(text.splitlines()) == 1)


def document_of(texts):
    blocks = place(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Document(Source("x.txt", "0" * 64), "x", blocks)


@given(TEXTS)
def test_every_code_point_survives_the_way_to_utf_16_and_back(text):
    for offset in range(len(text) + 1):
        assert code_points(text, utf16_length(text[:offset])) == offset


def test_a_unit_inside_a_pair_belongs_to_the_character_it_cuts():
    assert utf16_length("a😀b𠮷c") == 7
    assert [code_points("a😀b", units) for units in range(5)] == [0, 1, 1, 2, 3]


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_every_offset_survives_the_way_to_the_page_and_back(texts):
    document = document_of(texts)
    starts, at = [], 10
    for text in texts:
        starts.append(at)
        at += utf16_length(text) + 1
    positions = Positions(document, tuple(range(1, len(texts) + 1)), tuple(starts))
    for offset in range(len(document.text)):
        assert positions.to_offset(positions.to_page(offset)) == offset


def test_the_pages_own_lines_belong_to_the_nearest_block():
    document = document_of(["one", "two"])
    positions = Positions(document, (1, 3), (5, 12))
    assert positions.to_offset(0) == 0
    assert positions.to_offset(10) == 3
    assert [positions.block_of(number) for number in range(5)] == [None, 0, None, 1, None]


def test_a_part_of_a_document_stands_on_its_page_and_the_rest_at_its_ends():
    document = document_of([f"Sentence number {number}." for number in range(9)])
    starts = [block.start for block in document.blocks]
    texts = [block.text for block in document.blocks[3:6]]
    positions = (0, len(texts[0]) + 1, len(texts[0]) + len(texts[1]) + 2)
    part = Positions(document, (0, 1, 2), positions, first=3)
    for index, position in zip(range(3, 6), positions, strict=True):
        assert part.to_page(starts[index] + 4) == position + 4
        assert part.to_offset(position + 4) == starts[index] + 4
        assert part.block_of(index - 3) == index
    assert part.to_page(starts[1]) == 0
    assert part.to_page(starts[8] + 2) <= positions[-1] + len(texts[-1])
    assert part.to_offset(0) == starts[3]
