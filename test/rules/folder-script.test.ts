import { folderEntries, folderScript, isFolderName, type FolderLine } from "../../src/rules/folder-script";

const line = (name: string, current = "", grade = "A-VIP"): FolderLine => ({ grade, name, current });

describe("A folder name", () => {
  it("is one that Windows takes", () => {
    expect(["a", "欧洲-英国-David-已出货-20261121", "CONTACT", "a & b"].every(isFolderName)).toBe(true);
    const refused = ["", "a/b", "a:b", 'a"b', "a|b", "a.", "a ", "CON", "nul.txt", "LPT1", "a\u0007"];
    expect(refused.filter(isFolderName)).toEqual([]);
  });
});

describe("The script", () => {
  const script = (lines: readonly FolderLine[], contents: readonly string[] = []) =>
    folderScript(lines, contents).split("\r\n");

  it("makes each folder and its contents, and deletes nothing", () => {
    const steps = script([line("New")], ["Documents"]);
    expect(steps).toContain("New-Item -ItemType Directory -Force -Path 'A-VIP\\New' | Out-Null");
    expect(steps).toContain("New-Item -ItemType Directory -Force -Path 'A-VIP\\New\\Documents' | Out-Null");
    expect(steps.join("\n")).not.toMatch(/Remove-Item|del |rd /i);
  });

  it("renames a folder before making it, unless the new one is there", () => {
    const steps = script([line("New", "Old")]);
    const rename = steps.findIndex((step) =>
      step.includes("Rename-Item -LiteralPath 'A-VIP\\Old' -NewName 'New'"),
    );
    expect(steps[rename]).toContain("-not (Test-Path -LiteralPath 'A-VIP\\New')");
    expect(rename).toBeGreaterThan(0);
    expect(rename).toBeLessThan(steps.findIndex((step) => step.startsWith("New-Item")));
    expect(script([line("Same", "Same")]).some((step) => step.includes("Rename-Item"))).toBe(false);
  });

  it("cannot be made to run anything by a name", () => {
    const steps = script([line("O'Neill; Stop-Computer $(x)")]);
    expect(steps).toContain(
      "New-Item -ItemType Directory -Force -Path 'A-VIP\\O''Neill; Stop-Computer $(x)' | Out-Null",
    );
    expect(script([line("O\u2019Neill")])[1]).toContain("'A-VIP\\O\u2019\u2019Neill'");
    expect(script([line("..\\..\\Windows")]).some((step) => step.startsWith("New-Item"))).toBe(false);
  });

  it("tells PowerShell that it is UTF-8", () => {
    expect(folderScript([], []).startsWith("\uFEFF")).toBe(true);
  });
});

describe("The entries of a zip", () => {
  it("are folders, each once, without the names that Windows refuses", () => {
    expect(folderEntries([line("One"), line("One"), line("a/b"), line("Two", "", "")], ["Docs"])).toEqual([
      "A-VIP/One/",
      "A-VIP/One/Docs/",
      "Two/",
      "Two/Docs/",
    ]);
  });
});
