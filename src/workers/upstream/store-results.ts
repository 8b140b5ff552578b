import type { Asset } from '../../lib/contracts/asset.ts';
import type { Failure } from '../../lib/contracts/failure.ts';
import type { Job, JobEvent, Usage } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { ProviderEvent } from '../../lib/contracts/provider.ts';
import { AppError, createFailure, toFailure } from '../../lib/kernel/app-error.ts';
import { sha256Hex } from '../../lib/kernel/hash.ts';
import { createAsset } from './create-asset.ts';
import { fetchImage } from './fetch-image.ts';
import { readActualPrice } from './read-actual-price.ts';
import { readImageFacts } from './read-image-facts.ts';
import type { ImageFacts } from './read-image-facts.ts';
import type { RunContext } from './run-context.ts';

/*
 * Writes what one attempt's answer brings, as it comes: ids, previews, finals. Lives for one attempt. A final image is stored
 * the moment it is there, since nothing after it can be relied on; its usage and price follow with the answer's last words.
 */

export interface ResultStoreOptions {
  job: Job;
  profile: Profile;
  /** Fires when what comes is not wanted any more. */
  signal: AbortSignal;
  /** Called where the job's row says that it has ended meanwhile. */
  onEnded(): void;
}

type EventOf<T extends ProviderEvent['type']> = Extract<ProviderEvent, { type: T }>;
type ImageEvent = EventOf<'image-received'>;
type Takers = { [T in ProviderEvent['type']]?: (event: EventOf<T>) => Promise<void> | void };

interface StoredImage {
  asset: Asset;
  blob: Blob;
}

interface MeasuredImage {
  bytes: Uint8Array<ArrayBuffer>;
  facts: ImageFacts;
  hash: string;
}

export class ResultStore {
  readonly #context: RunContext;
  readonly #options: ResultStoreOptions;
  readonly #stored: StoredImage[] = [];
  /** Ids and hashes of finals: an upstream may send one image several times. */
  readonly #seen = new Set<string>();
  #sequence: number | undefined;
  #usage: Usage | undefined;
  #failure: Failure | undefined;

