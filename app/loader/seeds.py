"""The articles that come with the program."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

import app
from app.db import reading
from app.loader.load import Progress, Summary, load
from app.loader.steps import Steps, make_steps
from app.loader.writer import begin_run
from app.queries import loading
from app.settings import get_settings

COMMAND = "seed"


def find_seeds() -> Path:
    """The folder of the seeds: beside the package in a checkout, inside it where a wheel was installed."""
    package = Path(app.__file__).parent
    shipped = package / "shipped" / "seeds"
    return shipped if shipped.is_dir() else package.parent / "seeds"


def seed(
    engine: Engine, *, created: bool, steps: Steps | None = None, on_progress: Callable[[Progress], None] | None = None
) -> Summary | None:
    """Load the seeds into a store that was just `created`, or finish a seeding that was cut short.

    None where there is nothing to do.
    """
    with reading(engine) as session:
        unfinished = loading.get_unfinished_run(session, COMMAND)
    if not created and unfinished is None:
        return None
    steps = steps or make_steps(get_settings().spacy_model)
    # Begun before the model is loaded: a start that is broken off then is known as one to finish.
    run_id = unfinished.id if unfinished else begin_run(engine, COMMAND)
    return load(engine, [find_seeds()], steps=steps, command=COMMAND, run_id=run_id, on_progress=on_progress)
