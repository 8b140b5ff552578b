import type { Repositories } from '../db/repositories.ts';
import type { ImageClient } from '../gateway/image-client.ts';
import { Editing } from './editing.svelte.ts';
import type { History } from './history.svelte.ts';
import { MaskActs } from './mask-acts.ts';
import { PixelLocks } from './pixel-locks.svelte.ts';

/** Everything about changing pictures; loaded with the canvas, since nothing of it is needed to take a prompt. */
export interface EditingState {
  editing: Editing;
  acts: MaskActs;
  locks: PixelLocks;
}

export interface EditingParts {
  repositories: Repositories;
  images: ImageClient;
  history: History;
}

/** Begins at once to put back what masked edits have moved. */
export function createEditing(parts: EditingParts): EditingState {
  const editing = new Editing(parts);
  const acts = new MaskActs({ ...parts, editing });
  const locks = new PixelLocks({ ...parts, locks: navigator.locks });
  locks.start();
  return { editing, acts, locks };
}
