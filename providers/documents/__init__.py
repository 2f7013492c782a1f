"""Reading the documents that people hand over: PDF, DOCX, Markdown and plain text."""
