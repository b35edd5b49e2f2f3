"""A text against the store, as a load would compare it."""

import json
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, func, select

from app.db import make_engine, migrate, reading
from app.loader.checking import check_text, find_checks
from app.loader.load import load
from app.loader.records import Refusal
from app.models import Article, Change, Entity
from app.schemas.check import CheckedClaim, CheckResult
from app.vocabulary import Finding
from tests.loader.fakes import make_linking_steps, read_lines

FLOOD = "The river Brel flooded shops, schools and the old market of Ost"
SAID = "Ada Quill said 40 people left Ost after the river Brel rose"
TRAINS = "Trains to Ost stop at the Brel bridge until the rain ends"
MORNING = f"{FLOOD}\n\n{SAID}\n\nAda Quill said nobody drowned in the Brel flood at Ost\n\n{TRAINS}"
NOON = f"The old market and shops of Ost are under water\n\n{SAID}\n\nThe pier of Ost held when the river Brel rose"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A store with two articles on one flood."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text, day in (("morning", MORNING, "2031-05-02T08:00:00Z"), ("noon", NOON, "2031-05-02T12:00:00Z")):
        (folder / f"{name}.txt").write_text(text, "utf-8")
        about = {"publisher": f"The {name.title()}", "published_at": day}
        (folder / f"{name}.meta.json").write_text(json.dumps(about), "utf-8")
    url = f"sqlite:///{tmp_path / 'store.db'}"
    migrate(url)
    engine = make_engine(url)
    assert load(engine, [folder], steps=make_linking_steps()).loaded == 2
    yield engine
    engine.dispose()


def check(engine: Engine, *lines: str, published_at: str | None = "2031-05-02T18:00:00Z") -> CheckResult:
    return check_text(engine, "\n\n".join((f"{FLOOD} again", *lines)), read=read_lines, id="mine", published_at=published_at)


def figure(found: CheckResult) -> CheckedClaim:
    [claim] = [claim for claim in found.claims if claim.quantity]
    return claim


class TestFindings:
    def test_one_voice_in_two_articles_is_echoed_and_the_same_voice_once_more(self, engine: Engine) -> None:
        found = figure(check(engine, "Ada Quill said 40 people left Ost after the river rose"))
        assert found.finding is Finding.ECHOED
        assert found.why == [
            "in the store: said in 2 articles, all by Ada Quill",
            "Ada Quill, whom the text cites, is the same voice",
        ]
        [match] = found.matches
        assert (match.relation, match.claim.statement) == ("same", "40 people moved")
        assert match.origins[0].name == "Ada Quill"
        for appearance in match.appearances:
            assert appearance.evidence.exact == "40 people left Ost after the river Brel rose"

    def test_another_voice_is_said_to_be_one(self, engine: Engine) -> None:
        found = figure(check(engine, "Bram Oster said 40 people left Ost after the river rose"))
        assert found.finding is Finding.ECHOED
        assert found.why[1] == "Bram Oster, whom the text cites, is another voice"

    def test_a_conflict_shows_the_other_sides_words(self, engine: Engine) -> None:
        noon = "2031-05-02T12:00:00Z"
        found = figure(check(engine, "Bram Oster said 90 people left Ost after the river rose", published_at=noon))
        assert found.finding is Finding.DISPUTED
        assert "is not 90; Ada Quill against Bram Oster, same day" in found.why[1]
        assert found.matches[0].relation == "conflicts"
        assert found.matches[0].appearances[0].evidence.exact == "40 people left Ost after the river Brel rose"

    def test_the_text_itself_is_named_so_where_it_cites_nobody(self, engine: Engine) -> None:
        found = figure(check(engine, "90 people left Ost after the river rose", published_at="2031-05-02T12:00:00Z"))
        assert "Ada Quill against the text itself" in found.why[1]

    def test_what_the_text_updates_is_told_among_the_reasons(self, engine: Engine) -> None:
        found = check(engine, "Ada Quill said 60 people left Ost after the river rose, up from 40")
        [rise] = [claim for claim in found.claims if claim.quantity and claim.quantity.exact == "60"]
        assert rise.finding is Finding.UNKNOWN
        [match] = rise.matches
        assert rise.why == [
            "the store holds nothing that says the same",
            f"the text updates “40 people moved” ({match.claim.id}): 60 follows 40, as the article says",
        ]

    def test_who_counts_in_the_texts_own_words_is_cited(self, engine: Engine) -> None:
        found = figure(check(engine, "Quill herself counted 40 people who left Ost after the river rose"))
        assert found.why[1] == "Ada Quill, whom the text cites, is the same voice"

    def test_the_texts_claim_is_called_so_among_the_reasons(self, engine: Engine) -> None:
        [_, pier] = check(engine, "The pier of Ost never held").claims
        assert pier.finding is Finding.DISPUTED
        assert "the text’s claim is told as a denial" in pier.matches[0].reasons

    def test_what_one_article_says_is_single_source(self, engine: Engine) -> None:
        noon = "2031-05-02T12:00:00Z"
        [_, pier] = check(engine, "The pier of Ost held when the Brel rose", published_at=noon).claims
        assert pier.finding is Finding.SINGLE_SOURCE
        assert pier.why[1] == "the text cites nobody for it"

    def test_what_nobody_says_is_unknown(self, engine: Engine) -> None:
        [_, fuel] = check(engine, "Fuel ran out at the harbour").claims
        assert (fuel.finding, fuel.matches) == (Finding.UNKNOWN, [])
        assert fuel.why == ["the store holds nothing that says the same"]

    def test_another_happening_is_unknown_as_a_whole(self, engine: Engine) -> None:
        found = check_text(engine, "Bram Oster said 40 people joined the choir", read=read_lines)
        assert found.events == []
        assert {claim.finding for claim in found.claims} == {Finding.UNKNOWN}
        assert found.claims[0].why == ["no article of the store reports this happening"]


