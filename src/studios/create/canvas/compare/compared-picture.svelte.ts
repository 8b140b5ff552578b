import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { ComparedSide } from '../../../../lib/contracts/comparison.ts';
import type { Size } from '../../../../lib/contracts/size.ts';
import type { History } from '../../../../lib/state/history.svelte.ts';
import type { Images } from '../../../../lib/state/images.svelte.ts';

/** Larger pictures are first decoded to this side; their own pixels follow when one zooms in. */
const FIRST_SIDE_PX = 4096;
const FULL_SIZE = 0;
/** Of each of the two: decoded in full they stay within what a tablet gives a page. */
const MOST_PIXELS = 20_000_000;

type Lease = NonNullable<Awaited<ReturnType<Images['lease']>>>;

/** Where pictures come from. */
export interface PictureSource {
  history: Pick<History, 'find' | 'peek'>;
  images: Pick<Images, 'lease'>;
}

/** What is known of a compared picture before it is decoded. */
export interface PictureFacts extends Size {
  bytesHash: string;
  /** Its prompt, or a source's name. */
  title: string;
  /** Undefined for a source that was never in the history. */
  asset: Asset | undefined;
}

/** `gone`: it was deleted; `damaged`: its bytes cannot be read. */
export type PictureState = 'loading' | 'shown' | 'damaged' | 'gone';

/** One of two compared pictures: its facts as they are by now, and its pixels. */
export class ComparedPicture {
  #facts = $state.raw<PictureFacts>();
  #bitmap = $state.raw<ImageBitmap>();
  #state = $state.raw<PictureState>('loading');
  #lease: Lease | undefined;
  #turn = 0;
  #sharpened = '';
  readonly #source: PictureSource;
  readonly side: ComparedSide;

  constructor(source: PictureSource, side: ComparedSide) {
    this.#source = source;
    this.side = side;
  }

  get facts(): PictureFacts | undefined {
    return this.#facts;
  }

  get bitmap(): ImageBitmap | undefined {
    return this.#bitmap;
  }

  get state(): PictureState {
    return this.#state;
  }

  /** Changes when the picture is shown otherwise by now, or was deleted. */
  get key(): string {
    const { side } = this;
    if (side.kind === 'source') return side.source.bytesHash;
    return `${side.assetId} ${this.#source.history.peek(side.assetId)?.bytesHash}`;
  }

  /** Reads it as it is by now. Until the pixels are there those before stay. */
  async read(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const facts = await this.#find();
    if (turn !== this.#turn) return;
    if (!facts) return this.#drop('gone');
    if (facts.bytesHash === this.#facts?.bytesHash && this.#state === 'shown') {
      this.#facts = facts;
      return;
    }
    const lease = await this.#source.images.lease(facts.bytesHash, FIRST_SIDE_PX);
    if (turn !== this.#turn) return lease?.release();
    this.#facts = facts;
    if (lease) this.#hold(lease);
    else this.#drop('damaged');
  }

  /** Loads all pixels once `zoom` (device pixels per picture pixel) asks for more than there are. */
  async sharpen(zoom: number): Promise<void> {
    const [facts, bitmap] = [this.#facts, this.#bitmap];
    if (!facts || !bitmap || bitmap.width >= facts.width || zoom <= bitmap.width / facts.width) return;
    if (facts.width * facts.height > MOST_PIXELS || this.#sharpened === facts.bytesHash) return;
    this.#sharpened = facts.bytesHash;
    const turn = this.#turn;
    const lease = await this.#source.images.lease(facts.bytesHash, FULL_SIZE);
    if (turn !== this.#turn || !lease) return lease?.release();
    this.#hold(lease);
  }

  destroy(): void {
    this.#turn += 1;
    this.#lease?.release();
    this.#lease = this.#bitmap = undefined;
  }

  async #find(): Promise<PictureFacts | undefined> {
    const { side } = this;
    if (side.kind === 'source') {
      const { bytesHash, width, height, name } = side.source;
      return { bytesHash, width, height, title: name, asset: undefined };
    }
    const asset = await this.#source.history.find(side.assetId).catch(() => undefined);
    if (!asset) return undefined;
    const { bytesHash, width, height, recipe } = asset;
    return { bytesHash, width, height, title: recipe.prompt, asset };
  }

  #hold(lease: Lease): void {
    const before = this.#lease;
    this.#lease = lease;
    this.#bitmap = lease.bitmap;
    this.#state = 'shown';
    before?.release();
  }

  #drop(state: 'damaged' | 'gone'): void {
    this.#lease?.release();
    this.#lease = this.#bitmap = undefined;
    this.#state = state;
  }
}
