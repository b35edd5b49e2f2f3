from dataclasses import replace
from itertools import permutations

from app.linking.origins import Voice, describe_voices, find_origins, is_one_voice
from app.linking.support import describe_shared, judge_support
from app.vocabulary import Support
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
        assert find_origins([said[0], make_voiced("p-2", article="a-2", speaker=CHIEF.id)], voices) == (state.id, CHIEF.id)

    def test_the_order_of_voices_changes_nothing(self) -> None:
        other = make_voice("Ana Roth", affiliation="Quenby Harbour Trust")
        voices = VOICES | {other.id: other}
        names = [CHIEF.id, HARBOUR.id, other.id]
        for order in permutations(names):
            said = [make_voiced(f"p-{number}", article=f"a-{number}", speaker=one) for number, one in enumerate(order)]
            assert find_origins(said, voices) == (HARBOUR.id,)


class TestIsOneVoice:
    def test_who_speaks_for_a_body_without_a_name(self) -> None:
        spokesman = make_voice("spokesman for the Quenby Harbour Trust", "unnamed")
        assert is_one_voice(spokesman, HARBOUR)
        assert is_one_voice(spokesman, CHIEF)
        assert not is_one_voice(make_voice("source at the Quenby Harbour Trust", "unnamed"), HARBOUR)

    def test_the_government_as_such_and_its_ministers(self) -> None:
        government, minister = (
            make_voice("the Peruvian government", "government"),
            make_voice("Jon Rask", affiliation="Energy Ministry"),
        )
        assert is_one_voice(government, minister)
        assert is_one_voice(make_voice("government", "government"), make_voice("Energy Ministry", "government"))
        assert not is_one_voice(government, make_voice("Energy Ministry", "government", affiliation="Chile"))
        assert not is_one_voice(government, SERVICE)

    def test_a_body_by_the_last_word_of_its_name(self) -> None:
        full = make_voice("Dockers' and Carters' Federation", "organization")
        assert is_one_voice(make_voice("Federation", "organization"), full)
        assert not is_one_voice(make_voice("Ministry", "organization"), make_voice("Labour Ministry", "organization"))

    def test_one_name_under_two_kinds(self) -> None:
        assert is_one_voice(make_voice("Velmora", "government"), make_voice("Velmora", "organization"))
        assert is_one_voice(make_voice("Lima", "government"), make_voice("Peru", "government"))

    def test_two_spellings(self) -> None:
        a, b = make_voice("Dmytro Korensky", affiliation="Velmora"), make_voice("Korenskyy", affiliation="Velmora")
        assert is_one_voice(a, b)

    def test_a_body_with_and_without_its_state(self) -> None:
        full, short = make_voice("Rescue Service of Peru", "organization"), make_voice("Rescue Service", "organization")
        assert is_one_voice(full, short)
        assert not is_one_voice(full, make_voice("Rescue Service", "organization", affiliation="Chile"))

    def test_a_minister_and_the_ministry(self) -> None:
        assert is_one_voice(make_voice("Jon Rask", affiliation="Energy"), make_voice("Energy Ministry", "government"))

    def test_a_person_under_a_shorter_name(self) -> None:
        assert is_one_voice(make_voice("Halvard"), HALVARD)
        assert not is_one_voice(make_voice("Ilse"), HALVARD)

    def test_two_bodies_of_one_state_are_two(self) -> None:
        assert not is_one_voice(HALVARD, SERVICE)
        assert not is_one_voice(make_voice("Peru", "government"), make_voice("Energy Ministry", "organization", affiliation="Peru"))


class TestDescribeShared:
    def test_names_the_state(self) -> None:
        assert describe_shared([HALVARD, SERVICE], nations=frozenset({"velmora"})) == "two bodies of one state: Velmora"

    def test_names_a_body_that_is_no_state(self) -> None:
        other = make_voice("Ana Roth", affiliation="Quenby Harbour Trust")
        assert describe_shared([CHIEF, other], nations=frozenset()) == "two voices of one body: Quenby Harbour Trust"

    def test_says_which_of_several_share(self) -> None:
        words = describe_shared([HALVARD, PAPER, SERVICE], nations=frozenset({"velmora"}))
        assert words == "Ilse Halvard and Rescue Directorate are two bodies of one state: Velmora"

    def test_is_silent_where_the_texts_are(self) -> None:
        assert describe_shared([HALVARD, PAPER], nations=frozenset()) is None


class TestDescribeVoices:
    def test_says_that_one_speaker_gave_both(self) -> None:
        assert describe_voices([HALVARD.id], [HALVARD.id], VOICES) == "same speaker"

    def test_names_both_sides(self) -> None:
        assert describe_voices([HALVARD.id], [UNKNOWN.id], VOICES) == "Ilse Halvard against the publisher of Blast at Quenby"


