import fc from "fast-check";
import {
  candidatesOf,
  companyName,
  domainOf,
  emailsOf,
  findDuplicates,
  phonesOf,
  type DuplicateCandidate,
} from "../../src/intake/duplicates";

const candidate = (id: string, more: Partial<DuplicateCandidate> = {}): DuplicateCandidate => ({
  id,
  names: [],
  country: "",
  emails: [],
  phones: [],
  websites: [],
  ...more,
});

describe("keys of customers", () => {
  it("take spellings of one phone for the same, whatever the code, zeros, signs and extension", () => {
    const [wanted] = phonesOf("+44 (0)20-7946 0958");
    expect(wanted).toEqual({ code: "44", last: "79460958" });
    for (const other of ["0044 20 79460958", "+44 20 7946 0958 ext. 12", "+44.20.7946.0958 x3"])
      expect(phonesOf(other)).toEqual([wanted]);
    expect(phonesOf("020 7946 0958")).toEqual([{ code: null, last: "79460958" }]);
    expect(phonesOf("0571-88881234转802;+86 571 88881234")).toHaveLength(2);
    expect(phonesOf("040/1234567")).toEqual(phonesOf("040 1234567"));
    for (const none of ["", "-", "none", "12345", "00"]) expect(phonesOf(none)).toEqual([]);
  });

  it("read e-mails of a cell in any dress", () => {
    expect(emailsOf("A@X.com ")).toEqual(["a@x.com"]);
    expect(emailsOf("Bob <Bob@X.com>; c@y.co.uk,mailto:d@z.com、E@Z.com")).toEqual([
      "bob@x.com",
      "c@y.co.uk",
      "d@z.com",
      "e@z.com",
    ]);
    expect(emailsOf("n/a")).toEqual([]);
  });

  it("know a firm's domain from a provider's", () => {
    expect(domainOf("a@mail.acme.co.uk")).toBe("acme.co.uk");
    expect(domainOf("https://www.Acme.com/en?x=1")).toBe("acme.com");
    for (const none of ["a@gmail.com", "x@163.com", "acme.en.alibaba.com", "none", "1.2.3.4", ""])
      expect(domainOf(none)).toBeNull();
  });

  it("leave legal forms of many countries out of names", () => {
    for (const name of [
      "Acme Trading Co., Ltd.",
      "ACME TRADING CO.,LTD",
      "Acme Trading GmbH & Co. KG",
      "Acme-Trading Sdn. Bhd.",
      "Acme Trading, S.A. de C.V.",
      "The Acme Trading (Pty) Ltd",
    ])
      expect(companyName(name)).toBe("ACME TRADING");
    expect(companyName("上海光明贸易有限公司")).toBe("上海光明贸易");
    expect(companyName("株式会社あかつき")).toBe(companyName("あかつき株式会社"));
    expect(companyName("Ltd")).toBe("LTD");
    expect(companyName("Prince Inc")).toBe("PRINCE");
    expect(companyName("Café Órgão SA")).toBe("CAFE ORGAO");
  });
});

