"""Writing claims, links and events: only what differs from what stands, each difference with an entry in the change log."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import Session, SQLModel, col

from app.linking.claims import Bond
from app.linking.states import State
from app.models import Appearance, Article, Change, Claim, ClaimAlias, ClaimFigure, ClaimOrigin, ClaimPlace, Event, Link, now
from app.queries import linking
from app.vocabulary import Action, Resource


def write_claims(session: Session, states: Sequence[State], *, standing: Mapping[str, Claim], run_id: int) -> dict[str, set[str]]:
    """Write the claims in `states`, in their order; the names of what changed, by claim id ("added" for a new one)."""
    changed: dict[str, set[str]] = {}
    sequence = linking.get_last_sequence(session, Claim)
    new = [state.id for state in states if state.id not in standing]
    session.execute(delete(ClaimAlias).where(col(ClaimAlias.old_id).in_(new)))
    for state in states:
        claim = standing.get(state.id)
        if claim is None:
            sequence += 1
            session.add(Claim(id=state.id, sequence=sequence, run_id=run_id, **state.columns))
            changed[state.id] = {"added"}
            continue
        differing = {name for name, value in state.columns.items() if getattr(claim, name) != value}
        for name in differing:
            setattr(claim, name, state.columns[name])
        changed[state.id] = differing
    session.flush()
    ids = [state.id for state in states]
    figures, origins, places = _find_parts(session, ids)
    for state in states:
        if figures.get(state.id) != state.figure:
            figure = [ClaimFigure(claim_id=state.id, **state.figure)] if state.figure else []
            _replace(session, ClaimFigure, state.id, figure, is_known=state.id in figures)
            changed[state.id].add("quantity")
        for name, table, known, wanted in (
            ("origins", ClaimOrigin, origins.get(state.id, ()), state.origins),
            ("places", ClaimPlace, places.get(state.id, ()), state.places),
        ):
            if known != wanted:
                rows = [table(claim_id=state.id, entity_id=one, ordinal=number) for number, one in enumerate(wanted)]
                _replace(session, table, state.id, rows, is_known=bool(known))
                changed[state.id].add(name)
    session.flush()
    return changed


def write_appearances(session: Session, states: Sequence[State], *, rows: Mapping[str, Appearance]) -> dict[str, set[str]]:
    """Give each appearance its claim; the claims that gained or lost one, by id."""
    changed: dict[str, set[str]] = {}
    for state in states:
        for appearance_id in state.appearances:
            row = rows[appearance_id]
            if row.claim_id != state.id:
                for claim_id in (state.id, row.claim_id):
                    if claim_id is not None:
                        changed.setdefault(claim_id, set()).add("appearances")
                row.claim_id = state.id
    lost = linking.find_other_appearances(session, [state.id for state in states], members=rows)
    for row in lost:
        changed.setdefault(row.claim_id or "", set()).add("appearances")
        row.claim_id = None
    session.flush()
    return changed


def write_links(session: Session, bonds: Iterable[Bond], *, claim_ids: Collection[str], run_id: int) -> dict[str, set[str]]:
    """Make the links that touch `claim_ids` those of `bonds`; the claims whose links changed, by id."""
    standing = {(row.claim_id, row.other_id, row.relation): row for row in linking.find_links(session, claim_ids)}
    wanted = {(bond.claim_id, bond.other_id, bond.relation.value): bond for bond in bonds}
    changed: dict[str, set[str]] = {}
    for key, row in standing.items():
        if key not in wanted:
            session.delete(row)
            _note_both(changed, key)
    for key, bond in wanted.items():
        known = standing.get(key)
        if known is None:
            claim_id, other_id, relation = key
            session.add(
                Link(
                    claim_id=claim_id,
                    other_id=other_id,
                    relation=relation,
                    score=bond.score,
                    reasons=list(bond.reasons),
                    run_id=run_id,
                )
            )
            _note_both(changed, key)
        elif known.score != bond.score or known.reasons != list(bond.reasons):
            known.score, known.reasons, known.run_id = bond.score, list(bond.reasons), run_id
            _note_both(changed, key)
    session.flush()
    return changed


def remove_claims(session: Session, gone: Mapping[str, str | None]) -> None:
    """Remove claims; the id of one that was merged leads to the claim that stands, which `gone` names, and so do its aliases."""
    ids = sorted(gone)
    session.execute(update(Appearance).where(col(Appearance.claim_id).in_(ids)).values(claim_id=None))
    for alias in linking.find_aliases(session, ids):
        into = gone[alias.claim_id]
        if into is not None:
            alias.claim_id = into
    session.flush()
    for link in linking.find_links(session, ids):
        session.delete(link)
    session.flush()
    session.execute(delete(Claim).where(col(Claim.id).in_(ids)))
    for claim_id in ids:
        into = gone[claim_id]
        if into is None:
            note(session, Action.WITHDRAWN, Resource.CLAIM, claim_id)
        else:
            session.add(ClaimAlias(old_id=claim_id, claim_id=into))
            note(session, Action.MERGED, Resource.CLAIM, claim_id, into=into)
    session.flush()


def write_event(session: Session, event_id: str, *, columns: Mapping[str, Any], run_id: int) -> None:
    """Write an event's label, day and place."""
    event = session.get_one(Event, event_id)
    differing = sorted(name for name, value in columns.items() if getattr(event, name) != value)
    if not differing:
        return
    is_new = not event.label
    for name in differing:
        setattr(event, name, columns[name])
    event.updated_at = now()
    event.run_id = run_id
    if is_new:
        note(session, Action.ADDED, Resource.EVENT, event_id)
    else:
        note(session, Action.CHANGED, Resource.EVENT, event_id, fields=differing)


