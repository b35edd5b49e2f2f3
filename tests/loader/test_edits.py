"""Whatever is loaded, edited and loaded again, the store holds together."""

import random
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.loader.load import load
from app.loader.reread import reread
from app.loader.verify import verify
from tests.loader.fakes import make_linking_steps, write_files
from tests.loader.test_load import dump

STEPS = make_linking_steps()
SENTENCES = (
    "Ada Quill said {} people left Ost.",
    "Ben Stone said {} people left Ost.",
    "A flood at Ost killed {} people.",
    "It rained in Ost.",
    "The bridge at Ost fell.",
)
SIDECARS = ("{}", '{"publisher": "Ost Gazette"}', '{"publisher": "Evening Post", "published_at": "2031-05-02"}')


def edit(folder: Path, chance: random.Random) -> None:
    """Write one of four articles anew."""
    lines = [chance.choice(SENTENCES).format(chance.randint(1, 3)) for _ in range(chance.randint(1, 5))]
    stem = f"n{chance.randint(0, 3)}"
    write_files(folder, **{f"{stem}__txt": "\n".join(lines), f"{stem}__meta__json": chance.choice(SIDECARS)})


@pytest.mark.parametrize("seed", [2, 5, 23])
def test_no_edit_leaves_a_fault_behind(engine: Engine, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - it picks test texts
    for _ in range(5):
        edit(tmp_path / "in", chance)
        edit(tmp_path / "in", chance)
        load(engine, [tmp_path / "in"], steps=STEPS)
        assert list(verify(engine)) == []
    reread(engine, steps=STEPS)
    settled = dump(engine)
    assert reread(engine, steps=STEPS).revised == 0
    assert dump(engine) == settled
    assert list(verify(engine)) == []
