import type { Mark, MarkPoint } from '../../contracts/mark.ts';
import { BROKEN, figure, isFigure, list, needText, part, text } from '../repair-row.ts';
import type { Rule, Rules } from '../repair-row.ts';

type RulesOf<T extends Mark['type']> = Rules<Extract<Mark, { type: T }>>;

const number: Rule<number> = (value) => (isFigure(value) ? value : BROKEN);
const place = part<MarkPoint>({ x: number, y: number });
const point = part<MarkPoint & { pressure: number }>({ x: number, y: number, pressure: figure(0.5) });
const look = {
  id: needText,
  colour: ((value) =>
    typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) ? value : '#ff3b30') as Rule<string>,
  widthPx: ((value) => (isFigure(value) && value > 0 ? value : BROKEN)) as Rule<number>,
};
const only =
  <T extends string>(...names: T[]): Rule<T> =>
  (value) =>
    names.includes(value as T) ? (value as T) : BROKEN;

const frame: RulesOf<'rectangle' | 'ellipse'> = {
  ...look,
  type: only('rectangle', 'ellipse'),
  from: place,
  to: place,
};

const RULES: Record<Mark['type'], object> = {
  rectangle: frame,
  ellipse: frame,
  arrow: { ...look, type: only('arrow'), from: place, to: place } satisfies RulesOf<'arrow'>,
  freehand: { ...look, type: only('freehand'), points: list(point) } satisfies RulesOf<'freehand'>,
  text: { ...look, type: only('text'), at: place, text: text() } satisfies RulesOf<'text'>,
  pin: { ...look, type: only('pin'), at: place, note: text() } satisfies RulesOf<'pin'>,
};

const repairMark: Rule<Mark> = (value) => {
  const type = (value as { type?: unknown } | null | undefined)?.type;
  if (typeof type !== 'string' || !Object.hasOwn(RULES, type)) return BROKEN;
  return part<Mark>(RULES[type as Mark['type']] as Rules<Mark>)(value);
};

const repairList = list(repairMark);

/** Marks as they were stored: damaged ones are left out. The same list where it is sound. */
export function repairMarks(value: unknown): Mark[] {
  const marks = repairList(value);
  return marks === BROKEN ? [] : marks;
}
