"""Appearances of one event into claims, and claims into links. Pure: features in, verdicts with their reasons out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations

from app.linking.counting.intervals import get_told
from app.linking.counting.kindred import find_class, find_line, find_those_there, is_telling, is_thing
from app.linking.counting.onemeasure import find_joinable
from app.linking.counting.quantities import compare_figures
from app.linking.counting.reasons import describe_apart
from app.linking.features import Figure, Statement, Verdict, Voiced
from app.linking.voices.alike import Voice
from app.linking.voices.called import describe_voices
from app.linking.voices.groups import find_groups
from app.linking.wording.paraphrases import find_paraphrases
from app.linking.wording.same import compare_statements, refine_statements
from app.vocabulary import Relation

PRIORITY = {"conflicts": 3, "updates": 2, "unsettled": 1, "refines": 0}

DENIES = "is told as a denial"

Pair = tuple[str, str, Verdict]
"""Two appearance ids and how the first stands to the second."""


@dataclass(frozen=True, slots=True)
class Bond:
    """How claim `claim_id` stands to claim `other_id`; `note` is the verdict in a sentence for each of the two, by claim id."""

    claim_id: str
    other_id: str
    relation: Relation
    score: float
    reasons: tuple[str, ...]
    notes: Mapping[str, str]


def find_figure_pairs(figures: Iterable[Figure], *, fresh: Collection[str] | None = None) -> Iterator[Pair]:
    """All pairs of figures that stand in a relation; one of them in a `fresh` article where these are given.

    Compared are those of one measure, and under other measures those of one number (a small one if their clauses share a word as
    well), those of which one puts the other right, counts of whoever is there, and an article's only counts of the same things.
    """
    wanted = None if fresh is None else set(fresh)
    by_measure: dict[str, list[Figure]] = defaultdict(list)
    by_number: dict[tuple[str | None, float], list[Figure]] = defaultdict(list)
    by_word: dict[tuple[str | None, float, str], list[Figure]] = defaultdict(list)
    by_deed: dict[tuple[str | None, str], list[Figure]] = defaultdict(list)
    by_class: dict[str, list[Figure]] = defaultdict(list)
    by_thing: dict[frozenset[str] | str | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_measure[figure.measure].append(figure)
        if is_telling(figure):
            by_number[figure.dimension, get_told(figure.interval)].append(figure)
        else:
            for word in figure.clause:
                by_word[figure.dimension, get_told(figure.interval), word].append(figure)
        for word in figure.clause:
            by_deed[figure.dimension, word].append(figure)
        if (name := find_class(figure)) is not None:
            by_class[name].append(figure)
        if figure.counted.is_sole:
            by_thing[figure.counted.heads if is_thing(figure) else find_line(figure)].append(figure)
    righted = [
        [figure, *by_number.get((figure.dimension, number), ())]
        for group in by_measure.values()
        for figure in group
        for number in figure.corrects
    ]
    groups = [*by_number.values(), *by_word.values(), *by_class.values(), *by_thing.values(), *righted]
    pairs = chain(
        ((a, b, True) for group in by_measure.values() for a, b in combinations(group, 2)),
        ((a, b, False) for group in groups for a, b in combinations(group, 2) if a.measure != b.measure),
        ((a, b, False) for group in by_deed.values() for a, b in find_joinable(group)),
        ((a, b, False) for a, b in find_those_there(chain.from_iterable(by_measure.values())) if a.measure != b.measure),
    )
    seen: set[frozenset[str]] = set()
    for a, b, is_new in pairs:
        if wanted is not None and wanted.isdisjoint((a.voiced.article_id, b.voiced.article_id)):
            continue
        if not is_new:
            key = frozenset((a.voiced.id, b.voiced.id))
            if key in seen:
                continue
            seen.add(key)
        yield from _compare(a, b)


def _compare(a: Figure, b: Figure) -> Iterator[Pair]:
    verdict = compare_figures(a, b)
    if verdict is not None:
        yield a.voiced.id, b.voiced.id, verdict
    if verdict is None or verdict.relation in ("refines", "updates"):
        back = compare_figures(b, a)
        if back is not None and back != verdict:
            yield b.voiced.id, a.voiced.id, back


def find_statement_pairs(statements: Sequence[Statement], *, fresh: Collection[str]) -> Iterator[Pair]:
    """Pairs of statements that stand in a relation, at least one of them in a `fresh` article.

    Only those that share two words are compared, or one where one of them denies a thing as such, and those that are alike in
    meaning.
    """
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        seen: dict[int, int] = defaultdict(int)
        keys = [{word.key, word.country or word.key} for word in statement.words]
        for key in (key for one in (*keys, statement.contrast) for key in one):
            for other in by_word[key]:
                seen[other] += 1
            by_word[key].append(number)
        for other in sorted(seen):
            earlier = statements[other]
            least = 1 if statement.is_flat or earlier.is_flat or statement.contrast or earlier.contrast else 2
            if seen[other] < least or not ({statement.voiced.article_id, earlier.voiced.article_id} & set(fresh)):
                continue
            verdict = compare_statements(earlier, statement)
            if verdict is not None:
                yield earlier.voiced.id, statement.voiced.id, verdict
                continue
            for a, b in ((earlier, statement), (statement, earlier)):
                verdict = refine_statements(a, b)
                if verdict is not None:
                    yield a.voiced.id, b.voiced.id, verdict
                    break
    for a, b, verdict in find_paraphrases(statements, fresh=fresh):
        yield a.voiced.id, b.voiced.id, verdict


def group_appearances(voiced: Sequence[Voiced], pairs: Iterable[Pair], *, held: Mapping[str, str]) -> list[list[str]]:
    """Appearance ids by claim, each in order. Appearances that one claim in `held` holds already stay together."""
    ordered = [one.id for one in sorted(voiced, key=lambda one: one.order)]
    first: dict[str, str] = {}
    kept = [(first.setdefault(held[one], one), one) for one in ordered if one in held]
    bound = [(a, b) for a, b, verdict in pairs if verdict.relation == "same"] + kept
    return find_groups(ordered, bound)


def find_bonds(
    pairs: Iterable[Pair],
    *,
    claim_of: Mapping[str, str],
    origins: Mapping[str, Sequence[str]],
    voices: Mapping[str, Voice],
    figures: Mapping[str, Figure],
    statements: Mapping[str, str],
) -> list[Bond]:
    """The links between claims, one for each two. `statements` are the claims' words, `origins` their voices, by claim id.

    A conflict of one moment outweighs an update, an update a conflict of unknown moments, and any of them a refinement.
    """
    best: dict[frozenset[str], tuple[tuple[int, float, tuple[str, ...]], Pair]] = {}
    for pair in pairs:
        a, b, verdict = pair
        if verdict.relation == "same" or claim_of[a] == claim_of[b]:
            continue
        kind = "unsettled" if verdict.relation == "conflicts" and verdict.times == "times unknown" else verdict.relation
        # The reasons decide last, so that the order of loading does not.
        key, weight = frozenset((claim_of[a], claim_of[b])), (PRIORITY[kind], verdict.score, verdict.reasons)
        if key not in best or weight > best[key][0]:
            best[key] = (weight, pair)
    found = []
    for _, (a, b, verdict) in best.values():
        bond = _make_bond(a, b, verdict, claim_of=claim_of, origins=origins, voices=voices, figures=figures, statements=statements)
        found.append(bond)
    return sorted(found, key=lambda bond: (bond.claim_id, bond.other_id))


def _make_bond(
    a: str,
    b: str,
    verdict: Verdict,
    *,
    claim_of: Mapping[str, str],
    origins: Mapping[str, Sequence[str]],
    voices: Mapping[str, Voice],
    figures: Mapping[str, Figure],
    statements: Mapping[str, str],
) -> Bond:
    relation = Relation(verdict.relation)
    claim_id, other_id = claim_of[a], claim_of[b]
    if relation is not Relation.CONFLICTS:
        return Bond(claim_id, other_id, relation, verdict.score, verdict.reasons, {})
    speakers = describe_voices(origins[claim_id], origins[other_id], voices)
    ending = f"{speakers}, {verdict.times}" if verdict.times else speakers
    denial = claim_of.get(verdict.denial or "")
    notes = {}
    for own, other in ((a, b), (b, a)):
        words, far = statements[claim_of[other]], claim_of[other]
        if own in figures and other in figures and verdict.times:
            apart = describe_apart(replace(figures[other], printed=f"{words} ({far})"), figures[own])
        elif denial is not None:
            named = f"“{words}” ({far})"
            apart = f"this claim {DENIES} of {named}" if claim_of[own] == denial else f"{named} {DENIES} of this claim"
        else:
            apart = f"“{words}” ({far}): {verdict.reasons[-1]}"
        notes[claim_of[own]] = f"{apart}; {ending}"
    reasons = (*verdict.reasons, f"{denial} {DENIES}") if denial else verdict.reasons
    first, second = sorted((claim_id, other_id))
    return Bond(first, second, relation, verdict.score, (*reasons, ending), notes)


def take_denial(reasons: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The reasons of a stored conflict as they were found, and the id of the claim that is told as a denial."""
    kept = tuple(reasons[:-1])
    if kept and kept[-1].endswith(f" {DENIES}"):
        return kept[:-1], kept[-1].split(" ")[0]
    return kept, None
