import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { ExportOutcome } from '../../../../lib/contracts/image-api.ts';
import type { Mark } from '../../../../lib/contracts/mark.ts';
import { toFileName } from '../../../../lib/kernel/download-name.ts';
import type { Images } from '../../../../lib/state/images.svelte.ts';
import { toWish } from './export-choice.ts';
import type { ExportChoice } from './export-choice.ts';

/** While a slider moves nothing is written. */
const PAUSE_MS = 160;

/** `worker`: the image worker died of it. */
export type ExportFailure = Extract<ExportOutcome, { ok: false }>['reason'] | 'worker';

type Written = Extract<ExportOutcome, { ok: true }>;

export interface ExportSessionOptions {
  asset: Asset;
  choice: ExportChoice;
  images: Pick<Images, 'exportFile'>;
  /** What lies over the image. */
  marks: () => readonly Mark[];
  pauseMs?: number;
}

/** A file that is being chosen: it is written anew with every change, so that its size and its looks are known beforehand. */
export class ExportSession {
  #choice: ExportChoice = $state.raw({} as ExportChoice);
  #written = $state.raw<Written>();
  #failure = $state.raw<ExportFailure>();
  #isWriting = $state.raw(true);
  readonly #options: ExportSessionOptions;
  #stopping = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settled: Promise<void> = Promise.resolve();
  #settle = (): void => undefined;

  constructor(options: ExportSessionOptions) {
    this.#options = options;
    this.#choice = options.choice;
    this.write(0);
  }

  get choice(): ExportChoice {
    return this.#choice;
  }

  /** The file as last written; older than the choice while `isWriting`. */
  get written(): Written | undefined {
    return this.#written;
  }

  get failure(): ExportFailure | undefined {
    return this.#failure;
  }

  get isWriting(): boolean {
    return this.#isWriting;
  }

  change(changes: Partial<ExportChoice>): void {
    this.#choice = { ...this.#choice, ...changes };
    // A name is no matter of the bytes.
    if (Object.keys(changes).some((name) => name !== 'stem')) this.write();
  }

  /** Begins anew; what is under way is given up. */
  write(pauseMs = this.#options.pauseMs ?? PAUSE_MS): void {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    if (!this.#isWriting || this.#timer === undefined)
      this.#settled = new Promise((resolve) => (this.#settle = resolve));
    this.#isWriting = true;
    this.#timer = setTimeout(() => void this.#write(), pauseMs);
  }

  /** The file that is chosen, once it is written; undefined where it could not be. */
  async toFile(): Promise<File | undefined> {
    await this.#settled;
    return this.#failure ? undefined : this.file;
  }

  /** The file that is chosen; undefined while it is being written, and where it could not be. */
  get file(): File | undefined {
    if (!this.#written || this.#isWriting || this.#failure) return undefined;
    const { blob } = this.#written;
    return new File([blob], toFileName(this.#choice.stem, blob.type), { type: blob.type });
  }

  /** The same picture for a clipboard, which takes nothing else. */
  async toPng(): Promise<Blob> {
    const { asset, images, marks } = this.#options;
    const wish = toWish({ ...this.#choice, type: 'image/png' }, asset, marks());
    const outcome = await images.exportFile(asset.bytesHash, wish);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.blob;
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    this.#settle();
  }

  async #write(): Promise<void> {
    const stopping = new AbortController();
    this.#stopping = stopping;
    const { asset, images, marks } = this.#options;
    const wish = toWish(this.#choice, asset, marks());
    const outcome = await images
      .exportFile(asset.bytesHash, wish, { signal: stopping.signal })
      .catch(() => ({ ok: false, reason: 'worker' }) as const);
    if (stopping.signal.aborted) return;
    if (outcome.ok) this.#written = outcome;
    this.#failure = outcome.ok ? undefined : outcome.reason;
    this.#isWriting = false;
    this.#settle();
  }
}
