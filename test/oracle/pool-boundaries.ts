import type { InputRow, TableData } from "../../src/plan/choices";

/** Days round the limits of the advice on the public pool (30 and 180) and its reasons not to speak. */
const CONTACTS = [null, 29, 30, 31, 400] as const;
const ORDERS = [null, 179, 180, 181] as const;
const RECEIPTS = [null, 179, 180, 181] as const;
const MADE = [null, 30, 31, 180, 181] as const;
const STANDINGS = ["free", "openOrder", "inPool", "owing", "noOwner"] as const;

interface Case {
  readonly contact: number | null;
  readonly order: number | null;
  readonly receipt: number | null;
  readonly made: number | null;
  readonly standing: (typeof STANDINGS)[number];
}

/** Every combination of what free customers have; of the others, whose answer hangs on the standing, one in thirteen. */
function cases(): Case[] {
  const all = CONTACTS.flatMap((contact) =>
    ORDERS.flatMap((order) =>
      RECEIPTS.flatMap((receipt) =>
        MADE.flatMap((made) =>
          STANDINGS.map((standing): Case => ({ contact, order, receipt, made, standing })),
        ),
      ),
    ),
  );
  return all.filter(({ standing }, index) => standing === "free" || Math.floor(index / 5) % 13 === 0);
}

const idOf = (index: number): string => `EU-${String(index + 1).padStart(4, "0")}`;
const contractOf = (index: number): string => `TB${String(index + 1).padStart(4, "0")}`;

/** Over 500 customers round every limit of the advice, with the rows of other tables that it reads. */
export function poolBoundaries(today: number): TableData {
  const made = cases();
  const rows = (make: (each: Case, index: number) => readonly InputRow[]): InputRow[] => made.flatMap(make);
  const ago = (days: number | null): number | null => (days === null ? null : today - days);
  return {
    customer: rows((each, index) => [
      {
        customerId: idOf(index),
        owner: each.standing === "noOwner" ? null : "Li",
        createdOn: ago(each.made),
      },
    ]),
    followUp: rows(({ contact }, index) =>
      contact === null ? [] : [{ logNo: `L${index + 1}`, customerId: idOf(index), date: today - contact }],
    ),
    transaction: rows(({ order }, index) =>
      order === null
        ? []
        : [
            {
              transactionNo: contractOf(index),
              customerId: idOf(index),
              date: today - order,
              agreedAmount: 100,
            },
          ],
    ),
    order: rows(({ standing }, index) => [
      {
        contractNo: contractOf(index),
        customerId: idOf(index),
        shippedDate: standing === "openOrder" ? null : today - 170,
      },
    ]),
    receivable: rows(({ receipt, standing }, index) => [
      {
        receivableNo: `R${index + 1}`,
        contractNo: contractOf(index),
        dueAmount: standing === "owing" ? 9 : 5,
        received: receipt === null ? null : 5,
        receivedDate: ago(receipt),
      },
    ]).filter(({ dueAmount, received }) => dueAmount === 9 || received !== null),
    poolRecord: rows(({ standing }, index) =>
      standing === "inPool"
        ? [{ poolNo: `P${index + 1}`, customerId: idOf(index), enteredOn: today - 200 }]
        : [],
    ),
  };
}
