"""Reading marked articles and scoring what was read."""

from collections.abc import Iterator
from pathlib import Path

from app.evaluation.claims import score_article
from app.evaluation.gold import find_gold
from app.evaluation.report import find_lines
from app.evaluation.tally import Tally
from app.loader.steps import Read


def evaluate(folder: Path, *, read: Read, max_chars: int, errors: int = 0) -> Iterator[str]:
    """The lines of a report on how well `read` finds what was marked in the articles under `folder`.

    Raises InvalidInputError for a folder that holds no marked articles, or broken ones.
    """
    tally, articles = Tally(), 0
    for article in find_gold(folder, max_chars=max_chars):
        score_article(article, read(article.text, id=article.name, published_at=None).claims, tally)
        articles += 1
    yield from find_lines(tally, articles=articles, errors=errors)
