import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screenPoint } from '../viewport/coordinates.ts';
import { stepHand } from './hand.ts';
import { IDLE_HAND } from './hand-state.ts';
import type { HandCommand, HandEvent, HandKind, HandState } from './hand-state.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const sample = (x: number, y: number, timeMs: number) => ({
  point: screenPoint(x, y),
  pressure: 0.5,
  timeMs,
});

interface Down {
  x?: number;
  y?: number;
  contactPx?: number;
  navigates?: boolean;
}

const down = (
  id: number,
  kind: HandKind,
  timeMs: number,
  { x = 100, y = 100, contactPx = 10, navigates = false }: Down = {},
): HandEvent => ({
  type: 'down',
  id,
  kind,
  sample: sample(x, y, timeMs),
  contactPx,
  eraser: false,
  navigates,
});
const move = (id: number, timeMs: number, x: number, y = 100): HandEvent => ({
  type: 'move',
  id,
  samples: [sample(x, y, timeMs)],
});
const up = (id: number, timeMs: number, x = 100, y = 100): HandEvent => ({
  type: 'up',
  id,
  sample: sample(x, y, timeMs),
});
const cancel = (id: number): HandEvent => ({ type: 'cancel', id });
const tick = (timeMs: number): HandEvent => ({ type: 'tick', timeMs });

function run(
  events: HandEvent[],
  start: HandState = IDLE_HAND,
): { state: HandState; commands: HandCommand[]; names: string[] } {
  let state = start;
  const commands: HandCommand[] = [];
  for (const event of events) {
    const step = stepHand(state, event);
    state = step.state;
    commands.push(...step.commands);
  }
  return { state, commands, names: commands.map(({ type }) => type) };
}

const DRAWING = ['ink-begin', 'ink-move', 'ink-commit', 'ink-discard'];
const ofInk = (names: string[]) => names.filter((name) => DRAWING.includes(name));

describe('mouse and pen', () => {
  it('ink at once', () => {
    expect(run([down(1, 'mouse', 0), move(1, 5, 110), up(1, 9)]).names).toEqual([
      'ink-begin',
      'ink-move',
      'ink-commit',
    ]);
    expect(run([down(1, 'pen', 0), move(1, 5, 110), up(1, 9)]).names).toEqual([
      'pen-mode',
      'ink-begin',
      'ink-move',
      'ink-commit',
    ]);
  });

  it('move the picture with the middle button or the space bar', () => {
    expect(run([down(1, 'mouse', 0, { navigates: true }), move(1, 5, 140), up(1, 9)]).names).toEqual(['pan']);
  });
});

describe('a finger', () => {
  it('is held back for 70 ms', () => {
    const { state, names } = run([down(1, 'touch', 0), move(1, 30, 102)]);
    expect(names).toEqual([]);
    expect(state.wakesAt).toBe(70);
    expect(run([tick(69)], state).names).toEqual([]);
    const released = run([tick(70)], state);
    expect(released.names).toEqual(['ink-begin']);
    expect(released.commands[0]).toMatchObject({ samples: [{ point: { x: 100 } }, { point: { x: 102 } }] });
  });

  it('inks once it has gone 6 px, with all that was held', () => {
    expect(run([down(1, 'touch', 0), move(1, 8, 103), move(1, 16, 107)]).commands).toMatchObject([
      { type: 'ink-begin', samples: [{}, {}, {}] },
    ]);
  });

  it('makes a dot by a tap', () => {
    expect(run([down(1, 'touch', 0), up(1, 40)]).names).toEqual(['ink-begin', 'ink-commit']);
  });

  it('commits what is there when it is taken away, and begins nothing when it was only held', () => {
    expect(run([down(1, 'touch', 0), tick(80), cancel(1)]).names).toEqual(['ink-begin', 'ink-commit']);
    expect(run([down(1, 'touch', 0), cancel(1)]).names).toEqual([]);
  });
});

