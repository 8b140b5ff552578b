import { stepBrushSize, stepHardness } from '../edit/brush-steps.ts';
import { toEditKey } from '../edit/edit-key.ts';
import type { EditKey } from '../edit/edit-key.ts';
import type { PartsSession } from './parts-session.svelte.ts';

/** The editor's keys as far as they mean something here. True where one did. `pressOpen`: a stroke under way takes it first. */
export function pressPartsKey(
  session: PartsSession,
  event: KeyboardEvent,
  pressOpen: () => boolean,
): boolean {
  if (pressOpen()) return true;
  const key = toEditKey(event, false);
  return key !== undefined && runKey(session, key);
}

function runKey(session: PartsSession, key: EditKey): boolean {
  switch (key.type) {
    case 'tool':
      if (key.tool !== 'brush' && key.tool !== 'eraser') return false;
      session.tool = key.tool;
      return true;
    case 'size':
      session.brush = stepBrushSize(session.brush, key.step);
      return true;
    case 'hardness':
      session.brush = stepHardness(session.brush, key.step);
      return true;
    case 'undo':
      void session.undo();
      return true;
    case 'redo':
      void session.redo();
      return true;
    default:
      return false;
  }
}
