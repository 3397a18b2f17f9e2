"""Makes frozen dataclasses without generating code for each, which takes longer than all the rest of a short run."""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import partial
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform, overload

ClassT = TypeVar("ClassT", bound=type[Any])
RecordT = TypeVar("RecordT")


@overload
def frozen(of: ClassT, /) -> ClassT: ...
@overload
def frozen(*, kw_only: bool = True, slots: bool = True) -> Callable[[ClassT], ClassT]: ...


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen(of: Any = None, /, *, kw_only: bool = True, slots: bool = True) -> Any:
    """As `dataclass(frozen=True, kw_only=True, slots=True)`: what that writes out for each class is here said once.

    Everything that `dataclasses` can do with its own classes it can do with these.
    """
    if of is None:
        return lambda each: _make(each, kw_only=kw_only, slots=slots)
    return _make(of, kw_only=kw_only, slots=slots)


def _make(of: type[Any], *, kw_only: bool, slots: bool) -> type[Any]:
    made = dataclass(init=False, repr=False, eq=False, kw_only=kw_only, slots=slots)(of)
    declared = fields(made)
    names = tuple(each.name for each in declared)
    read = _make_reader(names)
    methods = {
        "__init__": _make_init(made, declared),
        "__repr__": lambda self: f"{type(self).__qualname__}({_show(names, read(self))})",
        "__eq__": lambda self, other: read(self) == read(other) if type(self) is type(other) else NotImplemented,
        "__hash__": lambda self: hash(read(self)),
        "__reduce__": lambda self: (_remake, (type(self), names, read(self))),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name, method in methods.items():
        setattr(made, name, method)
    return made


def make_builder(of: type[RecordT]) -> Callable[[dict[str, Any]], RecordT]:
    """What makes records of a class from values by their names, faster than the class, and without looking twice.

    Every field needs a default; blank records within are shared, as nobody can change them.
    """
    plan = [(each.name, make_writer(of, each.name), _default_of(each)) for each in fields(cast("Any", of))]
    make_new = partial(object.__new__, of)

    def build(values: dict[str, Any]) -> RecordT:
        new = make_new()
        get = values.get
        for name, write, default in plan:
            write(new, get(name, default))
        return new

    return build


def _default_of(field: Field[Any]) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _make_init(of: type[Any], declared: Iterable[Field[Any]]) -> Callable[..., None]:
    plan = [(each.name, make_writer(of, each.name), each.default, each.default_factory) for each in declared]
    in_order = [each.name for each in declared if not each.kw_only]

    def __init__(self: object, *values: object, **given: object) -> None:  # noqa: N807 - it becomes the method
        if values:
            given = _name_values(of, in_order, values, given)
        used = 0
        for name, write, default, make_default in plan:
            if name in given:
                write(self, given[name])
                used += 1
            elif default is not MISSING:
                write(self, default)
            elif make_default is not MISSING:
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
    raise FrozenInstanceError(f"cannot change the field '{name}'")
