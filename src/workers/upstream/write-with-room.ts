import { toFailure } from '../../lib/kernel/app-error.ts';
import type { RunContext } from './run-context.ts';

/** Writes; where there is no room, frees what can be had again and tries once more. */
export async function writeWithRoom<T>(
  context: Pick<RunContext, 'freeSpace'>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isStorageFull(error)) throw error;
  }
  await context.freeSpace();
  return write();
}

/** The same for what is not worth losing an image over: undefined where there is no room at all. */
export async function writeIfRoom<T>(
  context: Pick<RunContext, 'freeSpace'>,
  write: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await writeWithRoom(context, write);
  } catch (error) {
    if (!isStorageFull(error)) throw error;
    return undefined;
  }
}

export function isStorageFull(error: unknown): boolean {
  return toFailure(error).code === 'storageFull';
}
