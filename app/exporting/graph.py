"""JSON-LD: claims as schema.org has them, and for each appearance a W3C Web Annotation that says where in which text.

The machine that read the articles is named as what made the annotations. Nothing here is a review or a rating: a claim is
what somebody said, `author` who said so, `appearance` where it stands.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.schemas.article import ArticleRef
from app.schemas.claim import AppearanceItem, ClaimLookup, EntityRef, Figure, SpeakerItem
from app.vocabulary import Certainty, EntityKind

Node = dict[str, Any]
NAMES = "urn:twosource:"
READER = {
    "id": f"{NAMES}reader",
    "type": "SoftwareApplication",
    "name": "Twosource",
    "description": "Read these claims in the articles by machine. They are what the articles say; whether it is true is not said.",
}
# Written out, so that the file can be read without asking another machine for it. The terms are those of schema.org and of
# the Web Annotation Vocabulary, each in the namespace that its own context gives it.
CONTEXT: dict[str, Any] = {
    "@vocab": "http://schema.org/",
    "as": "http://www.w3.org/ns/activitystreams#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "http://schema.org/",
    "twosource": f"{NAMES}term:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "generator": {"@id": "as:generator", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "identifying": "oa:identifying",
    **{name: {"@id": f"oa:{name}", "@type": "xsd:nonNegativeInteger"} for name in ("start", "end")},
    **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix")},
    "url": {"@id": "schema:url", "@type": "@id"},
}
TYPES = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANIZATION: "Organization",
    EntityKind.GOVERNMENT: "GovernmentOrganization",
    EntityKind.PLACE: "Place",
    EntityKind.PRODUCT: "Product",
    EntityKind.UNNAMED: "Thing",
}
ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>\"{}|\\^`]+", re.IGNORECASE)  # what RFC 3987 has no place for


def find_lines(claims: Iterable[ClaimLookup]) -> Iterator[str]:
    """One JSON object whose `@graph` has a node a line: each claim, and behind it its annotations."""
    yield f'{{"@context":{_dump(CONTEXT)},"@graph":[\n{_dump(READER)}'
    for claim in claims:
        yield f",\n{_dump(make_claim(claim))}"
        for appearance in claim.appearances:
            yield f",\n{_dump(make_annotation(claim, appearance))}"
    yield "\n]}\n"


def make_claim(claim: ClaimLookup) -> Node:
    """The claim as schema.org has it; how many voices carry it, and whether accounts differ, are terms of our own."""
    articles = {_name_article(each.article): each.article for each in claim.appearances}
    return _told(
        id=NAMES + claim.id,
        type="Claim",
        identifier=claim.id,
        text=claim.statement,
        author=[_make_agent(origin, affiliation=origin.affiliation) for origin in _find_authors(claim)],
        about=claim.event and {"id": NAMES + claim.event.id, "type": "Event", "name": claim.event.label},
        contentLocation=[{"id": NAMES + place.id, "type": "Place", "name": place.name} for place in claim.where],
        temporalCoverage=claim.when and claim.when.edtf,
        mainEntity=claim.quantity and _make_value(claim.quantity),
        appearance=[_make_article(article) for article in articles.values()],
        **_ours(kind=claim.kind, support=claim.support, disputed=claim.disputed, why=claim.why, checkable=claim.checkable),
    )


def make_annotation(claim: ClaimLookup, appearance: AppearanceItem) -> Node:
    """Where the claim stands, as a Web Annotation: its body is the claim, its target the words in the article."""
    evidence, speaker = appearance.evidence, appearance.speaker
    selectors = [
        {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
        {"type": "TextQuoteSelector", "exact": evidence.exact, "prefix": evidence.prefix, "suffix": evidence.suffix},
    ]
    source = _name_article(appearance.article)
    return _told(
        id=NAMES + appearance.id,
        type="Annotation",
        motivation="identifying",
        generator=READER["id"],
        body=NAMES + claim.id,
        target={"type": "SpecificResource", "source": source, "selector": selectors, **_ours(revision=evidence.revision)},
        **_ours(
            speaker=speaker and _make_agent(speaker),
            via=appearance.via,
            voice=appearance.voice,
            certainty=appearance.certainty,
            hedges=[hedge.exact for hedge in appearance.hedges],
        ),
    )


def _find_authors(claim: ClaimLookup) -> list[EntityRef]:
    # Who only ever denies it is no author of it; the annotations say of each appearance who denies.
    denies = {True: set[str](), False: set[str]()}
    for appearance in claim.appearances:
        if appearance.speaker:
            denies[appearance.certainty == Certainty.DENIED].add(appearance.speaker.id)
    return [origin for origin in claim.origins if origin.id not in denies[True] - denies[False]]


def _make_article(article: ArticleRef) -> Node:
    return _told(
        id=_name_article(article),
        type="NewsArticle",
        identifier=article.id,
        headline=article.title,
        publisher=article.publisher and {"type": "Organization", "name": article.publisher},
        datePublished=article.published_at,
        url=_get_address(article),
    )


def _name_article(article: ArticleRef) -> str:
    return _get_address(article) or NAMES + article.id


def _get_address(article: ArticleRef) -> str | None:
    return article.url if article.url and ADDRESS.fullmatch(article.url) else None


def _make_agent(agent: EntityRef | SpeakerItem, *, affiliation: str | None = None) -> Node:
    return _told(id=NAMES + agent.id, type=TYPES[agent.kind], name=agent.name, **_ours(affiliation=affiliation))


def _make_value(figure: Figure) -> Node:
    shown = json.loads(figure.model_dump_json())  # with null for what JSON has no number for
    return _told(
        type="QuantitativeValue",
        name=figure.measure,
        value=shown["value"],
        minValue=shown["low"],
        maxValue=shown["high"],
        unitText=figure.unit or figure.counted or None,
        **_ours(comparator=figure.comparator, change=figure.change, as_of=figure.as_of),
    )


def _ours(**terms: Any) -> Node:
    return {f"twosource:{name}": value for name, value in _told(**terms).items()}


def _told(**terms: Any) -> Node:
    return {name: value for name, value in terms.items() if value is not None and value != []}


def _dump(node: Mapping[str, Any]) -> str:
    return json.dumps(node, ensure_ascii=False, separators=(",", ":"))
