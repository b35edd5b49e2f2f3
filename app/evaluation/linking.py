"""How well linking tells the same from an update, a conflict and a look-alike: `twosource evaluate linking DIR`.

The articles are loaded into a store of their own, which is gone afterwards; what is asked of it is what the API answers.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from app.db import make_engine, migrate, reading
from app.errors import InvalidInputError
from app.evaluation.grouping import score_groups
from app.evaluation.linked import Linked
from app.evaluation.pairs import KINDS, score_pairs
from app.evaluation.relations import find_relations, read_texts
from app.loader.load import load
from app.loader.steps import Steps
from app.queries.loading import find_claim_ids
from app.schemas.claim import ClaimLookup
from app.schemas.lookup import read_lookups


def evaluate_linking(folder: Path, *, steps: Steps, max_chars: int) -> Iterator[str]:
    """The lines of a report on how the articles under `folder` were linked, and on each pair that came out otherwise than marked.

    Raises InvalidInputError for a folder without marked pairs, or with an article that cannot be loaded.
    """
    pairs = list(find_relations(folder))
    marked = read_texts(folder, max_chars=max_chars)
    linked = load_linked(folder, {stem: text for stem, (text, _) in marked.items()}, steps=steps)
    tally, confusions = score_pairs(pairs, linked)
    yield f"articles {len(marked)}  claims {len(linked.claims)}  pairs {len(pairs)}"
    for kind in KINDS:
        if tally[kind, "n"]:
            more = "".join(f"  {what} {tally[kind, what]}" for what in ("not read", "opposite") if tally[kind, what])
            yield f"{kind:20} {tally[kind, 'right'] / tally[kind, 'n']:.3f}  of {tally[kind, 'n']}{more}"
    families = {stem: family for stem, (_, family) in marked.items()}
    precision, recall, crossing = score_groups(linked, families)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    yield f"events B³            P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  links between different events {crossing}"
    yield from confusions


def load_linked(folder: Path, texts: dict[str, str], *, steps: Steps) -> Linked:
    """The claims of a new store of the folder's articles."""
    with TemporaryDirectory() as place:
        url = f"sqlite:///{place}/linking.db"
        migrate(url)
        engine = make_engine(url)
        summary = load(engine, [folder], steps=steps, command="evaluate linking")
        if summary.refused:
            raise InvalidInputError(summary.refused[0].why, where=summary.refused[0].where)
        linked = Linked(_read_all(engine), texts)
        engine.dispose()
    return linked


def _read_all(engine: Engine) -> Iterator[ClaimLookup]:
    with reading(engine) as session:
        ids = [claim_id for claim_id, _ in find_claim_ids(session, after=-1, limit=1_000_000)]
        yield from read_lookups(session, ids)
