"""Search by meaning and its joining with search by words, on hand-made vectors."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine, TableClause
from sqlmodel import Session, col, select

from app.db import writing
from app.embedding import Vectors
from app.models import AppearanceVector, Article, PassageVector, now
from app.search import matrix, meaning
from app.search.embedding import STORED
from app.search.explain import MEANING, explain
from app.search.found import Found, find
from app.search.language import parse
from app.search.matching import find_ids
from app.search.meaning import (
    find_alike_articles,
    find_alike_claims,
    make_query_vector,
    weigh_articles,
    weigh_claims,
)
from app.search.tables import ARTICLE, CLAIM
from app.search.typos import correct
from app.settings import get_settings
from tests.factories import make_appearance, make_article, make_claim

MATTERS = ("flood", "harvest", "train")


def make_vector(**shares: float) -> Vectors:
    """A vector that is about some of the MATTERS, as much as is said, and else about nothing in particular."""
    vector = np.zeros(384, np.float32)
    vector[: len(MATTERS)] = [shares.get(matter, 0.0) for matter in MATTERS]
    vector[-1] = np.sqrt(max(0.0, 1 - float(vector @ vector)))
    return vector


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """In the model's place: a text is about the matters that it names. What was embedded."""
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        return np.stack([make_vector(**dict.fromkeys([m for m in MATTERS if m in text.lower()], 1.0)) for text in texts])

    monkeypatch.setattr(meaning, "embed_texts", embed)
    make_query_vector.cache_clear()
    matrix._opened.clear()
    yield asked
    make_query_vector.cache_clear()
    get_settings.cache_clear()


def add_article(session: Session, text: str, *vectors: Vectors, title: str | None = None) -> str:
    article = make_article(session, text, title=title)
    for vector in vectors:
        stored = vector.astype(STORED).tobytes()
        session.add(PassageVector(article_id=article.id, model=get_settings().embedding, vector=stored))
    session.flush()
    return article.id


def add_claim(session: Session, article_id: str, statement: str, vector: Vectors | None = None, **more: Any) -> tuple[str, str]:
    """A claim with one appearance; their ids."""
    claim = make_claim(session, statement=statement)
    appearance = make_appearance(session, claim, session.get_one(Article, article_id), statement, **more)
    if vector is not None:
        stored = vector.astype(STORED).tobytes()
        session.add(AppearanceVector(appearance_id=appearance.id, model=get_settings().embedding, vector=stored))
        session.flush()
    return claim.id, appearance.id


def search(engine: Engine, typed: str, *, table: TableClause = ARTICLE, by_words: bool = False) -> Found:
    with Session(engine) as session:
        query = correct(session, parse(typed))
        return find(session, table, query, typed=None if by_words else typed)


def name(engine: Engine, found: Found, *, table: TableClause = ARTICLE) -> list[str]:
    """The ids of the hits, in their order."""
    with Session(engine) as session:
        ids = find_ids(session, table, [hit.key for hit in found.hits])
    return [ids[hit.key] for hit in found.hits]


class TestAlike:
    def test_nearest_passage_counts(self, engine: Engine) -> None:
        with writing(engine) as session:
            near = add_article(session, "One.", make_vector(harvest=0.4), make_vector(flood=0.9))
            far = add_article(session, "Two.", make_vector(flood=0.5), make_vector(flood=0.6))
            add_article(session, "Three.", make_vector(harvest=0.9))
        with Session(engine) as session:
            found = find_alike_articles(session, "flood", limit=5)
        assert [item for item, _ in found] == [near, far]
        assert [cosine for _, cosine in found] == pytest.approx([0.9, 0.6], abs=0.001)

    def test_article_is_found_by_its_statements_too(self, engine: Engine) -> None:
        with writing(engine) as session:
            article = add_article(session, "Water came.")
            claim, _ = add_claim(session, article, "Water came", make_vector(flood=0.8))
        with Session(engine) as session:
            assert [item for item, _ in find_alike_articles(session, "flood", limit=5)] == [article]
            assert [item for item, _ in find_alike_claims(session, "flood", limit=5)] == [claim]

    def test_figure_is_found_by_the_statement_it_stands_in(self, engine: Engine) -> None:
        with writing(engine) as session:
            article = add_article(session, "Water took 3 cows.")
            whole, appearance = add_claim(session, article, "Water took 3 cows", make_vector(flood=0.8))
            figure, _ = add_claim(session, article, "3 cows", within_id=appearance)
        with Session(engine) as session:
            assert {item for item, _ in find_alike_claims(session, "flood", limit=5)} == {whole, figure}
            assert {item for item, _ in weigh_claims(session, "flood", [figure])} == {figure}

    def test_what_was_withdrawn_or_deleted_is_gone_at_once(self, engine: Engine) -> None:
        with writing(engine) as session:
            first, second = (add_article(session, text, make_vector(flood=0.9)) for text in ("Water came.", "Two."))
            add_claim(session, first, "Water came", make_vector(flood=0.8))
        with Session(engine) as session:
            assert len(find_alike_articles(session, "flood", limit=5)) == 2
        with writing(engine) as session:
            session.get_one(Article, first).withdrawn_at = now()
        with Session(engine) as session:
            assert [item for item, _ in find_alike_articles(session, "flood", limit=5)] == [second]

    def test_weighing_gives_only_what_was_asked(self, engine: Engine) -> None:
        with writing(engine) as session:
            ids = [add_article(session, f"{share}.", make_vector(flood=share)) for share in (0.1, 0.9, 0.5)]
        with Session(engine) as session:
            found = weigh_articles(session, "flood", [ids[0], ids[2]])
        assert [item for item, _ in found] == [ids[2], ids[0]]

    def test_addresses_are_not_embedded_and_a_query_only_once(self, engine: Engine, model: list[str]) -> None:
        with Session(engine) as session:
            for _ in range(2):
                find_alike_articles(session, "#flood at https://example.org/a?b by @quay", limit=5)
                assert find_alike_articles(session, "https://example.org", limit=5) == []
        assert [text.split() for text in model] == [["flood", "at", "by", "quay"]]


