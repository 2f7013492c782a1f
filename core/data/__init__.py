"""Word lists, cues and question banks: JSON files, each with a schema beside the code it feeds."""
