"""Events in sentences of human-rights reports, annotated by reading; see README.md beside this file."""
