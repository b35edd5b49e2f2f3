"""What was loaded stays as it is: loading again, in another order, revised and put back."""

import shutil
from pathlib import Path

import pytest

from app.loader.load import load
from app.loader.seeds import find_seeds
from app.loader.verify import verify
from tests.acceptance.reading import Loaded, find_claims, find_verdicts, find_with, open_store, read, read_all, require_one

pytestmark = pytest.mark.slow

FIRST, SECOND = "000_8d79e1fded180656.txt", "003_5b6ee29506c65675.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seeds, to be edited."""
    return Path(shutil.copytree(find_seeds(), tmp_path / "articles"))


@pytest.fixture
def loaded(folder: Path, tmp_path: Path) -> Loaded:
    """A store of the copy."""
    return open_store(tmp_path / "store.db", folder)


def export(loaded: Loaded) -> bytes:
    return loaded.client.get("/v1/export/claims.jsonl").content


def revise(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


class TestAgain:
    def test_nothing_changes(self, loaded: Loaded, folder: Path) -> None:
        exported, changes = export(loaded), read_all(loaded, "/v1/changes")
        summary = load(loaded.engine, [folder])
        assert (summary.loaded, summary.unchanged, summary.revised, summary.updated) == (0, 2, 0, 0)
        assert export(loaded) == exported
        assert read_all(loaded, "/v1/changes") == changes

    def test_another_store_gets_the_same_ids(self, loaded: Loaded, seeds: Loaded) -> None:
        assert export(loaded) == export(seeds)


class TestOrder:
    def test_the_other_order_gives_the_same_verdicts(self, seeds: Loaded, tmp_path: Path) -> None:
        turned = open_store(tmp_path / "turned.db", find_seeds() / SECOND, find_seeds() / FIRST)
        assert find_verdicts(turned) == find_verdicts(seeds)


class TestRevised:
    def test_a_corrected_figure_ends_the_dispute(self, loaded: Loaded, folder: Path) -> None:
        killed = require_one(find_claims(loaded, measure="killed"))
        revise(folder, SECOND, "injured 90", "injured 104")
        assert load(loaded.engine, [folder]).revised == 1
        assert find_claims(loaded, disputed=True) == []
        assert require_one(find_claims(loaded, measure="killed"))["id"] == killed["id"]
        assert list(verify(loaded.engine)) == []
        [article] = [each for each in read_all(loaded, "/v1/articles") if each["loaded_from"] == SECOND]
        revisions = read(loaded, f"/v1/articles/{article['id']}")["revisions"]
        assert [each["is_current"] for each in revisions] == [True, False]

    def test_another_count_of_the_dead_is_a_new_dispute(self, loaded: Loaded, folder: Path) -> None:
        revise(folder, SECOND, "killed 12", "killed 8")
        load(loaded.engine, [folder])
        twelve, eight = find_claims(loaded, measure="killed")
        assert {twelve["quantity"]["value"], eight["quantity"]["value"]} == {12, 8}
        assert (twelve["disputed"], eight["disputed"]) == (True, True)
        assert (twelve["support"], eight["support"]) == ("single_source", "single_source")

    def test_a_sentence_that_is_taken_out_is_withdrawn(self, loaded: Loaded, folder: Path) -> None:
        claim = require_one(find_with(loaded, "identified as a KN-23", kind="statement"))
        text = (folder / SECOND).read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if "KN-23" not in line]
        (folder / SECOND).write_text("\n".join(lines), encoding="utf-8")
        load(loaded.engine, [folder])
        assert read(loaded, "/v1/search", q="KN-23", mode="lexical")["found"] == {"claims": 0, "articles": 0}
        assert loaded.client.get(f"/v1/claims/{claim['id']}").status_code in {404, 410}
        entries = read_all(loaded, "/v1/changes", resource="claim", action="withdrawn")
        assert claim["id"] in {entry["id"] for entry in entries}

    def test_putting_the_text_back_gives_the_verdicts_back(self, loaded: Loaded, folder: Path) -> None:
        before = find_verdicts(loaded)
        revise(folder, SECOND, "injured 90", "injured 104")
        load(loaded.engine, [folder])
        assert find_verdicts(loaded) != before
        revise(folder, SECOND, "injured 104", "injured 90")
        load(loaded.engine, [folder])
        assert find_verdicts(loaded) == before
        assert list(verify(loaded.engine)) == []
