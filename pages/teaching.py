"""The teacher's guide: five links for a lecture of 45 minutes."""

import ui.first_run  # noqa: F401
from ui.teaching import the_guide

the_guide()
