"""A sentence is never cut short; where it is not sure that it ends, it goes on."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.anchors.identity import Edition
from data.anchors.sentences import fold, folded_places, sentences
from data.document import Block, BlockKind
from tests.fixtures.meanings import of


def said(*paragraphs):
    document = of(paragraphs)
    return [document.text[start:end] for start, end in sentences(document.blocks)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Navy came with Gen. Smith, Sec. Blinken and V. V. Putin in No. 5. Nothing else.",
        "The Parties shall (e.g. Now. Then) not go.",
        "“We go. We stop,” he denied.",
        "‘We go. We don’t stop,’ he denied.",
        'He said "We will go. We stop." and denied it.',
        "Approx. Half of Dept. Heads refused.",
        "They asked “Why? What for?” and left.",
        "「行く。」と言わなかった。",
        "以上（注。なし）とする。",
        "本当か？と問わなかった。",
        "本当か？いいえ。",
        "行くか。いいえ。",
        "Will they go? No, they stay.",
        "They met Yahoo! Japan and left.",
        "Die brit. Regierung stimmt zu.",
        "Der Preis ist inkl. Steuern zu verstehen.",
        "The cost excl. Japan was paid.",
        "Le traité du 3 févr. Paris fut signé.",
        "They wait… Not for long.",
    ],
)
def test_a_sentence_that_may_go_on_is_one(sentence):
    assert len(said(sentence)) == 1


def test_sentences_that_surely_end_are_several():
    assert said("The fund grew by 5.5%. They agreed in 2018. It left the sea. Then it came.") == [
        "The fund grew by 5.5%.", "They agreed in 2018.", "It left the sea.", "Then it came.",
    ]  # fmt: skip
    assert said("日本は行く。中国は行かない。「行く。」以上。") == [
        "日本は行く。", "中国は行かない。", "「行く。」以上。",
    ]  # fmt: skip


def test_a_paragraph_that_was_cut_goes_on_in_the_next_one():
    assert len(said("The Parties will", "not return.")) == 1
    assert len(said("The Ministers agreed that all the ships of the United", "States leave.")) == 1
    cut = "自衛隊の部隊をこの地域に派遣することについて、関係国と協議した結果、これを行わ"
    assert len(said(f"また、{cut}", "ない。")) == 1
    assert len(said("The Parties met.", "they said.")) == 2
    head = Block(BlockKind.HEADING, "The aims and the means of the whole long programme", level=1)
    assert len(said(head, "of the year")) == 2


@given(st.text("a ’'“\"-\u00ad\u200b\u3000\n.。\u0301é", max_size=40))
def test_what_is_folded_is_folded_for_good_and_each_sign_has_its_place(text):
    folded = fold(text)
    assert len(folded_places(text)) == len(folded) + 1
    assert folded_places(text) == sorted(folded_places(text))


@given(st.lists(st.text("aB .。?“”(‘’'と5", min_size=1, max_size=30), min_size=1, max_size=5))
def test_sentences_cover_all_but_blanks_in_their_order(lines):
    lines = [line.strip() for line in lines if line.strip()]
    if lines:
        document = of(lines)
        spans = list(sentences(document.blocks))
        covered = "".join(document.text[start:end] for start, end in spans)
        assert spans == sorted(spans)
        assert covered.split() == document.text.split() or (
            "".join(covered.split()) == "".join(document.text.split())
        )


@pytest.mark.parametrize(
    "unit",
    ["“a.” B was. ", "‘a.’ B was here. ", "a\u00ad\u00ad", "...)))", "本当か？！", "ABC ", "and - ",
     "a- \u200b", "((", "Q: "],
)  # fmt: skip
def test_the_work_does_not_grow_with_the_square_of_a_paragraph(unit):
    seconds = []
    for times in (2_000, 16_000):
        document = of([(unit * times).strip()])
        began = time.process_time()
        Edition(document)
        seconds.append(time.process_time() - began)
    assert seconds[1] < 0.2 + 30 * seconds[0]
