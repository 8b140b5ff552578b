import { afterEach, describe, expect, it } from 'vitest';
import { toFile } from '../../../../tests/support/to-file.ts';
import type { Adjustments, EditStep } from '../../../lib/contracts/edit.ts';
import { toEditedSize } from '../../../lib/kernel/edits/edit-size.ts';
import { measureLiveCanvases } from '../canvas-budget.ts';
import { putPixels } from '../codecs/encode-pixels.ts';
import { readDrawn, readPixels } from '../codecs/read-pixels.ts';
import { createPixels } from '../pixel-lock/pixels.ts';
import type { Pixels } from '../pixel-lock/pixels.ts';
import { blurPixels } from './adjust-detail.ts';
import { adjustTones } from './adjust-tones.ts';
import { resample } from './lanczos.ts';
import { renderEdits, showEdits } from './render-edits.ts';

afterEach(() => expect(measureLiveCanvases()).toBe(0));

const STILL: Adjustments = { exposure: 0, contrast: 0, saturation: 0, temperature: 0, sharpen: 0, blur: 0 };

type At = (x: number, y: number) => number[];

function draw(width: number, height: number, colourAt: At): Pixels {
  const pixels = createPixels({ width, height });
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) pixels.data.set(colourAt(x, y), (y * width + x) * 4);
  return pixels;
}

/** A colour that says where it stood. */
const place: At = (x, y) => [x % 256, y % 256, ((x >> 8) << 4) | (y >> 8), 255];
const CLEAR = [0, 0, 0, 0];

async function write(
  pixels: Pixels,
  type: 'image/png' | 'image/jpeg' | 'image/webp' = 'image/png',
): Promise<Blob> {
  const open = putPixels(pixels);
  if (!open) throw new Error('Nothing was written.');
  const blob = await toFile(open.canvas, type);
  open.close();
  return blob;
}

async function render(pixels: Pixels, steps: EditStep[]): Promise<Pixels> {
  const made = await renderEdits(await write(pixels), steps);
  const read = made && (await readPixels(made.blob));
  if (!read) throw new Error('Nothing was rendered.');
  expect(made).toMatchObject({ width: read.width, height: read.height, mimeType: 'image/png' });
  return read;
}

function expectSame(made: Pixels, expected: Pixels): void {
  expect([made.width, made.height]).toEqual([expected.width, expected.height]);
  const other = made.data.findIndex((value, at) => value !== expected.data[at]);
  if (other >= 0) throw new Error(`Byte ${other} is ${made.data[other]} and not ${expected.data[other]}.`);
}

const [W, H] = [13, 7];
const small = draw(W, H, place);

const moves: [string, EditStep[], Pixels][] = [
  ['a quarter', [{ type: 'turn', quarters: 1 }], draw(H, W, (x, y) => place(y, H - 1 - x))],
  ['a half', [{ type: 'turn', quarters: 2 }], draw(W, H, (x, y) => place(W - 1 - x, H - 1 - y))],
  ['three quarters', [{ type: 'turn', quarters: 3 }], draw(H, W, (x, y) => place(W - 1 - y, x))],
  ['flip sideways', [{ type: 'flip', axis: 'horizontal' }], draw(W, H, (x, y) => place(W - 1 - x, y))],
  ['flip upside down', [{ type: 'flip', axis: 'vertical' }], draw(W, H, (x, y) => place(x, H - 1 - y))],
  [
    'crop',
    [{ type: 'crop', rect: { x: 3, y: 2, width: 8, height: 4 } }],
    draw(8, 4, (x, y) => place(x + 3, y + 2)),
  ],
  [
    'extend',
    [{ type: 'extend', top: 1, right: 2, bottom: 3, left: 4 }],
    draw(W + 6, H + 4, (x, y) => (x >= 4 && x < 4 + W && y >= 1 && y < 1 + H ? place(x - 4, y - 1) : CLEAR)),
  ],
  [
    'crop, extend, turn, flip',
    [
      { type: 'crop', rect: { x: 3, y: 2, width: 8, height: 4 } },
      { type: 'extend', top: 0, right: 0, bottom: 0, left: 2 },
      { type: 'turn', quarters: 1 },
      { type: 'flip', axis: 'vertical' },
    ],
    // Extended: 10 wide, 4 high; turned: 4 wide, 10 high; upside down: what was at the right is on top.
    draw(4, 10, (x, y) => (9 - y < 2 ? CLEAR : place(9 - y - 2 + 3, 3 - x + 2))),
  ],
];

describe('moves', () => {
  it.each(moves)('%s, pixel by pixel', async (_name, steps, expected) => {
    expectSame(await render(small, steps), expected);
  });

  it('keep translucent pixels', async () => {
    const glass = draw(8, 8, (x, y) => [255, 0, 0, x * 30 + y]);
    const turned = draw(8, 8, (x, y) => {
      const alpha = y * 30 + (7 - x);
      return alpha === 0 ? CLEAR : [255, 0, 0, alpha];
    });
    expectSame(await render(glass, [{ type: 'turn', quarters: 1 }]), turned);
  });

  it('are exact at 3840x2160', async () => {
    const [width, height] = [3840, 2160];
    const steps: EditStep[] = [
      { type: 'turn', quarters: 1 },
      { type: 'flip', axis: 'horizontal' },
      { type: 'crop', rect: { x: 100, y: 200, width: 2000, height: 3000 } },
    ];
    // Turned and flipped is mirrored at the diagonal.
    const expected = draw(2000, 3000, (x, y) => place(y + 200, x + 100));
    expectSame(await render(draw(width, height, place), steps), expected);
  });

  it('are shown as they are stored', async () => {
    const steps: EditStep[] = [{ type: 'turn', quarters: 3 }];
    const bitmap = await showEdits(await write(small), steps);
    if (!bitmap) throw new Error('Nothing to show.');
    const shown = readDrawn(bitmap, bitmap);
    expectSame(shown ?? small, await render(small, steps));
  });
});

