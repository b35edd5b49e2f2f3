import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from app.errors import NotFoundError
from app.models import ClaimAlias
from app.queries import claims as queries
from app.vocabulary import Comparator
from tests import factories as make

NUMBERS = st.integers(-50, 50)


def found(session: Session, **filters: object) -> list[str]:
    return queries.get_claims_page(session, conditions=queries.matching(**filters), after=None, limit=100).rows  # type: ignore[arg-type]  # tests give known filters


class TestMatching:
    @pytest.mark.parametrize(
        ("comparator", "low", "high", "least", "most", "is_found"),
        [
            (Comparator.EQUAL, 12, 12, 12, 12, True),
            (Comparator.EQUAL, 12, 12, 13, None, False),
            (Comparator.MORE, 100, None, 101, None, True),
            (Comparator.MORE, 100, None, None, 100, False),
            (Comparator.AT_LEAST, 100, None, None, 100, True),
            (Comparator.LESS, None, 9, 9, None, False),
            (Comparator.AT_MOST, None, 9, 9, None, True),
            (Comparator.RANGE, 10, 20, 15, 16, True),
            (Comparator.RANGE, 10, 20, 21, None, False),
        ],
    )
    def test_a_figure_is_found_where_its_interval_meets_the_range(
        self,
        session: Session,
        comparator: Comparator,
        low: float | None,
        high: float | None,
        least: float | None,
        most: float | None,
        *,
        is_found: bool,
    ) -> None:
        claim = make.make_figure_claim(session, comparator=comparator, low=low, high=high)
        assert found(session, min_value=least, max_value=most) == ([claim.id] if is_found else [])

    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.tuples(NUMBERS, NUMBERS).map(sorted), st.tuples(NUMBERS, NUMBERS).map(sorted))
    def test_closed_intervals_are_found_exactly_where_they_overlap(
        self, engine: Engine, figure: list[int], asked: list[int]
    ) -> None:
        with Session(engine) as session:
            make.make_figure_claim(session, comparator=Comparator.RANGE, low=figure[0], high=figure[1])
            overlap = max(figure[0], asked[0]) <= min(figure[1], asked[1])
            assert bool(found(session, min_value=asked[0], max_value=asked[1])) is overlap

    def test_a_statement_has_no_value(self, session: Session) -> None:
        make.make_claim(session)
        assert found(session, min_value=0) == []


class TestCountFacets:
    def test_counts_a_claim_once_however_often_it_appears(self, session: Session) -> None:
        claim, article = make.make_claim(session), make.make_article(session)
        for _ in range(3):
            make.make_appearance(session, claim, article)
        assert queries.count_facets(session, conditions=[])["voice"] == [("narrated", 1)]

    def test_gives_a_bounded_number_of_values_the_commonest_first(self, session: Session) -> None:
        for number in range(queries.FACET_VALUES + 5):
            make.make_figure_claim(session, measure=f"moved {number:02}")
        make.make_figure_claim(session, measure="moved 24")
        measures = queries.count_facets(session, conditions=[])["measure"]
        assert len(measures) == queries.FACET_VALUES
        assert measures[:2] == [("moved 24", 2), ("moved 00", 1)]


class TestRequireClaimId:
    def test_follows_a_merge(self, session: Session) -> None:
        claim = make.make_claim(session)
        session.add(ClaimAlias(old_id="c-old", claim_id=claim.id))
        session.flush()
        assert [queries.require_claim_id(session, each) for each in (claim.id, "c-old")] == [claim.id] * 2

    def test_refuses_what_was_never_a_claim(self, session: Session) -> None:
        with pytest.raises(NotFoundError, match="c-none"):
            queries.require_claim_id(session, "c-none")
