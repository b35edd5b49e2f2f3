"""The articles that come with the program."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from app.errors import AppError
from app.loader.seeds import find_seeds, seed
from app.loader.steps import ReadAll, Steps
from app.models import Article, Run
from tests.loader.fakes import make_steps


def stems() -> set[str]:
    return {path.stem for path in find_seeds().glob("*.txt")}


class TestSeedFolder:
    def test_each_text_has_a_sidecar_with_every_key(self) -> None:
        for stem in stems():
            sidecar = json.loads((find_seeds() / f"{stem}.meta.json").read_text(encoding="utf-8"))
            assert list(sidecar) == ["title", "publisher", "published_at", "url", "language", "byline"]

    def test_a_title_is_a_line_of_its_text(self) -> None:
        for stem in stems():
            title = json.loads((find_seeds() / f"{stem}.meta.json").read_text(encoding="utf-8"))["title"]
            assert title is None or title in Path(find_seeds() / f"{stem}.txt").read_text(encoding="utf-8").split("\n")


class TestSeed:
    def test_a_new_store_is_seeded_once(self, engine: Engine) -> None:
        summary = seed(engine, created=True, steps=make_steps())
        assert summary is not None
        assert summary.loaded == len(stems())
        assert seed(engine, created=False, steps=make_steps()) is None

    def test_a_store_of_the_users_own_is_left_alone(self, engine: Engine) -> None:
        assert seed(engine, created=False, steps=make_steps()) is None

    def test_a_seeding_that_was_cut_short_is_finished(self, engine: Engine) -> None:
        def fail() -> ReadAll:
            raise AppError("the model is missing")

        steps = make_steps()
        with pytest.raises(AppError):
            seed(engine, created=True, steps=Steps(fail, steps.link, steps.relink, steps.versions))
        summary = seed(engine, created=False, steps=steps)
        assert summary is not None
        with Session(engine) as session:
            assert len(session.exec(select(Article)).all()) == len(stems())
            assert session.exec(select(Run)).one().finished_at is not None
