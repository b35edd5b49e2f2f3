"""Short articles on invented happenings, as traits."""

from app.linking.happenings.days import Day
from app.linking.happenings.traits import Traits, make_traits

SLIDE = (
    "A landslide buried a stretch of the road between Quenby and Orsany on Monday. Ilse Halvard, the governor, said that four "
    "lorries were under the rock. The landslide in Quenby followed a week of rain."
)
SLIDE_AGAIN = (
    "Governor Ilse Halvard has asked for diggers after the landslide in Quenby. The road to Orsany stays closed, "
    "and rain is forecast."
)
OTHER_SLIDE = (
    "A landslide in Torvik cut the railway on Monday. Mayor Per Aune said that nobody was hurt. Rain is forecast for Torvik."
)
VOTE = "Ilse Halvard won the election in Orsany with a small lead over Jon Rask, officials said."


def make_article_traits(
    name: str,
    text: str,
    *,
    title: str = "",
    days: tuple[str, ...] = (),
    spoken: tuple[str, ...] = (),
    published: str | None = None,
    places: tuple[tuple[int, str], ...] = (),
) -> Traits:
    """The traits of an article; on `spoken` days things were only spoken of."""
    told = [Day(day) for day in days] + [Day(day, is_told=False) for day in spoken]
    return make_traits(article_id=name, order=(name, name), title=title, text=text, days=told, published=published, places=places)
