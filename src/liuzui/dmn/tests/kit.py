"""Where the conformance kit is found: by pattern below the folder LIUZUI_DATA, else ../shared/data."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
DATA = Path(os.environ.get("LIUZUI_DATA", ROOT.parent / "shared" / "data"))
TESTED = DATA / "dmn-tck"
FILES = sorted(path for path in DATA.glob("**/*.dmn") if path.parent.parent.name.startswith("compliance-level"))
