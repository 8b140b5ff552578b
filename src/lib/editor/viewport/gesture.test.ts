import { describe, expect, it } from 'vitest';
import { screenPoint } from './coordinates.ts';
import { IDLE_GESTURE, stepGesture } from './gesture.ts';
import type { GestureCommand, PointerSample } from './gesture.ts';

type Line = [type: PointerSample['type'], id: number, x: number, y: number, timeMs?: number];

function play(lines: Line[]): GestureCommand[] {
  let state = IDLE_GESTURE;
  return lines.flatMap(([type, id, x, y, timeMs = 0]) => {
    const step = stepGesture(state, { type, id, point: screenPoint(x, y), timeMs });
    state = step.state;
    return [...step.commands];
  });
}

describe('one pointer', () => {
  it('pans by all of the way, once it has left the place of a tap', () => {
    const commands = play([
      ['down', 1, 100, 100],
      ['move', 1, 102, 100],
      ['move', 1, 110, 104],
      ['move', 1, 120, 104],
      ['up', 1, 120, 104],
    ]);
    expect(commands).toEqual([
      { type: 'pan', dx: 10, dy: 4 },
      { type: 'pan', dx: 10, dy: 0 },
    ]);
  });

  it('does not pan while it hovers', () => {
    expect(
      play([
        ['move', 1, 10, 10],
        ['move', 1, 90, 90],
      ]),
    ).toEqual([]);
  });

  it('taps twice', () => {
    const commands = play([
      ['down', 1, 50, 50, 0],
      ['up', 1, 50, 50, 80],
      ['down', 2, 54, 51, 200],
      ['up', 2, 55, 51, 280],
    ]);
    expect(commands).toEqual([{ type: 'double-tap', at: { x: 55, y: 51 } }]);
  });

  it('does not take slow, distant or dragged taps for a double one', () => {
    const slow: Line[] = [
      ['down', 1, 0, 0, 0],
      ['up', 1, 0, 0, 50],
      ['down', 1, 0, 0, 600],
      ['up', 1, 0, 0, 650],
    ];
    const distant: Line[] = [
      ['down', 1, 0, 0, 0],
      ['up', 1, 0, 0, 50],
      ['down', 1, 60, 0, 100],
      ['up', 1, 60, 0, 150],
    ];
    const held: Line[] = [
      ['down', 1, 0, 0, 0],
      ['up', 1, 0, 0, 50],
      ['down', 1, 0, 0, 100],
      ['up', 1, 0, 0, 700],
    ];
    for (const lines of [slow, distant, held]) expect(play(lines)).toEqual([]);
  });

  it('does not take three taps for two double ones', () => {
    const tap = (at: number): Line[] => [
      ['down', 1, 0, 0, at],
      ['up', 1, 0, 0, at + 20],
    ];
    expect(play([...tap(0), ...tap(100), ...tap(200)])).toHaveLength(1);
  });
});

describe('two pointers', () => {
  it('zoom by the change of their distance around their middle, and pan by its way', () => {
    const commands = play([
      ['down', 1, 100, 100],
      ['down', 2, 200, 100],
      ['move', 2, 300, 100],
    ]);
    expect(commands).toEqual([
      { type: 'pan', dx: 50, dy: 0 },
      { type: 'zoom', factor: 2, around: { x: 200, y: 100 } },
    ]);
  });

  it('go on as a pan without a jump when one is lifted', () => {
    const commands = play([
      ['down', 1, 100, 100],
      ['down', 2, 200, 100],
      ['up', 2, 200, 100],
      ['move', 1, 101, 100],
    ]);
    expect(commands).toEqual([{ type: 'pan', dx: 1, dy: 0 }]);
  });

  it('never tap', () => {
    const pinch: Line[] = [
      ['down', 1, 0, 0, 0],
      ['down', 2, 9, 0, 1],
      ['up', 1, 0, 0, 20],
      ['up', 2, 9, 0, 25],
    ];
    expect(play([...pinch, ...pinch])).toEqual([]);
  });

  it('ignore a third', () => {
    const commands = play([
      ['down', 1, 0, 0],
      ['down', 2, 100, 0],
      ['down', 3, 50, 50],
      ['move', 3, 500, 500],
    ]);
    expect(commands).toEqual([]);
  });

  it('survive one and the same place, and a cancel', () => {
    const commands = play([
      ['down', 1, 10, 10],
      ['down', 2, 10, 10],
      ['move', 2, 10, 13],
      ['cancel', 2, 10, 13],
      ['cancel', 1, 10, 10],
      ['move', 1, 90, 90],
    ]);
    expect(commands[1]).toMatchObject({ type: 'zoom', factor: 3 });
    expect(commands).toHaveLength(2);
  });
});
