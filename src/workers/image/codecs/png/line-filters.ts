/** A PNG's lines are written as differences to what lies at the left and above; which, a line's first byte says. */
const PIXEL_BYTES = 4;

const NONE = 0;
const LEFT = 1;
const UP = 2;
const AVERAGE = 3;
const NEAREST = 4;

/** The kinds that are tried when writing: the average hardly ever wins. */
const TRIED = [NONE, LEFT, UP, NEAREST];

type Line = Uint8Array | Uint8ClampedArray;

/** Whichever of the three is nearest to left + up - corner. */
function pickNearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function predict(kind: number, left: number, up: number, corner: number): number {
  if (kind === LEFT) return left;
  if (kind === UP) return up;
  if (kind === AVERAGE) return (left + up) >> 1;
  return kind === NEAREST ? pickNearest(left, up, corner) : 0;
}

/** The line as differences of one kind in `into`, behind the kind itself. Answers how far from nothing they are. */
function filterAs(kind: number, line: Line, above: Line, into: Uint8Array): number {
  into[0] = kind;
  let sum = 0;
  for (let at = 0; at < line.length; at += 1) {
    const hasLeft = at >= PIXEL_BYTES;
    const left = hasLeft ? (line[at - PIXEL_BYTES] ?? 0) : 0;
    const corner = hasLeft ? (above[at - PIXEL_BYTES] ?? 0) : 0;
    const difference = ((line[at] ?? 0) - predict(kind, left, above[at] ?? 0, corner)) & 255;
    into[at + 1] = difference;
    sum += difference < 128 ? difference : 256 - difference;
  }
  return sum;
}

/** Writes the line into `into`, one byte longer, in the way that packs best; `above` is empty for the first one. */
export function filterLine(line: Line, above: Line, into: Uint8Array): void {
  const trial = new Uint8Array(into.length);
  let least = Infinity;
  for (const kind of TRIED) {
    const sum = filterAs(kind, line, above, trial);
    if (sum >= least) continue;
    least = sum;
    into.set(trial);
  }
}

/** The bytes of a line again, from its differences without their first byte. */
export function unfilterLine(kind: number, differences: Line, above: Line, into: Line): void {
  for (let at = 0; at < into.length; at += 1) {
    const hasLeft = at >= PIXEL_BYTES;
    const left = hasLeft ? (into[at - PIXEL_BYTES] ?? 0) : 0;
    const corner = hasLeft ? (above[at - PIXEL_BYTES] ?? 0) : 0;
    into[at] = ((differences[at] ?? 0) + predict(kind, left, above[at] ?? 0, corner)) & 255;
  }
}
