"""Pairs of figures, of articles or of answers, judged each by itself and scored against the labels that a person gave them.

The two of an articles' pair report one happening or not, those of answers say one thing or not: their verdict is a score, and
the pairs are measured by the area under the curve (how often a pair that is one scores above one that is two; Hanley and McNeil,
1982). Figures agree, are compatible or contradict each other: their verdict is a label, measured by the mean F1 of the three.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from spacy.language import Language

from app.errors import InvalidInputError
from app.linking.counting.agreement import Agreement, Printed, compare_printed
from app.linking.happenings.particulars import Particulars, compare_particulars, find_particulars
from app.linking.happenings.rarity import count_words
from app.linking.wording.answers import Answer, compare_answers
from app.pipeline.extract import load_nlp
from app.pipeline.quantities import find_quantities
from app.pipeline.times import find_times
from app.settings import get_settings
from app.vocabulary import Comparator

Rows = Sequence[dict[str, Any]]
Verdicts = Iterator[dict[str, Any]]


class Kind(StrEnum):
    """What is paired."""

    FIGURES = "figure_pairs"
    ARTICLES = "event_pairs"
    ANSWERS = "same_answer"


def judge_pairs(kind: Kind, path: Path) -> tuple[Rows, list[dict[str, Any]]]:
    """The rows of a file of one JSON object a line, and the verdict on each: its id with a label or a score.

    Raises InvalidInputError where a line is no such object.
    """
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return rows, list(JUDGES[kind](rows))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidInputError(f"cannot be read as {kind}: {type(error).__name__}: {error}", where=str(path)) from error


def score_pairs(kind: Kind, rows: Rows, verdicts: Sequence[Mapping[str, Any]]) -> str:
    """One line: how many pairs, and how well the verdicts meet the labels of the rows.

    Raises InvalidInputError where rows have no labels, or all the same.
    """
    labels = [row.get("label") for row in rows]
    if kind is Kind.FIGURES:
        pairs = list(zip(labels, (verdict["label"] for verdict in verdicts), strict=True))
        scores = [measure_f1(pairs, label) for label in Agreement]
        told = ", ".join(f"{label} {score:.3f}" for label, score in zip(Agreement, scores, strict=True))
        return f"{len(rows)} pairs: macro-F1 {sum(scores) / len(scores):.3f} ({told})"
    scored = [(float(verdict["score"]), label in (1, "1", True)) for verdict, label in zip(verdicts, labels, strict=True)]
    area = measure_area(scored)
    if area is None:
        raise InvalidInputError("needs pairs with label 1 and pairs with label 0")
    return f"{len(rows)} pairs: area under the curve {area:.3f}"


def measure_f1(pairs: Sequence[tuple[object, object]], label: object) -> float:
    """F1 of one label over pairs of the right label and the one given."""
    both = sum(right == given == label for right, given in pairs)
    either = sum((right == label) + (given == label) for right, given in pairs)
    return 2 * both / either if either else 0.0


def measure_area(scored: Sequence[tuple[float, bool]]) -> float | None:
    """The area under the curve of scores with whether each should be high, ties counting half; None where one kind lacks."""
    high, low = ([score for score, is_high in scored if is_high is wanted] for wanted in (True, False))
    if not high or not low:
        return None
    return sum((x > y) + 0.5 * (x == y) for x in high for y in low) / (len(high) * len(low))


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
            Answer(row["question"], row["a"], row.get("a_context") or ""),
            Answer(row["question"], row["b"], row.get("b_context") or ""),
        )
        for row in rows
    ]
    for row, score in zip(rows, compare_answers(pairs), strict=True):
        yield {"id": row["id"], "score": round(score, 6)}


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
    titles = [article.get("title") or "" for article in articles]
    texts = [f"{title}\n{article['text']}" for title, article in zip(titles, articles, strict=True)]
    for article, title, text, doc in zip(articles, titles, texts, _load().pipe(texts), strict=True):
        days = [when.edtf for when in find_times(doc, text, published_at=article.get("published"))]
        yield find_particulars(title, article["text"], days=days)


JUDGES: dict[Kind, Callable[[Rows], Verdicts]] = {
    Kind.FIGURES: judge_figures,
    Kind.ARTICLES: judge_articles,
    Kind.ANSWERS: judge_answers,
}
