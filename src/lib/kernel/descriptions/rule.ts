/** What is wrong with a description, and where. */
export interface DescriptionProblem {
  code:
    /** It is no JSON. */
    | 'json'
    /** Something has to stand there. */
    | 'missing'
    /** It stands there as something else: a text for a list, and the like. */
    | 'kind'
    /** It is of the right kind, and cannot be used. */
    | 'value'
    /** Nobody knows such a field. */
    | 'unknown'
    /** A key is named outside of a header, or seems to stand there itself. */
    | 'key';
  /** As `poll.url`; empty: the whole. */
  path: string;
}

/** Judges one value: the problems of it and of all in it. */
export type Rule = (value: unknown, path: string) => DescriptionProblem[];

type Fields = Readonly<Record<string, { rule: Rule; isNeeded?: boolean }>>;

export function problem(code: DescriptionProblem['code'], path: string): DescriptionProblem[] {
  return [{ code, path }];
}

/** A text; `isGood` says more of it. */
export function text(isGood: (value: string) => boolean = () => true): Rule {
  return (value, path) => {
    if (typeof value !== 'string') return problem('kind', path);
    return isGood(value) ? [] : problem('value', path);
  };
}

export function listOf(rule: Rule): Rule {
  return (value, path) => {
    if (!Array.isArray(value)) return problem('kind', path);
    return value.flatMap((entry: unknown, index) => rule(entry, `${path}[${index}]`));
  };
}

export function number(min: number, max: number): Rule {
  return (value, path) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return problem('kind', path);
    return value >= min && value <= max ? [] : problem('value', path);
  };
}

export function whole(min: number, max: number): Rule {
  const inBounds = number(min, max);
  return (value, path) => {
    const found = inBounds(value, path);
    return found.length > 0 || Number.isInteger(value) ? found : problem('value', path);
  };
}

export const flag: Rule = (value, path) => (typeof value === 'boolean' ? [] : problem('kind', path));

/** An object that has these fields and no others. */
export function objectOf(fields: Fields): Rule {
  return (value, path) => {
    if (!isPlain(value)) return problem('kind', path);
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
    return [
      ...Object.entries(fields).flatMap(([name, { rule, isNeeded }]) => {
        const at = path === '' ? name : `${path}.${name}`;
        if (value[name] === undefined) return isNeeded ? problem('missing', at) : [];
        return rule(value[name], at);
      }),
      ...unknown.flatMap((name) => problem('unknown', path === '' ? name : `${path}.${name}`)),
    ];
  };
}

export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
