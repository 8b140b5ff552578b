import type { Draft, Workspace } from '../contracts/workspace.ts';

const PREFIX = 'easel.draft.';
const FIELDS_PREFIX = 'easel.fields.';
const CURRENT_KEY = 'easel.current';

/** The part of `localStorage` that we use; said here because workers, which have none, compile this folder too. */
export interface TextStorage {
  readonly length: number;
  key(position: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/**
 * What was typed and has not reached the database yet, by workspace. A page that is being closed cannot wait for the
 * database, but this is written before the keystroke's event ends. An entry is always newer than the row: it is removed as
 * soon as the row holds the same.
 */
export interface DraftJournal {
  write(workspaceId: string, draft: Draft): void;
  /** The same for what is not typed: name, place, what is shown. Adds to what is there. */
  writeFields(workspaceId: string, fields: Partial<Workspace>): void;
  /** Forgets draft and fields. */
  remove(workspaceId: string): void;
  fields(): Map<string, Partial<Workspace>>;
  /** Entries that cannot be read are dropped. */
  entries(): Map<string, Draft>;
  /** Keeps the workspace that the next start shows before the database is there; undefined: none. */
  keepCurrent(workspace: Workspace | undefined): void;
  /** Undefined where none was kept or it cannot be read. Its row may be newer, or gone. */
  current(): Workspace | undefined;
}

/** Null storage (blocked by the user's settings) makes a journal that keeps nothing. */
export function createDraftJournal(storage: TextStorage | null = findLocalStorage()): DraftJournal {
  return {
    write: (workspaceId, draft) =>
      attempt(() => storage?.setItem(PREFIX + workspaceId, JSON.stringify(draft)), undefined),
    writeFields: (workspaceId, fields) => attempt(() => addFields(storage, workspaceId, fields), undefined),
    remove: (workspaceId) => attempt(() => removeEntry(storage, workspaceId), undefined),
    fields: () => attempt(() => readEntries(storage, FIELDS_PREFIX, parseFields), new Map()),
    entries: () => attempt(() => readEntries(storage, PREFIX, parseDraft), new Map()),
    keepCurrent: (workspace) => attempt(() => keepCurrent(storage, workspace), undefined),
    current: () => attempt(() => parseWorkspace(storage?.getItem(CURRENT_KEY) ?? ''), undefined),
  };
}

function keepCurrent(storage: TextStorage | null, workspace: Workspace | undefined): void {
  if (workspace) storage?.setItem(CURRENT_KEY, JSON.stringify(workspace));
  else storage?.removeItem(CURRENT_KEY);
}

function addFields(storage: TextStorage | null, workspaceId: string, fields: Partial<Workspace>): void {
  const key = FIELDS_PREFIX + workspaceId;
  const before = parseFields(storage?.getItem(key) ?? '');
  storage?.setItem(key, JSON.stringify({ ...before, ...fields }));
}

function removeEntry(storage: TextStorage | null, workspaceId: string): void {
  storage?.removeItem(PREFIX + workspaceId);
  storage?.removeItem(FIELDS_PREFIX + workspaceId);
}

function readEntries<T>(
  storage: TextStorage | null,
  prefix: string,
  parse: (text: string) => T | undefined,
): Map<string, T> {
  const entries = new Map<string, T>();
  for (let position = 0; position < (storage?.length ?? 0); position += 1) {
    const key = storage?.key(position) ?? '';
    const entry = key.startsWith(prefix) ? parse(storage?.getItem(key) ?? '') : undefined;
    if (entry) entries.set(key.slice(prefix.length), entry);
  }
  return entries;
}

function parseFields(text: string): Partial<Workspace> | undefined {
  const value: unknown = attempt(() => JSON.parse(text), null);
  return isObject(value) ? value : undefined;
}

function parseDraft(text: string): Draft | undefined {
  const value: unknown = attempt(() => JSON.parse(text), null);
  return isDraft(value) ? value : undefined;
}

function parseWorkspace(text: string): Workspace | undefined {
  const value: unknown = attempt(() => JSON.parse(text), null);
  const isWorkspace = isObject(value) && typeof value['id'] === 'string' && isDraft(value['draft']);
  return isWorkspace ? (value as unknown as Workspace) : undefined;
}

function isDraft(value: unknown): value is Draft {
  return isObject(value) && typeof value['prompt'] === 'string' && Array.isArray(value['sources']);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A full or forbidden storage costs the journal, never the keystroke: the database still gets it. */
function attempt<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** Null in a worker, and where the user forbids storage: there even reading the property throws. */
export function findLocalStorage(): TextStorage | null {
  return attempt(() => (globalThis as { localStorage?: TextStorage }).localStorage ?? null, null);
}
