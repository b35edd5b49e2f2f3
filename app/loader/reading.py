"""From what was read in a text to the rows that hold it. Pure: no session, same input, same rows."""

import re
import unicodedata
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from app.loader.entities import Cast, make_publisher
from app.models import Appearance, Article, Entity, EntityAlias, Mention, Quantity, Revision, Zone
from app.models.ids import make_id
from app.pipeline import records
from app.vocabulary import ClaimKind

CONTEXT = 32  # code points of prefix and suffix, enough to find the words again in another copy of the text
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Reading:
    """The rows of one reading of one revision, each list in reading order."""

    entities: list[Entity]
    aliases: list[EntityAlias]
    zones: list[Zone]
    mentions: list[Mention]
    appearances: list[Appearance]
    quantities: list[Quantity]


def make_reading(article: Article, revision: Revision, extraction: records.Extraction) -> Reading:
    """The rows for `extraction`, which was read in `revision` of `article`; `claim_id` of appearances is null."""
    cast = Cast(article.id)
    publisher = make_publisher(article)
    cast.entities[publisher.id] = publisher
    mentions = _make_mentions(revision, extraction, cast)
    appearances, quantities = _make_appearances(article, revision, extraction, cast)
    zones = [Zone(revision_id=revision.id, start=zone.start, end=zone.end, kind=zone.kind) for zone in extraction.zones]
    return Reading(list(cast.entities.values()), list(cast.aliases.values()), zones, mentions, appearances, quantities)


def normalise_words(text: str) -> str:
    """The words of `text` without case, marks and line breaks, so that an id outlives a change of quotation marks."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _make_mentions(revision: Revision, extraction: records.Extraction, cast: Cast) -> list[Mention]:
    by_start: dict[int, Mention] = {}
    places = (place for claim in extraction.claims for place in claim.where)
    for mention in (*extraction.mentions, *places):
        entity_id = cast.add_mention(mention)
        row = Mention(revision_id=revision.id, start=mention.start, end=mention.end, exact=mention.exact, entity_id=entity_id)
        by_start.setdefault(mention.start, row)
    return [by_start[start] for start in sorted(by_start)]


def _make_appearances(
    article: Article, revision: Revision, extraction: records.Extraction, cast: Cast
) -> tuple[list[Appearance], list[Quantity]]:
    appearances: list[Appearance] = []
    quantities: list[Quantity] = []
    equals: Counter[tuple[str, ...]] = Counter()

    def make_appearance_id(*parts: str) -> str:
        equals[parts] += 1
        return make_id("p", article.id, *parts, str(equals[parts]))

    for claim in extraction.claims:
        words = normalise_words(claim.evidence.exact)
        shared = _make_shared(claim, article, revision, cast)
        statement_id = make_appearance_id(ClaimKind.STATEMENT.value, words)
        appearances.append(Appearance(id=statement_id, kind=ClaimKind.STATEMENT, ordinal=len(appearances), **shared))
        for quantity in claim.quantities:
            if quantity.measure is None:
                continue
            appearance_id = make_appearance_id(ClaimKind.QUANTITY.value, words, quantity.measure, _figure(quantity))
            appearances.append(
                Appearance(id=appearance_id, kind=ClaimKind.QUANTITY, within_id=statement_id, ordinal=len(appearances), **shared)
            )
            quantities.append(Quantity(appearance_id=appearance_id, **asdict(quantity)))
    return appearances, quantities


def _make_shared(claim: records.Claim, article: Article, revision: Revision, cast: Cast) -> dict[str, Any]:
    """The columns that the appearance of a statement shares with those of its figures."""
    start, end = claim.evidence.start, claim.evidence.end
    mention = claim.speaker.mention if claim.speaker else None
    return {
        "article_id": article.id,
        "revision_id": revision.id,
        "start": start,
        "end": end,
        "exact": claim.evidence.exact,
        "prefix": revision.text[max(0, start - CONTEXT) : start],
        "suffix": revision.text[end : end + CONTEXT],
        "speaker_id": cast.add_speaker(claim.speaker) if claim.speaker else None,
        **_make_optional("speaker", mention),
        **_make_optional("cue", claim.cue),
        "via": claim.via,
        "voice": claim.voice,
        "certainty": claim.certainty,
        "hedges": [asdict(hedge) for hedge in claim.hedges],
        "checkable": claim.checkable,
        "when_edtf": claim.when.edtf if claim.when else None,
        "when_exact": claim.when.exact if claim.when else None,
        "places": [
            {"start": place.start, "end": place.end, "exact": place.exact, "entity_id": cast.add_mention(place)}
            for place in claim.where
        ],
    }


def _make_optional(prefix: str, span: records.Span | None) -> dict[str, Any]:
    values = asdict(span) if span else {"start": None, "end": None, "exact": None}
    return {f"{prefix}_{key}": value for key, value in values.items()}


def _figure(quantity: records.Quantity) -> str:
    parts = (quantity.comparator.value, quantity.value, quantity.low, quantity.high, quantity.change, quantity.unit)
    return " ".join("" if part is None else str(part) for part in parts)