describe("groups of duplicates", () => {
  it("find the pair of the acceptance check by phone and by e-mail", () => {
    const [group, ...rest] = findDuplicates([
      candidate("A", { phones: ["+44 (0)20-7946 0958"], emails: ["A@X.com "] }),
      candidate("B", { phones: ["0044 20 79460958"], emails: ["a@x.com"] }),
      candidate("C", { emails: ["c@other.com"] }),
    ]);
    expect(rest).toEqual([]);
    expect(group).toMatchObject({ level: "same", members: ["A", "B"] });
    expect(group?.reasons.map(({ kind }) => kind).sort()).toEqual(["email", "phone"]);
  });

  it("tell likely from sure, and never join blanks or public mail", () => {
    const groups = findDuplicates([
      candidate("A", { names: ["Nova Ltd"], country: "英国" }),
      candidate("B", { names: ["NOVA GmbH"], country: "德国" }),
      candidate("C", { names: ["Nova, Inc."], country: "英国", emails: ["x@gmail.com"] }),
      candidate("D", { emails: ["y@gmail.com"] }),
      candidate("E"),
      candidate("F"),
    ]);
    expect(groups).toEqual([
      { level: "likely", members: ["A", "C"], reasons: [{ kind: "name", value: "NOVA" }] },
    ]);
  });

  it("join a phone without a code only where one code is known", () => {
    const phone = (id: string, cell: string) => candidate(id, { phones: [cell] });
    expect(findDuplicates([phone("A", "+44 2079460958"), phone("B", "02079460958")])).toHaveLength(1);
    expect(
      findDuplicates([phone("A", "+44 2079460958"), phone("B", "+49 2079460958"), phone("C", "2079460958")]),
    ).toEqual([]);
  });

  it("count what contact persons have as their firm's", () => {
    const table = (id: string, columns: string[], rows: string[][]) => ({ id, sheet: id, columns, rows });
    const found = candidatesOf(
      table(
        "customer",
        ["customerId", "shortName", "email"],
        [
          ["A", "Anna", ""],
          ["B", "Berta", "p@firm.com"],
          ["", "", ""],
        ],
      ),
      table(
        "contact",
        ["contactNo", "customerId", "email"],
        [
          ["1", "a", "P@Firm.com"],
          ["2", "", ""],
        ],
      ),
    );
    expect(findDuplicates(found)).toMatchObject([{ level: "same", members: ["A", "B"] }]);
  });
});

describe("for any customers", () => {
  const digits = fc.stringMatching(/^[1-9]\d{9}$/);
  const word = fc.stringMatching(/^[a-z]{3,8}$/);

  it("a phone is found again however it is written", () => {
    fc.assert(
      fc.property(digits, fc.constantFrom(" ", "-", ".", ""), fc.boolean(), (number, sign, zero) => {
        const spaced = `${number.slice(0, 2)}${sign}${number.slice(2, 6)}${sign}${number.slice(6)}`;
        expect(phonesOf(`+49 ${zero ? "(0)" : ""}${spaced}`)).toEqual(phonesOf(`0049${number}`));
      }),
    );
  });

  it("an e-mail is found again in capitals, full-width letters and with blanks", () => {
    fc.assert(
      fc.property(word, word, (local, domain) => {
        const plain = `${local}@${domain}.com`;
        const wide = Array.from(plain, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join("");
        for (const written of [` ${plain.toUpperCase()} `, wide]) expect(emailsOf(written)).toEqual([plain]);
      }),
    );
  });

  it("who is in a group shares a key with somebody in it, and levels hold each customer at most once", () => {
    const some = fc.array(
      fc.record({
        mail: fc.constantFrom("", "a@x.com", "b@x.com", "c@y.com", "d@gmail.com"),
        phone: fc.constantFrom("", "5551234567", "+1 5557654321"),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const all = list.map(({ mail, phone }, index) =>
          candidate(`C${index}`, { emails: [mail], phones: [phone] }),
        );
        const groups = findDuplicates(all);
        for (const level of ["same", "likely"] as const) {
          const members = groups.filter((group) => group.level === level).flatMap((group) => group.members);
          expect(new Set(members).size).toBe(members.length);
        }
        for (const { members, reasons } of groups) {
          expect(members.length).toBeGreaterThan(1);
          expect(reasons.length).toBeGreaterThan(0);
        }
        for (const mail of ["a@x.com", "b@x.com", "c@y.com"]) {
          const having = all.filter(({ emails }) => emails.includes(mail)).map(({ id }) => id);
          if (having.length > 1)
            expect(
              groups.some(
                ({ level, members }) => level === "same" && having.every((id) => members.includes(id)),
              ),
            ).toBe(true);
        }
      }),
    );
  });

  it("ten thousand customers take no time", () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      candidate(`C${n}`, {
        emails: [`p${n % 9_000}@f${n}.com`],
        phones: [`+49 30 ${1_000_000 + n}`],
        names: [`Firm ${n} Ltd`],
      }),
    );
    const start = performance.now();
    findDuplicates(many);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
