"""Every span that an endpoint gives for the seeds stands in the text that the API serves."""

from itertools import pairwise
from typing import Any

import pytest

from tests.acceptance.reading import Loaded, export_claims, find_claims, find_spans, find_texts, read, read_all

pytestmark = pytest.mark.slow


class TestSpans:
    def require_sliced(self, texts: dict[str, str], answer: Any, article: str | None = None) -> int:
        """Every span of an answer slices back; how many there were."""
        count = 0
        for article_id, span in find_spans(answer, article):
            assert article_id is not None, span
            text, start, end = texts[article_id], span["start"], span["end"]
            assert 0 <= start < end <= len(text)
            assert text[start:end] == span["exact"]
            if "prefix" in span:
                assert text[:start].endswith(span["prefix"])
                assert text[end:].startswith(span["suffix"])
            count += 1
        return count

    def test_of_claims_and_their_appearances(self, seeds: Loaded) -> None:
        texts = find_texts(seeds)
        claims = find_claims(seeds)
        assert self.require_sliced(texts, claims) > 100
        for claim in claims:
            appearances = read_all(seeds, f"/v1/claims/{claim['id']}/appearances")
            assert appearances == claim["appearances"]

    def test_of_events(self, seeds: Loaded) -> None:
        for event in read_all(seeds, "/v1/events"):
            assert self.require_sliced(find_texts(seeds), read(seeds, f"/v1/events/{event['id']}")) > 10

    def test_of_articles(self, seeds: Loaded) -> None:
        texts = find_texts(seeds)
        for article_id, text in texts.items():
            zones = read(seeds, f"/v1/articles/{article_id}")["zones"]
            assert all(0 <= zone["start"] < zone["end"] <= len(text) for zone in zones)
            assert all(one["end"] <= two["start"] for one, two in pairwise(zones))
            assert self.require_sliced(texts, read_all(seeds, f"/v1/articles/{article_id}/claims")) > 50

    def test_of_the_export(self, seeds: Loaded) -> None:
        lines = export_claims(seeds)
        assert lines == find_claims(seeds)
        assert self.require_sliced(find_texts(seeds), lines) > 100

    def test_of_an_extraction(self, seeds: Loaded) -> None:
        for text in find_texts(seeds).values():
            answer = seeds.client.post("/v1/extract", json={"text": text, "id": "one"}).json()
            assert self.require_sliced({"one": text}, answer, "one") > 100
            for kind in ("claims", "attributions", "quantities", "mentions"):
                assert answer[kind]
