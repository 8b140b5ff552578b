import type { EditorCommand } from '../../../../lib/editor/tools/tool.ts';
import { sizeBrush } from '../edit/brush-steps.ts';
import type { PartsSession } from './parts-session.svelte.ts';

/** What a hand did over the parts. */
export function toPartsCommand(session: PartsSession, command: EditorCommand): void {
  if (command.type === 'mask-changed') session.take(command.change);
  else if (command.type === 'undo-wanted') void session.undo();
  else if (command.type === 'redo-wanted') void session.redo();
  else if (command.type === 'brush-sized') session.brush = sizeBrush(session.brush, command.sizePx);
}
