"""`twosource evaluate …`: a command for each kind of work that can be scored against what a person has marked."""

import json
from pathlib import Path
from typing import Annotated

import typer

from app.cli.store import read_settings
from app.cli.terminal import print_line

evaluation = typer.Typer(name="evaluate", help="Score Twosource against what a person has marked.", rich_markup_mode=None)


@evaluation.command()
def reading(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="Folder with NAME.txt and NAME.gold.json files, or a .jsonl file.", show_default=False),
    ],
    errors: Annotated[int, typer.Option(min=0, help="Show so many errors of each kind.")] = 0,
) -> None:
    """Score reading against articles marked by hand."""
    from app.evaluation.evaluate import evaluate
    from app.loader.steps import make_read_all

    settings = read_settings()
    for line in evaluate(
        folder, read=make_read_all(settings.spacy_model, explained=True), max_chars=settings.max_text_chars, errors=errors
    ):
        print_line(line)


@evaluation.command()
def linking(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="Folder with NAME.txt, NAME.meta.json and relations.gold.json files.", show_default=False
        ),
    ],
) -> None:
    """Score linking against pairs marked by hand.

    Same, refined, in conflict or merely alike; then each pair that came out otherwise, with our reasons.
    """
    from app.evaluation.linking import evaluate_linking
    from app.loader.steps import make_steps

    settings = read_settings()
    for line in evaluate_linking(folder, steps=make_steps(settings.spacy_model), max_chars=settings.max_text_chars):
        print_line(line)


@evaluation.command()
def matching(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="figure_pairs, event_pairs or same_answer.", show_default=False)],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Pairs, one JSON object a line.", show_default=False)],
    verdicts: Annotated[bool, typer.Option("--verdicts", help="Print the verdict on each pair instead of a score.")] = False,
) -> None:
    """Score how pairs of figures, articles or answers are judged."""
    from app.evaluation.matching_pairs import Kind, judge_pairs, score_pairs

    if kind not in list(Kind):
        raise typer.BadParameter(f"one of {', '.join(Kind)}", param_hint="KIND")
    rows, found = judge_pairs(Kind(kind), file)
    for line in [json.dumps(verdict) for verdict in found] if verdicts else [score_pairs(Kind(kind), rows, found)]:
        print_line(line)


@evaluation.command()
def search(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="Folder with corpus.jsonl, queries.jsonl and qrels/ (BEIR).", show_default=False),
    ],
    run: Annotated[Path, typer.Option("--run", metavar="FILE", help="Where to write what was found.", show_default=False)],
    mode: Annotated[str, typer.Option("--mode", metavar="MODE", help="hybrid, by words and meaning, or lexical.")] = "hybrid",
) -> None:
    """Search a collection for each of its queries.

    Writes the best 100 of each as a TREC run, for scoring against the collection's judgements.
    """
    from app.evaluation.search import write_run
    from app.search.ranking import Mode

    if mode not in list(Mode):
        raise typer.BadParameter(f"one of {', '.join(Mode)}", param_hint="--mode")
    print_line(f"{write_run(folder, run, mode=Mode(mode))} queries")
