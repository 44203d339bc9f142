"""The PDF handout, laid out by hand on ReportLab's canvas.

ReportLab executes `reportlab_settings.py` from the working folder and a file in the home folder
when it is first imported. An empty module of that name keeps both out; importing this package
comes before importing ReportLab, because ReportLab is imported nowhere else.
"""

import sys
from types import ModuleType

sys.modules.setdefault("reportlab_settings", ModuleType("reportlab_settings"))
