import type { InputRow, TableData } from "../../src/plan/choices";
import type { CellValue } from "../../src/plan/plan";
import { label, TODAY } from "../plan/support";
import { evaluateColumn } from "./evaluate-column";

const ON = { poolAdvice: 1 };
const [noContact, noDeal, both] = ["noContact", "noDeal", "both"].map((code) => label("poolAdvice", code));
const yes = label("yesNo", "yes");

/** A customer of three years with a contact and an order so many days ago. */
function customerOf(contact: number | null, order: number | null, more: TableData = {}): TableData {
  return {
    customer: [{ customerId: "C1", owner: "Li", createdOn: TODAY - 1_000 }],
    followUp: contact === null ? [] : [{ logNo: "L1", customerId: "C1", date: TODAY - contact }],
    transaction:
      order === null
        ? []
        : [{ transactionNo: "T1", customerId: "C1", date: TODAY - order, agreedAmount: 100 }],
    ...more,
  };
}

const advice = (data: TableData, settings: Readonly<Record<string, CellValue>> = ON): CellValue | undefined =>
  evaluateColumn("customer", "poolAdvice", data, settings)[0];

describe("The advice to return a customer to the pool", () => {
  it("is off by default, and then says nothing and reads no other table", () => {
    expect(advice(customerOf(400, 400), {})).toBe("");
    expect(evaluateColumn("customer", "poolWatched", customerOf(400, 400))).toEqual([0]);
  });

  it("gives a follow-up 30 days and a deal 180, the last day included", () => {
    expect([advice(customerOf(30, 1)), advice(customerOf(31, 1))]).toEqual(["", noContact]);
    expect([advice(customerOf(1, 180)), advice(customerOf(1, 181))]).toEqual(["", noDeal]);
    expect(advice(customerOf(31, 181))).toBe(both);
  });

  it("takes its days from the parameters", () => {
    const settings = { ...ON, poolIdleDays: 10, poolNoDealDays: 20 };
    expect([advice(customerOf(10, 20), settings), advice(customerOf(11, 21), settings)]).toEqual(["", both]);
  });

  it("counts from the day of the record while there was no contact and no deal", () => {
    const made = (ago: number): TableData => ({
      customer: [{ customerId: "C1", owner: "Li", createdOn: TODAY - ago }],
    });
    expect([30, 31, 180, 181].map((ago) => advice(made(ago)))).toEqual(["", noContact, noContact, both]);
    expect(advice({ customer: [{ customerId: "C1", owner: "Li" }] })).toBe("");
  });

  it("counts a receipt as a deal, a blank one not", () => {
    const paid = (row: InputRow): TableData =>
      customerOf(1, 300, {
        order: [{ contractNo: "T1", customerId: "C1", shippedDate: TODAY - 250 }],
        receivable: [{ receivableNo: "R1", contractNo: "T1", receivedDate: TODAY - 180, ...row }],
      });
    expect([advice(paid({ received: 5 })), advice(paid({ received: null }))]).toEqual(["", noDeal]);
  });

  it("leaves out whoever has an open order, owes money, or has no salesperson", () => {
    const order = { contractNo: "T1", customerId: "C1" };
    const withOrder = (row: InputRow) => advice(customerOf(99, 999, { order: [{ ...order, ...row }] }));
    expect(withOrder({})).toBe("");
    const [shipped, closed, cancelled] = [
      { shippedDate: TODAY - 900 },
      { closedDate: TODAY },
      { cancelled: yes },
    ];
    expect([shipped, closed, cancelled].map(withOrder)).toEqual([both, both, both]);
    const owing = { receivableNo: "R1", contractNo: "T1", dueAmount: 5 };
    expect(advice(customerOf(99, 999, { order: [{ ...order, ...shipped }], receivable: [owing] }))).toBe("");
    expect(advice(customerOf(99, 999, { customer: [{ customerId: "C1", createdOn: 1 }] }))).toBe("");
  });

  it("leaves out whoever waits in the pool or is claimed from it, until the claim ends", () => {
    const pool = (row: InputRow) =>
      advice(
        customerOf(99, 999, {
          poolRecord: [{ poolNo: "P1", customerId: "C1", enteredOn: TODAY - 400, ...row }],
        }),
      );
    expect([pool({}), pool({ claimedBy: "Li", claimedOn: TODAY - 60 })]).toEqual(["", ""]);
    const claimedOn = TODAY - 1_010; // The order came within its thirty days.
    expect(pool({ claimedBy: "Li", claimedOn })).toBe(both);
    expect(pool({ claimedBy: "Li", claimedOn: TODAY - 60, returnedOn: TODAY - 30 })).toBe(both);
  });

  it("does not blame anyone for keeping to the date that the grade asks for", () => {
    const dead = { customer: [{ customerId: "C1", owner: "Li", demand: label("demand", "dead") }] };
    expect(advice(customerOf(200, 10, dead))).toBe("");
    expect(advice(customerOf(370, 10, dead))).toBe(noContact);
  });

  it("lists the longest overdue first", () => {
    const order = (contact: number, deal: number): number =>
      Math.floor(Number(evaluateColumn("customer", "poolAdviceOrder", customerOf(contact, deal), ON)[0]));
    expect([order(40, 1), order(1, 300), order(40, 300)]).toEqual([TODAY - 10, TODAY - 120, TODAY - 120]);
    expect(evaluateColumn("customer", "poolAdviceOrder", customerOf(1, 1), ON)).toEqual([""]);
  });
});
