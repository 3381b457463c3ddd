"""QR codes of a few links by an encoder that has nothing in common with the browser's: the package qrcode.

    .venv-bench/bin/python -m tests.golden.codes_by_qrcode

writes tests/golden/codes.json: for each link its error correction, and a digest of its code under each of the eight
masks. Any of them is a code of the link; which one is the easiest to read, encoders judge differently.
"""

import json
from hashlib import sha256
from pathlib import Path

import qrcode
from qrcode.util import MODE_8BIT_BYTE, QRData

FILE = Path(__file__).with_name("codes.json")
CORRECTIONS = {"M": qrcode.ERROR_CORRECT_M, "L": qrcode.ERROR_CORRECT_L}
LINKS = (
    ("https://ravine.example/", "M"),
    ("https://ravine.example/?surface=ravine&methods=gradient_descent,momentum&lock=settings&free=momentum.lr", "M"),
    ("https://ravine.example/?rows=" + "1.25:-0.5," * 96, "M"),  # 989 characters: nearly the most that M has room for
    ("https://ravine.example/?rows=" + "1.25:-0.5," * 124, "L"),  # 1,269
)


def rows(link: str, correction: str, mask: int) -> list[str]:
    """The rows of a code: 1 for what is dark, 0 for what is light."""
    code = qrcode.QRCode(error_correction=CORRECTIONS[correction], border=0, mask_pattern=mask)
    code.add_data(QRData(link.encode("ascii"), mode=MODE_8BIT_BYTE, check_data=False))
    code.make(fit=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


def main() -> None:
    found = [
        {
            "link": link,
            "correction": correction,
            "side": len(rows(link, correction, 0)),
            "masks": [sha256("\n".join(rows(link, correction, mask)).encode()).hexdigest() for mask in range(8)],
        }
        for link, correction in LINKS
    ]
    FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
