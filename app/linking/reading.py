"""From rows to what linking compares."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.linking.counting.times import get_days_apart, is_later
from app.linking.features import Figure, Statement, Voiced
from app.linking.happenings.traits import find_names
from app.linking.lexicon import read_section
from app.linking.places import find_country, make_gazetteer, name_town
from app.linking.voices.alike import Voice
from app.linking.wording.classes import find_units
from app.linking.wording.negation import is_negated
from app.linking.wording.stances import find_cues, find_stage, split_contrast, strip_falsehood
from app.linking.wording.words import Word, find_words, strip_shell
from app.models import Appearance, Article, Entity, Mention, Quantity, Revision
from app.vocabulary import Certainty, ClaimKind, EntityKind

NONE = re.compile(r"\b(?:no|without|none of|not (?:a single|one|any|even one))\s+\w", re.IGNORECASE)
WEEK = 7
AIM = 2


@dataclass(frozen=True, slots=True)
class Names:
    """What an article names: lower-case words that are names, forms of its own places, and the place of each span's start."""

    words: frozenset[str]
    places: Mapping[str, str]


def make_names(named: Iterable[tuple[Mention, Entity]]) -> dict[str, Names]:
    """The names of each revision, by revision id."""
    entities: dict[str, dict[str, Entity]] = {}
    written: dict[str, dict[str, str]] = {}
    for mention, entity in named:
        entities.setdefault(mention.revision_id, {})[entity.id] = entity
        if entity.kind in (EntityKind.PLACE, EntityKind.GOVERNMENT) and find_country(entity.name) is None:
            written.setdefault(mention.revision_id, {})[mention.exact.lower()] = entity.name.lower()
    return {
        revision_id: Names(
            frozenset(
                word.lower() for entity in found.values() if entity.kind != EntityKind.UNNAMED for word in entity.name.split()
            ),
            make_gazetteer(entity.name for entity in found.values() if entity.kind in (EntityKind.PLACE, EntityKind.GOVERNMENT))
            | written.get(revision_id, {}),
        )
        for revision_id, found in entities.items()
    }


def make_voice(entity: Entity, *, is_publisher: bool = False) -> Voice:
    """The entity as a voice."""
    return Voice(entity.id, entity.name, EntityKind(entity.kind), entity.affiliation, is_publisher)


def make_voiced(appearance: Appearance, article: Article, *, publisher: str, copy_of: str | None = None) -> Voiced:
    """Who carries an appearance."""
    order = (article.added_at.isoformat(), article.id, appearance.ordinal, appearance.id)
    return Voiced(appearance.id, article.id, appearance.speaker_id, publisher, article.published_at, order, copy_of)


def make_statement(
    appearance: Appearance,
    *,
    voiced: Voiced,
    names: Names | None,
    figures: Sequence[Figure] = (),
    before: str | None = None,
) -> Statement:
    """What a statement's appearance says. A denial of a negation says the thing itself; `before` is what stands in front of it."""
    names = names or Names(frozenset(), {})
    hedges = tuple(str(hedge["exact"]) for hedge in appearance.hedges)
    named = names.words | find_names(appearance.exact)
    exact, contrast = split_contrast(appearance.exact)
    exact, is_false = strip_falsehood(exact)
    stage, behind = find_stage(exact)
    aim = _find_topic_words(behind, names)[:AIM]
    words = find_words(strip_shell(exact), names=named, places=names.places, drop=hedges)
    is_denied = is_false or appearance.certainty == Certainty.DENIED
    is_denial = is_negated(exact) != is_denied
    is_flat = is_denied or bool(NONE.search(exact))
    return Statement(
        voiced,
        words,
        take_moment(appearance.when_edtf, voiced.published),
        is_denial,
        is_denied,
        is_flat,
        tuple(figures),
        context=None if before is None else find_topics(before, names),
        contrast=find_topics(contrast, names) - {word.key for word in words},
        stage=stage,
        aim=frozenset(word.key for word in aim) if len(aim) == AIM and not any(word.is_name for word in aim) else frozenset(),
        units=find_units(strip_shell(exact), words),
        cues=find_cues(exact),
    )


def find_topics(text: str, names: Names) -> frozenset[str]:
    """The keys of the words of a text that say what it is about."""
    return frozenset(word.key for word in _find_topic_words(text, names))


def _find_topic_words(text: str, names: Names) -> list[Word]:
    words = find_words(text, names=names.words | find_names(text), places=names.places)
    light = read_section("same")["light"]
    return [word for word in words if word.weight > light and not word.key[0].isdigit()]


def take_moment(edtf: str | None, published: str | None) -> str | None:
    """The moment told, unless it is one of the days after publication: a bare weekday was then taken for the coming one."""
    return None if is_later(edtf, published) and get_days_apart(edtf, published) <= WEEK else edtf


def render_figure(exact: str) -> str:
    """A printed figure as it stands inside a sentence: "More than 100" and "AT LEAST four" lose their capitals, "$20" keeps all."""
    words = " ".join(exact.split()).removeprefix("or ")
    first, _, rest = words.partition(" ")
    if rest and len(first) > 1 and first.isalpha() and first.isupper():
        return " ".join(word.lower() if word.isalpha() and word.isupper() else word for word in words.split(" "))
    if first.isalpha() and (first.istitle() or len(first) > 2):
        return f"{first.lower()} {rest}".rstrip()
    return words


def render_statement(appearance: Appearance, quantity: Quantity | None) -> str:
    """The claim in words: the evidence, or figure, counted group and measure ("more than 100 people injured")."""
    if quantity is None or appearance.kind == ClaimKind.STATEMENT:
        return " ".join(appearance.exact.split())
    counted = " ".join(quantity.counted.split())
    # "Nine of the 24 sirens": two numbers side by side are none.
    counted = f"of {counted}" if counted[:1].isdigit() else counted
    return " ".join(part for part in (render_figure(quantity.exact), counted, quantity.measure) if part)


def find_nations(named: Iterable[tuple[Mention, Entity]]) -> frozenset[str]:
    """Lower-case names of the places and governments that the articles name, for affiliations that no gazetteer lists."""
    return frozenset(entity.name.lower() for _, entity in named if entity.kind in (EntityKind.PLACE, EntityKind.GOVERNMENT))


def count_places(named: Sequence[tuple[Mention, Entity]], revision: Revision) -> dict[str, tuple[str, int]]:
    """How often a revision names each place, with the place's name, by entity id.

    A name that any of the articles uses for a place is taken for it in all of them, whatever the reading made of it there, and
    so is another spelling of it.
    """
    places = {name_town(entity.name): entity for _, entity in reversed(named) if entity.kind == EntityKind.PLACE}
    counts: dict[str, tuple[str, int]] = {}
    for mention, entity in named:
        place = places.get(name_town(entity.name))
        if mention.revision_id == revision.id and place is not None:
            counts[place.id] = (place.name, counts.get(place.id, ("", 0))[1] + 1)
    return counts
