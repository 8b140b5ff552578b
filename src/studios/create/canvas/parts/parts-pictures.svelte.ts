import { untrack } from 'svelte';
import { layParts } from '../../../../lib/editor/parts/lay-parts.ts';
import type { BitmapLease } from '../../../../lib/state/bitmap-cache.ts';
import type { ShownPart } from '../../../../lib/state/comparing.ts';
import type { PartsSession } from './parts-session.svelte.ts';

/** Pictures are painted from at this side; the whole is joined of all their pixels. */
const SIDE_PX = 4096;

type Lease = (bytesHash: string, maxSidePx: number) => Promise<BitmapLease | null>;

/** The decoded pictures of a session: what lies under the part that is painted, and what it is painted from. */
export class PartsPictures {
  #under = $state.raw<ImageBitmap>();
  #other = $state.raw<ImageBitmap>();
  #isDamaged = $state.raw(false);
  #isLoading = $state.raw(true);
  readonly #session: PartsSession;
  readonly #lease: Lease;
  /** Of what is shown at present. */
  #leases: readonly BitmapLease[] = [];
  /** Made here, and closed here. */
  #laid: ImageBitmap | undefined;
  #turn = 0;

  constructor(session: PartsSession, lease: Lease) {
    this.#session = session;
    this.#lease = lease;
    $effect(() => {
      const { base, other, under } = session;
      untrack(() => void this.#show(base.bytesHash, other.bytesHash, under));
    });
  }

  get under(): ImageBitmap | undefined {
    return this.#under;
  }

  get other(): ImageBitmap | undefined {
    return this.#other;
  }

  /** Others are being decoded; until then those of the choice before are shown. */
  get isLoading(): boolean {
    return this.#isLoading;
  }

  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  destroy(): void {
    this.#turn += 1;
    this.#leases.forEach(({ release }) => release());
    this.#laid?.close();
    this.#leases = [];
  }

  async #show(baseHash: string, otherHash: string, under: readonly ShownPart[]): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#isLoading = true;
    const hashes = [baseHash, otherHash, ...under.map(({ asset }) => asset.bytesHash)];
    const leases = await Promise.all(hashes.map((hash) => this.#lease(hash, SIDE_PX)));
    const held = leases.filter((lease) => lease !== null);
    const isWhole = held.length === leases.length;
    const laid = isWhole && turn === this.#turn ? await this.#lay(held, under) : undefined;
    if (turn !== this.#turn) {
      laid?.close();
      return held.forEach(({ release }) => release());
    }
    const [leasesBefore, laidBefore] = [this.#leases, this.#laid];
    this.#isDamaged = !isWhole;
    this.#isLoading = false;
    this.#under = isWhole ? (laid ?? held[0]?.bitmap) : undefined;
    this.#other = isWhole ? held[1]?.bitmap : undefined;
    [this.#leases, this.#laid] = [held, laid];
    leasesBefore.forEach(({ release }) => release());
    laidBefore?.close();
  }

  /** The base with the other parts over it; undefined where there are none. */
  async #lay(
    [base, , ...others]: readonly BitmapLease[],
    under: readonly ShownPart[],
  ): Promise<ImageBitmap | undefined> {
    if (!base || under.length === 0) return undefined;
    const parts = under.map(({ mask }, at) => ({ mask, bitmap: others[at]?.bitmap ?? base.bitmap }));
    return layParts(base.bitmap, parts, this.#session.base);
  }
}
