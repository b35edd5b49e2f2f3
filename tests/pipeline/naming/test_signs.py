"""What words inside and around a name say, on docs parsed by hand."""

import pytest

from app.pipeline.naming.signs import find_signs
from app.vocabulary import EntityKind
from tests.pipeline.conftest import parsed

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION


def kinds(name: str, *behind: str) -> list[EntityKind]:
    words = name.split()
    rows = [f"{word} NNP compound {len(words) - 1}" for word in words]
    doc = parsed(*rows, *(f"{word} NN dep 0" for word in behind))
    return [kind for kind, _ in find_signs(doc, 0, len(words))]


class TestInside:
    @pytest.mark.parametrize(
        ("name", "found"),
        [
            ("Ingrid Falk", [PERSON]),
            ("Ingrid Quarnby Falk", [PERSON]),
            ("Quarnby Works", []),
            ("Ingrid", []),
            ("Oscar Street", [PLACE]),
            ("Oscar Medal", []),
            ("North Falk", [PLACE]),
            ("Milford Rovers", [ORGANIZATION]),
            ("Morgan Stanley", [ORGANIZATION]),
            ("Quarnby Builders", [ORGANIZATION]),
            ("Onward 90", [ORGANIZATION]),
        ],
    )
    def test_words_of_the_name(self, name: str, found: list[EntityKind]) -> None:
        assert kinds(name) == found


class TestAround:
    @pytest.mark.parametrize("behind", [("shares", "fell"), ("'s", "revenue"), ("stock",)])
    def test_firm_owns_shares(self, behind: tuple[str, ...]) -> None:
        assert kinds("Falk", *behind) == [ORGANIZATION]

    @pytest.mark.parametrize("behind", [("who", "left"), (",", "who")])
    def test_who_goes_on_about_somebody(self, behind: tuple[str, ...]) -> None:
        assert kinds("Falk", *behind) == [PERSON]

    @pytest.mark.parametrize(("role", "found"), [("director NN", [PERSON]), ("directors NNS", []), ("harbour NN", [])])
    def test_apposed_to_a_role(self, role: str, found: list[EntityKind]) -> None:
        lemma = role.split()[0].removesuffix("s")
        doc = parsed(
            "The DT det 1",
            f"{role} nsubj 5 {lemma}",
            ", , punct 1",
            "Falk NNP appos 1 - ORG",
            ", , punct 1",
            "left VBD ROOT 5 leave",
        )
        assert [kind for kind, _ in find_signs(doc, 3, 4)] == found

    @pytest.mark.parametrize(
        ("first", "end", "found"),
        [("its PRP$ poss", ", , punct", True), ("fellow JJ amod", ", , punct", False), ("its PRP$ poss", "Falk NNP appos", False)],
    )
    def test_apposed_to_a_body_s_noun(self, first: str, end: str, found: bool) -> None:
        doc = parsed(
            f"{first} 1", "union NN nsubj 5 union", ", , punct 1", "Quarnby NNP appos 1", f"{end} 1", "left VBD ROOT 5 leave"
        )
        assert (ORGANIZATION in {kind for kind, _ in find_signs(doc, 3, 4)}) is found
