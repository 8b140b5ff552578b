import type { MeasureText } from '../../kernel/marks/mark-box.ts';
import { guessTextWidth } from '../../kernel/marks/mark-box.ts';
import { toMarkFont } from '../../kernel/marks/paint-marks.ts';

/** Widths grow with the font: one size is asked for, once for each text. */
const ASKED_PX = 100;
const MOST_KNOWN = 500;

/** Asks the font that marks are written in. */
export function createTextMeasure(document: Document): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  if (!context) return guessTextWidth;
  context.font = toMarkFont(ASKED_PX);
  return (line, heightPx) => {
    let width = known.get(line);
    if (width === undefined) {
      if (known.size >= MOST_KNOWN) known.clear();
      width = context.measureText(line).width;
      known.set(line, width);
    }
    return (width * heightPx) / ASKED_PX;
  };
}
