"""Every text that a person sees is a whole sentence of the catalogue: told by reading the code."""

import ast
import re

import pytest

from tests.catalogues import HOME, calls, modules

NO_WORDS = {
    "data.briefing.plan": {"Last used"},
    "exporters.html.web_handout": {
        "default-src 'none'; style-src 'sha256-",
        "img-src data:; ",
        "base-uri 'none'; form-action 'none'",
    },
    "exporters.html.html_labels": {"}\n@media screen and (prefers-color-scheme:dark){."},
    "exporters.logo_pictures": {
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ',
        '<path fill="',
    },
    "exporters.pdf.file.colour_profile": {"sRGB IEC61966-2.1", "No rights reserved"},
    "exporters.pdf.file.metadata": {"Briefing Viewer"},
    "exporters.pdf.text.faces": {
        "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    },
    "data.annotation": {
        "Key point",
        "What the reader should take away.",
        "A promise or undertaking by either side.",
        "A risk, a gap or a point likely to be challenged.",
        "Open in the text; to be clarified.",
        "Something for us to do or to follow up.",
        "No label",
    },
    "data.confined.server_start": {
        "import sys; sys.path += sys.argv[2:]; from data.confined import fork_server; "
        "fork_server.main(int(sys.argv[1]))"
    },
    "data.intake.docx.refusals": {"PowerPoint Document"},
    "data.intake.markup.html_elements": {"td, th"},
    "data.interchange.annotation_table": {"whole document"},
    "data.interchange.replies": {
        "Reply to ",
        "Reply to the note of ",
        "Reply to a note that did not come along (",
        "the note",
        "this note",
    },
    "data.interchange.web_annotation": {"Briefing Viewer"},
    "data.library.kinship": {
        "Iterator[tuple[str, Standing]]",
        "Mapping[str, Answered]",
        "dict[str, Answered]",
    },
    "data.library.sqlite.safekeeping.library_merge": {"A document whose text was lost"},
    "data.library.sqlite.store": {"Correct Structure"},
    "data.messages": {"tuple[tuple[str, Value], ...]"},
    "data.basis.values": {
        "cannot assign to field ",
        "cannot delete field ",
        "dict[str, Callable[..., Any]]",
    },
    "data.text.addresses": {"whole document"},
    "exporters.docx.analyst_notes": {"Briefing Viewer"},
    "viewer.guide.sample_annotations": {  # words of the document
        "work together to realize complete, verifiable and irreversible dismantlement",
        "suspension of U.S.-ROK joint military exercises",
        "Article 5 of the Japan-U.S. Security Treaty applies to the Senkaku Islands",
    },
    "viewer.system.foreign_packages": {
        " hides its own: install Briefing Viewer in an environment of its own, and leave "
        "PYTHONPATH unset.",
        "its part “",
        "the foreign package “",
        "” is missing: install Briefing Viewer again.",
    },
    "viewer.system.rendezvous": {
        "nobody listens, or no longer",
        "others may enter its folder",
        "somebody listens and does not answer",
        "the window has it",
        "there is no place for a socket",
    },
    "viewer.system.single_instance": {
        "another one has it, and does not answer",
        "another one has it, and shows the document",
        "it has the library",
    },
    "viewer.commands.complaints": {
        " (choose from ",
        "expected one argument",
        "ignored explicit argument ",
        "invalid choice",
        "not allowed with argument ",
        "the following arguments are required",
    },
    "viewer.commands.export": {"FILE OUT"},
    "viewer.commands.library_removal": {"briefing-viewer library put-back "},
    "viewer.look.theme": {"BIZ UDPGothic", "IBM Plex Serif"},
    "viewer.window.help_dialogs": {"Briefing Viewer"},
    "viewer.window.main_window": {"Briefing Viewer"},
}
"""What looks like a text, and is read by no person or has no translation: before it is sure that
`data` is ours, nothing can be translated; what is kept, or exchanged, is in one language."""
VOCABULARIES = {
    "data.briefing.abbreviations": {"_OF_NAMES"},
    "data.briefing.commitments": {"_OPENERS", "_NO_ENDS"},
    "data.briefing.wording.commitment_verbs": {
        "HAPPENING", "NEVER_PASSIVE", "NOUNS_TOO", "STATES", "_VERBS",
    },
    "data.briefing.wording.deadlines": {"_NUMBER", "_SPAN", "_TERM", "_YEAR"},
    "data.briefing.wording.english_words": {"ACTORS", "_CONTRACTIONS", "_LISTS"},
    "data.briefing.wording.long_forms": {"_SMALL"},
    "data.briefing.wording.predicates": {
        "_ASKED", "_NOT_PROMISED", "_ONWARD", "_PROMISING", "_REMAIN",
    },
    "data.briefing.wording.subjects": {"_NO_OPENERS", "_PERSONS", "_PLACES_IN_ING", "_TIMES"},
    "data.confined.conversion": {"_FORMAT", "_LAUNCH", "_PROFILE"},
    "data.anchors.sentences": {"_ABBREVIATIONS", "_SHORT_WORDS"},
    "data.intake.lexicon.acts": {"_DONE_WORDS"},
    "data.intake.lexicon.bodies": {"_FIRST"},
    "data.intake.lexicon.dates": {"_DAY_OF"},
    "data.intake.lexicon.dates_in_words": {
        "_CENTURY", "_DUTCH", "_ENGLISH", "_FRENCH", "_GERMAN", "_ONES", "_SPANISH", "_TEENS",
        "_TENS",
    },
    "data.intake.lexicon.front_vocabulary": {
        "BACK_HEADINGS", "CONTENTS_HEADINGS", "KINDS_OF_PAPER", "PARTS_OF_PAPERS", "DAY_LABELS",
    },
    "data.intake.lexicon.front_words": {"_BODIES", "_JOINS"},
    "data.intake.structure.furniture": {"_LINKS", "_SITE_PARTS"},
    "data.intake.structure.language": {"_COMMON"},
    "data.intake.structure.levels": {"_DIVISIONS"},
    "data.intake.structure.meeting": {"_OFFICE", "_RANK"},
    "exporters.docx.named_styles": {"_GOTHIC", "_MINCHO", "_SANS", "_SERIF"},
    "exporters.docx.style_markup": {"_BUILT_IN"},
}  # fmt: skip
"""Constants that hold what documents say, and not what is said of them; or what programs read."""
FAULTS = {"ValueError", "TypeError", "KeyError", "AssertionError", "RuntimeError", "SecurityError"}
FAULTS |= {"ArchiveError", "CompoundError", "DamagedError", "TooLargeError"}
FAULTS |= {"PathError", "StyleError"}
"""What the program says to its developers; of archives and drawings, who opens them says it."""
UNSEEN = {
    "cast",
    "compile",
    "execute",
    "executemany",
    "executescript",
    "setObjectName",
    "setStyleSheet",
}
"""Who gets types, expressions, SQL, types, names and styles."""
_WORDS = re.compile(r"[A-Za-z’']{2,}[,;:.]? [A-Za-z’']{2,}")
_SQL = re.compile(r"\s*(ALTER|ATTACH|CREATE|DELETE|DROP|INSERT|PRAGMA|SELECT|UPDATE|WITH)\b")
_SYNTAX = re.compile(r"/[A-Z]\w+ |<\?|</?(?:[vw]|pdf\w+):\w|<[A-Z]\w+ \w+=")
"""PDF, PostScript, XML, and Word's own; what PDF says of itself."""
_CLAUSE = re.compile(
    r"\b(CONFLICT|EXISTS|FROM|IN \(|IS (NOT )?NULL|JOIN|MATCH|ORDER BY|SELECT|UPDATE SET)\b"
    r"|\b(VALUES|WHERE)|\bIN \(|\bNOT [a-z]|\bAND [a-z_.]+ (=|<>)|\b[a-z_]+ = excluded\."
    r"|^[a-z_0-9]+(, [a-z_0-9]+)+$"
)
"""Parts of SQL, where that is written: in the library's rooms."""
_PLACE = re.compile(r"\{([a-z_]+)\}")
_TREES = {
    ".".join(path.relative_to(HOME).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
    for path in modules()
}


@pytest.mark.parametrize("name", _TREES)
def test_texts_are_whole_and_have_values_for_their_places(name):
    """A text is one literal, never put together, and each of its places is given a value."""
    for call, forms in calls(_TREES[name]):
        is_table = getattr(call.func, "id", "") in {"Forms", "Sentence"}
        if name in {"data.messages", "viewer.session.catalogue"} and not is_literal(forms):
            continue
        assert forms, call.lineno
        assert is_literal(forms), call.lineno
        if not is_table and all(one.arg for one in call.keywords):
            given = {one.arg for one in call.keywords} | ({"count"} if len(forms) == 2 else set())
            places = {place for one in forms for place in _PLACE.findall(one.value)}
            assert places - {"count"} == given - {"count"}, call.lineno


def is_literal(forms):
    return all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in forms)


@pytest.mark.parametrize("name", _TREES)
def test_no_text_is_outside_the_catalogue(name):
    assert sentences(name) == []


@pytest.mark.parametrize("name", _TREES)
def test_no_plural_is_made_by_hand(name):
    assert plurals(name) == []


@pytest.mark.parametrize("name", NO_WORDS)
def test_what_is_excepted_is_there(name):
    nodes = ast.walk(_TREES[name])
    assert {node.value for node in nodes if isinstance(node, ast.Constant)} >= NO_WORDS[name]


def sentences(name):
    """Return the texts of a module that make no message, each with its line."""
    tree = _TREES[name]
    documents = VOCABULARIES.get(name, set())
    apart = {
        id(part)
        for node in ast.walk(tree)
        if is_apart(node) or is_one_of(node, documents)
        for part in ast.walk(node)
    }
    for _call, forms in calls(tree):
        apart |= {id(part) for form in forms for part in ast.walk(form)}
    found = [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart
    ]
    known = NO_WORDS.get(name, set())
    return [
        (line, text)
        for line, text in found
        if _WORDS.search(text)
        and not (_SQL.match(text) or _SYNTAX.match(text) or text in known)
        and not (name.startswith("data.library") and _CLAUSE.search(text))
    ]


def is_one_of(node, constants):
    return isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in constants


def is_apart(node):
    """Tell whether nothing within is for a person: docstrings, types, faults, SQL, names."""
    if isinstance(node, ast.ClassDef):
        return any(getattr(base, "id", "") == "StrEnum" for base in node.bases)
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.arg):
        return True
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return called(node.exc) in FAULTS
    if isinstance(node, ast.Call):
        return called(node) in UNSEEN
    return isinstance(node, ast.Assert)


def called(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def plurals(name):
    """Return the lines of a module that choose a text by whether something is one."""
    return [
        node.lineno
        for node in ast.walk(_TREES[name])
        if isinstance(node, ast.IfExp | ast.BinOp)
        and any(is_one(part) for part in ast.walk(getattr(node, "test", node)))
        and any(map(is_text, ast.walk(node)))
    ]


def is_one(node):
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.Eq | ast.NotEq)
        and isinstance(node.comparators[-1], ast.Constant)
        and node.comparators[-1].value == 1
    )


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
