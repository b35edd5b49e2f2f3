"""Lands that no gazetteer lists, on docs parsed by hand."""

import pytest

from app.pipeline.naming.lands import find_lands
from tests.pipeline.conftest import parsed


def lands(name: str, adjective: str, *, before: str = "Some DT det 2", behind: str = "troops NNS nsubj 3") -> set[str]:
    doc = parsed(before, f"{adjective} JJ amod 2", behind, "left VBD ROOT 3 leave")
    return find_lands(doc, {name})


@pytest.mark.parametrize(
    ("name", "adjective"),
    [("orvana", "Orvanan"), ("orvania", "Orvanian"), ("tessia", "Tessian"), ("kestland", "Kestlandic"), ("mirovo", "Mirovese")],
)
def test_adjective_before_a_noun_is_made_of_a_land(name: str, adjective: str) -> None:
    assert lands(name, adjective) == {name}


@pytest.mark.parametrize(
    ("name", "adjective"), [("dickens", "Dickensian"), ("orvania", "Mirovian"), ("orvan", "Orvan"), ("ova", "Ovan")]
)
def test_no_land(name: str, adjective: str) -> None:
    assert lands(name, adjective) == set()


def test_people_of_a_land() -> None:
    assert lands("tessia", "Tessians", before="the DT det 1", behind="left VBD dep 3 leave") == {"tessia"}


def test_name_that_stands_alone_is_no_adjective() -> None:
    assert lands("tessia", "Tessian", behind="left VBD dep 3 leave") == set()
