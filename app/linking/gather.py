"""An event's articles, appearances and voices, read from the store as values to compare."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sqlmodel import Session

from app.linking.counting.wholes import find_wholes
from app.linking.events import is_one_event, may_be_one_event
from app.linking.features import Figure, Statement
from app.linking.figures import add_sums, make_figure
from app.linking.happenings.days import Day, find_days_around, tells_happening
from app.linking.happenings.traits import Traits, make_traits
from app.linking.lexicon import read_section, read_set
from app.linking.reading import make_names, make_statement, make_voice, make_voiced
from app.linking.states import Member
from app.linking.voices.alike import Voice
from app.linking.voices.bodies import tell_bodies
from app.linking.voices.copies import find_copies
from app.linking.voices.owners import find_owned
from app.linking.voices.tellers import find_tellers
from app.models import Article, Entity, Mention, Revision
from app.models.ids import make_id
from app.queries import linking
from app.vocabulary import ClaimKind, EntityKind

CONTEXT = 400
"""So many characters in front of a statement, in its paragraph, may name what it only points to ("the structure")."""


def read_traits(session: Session, articles: Sequence[tuple[Article, Revision]]) -> list[Traits]:
    """What these articles show of their events."""
    days: dict[str, list[Day]] = {}
    for article_id, edtf, words, exact in linking.find_days(session, [article.id for article, _ in articles]):
        days.setdefault(article_id, []).append(Day(edtf, is_told=tells_happening(exact, words)))
    places: dict[str, list[tuple[int, str]]] = {}
    revisions = [revision.id for _, revision in articles]
    for revision_id, start, name in linking.find_lead_places(session, revisions, before=read_section("events")["lead_chars"]):
        places.setdefault(revision_id, []).append((start, name))
    return [
        make_traits(
            article_id=article.id,
            order=(article.added_at.isoformat(), article.id),
            title=article.title or "",
            text=revision.text,
            days=days.get(article.id, ()),
            published=article.published_at,
            places=places.get(revision.id, ()),
        )
        for article, revision in articles
    ]


def find_near(session: Session, traits: Traits, *, named: Iterable[str]) -> list[Article]:
    """Stored articles that report what the article of `traits` does, stored or not; out of those that name most of `named`."""
    weights = read_section("events")
    named = _add_kinds(session, named)
    limits = {"common": weights["common_name"], "telling": weights["telling_name"], "limit": weights["most_candidates"]}
    around = find_days_around(traits.published, weights["apart_days"])
    ids = linking.find_candidates(session, named, beside=traits.article_id, around=around, **limits)
    articles = [
        (article, revision)
        for article, revision in linking.find_articles(session, ids)
        if may_be_one_event(traits, title=article.title or "", text=revision.text)
    ]
    near = {other.article_id for other in read_traits(session, articles) if is_one_event(traits, other)}
    return [article for article, _ in articles if article.id in near]


def _add_kinds(session: Session, named: Iterable[str]) -> set[str]:
    """These entities, and those of the same names that were read as another kind: a town in one article is a body in the next."""
    named = set(named)
    known = linking.find_entities(session, named)
    names = {one.name.casefold() for one in known.values() if one.kind != EntityKind.UNNAMED}
    kinds = [kind for kind in EntityKind if kind is not EntityKind.UNNAMED]
    names |= {form for name in names for form in _find_regions(name)}
    return {*named, *linking.find_entities(session, {make_id("e", kind, name) for name in names for kind in kinds})}


def _find_regions(name: str) -> Iterable[str]:
    """A region's name with and without the word for what it is: "Sarnia", "Sarnia province"."""
    bare, _, last = name.rpartition(" ")
    regions = read_set("located", "regions")
    return [bare] if bare and last in regions else [f"{name} {region}" for region in regions]


