"""Whose name a form is: "Lazo", "Mr Lazo", "R. Lazo" and "Lazo Prado" all stand for "Rosaura Lazo Prado"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from app.pipeline.naming.folding import fold
from app.pipeline.naming.given import get_gender
from app.pipeline.naming.titled import PARTICLES, SUFFIXES

_ARTICLE = re.compile(r"\b(al|el|an|ar|as|ash|ad|at|az)-(?=\w)")
MOST_ALIKE = 50  # names that share a word; beyond it a short form says too little

OFTEN = 2  # how many times as often as any other bearer of a surname somebody is named who goes by it alone

SURNAME = 5  # the words that name somebody alone
LATE_SURNAME = 4  # a surname without its particle, or of one with "Jr."
INSIDE = 3  # the first of two surnames
EARLY = 2  # the first words of a longer name
GIVEN = 1  # the given name alone, or a surname that stands first


def split_name(name: str) -> list[str]:
    """The folded words of a name; the article of an Arabic surname is a word of its own."""
    return _ARTICLE.sub(r"\1 ", fold(name)).replace(".", ". ").split()


class FullNames:
    """The full names of an article's people, and which of them a shorter form stands for."""

    def __init__(self, forms: Iterable[str]) -> None:
        """`forms` are the names as written, in the order of the text."""
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._known: dict[tuple[str, bool | None], str | None] = {}
        self._named: Counter[str] = Counter()
        written = list(forms)
        distinct = {fold(form): form for form in reversed(written)}
        for form in sorted(distinct.values(), key=lambda form: -len(split_name(form))):
            if len(_bare(form)) > 1 and self.get(form) is None:
                for word in dict.fromkeys(_bare(form)):
                    self._by_word[word].append(form)
                self._known.clear()
        self._named = Counter(name for form in written if (name := self.get(form)) is not None)
        self._known.clear()

    def get(self, form: str, *, male: bool | None = None) -> str | None:
        """The full name that `form` fits best; None where it fits none, or several that the article names as often.

        `male` is what a title says.
        """
        key = fold(form), male
        if key not in self._known:
            self._known[key] = self._find(form, male)
        return self._known[key]

    def _find(self, form: str, male: bool | None) -> str | None:
        words = split_name(form)
        alike = self._by_word.get(_bare(form)[-1], []) if _bare(form) else []
        if len(alike) > MOST_ALIKE:
            return None
        fits = {whole: weight for whole in alike if (weight := _weigh(words, split_name(whole)))}
        if male is not None:
            fits = {whole: weight for whole, weight in fits.items() if get_gender(whole) in (None, male)}
        best = [whole for whole, weight in fits.items() if weight == max(fits.values())]
        if len(best) > 1:
            # Where two share a surname, who is written of most goes by it and the other by the full name.
            often = sorted(best, key=lambda whole: -self._named[whole])
            best = often[: 1 if self._named[often[0]] >= OFTEN * max(1, self._named[often[1]]) else 0]
        return best[0] if best else None


def _bare(form: str) -> list[str]:
    return [word for word in split_name(form) if word.rstrip(".") not in SUFFIXES]


def _weigh(form: Sequence[str], whole: Sequence[str]) -> int:
    """How well the words of a form fit the words of a full name; 0 where they do not."""
    if form == whole:
        return SURNAME + 1
    suffixed = whole[-1].rstrip(".") in SUFFIXES
    if suffixed and form[-1].rstrip(".") not in SUFFIXES:
        whole = whole[:-1]
        if form == whole:
            return 0  # "Odo Brask" may be the father of "Odo Brask Jr."
    size = len(form)
    if form == whole[-size:]:
        return LATE_SURNAME if suffixed or whole[-size - 1] in PARTICLES else SURNAME
    if size > 1 and form[-1] == whole[-1] and _shortens(form[:-1], whole[:-1]):
        return SURNAME
    if any(form == whole[at : at + size] for at in range(1, len(whole) - size)):
        return INSIDE
    if form == whole[:size]:
        return EARLY if size > 1 else GIVEN
    return 0


def _shortens(form: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether given names leave out or shorten to initials some of the full ones: "Ada M." of "Ada Maria Lene"."""
    if not _is_short_for(form[0], whole[0]):
        return False
    at = 0
    for word in form:
        while at < len(whole) and not _is_short_for(word, whole[at]):
            at += 1
        at += 1
    return at <= len(whole)


def _is_short_for(word: str, other: str) -> bool:
    return word == other or (len(word.rstrip(".")) == 1 and other.startswith(word.rstrip(".")))
