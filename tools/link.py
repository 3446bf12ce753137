"""Makes the source folder importable in this environment and `liuzui` a command, without a build."""

import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAUNCHER = """#!{python}
import sys

from liuzui.config.cli import main

sys.exit(main())
"""


def link(site: Path, scripts: Path, python: str) -> None:
    """Write the path file and the launcher; both are replaced when the folder has moved."""
    (site / "liuzui.pth").write_text(f"{ROOT / 'src'}\n")
    launcher = scripts / "liuzui"
    launcher.write_text(LAUNCHER.format(python=python))
    launcher.chmod(0o755)


if __name__ == "__main__":
    link(Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("scripts")), sys.executable)
