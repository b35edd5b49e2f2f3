"""How much a word tells, by how few articles of a collection hold it, and which words are a site's own.

Rarity is the inverse document frequency of Spärck Jones, "A statistical interpretation of term specificity" (1972).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

RUN = 3
"""How many words in a row make a run."""
REPEATED = 3
"""In how many articles a run stands that belongs to the site and not to the story."""
LEAST = 20
"""From how many articles on counting them says something."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """What a collection of articles shows: in how many of them each word and each run of words stands.

    An empty one calls all words equally rare, for comparing two articles of which nothing else is known.
    """

    articles: int = 0
    words: Counter[str] = field(default_factory=Counter)
    runs: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def weigh(self, word: str) -> float:
        """How much it tells that an article holds the word."""
        if self.articles < LEAST:
            return 1.0
        return log((self.articles + 1) / (self.words[word] + 0.5))

    def drop_repeated(self, words: Sequence[str]) -> list[str]:
        """The words without the runs that many articles share: a site's name, its notices, its links to other stories."""
        if self.articles < LEAST:
            return list(words)
        repeated = {
            place
            for at in range(len(words) - RUN + 1)
            if self.runs[tuple(words[at : at + RUN])] >= REPEATED
            for place in range(at, at + RUN)
        }
        return [word for at, word in enumerate(words) if at not in repeated]


def count_words(articles: Iterable[Sequence[str]]) -> Rarity:
    """The rarity of words in articles, each given as its words in order."""
    held, words, runs = 0, Counter[str](), Counter[tuple[str, ...]]()
    for article in articles:
        held += 1
        words.update(set(article))
        runs.update({tuple(article[at : at + RUN]) for at in range(len(article) - RUN + 1)})
    return Rarity(held, words, runs)