describe('straightening', () => {
  it.each([-45, -7.3, 0.4, 20])('by %f degrees leaves no corner empty', async (degrees) => {
    const made = await render(
      draw(61, 40, () => [90, 160, 30, 255]),
      [{ type: 'straighten', degrees }],
    );
    expect([made.width, made.height]).toEqual(
      Object.values(toEditedSize({ width: 61, height: 40 }, [{ type: 'straighten', degrees }])),
    );
    for (let at = 0; at < made.data.length; at += 4) {
      [90, 160, 30, 255].forEach((value, channel) =>
        expect(Math.abs((made.data[at + channel] ?? -9) - value)).toBeLessThanOrEqual(1),
      );
    }
  });

  it('leaves no corner empty whatever the size', async () => {
    for (let width = 40; width < 60; width += 1) {
      const blob = await write(draw(width, 41, () => [90, 160, 30, 255]));
      for (const degrees of [-31, -2, 12, 45]) {
        const bitmap = await showEdits(blob, [{ type: 'straighten', degrees }]);
        const shown = bitmap && readDrawn(bitmap, bitmap);
        bitmap?.close();
        const alphas = shown?.data.filter((_, at) => at % 4 === 3) ?? [0];
        expect(Math.min(...alphas), `${width} wide, ${degrees} degrees`).toBe(255);
      }
    }
  });

  it('turns clockwise around the middle', async () => {
    // Dark above a line that rises to the right by 10 degrees: turned by 10 it is level.
    const slope = Math.tan((10 * Math.PI) / 180);
    const pixels = draw(200, 120, (x, y) => {
      const light = y + 0.5 - 60 > -slope * (x + 0.5 - 100) ? 255 : 0;
      return [light, light, light, 255];
    });
    const made = await render(pixels, [{ type: 'straighten', degrees: 10 }]);
    const middle = made.height / 2;
    for (let x = 0; x < made.width; x += 1) {
      expect(made.data[(Math.floor(middle - 3) * made.width + x) * 4]).toBeLessThan(20);
      expect(made.data[(Math.ceil(middle + 2) * made.width + x) * 4]).toBeGreaterThan(235);
    }
  });
});

describe('computed steps', () => {
  it('resizes and adjusts as the parts say, in the order of the list', async () => {
    const size = { width: 20, height: 15 };
    const values = { ...STILL, exposure: 4, saturation: -30, blur: 40 };
    const expected = resample(small, size);
    adjustTones(expected, values);
    blurPixels(expected, 40);
    const steps: EditStep[] = [
      { type: 'resize', size },
      { type: 'adjust', values },
    ];
    expectSame(await render(small, steps), expected);
  });

  it('goes from numbers to drawing and back', async () => {
    const steps: EditStep[] = [
      { type: 'adjust', values: { ...STILL, saturation: -100 } },
      { type: 'turn', quarters: 2 },
      { type: 'resize', size: { width: W * 2, height: H * 2 } },
    ];
    const made = await render(
      draw(W, H, () => [200, 100, 50, 255]),
      steps,
    );
    expectSame(
      made,
      draw(W * 2, H * 2, () => [118, 118, 118, 255]),
    );
  });
});

describe('the file', () => {
  it('is the one that was there where nothing changes', async () => {
    const jpeg = await write(small, 'image/jpeg');
    const made = await renderEdits(jpeg, [{ type: 'adjust', values: STILL }]);
    expect(made).toMatchObject({ width: W, height: H, mimeType: 'image/jpeg' });
    expect(await made?.blob.bytes()).toEqual(await jpeg.bytes());
  });

  const adjust: EditStep = { type: 'adjust', values: { ...STILL, exposure: 3 } };
  const extend: EditStep = { type: 'extend', top: 1, right: 0, bottom: 0, left: 0 };
  it.each([
    ['image/jpeg', [{ type: 'turn', quarters: 1 }], 'image/png'],
    ['image/jpeg', [adjust], 'image/jpeg'],
    ['image/jpeg', [adjust, extend], 'image/png'],
    ['image/webp', [adjust], 'image/png'],
    ['image/png', [adjust], 'image/png'],
  ] as const)('of %s', async (type, steps, expected) => {
    const made = await renderEdits(await write(small, type), steps as readonly EditStep[]);
    expect([made?.mimeType, made?.blob.type]).toEqual([expected, expected]);
  });

  it('is null where there is no picture, and where the canvas would be too large', async () => {
    expect(await renderEdits(new Blob(['x']), [])).toBeNull();
    const huge: EditStep = { type: 'extend', top: 9000, right: 9000, bottom: 0, left: 0 };
    expect(await renderEdits(await write(small), [huge])).toBeNull();
    expect(await showEdits(await write(small), [huge, { type: 'turn', quarters: 1 }])).toBeNull();
  });
});
