"""Articles with the claims and figures that a person marked in them: NAME.txt with NAME.gold.json beside it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.errors import InvalidInputError
from app.loader.about import describe
from app.loader.plain import clean, decode

ENDING = ".gold.json"
RELATIONS = "relations"  # pairs across articles are kept in files of this name, and are not scored here


class GoldFigure(BaseModel):
    """A figure as it was marked."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    exact: str = ""
    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparator: str = "="
    change: str | None = None
    unit: str | None = None
    counted: str | None = ""
    measure: str | None = None
    optional: bool = False


class GoldClaim(BaseModel):
    """A claim as it was marked. An optional one is neither asked for nor punished."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int
    exact: str
    speaker: str | None
    speaker_kind: str | None = None
    speaker_mention: str | None = None
    cue: str | None = None
    voice: str
    certainty: str
    checkable: bool
    quantities: list[GoldFigure] = Field(default_factory=list)
    optional: bool = False


class GoldArticle(BaseModel):
    """A text and what was marked in it. `unclaimed_quantities` are figures outside claims, not asked for."""

    model_config = ConfigDict(frozen=True)

    name: str
    text: str
    claims: list[GoldClaim]
    unclaimed_quantities: list[GoldFigure] = Field(default_factory=list)


def find_gold(folder: Path, *, max_chars: int) -> Iterator[GoldArticle]:
    """The marked articles under `folder`, sorted by path.

    Raises InvalidInputError where there is none, where a text is missing, and where marks do not slice back from their text.
    """
    paths = [path for path in sorted(folder.rglob("*" + ENDING)) if not path.name.startswith(RELATIONS)]
    if not paths:
        raise InvalidInputError(f"holds no NAME{ENDING} with its NAME.txt", where=str(folder))
    for path in paths:
        name = path.name.removesuffix(ENDING)
        beside = path.with_name(name + ".txt")
        if not beside.is_file():
            raise InvalidInputError(f"has no text {beside.name} beside it", where=str(path))
        yield _parse(path, name, clean(decode(beside.read_bytes()), max_chars=max_chars))


def _parse(path: Path, name: str, text: str) -> GoldArticle:
    try:
        marked: dict[str, Any] = json.loads(path.read_bytes())
        article = GoldArticle(**{**marked, "name": name, "text": text})
    except ValidationError as error:
        raise InvalidInputError(describe(error), where=str(path)) from None
    except (ValueError, TypeError) as error:
        raise InvalidInputError(f"is not valid JSON: {error}", where=str(path)) from None
    for claim in article.claims:
        if text[claim.start : claim.end] != claim.exact:
            raise InvalidInputError(f"the claim at {claim.start} does not stand in the text", where=str(path))
    return article
