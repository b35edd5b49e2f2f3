"""Which files a path stands for: folders are walked in sorted order, files of no known kind are passed over."""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.loader.records import Refusal
from app.loader.text import SIDECAR

TEXT, ROWS, PAGE = "text", "rows", "page"
KINDS = {".txt": TEXT, ".jsonl": ROWS, ".jsonl.gz": ROWS, ".html": PAGE, ".htm": PAGE}


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its kind, and its path inside the folder that was named (a file that was named: its name)."""

    path: Path
    kind: str
    inside: str


def get_kind(name: str) -> str | None:
    """The kind of a file by its name, case aside; None where it is not one that is read. A sidecar is not an article."""
    lowered = name.lower()
    if lowered.endswith(SIDECAR):
        return None
    return next((kind for ending, kind in KINDS.items() if lowered.endswith(ending)), None)


def find_files(path: Path) -> Iterator[Found | Refusal]:
    """The files that `path` stands for, sorted by name, folder by folder. A folder linked into itself is entered once.

    Names that begin with a dot are passed over in folders. A file that is named itself must be of a known kind.
    """
    if path.is_dir():
        yield from _walk(path, "", seen=set())
        return
    kind = get_kind(path.name)
    if not path.exists():
        yield Refusal(show(path.as_posix()), "there is no such file or folder")
    elif kind is None:
        yield Refusal(show(path.as_posix()), f"is of no kind that is read; known are {', '.join(KINDS)}")
    else:
        yield Found(path, kind, show(path.name))


def show(name: str) -> str:
    """`name` as Unicode that can be stored and printed: composed, with the bytes that are not UTF-8 written out.

    Composed, because one folder copied between file systems gives one name in two forms.
    """
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "backslashreplace"))


def _walk(folder: Path, inside: str, *, seen: set[tuple[int, int]]) -> Iterator[Found | Refusal]:
    try:
        stat = folder.stat()
        entries = sorted((entry.name, entry, entry.is_dir()) for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield Refusal(inside or show(folder.as_posix()), f"cannot be read: {error.strerror or error}")
        return
    if (stat.st_dev, stat.st_ino) in seen:
        return
    seen.add((stat.st_dev, stat.st_ino))
    for name, entry, is_folder in entries:
        if is_folder:
            yield from _walk(entry, f"{inside}{show(name)}/", seen=seen)
        elif kind := get_kind(name):
            yield Found(entry, kind, inside + show(name))
