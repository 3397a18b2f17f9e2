"""Says which figures are to be reached, and whether those that were measured reach them."""

from dataclasses import dataclass

from bench.measurement import Measurement


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure: what it is, what it is to be, and what it is."""

    title: str
    bound: float
    found: float
    is_least: bool = False
    unit: str = "×"

    @property
    def holds(self) -> bool:
        """Whether the figure is reached."""
        return self.found >= self.bound if self.is_least else self.found <= self.bound

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The cells of a table."""
        word = "at least" if self.is_least else "at most"
        return self.title, f"{word} {self.bound:g} {self.unit}", f"{self.found:.2f} {self.unit}", _say(self.holds)


def _say(holds: bool) -> str:  # noqa: FBT001 - it takes one value and names it
    return "yes" if holds else "**no**"


@dataclass(frozen=True, slots=True)
class Results:
    """The medians of all that was measured; `few` and `many` are how many files stand in the two folders.

    `check_start` is of a folder with one file, `check_one` of a file that is named. `check_branch` and `report_branch`
    were run in a checkout of 1,000 pilots of which five are changed.
    """

    few: int
    many: int
    check_start: Measurement
    check_few: Measurement
    check_many: Measurement
    events: Measurement
    yamllint: Measurement
    check_jsonschema: Measurement
    check_one: Measurement
    check_branch: Measurement
    report_branch: Measurement
    import_yaml: Measurement


def list_claims(results: Results) -> tuple[Claim, ...]:
    """Every figure, as ratios of processor time: other work on the machine disturbs them least."""
    check = results.check_many.processor
    start = results.check_start.processor
    per_file_few = (results.check_few.processor - start) / (results.few - 1)
    per_file_many = (check - start) / (results.many - 1)
    return (
        Claim("as fast as yamllint", 15, results.yamllint.processor / check, is_least=True),
        Claim("as fast as check-jsonschema", 10, results.check_jsonschema.processor / check, is_least=True),
        Claim("the time of the bare libyaml events", 4, check / results.events.processor),
        Claim("peak of memory", 200, results.check_many.memory, unit="MiB"),
        Claim(
            f"change of the time for a file from {results.few:,} files to {results.many:,}",
            15,
            abs(per_file_many / per_file_few - 1) * 100,
            unit="%",
        ),
        Claim(
            "a brief of five changed files among 1,000, in times of a check of them",
            2,
            results.report_branch.processor / results.check_branch.processor,
        ),
        Claim(
            'one file, in times of `python -c "import yaml"`',
            3,
            results.check_one.processor / results.import_yaml.processor,
        ),
    )
