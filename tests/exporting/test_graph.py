"""The export as JSON-LD."""

import json
from typing import Any

import pytest
from sqlalchemy import Engine

from app.db import writing
from app.exporting import graph
from app.exporting.claims import find_claims
from app.models import Claim
from app.vocabulary import Certainty, EntityKind
from tests import factories as make
from tests.exporting.conftest import fill, say

ADDRESS = "https://gazette.example/river?page=1#top"
NOT_ADDRESSES = [
    "javascript:alert(1)",
    "data:text/html,x",
    "river.txt",
    "//gazette.example/",
    "https://",
    "https://gazette.example/a b",
    "https://gazette.example/\nx",
    'https://gazette.example/"x',
    "https://gazette.example/<script>",
    "https://gazette.example/{x}",
    "\thttps://gazette.example/",
    "_:b0",
    "@type",
]
HOSTILE = [
    '"',
    "\\",
    '"}],"@graph":[',
    "\n",
    "\u2028",
    "</script>",
    "@id",
    "urn:twosource:c-0",
    "\x7f",
    "\u202e",
    "\U0001d49c",
    "null",
]


def read(engine: Engine) -> list[dict[str, Any]]:
    """The nodes of the graph, after a look at what stands around them."""
    document = json.loads("".join(graph.find_lines(find_claims(engine))))
    assert document.keys() == {"@context", "@graph"}
    reader: dict[str, Any]
    nodes: list[dict[str, Any]]
    reader, *nodes = document["@graph"]
    assert (reader["id"], reader["type"]) == ("urn:twosource:reader", "SoftwareApplication")
    return nodes


class TestFindLines:
    def test_a_claim_is_followed_by_its_annotations(self, engine: Engine) -> None:
        ids = fill(engine, 3)
        nodes = read(engine)
        assert [node["type"] for node in nodes] == ["Claim", "Annotation"] * 3
        assert [node["id"] for node in nodes[::2]] == [f"urn:twosource:{claim_id}" for claim_id in ids]
        assert [node["body"] for node in nodes[1::2]] == [node["id"] for node in nodes[::2]]

    def test_every_node_has_a_line(self, engine: Engine) -> None:
        say(engine, "Rain\nand\u2028snow")
        lines = "".join(graph.find_lines(find_claims(engine))).split("\n")
        assert [json.loads(line.removesuffix(","))["type"] for line in lines[1:-2]] == [
            "SoftwareApplication",
            "Claim",
            "Annotation",
        ]

    def test_an_empty_store_is_a_document_too(self, engine: Engine) -> None:
        assert read(engine) == []

    @pytest.mark.parametrize("words", HOSTILE)
    def test_no_text_breaks_out(self, engine: Engine, words: str) -> None:
        say(engine, words)
        claim, annotation = read(engine)
        assert (claim["text"], claim["author"][0]["name"], claim["about"]["name"]) == (words, words, words)
        assert claim["appearance"][0]["headline"] == claim["appearance"][0]["publisher"]["name"] == words
        assert annotation["target"]["selector"][1]["exact"] == words

    def test_every_term_is_named_or_a_word_of_schema_org(self, engine: Engine) -> None:
        say(engine, "Ada Quill")
        known = {
            "identifier",
            "text",
            "author",
            "about",
            "contentLocation",
            "temporalCoverage",
            "appearance",
            "name",
            "description",
        }
        known |= {"headline", "publisher", "datePublished"}
        for key in find_keys(read(engine)):
            prefix, colon, _ = key.partition(":")
            assert (prefix == "twosource" and colon) or key in graph.CONTEXT or key in known, key


