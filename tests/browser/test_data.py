"""Data of the reader's own: pasted, refused, prepared, drawn in batches, the same in a fresh browser by the link."""

import re

from playwright.sync_api import expect

# Gathers what the data view shows, frame by frame.
WATCH_THE_LINES = """() => {
  const seen = new Set(), sheets = [...document.querySelectorAll("[data-testid=data] canvas")];
  const now = () => sheets.map((sheet) => sheet.toDataURL()).join();
  const look = () => { seen.add(now()); frame = requestAnimationFrame(look); };
  let frame = requestAnimationFrame(look);
  window.pictures = () => { cancelAnimationFrame(frame); return seen.size; };
}"""
CELLS = "height\tweight\n1,62\t58\n1,71\t66\n1,80\t81\n1,68\t62\n1,93\t94\n1,55\t51\n"


def test_pasted_data_are_raced_on_and_a_link_leads_to_the_same_paths(visit):
    stage = visit("?surface=line_fit&methods=gradient_descent,adam")
    panel, before = stage.page.get_by_test_id("data-panel"), stage.paths()
    panel.get_by_role("button", name="Data: Five points").click()
    panel.get_by_role("option", name="Your own data…").click()
    table = stage.page.get_by_test_id("table")
    text = table.get_by_role("textbox", name="Data: one row per line")
    text.fill(CELLS.replace("81", "x81"))
    expect(table.get_by_role("alert").first).to_contain_text("Line 4, column 2 (“weight”) is “x81”")
    expect(table.get_by_role("button", name="Use these data")).to_be_disabled()
    assert stage.paths() == before
    text.fill(CELLS)
    expect(table.get_by_role("status")).to_contain_text("6 rows, 2 columns, separated by tabs, decimal commas")
    workbook = {"name": "a.xlsx", "mimeType": "", "buffer": b"PK\x03\x04"}
    table.get_by_label("Open a file with data").set_input_files(workbook)
    expect(table.get_by_role("alert").first).to_contain_text("This file is a spreadsheet workbook")
    with stage.repainted():
        table.get_by_role("button", name="Use these data").click()
    expect(table).to_be_hidden()
    expect(panel).to_contain_text("Columns u = height; t = weight")
    expect(panel).to_contain_text("everyone who has the link can read them")

    panel.locator("summary").click()
    expect(panel).to_contain_text(re.compile(r"κ at the minimum is [\d,.]+\."))
    with stage.repainted():
        panel.get_by_label("Preparation of the inputs").select_option("standardised")
    expect(panel).to_contain_text("on raw data and 1 on standardised data.")
    stage.pause()
    stage.ready()
    stage.page.evaluate(WATCH_THE_LINES)
    (x, y), mouse = stage.on_screen(*stage.start), stage.page.mouse
    mouse.move(x, y)
    mouse.down()
    for i in range(30):
        mouse.move(x + 2 * i, y - i)
    assert stage.page.evaluate("window.pictures()") > 10  # the lines move while the ring is in the hand
    mouse.up()
    stage.answered()

    whole = stage.paths()
    with stage.repainted():
        stage.type("Batch size", "2")
    stage.page.wait_for_url(re.compile("batch=2"))
    expect(stage.page.get_by_test_id("batches")).to_contain_text("3 steps make an epoch")
    stage.answered()
    assert stage.paths() != whole

    fresh = visit("?" + stage.page.url.partition("?")[2], fresh=True)
    assert fresh.paths() == stage.paths()
    expect(fresh.page.get_by_test_id("data-panel")).to_contain_text("Columns u = height")
