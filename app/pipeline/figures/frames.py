"""The frames of the measure lexicon, looked up by the lemma that may tell a measure."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.pipeline.lexicon import read_lexicon


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which words tell a measure; see the header of measures.toml. `order` is its place in the file."""

    measure: str
    order: int
    role: str | None
    counted: frozenset[str]
    kinds: frozenset[str]
    near: frozenset[str]
    beside: frozenset[str]
    then: frozenset[str]
    particles: frozenset[str]
    after: frozenset[str]
    actors: frozenset[str]
    late: float
    stated: bool

    def admits(self, classes: frozenset[str]) -> bool:
        """Whether what is counted fits the frame."""
        return not self.counted or not self.counted.isdisjoint(classes)


def _make(entry: dict[str, Any], order: int) -> Frame:
    return Frame(
        measure=entry["measure"],
        order=order,
        role=entry.get("role"),
        counted=frozenset(entry.get("counted", ())),
        kinds=frozenset(entry.get("kinds", ("count",))),
        near=frozenset(entry.get("near", "").split()),
        beside=frozenset(entry.get("beside", "").split()),
        then=frozenset(entry.get("then", "").split()),
        particles=frozenset(entry.get("particle", "").split()),
        after=frozenset(entry.get("after", "").split()),
        actors=frozenset(entry.get("actors", "").split()),
        late=float(entry.get("late", 0.0)),
        stated=bool(entry.get("stated")),
    )


@cache
def _read_entries() -> tuple[dict[str, Any], ...]:
    """The frames as written: those of measures.toml first, then the predicates."""
    return (*read_lexicon("measures")["frame"], *_read_predicates())


def _read_predicates() -> Iterator[dict[str, Any]]:
    """The frames that measures_predicates.toml writes in one line each."""
    for measure, numbered in read_lexicon("measures_predicates").items():
        for group in numbered.values():
            shared = {key: group[key] for key in ("counted", "kinds", "late") if key in group}
            for role in ("subject", "object", "any"):
                for written in group.get(role, ()):
                    head, then = written.split(":")
                    verbs, _, actors = head.partition("@")
                    entry = {"measure": measure, "verbs": verbs, "then": then, "actors": actors, "stated": True, **shared}
                    yield entry if role == "any" else {**entry, "role": role}


@cache
def read_frames(group: str) -> dict[str, tuple[Frame, ...]]:
    """Lemma → its frames, for "verbs", "nouns", "weak" or "states"; noun groups include the weak ones."""
    table: dict[str, list[Frame]] = defaultdict(list)
    for order, entry in enumerate(_read_entries()):
        frame = _make(entry, order)
        for word in entry.get(group, "").split():
            table[word].append(frame)
    return {word: tuple(frames) for word, frames in table.items()}