  readonly #takers: Takers = {
    'response-created': ({ responseId }) =>
      this.#apply({ type: 'response-identified', responseId, at: this.#context.now() }),
    'sequence-seen': ({ sequence }) => void (this.#sequence = sequence),
    'preview-received': (event) => this.#storePreview(event),
    'image-received': (event) => this.#tryStoreImage(event),
    'usage-received': ({ usage }) => void (this.#usage = usage),
  };

  constructor(context: RunContext, options: ResultStoreOptions) {
    this.#context = context;
    this.#options = options;
  }

  get hasImage(): boolean {
    return this.#stored.length > 0;
  }

  /** Why an image that the upstream gave could not be stored, if one could not. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Throws AppError (`storageFull`) where there is no room. */
  async take(event: ProviderEvent): Promise<void> {
    if (this.#options.signal.aborted) return;
    const taker = this.#takers[event.type] as ((event: ProviderEvent) => Promise<void> | void) | undefined;
    await taker?.(event);
  }

  /** Ends the job as done; to be called once, and only if there is an image. */
  async complete(): Promise<void> {
    const at = this.#context.now();
    const usage: JobEvent[] = this.#usage ? [{ type: 'usage-reported', usage: this.#usage, at }] : [];
    const events = this.#withSequence(...usage, { type: 'job-completed', at });
    try {
      await this.#completeWithPrice(events);
    } catch {
      // The image is safe; its price is not worth a failed job.
      await this.#context.repositories.jobs.apply(this.#options.job.id, ...events);
    }
  }

  /** Usage belongs to the whole answer: the first image carries it, so that sums come out right. */
  async #completeWithPrice(events: JobEvent[]): Promise<void> {
    const { jobs, assets, settings } = this.#context.repositories;
    const { job, profile } = this.#options;
    const first = this.#stored[0];
    // Read again: it may have been deleted meanwhile.
    const asset = first && this.#usage && (await assets.get(first.asset.id));
    if (!asset || !this.#usage) return void (await jobs.apply(job.id, ...events));
    const priceUsd = await readActualPrice({ usage: this.#usage, recipe: job.recipe, profile, settings });
    await jobs.storeImage({
      jobId: job.id,
      asset: { ...asset, usage: this.#usage, ...(priceUsd === undefined ? {} : { priceUsd }) },
      blob: first.blob,
      hash: asset.bytesHash,
      events,
    });
  }

  async #storePreview({ bytes, index }: EventOf<'preview-received'>): Promise<void> {
    const image = bytes && (await measure(bytes));
    // A preview that cannot be shown is none; the final image is what counts.
    if (!image) return;
    const { facts, hash } = image;
    await this.#context.repositories.jobs.storePreview({
      jobId: this.#options.job.id,
      blob: toBlob(image),
      hash,
      preview: { ...facts, bytesHash: hash, sizeBytes: image.bytes.length, index },
      at: this.#context.now(),
    });
    await this.#apply();
  }

  /** One image that cannot be had does not take the others with it; a full disk does. */
  async #tryStoreImage(event: ImageEvent): Promise<void> {
    try {
      await this.#storeImage(event);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'storageFull' || failure.code === 'internal') throw error;
      this.#failure ??= failure;
    }
  }

  async #storeImage(event: ImageEvent): Promise<void> {
    const itemKey = event.itemId === '' ? undefined : `item ${event.itemId}`;
    if (itemKey !== undefined && this.#seen.has(itemKey)) return;
    const image = await measure(event.bytes ?? (await this.#download(event.url ?? '')));
    if (!image) throw new AppError(createFailure('decode'));
    const isKnown = this.#seen.has(image.hash);
    this.#seen.add(image.hash);
    if (itemKey !== undefined) this.#seen.add(itemKey);
    if (!isKnown && !this.#options.signal.aborted) await this.#write(image, event);
  }

  async #write(image: MeasuredImage, said: ImageEvent): Promise<void> {
    const { job, profile } = this.#options;
    const at = this.#context.now();
    const asset = createAsset({
      id: this.#context.createId(),
      kind: 'final',
      job,
      isDemo: profile.kind === 'demo',
      bytesHash: image.hash,
      facts: image.facts,
      sizeBytes: image.bytes.length,
      at,
      said,
    });
    const blob = toBlob(image);
    const { revisedPrompt } = asset;
    const event: JobEvent = {
      type: 'image-stored',
      assetId: asset.id,
      ...(revisedPrompt === undefined ? {} : { revisedPrompt }),
      at,
    };
    const { jobs } = this.#context.repositories;
    await jobs.storeImage({
      jobId: job.id,
      asset,
      blob,
      hash: image.hash,
      events: this.#withSequence(event),
    });
    this.#stored.push({ asset, blob });
  }

  #download(url: string): Promise<Uint8Array<ArrayBuffer>> {
    const { profile, signal } = this.#options;
    const fetch = this.#context.fetchOf(profile);
    return fetchImage({ url, signal, stallTimeoutMs: profile.stallTimeoutMs, fetch });
  }

  async #apply(...events: JobEvent[]): Promise<void> {
    const all = this.#withSequence(...events);
    if (all.length === 0) return;
    const job = await this.#context.repositories.jobs.apply(this.#options.job.id, ...all);
    if (job?.endedAt !== undefined || !job) this.#options.onEnded();
  }

  /** Sequence numbers come with every event and are written only together with something that matters. */
  #withSequence(...events: JobEvent[]): JobEvent[] {
    if (this.#sequence === undefined) return events;
    const event: JobEvent = { type: 'sequence-seen', sequence: this.#sequence, at: this.#context.now() };
    this.#sequence = undefined;
    return [event, ...events];
  }
}

async function measure(bytes: Uint8Array<ArrayBuffer>): Promise<MeasuredImage | undefined> {
  const facts = await readImageFacts(bytes);
  return facts && { bytes, facts, hash: await sha256Hex(bytes) };
}

function toBlob({ bytes, facts }: MeasuredImage): Blob {
  return new Blob([bytes], { type: facts.mimeType });
}
