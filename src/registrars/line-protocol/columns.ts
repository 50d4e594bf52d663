/**
 * One property's values by row. Rows that arrive in order fill {@link inOrder}; any other row number, however
 * large, costs one entry of {@link others}. For a row that is in both, `inOrder` holds the later value.
 */
export interface Column {
  inOrder: string[];
  others: Map<number, string> | null;
}

export type Columns = ReadonlyMap<string, Column>;

/** CNR writes `credit threshold` where its manual has CREDIT_THRESHOLD: names are compared without such marks. */
export const columnName = (name: string): string => name.toUpperCase().replace(/[\s_]/g, "");

/** Keeps a value; a value that is already in the row is replaced. */
export function put(column: Column, row: number, value: string): void {
  const { inOrder } = column;
  if (row === inOrder.length) inOrder.push(value);
  else if (row < inOrder.length) inOrder[row] = value;
  else {
    column.others ??= new Map();
    column.others.set(row, value);
  }
}

const valueIn = (column: Column | undefined, row: number): string | undefined =>
  column?.inOrder[row] ?? column?.others?.get(row);

/** The value of a property that is sent once; undefined where it is not sent. */
export const single = (columns: Columns, name: string): string | undefined =>
  valueIn(columns.get(columnName(name)), 0);

/** The rows from `from` on in which one of the columns has a value out of order, ascending. */
function rowsOutOfOrder(columns: readonly (Column | undefined)[], from: number): number[] {
  const rows = new Set<number>();
  for (const column of columns)
    for (const row of column?.others?.keys() ?? []) if (row >= from) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

/**
 * The rows of a list as the caller's own type, aligned by row number, ascending; a row in which none of the
 * properties has a value is not there.
 * @param names the properties; `make` gets their values in the same order, undefined where a row has none
 */
export function rowsOf<const Names extends readonly string[], Row>(
  columns: Columns,
  names: Names,
  make: (...values: { [K in keyof Names]: string | undefined }) => Row,
): Row[] {
  const wanted = names.map((name) => columns.get(columnName(name)));
  const inOrder = Math.max(0, ...wanted.map((column) => column?.inOrder.length ?? 0));
  const values: (string | undefined)[] = wanted.map(() => undefined);
  const rows: Row[] = [];
  const add = (row: number): void => {
    for (let i = 0; i < wanted.length; i++) values[i] = valueIn(wanted[i], row);
    rows.push(make(...(values as { [K in keyof Names]: string | undefined })));
  };
  for (let row = 0; row < inOrder; row++) add(row);
  for (const row of rowsOutOfOrder(wanted, inOrder)) add(row);
  return rows;
}
