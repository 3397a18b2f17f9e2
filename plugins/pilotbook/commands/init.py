"""The command `init`: a repository for the pilots of another organisation."""

import re
from pathlib import Path

import click

from pilotbook.records.quote import quote_text
from pilotbook.records.scalar_values import is_address
from pilotbook.reports.safe_text import make_safe
from pilotbook.scaffold.new_repository import plan_repository, write_files
from pilotbook.scaffold.repository_files import BookNames, write_repository_files

_LONGEST_NAME = 200


def _read_name(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    if not value.strip() or not value.isprintable() or len(value) > _LONGEST_NAME or {"<", ">"} & set(value):
        what = f"a name of at most {_LONGEST_NAME} readable characters on one line"
        raise click.BadParameter(f"expected {what}, without < and >, which themes take for HTML")
    return value.strip()


def _read_address(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    is_good = value.isprintable() and is_address(value) and value.lower().startswith("http")
    if value and not is_good:
        found = make_safe(quote_text(value))
        raise click.BadParameter(f"expected an address such as https://pilots.example.com/, found {found}")
    return value


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", callback=_read_name, help="What the site is called.  [default: the name of the folder]")
@click.option("--site-url", callback=_read_address, default="", metavar="URL", help="Where the site will stand.")
@click.option("--repo-url", callback=_read_address, default="", metavar="URL", help="Where the repository stands.")
def init(folder: Path, name: str | None, site_url: str, repo_url: str) -> None:
    """Make a repository for the pilots of an organisation in the folder DIR.

    It holds the configuration of the site, a first pilot to fill in, and a README; the playbook comes from the package.
    A file that is there already is never overwritten: where one is in the way, nothing is written at all.
    """
    where = make_safe(str(folder))
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"expected a folder at {where}, or nothing, found a file: choose another folder")
    site = f"{site_url.rstrip('/')}/" if site_url else ""
    names = BookNames(name=name or _name_after(folder), site_url=site, repo_url=repo_url.rstrip("/"))
    plan = plan_repository(folder, write_repository_files(names))
    if plan.in_the_way:
        listed = "".join(f"\n  {path}" for path in plan.in_the_way)
        raise click.UsageError(
            f"expected nothing in the way in {where}, found other files there; nothing was written:{listed}\n"
            "Move them away, or choose another folder."
        )
    if not plan.missing:
        click.echo(f"Nothing to do: all {len(plan.there)} files are in {where} already, as they would be written.")
        return
    try:
        write_files(folder, plan.missing)
    except OSError as error:
        reason = (error.strerror or "the machine refuses").lower()
        raise click.UsageError(f"cannot write in {where}: {reason}; nothing was left there") from error
    for path in plan.missing:
        click.echo(f"Wrote {path}")
    click.echo(f"\nThe book is in {where}. Next, go there, and read its README.md; then:")
    click.echo("  pilotbook check\n  pilotbook serve\n  git init && git add --all && git commit")


def _name_after(folder: Path) -> str:
    """A name made of that of the folder: `our-pilots` becomes `Our pilots`."""
    words = " ".join(re.sub("[-_<>]", " ", make_safe(folder.resolve().name)).split())
    return words[:1].upper() + words[1:_LONGEST_NAME] or "AI pilots"