def read_members(session: Session, articles: Sequence[tuple[Article, Revision]]) -> tuple[dict[str, Member], dict[str, Voice]]:
    """The appearances of the articles by id, in their order, and everyone who may be an origin, by entity id."""
    by_id = {article.id: article for article, _ in articles}
    voices: dict[str, Voice] = {}
    publishers: dict[str, str] = {}
    for article in by_id.values():
        publisher = linking.get_publisher(session, article) or _add_publisher(session, article)
        publishers[article.id] = publisher.id
        voices[publisher.id] = make_voice(publisher, is_publisher=True)
    copied = find_copied(articles)
    rows = linking.find_appearances(session, by_id)
    speakers = linking.find_entities(session, {row.speaker_id for row, _ in rows if row.speaker_id})
    heard = {speaker.id: make_voice(speaker) for speaker in speakers.values()}
    # What publishes its own statement is a body, if others cite it: whoever speaks for it there is its voice.
    quoted = {row.speaker_id for row, _ in rows if row.speaker_id != publishers[row.article_id]}
    outlets = {one: voice for one, voice in voices.items() if one not in quoted}
    voices = tell_bodies(heard, [revision.text for _, revision in articles]) | outlets
    texts = {article.id: revision.text for article, revision in articles}
    told = [
        (row.id, row.speaker_id, texts[row.article_id], row.start if row.speaker_start is None else row.speaker_start)
        for row, _ in rows
        if row.speaker_id
    ]
    owned = find_owned(told, heard)
    found = []
    for row, quantity in rows:
        copy_of = copied.get(row.article_id)
        publisher_id = publishers[copy_of or row.article_id]
        voiced = make_voiced(row, by_id[row.article_id], publisher=publisher_id, copy_of=copy_of)
        voiced = replace(voiced, speaker=owned[row.id]) if row.id in owned else voiced
        found.append((row, quantity, voiced))
    return {row.id: (row, quantity, voiced) for row, quantity, voiced in sorted(found, key=lambda one: one[2].order)}, voices


def find_titles(articles: Sequence[tuple[Article, Revision]]) -> dict[str, int]:
    """Where an article's title ends in its text, by article id, of those whose text opens with it."""
    return {
        article.id: len(article.title)
        for article, revision in articles
        if article.title and revision.text.startswith(article.title)
    }


def find_copied(articles: Sequence[tuple[Article, Revision]]) -> dict[str, str]:
    """For each article that prints another one's text the id of the one published, else loaded first."""
    first = sorted(articles, key=lambda one: (one[0].published_at or "9999", one[0].added_at, one[0].id))
    return find_copies([(article.id, revision.text) for article, revision in first])


def read_features(
    members: Mapping[str, Member],
    articles: Sequence[tuple[Article, Revision]],
    named: Sequence[tuple[Mention, Entity]],
    *,
    voices: Mapping[str, Voice],
    event_year: int | None,
    among: Collection[str] | None = None,
) -> tuple[dict[str, Figure], dict[str, Statement]]:
    """What the appearances say: the figures, and the statements with the figures that stand in them, by appearance id; where
    articles are given by id, the statements `among` these alone, since reading their words takes longest.

    The speaker of a figure is the one that stands for all who are that voice.
    """
    told_by = (voiced.speaker for _, quantity, voiced in members.values() if quantity is not None and voiced.speaker)
    tellers = find_tellers(told_by, voices)
    names = make_names(named)
    entities = {entity.id: entity for _, entity in named}
    revision_of = {article.id: revision.id for article, revision in articles}
    figures: dict[str, Figure] = {}
    within: dict[str, list[Figure]] = {}
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row, quantity, _ in members.values():
        if quantity is not None:
            spans.setdefault((row.within_id or "", quantity.measure), []).append((quantity.start, quantity.end))
    for row, quantity, voiced in members.values():
        if quantity is None:
            continue
        beside = spans[row.within_id or "", quantity.measure]
        own = names.get(revision_of[row.article_id])
        voiced = replace(voiced, speaker=tellers.get(voiced.speaker or "", voiced.speaker))
        figure = make_figure(row, quantity, voiced=voiced, entities=entities, names=own, event_year=event_year, beside=beside)
        if figure is not None:
            within.setdefault(row.within_id or "", []).append(figure)
    for group in within.values():
        figures |= {figure.voiced.id: figure for figure in add_sums(group)}
    figures = {figure.voiced.id: figure for figure in find_wholes(list(figures.values()))}
    within = {key: [figures[figure.voiced.id] for figure in group] for key, group in within.items()}
    texts = {article.id: revision.text for article, revision in articles}
    statements = {
        row.id: make_statement(
            row,
            voiced=voiced,
            names=names.get(revision_of[row.article_id]),
            figures=within.get(row.id, ()),
            before=texts[row.article_id][max(0, row.start - CONTEXT) : row.start].rpartition("\n")[2],
        )
        for row, _, voiced in members.values()
        if row.kind == ClaimKind.STATEMENT and (among is None or row.article_id in among)
    }
    return figures, statements


def _add_publisher(session: Session, article: Article) -> Entity:
    kind = EntityKind.ORGANIZATION if article.publisher else EntityKind.UNNAMED
    name = article.publisher or f"{linking.PUBLISHER_OF}{article.title or article.loaded_from or article.id}"
    owner = None if article.publisher else article.id
    entity = Entity(id=make_id("e", kind, name.casefold(), *([owner] if owner else [])), name=name, kind=kind, article_id=owner)
    session.add(entity)
    session.flush()
    return entity
