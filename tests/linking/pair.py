"""Two articles on an invented raid, built so that every verdict comes out once; and two reports of other happenings."""

from typing import Any

from tests.linking.factory import Said, Store

NAMES = {
    "Orsany": ("Orsany", "place"),
    "Velmora": ("Velmora", "place"),
    "Kestria": ("Kestria", "place"),
    "East Lommark": ("East Lommark", "place"),
    "Ilse Halvard": ("Ilse Halvard", "person"),
    "Halvard": ("Ilse Halvard", "person"),
    "Rescue Directorate": ("Rescue Directorate", "organization"),
    "Jon Rask": ("Jon Rask", "person"),
    "Torvik": ("Torvik", "place"),
}
HALVARD: dict[str, Any] = {"speaker": "Ilse Halvard", "affiliation": "Velmora"}
DIRECTORATE: dict[str, Any] = {"speaker": "Rescue Directorate", "kind": "organization", "affiliation": "Velmora"}

FIRST = (
    "The wreckage after the raid on Orsany.\n"
    "On the evening of October 3, Kestrian forces hit Orsany with a cruise rocket built in East Lommark.\n"
    "This was announced by Premier of Velmora Ilse Halvard.\n"
    "According to early findings, the Kestrians fired a cruise rocket built in East Lommark to strike Orsany. "
    "Our technicians are checking all the parts.\n"
    '"Only today, in a vast raid on our towns and people, the Kestrian army used more than 300 munitions – rockets and drones. '
    'As of now, more than 240 people have been hurt and 31 killed," the Premier wrote.\n'
    "The raid killed 31 people. Jon Rask expressed hope that Kestria would halt its raids on Velmora."
)

SECOND = (
    "East Lommark rocket used in Kestrian raid killed 31 in Orsany\n"
    "Premier Ilse Halvard said on October 3, 2031 that Kestria used a cruise rocket assembled in East Lommark during a night raid "
    "on Orsany that killed 31 people and hurt 212, including nine teenagers.\n"
    '"According to early findings, the Kestrians used a cruise rocket assembled in East Lommark. '
    'Our technicians are verifying all the parts," Halvard said.\n'
    "The rocket hit a block of flats in Orsany as part of a wider raid with over 300 rockets and drones fired across Velmora, "
    "according to the Rescue Directorate."
)

FIRST_SAID = [
    Said(
        "On the evening of October 3, Kestrian forces hit Orsany with a cruise rocket built in East Lommark",
        **HALVARD,
        when=("XXXX-10-03", "On the evening of October 3"),
    ),
    Said("the Kestrians fired a cruise rocket built in East Lommark to strike Orsany", certainty="hedged", hedges=("early",)),
    Said("Our technicians are checking all the parts", **HALVARD),
    Said(
        "Only today, in a vast raid on our towns and people, the Kestrian army used more than 300 munitions – rockets and drones",
        **HALVARD,
        voice="direct",
        when=("XXXX-10-03", "Only today"),
        figures=(("more than 300", "munitions – rockets and drones", "launched", ">", 300),),
    ),
    Said(
        "As of now, more than 240 people have been hurt and 31 killed",
        **HALVARD,
        voice="direct",
        when=("XXXX-10-03", "Only today"),
        figures=(("more than 240", "people", "injured", ">", 240), ("31", "people", "killed", "=", 31)),
    ),
    Said("The raid killed 31 people", figures=(("31", "people", "killed", "=", 31),)),
    Said("Kestria would halt its raids on Velmora", speaker="Jon Rask", certainty="hedged"),
]

SECOND_SAID = [
    Said("East Lommark rocket used in Kestrian raid killed 31 in Orsany", figures=(("31", "", "killed", "=", 31),)),
    Said(
        "Kestria used a cruise rocket assembled in East Lommark during a night raid on Orsany that killed 31 people and hurt 212, "
        "including nine teenagers",
        **HALVARD,
        when=("2031-10-03", "on October 3, 2031"),
        figures=(
            ("31", "people", "killed", "=", 31),
            ("212", "", "injured", "=", 212),
            ("nine", "teenagers", "injured", "=", 9),
        ),
    ),
    Said(
        "According to early findings, the Kestrians used a cruise rocket assembled in East Lommark",
        **HALVARD,
        voice="direct",
        certainty="hedged",
        hedges=("early",),
    ),
    Said("Our technicians are verifying all the parts", **HALVARD, voice="direct"),
    Said(
        "The rocket hit a block of flats in Orsany as part of a wider raid with over 300 rockets and drones fired across Velmora",
        **DIRECTORATE,
        figures=(("over 300", "rockets and drones", "launched", ">", 300),),
    ),
]

ELSEWHERE = "A raid on Torvik killed 12 people, Jon Rask said. The raid on Torvik is the first in a year."
ELSEWHERE_SAID = [Said("A raid on Torvik killed 12 people", speaker="Jon Rask", figures=(("12", "people", "killed", "=", 12),))]


def add_first(store: Store) -> str:
    return store.add("first.txt", FIRST, FIRST_SAID, title="Kestria hits Orsany with a foreign rocket")


def add_second(store: Store) -> str:
    return store.add("second.txt", SECOND, SECOND_SAID, title="East Lommark rocket used in Kestrian raid killed 31 in Orsany")


def add_elsewhere(store: Store) -> str:
    return store.add("elsewhere.txt", ELSEWHERE, ELSEWHERE_SAID, publisher="The Tern")
