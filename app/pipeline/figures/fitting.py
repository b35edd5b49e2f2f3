"""How well a word that may tell a measure fits a figure: its frames, and what it costs to take its word."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from app.pipeline.figures.frames import Frame, read_frames
from app.pipeline.figures.places import BORDERS, Place
from app.pipeline.figures.roles import find_particles
from app.pipeline.lexicon import read_lexicon

PARTICIPLE = 999  # the order of measures that no frame gives, behind all frames


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
        told and place.classes == {"other"} and "person" in frame.counted and not place.hyphened
    )  # no list of people is complete
    if not (unknown or frame.admits(place.classes)):
        return
    if frame.after and frame.after.isdisjoint(_just_before(token)):
        return
    if frame.beside and frame.beside.isdisjoint(_around(token)):
        return
    if frame.then and frame.then.isdisjoint(_just_behind(token)):
        return
    if frame.particles and frame.particles.isdisjoint(find_particles(token)):
        return
    if not frame.near or not (frame.near.isdisjoint(place.clause) and frame.near.isdisjoint(_around(token))):
        weights = read_weights()
        cost += weights["unknown"] if unknown else 0.0
        cost += frame.late
        cost -= weights["specific"] if frame.near or frame.beside or frame.then or frame.after else 0.0
        yield Reading(frame.measure, cost, frame.order, behind=behind)


def _just_before(token: Token) -> set[str]:
    """The three words before a candidate."""
    return {other.lower_ for other in token.doc[max(0, token.i - 3) : token.i]}


def _just_behind(token: Token) -> set[str]:
    """The six words behind a candidate, up to the border of its clause: where its object or complement stands."""
    words = set()
    for other in token.doc[token.i + 1 : token.i + 7]:
        if other.text in BORDERS or other.is_sent_start:
            break
        words.add(other.lower_)
    return words


def _around(token: Token) -> frozenset[str]:
    """The words beside a candidate, which belong to its clause even where a comma parts it from the figure."""
    return frozenset(other.lower_ for other in token.doc[max(0, token.i - 3) : token.i + 5])
