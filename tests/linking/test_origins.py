from dataclasses import replace
from itertools import permutations

from app.linking.origins import find_origins
from tests.linking.factory import make_voice, make_voiced

HALVARD = make_voice("Ilse Halvard", affiliation="Velmora")
SERVICE = make_voice("Rescue Directorate", "organization", affiliation="Velmora")
HARBOUR = make_voice("Quenby Harbour Trust", "organization")
CHIEF = make_voice("Jon Rask", affiliation="Quenby Harbour Trust")
PAPER = make_voice("The Tern", "organization", is_publisher=True)
UNKNOWN = make_voice("publisher of Blast at Quenby", "unnamed", is_publisher=True)
VOICES = {voice.id: voice for voice in (HALVARD, SERVICE, HARBOUR, CHIEF, PAPER, UNKNOWN)}


class TestFindOrigins:
    def test_a_narrated_appearance_rests_on_whom_its_article_cites(self) -> None:
        cited = make_voiced("p-2", speaker=HALVARD.id)
        narrated = make_voiced("p-1", speaker=None)
        assert find_origins([narrated, cited], VOICES) == (HALVARD.id,)

    def test_a_narrated_appearance_alone_rests_on_its_publisher(self) -> None:
        voices = VOICES | {"e-publisher-a-2": PAPER}
        appearances = [make_voiced("p-1", speaker=HALVARD.id), make_voiced("p-2", article="a-2", speaker=None)]
        assert find_origins(appearances, voices) == (HALVARD.id, "e-publisher-a-2")

    def test_who_told_an_outlet_something_is_not_the_outlet(self) -> None:
        outlet = make_voice("Northern Press Bureau", "organization", is_publisher=True)
        initials = make_voice("NPB", "organization")
        voices = VOICES | {"e-publisher-a-1": outlet, initials.id: initials}
        said = [make_voiced("p-1", speaker=initials.id), make_voiced("p-2", speaker=HALVARD.id)]
        assert find_origins(said, voices) == (HALVARD.id,)
        assert find_origins(said[:1], voices) == ("e-publisher-a-1",)
        assert find_origins(said, VOICES | {"e-publisher-a-1": PAPER, initials.id: initials}) == (initials.id, HALVARD.id)

    def test_what_a_body_publishes_itself_is_its_own_word(self) -> None:
        voices = VOICES | {"e-publisher-a-1": make_voice("Quenby Harbour Trust", "organization", is_publisher=True)}
        said = [make_voiced("p-1", speaker=None), make_voiced("p-2", article="a-2", speaker=CHIEF.id)]
        assert find_origins(said, voices) == (CHIEF.id,)

    def test_a_spokesman_for_the_trust_is_that_of_the_only_one(self) -> None:
        spokesman = make_voice("spokesman for the trust", "unnamed")
        said = [make_voiced("p-1", speaker=spokesman.id), make_voiced("p-2", article="a-2", speaker=HARBOUR.id)]
        assert find_origins(said, VOICES | {spokesman.id: spokesman}) == (HARBOUR.id,)

    def test_a_body_and_who_belongs_to_it_are_one(self) -> None:
        appearances = [make_voiced("p-1", speaker=HARBOUR.id), make_voiced("p-2", article="a-2", speaker=CHIEF.id)]
        assert find_origins(appearances, VOICES) == (HARBOUR.id,)

    def test_a_copy_speaks_with_the_voice_of_its_original(self) -> None:
        voices = VOICES | {"e-publisher-a-1": PAPER}
        first = make_voiced("p-1", speaker=None)
        copy = replace(make_voiced("p-2", article="a-2", speaker=None), copy_of="a-1", publisher="e-publisher-a-1")
        assert find_origins([first, copy], voices) == ("e-publisher-a-1",)

    def test_an_unnamed_voice_is_one_in_all_copies_only(self) -> None:
        here, there = make_voice("port official", "unnamed"), replace(make_voice("port official", "unnamed"), id="e-there")
        voices = {voice.id: voice for voice in (here, there)}
        first, second = make_voiced("p-1", speaker=here.id), make_voiced("p-2", article="a-2", speaker=there.id)
        assert find_origins([first, second], voices) == (here.id, there.id)
        assert find_origins([first, replace(second, copy_of="a-1")], voices) == (here.id,)

    def test_officials_under_the_words_for_one_body_are_one_in_all_articles(self) -> None:
        here, there = (replace(make_voice("Velmoran army official", "unnamed"), id=one) for one in ("e-here", "e-there"))
        first, second = make_voiced("p-1", speaker=here.id), make_voiced("p-2", article="a-2", speaker=there.id)
        assert find_origins([first, second], {here.id: here, there.id: there}) == (here.id,)

    def test_a_ministry_is_no_short_name_of_a_group(self) -> None:
        group, ministry = make_voice("Harbour Watch", "organization"), make_voice("ministry", "government")
        voices = {voice.id: voice for voice in (group, ministry)}
        said = [make_voiced("p-1", speaker=group.id), make_voiced("p-2", article="a-2", speaker=ministry.id)]
        assert find_origins(said, voices) == (group.id, ministry.id)

    def test_a_narrated_sentence_is_the_word_of_whom_the_article_cites_for_its_figure(self) -> None:
        voices = VOICES | {"e-publisher-a-1": PAPER}
        assert find_origins([make_voiced("p-1", speaker=None)], voices, cited={"p-1": [HALVARD.id]}) == (HALVARD.id,)

    def test_officials_of_one_agency_are_one_voice_in_one_article(self) -> None:
        bare, full = make_voice("officials", "unnamed"), make_voice("river patrol officials", "unnamed")
        voices = {voice.id: voice for voice in (bare, full)}
        assert find_origins([make_voiced("p-1", speaker=bare.id), make_voiced("p-2", speaker=full.id)], voices) == (full.id,)
        apart = make_voiced("p-2", article="a-2", speaker=full.id)
        assert find_origins([make_voiced("p-1", speaker=bare.id), apart], voices) == (bare.id, full.id)

    def test_a_ministry_is_somebody_beside_the_head_of_state(self) -> None:
        ministry = make_voice("Interior Ministry", "government", affiliation="Velmora")
        voices = VOICES | {ministry.id: ministry}
        said = [make_voiced("p-1", speaker=HALVARD.id), make_voiced("p-2", article="a-2", speaker=ministry.id)]
        assert find_origins(said, voices) == (HALVARD.id, ministry.id)

    def test_a_state_as_such_is_nobody_beside_its_bodies(self) -> None:
        state = make_voice("Velmora", "government", affiliation="Velmora")
        voices = VOICES | {state.id: state}
        said = [make_voiced("p-1", speaker=state.id), make_voiced("p-2", article="a-2", speaker=HALVARD.id)]
        assert find_origins(said, voices) == (HALVARD.id,)
        assert find_origins([*said, make_voiced("p-3", article="a-3", speaker=SERVICE.id)], voices) == (HALVARD.id, SERVICE.id)
        navy = make_voice("Velmoran navy", "organization")
        assert find_origins([said[0], make_voiced("p-2", article="a-2", speaker=navy.id)], voices | {navy.id: navy}) == (navy.id,)
        assert find_origins([said[0], make_voiced("p-2", article="a-2", speaker=CHIEF.id)], voices) == (state.id, CHIEF.id)

    def test_the_order_of_voices_changes_nothing(self) -> None:
        other = make_voice("Ana Roth", affiliation="Quenby Harbour Trust")
        voices = VOICES | {other.id: other}
        names = [CHIEF.id, HARBOUR.id, other.id]
        for order in permutations(names):
            said = [make_voiced(f"p-{number}", article=f"a-{number}", speaker=one) for number, one in enumerate(order)]
            assert find_origins(said, voices) == (HARBOUR.id,)


