"""Vectors of statements: stored once, compared, and left out where there is no model."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import delete
from sqlmodel import Session, select

from app.embedding import Vectors
from app.errors import AppError
from app.linking import link_article, vectors
from app.linking.features import Statement
from app.linking.vectors import find_alike, get_likeness, read_vectors
from app.models import Appearance, AppearanceVector
from app.queries.vectors import get_newest_number
from app.search.embedding import embed_texts
from app.settings import get_settings
from tests.linking.factory import Said, Store, make_statement, make_turned

BRIDGE, WALL = "The Quenby bridge is closed to lorries", "A wall in Torvik fell"


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TWOSOURCE_EMBEDDING", "none")
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


@pytest.fixture
def linked(session: Session) -> Session:
    store_and_link(session)
    return session


def store_and_link(session: Session) -> None:
    store = Store(session, {"Torvik": ("Torvik", "place")})
    article_id = store.add("a", f"{BRIDGE}. {WALL}.", [Said(BRIDGE), Said(WALL)])
    link_article(session, article_id, run_id=store.run_id)


def make_seen(name: str, article: str, degrees: float | None) -> Statement:
    return replace(make_statement(name, article=article), vector=None if degrees is None else make_turned(degrees))


def fail_on_texts(texts: Sequence[str]) -> Vectors:
    assert not texts, f"made again: {texts}"
    return np.zeros((0, 384), np.float32)


class TestStoring:
    def test_linking_stores_a_vector_for_each_statement(self, linked: Session) -> None:
        rows = linked.exec(select(AppearanceVector)).all()
        assert {row.appearance_id for row in rows} == set(linked.exec(select(Appearance.id)))
        assert {(row.model, len(row.vector)) for row in rows} == {("all-MiniLM-L6-v2-int8", 768)}

    def test_what_was_prepared_is_stored_as_if_linking_had_made_it(self, linked: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        words = {row.id: row.exact for row in linked.exec(select(Appearance))}
        made = {row.appearance_id: row.vector for row in linked.exec(select(AppearanceVector))}
        vectors.prepare_vectors(words.values())
        monkeypatch.setattr(vectors, "embed_texts", fail_on_texts)
        linked.execute(delete(AppearanceVector))
        read_vectors(linked, words)
        assert {row.appearance_id: row.vector for row in linked.exec(select(AppearanceVector))} == made

    def test_what_is_stored_is_not_made_again(self, linked: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        words = {row.id: row.exact for row in linked.exec(select(Appearance))}
        before = read_vectors(linked, words)
        monkeypatch.setattr(vectors, "embed_texts", fail_on_texts)
        after = read_vectors(linked, words)
        assert all((before[one] == after[one]).all() for one in words)

    def test_another_models_vectors_are_made_anew(self, linked: Session) -> None:
        row = linked.exec(select(AppearanceVector)).first()
        assert row is not None
        row.model, row.vector = "another", b"\0" * 8
        appearance, newest = linked.get_one(Appearance, row.appearance_id), get_newest_number(linked, AppearanceVector)
        (vector,) = read_vectors(linked, {appearance.id: appearance.exact}).values()
        assert vector.shape == (384,)
        made = linked.exec(select(AppearanceVector).where(AppearanceVector.appearance_id == appearance.id)).one()
        assert (made.model, made.number) == ("all-MiniLM-L6-v2-int8", newest + 1)

    def test_they_go_with_their_appearance(self, linked: Session) -> None:
        for row in linked.exec(select(Appearance)):
            linked.delete(row)
        linked.flush()
        linked.expire_all()
        assert linked.exec(select(AppearanceVector)).all() == []


class TestComparing:
    def test_likeness_is_the_cosine_in_hundredths(self) -> None:
        assert get_likeness(make_seen("x", "a-1", 0), make_seen("y", "a-2", 60)) == 0.5

    def test_without_a_vector_nothing_is_said(self) -> None:
        assert get_likeness(make_seen("x", "a-1", None), make_seen("y", "a-2", 60)) is None

    def test_pairs_are_found_in_any_order_of_loading(self) -> None:
        a, b, c, d = make_seen("a", "a-1", 0), make_seen("b", "a-2", 20), make_seen("c", "a-3", 90), make_seen("d", "a-4", None)
        assert find_alike([a, b, c, d], fresh={"a-2"}, least=0.9) == [(0, 1)]
        assert find_alike([c, d, b, a], fresh={"a-1"}, least=0.9) == [(2, 3)]

    def test_articles_that_were_compared_before_are_not_again(self) -> None:
        a, b, c = make_seen("a", "a-1", 0), make_seen("b", "a-2", 1), make_seen("c", "a-3", 2)
        assert find_alike([a, b, c], fresh={"a-3"}, least=0.9) == [(0, 2), (1, 2)]
        assert find_alike([a, b, c], fresh=set(), least=0.9) == []


class TestWithoutModel:
    @pytest.mark.usefixtures("without_model")
    def test_linking_goes_on_and_stores_none(self, session: Session) -> None:
        store_and_link(session)
        assert session.exec(select(AppearanceVector)).all() == []
        assert all(row.claim_id for row in session.exec(select(Appearance)))

    def test_missing_packages_are_an_error_that_says_what_to_do(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from app.embedding import minilm

        minilm._load.cache_clear()
        monkeypatch.setitem(sys.modules, "tokenizers", None)
        with pytest.raises(AppError, match="TWOSOURCE_EMBEDDING=none"):
            embed_texts([BRIDGE])
