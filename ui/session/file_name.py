"""The name of a file that a reader saves."""


def file_name(title: str) -> str:
    """A title as the name of a file: small letters and digits of the alphabet, with hyphens between them."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in title.lower())
    return "-".join(letters.split())
