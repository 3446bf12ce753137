"""`python -m liuzui.config.cli` is `liuzui`."""

import sys

from . import main

sys.exit(main())
