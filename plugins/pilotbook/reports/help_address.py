"""Says where a diagnostic is explained: on the page of its criterion, or in the guide under its code."""

from pilotbook.diagnostic import Code, Diagnostic


def address_of_code(code: Code) -> str:
    """The section of the guide about a code, relative to the site's root."""
    return f"guide/diagnostics/#{code.value}"


def address_of_help(diagnostic: Diagnostic) -> str:
    """Where a diagnostic is explained, relative to the site's root."""
    return diagnostic.help or address_of_code(diagnostic.code)
