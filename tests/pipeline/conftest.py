"""Fixtures of the stages' tests."""

import pytest
import spacy
from spacy.language import Language

from app.settings import get_settings


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The real model, loaded once for all tests that ask for it."""
    return spacy.load(get_settings().spacy_model)
