"""The map is saved from the stage: as a picture, as a GIF and as a video, all drawn in the browser."""

import re
import struct
from collections import Counter
from io import BytesIO

from PIL import Image  # which Streamlit brings
from playwright.sync_api import expect

BEGINS = {"png": b"\x89PNG\r\n\x1a\n", "gif": b"GIF89a", "webm": b"\x1a\x45\xdf\xa3"}
MOST = 4_000_000  # bytes


def colours(file, mode):
    """How often each colour stands in a picture, or in the first frame of a film."""
    return Counter(Image.open(BytesIO(file)).convert(mode).get_flattened_data())


def saved(page, stage, choice):
    stage.root.locator("summary").filter(has_text="Save").click()
    with page.expect_download() as download:
        stage.button(choice).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_a_picture_a_gif_and_a_video_are_made_of_the_map(visit):
    stage = visit("?surface=beale&methods=adam,newton&steps=20&view=map&speed=4")
    page = stage.page
    files = {}
    for ending, choice in (("png", "Picture"), ("gif", "Animation"), ("webm", "Video")):
        name, files[ending] = saved(page, stage, choice)
        assert name == f"beale-adam-newton.{ending}"
        assert files[ending].startswith(BEGINS[ending]) and 10_000 < len(files[ending]) < MOST
        expect(page.get_by_test_id("saving")).to_be_hidden()
    wide, high = stage.map.evaluate("(map) => [map.clientWidth, map.clientHeight]")
    width, height = struct.unpack(">II", files["png"][16:24])
    assert width > 2 * wide - 1
    across, down = struct.unpack("<HH", files["gif"][6:10])
    assert across > 2 * wide - 1 and high / wide < down / across < height / width  # a film has no caption below it
    assert len(re.findall(rb"\x21\xf9\x04", files["gif"])) >= 40  # a frame for each twentieth of two seconds
    picture = {colour for colour, _ in colours(files["png"], "RGB").most_common(400)}
    film = [colour for colour, _ in colours(files["gif"], "RGB").most_common(12)]
    assert len(set(film)) == 12 and set(film) <= picture, "a GIF keeps the greys of the bands"
    stage.root.locator("summary").filter(has_text="Save").click()
    stage.button("Animation").click()
    page.get_by_test_id("saving").get_by_role("button", name="Cancel").click()
    expect(page.get_by_test_id("saving")).to_be_hidden()
