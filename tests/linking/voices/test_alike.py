from dataclasses import replace

from app.linking.voices.alike import is_one_voice
from tests.linking.factory import make_voice

HALVARD = make_voice("Ilse Halvard", affiliation="Velmora")
SERVICE = make_voice("Rescue Directorate", "organization", affiliation="Velmora")
HARBOUR = make_voice("Quenby Harbour Trust", "organization")
CHIEF = make_voice("Jon Rask", affiliation="Quenby Harbour Trust")


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


class TestJointVoices:
    def test_shares_its_origin_with_each_of_them(self) -> None:
        both = make_voice("Ilse Halvard and Jon Rask")
        assert is_one_voice(both, HALVARD)
        assert is_one_voice(make_voice("Jon Rask"), both)
        assert not is_one_voice(both, make_voice("Odo Harl"))

    def test_a_body_with_and_in_its_name_is_one(self) -> None:
        assert not is_one_voice(make_voice("Nurses and Midwives", "organization"), make_voice("Midwives", "organization"))


class TestNamelessVoices:
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

    def test_a_document_by_its_own_words_is_one(self) -> None:
        assert is_one_voice(*(replace(make_voice("safety audit", "unnamed"), id=one) for one in ("e-here", "e-there")))
        assert not is_one_voice(*(replace(make_voice("report", "unnamed"), id=one) for one in ("e-here", "e-there")))
        assert not is_one_voice(*(replace(make_voice("port source", "unnamed"), id=one) for one in ("e-here", "e-there")))

    def test_a_company_goes_by_the_beginning_of_its_name(self) -> None:
        metals = make_voice("Orsany Ridge Metals", "organization")
        assert is_one_voice(metals, make_voice("Orsany Ridge", "organization"))
        assert not is_one_voice(metals, make_voice("Orsany Ridge Workers' Union", "organization"))
        assert not is_one_voice(make_voice("Orsany Ridge Water Fund", "organization"), make_voice("Orsany Ridge", "organization"))

    def test_whose_a_ministry_is_may_stand_before_or_behind(self) -> None:
        a, b = (make_voice(name, "government") for name in ("Velmora’s defence ministry", "Velmora Ministry of Defence"))
        assert is_one_voice(a, b)
        assert not is_one_voice(a, make_voice("Torvik Ministry of Defence", "government"))

    def test_a_company_goes_by_its_first_word(self) -> None:
        cycles = make_voice("Rask Cycles", "organization")
        assert is_one_voice(cycles, make_voice("Rask", "organization"))
        assert not is_one_voice(make_voice("Rask Workers' Union", "organization"), make_voice("Rask", "organization"))
