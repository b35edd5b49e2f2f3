"""Services of a state that reports call by many words: the police, "the force" and "the regional police" are one body."""

import re
from functools import cache, lru_cache

from app.linking.lexicon import read_section, read_set

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def is_one_service(a: str, b: str) -> bool:
    """Whether two names are those of one service: words of one line of `services`, and nothing that tells one from the other."""
    left, right = find_service(a), find_service(b)
    if left is None or right is None or left[0] != right[0]:
        return False
    return not left[1] or not right[1] or left[1] <= right[1] or right[1] <= left[1]


@lru_cache(maxsize=10_000)
def find_service(name: str) -> tuple[int, frozenset[str]] | None:
    """The line of `services` that a name speaks of, and the words that tell which one it is ("mbarou" of "Mbarou police")."""
    words = WORD.findall(re.sub(r"['’]s?\b", "", name.casefold()))
    spaced = f" {' '.join(words)} "
    for form, line, is_whole in _read_forms():
        if is_whole and spaced != form:
            continue
        # At the end of the name, or in front of whose it is: "the armed forces of Velmora". "Police union" is another body.
        at = spaced.find(form)
        if at >= 0 and (spaced.endswith(form) or spaced[at + len(form) :].startswith(("of ", "for ", "in "))):
            rest = f"{spaced[:at]} {spaced[at + len(form) :]}".split()
            return line, frozenset(rest) - read_set("agencies", "everywhere")
    return None


@cache
def _read_forms() -> list[tuple[str, int, bool]]:
    """Each form with spaces around it, its line's number, and whether it must be the whole name; the longest first."""
    lines = read_section("agencies")["services"]
    forms = [(number, form.strip()) for number, line in enumerate(lines) for form in line.split(",")]
    found = [(f" {form.removeprefix('=')} ", number, form.startswith("=")) for number, form in forms]
    return sorted(found, key=lambda one: (-len(one[0]), one))
