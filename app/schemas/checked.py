"""From what linking found of a text to what is shown of it. Apart from the models: only a check needs linking."""

from collections.abc import Mapping

from sqlmodel import Session

from app.linking.check import Check, Checked, Match
from app.linking.draft import Draft
from app.linking.reading import render_statement
from app.models import Appearance, Entity
from app.queries import articles as article_queries
from app.queries import linking
from app.schemas.article import EventRef, make_article_ref
from app.schemas.check import APPEARANCES_SHOWN, CheckedClaim, CheckedSpeaker, CheckResult, StoredMatch
from app.schemas.claim import ClaimLookup, ClaimStanding, Figure
from app.schemas.lookup import read_lookups
from app.schemas.spans import Span, make_span, make_spans
from app.vocabulary import Certainty, ClaimKind, EntityKind, Relation, Voice


def make_result(session: Session, check: Check, draft: Draft, *, id: str, is_read: bool) -> CheckResult:  # noqa: A002 - as the wire has it
    """What is shown of a check. `id` is the name given with the text."""
    wanted = sorted({match.claim_id for one in check.claims for match in one.matches})
    lookups = {lookup.id: lookup for lookup in read_lookups(session, wanted, first=APPEARANCES_SHOWN)}
    events = {event.id: event for event in linking.find_events(session, check.events)}
    copied = article_queries.find_articles(session, [check.copy_of]) if check.copy_of else []
    return CheckResult(
        id=id,
        language=draft.article.language,
        read=is_read,
        events=[EventRef(id=one, label=events[one].label) for one in check.events],
        copy_of=make_article_ref(copied[0]) if copied else None,
        claims=[_make_claim(one, draft.entities, lookups) for one in check.claims],
    )


def _make_claim(checked: Checked, entities: Mapping[str, Entity], lookups: Mapping[str, ClaimLookup]) -> CheckedClaim:
    row, quantity = checked.appearance, checked.quantity
    return CheckedClaim(
        kind=ClaimKind(row.kind),
        statement=render_statement(row, quantity),
        evidence=Span(start=row.start, end=row.end, exact=row.exact),
        quantity=make_span(quantity.start, quantity.end, quantity.exact) if quantity else None,
        figure=Figure.model_validate(quantity, from_attributes=True) if quantity else None,
        speaker=_make_speaker(row, entities),
        via=row.via,
        cue=make_span(row.cue_start, row.cue_end, row.cue_exact),
        voice=Voice(row.voice),
        certainty=Certainty(row.certainty),
        hedges=make_spans(row.hedges),
        checkable=row.checkable,
        finding=checked.finding,
        why=list(checked.why),
        matches=[_make_match(match, lookups[match.claim_id]) for match in checked.matches if match.claim_id in lookups],
    )


def _make_speaker(row: Appearance, entities: Mapping[str, Entity]) -> CheckedSpeaker | None:
    if row.speaker_id is None:
        return None
    speaker = entities[row.speaker_id]
    mention = make_span(row.speaker_start, row.speaker_end, row.speaker_exact)
    return CheckedSpeaker(name=speaker.name, kind=EntityKind(speaker.kind), mention=mention)


def _make_match(match: Match, lookup: ClaimLookup) -> StoredMatch:
    return StoredMatch(
        relation="same" if match.relation == "same" else Relation(match.relation),
        score=match.score,
        reasons=list(match.reasons),
        claim=ClaimStanding.model_validate(lookup, from_attributes=True),
        origins=lookup.origins,
        appearances=lookup.appearances,
    )
