"""How well a word that may tell a measure fits a figure: its frames, and what it costs to take its word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.frames import Frame, read_frames
from app.pipeline.figures.places import BORDERS, Place
from app.pipeline.figures.roles import find_actor, find_particles
from app.pipeline.lexicon import read_lexicon

PARTICIPLE = 9999  # the order of measures that no frame gives, behind all frames

_DEED = re.compile(r"(?:ion|ment|ness|ity|ing|ism|ance|ence|ship|ure|age)s?$")  # how no noun of people ends


@dataclass(frozen=True, slots=True)
class Reading:
    """A measure with what it cost to find it.

    `behind` says that the word that tells it stands behind the figure, `verb` that it is a verb.
    """

    measure: str
    cost: float
    order: int
    behind: bool
    verb: bool = False


def read_weights() -> dict[str, float]:
    """What keeps a word and a figure apart, by name; see measures_weights.toml."""
    weights: dict[str, float] = read_lexicon("measures_weights")["weights"]
    return weights


def find_frames(group: str, word: Token) -> tuple[Frame, ...]:
    """The frames of a word as written or as its lemma ("earnings" is no plural); states are read as written."""
    table = read_frames(group)
    lemma = word.lemma_.lower()
    written = table.get(word.lower_, ())
    return written if group == "states" or lemma == word.lower_ else written + table.get(lemma, ())


def find_fit(frame: Frame, place: Place, cost: float, token: Token, *, behind: bool) -> Iterator[Reading]:
    """The reading that the frame of `token` gives, if unit, classes and the words around agree."""
    if place.kind not in frame.kinds:
        return
    told = bool(frame.near or frame.beside or frame.then or frame.after or frame.particles)
    unknown = (
        told
        and place.classes == {"other"}
        and "person" in frame.counted
        and not place.hyphened
        and not _DEED.search(place.anchor.lower_)
    )  # no list of people is complete
    if not (unknown or frame.admits(place.classes)):
        return
    if frame.after and frame.after.isdisjoint(_just_before(token)):
        return
    if frame.beside and frame.beside.isdisjoint(_around(token)):
        return
    if frame.then and frame.then.isdisjoint(_just_behind(token, place)):
        return
    if frame.particles and frame.particles.isdisjoint(find_particles(token)):
        return
    if frame.stated and token.dep_ and any(child.dep_ == "neg" for child in token.children):
        return  # "could not return home"
    if frame.actors and not _is_done_by(frame, token):
        return
    wider = bool(frame.near) and frame.near.isdisjoint(place.clause) and frame.near.isdisjoint(_around(token))
    if not wider or not frame.near.isdisjoint(place.sentence):
        weights = read_weights()
        specific = frame.near or frame.beside or frame.then or frame.after or frame.actors
        cost += weights["unknown"] if unknown else 0.0
        cost += frame.late
        cost += weights["wider"] if wider else -weights["specific"] if specific else 0.0
        yield Reading(frame.measure, cost, frame.order, behind=behind)


def _is_done_by(frame: Frame, verb: Token) -> bool:
    """Whether the frame names who does it, by the word or by its class."""
    actor = find_actor(verb)
    if actor is None:
        return False
    return not frame.actors.isdisjoint({actor.lower_, actor.lemma_.lower(), *find_classes(actor, "")})


def _just_before(token: Token) -> set[str]:
    """The three words before a candidate."""
    return {other.lower_ for other in token.doc[max(0, token.i - 3) : token.i]}


def _just_behind(token: Token, place: Place) -> set[str]:
    """The six words behind a candidate, up to the border of its clause: where its object or complement stands.

    Two words that follow each other are given together as well ("out_of"), and the first is marked ("_for").

    The words of the figure do not count ("cut [£60m] from the budget"). In "left five men dead and 12 injured" the words of
    the second figure tell nothing of the first, which has its own.
    """
    closed = token.i < place.first and place.last < len(token.doc) and token.doc[place.last].tag_ in {"JJ", "VBN"}
    words: set[str] = set()
    before = ""
    last = token.i + 7
    if token.i < place.first < last:
        last += place.last - place.first
    for other in token.doc[token.i + 1 : last]:
        if other.text in BORDERS or other.is_sent_start or (closed and other.i > place.last and other.i in place.figures):
            break
        words.update((other.lower_, f"{before}_{other.lower_}"))
        before = other.lower_
    return words


def _around(token: Token) -> frozenset[str]:
    """The words beside a candidate, which belong to its clause even where a comma parts it from the figure."""
    return frozenset(other.lower_ for other in token.doc[max(0, token.i - 3) : token.i + 5])
