"""What a search found, kept for its next pages, so that they follow the first one whatever is added meanwhile.

A score depends on all texts that are indexed, so the same search asked again after a load may come in another order. A snapshot is
kept by a name that is made from its contents: whoever holds the name can only mean the same hits in the same order. One that was
pushed out, or is asked of another process, is made again from the rows of its time; only then may the order differ.
"""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b
from threading import Lock

from app.search.found import Found

KEPT = 200
_kept: OrderedDict[str, tuple[Found, ...]] = OrderedDict()
_lock = Lock()


def keep(found: Sequence[Found]) -> str:
    """Keep what was found and give it a name."""
    parts = blake2b(digest_size=9)
    for one in found:
        parts.update(array("q", [one.total, one.newest, *one.hits.keys]).tobytes())
    name = parts.hexdigest()
    with _lock:
        _kept[name] = tuple(found)
        _kept.move_to_end(name)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return name


def forget() -> None:
    """Keep nothing more of what was kept."""
    with _lock:
        _kept.clear()


def get(name: str) -> tuple[Found, ...] | None:
    """What was kept by that name, None where it is no longer."""
    with _lock:
        return _kept.get(name)
