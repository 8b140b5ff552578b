/** Says what is wrong with a value of a request; undefined: nothing. `at` is where it stands. */
export type Check = (value: unknown, at: string) => string | undefined;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text =
  (maxLength = Infinity): Check =>
  (value, at) => {
    if (typeof value !== 'string' || value.trim() === '') return `${at}: must be a text that says something`;
    return value.length > maxLength ? `${at}: must have at most ${maxLength} characters` : undefined;
  };

export const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value, at) =>
    allowed.includes(value) ? undefined : `${at}: ${JSON.stringify(value)} is none of ${allowed.join(', ')}`;

export const number =
  (min: number, max: number): Check =>
  (value, at) =>
    typeof value === 'number' && value >= min && value <= max
      ? undefined
      : `${at}: must be a number from ${min} to ${max}`;

export const whole =
  (min: number, max: number): Check =>
  (value, at) =>
    Number.isInteger(value) ? number(min, max)(value, at) : `${at}: must be a whole number`;

export const flag: Check = (value, at) =>
  typeof value === 'boolean' ? undefined : `${at}: must be true or false`;

/** Base64 without anything before it. */
export const base64: Check = (value, at) =>
  typeof value === 'string' && value.length > 0 && /^[\w+/]+={0,2}$/u.test(value)
    ? undefined
    : `${at}: must be base64`;

/** A picture as a `data:` address, or an address that can be fetched. */
export const pictureUrl: Check = (value, at) =>
  typeof value === 'string' &&
  /^(?:data:image\/(?:png|jpeg|webp);base64,[\w+/]+={0,2}$|https?:\/\/)/u.test(value)
    ? undefined
    : `${at}: must be the address of a picture`;

export const list =
  (check: Check, { min = 1, max = Infinity }: { min?: number; max?: number } = {}): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return `${at}: must be a list`;
    if (value.length < min || value.length > max) return `${at}: must have ${min} to ${max} entries`;
    return first(value.map((entry, index) => check(entry, `${at}[${index}]`)));
  };

/** Exactly these fields; those in `required` must be there. */
export const object =
  (fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value, at) => {
    if (!isObject(value)) return `${at || 'body'}: must be an object`;
    const missing = required.find((name) => value[name] === undefined);
    if (missing !== undefined) return `${join(at, missing)}: is required`;
    return first(
      Object.entries(value).map(([name, entry]) =>
        Object.hasOwn(fields, name)
          ? fields[name]?.(entry, join(at, name))
          : `${join(at, name)}: is not known`,
      ),
    );
  };

export const either =
  (...checks: readonly Check[]): Check =>
  (value, at) => {
    const faults = checks.map((check) => check(value, at));
    return faults.includes(undefined) ? undefined : faults[0];
  };

function first(faults: readonly (string | undefined)[]): string | undefined {
  return faults.find((fault) => fault !== undefined);
}

function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}
