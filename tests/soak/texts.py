"""Invented reports that change as news does: the toll rises, speakers are added, another outlet copies."""

PLACES = ("Ostwick", "Lammerfell", "Brask", "Tornhaven", "Iskeld")
PEOPLE = ("Mayor Ada Quill", "Captain Ben Ostrow", "Minister Cora Lindt", "Dr. Deniz Aral", "Governor Elif Sand")
BODIES = ("the Water Board", "the Coast Guard", "the Interior Ministry", "the Red Crescent", "the fire department")
HAPPENINGS = ("flood", "fire", "explosion", "landslide", "storm")
OUTLETS = ("The Ost Gazette", "Harbour News", "Northern Wire", "Daily Lantern")
ARTICLES = 60


def make_report(number: int, revision: int) -> dict[str, str]:
    """The report with this number, as it reads after so many revisions, in the form that the API takes."""
    place, person = PLACES[number % 5], PEOPLE[(number // 5) % 5]
    body, happening = BODIES[(number + revision) % 5], HAPPENINGS[(number // 2) % 5]
    dead, hurt = 3 + number % 7 + revision % 5, 20 + number + 2 * (revision % 9)
    paragraphs = [
        f"{happening.capitalize()} in {place} kills {dead}",
        f"At least {dead} people were killed and more than {hurt} injured in a {happening} in {place} on Monday, {person} said.",
        f"“We have never seen a {happening} like this,” {person.split()[-1]} told reporters. “Some {hurt * 10} people have left.”",
        f"{body.capitalize()} said that {dead - 1} bodies had been found, and that {revision % 4 + 1} people were still missing.",
        f"{happening.capitalize()} damage is put at ${number + 1} million, according to {body}. The cause is not known.",
        f"Update {revision}: {person.split()[-1]} denied that warnings had been ignored.",
    ]
    return {
        "id": f"soak-{number}",
        "title": paragraphs[0],
        "publisher": OUTLETS[number % 4],
        "published_at": f"2031-05-{1 + number % 9:02}",
        "text": "\n\n".join(paragraphs),
    }
