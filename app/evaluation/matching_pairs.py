"""Pairs of figures, articles or answers, judged: `python -m app.evaluation.matching_pairs KIND FILE`.

KIND is figure_pairs, event_pairs or same_answer. FILE holds a pair a line as JSON; what is printed holds a verdict a line, with the
pair's id and a label or a score, for a scorer to compare with the labels.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language

from app.linking.agreement import Printed, compare_printed
from app.linking.answers import Answer, compare_answers
from app.linking.particulars import Particulars, compare_particulars, find_particulars
from app.linking.rarity import count_words
from app.pipeline.extract import load_nlp
from app.pipeline.quantities import find_quantities
from app.pipeline.times import find_times
from app.settings import get_settings
from app.vocabulary import Comparator

Rows = Sequence[dict[str, Any]]
Verdicts = Iterator[dict[str, Any]]


def judge_figures(rows: Rows) -> Verdicts:
    """Rows with a figure's words a and b, its a_value and b_value; each gets the label agree, compatible or contradict.

    A comparator that a row does not give (a_comparator, b_comparator) is read from the words.
    """
    for row in rows:
        yield {"id": row["id"], "label": compare_printed(_find_printed(row, "a"), _find_printed(row, "b"))}


def judge_articles(rows: Rows) -> Verdicts:
    """Rows with articles a and b, each title, text and published; the score says how much speaks for one happening.

    All articles of the rows together tell which words are rare.
    """
    articles = [row[side] for row in rows for side in ("a", "b")]
    shown = list(_find_particulars(articles))
    rarity = count_words(one.words for one in shown)
    for row, a, b in zip(rows, shown[::2], shown[1::2], strict=True):
        yield {"id": row["id"], "score": round(compare_particulars(a, b, rarity=rarity), 6)}


def judge_answers(rows: Rows) -> Verdicts:
    """Rows with question, a, a_context, b, b_context; the score says how much speaks for one answer."""
    pairs = [
        (
            Answer(row["question"], row["a"], row.get("a_context", "")),
            Answer(row["question"], row["b"], row.get("b_context", "")),
        )
        for row in rows
    ]
    for row, score in zip(rows, compare_answers(pairs), strict=True):
        yield {"id": row["id"], "score": round(score, 6)}


JUDGES: dict[str, Callable[[Rows], Verdicts]] = {
    "figure_pairs": judge_figures,
    "event_pairs": judge_articles,
    "same_answer": judge_answers,
}


def _find_printed(row: dict[str, Any], side: str) -> Printed:
    value, comparator = row[f"{side}_value"], row.get(f"{side}_comparator")
    if comparator is not None:
        return Printed(value, Comparator(comparator))
    text = row[side]
    read = find_quantities(_load()(text), text)
    found = next((figure for figure in read if figure.value == value), None)
    return Printed(value, found.comparator, found.exact) if found else Printed(value)


def _load() -> Language:
    return load_nlp(get_settings().spacy_model)


def _find_particulars(articles: Rows) -> Iterator[Particulars]:
    texts = [f"{article['title']}\n{article['text']}" for article in articles]
    for article, text, doc in zip(articles, texts, _load().pipe(texts), strict=True):
        days = [when.edtf for when in find_times(doc, text, published_at=article.get("published"))]
        yield find_particulars(article["title"], article["text"], days=days)


def main(arguments: Sequence[str]) -> None:
    """Judge the pairs of a file and print a verdict a line."""
    if len(arguments) != 2 or arguments[0] not in JUDGES:
        sys.exit(f"usage: python -m app.evaluation.matching_pairs {{{','.join(JUDGES)}}} FILE")
    lines = Path(arguments[1]).read_text(encoding="utf-8").splitlines()
    for verdict in JUDGES[arguments[0]]([json.loads(line) for line in lines if line.strip()]):
        sys.stdout.write(f"{json.dumps(verdict)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
