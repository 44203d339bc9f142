"""Fixtures of the briefing's tests: a worker, settings."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from viewer.session.jobs import Jobs
from viewer.session.settings import Settings


@pytest.fixture
def faults():
    """What was reported as a fault of the program; a test that ends with one has failed."""
    faults = []
    yield faults
    assert faults == []


@pytest.fixture
def jobs(qapp, faults):
    jobs = Jobs(faults.append)
    yield jobs
    jobs.close()


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings" / "settings.ini")


@pytest.fixture
def tools(jobs, settings, appearance):
    """What a dialog works with."""
    return SimpleNamespace(jobs=jobs, settings=settings, appearance=appearance)


@pytest.fixture
def read():
    """Read a PDF's bytes back; return its reader."""
    return lambda content: PdfReader(BytesIO(content))
