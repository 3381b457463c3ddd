"""The one thing that can go wrong with a formula, said so that its author can mend it."""


class FormulaError(ValueError):
    """A formula that cannot be read, or must not be worked on.

    message: one sentence for the person who typed it.
    position: 0-based index of the character the sentence is about; len(text) means "at the end".
    """

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position

    def __reduce__(self) -> tuple[type, tuple[str, int]]:
        # Exceptions are rebuilt from their arguments when they cross a process or a cache.
        return type(self), (self.message, self.position)