def remove_event(session: Session, event_id: str, *, into: str | None) -> None:
    """Remove an event that no standing article is left in, or that was merged into another one."""
    session.execute(update(Article).where(col(Article.event_id) == event_id).values(event_id=into))
    session.execute(update(Claim).where(col(Claim.event_id) == event_id).values(event_id=into))
    session.execute(delete(Event).where(col(Event.id) == event_id))
    if into is None:
        note(session, Action.WITHDRAWN, Resource.EVENT, event_id)
    else:
        note(session, Action.MERGED, Resource.EVENT, event_id, into=into)


def note_changes(
    session: Session, changed: Mapping[str, Collection[str]], *, standing: Mapping[str, Claim], run_id: int
) -> list[str]:
    """Write what changed into the change log, and the ids of the claims that did, in order."""
    noted = [claim_id for claim_id in changed if changed[claim_id]]
    for claim_id in noted:
        if "added" in changed[claim_id]:
            note(session, Action.ADDED, Resource.CLAIM, claim_id)
            continue
        claim = standing[claim_id]
        claim.updated_at, claim.run_id = now(), run_id
        note(session, Action.CHANGED, Resource.CLAIM, claim_id, fields=sorted(changed[claim_id]))
    return noted


def note(session: Session, action: Action, resource: Resource, resource_id: str, **detail: Any) -> None:
    """One entry of the change log."""
    session.add(Change(action=action, resource=resource, resource_id=resource_id, detail=detail))


def _find_parts(
    session: Session, ids: Collection[str]
) -> tuple[dict[str, dict[str, Any]], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    figures = {claim_id: row.model_dump(exclude={"claim_id"}) for claim_id, row in linking.find_figures(session, ids).items()}
    origins: dict[str, tuple[str, ...]] = {}
    for origin in linking.find_origins(session, ids):
        origins[origin.claim_id] = (*origins.get(origin.claim_id, ()), origin.entity_id)
    places: dict[str, tuple[str, ...]] = {}
    for place in linking.find_places(session, ids):
        places[place.claim_id] = (*places.get(place.claim_id, ()), place.entity_id)
    return figures, origins, places


def _replace(session: Session, table: Any, claim_id: str, rows: Sequence[SQLModel], *, is_known: bool) -> None:
    if is_known:
        session.execute(delete(table).where(table.claim_id == claim_id))
    session.add_all(rows)


def _note_both(changed: dict[str, set[str]], key: tuple[str, str, str]) -> None:
    for claim_id in key[:2]:
        changed.setdefault(claim_id, set()).add("links")
