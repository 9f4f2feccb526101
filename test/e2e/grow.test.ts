import { describeWith } from "../support/requires";
import { axeFaults, generateCustomers, GENERATION, useBench } from "./browser";

/** Adding to a workbook made earlier and keeping its month-end values: the real pane in the real workbench. */

jest.setTimeout(600_000);

describeWith("chromium", "adding to a workbook in the workbench", () => {
  const open = useBench();

  it("adds a table although a header was renamed, writes month-end values, and clears them again", async () => {
    const bench = await open();
    const { pane } = bench;
    await generateCustomers(bench);
    await bench.edit("客户信息表!A5", "EU-001");
    await bench.edit("客户信息表!A4", "我的编号");
    const before = (await bench.sheets()).map(({ name }) => name);

    await pane.getByRole("button", { name: "外贸客户簿", exact: true }).click();
    await pane.getByRole("button", { name: "补充或更新" }).click();
    await pane.getByRole("checkbox", { name: "月结快照" }).click();
    await pane.getByRole("checkbox", { name: /另建新的首页/ }).click();
    await pane.getByText("新表:月结快照").first().waitFor({ timeout: GENERATION });
    expect(await axeFaults(bench.page, ["#pane iframe", "main"])).toEqual([]);
    await pane.getByRole("button", { name: "添加", exact: true }).click();
    await pane.getByText("已添加").waitFor({ timeout: GENERATION });
    expect((await bench.sheets()).map(({ name }) => name)).toEqual([...before, "月结快照", "月末类别变动"]);

    await pane.getByRole("button", { name: "外贸客户簿", exact: true }).click();
    await pane.getByRole("button", { name: "月结与归档" }).click();
    await pane.getByText("将写入 1 位客户。").waitFor({ timeout: GENERATION });
    expect(await axeFaults(bench.page, ["#pane iframe", "main"])).toEqual([]);
    await pane.getByRole("button", { name: "写入快照" }).click();
    await pane.getByText("已在「月结快照」写入 1 行。").waitFor({ timeout: GENERATION });
    const written = (await bench.sheets()).find(({ name }) => name === "月结快照");
    expect(written?.values.flat().some((value) => /^M\d{6}-EU-001$/.test(String(value)))).toBe(true);
    await pane.getByRole("button", { name: "撤销:清掉刚写的行" }).click();
    await pane.getByText("已清掉 1 行。").waitFor({ timeout: GENERATION });
    expect(bench.errors).toEqual([]);
  });
});
