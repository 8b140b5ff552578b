/** What may stand in `{{}}`; see `ProviderDescription`. */
export type TemplateName =
  | 'baseUrl'
  | 'model'
  | 'prompt'
  | 'width'
  | 'height'
  | 'ratio'
  | 'resolution'
  | 'quality'
  | 'format'
  | 'seed'
  | 'negative'
  | 'id'
  | 'source'
  | 'sourceBase64'
  | 'sources'
  | 'key';

const ALL_NAMES: Record<TemplateName, true> = {
  baseUrl: true,
  model: true,
  prompt: true,
  width: true,
  height: true,
  ratio: true,
  resolution: true,
  quality: true,
  format: true,
  seed: true,
  negative: true,
  id: true,
  source: true,
  sourceBase64: true,
  sources: true,
  key: true,
};

export const TEMPLATE_NAMES: ReadonlySet<string> = new Set(Object.keys(ALL_NAMES));

/** What is known; what is left out is not. */
export type TemplateValues = Readonly<Partial<Record<TemplateName, string | number | readonly string[]>>>;

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** Every name that stands in `{{}}` of a text. */
export function namesIn(text: string): string[] {
  return Array.from(text.matchAll(PLACE), ([, name = '']) => name);
}

/** A text with its values put in; undefined where one of them is not known. `encode` is for values in an address. */
export function fillText(
  text: string,
  values: TemplateValues,
  encode: (value: string, name: string) => string = (value) => value,
): string | undefined {
  let isKnown = true;
  const filled = text.replace(PLACE, (_place, name: string) => {
    const value = valueOf(values, name);
    if (value === undefined) isKnown = false;
    return encode(String(value ?? ''), name);
  });
  return isKnown ? filled : undefined;
}

/** JSON with its values put in: a text that is nothing but one takes the value's own type; what is not known is left out. */
export function fillJson(template: unknown, values: TemplateValues): unknown {
  if (typeof template === 'string') return fillString(template, values);
  if (Array.isArray(template)) {
    return template.map((entry) => fillJson(entry, values)).filter((entry) => entry !== undefined);
  }
  if (typeof template !== 'object' || template === null) return template;
  const filled = Object.entries(template).map(([name, entry]) => [name, fillJson(entry, values)] as const);
  return Object.fromEntries(filled.filter(([, entry]) => entry !== undefined));
}

function fillString(text: string, values: TemplateValues): unknown {
  const [, name] = /^\s*\{\{\s*([^{}]*?)\s*\}\}\s*$/u.exec(text) ?? [];
  return name === undefined ? fillText(text, values) : valueOf(values, name);
}

function valueOf(values: TemplateValues, name: string): TemplateValues[TemplateName] {
  return Object.hasOwn(values, name) ? values[name as TemplateName] : undefined;
}
