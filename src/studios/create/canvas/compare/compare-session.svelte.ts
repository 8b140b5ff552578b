import { untrack } from 'svelte';
import type { CompareMode, ComparedSide, Comparison } from '../../../../lib/contracts/comparison.ts';
import type { PixelRect } from '../../../../lib/contracts/mask.ts';
import type { ComparisonScene, LaidPicture } from '../../../../lib/editor/compare/draw-comparison.ts';
import { isSameSize, toCompareFrame } from '../../../../lib/kernel/compare/compare-frame.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import { ComparedPicture } from './compared-picture.svelte.ts';
import { Difference } from './difference.svelte.ts';

type Needed = Pick<AppState, 'history' | 'images' | 'loadEditing' | 'ui'>;

/** How long each picture of a blink is seen; well below what may harm. */
const BLINK_MS = 800;

/** A comparison that is being looked at. Made while its screen is made; its effects live as long. */
export class CompareSession {
  mode = $state.raw<CompareMode>('wipe');
  /** Share of the visible width that shows `a`. */
  split = $state.raw(0.5);
  seen = $state.raw<'a' | 'b'>('a');
  isBlinking = $state.raw(true);
  readonly difference: Difference;
  readonly #app: Needed;
  #pair = $state.raw() as Record<'a' | 'b', ComparedPicture>;
  readonly #comparison: () => Comparison;

  constructor(app: Needed, comparison: () => Comparison, wish: { isStill: boolean }) {
    this.#app = app;
    this.#comparison = comparison;
    this.difference = new Difference(app);
    this.isBlinking = !wish.isStill;
    this.#pair = this.#findPictures(untrack(comparison), []);
    $effect.pre(() => this.#adopt(comparison()));
    for (const name of ['a', 'b'] as const)
      $effect(() => {
        const picture = this.#pair[name];
        if (picture.key) untrack(() => void picture.read());
      });
    $effect(() => {
      if (this.mode !== 'blink' || !this.isBlinking) return;
      const timer = setInterval(() => this.flip(), BLINK_MS);
      return () => clearInterval(timer);
    });
    $effect(() => {
      const [a, b] = [this.a.facts?.bytesHash, this.b.facts?.bytesHash];
      const areShown = this.a.state === 'shown' && this.b.state === 'shown';
      if (this.mode === 'difference' && areShown && a && b) untrack(() => void this.difference.measure(a, b));
    });
  }

  get a(): ComparedPicture {
    return this.#pair.a;
  }

  get b(): ComparedPicture {
    return this.#pair.b;
  }

  /** Undefined until one of the two is known. */
  get scene(): ComparisonScene | undefined {
    const [a, b] = [this.a.facts, this.b.facts];
    const known = a ?? b;
    if (!known) return undefined;
    const frame = toCompareFrame(a ?? known, b ?? known);
    const { mode, seen, split } = this;
    return {
      ...{ mode, seen, split },
      frame: { width: frame.width, height: frame.height },
      a: toLaid(this.a, frame.a),
      b: toLaid(this.b, frame.b),
      heat: this.difference.found?.heat ?? null,
    };
  }

  /** Assets of one size can be joined. */
  get canJoin(): boolean {
    const [a, b] = [this.a.facts?.asset, this.b.facts?.asset];
    return a !== undefined && b !== undefined && a.id !== b.id && isSameSize(a, b);
  }

  swap(): void {
    const { a, b } = this.#comparison();
    this.#app.ui.comparison = { a: b, b: a };
  }

  flip(): void {
    this.seen = this.seen === 'a' ? 'b' : 'a';
  }

  sharpen(zoom: number): void {
    for (const picture of [this.a, this.b]) void picture.sharpen(zoom);
  }

  destroy(): void {
    this.difference.stop();
    this.a.destroy();
    this.b.destroy();
  }

  /** A side that was there before keeps its pixels, also where the two are swapped. */
  #adopt(comparison: Comparison): void {
    const before = untrack(() => [this.a, this.b]);
    const pair = this.#findPictures(comparison, before);
    const { a, b } = pair;
    if (a === before[0] && b === before[1]) return;
    before.filter((picture) => picture !== a && picture !== b).forEach((picture) => picture.destroy());
    this.#pair = pair;
  }

  #findPictures({ a, b }: Comparison, known: readonly ComparedPicture[]): Record<'a' | 'b', ComparedPicture> {
    const find = (side: ComparedSide): ComparedPicture =>
      known.find((picture) => toKey(picture.side) === toKey(side)) ?? new ComparedPicture(this.#app, side);
    return { a: find(a), b: find(b) };
  }
}

function toLaid({ bitmap }: ComparedPicture, place: PixelRect): LaidPicture | null {
  return bitmap ? { bitmap, place } : null;
}

function toKey(side: ComparedSide): string {
  return side.kind === 'asset' ? side.assetId : `bytes:${side.source.bytesHash}`;
}
