/** Chance that comes out the same for the same seed, in [0, 1), with the few shapes of it that drawing needs. */
export interface SeededRandom {
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  pick<T>(values: readonly [T, ...T[]] | readonly T[]): T;
  /** Bell-shaped around 0, nearly always within -1 and 1. */
  bell(): number;
}

/** FNV-1a over UTF-16 code units, mixed once more; 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Mulberry32. */
export function createRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T,
    bell: () => (next() + next() + next() - 1.5) / 1.5,
  };
}

/** Smooth noise over a line, about -1 to 1; every octave has twice the frequency and half the height. */
export function createNoise(random: SeededRandom): (at: number, octaves?: number) => number {
  const lattice = Array.from({ length: 256 }, () => random.between(-1, 1));
  const single = (at: number): number => {
    const cell = Math.floor(at);
    const part = at - cell;
    const low = lattice[cell & 255] as number;
    const high = lattice[(cell + 1) & 255] as number;
    return low + (high - low) * part * part * (3 - 2 * part);
  };
  return (at, octaves = 1) => {
    let sum = 0;
    for (let octave = 0; octave < octaves; octave++) {
      // The offset keeps the octaves' lattice points apart: without it all of them would meet at 0.
      sum += single(at * 2 ** octave + octave * 37.3) / 2 ** octave;
    }
    return sum / (2 - 2 ** (1 - octaves));
  };
}
