import { strFromU8, unzipSync } from "fflate";
import { customerFolders, FOLDER_TABLE } from "../../src/plan/folders";

const table = (rows: readonly (readonly (string | null)[])[]) => ({
  id: FOLDER_TABLE.table,
  sheet: "客户文件夹清单",
  columns: FOLDER_TABLE.columns,
  rows,
});

describe("The folders of the list", () => {
  const found = customerFolders(
    table([
      ["FD-1", "A-VIP", "欧洲-德国-甲-已出货-20261121", "欧洲-德国-甲-生产中-20261001"],
      ["FD-2", "", "亚洲-日本-乙", null],
      ["FD-3", "", "坏?名", null],
      ["FD-4", "", "", null],
      ["", "", "", ""],
    ]),
    "zh-CN",
  );

  it("are counted, with those to rename and those that Windows refuses", () => {
    expect(found).toMatchObject({ count: 2, renamed: 1, refused: ["坏?名"] });
  });

  it("come as a script that renames before it makes", () => {
    const script = strFromU8(found.script);
    // The mark that tells Windows PowerShell of UTF-8.
    expect([...found.script.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(script.indexOf("Rename-Item")).toBeLessThan(script.indexOf("New-Item"));
    expect(script).toContain("'亚洲-日本-乙\\各种单证'");
    expect(script).not.toContain("坏");
  });

  it("come as a zip of empty folders, eight in each", () => {
    const paths = Object.keys(unzipSync(found.zip));
    expect(paths).toHaveLength(2 * 9);
    expect(paths).toContain("A-VIP/欧洲-德国-甲-已出货-20261121/账款回收表/");
  });

  it("name their contents in the language of the workbook", () => {
    const english = customerFolders(table([["FD-1", "", "EU-DE-A", null]]), "en-US");
    expect(strFromU8(english.script)).toContain("'EU-DE-A\\Contracts'");
  });
});
