"""The shipped documents are the files that their catalogue describes."""

import json
from hashlib import sha256

from data import documents


def test_every_shipped_file_is_in_the_catalogue_with_its_hash_and_credit():
    folder = documents.shipped().parent
    entries = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))["documents"]
    assert {entry["file"] for entry in entries} == {path.name for path in folder.glob("*.txt")}
    for entry in entries:
        assert sha256((folder / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
        assert entry["publisher"] in entry["credit"]


def test_a_document_of_the_users_has_no_publisher_by_guess():
    assert documents.publisher("0" * 64) == ""
