"""The byte map: what ``scene`` says, painted.

``metrics`` measures, ``ink`` holds fonts and colours, ``painter`` paints (screen, PNG, SVG and PDF
alike), ``tiles`` keeps painted rows, ``item`` and ``view`` show them, ``export`` writes files.
"""
