import type { Repositories } from '../db/repositories.ts';
import type { ImageClient } from '../gateway/image-client.ts';
import { watchAssets } from './asset-chore.svelte.ts';
import { Comparing } from './comparing.ts';
import { EditReturn } from './edit-return.ts';
import { Editing } from './editing.svelte.ts';
import type { History } from './history.svelte.ts';
import { Importing } from './importing.ts';
import { MarkSender } from './mark-sender.ts';
import { MarkClipboard } from './mark-clipboard.svelte.ts';
import { MaskActs } from './mask-acts.ts';
import { PixelLocks } from './pixel-locks.svelte.ts';
import { TemplateFits } from './template-fits.svelte.ts';

/** Everything about changing pictures; loaded with the canvas, since nothing of it is needed to take a prompt. */
export interface EditingState {
  editing: Editing;
  acts: MaskActs;
  clipboard: MarkClipboard;
  locks: PixelLocks;
  fits: TemplateFits;
  comparing: Comparing;
  importing: Importing;
  editReturn: EditReturn;
  markSender: MarkSender;
}

export interface EditingParts {
  repositories: Repositories;
  images: ImageClient;
  history: History;
}

/** Begins at once to put back what masked edits have moved, and to bring pictures to the pixels of their templates. */
export function createEditing(parts: EditingParts): EditingState {
  const editing = new Editing(parts);
  const acts = new MaskActs({ ...parts, editing });
  const markSender = new MarkSender({ ...parts, editing });
  const locks = new PixelLocks({ ...parts, locks: navigator.locks });
  const fits = new TemplateFits({ ...parts, locks: navigator.locks });
  watchAssets(parts.repositories, [locks, fits]);
  const importing = new Importing(parts);
  return {
    editing,
    acts,
    clipboard: new MarkClipboard(),
    locks,
    fits,
    comparing: new Comparing(parts),
    importing,
    editReturn: new EditReturn({ ...parts, editing, importing, createEditing: () => new Editing(parts) }),
    markSender,
  };
}
