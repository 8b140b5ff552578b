import type { Asset } from '../../lib/contracts/asset.ts';
import type { Failure } from '../../lib/contracts/failure.ts';
import type { Job, JobEvent, Usage } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { ProviderEvent } from '../../lib/contracts/provider.ts';
import type { ImageInput } from '../../lib/db/job-repository.ts';
import { AppError, createFailure, toFailure } from '../../lib/kernel/app-error.ts';
import { createAsset } from './create-asset.ts';
import { fetchImage } from './fetch-image.ts';
import type { HeldImageInput } from './held-images.ts';
import { measureImage } from './measure-image.ts';
import type { MeasuredImage } from './measure-image.ts';
import { readActualPrice } from './read-actual-price.ts';
import type { RunContext } from './run-context.ts';
import { toResultLink } from './to-result-link.ts';
import { isStorageFull, writeIfRoom, writeWithRoom } from './write-with-room.ts';

/*
 * Writes what one attempt's answer brings, as it comes: ids, previews, finals. Lives for one attempt, however often its answer
 * is taken up again. A final image is stored the moment it is there, since nothing after it can be relied on; its usage and
 * price follow with the answer's last words.
 */

export interface ResultStoreOptions {
  job: Job;
  profile: Profile;
  /** How long the provider's addresses of images hold, milliseconds; undefined: not known. */
  linkLifetimeMs: number | undefined;
  /** Fires when what comes is not wanted any more. */
  signal: AbortSignal;
  /** Called where the job's row says that it has ended meanwhile. */
  onEnded(): void;
  /** Whether the answer can be had again if the line drops; `said` is what it says of itself, undefined: nothing. */
  isResumable(responseId: string, said: boolean | undefined): boolean;
}

type EventOf<T extends ProviderEvent['type']> = Extract<ProviderEvent, { type: T }>;
type ImageEvent = EventOf<'image-received'>;
type Takers = { [T in ProviderEvent['type']]?: (event: EventOf<T>) => Promise<void> | void };

export class ResultStore {
  readonly #context: RunContext;
  readonly #options: ResultStoreOptions;
  readonly #stored: HeldImageInput[] = [];
  /** Ids and hashes of finals: an upstream may send one image several times. */
  readonly #seen = new Set<string>();
  #heldCount = 0;
  #responseId: string | undefined;
  #isResumable: boolean;
  #sequence: number | undefined;
  #isSequenceWritten = true;
  /** What comes was here before: the upstream began again at the start. */
  #isReplay = false;
  #usage: Usage | undefined;
  #failure: Failure | undefined;

  readonly #takers: Takers = {
    'response-created': (event) => this.#identify(event),
    'answer-moved': ({ responseId }) => this.#move(responseId),
    'answer-pending': () => this.markResumable(),
    'sequence-seen': ({ sequence }) => this.#count(sequence),
    'preview-received': (event) => this.#storePreview(event),
    'image-received': (event) => this.#tryStoreImage(event),
    'usage-received': ({ usage }) => void (this.#usage = usage),
  };

  constructor(context: RunContext, options: ResultStoreOptions) {
    this.#context = context;
    this.#options = options;
    // A job that is taken up again knows its answer already.
    const { responseId, resumable, sequence } = options.job;
    this.#responseId = responseId;
    this.#isResumable = resumable;
    this.#sequence = sequence;
  }

  /** An image came; it is stored, or held where there is no room. */
  get hasImage(): boolean {
    return this.#stored.length + this.#heldCount > 0;
  }

  /** Images that found no room. */
  get heldCount(): number {
    return this.#heldCount;
  }

  get responseId(): string | undefined {
    return this.#responseId;
  }

  get isResumable(): boolean {
    return this.#isResumable && this.#responseId !== undefined;
  }

  /** The last sequence number that was seen; undefined: none. */
  get sequence(): number | undefined {
    return this.#sequence;
  }

  /** The first image that is stored; undefined: none. */
  get asset(): Asset | undefined {
    return this.#stored[0]?.asset;
  }

