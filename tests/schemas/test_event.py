from sqlmodel import Session

from app.models import Claim
from app.queries.events import find_conflicts, find_figures
from app.schemas.event import make_figure_rows
from tests import factories as make


class TestMakeFigureRows:
    def agree(self, session: Session, figures: list[tuple[Claim, int]], *, texts: int = 2) -> list[bool | None]:
        articles = [make.make_article(session, "12 people moved") for _ in range(texts)]
        for claim, number in figures:
            appearance = make.make_appearance(session, claim, articles[number], "12 people moved")
            make.make_quantity(session, appearance, articles[number], "12")
        event_id = figures[0][0].event_id or ""
        rows = find_figures(session, event_id)
        return [row.agree for row in make_figure_rows(rows, find_conflicts(session, {row[2].id for row in rows}))]

    def test_one_claim_in_two_articles_agrees(self, session: Session) -> None:
        claim = make.make_figure_claim(session, event_id=make.make_event(session).id)
        assert self.agree(session, [(claim, 0), (claim, 1)]) == [True]

    def test_one_article_that_repeats_itself_agrees_with_nobody(self, session: Session) -> None:
        claim = make.make_figure_claim(session, event_id=make.make_event(session).id)
        assert self.agree(session, [(claim, 0), (claim, 0)]) == [None]

    def test_a_conflict_outweighs_agreement(self, session: Session) -> None:
        event = make.make_event(session).id
        one, other = make.make_figure_claim(session, event_id=event), make.make_figure_claim(session, event_id=event)
        make.make_link(session, one, other)
        assert self.agree(session, [(one, 0), (one, 1), (other, 1)]) == [False]

    def test_a_conflict_with_a_claim_outside_the_table_does_not_count(self, session: Session) -> None:
        one = make.make_figure_claim(session, event_id=make.make_event(session).id)
        make.make_link(session, one, make.make_figure_claim(session))
        assert self.agree(session, [(one, 0)]) == [None]
