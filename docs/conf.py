"""Sphinx: MyST pages, Furo's looks."""

from newsparse import __version__

project = "newsparse"
author = "the newsparse contributors"
copyright = author
release = version = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True

html_theme = "furo"
html_title = f"newsparse {__version__}"