class TestNamelessVoices:
    def test_a_spokesman_is_that_of_the_only_body(self) -> None:
        spokesman, trust, company = (
            make_voice("spokesman", "unnamed"),
            *(make_voice(kind, "organization") for kind in ("trust", "company")),
        )
        voices = VOICES | {spokesman.id: spokesman, trust.id: trust, company.id: company, "e-publisher-a-1": PAPER}
        said = [make_voiced(f"p-{voice.id}", speaker=voice.id) for voice in (spokesman, trust, HARBOUR)]
        assert find_origins(said, voices) == (HARBOUR.id,)
        assert len(find_origins([*said, make_voiced("p-other", speaker=SERVICE.id)], voices)) > 1
        assert set(find_origins([*said, make_voiced("p-other", speaker=company.id)], voices)) == {HARBOUR.id, company.id}


class TestOffices:
    def test_the_hospital_is_not_the_police(self) -> None:
        police, hospital = make_voice("police", "organization"), make_voice("hospital", "organization")
        voices = {voice.id: voice for voice in (police, hospital)}
        heard = [make_voiced("p-1", speaker=police.id), make_voiced("p-2", article="a-2", speaker=hospital.id)]
        assert len(find_origins(heard, voices)) == 2

    def test_the_company_is_the_only_company(self) -> None:
        yard, short = make_voice("Brennick Yards", "organization"), make_voice("company", "organization")
        voices = {voice.id: voice for voice in (yard, short)}
        heard = [make_voiced("p-1", speaker=yard.id), make_voiced("p-2", article="a-2", speaker=short.id)]
        assert len(find_origins(heard, voices)) == 1


class TestUnnamed:
    def test_the_ministry_and_a_spokesman_are_one_where_nobody_else_is_heard(self) -> None:
        ministry, spokesman = make_voice("ministry", "organization"), make_voice("spokesman", "unnamed")
        voices = {voice.id: voice for voice in (ministry, spokesman, HARBOUR)}
        said = [make_voiced("p-1", speaker=ministry.id), make_voiced("p-2", article="a-2", speaker=spokesman.id)]
        assert find_origins(said, voices) == (ministry.id,)
