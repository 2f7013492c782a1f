"""Whole turns against servers that fail: for every stage and fault the person keeps talking.

``faults.py`` names the faults, ``servers.py`` starts the servers that commit them, ``theatre.py``
plays a turn and looks for what it left behind, ``table.py`` writes down what came of it.
"""
