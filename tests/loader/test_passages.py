"""Vectors of titles and passages, made behind a load."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from sqlalchemy import Engine, func
from sqlmodel import Session, select

from app.db import writing
from app.loader import passages
from app.loader.passages import embed_articles
from app.models import Article, PassageVector, Revision, now
from app.settings import get_settings
from tests.factories import make_article

LONG = "The ferry left the pier. " * 80  # 400 words, four passages


def quick_embed(calls: list[list[str]]) -> Callable[..., np.ndarray]:
    """What stands in for the model and notes what it is given."""

    def embed(texts: list[str], *, threads: int = 1) -> np.ndarray:
        calls.append(texts)
        return np.ones((len(texts), 384), np.float32)

    return embed


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    """No model: what would be embedded, call by call."""
    calls: list[list[str]] = []
    monkeypatch.setattr(passages, "embed_texts", quick_embed(calls))
    yield calls
    get_settings.cache_clear()


def add_article(engine: Engine, text: str = LONG, *, read: bool = False, title: str | None = "Ferry") -> str:
    with writing(engine) as session:
        article = make_article(session, text, title=title)
        session.exec(select(Revision).where(Revision.article_id == article.id)).one().read = read
        return article.id


def count(engine: Engine, article_id: str) -> int:
    with Session(engine) as session:
        rows = select(func.count()).select_from(PassageVector).where(PassageVector.article_id == article_id)
        return session.exec(rows).one()


class TestEmbedArticles:
    def test_title_and_passages_of_an_article_that_was_not_read(self, engine: Engine) -> None:
        article = add_article(engine)
        assert embed_articles(engine) == 1
        assert count(engine, article) == 5

    def test_one_passage_of_an_article_whose_claims_have_vectors(self, engine: Engine) -> None:
        article = add_article(engine, read=True)
        embed_articles(engine)
        assert count(engine, article) == 2

    def test_nothing_is_made_twice(self, engine: Engine, quick: list[list[str]]) -> None:
        add_article(engine)
        embed_articles(engine)
        quick.clear()
        assert embed_articles(engine) == 0
        assert not any(quick)

    def test_batches_go_on_until_all_have_vectors(self, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(passages, "BATCH", 2)
        for number in range(5):
            add_article(engine, f"Boat {number}.")
        told: list[int] = []
        assert embed_articles(engine, on_batch=told.append) == 5
        assert told == [2, 2, 1]

    def test_another_models_vectors_are_replaced(self, engine: Engine) -> None:
        article = add_article(engine, "Boats.")
        with writing(engine) as session:
            session.add(PassageVector(article_id=article, model="old", vector=b""))
        embed_articles(engine)
        with Session(engine) as session:
            assert set(session.exec(select(PassageVector.model))) == {get_settings().embedding}

    @pytest.mark.parametrize("setting", [("TWOSOURCE_PASSAGES", "0"), ("TWOSOURCE_EMBEDDING", "none")])
    def test_a_setting_turns_it_off(self, engine: Engine, monkeypatch: pytest.MonkeyPatch, setting: tuple[str, str]) -> None:
        monkeypatch.setenv(*setting)
        get_settings.cache_clear()
        add_article(engine)
        assert embed_articles(engine) == 0


class TestStale:
    def test_new_title_new_text_and_withdrawal_take_the_vectors_away(self, engine: Engine) -> None:
        for change in ("title", "text", "withdrawn"):
            article_id = add_article(engine, f"Boats, {change}.")
            embed_articles(engine)
            with writing(engine) as session:
                article = session.get_one(Article, article_id)
                revision = session.exec(select(Revision).where(Revision.article_id == article_id)).one()
                if change == "title":
                    article.title = "Ships"
                elif change == "text":
                    revision.text = "Ships."
                else:
                    article.withdrawn_at = now()
            assert count(engine, article_id) == 0, change

    def test_change_of_the_publisher_keeps_them(self, engine: Engine) -> None:
        article_id = add_article(engine, "Boats.")
        embed_articles(engine)
        with writing(engine) as session:
            session.get_one(Article, article_id).publisher = "The Quay"
        assert count(engine, article_id) == 2

    def test_article_that_changes_meanwhile_gets_the_vectors_of_its_new_text(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch, quick: list[list[str]]
    ) -> None:
        article_id = add_article(engine, "Boats.")
        made = quick_embed(quick)

        def change_meanwhile(texts: list[str], *, threads: int = 1) -> object:
            if len(quick) == 0:
                with writing(engine) as session:
                    session.get_one(Article, article_id).title = "Ships"
            return made(texts, threads=threads)

        monkeypatch.setattr(passages, "embed_texts", change_meanwhile)
        embed_articles(engine)
        assert quick[0][0] == "Ferry"
        assert quick[1][0] == "Ships"
        assert count(engine, article_id) == 2
