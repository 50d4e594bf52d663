/** Values of one property: a list for rows 0, 1, …, or row number → value. */
export type Cells = readonly string[] | Readonly<Record<number, string>>;

/** A body as the registrars send it. */
export function responseText(
  code: number,
  description: string,
  columns: Readonly<Record<string, Cells>> = {},
): string {
  const properties = Object.entries(columns).flatMap(([name, cells]) =>
    Object.entries(cells).map(([row, value]) => `PROPERTY[${name}][${row}] = ${value}`),
  );
  const head = ["[RESPONSE]", `CODE = ${code}`, `DESCRIPTION = ${description}`];
  return [...head, ...properties, "EOF", ""].join("\r\n");
}

export const success = (columns: Readonly<Record<string, Cells>> = {}): string =>
  responseText(200, "Command completed successfully", columns);
