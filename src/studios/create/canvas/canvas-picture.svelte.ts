import type { Asset } from '../../../lib/contracts/asset.ts';
import type { Size } from '../../../lib/contracts/size.ts';
import type { History } from '../../../lib/state/history.svelte.ts';
import type { Images } from '../../../lib/state/images.svelte.ts';
import { toPictureOfAsset, toPictureOfJob } from './shown-picture.ts';
import type { ShownChoice, ShownPicture } from './shown-picture.ts';

/** Larger pictures are first decoded to this side; their own pixels follow when one zooms in. */
const FIRST_SIDE_PX = 4096;
const FULL_SIZE = 0;

type Lease = NonNullable<Awaited<ReturnType<Images['lease']>>>;

/** What `CanvasPicture` needs. */
export interface CanvasPictureOptions {
  history: Pick<History, 'find'>;
  images: Pick<Images, 'lease'>;
}

/**
 * The picture on the canvas: asset, decoded pixels and what is known of them change together, when the pixels are there; until
 * then the one before stays. The bitmap that is being faded out is held until the next change.
 */
export class CanvasPicture {
  #picture = $state.raw<ShownPicture>();
  #asset = $state.raw<Asset>();
  #bitmap = $state.raw<ImageBitmap>();
  #isDamaged = $state.raw(false);
  readonly #options: CanvasPictureOptions;
  #lease: Lease | undefined;
  #leaseBefore: Lease | undefined;
  #turn = 0;
  #sharpening = '';

  constructor(options: CanvasPictureOptions) {
    this.#options = options;
  }

  get picture(): ShownPicture | undefined {
    return this.#picture;
  }

  /** The asset it comes from; undefined for the preview of a job. */
  get asset(): Asset | undefined {
    return this.#asset;
  }

  /** Undefined while nothing is shown, or where it is damaged. */
  get bitmap(): ImageBitmap | undefined {
    return this.#bitmap;
  }

  get isDamaged(): boolean {
    return this.#isDamaged;
  }

  async show({ assetId, job }: Pick<ShownChoice, 'assetId' | 'job'>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const asset = assetId ? await this.#options.history.find(assetId) : undefined;
    if (turn !== this.#turn) return;
    const picture = asset ? toPictureOfAsset(asset) : job && toPictureOfJob(job);
    if (!picture) return this.#clear();
    if (this.#picture?.bytesHash === picture.bytesHash && this.#bitmap) return this.#describe(picture, asset);
    const lease = await this.#options.images.lease(picture.bytesHash, FIRST_SIDE_PX);
    if (turn !== this.#turn) return lease?.release();
    this.#hold(lease ?? undefined);
    this.#describe(picture, asset);
    this.#isDamaged = lease === null;
  }

  /** Loads all pixels once `zoom` (device pixels per picture pixel) asks for more than there are. */
  async sharpen(zoom: number): Promise<void> {
    const [picture, bitmap] = [this.#picture, this.#bitmap];
    if (!picture || !bitmap || !needsMore(picture, bitmap, zoom) || this.#sharpening === picture.bytesHash)
      return;
    this.#sharpening = picture.bytesHash;
    const turn = this.#turn;
    const lease = await this.#options.images.lease(picture.bytesHash, FULL_SIZE);
    if (turn !== this.#turn || !lease) return lease?.release();
    this.#hold(lease);
  }

  destroy(): void {
    this.#turn += 1;
    this.#clear();
  }

  #describe(picture: ShownPicture, asset: Asset | undefined): void {
    this.#picture = picture;
    this.#asset = asset;
  }

  #hold(lease: Lease | undefined): void {
    this.#leaseBefore?.release();
    this.#leaseBefore = this.#lease;
    this.#lease = lease;
    this.#bitmap = lease?.bitmap;
    this.#sharpening = '';
  }

  #clear(): void {
    this.#leaseBefore?.release();
    this.#lease?.release();
    this.#leaseBefore = this.#lease = undefined;
    this.#picture = this.#asset = this.#bitmap = undefined;
    this.#isDamaged = false;
  }
}

function needsMore(picture: Size, bitmap: ImageBitmap, zoom: number): boolean {
  return bitmap.width < picture.width && zoom > bitmap.width / picture.width;
}
