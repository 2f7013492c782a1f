"""Small parts of any page: text that stays text, buttons, files, faults, what a page remembers."""
