/** Ids in a list of models, in its order; undefined where the text is no such list. */
export function readModelIds(text: string): string[] | undefined {
  const value = parse(text);
  const list = [value, field(value, 'data'), field(value, 'models')].find(Array.isArray) as
    unknown[] | undefined;
  return list?.map(readId).filter((id) => id !== '');
}

/** Plain text, `{id}` as OpenAI has it, or `{name: 'models/...'}` as others have it. */
function readId(entry: unknown): string {
  const id = typeof entry === 'string' ? entry : (field(entry, 'id') ?? field(entry, 'name'));
  return typeof id === 'string' ? id.replace(/^models\//, '') : '';
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
