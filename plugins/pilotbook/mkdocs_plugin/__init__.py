"""The plugin for MkDocs: the only room that knows MkDocs."""

from pilotbook.mkdocs_plugin.plugin import PilotbookPlugin

__all__ = ["PilotbookPlugin"]
