"""The exception for formulas that cannot be used. Its message tells the author of the formula what to change."""


class FormulaError(ValueError):
    """A formula that cannot be read, or that is beyond the limits.

    message: one sentence for the person who typed it.
    position: 0-based index of the character the sentence is about; len(text) means "at the end".
    proposals: whole formulas that can be read, or that lead to one, each of which the person may have meant.
    """

    def __init__(self, message: str, position: int, proposals: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.proposals = proposals

    def __reduce__(self) -> tuple[type, tuple[str, int, tuple[str, ...]]]:
        # Exceptions are rebuilt from their arguments when they cross a process or a cache.
        return type(self), (self.message, self.position, self.proposals)
