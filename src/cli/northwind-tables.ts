import { workbookCliTexts } from "../i18n/workbook-cli";
import {
  addDecimals,
  divideRounded,
  formatDecimal,
  parseDecimal,
  powerOfTen,
  type Decimal,
} from "../pareto/decimal";
import { CommandError } from "./workbook-arguments";

/** The files of Northwind that are read. */
export const NORTHWIND_FILES = ["customers", "orders", "order_details", "products", "employees"] as const;
export type NorthwindFile = (typeof NORTHWIND_FILES)[number];

/** A row of a source file, with where it stands. */
export interface SourceRow {
  readonly file: string;
  readonly number: number;
  readonly fields: ReadonlyMap<string, string>;
}

/** A standard table as CSV rows; the header holds column ids. */
export interface ConvertedTable {
  readonly table: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Order numbers alone would be numbers to Excel; contracts are named by text. */
const CONTRACT_PREFIX = "NW-";

function field(row: SourceRow, name: string): string {
  const value = row.fields.get(name);
  if (value === undefined)
    throw new CommandError(workbookCliTexts.badSource(row.file, row.number, `no column "${name}"`));
  return value;
}

function decimal(row: SourceRow, name: string): Decimal {
  const value = parseDecimal(field(row, name));
  if (value === null)
    throw new CommandError(workbookCliTexts.badSource(row.file, row.number, `${name} "${field(row, name)}"`));
  return value;
}

function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Unit price × quantity × (1 − discount), exactly. */
function lineAmount(line: SourceRow): Decimal {
  const discount = decimal(line, "Discount");
  const kept: Decimal = { units: powerOfTen(discount.scale) - discount.units, scale: discount.scale };
  return times(times(decimal(line, "UnitPrice"), decimal(line, "Quantity")), kept);
}

/** Rounded half up to the cent. */
function toCents(amount: Decimal): string {
  const cents =
    amount.scale <= 2
      ? amount.units * powerOfTen(2 - amount.scale)
      : divideRounded(amount.units, powerOfTen(amount.scale - 2));
  return formatDecimal({ units: cents, scale: 2 });
}

interface NorthwindOrder {
  readonly row: SourceRow;
  readonly contract: string;
  readonly amount: string;
  readonly products: string;
}

/** The exact amount of each order, before rounding, by order id. */
export function orderAmounts(lines: readonly SourceRow[]): ReadonlyMap<string, Decimal> {
  const amounts = new Map<string, Decimal>();
  for (const line of lines) {
    const order = field(line, "OrderID");
    const amount = lineAmount(line);
    const sum = amounts.get(order);
    amounts.set(order, sum ? addDecimals(sum, amount) : amount);
  }
  return amounts;
}

function ordersOf(files: Readonly<Record<NorthwindFile, readonly SourceRow[]>>): NorthwindOrder[] {
  const amounts = orderAmounts(files.order_details);
  const productNames = new Map(
    files.products.map((row) => [field(row, "ProductID"), field(row, "ProductName")]),
  );
  const products = new Map<string, string[]>();
  for (const line of files.order_details) {
    const order = field(line, "OrderID");
    const id = field(line, "ProductID");
    products.set(order, [...(products.get(order) ?? []), productNames.get(id) ?? id]);
  }
  return [...files.orders]
    .sort((a, b) => {
      const [first, second] = [field(a, "OrderDate"), field(b, "OrderDate")];
      if (first !== second) return first < second ? -1 : 1;
      return Number(field(a, "OrderID")) - Number(field(b, "OrderID"));
    })
    .map((row) => {
      const id = field(row, "OrderID");
      const amount = amounts.get(id);
      if (!amount)
        throw new CommandError(workbookCliTexts.badSource(row.file, row.number, `no lines of order ${id}`));
      return {
        row,
        contract: `${CONTRACT_PREFIX}${id}`,
        amount: toCents(amount),
        products: (products.get(id) ?? []).join("; "),
      };
    });
}

/** Northwind's customers, one transaction an order, and the orders with their promised and actual shipping dates. */
export function convertNorthwind(
  files: Readonly<Record<NorthwindFile, readonly SourceRow[]>>,
): readonly ConvertedTable[] {
  const orders = ordersOf(files);
  const staff = new Map(
    files.employees.map((row) => [
      field(row, "EmployeeID"),
      `${field(row, "FirstName")} ${field(row, "LastName")}`,
    ]),
  );
  return [
    {
      table: "customer",
      header: [
        "customerId",
        "shortName",
        "country",
        "fullName",
        "city",
        "address",
        "postcode",
        "phone",
        "fax",
        "contactPerson",
        "currency",
      ],
      rows: files.customers.map((row) => [
        field(row, "CustomerID"),
        field(row, "CompanyName"),
        field(row, "Country"),
        field(row, "CompanyName"),
        field(row, "City"),
        field(row, "Address"),
        field(row, "PostalCode"),
        field(row, "Phone"),
        field(row, "Fax"),
        field(row, "ContactName"),
        "USD",
      ]),
    },
    {
      table: "transaction",
      header: ["transactionNo", "date", "customerId", "product", "currency", "agreedAmount", "status"],
      rows: orders.map(({ row, contract, amount, products }) => [
        contract,
        field(row, "OrderDate"),
        field(row, "CustomerID"),
        products,
        "USD",
        amount,
        "valid",
      ]),
    },
    {
      table: "order",
      // An order of many lines is one lot at its whole amount.
      header: [
        "contractNo",
        "customerId",
        "signedDate",
        "product",
        "quantity",
        "unit",
        "unitPrice",
        "currency",
        "deliveryDate",
        "shippedDate",
        "merchandiser",
        "finalMarket",
      ],
      rows: orders.map(({ row, contract, amount, products }) => [
        contract,
        field(row, "CustomerID"),
        field(row, "OrderDate"),
        products,
        "1",
        "lot",
        amount,
        "USD",
        field(row, "RequiredDate"),
        field(row, "ShippedDate"),
        staff.get(field(row, "EmployeeID")) ?? "",
        field(row, "ShipCountry"),
      ]),
    },
  ];
}
