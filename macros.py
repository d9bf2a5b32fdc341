"""Adapter to the macros plugin: what a page may call, and what the templates know of the site.

It loads the edition that the build asks for, registers ``apenhet.site.macros``, puts the downloads
beside the pages and turns our errors into the engine's own; nothing is decided here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from apenhet.site import adapter


def define_env(env: Any) -> None:
    """Give pages their macros and templates their context."""
    root = Path(env.conf["config_file_path"]).parent
    try:
        view = adapter.open_build(root, env.conf["extra"].get("apenhet"), env.conf["site_url"])
    except adapter.ProjectError as error:
        raise PluginError(str(error)) from None
    env.conf["extra"]["site"] = view.site
    for name, macro in view.macros.items():
        env.macro(macro, name)
    env.downloads = view.files


def on_post_build(env: Any) -> None:
    """Write the downloads, which the pages link to."""
    for name, content in env.downloads().items():
        Path(env.conf["site_dir"], name).write_bytes(content)
