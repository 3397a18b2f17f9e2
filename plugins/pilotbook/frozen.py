"""Makes frozen dataclasses without generating code for each, which takes longer than all the rest of a short run.

The module `dataclasses` itself takes as long to import as YAML's does, so it is asked only when somebody looks at a
class as a dataclass.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn, TypeVar, dataclass_transform, get_origin, overload

ClassT = TypeVar("ClassT", bound=type[Any])
RecordT = TypeVar("RecordT")
_Writer = tuple[str, Callable[[object, object], None]]
_MISSING: Any = object()
_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Declared:
    """A field of a class, as it was declared."""

    __slots__ = ("default", "default_factory", "is_ordered", "metadata", "name")

    def __init__(self, default: Any, default_factory: Any, metadata: Mapping[Any, Any]) -> None:  # noqa: ANN401 - any field's
        self.default, self.default_factory, self.metadata = default, default_factory, metadata
        self.name, self.is_ordered = "", False

    def make_default(self) -> Any:  # noqa: ANN401 - any field's
        """What stands in place of a value that is not given."""
        return self.default if self.default_factory is _MISSING else self.default_factory()


def field(*, default: Any = _MISSING, default_factory: Any = _MISSING, metadata: Mapping[Any, Any] = _NOTHING) -> Any:  # noqa: ANN401 - as `dataclasses.field`
    """As `dataclasses.field`."""
    return Declared(default, default_factory, metadata)


@overload
def frozen(of: ClassT, /) -> ClassT: ...
@overload
def frozen(*, kw_only: bool = True, slots: bool = True) -> Callable[[ClassT], ClassT]: ...


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen(of: Any = None, /, *, kw_only: bool = True, slots: bool = True) -> Any:
    """As `dataclass(frozen=True, kw_only=True, slots=True)`: what that writes out for each class is here said once.

    Everything that `dataclasses` can do with its own classes it can do with these. A class has the fields of the one
    that it is based on, and its own after them.
    """
    if of is None:
        return lambda each: _make(each, kw_only=kw_only, slots=slots)
    return _make(of, kw_only=kw_only, slots=slots)


def _make(of: type[Any], *, kw_only: bool, slots: bool) -> Any:  # noqa: ANN401 - a class, in the making
    own = [_declare(of, name, is_ordered=not kw_only) for name in _name_fields(of)]
    declared = [*getattr(of, "__declared__", ()), *own]
    names = tuple(each.name for each in declared)
    made = _put_into_slots(of, tuple(each.name for each in own)) if slots else _put_defaults(of, own)
    read = _make_reader(names)
    made.__declared__ = tuple(declared)
    made.__dataclass_fields__ = _AsDataclass(made, kw_only=kw_only)
    made.__writers__ = writers = tuple((name, make_writer(made, name)) for name in names)
    made.__init__ = _make_init(made, declared, writers)
    made.__repr__ = lambda self: f"{type(self).__qualname__}({_show(names, read(self))})"
    made.__eq__ = lambda self, other: read(self) == read(other) if type(self) is type(other) else NotImplemented
    made.__hash__ = lambda self: hash(read(self))
    made.__reduce__ = lambda self: (_remake, (type(self), names, read(self)))
    made.__setattr__ = made.__delattr__ = _refuse
    return made


def _name_fields(of: type[Any]) -> Iterable[str]:
    kinds: dict[str, Any] = vars(of).get("__annotations__", {})
    return (name for name, kind in kinds.items() if ClassVar not in (kind, get_origin(kind)))


def _declare(of: type[Any], name: str, *, is_ordered: bool) -> Declared:
    given = of.__dict__.get(name, _MISSING)
    if type(given).__module__ == "dataclasses":
        raise TypeError(f"{of.__name__}.{name}: expected a field of pilotbook.frozen, found one of dataclasses")
    declared = given if isinstance(given, Declared) else Declared(given, _MISSING, _NOTHING)
    declared.name, declared.is_ordered = name, is_ordered
    return declared


def _put_into_slots(of: type[Any], names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a class that is being made
    """The class again: slots cannot be given to one that is there."""
    body = {name: value for name, value in of.__dict__.items() if name not in {*names, "__dict__", "__weakref__"}}
    make: Any = type(of)
    return make(of.__name__, of.__bases__, body | {"__slots__": names, "__qualname__": of.__qualname__})


def _put_defaults(of: Any, declared: Iterable[Declared]) -> Any:  # noqa: ANN401 - a class that is being made
    for each in declared:
        if isinstance(of.__dict__.get(each.name), Declared):
            delattr(of, each.name)
    return of


class _AsDataclass:
    """The fields of a class in the form of `dataclasses`, made when it looks at them."""

    def __init__(self, of: type[Any], *, kw_only: bool) -> None:
        self._of, self._kw_only = of, kw_only

    def __get__(self, _record: object, _owner: type[Any]) -> dict[str, Any]:
        import dataclasses

        kinds = [vars(each).get("__annotations__", {}) for each in reversed(self._of.__mro__)]
        body: dict[str, Any] = {"__annotations__": {name: kind for own in kinds for name, kind in own.items()}}
        for each in declared_in(self._of):
            given = {"default": each.default, "default_factory": each.default_factory}
            known = {name: value for name, value in given.items() if value is not _MISSING}
            body[each.name] = dataclasses.field(**known, metadata=each.metadata)
        likeness: Any = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=self._kw_only)(
            type(self._of.__name__, (), body)
        )
        found: dict[str, Any] = likeness.__dataclass_fields__
        self._of.__dataclass_fields__ = found
        return found


def declared_in(of: type[Any]) -> tuple[Declared, ...]:
    """The fields of a class that was made here, in order."""
    found: tuple[Declared, ...] = of.__declared__
    return found


def is_frozen(value: object) -> bool:
    """Whether it is a record of a class that was made here."""
    return hasattr(type(value), "__declared__")


def replace(record: RecordT, **changes: Any) -> RecordT:  # noqa: ANN401 - as `dataclasses.replace`
    """The same record with other values in some fields, as `dataclasses.replace`."""
    of: Any = type(record)
    new: RecordT = object.__new__(of)
    for name, write in of.__writers__:
        write(new, changes.pop(name) if name in changes else getattr(record, name))
    if changes:
        raise TypeError(f"{of.__name__} has no field '{', '.join(sorted(changes))}'")
    return new


def make_builder(of: type[RecordT]) -> Callable[[dict[str, Any]], RecordT]:
    """What makes records of a class from values by their names, faster than the class, and without looking twice.

    Every field needs a default; blank records within are shared, as nobody can change them.
    """
    plan = [(each.name, make_writer(of, each.name), each.make_default()) for each in declared_in(of)]
    make_new = partial(object.__new__, of)

    def build(values: dict[str, Any]) -> RecordT:
        new = make_new()
        get = values.get
        for name, write, default in plan:
            write(new, get(name, default))
        return new

    return build


def _make_init(of: type[Any], declared: Sequence[Declared], writers: Sequence[_Writer]) -> Callable[..., None]:
    pairs = zip(writers, declared, strict=True)
    plan = [(name, write, each.default, each.default_factory) for (name, write), each in pairs]
    in_order = [each.name for each in declared if each.is_ordered]

    def __init__(self: object, *values: object, **given: object) -> None:  # noqa: N807 - it becomes the method
        if values:
            given = _name_values(of, in_order, values, given)
        used = 0
        for name, write, default, make_default in plan:
            if name in given:
                write(self, given[name])
                used += 1
            elif default is not _MISSING:
                write(self, default)
            elif make_default is not _MISSING:
                write(self, make_default())
            else:
                raise TypeError(f"{of.__name__} lacks a value for '{name}'")
        if used < len(given):
            unknown = ", ".join(sorted(given.keys() - {each[0] for each in plan}))
            raise TypeError(f"{of.__name__} has no field '{unknown}'")

    return __init__


def _name_values(
    of: type[Any], in_order: list[str], values: tuple[object, ...], given: dict[str, object]
) -> dict[str, object]:
    named = dict(zip(in_order, values, strict=False))
    if len(values) > len(in_order) or named.keys() & given.keys():
        raise TypeError(f"{of.__name__} takes {', '.join(in_order) or 'no values'} in this order, and each once")
    return given | named


def make_writer(of: type[Any], name: str) -> Callable[[object, object], None]:
    """What sets a field in spite of everything being frozen: the way past `__setattr__`."""
    slot = getattr(of, name, None)
    write: Callable[[object, object], None] | None = getattr(slot, "__set__", None)
    return write or (lambda self, value: object.__setattr__(self, name, value))


def _make_reader(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of all fields, as fast as can be."""
    match names:
        case ():
            return lambda _self: ()
        case (name,):
            return lambda self: (getattr(self, name),)
        case _:
            return attrgetter(*names)


def _show(names: tuple[str, ...], values: tuple[object, ...]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in zip(names, values, strict=True))


def _remake(of: type[Any], names: tuple[str, ...], values: tuple[object, ...]) -> object:
    return of(**dict(zip(names, values, strict=True)))


def _refuse(_self: object, name: str, *_value: object) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change the field '{name}'")
