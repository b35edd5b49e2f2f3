"""Reading marked articles and scoring what was read."""

from collections.abc import Iterator
from pathlib import Path

from app.evaluation.claims import score_article
from app.evaluation.gold import find_gold
from app.evaluation.quotes import find_gold_texts, score_text
from app.evaluation.report import find_lines, find_quote_lines
from app.evaluation.tally import Tally
from app.loader.steps import ReadAll
from app.pipeline.records import Text


def evaluate(folder: Path, *, read: ReadAll, max_chars: int, errors: int = 0) -> Iterator[str]:
    """The lines of a report on how well `read` finds what was marked in the articles under `folder`, or in the rows of a file.

    Raises InvalidInputError for a folder that holds no marked articles, or broken ones.
    """
    if folder.is_file():
        yield from _evaluate_texts(folder, read=read, max_chars=max_chars, errors=errors)
        return
    tally, articles = Tally(), list(find_gold(folder, max_chars=max_chars))
    for article, reading in zip(articles, read(Text(article.text, article.name) for article in articles), strict=True):
        score_article(article, reading().claims, tally)
    yield from find_lines(tally, articles=len(articles), errors=errors)


def _evaluate_texts(path: Path, *, read: ReadAll, max_chars: int, errors: int) -> Iterator[str]:
    tally, texts = Tally(), list(find_gold_texts(path, max_chars=max_chars))
    for gold, reading in zip(texts, read(Text(gold.text, gold.id) for gold in texts), strict=True):
        score_text(gold, reading(), tally)
    yield from find_quote_lines(tally, texts=len(texts), errors=errors)
