"""Nothing of a file vanishes unsaid: what is left out is left out alone, counted and named."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.annotation import Scope
from data.errors import FormatError
from data.interchange import annotation_reader
from data.interchange.import_account import Account, AccountEntry, Remark
from tests.fixtures.documents import document_of
from tests.fixtures.exchange import as_file, epub_item, hypothesis_row, quote, taken_in

PAGE = document_of("Minutes\n\nThe ministers met on Monday.\n\nThey spoke of fish and nets.\n")


def entry(identifier, exact="fish", **fields):
    target = {"source": "https://example.org/x", "selector": quote(exact)}
    return {"id": identifier, "text": f"note {identifier}", "target": target, **fields}


def came(value):
    """The notes that came in, and who was left out or changed, with the reason."""
    content = value if isinstance(value, bytes) else as_file(value)
    _, found, account = taken_in(content, PAGE)
    return (
        [item.note for item in found],
        [(remark.entry.number, remark.entry.id, remark.why) for remark in account.left_out],
        [(remark.entry.number, remark.why) for remark in account.changed],
    )


BAD = {
    "without a target": ({"id": "b", "text": "x"}, "names nothing that it is about"),
    "with an empty target": ({"id": "b", "text": "x", "target": []}, "names nothing"),
    "with a target of null": ({"id": "b", "text": "x", "target": None}, "names nothing"),
    "too long": (entry("b", text="x" * 1_000_001), "more than 1,000,000 characters"),
    "with a quote too long": (entry("b", exact="x" * 1_000_001), "more than 1,000,000 characters"),
    "the same again": (entry("a"), "it is the same as entry 1"),
    "another of the same id": (entry("a", text="other"), "it has the same id as entry 1"),
}


@pytest.mark.parametrize(("bad", "why"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("wrap", [lambda items: items, lambda items: {"rows": items}])
def test_one_bad_entry_is_left_out_alone_and_named(bad, why, wrap):
    notes, left_out, _ = came(wrap([entry("a"), bad, entry("c")]))
    assert notes == ["note a", "note c"]
    ((number, name, said),) = left_out
    assert (number, name) == (2, bad["id"])
    assert why in str(said)


@pytest.mark.parametrize(
    ("written", "why"),
    [('{"id":"b","target":{},"id":"z"}', "“id” stands twice in it"),
     ('{"id":"b","target":{"selector":{"exact":"x","exact":"y"}}}', "“exact” stands twice"),
     ('{"id":"b","target":{},"version":NaN}', "NaN, which is no JSON"),
     ("3", "it is no annotation"), ("null", "it is no annotation"), ('"x"', "it is no annotation")],
)  # fmt: skip
def test_an_entry_that_could_be_understood_in_two_ways_is_left_out_alone(written, why):
    good = json.dumps(entry("a"))
    notes, left_out, _ = came(f"[{good},{written}]".encode())
    assert notes == ["note a"]
    assert [number for number, *_ in left_out] == [2]
    assert why in str(left_out[0][2])


@pytest.mark.parametrize("number", ["1.5", "1234567890123456789", "-1e999", "9" * 5_000])
def test_numbers_that_programs_round_keep_no_note_out(number):
    row = json.dumps(entry("a")).replace('"note a"', f'"note a", "version": {number}')
    assert came(f"[{row}]".encode()) == (["note a"], [], [])


def test_a_collection_that_could_be_understood_in_two_ways_is_refused_as_a_whole():
    good = json.dumps(entry("a"))
    with pytest.raises(FormatError, match="without doubt"):
        annotation_reader.read(f'{{"items":[{good}],"items":[]}}'.encode())


def test_where_nothing_can_come_in_the_file_is_refused_and_says_why():
    several = [entry(str(number), text="x" * 1_000_001) for number in range(5)]
    with pytest.raises(FormatError) as caught:
        annotation_reader.read(as_file(several))
    said = str(caught.value)
    assert said.startswith("Nothing of the file can come in. Entry 1 “xxx")
    assert said.endswith("; and 2 more.")
    assert "\n" not in said


def test_several_targets_come_in_once_each_under_ids_that_stay():
    item = entry("a")
    item["target"] = [{"selector": quote("fish")}, {"selector": quote("nets")},
                      {"selector": quote("fish")}, "https://example.org/elsewhere"]  # fmt: skip
    _, found, account = taken_in(as_file([item]), PAGE)
    assert [one.anchor and one.anchor.exact for one in found] == ["fish", "nets", None]
    assert {one.note for one in found} == {"note a"}
    assert [str(remark.why) for remark in account.changed] == [
        "it is about 3 places, and comes in once for each"
    ]
    item["target"][0], item["target"][1] = item["target"][1], item["target"][0]
    ids = {one.id for one in found}
    assert len(ids) == 3
    assert len(ids & {one.id for one in taken_in(as_file([item]), PAGE).annotations}) >= 2
    alone = taken_in(as_file([entry("a")]), PAGE).annotations
    assert alone[0].id == found[0].id


@pytest.mark.parametrize("kind", ["Choice", "List", "Composite", "Independents"])
def test_what_stands_in_a_set_is_taken_out_of_it(kind):
    body = {"type": kind, "purpose": "commenting", "items": [
        {"type": "TextualBody", "value": "in English"},
        {"type": "TextualBody", "value": "auf Deutsch"},
        {"type": kind, "purpose": "tagging", "items": [{"value": "sea, air"}]},
    ]}  # fmt: skip
    target = {"type": kind, "items": [{"selector": quote("fish")}, {"selector": quote("nets")}]}
    _, found, _ = taken_in(as_file([entry("a", body=body, text="", target=target)]), PAGE)
    assert [(one.anchor.exact, one.note, one.tags) for one in found] == [
        (exact, "in English\n\nauf Deutsch", ("sea, air",)) for exact in ("fish", "nets")
    ]


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"updated": "1530435600"}, "“1530435600” is no time that can be read"),
     ({"created": 1530435600}, "“1530435600” is no time that can be read"),
     ({"created": "2018-07-01 09:00:00 UTC"}, "“2018-07-01 09:00:00 UTC” is no time"),
     ({"created": "0001-01-01T00:00:00Z"}, "is no time that can be read"),
     ({"created": "2018-03-25T02:30:00"}, "names no time zone, and is taken for UTC"),
     ({"body": "https://example.org/body"}, "its text lies elsewhere, and is left out (“https:"),
     ({"body": {"id": "https://example.org/b"}}, "its text lies elsewhere, and is left out"),
     ({"body": {"value": "x y", "purpose": "linking"}}, "a text for “linking” is left out (“x y”)"),
     ({"body": 7}, "what it says is in part no text, and that part is left out"),
     ({"body": [7, {"purpose": "commenting"}]}, "what it says is in part no text"),
     ({"body": {"value": {"en": "x"}}}, "its text is none, and is left out (“{'en': 'x'}”)"),
     ({"bodyValue": [True]}, "what it says is in part no text"),
     ({"tags": ["y", 7]}, "a tag that is no text is left out"),
     ({"references": 7}, "what it replies to cannot be read"),
     ({"target": [{"selector": quote("fish")}, 7]}, "it is about something, too, that cannot be"),
     ({"target": {"source": "x", "selector": "p"}}, "its place is told without a quote, and it"),
     ({"target": {"selector": [quote("fish"), quote("nets")]}}, "is told by 2 quotes, of which"),
     ({"bv:visibility": "all"}, "“all” is unknown as bv:visibility: it stays private"),
     ({"bv:scope": 7}, "“7” is unknown as bv:scope: its quote tells what it is about"),
     ({"tags": ["y" * 201]}, "a tag of more than 200 characters is cut short"),
     ({"body": {"value": "Risk", "purpose": "classifying"}},
      "the label “Risk” is not yours, and it has none"),
     ({"target": {"selector": {"type": "CssSelector", "value": "p"}}},
      "its place is told without a quote (CssSelector), and it stands for the whole document")],
)  # fmt: skip
def test_what_comes_in_otherwise_than_written_is_named(fields, why):
    notes, left_out, changed = came([entry("a", **fields), entry("b")])
    assert (notes, left_out) == (["note a", "note b"], [])
    ((number, said),) = changed
    assert number == 1
    assert why in str(said)


@pytest.mark.parametrize("row", [hypothesis_row("fish"), epub_item("fish", value="x")])
def test_of_what_comes_in_as_it_is_nothing_is_said(row):
    account = taken_in(as_file([row]), PAGE).account
    assert account == Account()
    assert (account.in_words(), account.lines()) == ("", ())


def test_times_of_other_offsets_are_the_same_moments():
    (item,) = taken_in(as_file([entry("a", created="20180701T0900+0900")]), PAGE).annotations
    assert item.created == datetime(2018, 7, 1, tzinfo=UTC)


def test_pages_that_came_along_are_read_and_pages_that_did_not_are_missed():
    pages = {"items": [entry("a")], "next": {"items": [entry("b")], "next": "https://x/3"}}
    value = {"type": "AnnotationCollection", "total": 5, "first": pages}
    _, found, account = taken_in(as_file(value), PAGE)
    assert len(found) == 2
    assert str(account.in_words()) == (
        "The file says that there are 5 annotations, and holds 2: the others are on pages that did "
        "not come along."
    )


def test_all_lists_of_a_file_come_in_and_a_page_that_is_elsewhere_is_missed():
    """No list hides another one, and an address is no page."""
    value = {"items": [entry("a")], "rows": [entry("b")], "first": {"items": [entry("c")]}}
    assert sorted(came(value)[0]) == ["note a", "note b", "note c"]
    for missed in ({"next": "https://x/2"}, {"first": "https://x/1"}):
        _, found, account = taken_in(as_file({"items": [entry("a")], **missed}), PAGE)
        assert len(found) == 1
        assert "in a page that did not come along" in str(account.in_words())


@pytest.mark.parametrize(
    ("creator", "name"),
    [("Mai Sato", "Mai Sato"), ({"nickname": "mai"}, "mai"),
     ([{"name": "Mai"}, {"name": "Ken"}, "Mai"], "Mai, Ken"), ({"name": ["Mai"]}, "Mai")],
)  # fmt: skip
def test_the_names_of_authors_are_kept(creator, name):
    (item,) = taken_in(as_file([entry("a", creator=creator)]), PAGE).annotations
    assert item.author == name


def test_a_note_on_a_page_needs_no_target_where_it_names_the_page():
    (item,) = taken_in(as_file([{"id": "a", "uri": "https://x/", "text": "n"}]), PAGE).annotations
    assert (item.scope, item.note) == (Scope.DOCUMENT, "n")


def test_an_account_says_how_much_it_is_and_names_each():
    two = AccountEntry(2, "N2", "no target"), AccountEntry(12, "", "")
    account = Account((Remark(two[0], "it is long"), Remark(two[1], "it is short")))
    account = account.with_changed([Remark(AccountEntry(3), "b"), Remark(AccountEntry(1), "a")])
    assert str(account.in_words()) == (
        "2 entries of the file are left out. 2 come in otherwise than written."
    )
    assert tuple(map(str, account.lines())) == (
        "Left out: entry 2 “no target” (N2): it is long", "Left out: entry 12: it is short",
        "Otherwise: entry 1: a", "Otherwise: entry 3: b",
    )  # fmt: skip


things = st.sampled_from(
    [entry("a"), entry("b"), entry("a", text="again"), {"id": "n"}, 3, None, {"target": "x"},
     hypothesis_row("fish", identifier="h"), {"id": "r", "references": ["a"], "text": "re"},
     {"id": "s", "references": ["r", "gone"], "text": "re", "target": [{"source": "x"}]},
     entry("m", target=[{"selector": quote("fish")}, {"selector": quote("nets")}])]
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(things, min_size=1, max_size=8))
def test_every_entry_comes_in_or_is_named(items):
    try:
        read = annotation_reader.read(as_file(items))
    except FormatError:
        return
    come = {item.entry.number for item in read.items}
    named = {remark.entry.number for remark in read.account.left_out}
    assert come | named == set(range(1, len(items) + 1))
    assert not come & named
    assert len({item.id for item in read.items}) == len(read.items)
