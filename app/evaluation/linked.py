"""What the store says of words in articles: their claims, and how these stand to one another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from app.evaluation.relations import End
from app.schemas.claim import AppearanceItem, ClaimLookup
from app.vocabulary import ClaimKind

Span = tuple[int, int]


class Linked:
    """The claims of a store, found by the words of the articles that they appear in; `texts` are the articles' by stem."""

    def __init__(self, lookups: Iterable[ClaimLookup], texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.events: defaultdict[str, set[str]] = defaultdict(set)
        self.articles: defaultdict[str, set[str]] = defaultdict(set)
        self.claims: dict[str, ClaimLookup] = {}
        self._where: defaultdict[str, list[tuple[AppearanceItem, ClaimLookup]]] = defaultdict(list)
        for claim in lookups:
            self.claims[claim.id] = claim
            for appearance in claim.appearances:
                stem = PurePath(appearance.article.loaded_from or "").stem
                self._where[stem].append((appearance, claim))
                self.articles[claim.id].add(stem)
                if claim.event:
                    self.events[stem].add(claim.event.id)

    def find_span(self, end: End) -> Span | None:
        """Where the words stand in their article first."""
        start = self.texts.get(end.article, "").find(end.words)
        return None if start < 0 else (start, start + len(end.words))

    def find_claims(self, end: End) -> list[ClaimLookup]:
        """The statements that touch the words; for a measure the figures, those of the measure itself if there are any."""
        span = self.find_span(end)
        if span is None:
            return []
        touching = [
            (appearance, claim)
            for appearance, claim in self._where[end.article]
            if is_overlap((appearance.evidence.start, appearance.evidence.end), span)
        ]
        if end.measure is None:
            return [claim for _, claim in touching if claim.kind is ClaimKind.STATEMENT]
        figures = [
            claim
            for appearance, claim in touching
            if appearance.quantity and is_overlap((appearance.quantity.start, appearance.quantity.end), span)
        ]
        return [claim for claim in figures if claim.quantity and claim.quantity.measure == end.measure] or figures

    def is_one_end(self, a: End, b: End) -> bool:
        """Whether two ends are words of one article that overlap."""
        left, right = self.find_span(a), self.find_span(b)
        return a.article == b.article and a.measure == b.measure and bool(left and right and is_overlap(left, right))

    def find_relations(self, a: Iterable[ClaimLookup], b: Iterable[ClaimLookup]) -> dict[str, list[str]]:
        """How claims of one end stand to claims of the other, each relation with the reasons; "same" for one claim."""
        found: dict[str, list[str]] = {}
        left, right = {claim.id: claim for claim in a}, {claim.id: claim for claim in b}
        for shared in left.keys() & right.keys():
            found["same"] = left[shared].why
        for own, others in ((left, right), (right, left)):
            for claim in own.values():
                for link in claim.links:
                    if link.claim.id in others:
                        found.setdefault(link.relation.value, link.reasons)
        return found


def is_overlap(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]
