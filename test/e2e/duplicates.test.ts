import { columnLetters } from "../../src/formula/address";
import { describeWith } from "../support/requires";
import { axeFaults, generateCustomers, GENERATION, useBench } from "./browser";

/** Finding, merging and un-merging customers: the real pane in the real workbench. */

jest.setTimeout(600_000);

describeWith("chromium", "duplicates in the workbench", () => {
  const open = useBench();

  it("are found, merged with a log that is added first, and brought back", async () => {
    const bench = await open();
    const { pane } = bench;
    await generateCustomers(bench);

    const customers = async () => {
      const sheet = (await bench.sheets()).find(({ name }) => name === "客户信息表");
      if (!sheet) throw new Error("There is no customer sheet");
      return sheet.values;
    };
    const header = (await customers()).find((row) => row.includes("客户编号")) ?? [];
    const type = async (row: number, cells: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, value] of Object.entries(cells))
        await bench.edit(`客户信息表!${columnLetters(header.indexOf(name))}${row}`, value);
    };
    await type(5, { 客户编号: "EU-001", 客户简称: "Acme", 电子邮件: "a@x.com", 城市: "Leeds" });
    await type(6, {
      客户编号: "EU-002",
      客户简称: "Acme UK",
      电子邮件: "A@X.com",
      城市: "York",
      电话: "+44 20 7946 0958",
    });
    const before = await customers();
    const hint = header.indexOf("重复提示");
    expect(before.filter((row) => row[hint] === "重复")).toHaveLength(2);

    await pane.getByRole("button", { name: "外贸客户簿", exact: true }).click();
    await pane.getByRole("button", { name: "月结与归档" }).click();
    await pane.getByRole("button", { name: "查找重复客户" }).click();
    await pane.getByText("2 位客户中:重复 1 组,疑似 0 组。").waitFor({ timeout: GENERATION });
    await pane.getByRole("button", { name: "比较: EU-001, EU-002" }).click();
    await pane.getByRole("radio", { name: "EU-002: York" }).click();
    expect(await axeFaults(bench.page, ["#pane iframe", "main"])).toEqual([]);
    await pane.getByRole("button", { name: "合并", exact: true }).click();
    await pane.getByText(/EU-002 已并入 EU-001/).waitFor({ timeout: GENERATION });
    const merged = await customers();
    expect(merged.filter((row) => /^EU-/.test(String(row[0])))).toHaveLength(1);
    expect(merged.flat()).toContain("York");
    await pane.getByRole("button", { name: "撤销这次合并" }).click();
    await pane.getByText(/EU-002 已放回/).waitFor({ timeout: GENERATION });
    expect(await customers()).toEqual(before);
    expect(bench.errors).toEqual([]);
  });
});
