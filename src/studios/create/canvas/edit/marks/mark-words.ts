import type { Mark } from '../../../../../lib/contracts/mark.ts';
import { numberPins } from '../../../../../lib/kernel/marks/number-pins.ts';
import { m } from '../../../../../messages/generated/messages.js';

const NAMES: Record<Mark['type'], () => string> = {
  rectangle: m.editor_rectangle,
  ellipse: m.editor_oval,
  arrow: m.editor_arrow,
  freehand: m.marks_line,
  text: m.editor_text,
  pin: m.editor_pin,
};

/** What is held, for those who do not see the canvas; empty: nothing. */
export function sayHeld(marks: readonly Mark[], selected: readonly Mark[]): string {
  const [only, second] = selected;
  if (!only) return '';
  if (second) return m.marks_several({ count: selected.length });
  const name = only.type === 'pin' ? sayPin(marks, only.id) : NAMES[only.type]();
  const words = only.type === 'text' ? `${name} “${only.text}”` : name;
  const number = marks.findIndex(({ id }) => id === only.id) + 1;
  return m.marks_held({ name: words, number, count: marks.length });
}

export function sayPin(marks: readonly Mark[], id: string): string {
  return m.marks_pin({ number: numberPins(marks).get(id) ?? 0 });
}

/** Colours to be seen on most pictures, and one for each of the rest. */
export const MARK_COLOURS = [
  { colour: '#ff3b30', name: m.marks_red },
  { colour: '#ff9500', name: m.marks_orange },
  { colour: '#ffd60a', name: m.marks_yellow },
  { colour: '#30d158', name: m.marks_green },
  { colour: '#0a84ff', name: m.marks_blue },
  { colour: '#ff2d92', name: m.marks_magenta },
  { colour: '#ffffff', name: m.marks_white },
  { colour: '#111111', name: m.marks_black },
] as const;
