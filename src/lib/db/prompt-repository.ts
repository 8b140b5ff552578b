import type { StoredPrompt } from '../contracts/prompt.ts';
import type { EaselDatabase } from './database.ts';
import { guardStorage } from './storage-failure.ts';

/** Prompts that were sent and are kept. */
export const PROMPT_HISTORY_LIMIT = 50;

export interface PromptRepository {
  /** Newest first, at most `PROMPT_HISTORY_LIMIT`. */
  history(): Promise<StoredPrompt[]>;
  /** A prompt that is there already moves to the front; blank text is ignored. */
  addToHistory(text: string): Promise<void>;
  /** Newest first. */
  saved(): Promise<StoredPrompt[]>;
  /** Saving the same text twice keeps one. */
  save(text: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Both lists, for watching. */
  all(): Promise<{ history: StoredPrompt[]; saved: StoredPrompt[] }>;
}

/** Prompts, sent or saved. */
export function createPromptRepository(db: EaselDatabase): PromptRepository {
  const inOneAct = <T>(act: () => Promise<T>) => guardStorage(() => db.transaction('rw', db.prompts, act));
  return {
    history: () => guardStorage(() => newestOfKind(db, 'history')),
    addToHistory: async (text) => {
      if (!isBlank(text)) await inOneAct(() => addPromptToHistory(db, text, Date.now()));
    },
    saved: () => guardStorage(() => newestOfKind(db, 'saved')),
    save: async (text) => {
      if (!isBlank(text)) await inOneAct(() => addPrompt(db, { kind: 'saved', text, createdAt: Date.now() }));
    },
    all: () =>
      guardStorage(async () => ({
        history: await newestOfKind(db, 'history'),
        saved: await newestOfKind(db, 'saved'),
      })),
    remove: (id) => guardStorage(() => db.prompts.delete(id)),
  };
}

/** For use within a transaction over `prompts`. */
export async function addPromptToHistory(db: EaselDatabase, text: string, at: number): Promise<void> {
  if (isBlank(text)) return;
  await addPrompt(db, { kind: 'history', text, createdAt: at });
  const rows = await newestOfKind(db, 'history');
  const tooOld = rows.slice(PROMPT_HISTORY_LIMIT).map((row) => row.id);
  if (tooOld.length > 0) await db.prompts.bulkDelete(tooOld);
}

async function addPrompt(db: EaselDatabase, prompt: Omit<StoredPrompt, 'id'>): Promise<void> {
  const text = prompt.text.trim();
  const rows = await newestOfKind(db, prompt.kind);
  const id = rows.find((row) => row.text === text)?.id ?? crypto.randomUUID();
  // Later than all others, also when two are written in one millisecond.
  const createdAt = Math.max(prompt.createdAt, (rows[0]?.createdAt ?? 0) + 1);
  await db.prompts.put({ id, kind: prompt.kind, text, createdAt });
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

async function newestOfKind(db: EaselDatabase, kind: StoredPrompt['kind']): Promise<StoredPrompt[]> {
  const rows = await db.prompts
    .where('[kind+createdAt]')
    .between([kind, -Infinity], [kind, Infinity])
    .toArray();
  return rows.reverse();
}
