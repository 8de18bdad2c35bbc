"""Where in a Turtle file each subject stands: a tokenizer that knows just enough of Turtle."""


def subject_lines(text: str) -> dict[str, int]:
    """Subject IRI -> line (from 1) on which its first block begins."""
    raise NotImplementedError
