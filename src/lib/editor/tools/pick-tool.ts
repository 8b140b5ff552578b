import type { MaskMode } from '../../contracts/mask.ts';
import type { EditorCommand, Tool, ToolPoint, ToolPreview } from './tool.ts';

export interface PickToolOptions {
  id: 'colour' | 'object';
  mode(): MaskMode;
  /** Radius of a scribble, image pixels. */
  radiusPx(): number;
  emit(command: EditorCommand): void;
  showPreview(preview: ToolPreview): void;
}

/** A tap or a scribble says what is meant; finding it is work for the pixels, which live elsewhere. */
export function createPickTool({ id, mode, radiusPx, emit, showPreview }: PickToolOptions): Tool {
  let points: ToolPoint[] = [];
  let takesAway = false;

  function finish(): void {
    points = [];
    showPreview(null);
  }

  function commit(): void {
    const [at] = points;
    const wanted = takesAway ? 'subtract' : mode();
    if (at && id === 'colour') emit({ type: 'colour-picked', at, mode: wanted });
    else if (at) emit({ type: 'object-picked', points, radiusPx: radiusPx(), mode: wanted });
    finish();
  }

  return {
    id,
    begin: (stroke) => {
      points = [...stroke.points];
      takesAway = stroke.eraser;
    },
    move: (more) => {
      points.push(...more);
      if (id === 'object') showPreview({ points, closed: false });
    },
    commit,
    discard: finish,
    byKeys: id === 'colour' ? 'tap' : 'stroke',
  };
}
