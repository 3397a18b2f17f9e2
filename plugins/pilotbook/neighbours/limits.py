"""How much a source may take, and the one way in which it is said that it could not be taken."""

from pilotbook.frozen import frozen


@frozen
class Limits:
    """The most bytes that a source may have, unpacked, and the most seconds that it may take to send them."""

    size: int = 32 * 1024 * 1024
    seconds: float = 10

    @property
    def size_text(self) -> str:
        """The size for a message."""
        return f"{self.size / 1024 / 1024:g} MiB"

    @property
    def too_large(self) -> "NotTaken":
        """What is raised where there is more."""
        return NotTaken(f"it is larger than {self.size_text}")

    @property
    def too_slow(self) -> "NotTaken":
        """What is raised where it takes longer."""
        return NotTaken(f"it did not answer within {self.seconds:g} seconds")


class NotTaken(Exception):  # noqa: N818 - reads as what it says
    """Why a source could not be taken, as a sentence without its stop."""
