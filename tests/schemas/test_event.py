from sqlmodel import Session

from app.models import Claim
from app.queries.events import find_figures, find_relations
from app.schemas.figures import FigureRowItem, make_figure_rows
from app.vocabulary import Relation
from tests import factories as make


class TestMakeFigureRows:
    def agree(self, session: Session, figures: list[tuple[Claim, int]], *, texts: int = 2) -> list[bool | None]:
        articles = [make.make_article(session, "12 people moved") for _ in range(texts)]
        for claim, number in figures:
            appearance = make.make_appearance(session, claim, articles[number], "12 people moved")
            make.make_quantity(session, appearance, articles[number], "12")
        event_id = figures[0][0].event_id or ""
        rows = find_figures(session, event_id)
        return [row.agree for row in make_figure_rows(rows, find_relations(session, {row[2].id for row in rows}))]

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

    def test_a_claim_stands_in_one_row_whatever_an_article_calls_what_it_counts(self, session: Session) -> None:
        claim = make.make_figure_claim(session, event_id=make.make_event(session).id)
        self.add(session, claim, "2031-05-02")
        article = make.make_article(session, "12 people moved")
        appearance = make.make_appearance(session, claim, article, "12 people moved")
        make.make_quantity(session, appearance, article, "12").measure = "relocated"
        [row] = self.read(session, claim.event_id or "")
        assert (row.agree, len(row.figures)) == (True, 2)

    def test_a_conflict_across_rows_counts_in_both(self, session: Session) -> None:
        event = make.make_event(session).id
        one, other = (
            make.make_figure_claim(session, event_id=event),
            make.make_figure_claim(session, event_id=event, measure="gone"),
        )
        make.make_link(session, one, other)
        self.add(session, one, None)
        self.add(session, other, None)
        first, second = self.read(session, event)
        assert (first.agree, second.agree) == (False, False)
        assert (first.figures[0].differs, second.figures[0].differs) == ([other.id], [one.id])

    def test_each_cell_says_who_agrees_and_what_differs(self, session: Session) -> None:
        event = make.make_event(session).id
        one, other = make.make_figure_claim(session, event_id=event), make.make_figure_claim(session, event_id=event)
        make.make_link(session, one, other)
        first, second = self.add(session, one, "2031-05-02"), self.add(session, one, "2031-05-03")
        third = self.add(session, other, None)
        [row] = self.read(session, event)
        assert [(cell.agrees, cell.differs) for cell in row.figures] == [
            ([second], [other.id]),
            ([first], [other.id]),
            ([], [one.id]),
        ]
        assert [cell.as_of for cell in row.figures] == ["2031-05-02", "2031-05-03", None]
        assert row.figures[2].article == third

    def test_the_timeline_goes_by_moment_and_says_what_was_updated(self, session: Session) -> None:
        event = make.make_event(session).id
        nine, twelve = make.make_figure_claim(session, event_id=event), make.make_figure_claim(session, event_id=event)
        make.make_link(session, twelve, nine, Relation.UPDATES)
        late, early = self.add(session, twelve, "2031-05-03"), self.add(session, nine, "2031-05-02")
        self.add(session, nine, None)
        [row] = self.read(session, event)
        shown = [(item.as_of, item.claim.id, item.articles, item.updates) for item in row.timeline]
        assert shown == [("2031-05-02", nine.id, [early], []), ("2031-05-03", twelve.id, [late], [nine.id])]

    def add(self, session: Session, claim: Claim, published_at: str | None) -> str:
        article = make.make_article(session, "12 people moved", published_at=published_at)
        make.make_quantity(session, make.make_appearance(session, claim, article, "12 people moved"), article, "12")
        return article.id

    def read(self, session: Session, event_id: str) -> list[FigureRowItem]:
        rows = find_figures(session, event_id)
        return make_figure_rows(rows, find_relations(session, {row[2].id for row in rows}))
