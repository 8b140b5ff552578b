/** From this alpha on a pixel is part of the picture. */
const SEEN = 40;

/**
 * Lets a picture go on where it is transparent: what is there is mirrored at its edge, which is how new canvas around it is filled.
 * In place; false where nothing was to be filled, or nothing is there to go on from.
 */
export function continueClear(pixels: Uint8ClampedArray, columns: number, rows: number): boolean {
  const nearest = findNearest(pixels, columns, rows);
  const clear = nearest.filter((place, at) => place >= 0 && place !== at);
  if (clear.length === 0) return false;
  const before = pixels.slice();
  nearest.forEach((place, at) => {
    if (place < 0 || place === at) return;
    const x = 2 * (place % columns) - (at % columns);
    const y = 2 * Math.floor(place / columns) - Math.floor(at / columns);
    const isInside = x >= 0 && y >= 0 && x < columns && y < rows;
    const mirrored = y * columns + x;
    const from = isInside && isSeen(before, mirrored) ? mirrored : place;
    pixels.set(before.subarray(from * 4, from * 4 + 3), at * 4);
    pixels[at * 4 + 3] = 255;
  });
  return true;
}

const isSeen = (pixels: Uint8ClampedArray, place: number): boolean =>
  (pixels[place * 4 + 3] as number) >= SEEN;

/** For every place the nearest that is seen, itself included; -1 where there is none at all. */
function findNearest(pixels: Uint8ClampedArray, columns: number, rows: number): Int32Array {
  const nearest = new Int32Array(columns * rows).fill(-1);
  const queue: number[] = [];
  for (let place = 0; place < nearest.length; place += 1) {
    if (!isSeen(pixels, place)) continue;
    nearest[place] = place;
    queue.push(place);
  }
  for (let next = 0; next < queue.length; next += 1) {
    const place = queue[next] as number;
    const x = place % columns;
    for (const beside of [
      x > 0 ? place - 1 : -1,
      x < columns - 1 ? place + 1 : -1,
      place - columns,
      place + columns,
    ]) {
      if (beside < 0 || beside >= nearest.length || nearest[beside] !== -1) continue;
      nearest[beside] = nearest[place] as number;
      queue.push(beside);
    }
  }
  return nearest;
}