class TestMakeClaim:
    def test_says_who_claims_what_where(self, engine: Engine) -> None:
        say(engine, "Ada Quill")
        claim, _ = read(engine)
        assert (claim["author"][0]["type"], claim["author"][0]["twosource:affiliation"]) == ("Person", "Ada Quill")
        assert (claim["about"]["type"], claim["contentLocation"][0]["type"]) == ("Event", "Place")
        assert (claim["temporalCoverage"], claim["appearance"][0]["datePublished"]) == ("2031-05-01", "2031-05-01")
        assert (claim["twosource:support"], claim["twosource:disputed"]) == ("single_source", False)

    def test_gives_no_rating(self, engine: Engine) -> None:
        say(engine, "Ada Quill")
        text = json.dumps(read(engine))
        assert not any(word in text for word in ("ClaimReview", "reviewRating", "ratingValue", "Rating", "verdict"))

    def test_names_an_article_once(self, engine: Engine) -> None:
        with writing(engine) as session:
            claim, article = make.make_claim(session), make.make_article(session, "The river rose. The river rose.", url=ADDRESS)
            for _ in range(2):
                make.make_appearance(session, claim, article)
        node, *annotations = read(engine)
        assert [(each["id"], each["identifier"], each["url"]) for each in node["appearance"]] == [(ADDRESS, article.id, ADDRESS)]
        assert [each["target"]["source"] for each in annotations] == [ADDRESS] * 2

    @pytest.mark.parametrize("url", NOT_ADDRESSES)
    def test_what_is_no_address_is_not_given_as_one(self, engine: Engine, url: str) -> None:
        with writing(engine) as session:
            article = make.make_article(session, url=url)
            make.make_appearance(session, make.make_claim(session), article)
        claim, annotation = read(engine)
        assert annotation["target"]["source"] == claim["appearance"][0]["id"] == f"urn:twosource:{article.id}"
        assert "url" not in claim["appearance"][0]

    def test_who_only_denies_it_is_no_author(self, engine: Engine) -> None:
        with writing(engine) as session:
            ada, bo, cy = (make.make_entity(session, name) for name in ("Ada Quill", "Bo Reed", "Cy Marsh"))
            claim, article = make.make_claim(session), make.make_article(session)
            for speaker, certainty in (
                (ada, Certainty.DENIED),
                (bo, Certainty.STATED),
                (cy, Certainty.DENIED),
                (cy, Certainty.HEDGED),
            ):
                make.make_appearance(session, claim, article, speaker=speaker, certainty=certainty)
            make.make_origin(session, claim, ada, bo, cy)
        node, *annotations = read(engine)
        assert [author["name"] for author in node["author"]] == ["Bo Reed", "Cy Marsh"]
        assert annotations[0]["twosource:speaker"]["name"] == "Ada Quill"
        assert annotations[0]["twosource:certainty"] == "denied"

    @pytest.mark.usefixtures("fall")
    def test_a_figure_is_a_value_with_its_bounds(self, engine: Engine) -> None:
        claim, _ = read(engine)
        value = {
            "type": "QuantitativeValue",
            "name": "fell",
            "value": -2.5,
            "minValue": -3,
            "unitText": "m",
            "twosource:comparator": "~",
        }
        assert claim["mainEntity"] == value

    def test_a_number_too_large_to_tell_is_left_out(self, engine: Engine) -> None:
        with writing(engine) as session:
            make.make_appearance(session, make.make_figure_claim(session, value=float("inf")), make.make_article(session))
        assert read(engine)[0]["mainEntity"].keys().isdisjoint({"value", "minValue", "maxValue"})

    @pytest.mark.parametrize("kind", EntityKind)
    def test_every_kind_of_speaker_has_a_type(self, kind: EntityKind) -> None:
        assert graph.TYPES[kind]


class TestMakeAnnotation:
    def test_its_selectors_find_the_words(self, engine: Engine) -> None:
        text = say(engine, "𝒜da “Quill”, née Ö")
        position, quote = read(engine)[1]["target"]["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])

    def test_says_who_reads_and_how_it_is_said(self, engine: Engine, fall: Claim) -> None:
        say(engine, "Ada Quill")
        narrated, told = (node for node in read(engine) if node["type"] == "Annotation")
        assert (told["motivation"], told["generator"]) == ("identifying", "urn:twosource:reader")
        assert (told["twosource:speaker"]["name"], told["twosource:via"], told["twosource:voice"]) == (
            "Ada Quill",
            "Ada Quill",
            "indirect",
        )
        assert told["twosource:hedges"] == ["Perhaps"]
        assert (narrated["body"], narrated["twosource:voice"]) == (f"urn:twosource:{fall.id}", "narrated")
        assert "twosource:speaker" not in narrated


def find_keys(node: Any) -> set[str]:
    """Every key in it."""
    if isinstance(node, dict):
        return set(node).union(*map(find_keys, node.values()))
    return set().union(*map(find_keys, node)) if isinstance(node, list) else set()