  get usage(): Usage | undefined {
    return this.#usage;
  }

  /** Why an image that the upstream gave could not be stored, if one could not. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  async take(event: ProviderEvent): Promise<void> {
    if (this.#options.signal.aborted) return;
    const taker = this.#takers[event.type] as ((event: ProviderEvent) => Promise<void> | void) | undefined;
    await taker?.(event);
  }

  /** A new line begins; its replay, if it is one, shows in its first number. */
  beginLine(): void {
    this.#isReplay = false;
  }

  /** It turned out that the answer can be had again. */
  async markResumable(): Promise<void> {
    if (this.#responseId === undefined || this.#isResumable) return;
    this.#isResumable = true;
    await this.#writeIdentity(this.#responseId);
  }

  /** It turned out that the answer is not to be had again. */
  async markLost(): Promise<void> {
    if (this.#responseId === undefined) return;
    this.#isResumable = false;
    await this.#writeIdentity(this.#responseId);
  }

  /** Writes events of an answer that is under way; a row that finds no room must not cost the image. */
  async apply(...events: JobEvent[]): Promise<void> {
    const all = this.#withSequence(...events);
    if (all.length === 0) return;
    const { jobs } = this.#context.repositories;
    const { job, onEnded } = this.#options;
    const row = await writeIfRoom(this.#context, async () => ({ job: await jobs.apply(job.id, ...all) }));
    if (row && (!row.job || row.job.endedAt !== undefined)) onEnded();
  }

  /** Ends the job; to be called once, and only if there is an image: as done, or as failed where one found no room. */
  async complete(): Promise<void> {
    const at = this.#context.now();
    const usage: JobEvent[] = this.#usage ? [{ type: 'usage-reported', usage: this.#usage, at }] : [];
    const end: JobEvent =
      this.#heldCount === 0
        ? { type: 'job-completed', at }
        : { type: 'job-failed', failure: createFailure('storageFull'), at };
    const events = this.#withSequence(...usage, end);
    try {
      await this.#completeWithPrice(events);
    } catch {
      // The image is safe; its price is not worth a failed job.
      const { jobs } = this.#context.repositories;
      await writeWithRoom(this.#context, () => jobs.apply(this.#options.job.id, ...events));
    }
  }

  /** Usage belongs to the whole answer: the first image carries it, so that sums come out right. */
  async #completeWithPrice(events: JobEvent[]): Promise<void> {
    const { jobs, assets, settings } = this.#context.repositories;
    const { job, profile } = this.#options;
    const [first] = this.#stored;
    // Read again: it may have been deleted meanwhile.
    const asset = first && this.#usage && (await assets.get(first.asset.id));
    if (!asset || !this.#usage) return void (await jobs.apply(job.id, ...events));
    const priceUsd = await readActualPrice({ usage: this.#usage, recipe: job.recipe, profile, settings });
    await jobs.storeImage({
      ...first,
      asset: { ...asset, usage: this.#usage, ...(priceUsd === undefined ? {} : { priceUsd }) },
      events,
    });
  }

  async #identify({ responseId, background }: EventOf<'response-created'>): Promise<void> {
    if (this.#responseId !== undefined) return;
    this.#responseId = responseId;
    this.#isResumable = this.#options.isResumable(responseId, background);
    await this.#writeIdentity(responseId);
  }

  /** Written down like the first, so that a reload asks at the right place. */
  async #move(responseId: string): Promise<void> {
    if (this.#responseId === responseId) return;
    this.#responseId = responseId;
    await this.#writeIdentity(responseId);
  }

  #writeIdentity(responseId: string): Promise<void> {
    const at = this.#context.now();
    return this.apply({ type: 'response-identified', responseId, resumable: this.#isResumable, at });
  }

  #count(sequence: number): void {
    this.#isReplay = this.#sequence !== undefined && sequence <= this.#sequence;
    if (this.#isReplay) return;
    this.#sequence = sequence;
    this.#isSequenceWritten = false;
  }

  async #storePreview({ bytes, index }: EventOf<'preview-received'>): Promise<void> {
    if (this.#isReplay) return;
    const image = bytes && (await measureImage(bytes));
    // A preview that cannot be shown is none; the final image is what counts.
    if (!image) return;
    const { facts, hash, sizeBytes, blob } = image;
    const { jobs } = this.#context.repositories;
    try {
      await jobs.storePreview({
        jobId: this.#options.job.id,
        blob,
        hash,
        preview: { ...facts, bytesHash: hash, sizeBytes, index },
        at: this.#context.now(),
      });
    } catch (error) {
      // It is not worth anything that could be deleted for it.
      if (!isStorageFull(error)) throw error;
    }
    await this.apply();
  }

  /** One image that cannot be had does not take the others with it; a full disk does. */
  async #tryStoreImage(event: ImageEvent): Promise<void> {
    try {
      await this.#storeImage(event);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === 'internal') throw error;
      this.#failure ??= failure;
    }
  }

  async #storeImage(event: ImageEvent): Promise<void> {
    const itemKey = event.itemId === '' ? undefined : `item ${event.itemId}`;
    if (itemKey !== undefined && this.#seen.has(itemKey)) return;
    const image = await measureImage(event.bytes ?? (await this.#download(event.url ?? '')));
    if (!image) throw new AppError(createFailure('decode'));
    const isKnown = this.#seen.has(image.hash);
    this.#seen.add(image.hash);
    if (itemKey !== undefined) this.#seen.add(itemKey);
    if (!isKnown && !this.#options.signal.aborted) await this.#write(this.#toInput(image, event));
  }

  #toInput({ blob, facts, hash, sizeBytes }: MeasuredImage, said: ImageEvent): HeldImageInput {
    const { job, profile } = this.#options;
    const asset = createAsset({
      id: this.#context.createId(),
      kind: 'final',
      job,
      isDemo: profile.kind === 'demo',
      bytesHash: hash,
      facts,
      sizeBytes,
      at: this.#context.now(),
      said,
    });
    return { jobId: job.id, asset, blob, hash };
  }

  /** Where there is no room whatever is freed, the image stays in memory, and the job says so. */
  async #write(image: HeldImageInput): Promise<void> {
    const events = this.#withSequence(toStoredEvent(image, this.#context.now()));
    const input: ImageInput = { ...image, events };
    try {
      await writeWithRoom(this.#context, () => this.#context.repositories.jobs.storeImage(input));
      this.#stored.push(image);
    } catch (error) {
      if (!isStorageFull(error)) throw error;
      this.#context.held.hold(image);
      this.#heldCount += 1;
      await this.apply({ type: 'image-held', at: this.#context.now() });
    }
  }

  /** An address that cannot be read is kept for a person to open: the image is paid for. */
  async #download(url: string): Promise<Uint8Array<ArrayBuffer>> {
    const { profile, signal, linkLifetimeMs } = this.#options;
    const fetch = this.#context.fetchOf(profile);
    try {
      return await fetchImage({ url, signal, stallTimeoutMs: profile.stallTimeoutMs, fetch });
    } catch (error) {
      const at = this.#context.now();
      const link = toResultLink({ url, error, lifetimeMs: linkLifetimeMs, now: at });
      if (link) await this.apply({ type: 'link-kept', link, at });
      throw error;
    }
  }

  /** Sequence numbers come with every event and are written only together with something that matters. */
  #withSequence(...events: JobEvent[]): JobEvent[] {
    if (this.#sequence === undefined || this.#isSequenceWritten) return events;
    this.#isSequenceWritten = true;
    return [{ type: 'sequence-seen', sequence: this.#sequence, at: this.#context.now() }, ...events];
  }
}

function toStoredEvent({ asset }: HeldImageInput, at: number): JobEvent {
  const { id, revisedPrompt } = asset;
  return {
    type: 'image-stored',
    assetId: id,
    ...(revisedPrompt === undefined ? {} : { revisedPrompt }),
    at,
  };
}
