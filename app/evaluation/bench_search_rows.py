"""Rows of a store to be searched: passages without end, and a claim in each."""

import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import Engine, insert, update
from sqlmodel import Session, SQLModel

from app.db import writing
from app.loader.writer import begin_run
from app.models import (
    Appearance,
    AppearanceVector,
    Article,
    Claim,
    ClaimDocument,
    ClaimOrigin,
    Entity,
    Mention,
    PassageVector,
    Revision,
)
from app.schemas.claim import ClaimSummary
from app.schemas.documents import find_shape
from app.search.embedding import STORED, embed_texts
from app.settings import get_settings
from app.vocabulary import Certainty, ClaimKind, EntityKind, Support, Voice

SENTENCES = 4  # of a passage, about 80 words
EMBEDDED = 256  # passages whose vectors are made; the others' are these, turned a little, since comparing costs the same
TURNED = 0.05
BATCH = 2_000
PUBLISHERS = 40
SPEAKERS = 500
Row = dict[str, Any]


class Filler:
    """Adds passages to a store, each with a title and a vector, and claims to the passages."""

    def __init__(self, engine: Engine, sentences: Sequence[str]) -> None:
        self.engine, self.run_id = engine, begin_run(engine, "bench")
        self.passages = make_passages(sentences)
        made = embed_texts(list(islice(make_passages(sentences), EMBEDDED)))
        self.vectors = np.zeros((0, 0), np.float32) if made is None else made
        self.number = 0
        self.turn = np.random.default_rng(1)

    def fill(self, count: int) -> None:
        """Add so many passages."""
        end = self.number + count
        while self.number < end:
            numbers = range(self.number, min(self.number + BATCH, end))
            with writing(self.engine) as session:
                _insert(session, Article, [_make_article(number) for number in numbers])
                _insert(session, Revision, [self._make_revision(number) for number in numbers])
                _insert(session, PassageVector, [self._make_vector(number, article_id=f"a-{number}") for number in numbers])
            self.number = numbers.stop

    def add_claims(self, sentences: Sequence[str]) -> None:
        """Add a claim to every passage: the sentence that it begins with, said by one of SPEAKERS, whom it names."""
        passages = make_passages(sentences)
        with writing(self.engine) as session:
            _insert(session, Entity, [_make_speaker(number) for number in range(SPEAKERS)])
        for start in range(0, self.number, BATCH):
            numbers = range(start, min(start + BATCH, self.number))
            rows = [(number, find_first(next(passages))) for number in numbers]
            claims = [self._make_claim(number, words) for number, words in rows]
            with writing(self.engine) as session:
                _insert(session, Claim, claims)
                _insert(session, Appearance, [_make_appearance(number, words) for number, words in rows])
                _insert(session, ClaimOrigin, [_make_origin(number) for number in numbers])
                _insert(session, Mention, [_make_mention(number, words) for number, words in rows])
                _insert(session, AppearanceVector, [self._make_vector(number, appearance_id=f"p-{number}") for number in numbers])
                # Triggers have made them, empty.
                session.execute(update(ClaimDocument), [_make_document(claim) for claim in claims])

    def _make_revision(self, number: int) -> Row:
        text = next(self.passages)
        return {"id": f"r-{number}", "article_id": f"a-{number}", "sha256": "", "text": text, "read": False, "run_id": self.run_id}

    def _make_claim(self, number: int, words: str) -> Row:
        support = list(Support)[number % len(Support)]
        shown = {"statement": words, "support": support, "disputed": number % 20 == 0, "checkable": True, "why": []}
        return {"id": f"c-{number}", "sequence": number, "kind": ClaimKind.STATEMENT, "run_id": self.run_id, **shown}

    def _make_vector(self, number: int, **owner: str) -> Row | None:
        if not len(self.vectors):
            return None
        vector = self.vectors[number % len(self.vectors)] + self.turn.normal(0, TURNED, self.vectors.shape[1])
        stored = (vector / np.linalg.norm(vector)).astype(STORED).tobytes()
        return {"model": get_settings().embedding, "vector": stored, **owner}


def make_passages(sentences: Sequence[str]) -> Iterator[str]:
    """Passages without end, of sentences in an order that is drawn anew each time all were used; always the same."""
    if not sentences:
        return
    draw = random.Random(0)  # noqa: S311 - nothing secret is drawn
    order = list(sentences)
    while True:
        draw.shuffle(order)
        for start in range(0, len(order), SENTENCES):
            yield " ".join(order[start : start + SENTENCES])


def find_first(passage: str) -> str:
    """Its first sentence."""
    return re.split(r"(?<=[.!?]) ", passage, maxsplit=1)[0]


def _insert(session: Session, table: type[SQLModel], rows: Sequence[Row | None]) -> None:
    if made := [row for row in rows if row is not None]:
        session.execute(insert(table), made)


def _make_article(number: int) -> Row:
    known = {"title": f"Passage {number}", "publisher": f"Outlet {number % PUBLISHERS}", "language": "en"}
    return {"id": f"a-{number}", "identity": f"id:{number}", **known}


def _make_speaker(number: int) -> Row:
    return {"id": f"e-{number}", "name": f"Speaker {number}", "kind": EntityKind.PERSON}


def _make_appearance(number: int, words: str) -> Row:
    owners = {"claim_id": f"c-{number}", "article_id": f"a-{number}", "revision_id": f"r-{number}", "ordinal": 0}
    said = {"speaker_id": f"e-{number % SPEAKERS}", "voice": list(Voice)[number % 4], "certainty": list(Certainty)[number % 4]}
    span = {"start": 0, "end": len(words), "exact": words, "prefix": "", "suffix": "", "hedges": [], "places": []}
    return {"id": f"p-{number}", "kind": ClaimKind.STATEMENT, "checkable": True, **owners, **said, **span}


def _make_document(claim: Row) -> Row:
    """As a load leaves it, for a list."""
    number = claim["sequence"] % SPEAKERS
    origin = {"id": f"e-{number}", "name": f"Speaker {number}", "kind": EntityKind.PERSON}
    rest: Row = {
        "certainty": {Certainty.STATED: 1},
        "when": None,
        "where": [],
        "event": None,
        "quantity": None,
        "origins": [origin],
    }
    summary = ClaimSummary.model_validate({**claim, **rest}).model_dump_json().encode()
    return {"claim_id": claim["id"], "shape": find_shape(), "summary": summary}


def _make_origin(number: int) -> Row:
    return {"claim_id": f"c-{number}", "entity_id": f"e-{number % SPEAKERS}", "ordinal": 0}


def _make_mention(number: int, words: str) -> Row:
    first = words.split(maxsplit=1)[0]
    return {"revision_id": f"r-{number}", "entity_id": f"e-{number % SPEAKERS}", "start": 0, "end": len(first), "exact": first}
