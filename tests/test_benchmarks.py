"""The benchmarks still run: they reach into the program, and nothing else notices when it moves."""

from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.benchmarks.__main__ import NAMES


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_benchmark_runs_and_measures_something(name):
    measured = import_module(f"tests.benchmarks.{name}").run(briefly=True)
    if name == "pdf_typst" and find_spec("typst") is None:
        pytest.skip("typst is not installed")
    assert measured
    assert any(ratio > 0 for _, ratio in measured)
    for title, ratio in measured:
        assert title
        assert ratio >= 0 or "adds to the start" in title, title
