"""Pairs of words across articles that a person marked: NAME.txt, NAME.meta.json and relations.gold.json in a folder."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.errors import InvalidInputError
from app.loader.about import describe
from app.loader.plain import clean, decode

NAME = "relations.gold.json"
TRAP = "unrelated-trap"


class End(BaseModel):
    """Words in an article, by the stem of its file."""

    model_config = ConfigDict(frozen=True)

    article: str
    words: str = Field(min_length=1)
    measure: str | None = None


class MarkedPair(BaseModel):
    """How two ends stand to each other; `measure` where figures are compared, `standing` of a pair that says the same."""

    model_config = ConfigDict(frozen=True)

    a: Annotated[list[str], Field(min_length=2, max_length=2)]
    b: Annotated[list[str], Field(min_length=2, max_length=2)]
    relation: Literal["same", "conflict", "refines", "unrelated-trap"]
    measure: str | None = None
    standing: str | None = None
    trap: str = ""

    @property
    def ends(self) -> tuple[End, End]:
        """Both ends, of the pair's measure."""
        first, second = (End(article=end[0], words=end[1], measure=self.measure) for end in (self.a, self.b))
        return first, second

    @property
    def kind(self) -> str:
        """What the pair is counted among."""
        return self.relation if self.relation == TRAP else f"{self.relation} {'figures' if self.measure else 'statements'}"


def find_relations(folder: Path) -> Iterator[MarkedPair]:
    """The marked pairs under `folder`, file by file. Raises InvalidInputError where there is none, or a broken one."""
    paths = sorted(folder.rglob(NAME))
    if not paths:
        raise InvalidInputError(f"holds no {NAME}", where=str(folder))
    for path in paths:
        try:
            marked = json.loads(path.read_bytes())
            yield from [MarkedPair.model_validate(pair) for pair in marked["pairs"]]
        except ValidationError as error:
            raise InvalidInputError(describe(error), where=str(path)) from None
        except (ValueError, TypeError, KeyError) as error:
            raise InvalidInputError(f"holds no list of pairs: {error}", where=str(path)) from None


def read_texts(folder: Path, *, max_chars: int) -> dict[str, tuple[str, str]]:
    """The text and the happening of each article under `folder`, by stem; the articles of one subfolder report one happening."""
    return {
        path.stem: (clean(decode(path.read_bytes()), max_chars=max_chars), path.parent.name)
        for path in sorted(folder.rglob("*.txt"))
    }
