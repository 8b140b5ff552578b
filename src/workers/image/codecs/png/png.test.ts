import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPixels, type Pixels } from '../../pixel-lock/pixels.ts';
import { joinChunks, listChunks, type Chunk } from './chunks.ts';
import { filterLine, unfilterLine } from './line-filters.ts';
import { readPng } from './read-png.ts';
import { writePng } from './write-png.ts';

const toBytes = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

function drawNoise(width: number, height: number): Pixels {
  const pixels = createPixels({ width, height });
  let state = 7;
  pixels.data.forEach((_, at) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    pixels.data[at] = state >>> 24;
  });
  return pixels;
}

/** `toEqual` takes seconds for as many bytes. */
function expectSame(made: Pixels | null, expected: Pixels): void {
  expect([made?.width, made?.height]).toEqual([expected.width, expected.height]);
  expect(Buffer.from(made?.data ?? []).equals(Buffer.from(expected.data))).toBe(true);
}

/** The file with another header, or with a chunk behind the header. */
async function change(blob: Blob, edit: (chunks: Chunk[]) => Chunk[]): Promise<Blob> {
  return joinChunks(edit(listChunks(await toBytes(blob))));
}

const insert = (name: string) => (chunks: Chunk[]) =>
  chunks.toSpliced(1, 0, { name, data: new Uint8Array(4) });

describe('a PNG of our own', () => {
  it.each([
    [1, 1],
    [3, 200],
    [257, 130],
  ])('comes back byte for byte (%i x %i)', async (width, height) => {
    const pixels = drawNoise(width, height);
    const file = await writePng(pixels);
    expect(file.type).toBe('image/png');
    expectSame(await readPng(file), pixels);
  });

  it('packs what is even', async () => {
    const pixels = createPixels({ width: 400, height: 300 });
    pixels.data.forEach((_, at) => (pixels.data[at] = at % 4 === 3 ? 128 : (at >> 4) & 255));
    expect((await writePng(pixels)).size).toBeLessThan(pixels.data.length / 20);
  });

  it('carries the checksum of each chunk', async () => {
    const bytes = await toBytes(await writePng(drawNoise(2, 2)));
    // Every PNG ends with these twelve bytes.
    expect([...bytes.slice(-12)]).toEqual([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
  });
});

describe('reading', () => {
  it.each([0, 1, 2, 3, 4])('knows lines of kind %i', (kind) => {
    const [line, above] = [drawNoise(9, 1).data, drawNoise(18, 1).data.slice(36)];
    const made = new Uint8Array(line.length);
    unfilterLine(kind, line, above, made);
    const first = made[0] ?? 0;
    const up = above[0] ?? 0;
    const expected = [0, 0, up, up >> 1, up][kind] ?? 0;
    expect(first).toBe(((line[0] ?? 0) + expected) & 255);
  });

  it('takes back whatever filtering did', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 64 }), fc.boolean(), (bytes, isFirst) => {
        const half = (bytes.length >> 3) * 4;
        const [line, above] = [bytes.subarray(0, half), bytes.subarray(half, half * 2)];
        const written = new Uint8Array(half + 1);
        filterLine(line, isFirst ? new Uint8Array(0) : above, written);
        const read = new Uint8Array(half);
        unfilterLine(written[0] ?? 9, written.subarray(1), isFirst ? new Uint8Array(0) : above, read);
        expect(read).toEqual(line);
      }),
    );
  });

  it('joins the parts that the pixels came in', async () => {
    const pixels = drawNoise(5, 5);
    const halves = await change(await writePng(pixels), (chunks) =>
      chunks.flatMap((chunk) =>
        chunk.name === 'IDAT'
          ? [chunk.data.slice(0, 20), chunk.data.slice(20)].map((data) => ({ name: 'IDAT', data }))
          : [chunk],
      ),
    );
    expectSame(await readPng(halves), pixels);
  });

  it('leaves to the browser what it shows otherwise than its bytes say', async () => {
    const file = await writePng(drawNoise(4, 4));
    for (const name of ['iCCP', 'cICP', 'eXIf', 'acTL', 'gAMA', 'cHRM'])
      expect(await readPng(await change(file, insert(name))), name).toBeNull();
    const marked = await change(await change(file, insert('gAMA')), insert('sRGB'));
    expect(await readPng(marked)).not.toBeNull();
  });

  it('leaves another depth, another colour type, and interlaced ones to the browser', async () => {
    const file = await writePng(drawNoise(4, 4));
    for (const [at, value] of [
      [8, 16],
      [9, 2],
      [12, 1],
    ] as const) {
      const other = await change(file, ([header, ...rest]) => {
        const data = new Uint8Array(header?.data ?? []);
        data[at] = value;
        return [{ name: 'IHDR', data }, ...rest];
      });
      expect(await readPng(other)).toBeNull();
    }
  });

  it('is null for what is cut, broken, of another length, or no PNG', async () => {
    const file = await writePng(drawNoise(40, 40));
    expect(await readPng(file.slice(0, 200))).toBeNull();
    expect(await readPng(new Blob(['x']))).toBeNull();
    const broken = (data: Uint8Array<ArrayBuffer>) => (chunks: Chunk[]) =>
      chunks.map((chunk) => (chunk.name === 'IDAT' ? { name: 'IDAT', data } : chunk));
    expect(await readPng(await change(file, broken(new Uint8Array(30))))).toBeNull();
    const short = new Uint8Array(deflateSync(new Uint8Array(30)));
    expect(await readPng(await change(file, broken(short)))).toBeNull();
  });
});
