"""Texts made to slow regular expressions down: none may take much longer than plain prose of its length.

Patterns that meet whole requests, files and queries are tried one by one, on lengths that double up to LONGEST. Those of the
pipeline, which meet tokens and lines, are tried by reading whole texts. Seconds are compared only with those that plain prose
takes in the same run, so a slow machine slows both.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache

import pytest

from app.pipeline.extract import extract, load_nlp
from app.settings import Settings

PACKAGES = ("app.loader", "app.search", "app.schemas", "app.routers")
UNITS = [
    *("a", " ", "\n", "1", "1,", ",", ".", "-", '"', "“", "(", "a ", "A ", "A. ", "a-", "a.", "1 ", "$", "&a;", "<a>", "<!--"),
    *("\u00a0", "é", "京", "https://a.", "a@", "#a ", "\\", "/a", ":", "["),
]
ENDS = ("", "!")
PLAIN = "The mayor said on Monday that 40 people had left the town, and that more than 3,000 homes stood empty. "
SHORTEST, LONGEST = 1_000, 4_000  # what takes square time shows by then
TIMES_PLAIN = 50
FLOOR_SECONDS = 0.002  # what a clock tells apart from nothing, on a machine that does other things as well


def find_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern for text that a module of the program keeps, by name, alone or in a list, tuple or dict."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                inner = (
                    list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, list | tuple) else [value]
                )
                for number, each in enumerate(inner):
                    if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                        yield f"{module.name.removeprefix('app.')}.{name}{f'[{number}]' if len(inner) > 1 else ''}", each


PATTERNS = {pattern.pattern: (name, pattern) for name, pattern in find_patterns()}.values()


def measure(pattern: re.Pattern[str], text: str) -> float:
    """Processor seconds of finding all that the pattern finds."""
    begun = time.process_time()
    for _ in pattern.finditer(text):
        pass
    pattern.match(text)
    pattern.fullmatch(text)
    return time.process_time() - begun


@cache
def make_plain(length: int) -> str:
    return (PLAIN * (length // len(PLAIN) + 1))[:length]


def find_slow(pattern: re.Pattern[str]) -> str | None:
    """The text on which the pattern is far slower than on plain prose, in words."""
    for unit in UNITS:
        for end in ENDS:
            length = SHORTEST
            while length <= LONGEST:
                text = unit * (length // len(unit)) + end
                took = measure(pattern, text)
                if took > FLOOR_SECONDS * 10:
                    plain = max(measure(pattern, make_plain(length)), FLOOR_SECONDS)
                    if min(took, measure(pattern, text)) > TIMES_PLAIN * plain:
                        return f"{length} characters of {unit!r} and {end!r}: {took:.2f} s, plain prose {plain:.4f} s"
                length *= 2
    return None


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) > 10


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_no_text_slows_a_pattern_down(name: str, pattern: re.Pattern[str]) -> None:
    assert find_slow(pattern) is None


class TestFindSlow:
    # Square time is enough to be found; a pattern of exponential time would never come back.
    @pytest.mark.parametrize("written", [r"(?:\w\s?\d?)+:", r"(?:\s\w?\d?)+:"])
    def test_finds_what_it_should(self, written: str) -> None:
        assert find_slow(re.compile(written)) is not None


@pytest.mark.slow
class TestWholeTexts:
    """The pipeline as it is, on the real model."""

    LENGTH = 6_000
    TIMES = 30
    UNITS = ("a", " ", "1", "1,", "“", "' ", "(", "A. ", "$1 ", "said ", "“a” said ", "1 January ", "more than 1 ", "Mr. A ")

    def test_no_text_takes_far_longer_than_prose(self) -> None:
        nlp = load_nlp(Settings().spacy_model)

        def read(text: str) -> float:
            begun = time.process_time()
            extract(text, nlp=nlp, id="", published_at=None)
            return time.process_time() - begun

        read(PLAIN)
        plain = read(make_plain(self.LENGTH))
        slow = {}
        for unit in self.UNITS:
            took = read(("The mayor said that it was " + unit * self.LENGTH)[: self.LENGTH])
            if took > self.TIMES * plain:
                slow[unit] = took / plain
        assert slow == {}