class TestJudgeSupport:
    def judge(self, articles: int, *origins: Voice) -> tuple[Support, str]:
        return judge_support(articles=articles, origins=origins, nations=frozenset({"velmora"}))

    def test_one_article(self) -> None:
        assert self.judge(1, HALVARD) == (Support.SINGLE_SOURCE, "said in one article, by Ilse Halvard")

    def test_one_article_in_its_own_voice(self) -> None:
        assert self.judge(1, PAPER) == (Support.SINGLE_SOURCE, "said in one article, by The Tern itself")

    def test_one_article_of_an_unknown_publisher(self) -> None:
        words = "said in one article, by its own publisher, whose name is not known"
        assert self.judge(1, UNKNOWN) == (Support.SINGLE_SOURCE, words)

    def test_two_voices_in_one_article_are_its_word_alone(self) -> None:
        assert self.judge(1, HALVARD, CHIEF) == (Support.SINGLE_SOURCE, "said in one article, by Ilse Halvard and Jon Rask")

    def test_several_articles_of_one_voice(self) -> None:
        assert self.judge(3, HALVARD) == (Support.ECHOED, "said in 3 articles, all by Ilse Halvard")

    def test_two_voices(self) -> None:
        words = "said in 2 articles, by Ilse Halvard and Rescue Directorate, two bodies of one state: Velmora"
        assert self.judge(2, HALVARD, SERVICE) == (Support.CORROBORATED, words)


class TestJointVoices:
    def test_shares_its_origin_with_each_of_them(self) -> None:
        both = make_voice("Ilse Halvard and Jon Rask")
        assert is_one_voice(both, HALVARD)
        assert is_one_voice(make_voice("Jon Rask"), both)
        assert not is_one_voice(both, make_voice("Odo Harl"))

    def test_a_body_with_and_in_its_name_is_one(self) -> None:
        assert not is_one_voice(make_voice("Nurses and Midwives", "organization"), make_voice("Midwives", "organization"))


class TestNamelessVoices:
    def test_a_spokesman_is_that_of_the_only_body(self) -> None:
        spokesman, company = make_voice("spokesman", "unnamed"), make_voice("company", "organization")
        voices = VOICES | {spokesman.id: spokesman, company.id: company, "e-publisher-a-1": PAPER}
        said = [make_voiced(f"p-{voice.id}", speaker=voice.id) for voice in (spokesman, company, HARBOUR)]
        assert find_origins(said, voices) == (HARBOUR.id,)
        origins = find_origins([*said, make_voiced("p-other", speaker=SERVICE.id)], voices)
        assert set(origins) == {spokesman.id, company.id, HARBOUR.id, SERVICE.id}

    def test_organisers_are_one_in_all_articles(self) -> None:
        here, there = make_voice("organisers", "unnamed"), make_voice("organisers of the parade", "unnamed")
        assert is_one_voice(here, there)
        assert not is_one_voice(make_voice("official", "unnamed"), make_voice("port official", "unnamed"))

    def test_lawyers_speak_for_their_client(self) -> None:
        assert is_one_voice(HALVARD, make_voice("Ilse Halvard's office", "organization"))
        assert not is_one_voice(CHIEF, make_voice("Ilse Halvard's office", "organization"))

    def test_a_description_is_the_end_of_a_name(self) -> None:
        full = make_voice("Orsany Line Dockers’ Association", "organization")
        assert is_one_voice(full, make_voice("dockers’ association", "organization"))
        assert not is_one_voice(make_voice("Upper Orsany Red Circle", "organization"), make_voice("Red Circle", "organization"))


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

    def test_two_people_of_one_ministry_are_one_voice_two_of_a_university_are_not(self) -> None:
        for body, is_one in (("Fisheries Ministry", True), ("Torvik University", False)):
            a, b = (make_voice(name, affiliation=body) for name in ("Ada Brask", "Odo Harl"))
            assert is_one_voice(a, b) is is_one


class TestUnnamed:
    def test_a_chief_and_the_police_read_as_nobody_are_one(self) -> None:
        chief = replace(make_voice("Ada Brask"), bodies=("police",))
        assert is_one_voice(chief, make_voice("police", "unnamed"))
        assert not is_one_voice(chief, make_voice("police source", "unnamed"))

    def test_a_report_is_the_word_of_the_body_that_wrote_it(self) -> None:
        inspectorate = make_voice("Mining Inspectorate", "organization")
        for name in ("Mining Inspectorate report", "report by the Mining Inspectorate"):
            assert is_one_voice(make_voice(name, "unnamed"), inspectorate)
        assert is_one_voice(make_voice("fire brigade report", "unnamed"), make_voice("fire brigade", "unnamed"))

    def test_the_ministry_and_a_spokesman_are_one_where_nobody_else_is_heard(self) -> None:
        ministry, spokesman = make_voice("ministry", "organization"), make_voice("spokesman", "unnamed")
        voices = {voice.id: voice for voice in (ministry, spokesman, HARBOUR)}
        said = [make_voiced("p-1", speaker=ministry.id), make_voiced("p-2", article="a-2", speaker=spokesman.id)]
        assert find_origins(said, voices) == (ministry.id,)

    def test_a_company_goes_by_its_first_word(self) -> None:
        cycles = make_voice("Rask Cycles", "organization")
        assert is_one_voice(cycles, make_voice("Rask", "organization"))
        assert not is_one_voice(make_voice("Rask Workers' Union", "organization"), make_voice("Rask", "organization"))
