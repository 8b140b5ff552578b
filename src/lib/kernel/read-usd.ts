/** A typed amount of money; undefined where it is none. A comma is read as a decimal point. */
export function readUsd(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.');
  if (!/^\d{1,6}(?:\.\d{0,6})?$/.test(text)) return undefined;
  return Number(text);
}
