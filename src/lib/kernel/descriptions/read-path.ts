/** A path into JSON, such as `data.0.url` or `images[*].b64`. */
const PATH = /^[^.[\]\s]+(?:\.[^.[\]\s]+|\[(?:\d+|\*)\])*$|^\[(?:\d+|\*)\](?:\.[^.[\]\s]+|\[(?:\d+|\*)\])*$/u;

export function isPath(path: string): boolean {
  return PATH.test(path.trim());
}

/** All values at a path, in their order; `*` stands for every entry of a list. */
export function readPath(data: unknown, path: string): unknown[] {
  const steps = path
    .trim()
    .replaceAll(/\[(\d+|\*)\]/gu, '.$1')
    .split('.')
    .filter((step) => step !== '');
  return steps.reduce<unknown[]>((values, step) => values.flatMap((value) => take(value, step)), [data]);
}

function take(value: unknown, step: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === '*') return Array.isArray(value) ? (value as unknown[]) : [];
  // A name that every object has is none of its own.
  return Object.hasOwn(value, step) ? [(value as Record<string, unknown>)[step]] : [];
}
