/** What a field becomes that cannot be made good: the row that it belongs to is lost for reading. */
export const BROKEN = Symbol('broken');

/** Answers with a sound value: the same one where it was sound already. */
export type Rule<T> = (value: unknown) => T | typeof BROKEN;

/** One rule for every field, so that a new field cannot be forgotten. */
export type Rules<T> = { [Name in keyof Required<T>]: Rule<T[Name]> };

/**
 * Makes a stored row sound, field by field; fields without a rule are left alone. The same object where nothing was wrong, which
 * costs next to nothing; undefined where it cannot be made good.
 */
export function repairRow<T extends object>(row: unknown, rules: Rules<T>): T | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  let sound = row as Record<string, unknown>;
  for (const name in rules) {
    const before = sound[name];
    const after = rules[name](before);
    if (after === BROKEN) return undefined;
    if (after === before) continue;
    if (sound === row) sound = { ...sound };
    if (after === undefined) delete sound[name];
    else sound[name] = after;
  }
  return sound as T;
}

/** Without it the row means nothing. */
export const needText: Rule<string> = (value) => (typeof value === 'string' && value !== '' ? value : BROKEN);

export function text(otherwise = ''): Rule<string> {
  return (value) => (typeof value === 'string' ? value : otherwise);
}

export function flag(otherwise = false): Rule<boolean> {
  return (value) => (typeof value === 'boolean' ? value : otherwise);
}

/** Finite and at least `least`. */
export function figure(otherwise = 0, least = -Infinity): Rule<number> {
  return (value) => (isFigure(value) && value >= least ? value : otherwise);
}

export function choice<T extends string>(choices: readonly T[], otherwise: T | typeof BROKEN): Rule<T> {
  return (value) => (choices.includes(value as T) ? (value as T) : otherwise);
}

/** A field that may be missing: what is unsound goes. */
export function maybe<T>(rule: Rule<T>): Rule<T | undefined> {
  return (value) => {
    const sound = value === undefined ? undefined : rule(value);
    return sound === BROKEN ? undefined : sound;
  };
}

/** Text or nothing, a figure or nothing, a flag or nothing. */
export const maybeText = maybe<string>((value) => (typeof value === 'string' ? value : BROKEN));
export const maybeFigure = maybe<number>((value) => (isFigure(value) ? value : BROKEN));

export const maybeFlag = maybe<boolean>((value) => (typeof value === 'boolean' ? value : BROKEN));

/** Unsound members are left out. */
export function list<T>(rule: Rule<T>): Rule<T[]> {
  return (value) => {
    if (!Array.isArray(value)) return [];
    if (value.every((member) => rule(member) === member)) return value as T[];
    return value.map((member) => rule(member)).filter((member): member is T => member !== BROKEN);
  };
}

export function part<T extends object>(rules: Rules<T>): Rule<T> {
  return (value) => repairRow(value, rules) ?? BROKEN;
}

export function isFigure(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
