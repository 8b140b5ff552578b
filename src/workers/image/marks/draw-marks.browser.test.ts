import { expect, it } from 'vitest';
import type { Mark } from '../../../lib/contracts/mark.ts';
import { measureLiveCanvases } from '../canvas-budget.ts';
import { encodePixels } from '../codecs/encode-pixels.ts';
import { readPixels } from '../codecs/read-pixels.ts';
import { createPixels, type Pixels } from '../pixel-lock/pixels.ts';
import { drawMarks } from './draw-marks.ts';

const SIZE = { width: 200, height: 100 };
const FRAME = { x: 0, y: 0, ...SIZE };
const look = { id: 'a', colour: '#ff0000', widthPx: 8 };
const box: Mark = { ...look, type: 'rectangle', from: { x: 20, y: 20 }, to: { x: 180, y: 80 } };
const ALL: Mark[] = [
  box,
  { ...look, id: 'b', type: 'ellipse', from: { x: 40, y: 30 }, to: { x: 90, y: 70 } },
  { ...look, id: 'c', type: 'arrow', from: { x: 100, y: 50 }, to: { x: 150, y: 50 } },
  {
    ...look,
    id: 'd',
    type: 'freehand',
    points: Array.from({ length: 30 }, (_, step) => ({ x: 30 + step * 5, y: 90, pressure: 0.5 })),
  },
  { ...look, id: 'e', widthPx: 30, type: 'text', at: { x: 100, y: 2 }, text: 'A 雨' },
  { ...look, id: 'f', type: 'pin', at: { x: 170, y: 30 }, note: 'gone' },
];

async function read(blob: Blob | null): Promise<Pixels> {
  const pixels = blob && (await readPixels(blob));
  if (!pixels) throw new Error('There is no picture.');
  return pixels;
}

function at({ width, data }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

async function makePicture(type: 'image/png' | 'image/jpeg'): Promise<Blob> {
  const pixels = createPixels(SIZE);
  pixels.data.fill(255);
  for (let index = 0; index < pixels.data.length; index += 4) pixels.data.set([10, 120, 60], index);
  const blob = await encodePixels(pixels, { type });
  if (!blob) throw new Error('There is no picture.');
  return blob;
}

it('draws on nothing: red on the line, clear beside it, of the size that was asked for', async () => {
  const blob = await drawMarks({ size: SIZE, frame: FRAME, marks: [box] });
  expect(blob?.type).toBe('image/png');
  const pixels = await read(blob);
  expect(pixels).toMatchObject(SIZE);
  expect(at(pixels, 100, 20)).toEqual([255, 0, 0, 255]);
  expect(at(pixels, 100, 50)).toEqual([0, 0, 0, 0]);
});

it('draws every kind of mark', async () => {
  for (const mark of ALL) {
    const { data } = await read(await drawMarks({ size: SIZE, frame: FRAME, marks: [mark] }));
    const painted = data.filter((value, index) => index % 4 === 3 && value > 0).length;
    expect(painted, mark.type).toBeGreaterThan(100);
    expect(painted, mark.type).toBeLessThan(SIZE.width * SIZE.height);
  }
});

it('draws into a picture and leaves the rest of its pixels', async () => {
  const blob = await makePicture('image/png');
  const pixels = await read(await drawMarks({ blob, marks: [box], frame: FRAME, maxSidePx: 0 }));
  expect(pixels).toMatchObject(SIZE);
  expect(at(pixels, 100, 80)).toEqual([255, 0, 0, 255]);
  expect(at(pixels, 100, 50)).toEqual([10, 120, 60, 255]);
});

it('makes marks small with a picture that is made small, and a JPEG of a JPEG', async () => {
  const blob = await makePicture('image/jpeg');
  const copy = await drawMarks({ blob, marks: [box], frame: FRAME, maxSidePx: 100 });
  expect(copy?.type).toBe('image/jpeg');
  const pixels = await read(copy);
  expect(pixels).toMatchObject({ width: 100, height: 50 });
  expect(at(pixels, 50, 10)[0]).toBeGreaterThan(180);
  expect(at(pixels, 50, 25)[0]).toBeLessThan(60);
});

it('draws what a part of the picture shows of them', async () => {
  const blob = await makePicture('image/png');
  const frame = { x: 120, y: 40, width: 80, height: 40 };
  const pixels = await read(await drawMarks({ blob, marks: [box], frame, maxSidePx: 0 }));
  // The right side of the box lies at 180, which is 60 of the 80 pixels that the picture now stands for.
  expect(at(pixels, 150, 20)).toEqual([255, 0, 0, 255]);
  expect(at(pixels, 80, 20)).toEqual([10, 120, 60, 255]);
});

it('gives nothing for what is no picture or too large, and holds no memory', async () => {
  const broken = { blob: new Blob(['no picture']), marks: ALL, frame: FRAME, maxSidePx: 0 };
  expect(await drawMarks(broken)).toBeNull();
  expect(await drawMarks({ size: { width: 40_000, height: 40_000 }, frame: FRAME, marks: ALL })).toBeNull();
  expect(measureLiveCanvases()).toBe(0);
});
