"""The figures of one event side by side: a row for each measure, with every article's figure and how the count went on."""

from collections.abc import Collection, Mapping, Sequence

from pydantic import BaseModel, Field

from app.queries.events import FigureRow
from app.schemas.claim import ClaimStanding, Figure, SpeakerItem, make_speaker
from app.schemas.lookup import make_standing
from app.schemas.spans import Span, make_span
from app.vocabulary import Certainty, Relation

Relations = Mapping[Relation, Collection[tuple[str, str]]]
"""Pairs of claims' ids by relation, the first the one that refines or updates."""


class FigureItem(BaseModel):
    """A figure that one article gives: one cell of the table."""

    article: str = Field(description="Id of the article, one of the event's `articles`.")
    claim: ClaimStanding = Field(description="The claim that the figure is an appearance of.")
    figure: Figure = Field(description="What the figure says.")
    exact: Span = Field(description="The figure's own words.")
    speaker: SpeakerItem | None = Field(description="Who gives it; null where the article says it in its own voice.")
    certainty: Certainty = Field(description="How sure the words are.")
    as_of: str | None = Field(
        description="EDTF of the moment that it holds for: as the text tells, else of publication; null where neither is known."
    )
    agrees: list[str] = Field(description="Ids of the other articles that give the same figure.")
    differs: list[str] = Field(description="Ids of the claims in the table that cannot hold beside it.")


class TimelineItem(BaseModel):
    """What was said of a measure as of one moment."""

    as_of: str = Field(description="EDTF of the moment.")
    claim: ClaimStanding = Field(description="The claim as of then.")
    articles: list[str] = Field(description="Ids of the articles that give it as of then.")
    updates: list[str] = Field(description="Ids of the claims in the table that it updates.")


class FigureRowItem(BaseModel):
    """What the articles say of one measure: one row of the table."""

    measure: str = Field(description="What the numbers measure.")
    agree: bool | None = Field(
        description="False where one of the figures cannot hold beside another of the table, true where articles give the same "
        "one, null where none do."
    )
    figures: list[FigureItem] = Field(description="The figures by article in the order of loading, then as read.")
    timeline: list[TimelineItem] = Field(description="The same figures by the moments that they hold for, where these are known.")


def make_figure_rows(figures: Sequence[FigureRow], relations: Relations) -> list[FigureRowItem]:
    """The table's rows in the order of their first figure; a claim stands in one, whatever else an article calls what it counts."""
    rows: dict[str, list[FigureRow]] = {}
    for figure in figures:
        rows.setdefault(figure[-1], []).append(figure)
    shown = {claim.id for _, _, claim, _, _, _ in figures}
    apart: dict[str, list[str]] = {}
    for one, other in sorted(relations[Relation.CONFLICTS]):
        if one in shown and other in shown:
            apart.setdefault(one, []).append(other)
            apart.setdefault(other, []).append(one)
    return [_make_row(measure, row, relations, apart) for measure, row in rows.items()]


def _make_row(measure: str, row: Sequence[FigureRow], relations: Relations, apart: Mapping[str, Sequence[str]]) -> FigureRowItem:
    articles_of: dict[str, list[str]] = {}
    for _, _, claim, article, _, _ in row:
        if article.id not in articles_of.setdefault(claim.id, []):
            articles_of[claim.id].append(article.id)
    is_apart = any(claim_id in apart for claim_id in articles_of)
    agree = False if is_apart else True if any(len(articles) > 1 for articles in articles_of.values()) else None
    cells = [_make_cell(figure, agrees=articles_of[figure[2].id], differs=apart.get(figure[2].id, [])) for figure in row]
    return FigureRowItem(measure=measure, agree=agree, figures=cells, timeline=_make_timeline(cells, relations))


def _make_cell(row: FigureRow, *, agrees: Sequence[str], differs: Sequence[str]) -> FigureItem:
    quantity, appearance, claim, article, speaker, _ = row
    mention = make_span(appearance.speaker_start, appearance.speaker_end, appearance.speaker_exact)
    return FigureItem(
        article=article.id,
        claim=make_standing(claim),
        figure=Figure.model_validate(quantity, from_attributes=True),
        exact=Span(start=quantity.start, end=quantity.end, exact=quantity.exact),
        speaker=make_speaker(appearance, speaker, mention),
        certainty=Certainty(appearance.certainty),
        as_of=quantity.as_of or article.published_at,
        agrees=[one for one in agrees if one != article.id],
        differs=list(differs),
    )


def _make_timeline(cells: Sequence[FigureItem], relations: Relations) -> list[TimelineItem]:
    """The cells by moment; those whose year is not told come last."""
    moments: dict[tuple[str, str], list[FigureItem]] = {}
    for cell in cells:
        if cell.as_of is not None:
            moments.setdefault((cell.as_of, cell.claim.id), []).append(cell)
    updated = {
        claim_id: [other for one, other in sorted(relations[Relation.UPDATES]) if one == claim_id] for _, claim_id in moments
    }
    return [
        TimelineItem(
            as_of=as_of,
            claim=group[0].claim,
            articles=list(dict.fromkeys(cell.article for cell in group)),
            updates=updated[claim_id],
        )
        for (as_of, claim_id), group in sorted(moments.items(), key=lambda one: (one[0][0].startswith("X"), one[0][0]))
    ]
