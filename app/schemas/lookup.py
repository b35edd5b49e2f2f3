"""From rows to what is shown of a claim. Shared by the API and the export."""

from collections.abc import Sequence

from sqlmodel import Session

from app.models import Claim, ClaimFigure, Entity, Event
from app.queries import lookups as queries
from app.queries.lookups import AppearanceRow
from app.schemas.article import make_article_ref, make_event_ref
from app.schemas.claim import (
    AppearanceItem,
    ArticleClaim,
    ClaimLookup,
    ClaimStanding,
    ClaimSummary,
    Figure,
    Moment,
    NamedRef,
    make_entity_ref,
    make_link_item,
    make_speaker,
)
from app.schemas.spans import Evidence, make_span, make_spans, name_revision
from app.vocabulary import Certainty, ClaimKind, Support, Voice


def read_summaries(session: Session, claim_ids: Sequence[str]) -> list[ClaimSummary]:
    """The claims as they stand in a list, in the order of the ids; unknown ids are left out. Five selects."""
    rows = queries.find_claims(session, claim_ids)
    origins = queries.find_origins(session, claim_ids)
    places = queries.find_places(session, claim_ids)
    counts = queries.count_certainties(session, claim_ids)
    return [
        _make_summary(
            claim,
            figure,
            event,
            origins=origins.get(claim.id, []),
            places=places.get(claim.id, []),
            certainties=counts.get(claim.id, []),
        )
        for claim, figure, event in rows
    ]


def read_lookups(session: Session, claim_ids: Sequence[str], *, first: int | None = None) -> list[ClaimLookup]:
    """The claims with their evidence, in the order of the ids; unknown ids are left out. Seven selects whatever their number.

    Only the `first` appearances of each claim, or all.
    """
    appearances = queries.find_appearances(session, claim_ids, first=first)
    links = queries.find_links(session, claim_ids)
    return [
        ClaimLookup(
            **dict(summary),
            appearances=[make_appearance(row) for row in appearances.get(summary.id, [])],
            links=[
                make_link_item(link, claim_id=summary.id, far_id=far_id, far_statement=far_statement)
                for link, far_id, far_statement in links.get(summary.id, [])
            ],
        )
        for summary in read_summaries(session, claim_ids)
    ]


def read_article_claims(session: Session, rows: Sequence[AppearanceRow]) -> list[ArticleClaim]:
    """Appearances with the claims that they are of."""
    claims = {claim.id: claim for claim, _, _ in queries.find_claims(session, {row[0].claim_id or "" for row in rows})}
    return [
        ArticleClaim(
            **dict(make_appearance(row)),
            claim=make_standing(claims[row[0].claim_id or ""]),
            checkable=row[0].checkable,
        )
        for row in rows
    ]


def make_appearance(row: AppearanceRow) -> AppearanceItem:
    """One occurrence of a claim, with its evidence and attribution."""
    appearance, article, sha256, speaker, quantity = row
    mention = make_span(appearance.speaker_start, appearance.speaker_end, appearance.speaker_exact)
    return AppearanceItem(
        id=appearance.id,
        article=make_article_ref(article),
        evidence=Evidence(
            start=appearance.start,
            end=appearance.end,
            exact=appearance.exact,
            prefix=appearance.prefix,
            suffix=appearance.suffix,
            revision=name_revision(sha256),
        ),
        speaker=make_speaker(appearance, speaker, mention),
        via=appearance.via,
        cue=make_span(appearance.cue_start, appearance.cue_end, appearance.cue_exact),
        voice=Voice(appearance.voice),
        certainty=Certainty(appearance.certainty),
        hedges=make_spans(appearance.hedges),
        quantity=None if quantity is None else make_span(quantity.start, quantity.end, quantity.exact),
    )


def make_standing(claim: Claim) -> ClaimStanding:
    """The claim in short, with how it stands."""
    return ClaimStanding(
        id=claim.id,
        statement=claim.statement,
        kind=ClaimKind(claim.kind),
        support=Support(claim.support),
        disputed=claim.disputed,
    )


def _make_summary(
    claim: Claim,
    figure: ClaimFigure | None,
    event: Event | None,
    *,
    origins: list[Entity],
    places: list[Entity],
    certainties: list[tuple[str, int]],
) -> ClaimSummary:
    return ClaimSummary(
        id=claim.id,
        kind=ClaimKind(claim.kind),
        statement=claim.statement,
        support=Support(claim.support),
        disputed=claim.disputed,
        checkable=claim.checkable,
        why=claim.why,
        origins=[make_entity_ref(entity) for entity in origins],
        certainty={Certainty(name): count for name, count in certainties},
        when=None if claim.when_edtf is None else Moment(edtf=claim.when_edtf, exact=claim.when_exact),
        where=[NamedRef(id=entity.id, name=entity.name) for entity in places],
        event=make_event_ref(event),
        quantity=None if figure is None else Figure.model_validate(figure, from_attributes=True),
    )
