"""Fixtures of the stages' tests, and docs parsed by hand."""

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from app.pipeline.extract import extract
from app.pipeline.records import Extraction
from app.settings import get_settings

VOCAB = spacy.blank("en").vocab

# Fine tag → coarse tag, for the tags that the hand-made parses use.
POS = {
    "CC": "CCONJ",
    "CD": "NUM",
    "DT": "DET",
    "EX": "PRON",
    "IN": "ADP",
    "JJ": "ADJ",
    "MD": "AUX",
    "NN": "NOUN",
    "NNP": "PROPN",
    "NNS": "NOUN",
    "POS": "PART",
    "PRP": "PRON",
    "PRP$": "PRON",
    "RB": "ADV",
    "RP": "ADP",
    "TO": "PART",
    "VB": "VERB",
    "VBD": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
    "VBP": "VERB",
    "VBZ": "VERB",
    "WDT": "PRON",
    "WP": "PRON",
}
UNSPACED = frozenset([*".,;:!?”)", "'s"])


def parsed(*rows: str) -> Doc:
    """A doc of one token a row: "word tag dep head", the head by its index; a fifth part is the lemma, a sixth the entity label.

    A blank stands before each word, not before closing punctuation and the possessive.
    """
    parts = [row.split() for row in rows]
    words = [part[0] for part in parts]
    tags = [part[1] for part in parts]
    deps = [part[2] for part in parts]
    labels = [part[5] if len(part) > 5 else "" for part in parts]
    ents = [("I-" if n and labels[n - 1] == label else "B-") + label if label else "O" for n, label in enumerate(labels)]
    return Doc(
        VOCAB,
        words=words,
        spaces=[following not in UNSPACED for following in words[1:]] + [False],
        tags=tags,
        pos=[
            "AUX" if dep in ("aux", "auxpass") and tag != "TO" else POS.get(tag, "PUNCT")
            for tag, dep in zip(tags, deps, strict=True)
        ],
        deps=deps,
        heads=[int(part[3]) for part in parts],
        lemmas=[part[4] if len(part) > 4 and part[4] != "-" else part[0].lower() for part in parts],
        ents=ents,
    )


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The real model, loaded once for all tests that ask for it."""
    return spacy.load(get_settings().spacy_model)


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[[str], Extraction]:
    """Reads a text with the real model; a text that several tests look at is read once."""
    known: dict[str, Extraction] = {}

    def read_once(text: str) -> Extraction:
        if text not in known:
            known[text] = extract(text, nlp=nlp)
        return known[text]

    return read_once
