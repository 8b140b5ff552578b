import { isObject, readList, readNumber, readObject, readText, type JsonObject } from '../spec/read-json.ts';

/*
 * The schema that the list of models has with each. Its exact shape is not written down anywhere: it is read wherever such lists
 * have it, and this file is the only one that knows where.
 */

export interface SchemaField {
  name: string;
  type: string;
  title: string;
  /** Texts to choose from; empty: it is free. */
  values: string[];
  min: number | undefined;
  max: number | undefined;
  /** Of a text, or of a list. */
  maxLength: number | undefined;
  default: unknown;
}

export interface ModelEntry {
  id: string;
  /** `text-to-image` and the like; empty: it does not say. */
  type: string;
  name: string;
  usd: number | undefined;
  fields: SchemaField[];
}

/** Entries of the list; undefined: it is none. */
export function readModelEntries(body: unknown): ModelEntry[] | undefined {
  const { data } = readObject(body);
  const list = [body, data, readObject(data)['models'], readObject(data)['items']].find(Array.isArray);
  return list
    ?.filter(isObject)
    .map(readEntry)
    .filter(({ id }) => id !== '');
}

function readEntry(entry: JsonObject): ModelEntry {
  return {
    id: readText(entry['model_id']) || readText(entry['id']),
    type: readText(entry['type']),
    name: readText(entry['name']),
    usd: readAmount(entry['base_price']) ?? readAmount(entry['price']),
    fields: readFields(entry['api_schema']),
  };
}

function readAmount(value: unknown): number | undefined {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : readNumber(value);
  return amount !== undefined && Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

/** Names under which a schema may lie within another, outermost first. */
const WRAPPINGS = ['api_schemas', 'request_schema', 'requestSchema', 'input_schema', 'input', 'schema'];
const MAX_DEPTH = 6;

function readFields(schema: unknown): SchemaField[] {
  const properties = findProperties(parse(schema), 0);
  return Object.entries(properties ?? {}).flatMap(([name, field]) =>
    isObject(field) ? [readField(name, field)] : [],
  );
}

function findProperties(schema: unknown, depth: number): JsonObject | undefined {
  if (Array.isArray(schema)) return findIn(schema, depth);
  if (!isObject(schema) || depth > MAX_DEPTH) return undefined;
  const { properties } = schema as { properties?: unknown };
  // The schema of a request may hold its input as one of its own fields.
  if (isObject(properties) && !isObject(readObject(properties['input'])['properties'])) return properties;
  if (isObject(properties)) return readObject(readObject(properties['input'])['properties']);
  return findIn(
    WRAPPINGS.map((name) => schema[name]),
    depth,
  );
}

function findIn(schemas: readonly unknown[], depth: number): JsonObject | undefined {
  for (const schema of schemas) {
    const found = findProperties(parse(schema), depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** Some lists hold it as text. */
function parse(schema: unknown): unknown {
  if (typeof schema !== 'string') return schema;
  try {
    return JSON.parse(schema) as unknown;
  } catch {
    return undefined;
  }
}

function readField(name: string, field: JsonObject): SchemaField {
  const values = readList(field['enum'] ?? field['options']).filter((value) => typeof value === 'string');
  return {
    name,
    type: readText(field['type']) || (values.length > 0 ? 'string' : ''),
    title: readText(field['title']),
    values,
    min: readNumber(field['minimum']) ?? readNumber(field['min']),
    max: readNumber(field['maximum']) ?? readNumber(field['max']),
    maxLength: readNumber(field['maxLength']) ?? readNumber(field['maxItems']),
    default: field['default'],
  };
}
