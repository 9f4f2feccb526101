"""Recalculates workbooks in a headless LibreOffice of its own and tells what every cell then holds.

Reads one job as JSON from standard input and writes the answer as JSON to standard output:

    {"soffice": PATH, "faketime": PATH or null, "today": "YYYY-MM-DD" or null, "pdftoppm": PATH or null,
     "books": [{"path": FILE, "edits": [[{"sheet": NAME, "cell": "B2", "value": ANY} or {..., "formula": "=..."}]],
                "png": DIRECTORY or null, "dpi": NUMBER, "times": NUMBER, "read": false where cells are not wanted}]}

Run it with a Python that can import `uno` (the system's, after installing python3-uno).
"""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue

FORMULA_CELLS = 16  # com.sun.star.sheet.CellFlags.FORMULA
ERROR_RESULTS = 4  # com.sun.star.sheet.FormulaResult.ERROR
START_SECONDS = 60

# Always recalculate: otherwise the values shown would be the cached ones under test. English, so that
# results do not depend on the machine.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

# LibreOffice's error numbers by the names Excel shows.
ERROR_NAMES = {502: "#VALUE!", 503: "#NUM!", 504: "#REF!", 519: "#VALUE!", 524: "#REF!", 525: "#NAME?", 532: "#DIV/0!", 32767: "#N/A"}


def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def letters(index):
    text, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


@contextlib.contextmanager
def office(job):
    """A LibreOffice with a profile made for this run and thrown away after it."""
    profile = pathlib.Path(tempfile.mkdtemp(prefix="recalculate-"))
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    pipe = f"recalculate_{uuid.uuid4().hex}"
    command = [
        job["soffice"], "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard",
        f"-env:UserInstallation={profile.as_uri()}", f"--accept=pipe,name={pipe};urp;",
    ]
    if job.get("today"):
        command = [job["faketime"], "-f", f"@{job['today']} 12:00:00", *command]
    environment = dict(os.environ, LC_ALL="C.UTF-8", SAL_USE_VCLPLUGIN="svp")
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        desktop = connect(pipe, process)
        yield desktop
        with contextlib.suppress(Exception):
            desktop.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
    finally:
        # The group holds exactly what was started here: the launcher and its child.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        shutil.rmtree(profile, ignore_errors=True)


def connect(pipe, process):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if time.monotonic() > deadline or process.poll() is not None:
                raise SystemExit("LibreOffice did not start")
            time.sleep(0.1)


def timed(action):
    begin = time.monotonic()
    result = action()
    return result, round(time.monotonic() - begin, 3)


def recalculate(desktop, book, pdftoppm):
    url = pathlib.Path(book["path"]).resolve().as_uri()
    document, load = timed(lambda: desktop.loadComponentFromURL(url, "_blank", 0, (setting("Hidden", True),)))
    if document is None:
        raise SystemExit(f"LibreOffice refused {book['path']}")
    try:
        runs = sorted(timed(document.calculateAll)[1] for _ in range(book.get("times") or 1))
        full = runs[len(runs) // 2]
        edits = [apply_edits(document, batch) for batch in book.get("edits") or []]
        wanted = document.Sheets if book.get("read", True) else []
        sheets, read = timed(lambda: {sheet.Name: read_sheet(sheet) for sheet in wanted})
        pages = render(document, book, pdftoppm) if book.get("png") else []
        return {"sheets": sheets, "pages": pages, "seconds": {"load": load, "recalculate": full, "edits": edits, "read": read}}
    finally:
        document.close(True)


def apply_edits(document, batch):
    """Types some cells, then recalculates what depends on them; the seconds that both took."""
    document.enableAutomaticCalculation(False)

    def work():
        for edit in batch:
            cell = document.Sheets.getByName(edit["sheet"]).getCellRangeByName(edit["cell"])
            if "formula" in edit:
                cell.setFormula(edit["formula"])
            elif edit["value"] is None:
                cell.clearContents(1 | 2 | 4 | 16)  # values, dates, texts, formulas
            elif isinstance(edit["value"], str):
                cell.setString(edit["value"])
            else:
                cell.setValue(edit["value"])
        document.calculate()

    # Typing counts: it is then that LibreOffice tells all dependants.
    return timed(work)[1]


def read_sheet(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    used = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
    values, formulas = used.getDataArray(), used.getFormulaArray()
    # Asked for by kind: a text such as "=1+1" looks like a formula in the formula array.
    is_formula = positions(sheet.queryContentCells(FORMULA_CELLS))
    errors = {at: error_name(sheet.getCellByPosition(at[1], at[0]).getError()) for at in positions(sheet.queryFormulaCells(ERROR_RESULTS))}
    names = [letters(column) for column in range(end.EndColumn + 1)]
    cells = {}
    for row, line in enumerate(values):
        for column, value in enumerate(line):
            at = (row, column)
            if at in is_formula:
                error = errors.get(at)
                cell = {"value": None if error else value, "formula": formulas[row][column]}
                if error:
                    cell["error"] = error
            elif value == "":
                continue
            else:
                cell = {"value": value}
            cells[f"{names[column]}{row + 1}"] = cell
    return cells


def positions(ranges):
    return {
        (row, column)
        for area in ranges.RangeAddresses
        for row in range(area.StartRow, area.EndRow + 1)
        for column in range(area.StartColumn, area.EndColumn + 1)
    }


def error_name(number):
    return ERROR_NAMES.get(number, f"Err:{number}")


def render(document, book, pdftoppm):
    """One set of pictures a sheet, as it would be printed, on one page across where the sheet does not say."""
    folder = pathlib.Path(book["png"])
    folder.mkdir(parents=True, exist_ok=True)
    styles = document.StyleFamilies.getByName("PageStyles")
    for index in range(styles.Count):
        style = styles.getByIndex(index)
        if style.ScaleToPagesX == 0:
            style.ScaleToPagesX = 1
    pages = []
    sheets = list(document.Sheets)
    areas = [sheet.getPrintAreas() for sheet in sheets]
    for number, sheet in enumerate(sheets, 1):
        sheet.IsVisible = True
        # Hidden sheets are not printed, except those that have a print area. The active one cannot be hidden.
        document.CurrentController.setActiveSheet(sheet)
        sheet.setPrintAreas(areas[number - 1])
        for other in sheets:
            if other.Name != sheet.Name:
                other.IsVisible = False
                other.setPrintAreas(())
        stem = folder / f"{number:02d}-{re.sub(r'[^0-9A-Za-z一-鿿-]+', '_', sheet.Name)}"
        pdf = stem.with_name(stem.name + ".pdf")
        document.storeToURL(pdf.resolve().as_uri(), (setting("FilterName", "calc_pdf_Export"),))
        subprocess.run([pdftoppm, "-r", str(book.get("dpi") or 80), "-png", str(pdf), str(stem)], check=True)
        pdf.unlink()
        pages += [{"sheet": sheet.Name, "file": str(page)} for page in sorted(folder.glob(f"{stem.name}-*.png"))]
    return pages


def main():
    job = json.load(sys.stdin)
    with office(job) as desktop:
        answer = [recalculate(desktop, book, job.get("pdftoppm")) for book in job["books"]]
    json.dump(answer, sys.stdout, ensure_ascii=False)


main()
