"""What the tests of figures share."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from app.pipeline.quantities import find_quantities
from app.pipeline.records import Quantity

Figures = Callable[[str], list[Quantity]]


@pytest.fixture(scope="session")
def figures(nlp: Language) -> Figures:
    """The figures that the real model's Doc of a text yields."""
    return lambda text: list(find_quantities(nlp(text), text))