describe('two and three fingers', () => {
  it('cancel the stroke and pinch', () => {
    const { names } = run([
      down(1, 'touch', 0),
      move(1, 20, 120),
      down(2, 'touch', 60, { x: 200 }),
      move(2, 80, 260),
      up(2, 90),
      up(1, 95),
    ]);
    expect(ofInk(names)).toEqual(['ink-begin', 'ink-discard']);
    expect(names).toContain('zoom');
    expect(names).not.toContain('undo');
  });

  it('leave no trace where the stroke was only held', () => {
    expect(
      ofInk(run([down(1, 'touch', 0), down(2, 'touch', 40, { x: 200 }), move(2, 60, 240)]).names),
    ).toEqual([]);
  });

  it('undo by a tap of two, redo by a tap of three', () => {
    expect(
      run([down(1, 'touch', 0), down(2, 'touch', 30, { x: 200 }), up(1, 120), up(2, 140)]).names,
    ).toEqual(['undo']);
    expect(
      run([
        down(1, 'touch', 0),
        down(2, 'touch', 20, { x: 200 }),
        down(3, 'touch', 40, { x: 300 }),
        up(2, 120),
        up(1, 130),
        up(3, 140),
      ]).names,
    ).toEqual(['redo']);
  });

  it('do so although each capture is lost after its "up"', () => {
    expect(
      run([
        down(1, 'touch', 0),
        down(2, 'touch', 30, { x: 200 }),
        up(1, 120),
        cancel(1),
        up(2, 140),
        cancel(2),
      ]).names,
    ).toEqual(['undo']);
  });

  it('do neither when they rest long or move', () => {
    expect(
      run([down(1, 'touch', 0), down(2, 'touch', 30, { x: 200 }), up(1, 400), up(2, 420)]).names,
    ).not.toContain('undo');
    expect(
      run([down(1, 'touch', 0), down(2, 'touch', 30, { x: 200 }), move(2, 60, 230), up(1, 120), up(2, 140)])
        .names,
    ).not.toContain('undo');
  });

  it('undo in pen mode, too', () => {
    const { state } = run([down(9, 'pen', 0), up(9, 10)]);
    expect(
      run([down(1, 'touch', 500), down(2, 'touch', 530, { x: 200 }), up(1, 620), up(2, 640)], state).names,
    ).toEqual(['undo']);
  });
});

describe('palm and pen', () => {
  it('palm first: the pen wipes out what the palm began', () => {
    expect(
      ofInk(run([down(1, 'touch', 0), down(9, 'pen', 50), move(9, 60, 120), up(9, 90), up(1, 120)]).names),
    ).toEqual(['ink-begin', 'ink-move', 'ink-commit']);
    const inked = run([down(1, 'touch', 0), tick(80), move(1, 100, 110), down(9, 'pen', 250), up(9, 300)]);
    expect(ofInk(inked.names)).toEqual(['ink-begin', 'ink-move', 'ink-discard', 'ink-begin', 'ink-commit']);
  });

  it('keeps what a finger drew long before', () => {
    expect(
      ofInk(run([down(1, 'touch', 0), tick(80), move(1, 600, 160), down(9, 'pen', 700), up(9, 720)]).names),
    ).toEqual(['ink-begin', 'ink-move', 'ink-commit', 'ink-begin', 'ink-commit']);
  });

  it('pen first: the palm draws nothing', () => {
    const { names } = run([
      down(9, 'pen', 0),
      down(1, 'touch', 20, { contactPx: 60 }),
      move(1, 40, 140),
      move(9, 50, 130),
      up(9, 80),
      up(1, 90),
    ]);
    expect(names).toEqual(['pen-mode', 'ink-begin', 'ink-move', 'ink-commit']);
  });

  it('lets a finger pan while the pen draws', () => {
    const { names } = run([
      down(9, 'pen', 0),
      down(1, 'touch', 20, { x: 300 }),
      move(1, 40, 340),
      move(9, 50, 130),
      up(9, 80),
      up(1, 90),
    ]);
    expect(names).toContain('pan');
    expect(ofInk(names)).toEqual(['ink-begin', 'ink-move', 'ink-commit']);
  });

  it('makes fingers move the picture after a pen, until told otherwise, whatever is tapped', () => {
    const { state } = run([down(9, 'pen', 0), up(9, 10)]);
    const taps = Array.from({ length: 9 }, (_, at) => [
      down(1, 'touch', 1000 + at * 100),
      up(1, 1040 + at * 100),
    ]).flat();
    const after = run([...taps, down(1, 'touch', 5000), move(1, 5050, 150), up(1, 5080)], state);
    expect(ofInk(after.names)).toEqual([]);
    expect(after.names).toContain('pan');
    const drawing = run(
      [{ type: 'draw-with-finger', on: true }, down(1, 'touch', 6000), tick(6080), up(1, 6100)],
      after.state,
    );
    expect(drawing.names).toEqual(['ink-begin', 'ink-commit']);
  });
});

