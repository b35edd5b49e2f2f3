"""Texts that are copies of one another: a wire story and those who print it.

Texts are compared by the runs of words that they share (shingles; Broder, "On the resemblance and containment of documents",
1997): exactly, since the articles of one event are few. Containment, not likeness: who prints only the first half copies as well.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from zlib import crc32

from app.linking.lexicon import read_section

WORD = re.compile(r"[^\W_]+")


def find_copies(texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The id of the first for each text that prints mostly what an earlier one prints.

    `texts` are ids with texts, the one that counts as the original before its copies.
    """
    weights = read_section("copies")
    runs = {one: _find_runs(text) for one, text in texts}
    printed: dict[int, list[str]] = defaultdict(list)
    copied: dict[str, str] = {}
    for one, _ in texts:
        shared: Counter[str] = Counter()
        for run in runs[one]:
            shared.update(printed[run])
            printed[run].append(one)
        for other, count in shared.most_common():
            fewer = min(len(runs[one]), len(runs[other]))
            if count >= weights["least_runs"] and count >= weights["share"] * fewer:
                copied[one] = copied.get(other, other)
                break
    return copied


def describe_copies(texts: Mapping[str, str]) -> str | None:
    """How many articles print one text, in words; `texts` gives for each the article whose text it prints, itself or another."""
    counts = [count for count in Counter(texts.values()).values() if count > 1]
    if not counts:
        return None
    if counts == [len(texts)]:
        return "both print nearly the same text" if len(texts) == 2 else "all of them print nearly the same text"
    return "; ".join(f"{count} of them print nearly the same text" for count in counts)


@lru_cache(maxsize=512)
def _find_runs(text: str) -> frozenset[int]:
    """The runs of words as numbers, the same on every machine."""
    weights = read_section("copies")
    words = WORD.findall(text.lower())[: weights["most_words"]]
    length = weights["run_words"]
    return frozenset(crc32(" ".join(words[at : at + length]).encode()) for at in range(len(words) - length + 1))
