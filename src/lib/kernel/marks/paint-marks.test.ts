import { expect, it } from 'vitest';
import type { Mark } from '../../contracts/mark.ts';
import { paintMarks } from './paint-marks.ts';
import type { MarkContext, ToOutline } from './paint-marks.ts';

const look = { id: 'a', colour: '#ff3b30', widthPx: 4 };
const square: ToOutline = (points) =>
  points.flatMap(({ x, y }) => [
    { x, y },
    { x: x + 2, y },
    { x, y: y + 2 },
  ]);

/** Writes down what is done to it. */
function createRecorder() {
  const calls: string[] = [];
  const context = new Proxy({} as Record<string, unknown>, {
    get: (set, name) =>
      name in set
        ? set[String(name)]
        : (...args: unknown[]) => void calls.push(`${String(name)}(${args.join(' ')})`),
    set: (set, name, value) => {
      set[String(name)] = value;
      calls.push(`${String(name)}=${String(value)}`);
      return true;
    },
  });
  return { context: context as unknown as MarkContext, calls };
}

function paint(...marks: Mark[]): string[] {
  const { context, calls } = createRecorder();
  paintMarks(context, marks, square);
  return calls;
}

it('draws a rectangle whichever way it was drawn', () => {
  const box: Mark = { ...look, type: 'rectangle', from: { x: 9, y: 8 }, to: { x: 3, y: 2 } };
  expect(paint(box)).toContain('rect(3 2 6 6)');
  expect(paint(box)).toContain('strokeStyle=#ff3b30');
  expect(paint(box)).toContain('lineWidth=4');
});

it('draws an oval within its corners', () => {
  const calls = paint({ ...look, type: 'ellipse', from: { x: 0, y: 10 }, to: { x: 20, y: 0 } });
  expect(calls).toContain(`ellipse(10 5 10 5 0 0 ${Math.PI * 2})`);
});

it('draws nothing of an arrow without length, and the tip of one that has it', () => {
  expect(paint({ ...look, type: 'arrow', from: { x: 5, y: 5 }, to: { x: 5, y: 5 } })).not.toContain('fill()');
  const calls = paint({ ...look, type: 'arrow', from: { x: 0, y: 0 }, to: { x: 100, y: 0 } });
  expect(calls).toContain('lineTo(100 0)');
  expect(calls).toContain('lineTo(82 8)');
});

it('fills the outline of a free line, and nothing where there is none', () => {
  const line = (count: number): Mark => ({
    ...look,
    type: 'freehand',
    points: Array.from({ length: count }, (_, x) => ({ x, y: 0, pressure: 0.5 })),
  });
  expect(paint(line(1)).filter((call) => call.startsWith('quadraticCurveTo'))).toHaveLength(3);
  expect(paint(line(0))).not.toContain('fill()');
});

it('writes each line of a text below the one before', () => {
  const calls = paint({ ...look, widthPx: 20, type: 'text', at: { x: 1, y: 100 }, text: 'one\ntwo' });
  expect(calls).toContain('fillText(one 1 119)');
  expect(calls).toContain('fillText(two 1 144)');
});

it('numbers pins by their place among the pins', () => {
  const pin = (id: string): Mark => ({ ...look, id, type: 'pin', at: { x: 0, y: 0 }, note: '' });
  const box: Mark = { ...look, id: 'box', type: 'rectangle', from: { x: 0, y: 0 }, to: { x: 1, y: 1 } };
  const digits = paint(pin('b'), box, pin('c')).filter((call) => call.startsWith('fillText'));
  expect(digits.map((call) => call.slice(0, 11))).toEqual(['fillText(1 ', 'fillText(2 ']);
});

it('leaves the context as it was, mark by mark', () => {
  const calls = paint(
    { ...look, type: 'pin', at: { x: 0, y: 0 }, note: '' },
    { ...look, type: 'text', at: { x: 0, y: 0 }, text: 'x' },
  );
  expect(calls.filter((call) => call === 'save()')).toHaveLength(2);
  expect(calls.filter((call) => call === 'restore()')).toHaveLength(2);
});
