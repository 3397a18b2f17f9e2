"""What was made of a pilot is kept while a site is served, and only as long as it would be made the same."""

from pilotbook.frozen import replace
from pilotbook.site.kept import keep
from pilotbook.site.site import Site
from tests.site.made_site import GOOD, draw_site


def make_twice(site: Site, *bases: object, names: tuple[str, str] = ("a", "a")) -> list[object]:
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    (assessment,) = site.portfolio.assessments
    for name, basis in zip(names, bases, strict=True):
        found = keep(site, assessment, name, basis, make)
        assert found is made[-1]
    return made


def serve() -> Site:
    return replace(draw_site({"a": GOOD}), is_served=True)


def test_nothing_is_kept_of_a_site_that_is_built_once() -> None:
    site = draw_site({"a": GOOD})
    assert len(make_twice(site, 1, 1)) == 2
    assert site.portfolio.assessments[0].kept == {}


def test_what_was_made_is_kept_while_its_basis_is_the_same() -> None:
    assert len(make_twice(serve(), (1, "x"), (1, "x"))) == 1


def test_what_was_made_is_made_anew_for_another_basis() -> None:
    assert len(make_twice(serve(), "/owners/a/", "/owners/b/")) == 2


def test_what_was_made_for_one_page_is_not_taken_for_another() -> None:
    assert len(make_twice(serve(), 1, 1, names=("a", "b"))) == 2


def test_what_turned_out_to_be_nothing_is_kept_as_well() -> None:
    site, made = serve(), []
    for _ in range(2):
        keep(site, site.portfolio.assessments[0], "a", None, lambda: made.append(1))
    assert made == [1]
