"""Which events an article joins, makes one of or parts, at a cost that does not grow with them."""

from collections.abc import Collection, Mapping, Sequence

from sqlmodel import Session

from app.linking.events import get_share, group_articles
from app.linking.gather import find_near, read_traits
from app.linking.happenings.cohesion import pick_evenly
from app.linking.happenings.traits import Traits
from app.linking.lexicon import read_lexicon
from app.models import Article
from app.queries import linking


def find_groups_around(session: Session, article_id: str, *, previous: str | None) -> list[list[str]]:
    """The articles of the events that an article touches, by the events that they should be, itself among them.

    `previous` is the event that it was in. Events that it touches are worked out anew together, those first of which it is like
    the greatest share, as far as they are small enough; a larger one holds together, and the article may join it.
    """
    own = linking.find_articles(session, [article_id])
    traits = read_traits(session, own)
    near = find_near(session, traits[0], named=linking.find_named_ids(session, own[0][1].id)) if own else []
    touched = {one.event_id for one in near if one.event_id} | ({previous} if previous else set())
    members = _find_members(session, touched, but=[article_id])
    shares = {event_id: _get_share(session, traits, held, near=near) for event_id, held in members.items()}
    small, large = _part(members, shares, room=_get_room() - len(traits))
    joined = max(large, key=lambda event_id: (shares[event_id], event_id), default=None)
    if joined is not None and shares[joined] >= max([_read_limits()["share"], *(shares[one] for one in small)]):
        groups = [[*members[joined], article_id]]
        # What is left of its previous event may have held together by it.
        groups += _group(session, members[previous]) if previous and previous in small else []
    else:
        joined = None
        groups = _group(session, [*(one for event_id in small for one in members[event_id]), *(article.id for article, _ in own)])
    return [*groups, *([members[previous]] if previous and previous in large and previous != joined else [])]


def find_groups_within(session: Session, event_id: str) -> list[list[str]]:
    """The articles of an event, and of those that they touch, by the events that they should be; a large one holds together."""
    members = _find_members(session, [event_id]).get(event_id, [])
    if len(members) > _get_room():
        return [members]
    touched = {event_id}
    for article, revision in linking.find_articles(session, members):
        [traits] = read_traits(session, [(article, revision)])
        near = find_near(session, traits, named=linking.find_named_ids(session, revision.id))
        touched |= {one.event_id for one in near if one.event_id}
    around = _find_members(session, touched)
    small, _ = _part(around, {one: float(one == event_id) for one in around}, room=_get_room())
    return _group(session, [one for event in small for one in around[event]])


def _read_limits() -> Mapping[str, float]:
    limits: Mapping[str, float] = read_lexicon("particulars")["events"]
    return limits


def _get_room() -> int:
    return int(_read_limits()["most_members"])


def _find_members(session: Session, events: Collection[str], *, but: Collection[str] = ()) -> dict[str, list[str]]:
    """Ids of the articles of these events, but for some, in the order in which they were added."""
    found: dict[str, list[str]] = {}
    for one, event_id in linking.find_event_members(session, events):
        if one not in but:
            found.setdefault(event_id, []).append(one)
    return found


def _get_share(session: Session, traits: Sequence[Traits], members: Sequence[str], *, near: Sequence[Article]) -> float:
    """Of how many members, 0 to 1, the article reports the happening; of a large event by articles from all along it."""
    if len(members) > _get_room():
        articles = sorted(linking.find_articles(session, members), key=lambda one: (one[0].published_at or "", one[0].id))
        picked = pick_evenly([article.id for article, _ in articles], most=int(_read_limits()["most_sampled"]))
        return get_share(traits[0], read_traits(session, linking.find_articles(session, picked))) if traits else 0.0
    return sum(one.id in members for one in near) / len(members)


def _part(members: Mapping[str, Sequence[str]], shares: Mapping[str, float], *, room: int) -> tuple[list[str], list[str]]:
    """The events that are worked out anew, those with the greatest share first, and those that there is no room for."""
    small: list[str] = []
    large: list[str] = []
    for event_id in sorted(members, key=lambda one: (-shares[one], one)):
        fits = len(members[event_id]) <= room
        (small if fits else large).append(event_id)
        room -= len(members[event_id]) if fits else 0
    return small, large


def _group(session: Session, article_ids: Sequence[str]) -> list[list[str]]:
    traits = read_traits(session, linking.find_articles(session, article_ids))
    ordered = sorted(traits, key=lambda one: (one.published or "", one.title, one.text, one.article_id))
    return group_articles(ordered)
