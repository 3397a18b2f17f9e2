"""Values of a tree, with their paths."""

from pilotbook.importing.leaves import find_leaves
from pilotbook.records.yaml_reading import read_yaml
from pilotbook.records.yaml_source import Mapping


def test_leaves_of_a_record() -> None:
    text = "a: 1\nb:\nc: ~\nd: {e: x, f: {}}\ng: [one, two]\nh: []\ni: [{j: y}, z, [k]]\nl: |\n  m\n\n"
    root, _ = read_yaml(text, "a.yml")
    assert isinstance(root, Mapping)
    assert find_leaves(root) == {
        ("a",): "1",
        ("d", "e"): "x",
        ("g",): ("one", "two"),
        ("h",): (),
        ("i", 0, "j"): "y",
        ("i", 1): "z",
        ("i", 2): ("k",),
        ("l",): "m",
    }
