import { isDarkTheme, MINIMUM_EXCEL_API, readCapabilities } from "../../src/excel/capabilities";

/** An Office of a given ExcelApi version, as far as capabilities ask. */
function office(excelApi: number, theme?: { isDarkTheme: boolean }): void {
  Object.assign(globalThis, {
    Office: {
      onReady: () => Promise.resolve({ host: "Excel", platform: "PC" }),
      context: {
        requirements: {
          isSetSupported: (set: string, version: string) =>
            set === "ExcelApi" && Number(version.split(".")[1]) <= excelApi,
        },
        diagnostics: { version: "16.0.17000" },
        displayLanguage: "zh-CN",
        ...(theme ? { officeTheme: theme } : {}),
      },
    },
  });
}

describe("capabilities", () => {
  it("say whether Excel is recent enough", async () => {
    expect(MINIMUM_EXCEL_API).toBe("1.13");
    office(12);
    expect((await readCapabilities()).meetsMinimum).toBe(false);
    office(13);
    expect(await readCapabilities()).toEqual({
      meetsMinimum: true,
      pageLayout: true,
      outline: true,
      sheetProperties: true,
      host: "Excel",
      platform: "PC",
      version: "16.0.17000",
      displayLanguage: "zh-CN",
    });
  });

  it("tell optional features apart", async () => {
    office(9);
    expect(await readCapabilities()).toMatchObject({
      pageLayout: true,
      outline: false,
      sheetProperties: false,
    });
  });

  it("read the theme as it is now, and take a host without one for light", () => {
    office(13);
    expect(isDarkTheme()).toBe(false);
    office(13, { isDarkTheme: true });
    expect(isDarkTheme()).toBe(true);
  });
});