class TestText:
    def test_claims_come_in_the_texts_order_with_spans_that_slice_back(self, engine: Engine) -> None:
        text = f"{MORNING}\n\nAda Quill said 12 boats sank"
        found = check_text(engine, text, read=read_lines)
        assert [claim.evidence.start for claim in found.claims] == sorted(claim.evidence.start for claim in found.claims)
        for claim in found.claims:
            for span in (claim.evidence, claim.quantity):
                assert span is None or text[span.start : span.end] == span.exact

    def test_a_text_that_the_store_prints_is_named(self, engine: Engine) -> None:
        found = check_text(engine, MORNING, read=read_lines)
        assert found.copy_of is not None
        assert found.copy_of.publisher == "The Morning"

    def test_nothing_is_stored(self, engine: Engine) -> None:
        def count(session: Session) -> list[int]:
            return [session.exec(select(func.count()).select_from(table)).one() for table in (Article, Change, Entity)]

        with reading(engine) as session:
            before = count(session)
        check(engine, "Bram Oster said 90 people left Ost")
        with reading(engine) as session:
            assert count(session) == before


class TestFiles:
    def test_a_sidecar_tells_the_day(self, engine: Engine, tmp_path: Path) -> None:
        (tmp_path / "draft.txt").write_text(f"{FLOOD}\n\nAda Quill said 41 people left Ost after the river rose", "utf-8")
        (tmp_path / "draft.meta.json").write_text('{"published_at": "2031-05-03T08:00:00Z"}', "utf-8")
        [(where, found)] = [item for item in run(engine, tmp_path / "draft.txt") if not isinstance(item, Refusal)]
        assert where.endswith("draft.txt")
        assert found.id == "draft"
        assert "2031-05-03 after 2031-05-02" in " ".join(figure(found).why)

    def test_what_cannot_be_read_is_refused(self, engine: Engine, tmp_path: Path) -> None:
        [refusal] = run(engine, tmp_path / "missing.txt")
        assert isinstance(refusal, Refusal)


def run(engine: Engine, path: Path) -> list[tuple[str, CheckResult] | Refusal]:
    return list(find_checks(engine, [path], stream=BufferedReader(BytesIO()), read=read_lines, max_chars=1_000))
