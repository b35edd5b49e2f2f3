"""What a claim should look like, worked out from its appearances."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.linking.features import Figure, Voiced
from app.linking.happenings.located import find_located
from app.linking.lexicon import read_section
from app.linking.reading import render_statement
from app.linking.support import judge_support
from app.linking.voices.alike import Voice
from app.linking.voices.copies import describe_copies
from app.models import Appearance, FigureBase, Quantity
from app.vocabulary import EntityKind

Member = tuple[Appearance, Quantity | None, Voiced]
"""An appearance, its figure if it is one of a quantity, and who carries it."""


@dataclass(frozen=True)
class State:
    """A claim as it should stand. `columns` are those of Claim, `figure` those of ClaimFigure; the rest are ids in order."""

    id: str
    appearances: tuple[str, ...]
    origins: tuple[str, ...]
    columns: Mapping[str, Any]
    figure: Mapping[str, Any] | None
    places: tuple[str, ...]


def make_state(
    claim_id: str,
    members: Sequence[Member],
    *,
    origins: Sequence[Voice],
    nations: frozenset[str],
    clashes: Sequence[str],
    event_id: str,
    event_place: str | None,
    names: Mapping[str, str],
) -> State:
    """The claim whose appearances are `members`, in their order; the first founds it and lends it its words.

    `clashes` are its conflicts in words, `nations` names of states beside the gazetteer's, `event_place` the entity id of where
    the event happened, which holds for every claim that tells no place itself. `names` are those of places, by entity id.
    """
    appearance, quantity, _ = members[0]
    articles = len({row.article_id for row, _, _ in members})
    copies = describe_copies({voiced.article_id: voiced.text for _, _, voiced in members})
    support, why = judge_support(articles=articles, origins=origins, nations=nations, copies=copies)
    when = next(((row.when_edtf, row.when_exact) for row, _, _ in members if row.when_edtf), (None, None))
    places = tuple(dict.fromkeys(place for row, _, _ in members for place in find_located(row, names)))
    return State(
        id=claim_id,
        appearances=tuple(row.id for row, _, _ in members),
        origins=tuple(origin.id for origin in origins),
        columns={
            "kind": appearance.kind,
            "statement": render_statement(appearance, quantity),
            "support": support.value,
            "disputed": bool(clashes),
            "checkable": appearance.checkable,
            "why": [why, *clashes],
            "when_edtf": when[0],
            "when_exact": when[1],
            "event_id": event_id,
        },
        figure={name: getattr(quantity, name) for name in FigureBase.model_fields} if quantity else None,
        places=places or ((event_place,) if event_place else ()),
    )


def find_cited(
    by_claim: Mapping[str, Sequence[Member]],
    *,
    titles: Mapping[str, int] | None = None,
    voices: Mapping[str, Voice] | None = None,
    figures: Mapping[str, Figure] | None = None,
) -> dict[str, list[str]]:
    """Whose word an appearance passes on, by appearance id: for a narrated statement those whom its article cites for the figures
    that stand in it, or who by its own words count or correct it and say so elsewhere; for a figure that is called wrong ("not 31,
    as police had it") those who tell it outright; for what a title says those whom the article cites for it further down, since a
    title names whom it has room for. `titles` are where the title ends in an article's text, by article id, `figures` what the
    appearances of quantities say.
    """
    speakers: dict[str, list[str]] = {}
    for rows in by_claim.values():
        speakers |= _find_subjects(rows, voices or {}) | _find_below(rows, titles or {})
        passed = {row.id for row, _, _ in rows if _is_not_so(row, (figures or {}).get(row.id), titles or {})}
        told = [voiced for row, _, voiced in rows if row.id not in passed]
        citing = {voiced.article_id for voiced in told if voiced.speaker}
        outright = [one.speaker or one.publisher for one in told if one.speaker or one.article_id not in citing]
        if outright:
            speakers |= dict.fromkeys(passed, outright)
        said: dict[str, list[str]] = {}
        for _, _, voiced in rows:
            if voiced.speaker is not None:
                said.setdefault(voiced.article_id, []).append(voiced.speaker)
        for row, quantity, voiced in rows:
            if quantity is not None and row.within_id and voiced.speaker is None:
                speakers.setdefault(row.within_id, []).extend(said.get(voiced.article_id, ()))
    return {appearance_id: found for appearance_id, found in speakers.items() if found}


def _is_not_so(row: Appearance, figure: Figure | None, titles: Mapping[str, int]) -> bool:
    """Whether a figure is one that its own sentence calls wrong, or in a title one that the next has replaced ("to 31 from 19"):
    it is told for the sake of the other number, and not as its teller's word.
    """
    return figure is not None and (figure.is_wrong or (figure.is_past and row.start < titles.get(row.article_id, 0)))


def _find_below(rows: Sequence[Member], titles: Mapping[str, int]) -> dict[str, list[str]]:
    """For the appearances of a claim in titles, by id, the speakers of those below in the same article."""
    below: dict[str, list[str]] = {}
    for row, _, voiced in rows:
        if row.start >= titles.get(row.article_id, 0) and voiced.speaker is not None:
            below.setdefault(row.article_id, []).append(voiced.speaker)
    return {
        row.id: below[row.article_id] for row, _, _ in rows if row.start < titles.get(row.article_id, 0) and row.article_id in below
    }


def _find_subjects(rows: Sequence[Member], voices: Mapping[str, Voice]) -> dict[str, list[str]]:
    """For narrated appearances, by id, the speakers of the same claim whom their own words name in front of a verb of telling:
    "police counted 9,000 marchers", "the army stuck to its toll of 19".
    """
    heard = sorted({voiced.speaker for _, _, voiced in rows if voiced.speaker in voices and voiced.speaker})
    found: dict[str, list[str]] = {}
    for row, quantity, voiced in rows:
        tells = _tells().search(row.exact) if heard and voiced.speaker is None else None
        if tells is None or (quantity is not None and quantity.start < row.start + tells.end()):
            continue
        named = [one for one in heard if _is_named(voices[one], row.exact[: tells.start()])]
        if named:
            found[row.id] = named
    return found


def _is_named(voice: Voice, words: str) -> bool:
    names = [voice.name, *voice.bodies]
    names += [voice.name.split()[-1]] if voice.kind is EntityKind.PERSON else []
    return any(re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) for name in names)


@cache
def _tells() -> re.Pattern[str]:
    """The verbs by which somebody gives a figure or his word."""
    return re.compile(rf"\b(?:{'|'.join(read_section('belonging')['tells'].split())})\b")
