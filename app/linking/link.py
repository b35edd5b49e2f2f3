"""Linking an article, or an event anew: which event it belongs to, then that event's claims. The caller holds the write lock."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import update
from sqlmodel import Session, col

from app.linking import write
from app.linking.joining import find_groups_around, find_groups_within
from app.linking.settle import settle_event
from app.linking.voices.groups import assign_ids
from app.models import Appearance, Article, Event
from app.queries import linking


def link_article(session: Session, article_id: str, *, run_id: int) -> None:
    """Assign a standing article to an event and bring the claims that it touches up to date.

    Its current revision, entities, mentions, appearances and quantities have been flushed; a revised article comes again.
    Raises NoResultFound for an unknown article.
    """
    session.flush()
    previous = session.get_one(Article, article_id).event_id
    groups = find_groups_around(session, article_id, previous=previous)
    _regroup(session, groups, fresh=[article_id], previous=previous, run_id=run_id)


def relink_event(session: Session, event_id: str, *, run_id: int) -> None:
    """Work out an event anew, after one of its articles was revised or withdrawn: it may fall apart, or be gone."""
    session.flush()
    ids = [article_id for article_id, _ in linking.find_event_members(session, [event_id])]
    if not ids:
        _remove_event(session, event_id)
        return
    _regroup(session, find_groups_within(session, event_id), fresh=ids, previous=event_id, run_id=run_id)


def _regroup(session: Session, found: Sequence[Sequence[str]], *, fresh: Sequence[str], previous: str | None, run_id: int) -> None:
    """Put the articles into their events and settle these. What is `found` holds all articles of the events that it touches."""
    named = {one for group in found for one in group}
    ordered = [article.id for article, _ in linking.find_articles(session, named)]
    rank_of = {one: number for number, one in enumerate(ordered)}
    # Founded by the first that came, as ids are given.
    groups = sorted((sorted(group, key=rank_of.__getitem__) for group in found if group), key=lambda group: rank_of[group[0]])
    standing = {article.event_id for article, _ in linking.find_articles(session, named) if article.event_id}
    events = {*standing, *([previous] if previous else [])}
    held = dict(linking.find_event_members(session, events))
    rank = {event.id: event.sequence for event in linking.find_events(session, events)}
    ids = assign_ids(groups, prefix="v", held=held, rank=rank)
    placed = {one: event_id for event_id, group in zip(ids, groups, strict=True) for one in group}
    _move(session, placed, held, rank=rank, run_id=run_id)
    moved = {one for one, event_id in placed.items() if held.get(one) != event_id}
    changed = {placed[one] for one in {*fresh, *moved} if one in placed} | {held[one] for one in moved if one in held}
    # An event that lost articles is settled before the one that gained them, so that a claim's id stays where it is held.
    for event_id in sorted(changed & set(ids), key=lambda one: (not any(held.get(article) == one for article in moved), one)):
        settle_event(session, event_id, fresh={one for one in {*fresh, *moved} if placed.get(one) == event_id}, run_id=run_id)


def _move(session: Session, placed: Mapping[str, str], held: Mapping[str, str], *, rank: Mapping[str, int], run_id: int) -> None:
    """Make the events that are new, give articles theirs, and remove events that were merged into others."""
    sequence = linking.get_last_sequence(session, Event)
    for event_id in dict.fromkeys(placed.values()):
        if event_id not in rank:
            sequence += 1
            session.add(Event(id=event_id, sequence=sequence, label="", run_id=run_id))
    session.flush()
    gone = [event_id for event_id in rank if event_id not in placed.values()]
    into = {event_id: next((placed[one] for one in placed if held.get(one) == event_id), None) for event_id in gone}
    for event_id, stands in into.items():
        write.remove_event(session, event_id, into=stands)
    leaving = [one for one, event_id in placed.items() if one in held and event_id != into.get(held[one], held[one])]
    _release(session, leaving)
    for article_id, event_id in placed.items():
        article = session.get_one(Article, article_id)
        session.refresh(article, ["event_id"])
        if article.event_id != event_id:
            article.event_id = event_id
    session.flush()


def _release(session: Session, article_ids: Collection[str]) -> None:
    """Take the appearances of articles that leave an event out of its claims."""
    session.execute(update(Appearance).where(col(Appearance.article_id).in_(sorted(article_ids))).values(claim_id=None))


def _remove_event(session: Session, event_id: str) -> None:
    """Remove an event that no standing article is left in, with its claims."""
    if session.get(Event, event_id) is None:
        return
    claims: dict[str, str | None] = dict.fromkeys(linking.find_claims(session, event_id))
    write.remove_claims(session, claims)
    write.remove_event(session, event_id, into=None)
    session.flush()
