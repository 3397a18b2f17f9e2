"""Frozen records: they do what a frozen dataclass does, which is made beside each of them to compare."""

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any, ClassVar

import pytest

from pilotbook.frozen import field, frozen, is_frozen, make_builder, replace


@frozen
class Point:
    """A record with every kind of default."""

    ORIGIN: ClassVar = (0, 0)

    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list, metadata={"says": "words"})

    @property
    def total(self) -> int:
        return self.x + self.y


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinary:
    """The same, as a dataclass."""

    ORIGIN: ClassVar = (0, 0)

    x: int
    y: int = 2
    tags: list[str] = dataclasses.field(default_factory=list, metadata={"says": "words"})


@frozen(kw_only=False)
class Pair:
    """A record whose values may be given in order."""

    left: str
    right: str = "r"


@frozen(slots=False)
class Lazy:
    """A record that remembers what it worked out."""

    x: int

    @cached_property
    def double(self) -> int:
        return self.x * 2


@frozen
class Nothing:
    """A record without fields."""


@frozen
class One:
    """A record with one field."""

    x: tuple[int, ...] = ()


def test_frozen_has_the_fields_of_a_dataclass() -> None:
    of: type[Any] = Point
    assert is_dataclass(of)
    assert is_frozen(Point(x=1))
    assert not is_frozen(Ordinary(x=1))
    assert dataclasses.asdict(Pair("l")) == {"left": "l", "right": "r"}
    assert [(f.name, f.default, f.default_factory, dict(f.metadata)) for f in fields(Point)] == [
        (f.name, f.default, f.default_factory, dict(f.metadata)) for f in fields(Ordinary)
    ]
    assert Point.__doc__ == "A record with every kind of default."
    assert Point(x=1).ORIGIN == (0, 0)


def test_frozen_refuses_a_field_that_it_does_not_know() -> None:
    with pytest.raises(TypeError, match=r"Wrong.x: expected a field of pilotbook.frozen"):

        @frozen
        class Wrong:
            x: list[str] = dataclasses.field(default_factory=list)


def test_frozen_takes_values_and_defaults() -> None:
    point = Point(x=1)
    assert (point.x, point.y, point.tags, point.total) == (1, 2, [], 3)
    assert Point(x=1).tags is not point.tags
    assert (Pair("l").left, Pair("l").right) == ("l", "r")
    assert Pair("l", "m") == Pair("l", right="m") == Pair(left="l", right="m")


@pytest.mark.parametrize(
    ("of", "values", "given", "problem"),
    [
        (Point, [], {}, "Point lacks a value for 'x'"),
        (Point, [], {"x": 1, "z": 3, "a": 4}, "Point has no field 'a, z'"),
        (Point, [1], {}, "Point takes no values in this order"),
        (Pair, ["l", "r", "x"], {}, "Pair takes left, right in this order"),
        (Pair, ["l"], {"left": "x"}, "Pair takes left, right in this order, and each once"),
        (Pair, [], {"right": "x"}, "Pair lacks a value for 'left'"),
        (Nothing, [], {"x": 1}, "Nothing has no field 'x'"),
    ],
)
def test_frozen_refuses_other_values(of: type[Any], values: list[Any], given: dict[str, Any], problem: str) -> None:
    with pytest.raises(TypeError, match=f"^{problem}"):
        of(*values, **given)


def test_frozen_is_equal_and_hashed_by_its_values() -> None:
    assert Pair("l") == Pair("l", "r")
    assert Pair("l") != Pair("m")
    other: list[Any] = [("l", "r"), Nothing(), One()]
    assert [each for each in other if each == Pair("l")] == []
    assert [each for each in other if each == Nothing()] == [Nothing()]
    assert One(x=(1,)) == One(x=(1,)) != One()
    assert len({Pair("l"), Pair("l", "r"), Pair("m"), Nothing(), Nothing(), One(), One()}) == 4
    with pytest.raises(TypeError, match="unhashable"):
        hash(Point(x=1))


def test_frozen_is_shown_as_a_dataclass_is() -> None:
    assert repr(Point(x=1, tags=["a"])) == repr(Ordinary(x=1, tags=["a"])).replace("Ordinary", "Point")
    assert repr(Nothing()) == "Nothing()"


def test_frozen_cannot_be_changed() -> None:
    point = Point(x=1)
    with pytest.raises(FrozenInstanceError, match="cannot change the field 'x'"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot change the field 'x'"):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.other = 2  # type: ignore[attr-defined]
    assert point.x == 1


def test_frozen_is_replaced_copied_and_sent() -> None:
    point = Point(x=1, tags=["a"])
    looked_at: Any = point
    assert replace(point, y=5) == dataclasses.replace(looked_at, y=5) == Point(x=1, y=5, tags=["a"])
    with pytest.raises(TypeError, match="Point has no field 'w, z'"):
        replace(point, z=1, y=5, w=2)
    for same in (copy.copy(point), copy.deepcopy(point), pickle.loads(pickle.dumps(point))):  # noqa: S301 - our own
        assert same == point
        assert same is not point


def test_frozen_has_slots_unless_it_remembers() -> None:
    assert not hasattr(Point(x=1), "__dict__")
    lazy = Lazy(x=4)
    assert (lazy.double, lazy.double, vars(lazy)) == (8, 8, {"x": 4, "double": 8})
    assert Lazy(x=4) == lazy


@frozen(slots=False)
class Base:
    one: int
    two: list[int] = field(default_factory=list)


@frozen(slots=False)
class Derived(Base):
    three: str = "c"

    @property
    def sum(self) -> int:
        return self.one + sum(self.two)


@frozen(slots=False)
class Same(Base):
    """Nothing of its own."""


def test_frozen_has_the_fields_of_what_it_is_based_on() -> None:
    derived = Derived(one=1, two=[2], three="x")
    assert (derived.one, derived.two, derived.three, derived.sum) == (1, [2], "x", 3)
    assert [each.name for each in dataclasses.fields(Derived)] == ["one", "two", "three"]
    assert [each.name for each in dataclasses.fields(Base)] == ["one", "two"]
    assert replace(derived, one=5) == Derived(one=5, two=[2], three="x")
    assert pickle.loads(pickle.dumps(derived)) == derived  # noqa: S301 - it was written just now
    assert Same(one=1) != Base(one=1)
    assert Same(one=1) == Same(one=1)
    assert repr(Same(one=1)) == "Same(one=1, two=[])"
    with pytest.raises(TypeError, match="Derived lacks a value for 'one'"):
        Derived()  # type: ignore[call-arg]


@frozen
class Filled:
    """A record in which every field has a default."""

    x: int = 1
    one: One = field(default_factory=One)
    words: tuple[str, ...] = ()


def test_builder_makes_what_the_class_makes() -> None:
    build = make_builder(Filled)
    assert build({}) == Filled()
    assert build({"x": 3, "words": ("a",)}) == Filled(x=3, words=("a",))
    assert build({"one": One(x=(2,))}).one == One(x=(2,))
    assert build({}).one is build({}).one
    with pytest.raises(FrozenInstanceError):
        build({}).x = 2  # type: ignore[misc]