class TestRank:
    @pytest.fixture
    def filled(self, engine: Engine) -> tuple[Engine, list[str]]:
        """Articles with the word, with word and meaning, with the meaning alone, and with neither."""
        with writing(engine) as session:
            ids = [
                add_article(session, "Flood of tourists.", make_vector(train=0.5)),
                add_article(session, "Flood on the Marsh.", make_vector(flood=0.9)),
                add_article(session, "The river rose.", make_vector(flood=0.8)),
                add_article(session, "Apples.", make_vector(harvest=0.9)),
            ]
        return engine, ids

    def test_both_before_one_and_nothing_left_out(self, filled: tuple[Engine, list[str]]) -> None:
        engine, (word, both, alone, _) = filled
        found = search(engine, "flood")
        assert name(engine, found)[0] == both
        assert set(name(engine, found)) == {word, both, alone}
        assert found.total == 3

    def test_by_words_alone(self, filled: tuple[Engine, list[str]]) -> None:
        engine, (word, both, _, _) = filled
        found = search(engine, "flood", by_words=True)
        assert set(name(engine, found)) == {word, both}
        assert all(hit.lexical is None and hit.meaning is None for hit in found.hits)

    @pytest.mark.parametrize("typed", ['"flood on" marsh', "flood -tourists", "flood AND marsh"])
    def test_operators_filter_before_meaning_orders(self, filled: tuple[Engine, list[str]], typed: str) -> None:
        engine, (_, both, _, _) = filled
        assert name(engine, search(engine, typed)) == [both]

    def test_meaning_orders_what_a_filter_leaves(self, filled: tuple[Engine, list[str]]) -> None:
        engine, (word, both, _, _) = filled
        assert name(engine, search(engine, "flood -apples")) == [both, word]

    def test_scripts_that_the_model_cannot_read_have_no_meaning(self, filled: tuple[Engine, list[str]], model: list[str]) -> None:
        assert len(search(filled[0], "洪水").hits) == 0
        assert model == []

    def test_query_without_a_word_that_occurs_is_found_by_meaning(self, engine: Engine) -> None:
        with writing(engine) as session:
            article = add_article(session, "The river rose.", make_vector(flood=0.8))
        found = search(engine, "flood")
        assert (name(engine, found), found.total) == ([article], 1)

    def test_corrected_words_are_what_is_meant(self, filled: tuple[Engine, list[str]], model: list[str]) -> None:
        search(filled[0], "Flod on the marsh")
        assert model == ["flood on the marsh"]

    def test_parts_add_up_to_the_score(self, filled: tuple[Engine, list[str]]) -> None:
        engine, _ = filled
        found = search(engine, "flood marsh")
        with Session(engine) as session:
            parts = explain(session, ARTICLE, found.query, found.hits)
        for hit in found.hits:
            assert sum(parts[hit.key].values()) == pytest.approx(hit.score)
        assert any(MEANING in each for each in parts.values())

    def test_what_was_added_behind_the_first_page_stays_out(self, filled: tuple[Engine, list[str]]) -> None:
        engine, _ = filled
        first = search(engine, "flood")
        with writing(engine) as session:
            add_article(session, "Water everywhere.", make_vector(flood=1.0))
        with Session(engine) as session:
            again = find(session, ARTICLE, correct(session, parse("flood")), typed="flood", newest=first.newest)
        assert [hit.key for hit in again.hits] == [hit.key for hit in first.hits]

    def test_claims_are_ranked_as_well(self, engine: Engine) -> None:
        with writing(engine) as session:
            article = add_article(session, "The river rose. Apples fell.")
            claim, _ = add_claim(session, article, "The river rose", make_vector(flood=0.8))
            add_claim(session, article, "Apples fell", make_vector(harvest=0.8))
        assert name(engine, search(engine, "flood", table=CLAIM), table=CLAIM) == [claim]

    def test_vectors_of_another_model_do_not_count(self, filled: tuple[Engine, list[str]]) -> None:
        engine, (word, both, _, _) = filled
        with writing(engine) as session:
            for row in session.exec(select(PassageVector).order_by(col(PassageVector.number))):
                session.add(PassageVector(article_id=row.article_id, model="old", vector=row.vector))
                session.delete(row)
        assert set(name(engine, search(engine, "flood"))) == {word, both}
