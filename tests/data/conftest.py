"""Fixtures of the data tests: the shipped document and a library in a folder of its own."""

import pytest

from data.library.location import location_of
from tests.fixtures.documents import NOW, shipped_document


@pytest.fixture(scope="session")
def document():
    return shipped_document()


@pytest.fixture
def library(tmp_path):
    library = location_of(tmp_path / "home" / "library.sqlite3").make()
    yield library
    library.close()


@pytest.fixture
def notebook(library, document):
    library.remember(document, NOW)
    return library.notebook(document.id)
