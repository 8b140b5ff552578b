/*
 * Exact Euclidean distances on a grid, in two passes of one dimension each (the lower envelope of parabolas: Felzenszwalb and
 * Huttenlocher, "Distance Transforms of Sampled Functions", 2012). Linear in pixels.
 */

const FAR = 1e20;

/** Squared distance of every pixel to the nearest one for which `isSource` is true; huge where there is none. */
export function measureDistances(
  { width, height }: { width: number; height: number },
  isSource: (at: number) => boolean,
): Float64Array {
  const distances = new Float64Array(width * height);
  for (let at = 0; at < distances.length; at += 1) distances[at] = isSource(at) ? 0 : FAR;
  const scratch = createScratch(Math.max(width, height));
  for (let x = 0; x < width; x += 1)
    transformLine(distances, { start: x, step: width, length: height }, scratch);
  for (let y = 0; y < height; y += 1)
    transformLine(distances, { start: y * width, step: 1, length: width }, scratch);
  return distances;
}

interface Scratch {
  values: Float64Array;
  places: Int32Array;
  bounds: Float64Array;
}

function createScratch(length: number): Scratch {
  return {
    values: new Float64Array(length),
    places: new Int32Array(length),
    bounds: new Float64Array(length + 1),
  };
}

interface Line {
  start: number;
  step: number;
  length: number;
}

function transformLine(grid: Float64Array, { start, step, length }: Line, scratch: Scratch): void {
  const { values, places, bounds } = scratch;
  for (let at = 0; at < length; at += 1) values[at] = grid[start + at * step] as number;
  findEnvelope(length, scratch);
  let parabola = 0;
  for (let at = 0; at < length; at += 1) {
    while ((bounds[parabola + 1] as number) < at) parabola += 1;
    const place = places[parabola] as number;
    grid[start + at * step] = (at - place) ** 2 + (values[place] as number);
  }
}

/** Which pixel's parabola is the lowest from where to where along the line. */
function findEnvelope(length: number, { values, places, bounds }: Scratch): void {
  const crossing = (a: number, b: number): number =>
    ((values[a] as number) + a * a - ((values[b] as number) + b * b)) / (2 * a - 2 * b);
  let top = 0;
  places[0] = 0;
  bounds[0] = -Infinity;
  bounds[1] = Infinity;
  for (let at = 1; at < length; at += 1) {
    let cross = crossing(at, places[top] as number);
    while (top > 0 && cross <= (bounds[top] as number)) {
      top -= 1;
      cross = crossing(at, places[top] as number);
    }
    top += 1;
    places[top] = at;
    bounds[top] = cross;
    bounds[top + 1] = Infinity;
  }
}