describe('sizing the brush', () => {
  const three = (gapMs: number) => [
    down(1, 'touch', 0, { x: 100 }),
    down(2, 'touch', gapMs, { x: 200 }),
    down(3, 'touch', 2 * gapMs, { x: 300 }),
  ];

  it('three fingers that land together do it by their way; right and up is larger', () => {
    const { commands, state } = run([
      ...three(20),
      move(1, 60, 100, 60),
      move(2, 62, 200, 60),
      move(3, 64, 300, 60),
      move(3, 66, 330, 60),
      up(2, 90),
      move(1, 95, 400, 400),
      up(1, 96),
      up(3, 97),
    ]);
    expect(commands.map(({ type }) => type)).toEqual([
      'size-begin',
      'size-move',
      'size-move',
      'size-move',
      'size-end',
    ]);
    expect(commands[0]).toMatchObject({ at: { x: 200, y: 100 } });
    const shifts = commands.flatMap((command) => (command.type === 'size-move' ? [command.shiftPx] : []));
    // A third of each finger's way; it begins once that is more than a tap.
    expect(shifts.map((shiftPx) => Math.round(shiftPx * 10) / 10)).toEqual([13.3, 26.7, 36.7]);
    expect(state.sizing).toBeNull();
  });

  it('a third that comes late is a hand at rest: the pinch goes on', () => {
    const { names } = run([...three(170), move(2, 400, 260), move(3, 410, 390), up(3, 420)]);
    expect(names.filter((name) => name.startsWith('size'))).toEqual([]);
    expect(names).toContain('zoom');
  });

  it('ends where a finger is taken away, and redoes nothing then', () => {
    const { names, state } = run([...three(20), move(1, 60, 100, 40), cancel(2), up(1, 80), up(3, 90)]);
    expect(names).toEqual(['size-begin', 'size-end']);
    expect(state).toMatchObject({ sizing: null, stroke: null, navigating: [] });
  });

  it('a pen does it with its barrel button held, and inks nothing', () => {
    const pressed: HandEvent = { ...down(9, 'pen', 0), sizes: true } as HandEvent;
    const { commands } = run([pressed, move(9, 10, 105), move(9, 20, 130), move(9, 30, 150, 90), up(9, 40)]);
    expect(commands).toMatchObject([
      { type: 'pen-mode' },
      { type: 'size-begin', at: { x: 100, y: 100 } },
      { type: 'size-move', shiftPx: 30 },
      { type: 'size-end' },
    ]);
  });
});

it('a palm that shows only later how large it is leaves nothing', () => {
  const grown: HandEvent = { ...move(1, 120, 130), contactPx: 60 } as HandEvent;
  expect(ofInk(run([down(1, 'touch', 0), move(1, 20, 110), grown, up(1, 200)]).names)).toEqual([
    'ink-begin',
    'ink-discard',
  ]);
  const late: HandEvent = { ...grown, samples: [sample(130, 100, 900)] } as HandEvent;
  expect(ofInk(run([down(1, 'touch', 0), move(1, 20, 110), late, up(1, 950)]).names)).toEqual([
    'ink-begin',
    'ink-move',
    'ink-commit',
  ]);
});

it('hands on where the pen is expected, and keeps none of it', () => {
  const guessed: HandEvent = { ...move(1, 5, 110), predicted: [sample(118, 100, 9)] } as HandEvent;
  expect(run([down(1, 'mouse', 0), guessed]).commands.at(-1)).toMatchObject({
    samples: [{ point: { x: 110 } }],
    predicted: [{ point: { x: 118 } }],
  });
});

it('ends what is under way when it is interrupted', () => {
  const { names, state } = run([down(1, 'mouse', 0), { type: 'interrupt' }]);
  expect(names).toEqual(['ink-begin', 'ink-commit']);
  expect(state.stroke).toBeNull();
});

it(`never leaves a stroke open or ends one that was not begun, whatever comes (seed ${SEED})`, () => {
  const id = fc.integer({ min: 1, max: 4 });
  const place = fc.integer({ min: 0, max: 400 });
  const kinds: HandKind[] = ['touch', 'pen', 'mouse', 'touch'];
  const step = fc.record({
    what: fc.constantFrom('down', 'move', 'up', 'cancel', 'tick', 'interrupt'),
    id,
    x: place,
    gap: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = 0;
      const held = new Set<number>();
      const events: HandEvent[] = [];
      for (const { what, id: pointer, x, gap } of steps) {
        now += gap;
        if (what === 'down' && !held.has(pointer)) {
          held.add(pointer);
          events.push(down(pointer, kinds[pointer - 1] ?? 'touch', now, { x }));
        } else if (what === 'move') events.push(move(pointer, now, x));
        else if (what === 'up' && held.delete(pointer)) events.push(up(pointer, now, x));
        else if (what === 'cancel' && held.delete(pointer)) events.push(cancel(pointer));
        else if (what === 'tick') events.push(tick(now));
        else if (what === 'interrupt') events.push({ type: 'interrupt' });
      }
      for (const pointer of held) events.push(up(pointer, now + 1));
      const { names, state } = run(events);
      let open = false;
      for (const name of ofInk(names)) {
        expect(open).toBe(name !== 'ink-begin');
        open = name === 'ink-begin' || name === 'ink-move';
      }
      expect(open).toBe(false);
      expect(state.stroke).toBeNull();
      expect(state.navigating).toEqual([]);
      expect(state.touches.ids).toEqual([]);
      expect(state.sizing).toBeNull();
      const sizes = names.filter((name) => name === 'size-begin' || name === 'size-end');
      sizes.forEach((name, at) => expect(name).toBe(at % 2 === 0 ? 'size-begin' : 'size-end'));
      expect(sizes.length % 2).toBe(0);
    }),
    { seed: SEED },
  );
});
