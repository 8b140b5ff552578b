import { expect, it } from 'vitest';
import { createPixels, createPlane } from '../pixel-lock/pixels.ts';
import { blurPixels, sharpenPixels } from './adjust-detail.ts';
import { adjustTones } from './adjust-tones.ts';
import type { Tones } from './adjust-tones.ts';
import { blurPlane } from './blur-plane.ts';

const STILL: Tones = { exposure: 0, contrast: 0, saturation: 0, temperature: 0 };

function tone(colour: number[], tones: Partial<Tones>): number[] {
  const pixels = createPixels({ width: 1, height: 1 });
  pixels.data.set(colour);
  adjustTones(pixels, { ...STILL, ...tones });
  return [...pixels.data];
}

function fill(width: number, height: number, colourOf: (x: number, y: number) => number[]) {
  const pixels = createPixels({ width, height });
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) pixels.data.set(colourOf(x, y), (y * width + x) * 4);
  return pixels;
}

it('changes nothing at 0', () => {
  for (let value = 0; value < 256; value += 1)
    expect(tone([value, 255 - value, 40, value], {})).toEqual([value, 255 - value, 40, value]);
});

it('exposure doubles the light with each stop', () => {
  // 21.4 % of the light is 127, twice that is 174.
  expect(tone([127, 127, 127, 255], { exposure: 10 })).toEqual([174, 174, 174, 255]);
  expect(tone([174, 174, 174, 9], { exposure: -10 })).toEqual([127, 127, 127, 9]);
  expect(tone([200, 0, 255, 255], { exposure: 100 })).toEqual([255, 0, 255, 255]);
});

it('contrast turns about the middle grey', () => {
  expect(tone([64, 128, 191, 255], { contrast: 50 })).toEqual([0, 128, 254, 255]);
  expect(tone([0, 128, 255, 255], { contrast: -50 })).toEqual([64, 128, 191, 255]);
});

it('without saturation only the brightness is left', () => {
  const grey = Math.round(0.2126 * 200 + 0.7152 * 100 + 0.0722 * 50);
  expect(tone([200, 100, 50, 255], { saturation: -100 })).toEqual([grey, grey, grey, 255]);
  expect(tone([90, 90, 90, 255], { saturation: 100 })).toEqual([90, 90, 90, 255]);
});

it('warmer is redder and less blue, and a grey keeps its brightness', () => {
  const [red = 0, green = 0, blue = 0] = tone([120, 120, 120, 255], { temperature: 60 });
  expect(red).toBeGreaterThan(125);
  expect(blue).toBeLessThan(115);
  const linear = (value: number) => ((value / 255 + 0.055) / 1.055) ** 2.4;
  const light = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  expect(light).toBeCloseTo(linear(120), 2);
  const [cool = 0, , cold = 0] = tone([120, 120, 120, 255], { temperature: -60 });
  expect(cool).toBeLessThan(cold);
});

it.each([0.3, 1, 2.5, 7, 20])('a blur of %f px has that deviation', (deviation) => {
  const plane = createPlane({ width: 201, height: 201 });
  plane.data[100 * 201 + 100] = 1000;
  blurPlane(plane, deviation);
  let [sum, acrossX, acrossY] = [0, 0, 0];
  plane.data.forEach((value, at) => {
    sum += value;
    acrossX += value * ((at % 201) - 100) ** 2;
    acrossY += value * (Math.floor(at / 201) - 100) ** 2;
  });
  expect(sum).toBeCloseTo(1000, 1);
  expect(Math.sqrt(acrossX / sum) / deviation).toBeCloseTo(1, 3);
  expect(Math.sqrt(acrossY / sum) / deviation).toBeCloseTo(1, 3);
});

it('blur and sharpening keep one tone, opaque or not', () => {
  for (const colour of [
    [12, 200, 90, 255],
    [12, 200, 90, 120],
  ]) {
    const plain = () => fill(30, 20, () => colour);
    const [blurred, sharp] = [plain(), plain()];
    blurPixels(blurred, 60);
    sharpenPixels(sharp, 80);
    expect(blurred).toEqual(plain());
    expect(sharp).toEqual(plain());
  }
});

it('a blur takes no colour from what nobody sees', () => {
  const pixels = fill(40, 8, (x) => (x < 20 ? [200, 30, 30, 255] : [0, 255, 0, 0]));
  blurPixels(pixels, 100);
  for (let at = 0; at < pixels.data.length; at += 4) {
    if ((pixels.data[at + 3] ?? 0) > 0) expect([...pixels.data.slice(at, at + 3)]).toEqual([200, 30, 30]);
  }
  expect(pixels.data[20 * 4 + 3]).toBeLessThan(200);
});

it('sharpening makes an edge steeper and leaves plains', () => {
  const pixels = fill(40, 8, (x) => [x < 20 ? 80 : 160, 0, 0, 255]);
  sharpenPixels(pixels, 100);
  const row = [...pixels.data.slice(0, 160)].filter((_, at) => at % 4 === 0);
  expect([row[0], row[39]]).toEqual([80, 160]);
  expect(row[19]).toBeLessThan(70);
  expect(row[20]).toBeGreaterThan(170);
});
