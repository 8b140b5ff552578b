import type { Job } from '../../../lib/contracts/job.ts';
import { findDearerFallback } from '../../../lib/kernel/fallback-cost.ts';
import type { DearerFallback } from '../../../lib/kernel/fallback-cost.ts';
import { PRICE_TABLE } from '../../../lib/kernel/prices.ts';
import { toFallbackUse, toRunRecipe } from '../../../lib/kernel/run-recipe.ts';
import type { AppState } from '../../../lib/state/app-state.ts';
import { m } from '../../../messages/generated/messages.js';
import { share } from './image-file.ts';
import type { Cure } from './job-cure.ts';
import { saveHeld } from './save-held.ts';

type CureState = Pick<AppState, 'jobs' | 'workspaces' | 'toasts' | 'ui' | 'profiles' | 'settings'>;

/** Does what may help a job in trouble. */
export class JobCures {
  /** Jobs of whose held images the user has files. */
  #downloaded = $state.raw<readonly string[]>([]);
  readonly #state: CureState;
  readonly #onTryAgain: () => void;
  readonly #acts: Record<Cure, (job: Job) => void | Promise<void>> = {
    'try-again': (job) => this.#tryAgain(job),
    'try-fallback': (job) => this.#tryFallback(job),
    'fetch-again': ({ id }) => this.#state.jobs.reopen(id),
    'open-profile': (job) => this.#openProfile(job),
    'open-storage': () => this.#openStorage(),
    'download-held': (job) => this.#download(job),
    'store-held': (job) => this.#store(job),
    'drop-held': ({ id }) => this.#state.jobs.dropHeld(id),
  };

  constructor(state: CureState, { onTryAgain }: { onTryAgain: () => void }) {
    this.#state = state;
    this.#onTryAgain = onTryAgain;
  }

  wasDownloaded(job: Job | undefined): boolean {
    return job !== undefined && this.#downloaded.includes(job.id);
  }

  /** The fallback of a job's profile, where it waits for the user's word. */
  dearerOf(job: Job | undefined): DearerFallback | undefined {
    const { profiles, settings } = this.#state;
    const table = settings.values.priceTable ?? PRICE_TABLE;
    return job && findDearerFallback(job, { profiles: profiles.list, table });
  }

  apply(cure: Cure, job: Job): void {
    void this.#acts[cure](job);
  }

  /** What was kept of the old attempt would stand in the way of the new one. */
  #tryAgain({ id }: Job): Promise<void> {
    this.#onTryAgain();
    this.#state.workspaces.show({ assetId: '' });
    return this.#state.jobs.tryAgain(id);
  }

  /** The user has read what it costs more. */
  async #tryFallback(job: Job): Promise<void> {
    const profile = this.dearerOf(job)?.profile;
    if (!profile) return;
    this.#onTryAgain();
    this.#state.workspaces.show({ assetId: '' });
    await this.#state.jobs.tryAgain(job.id, {
      profileId: profile.id,
      recipe: toRunRecipe({ recipe: job.recipe, fallback: toFallbackUse(profile) }),
      previewsWanted: profile.previews,
      maxAttempts: profile.extraAttempts + 1,
    });
  }

  #openProfile({ profileId, fallback }: Job): void {
    const { ui } = this.#state;
    ui.setupProfileId = fallback?.profileId ?? profileId;
    ui.setupOpen = true;
  }

  #openStorage(): void {
    const { ui } = this.#state;
    ui.settingsSection = 'storage';
    ui.settingsOpen = true;
  }

  async #download(job: Job): Promise<void> {
    const { jobs, toasts } = this.#state;
    const held = await saveHeld(job, jobs);
    if (held.way === 'gone') return this.#warn(m.job_held_gone());
    if (held.way === 'downloaded') return this.#markDownloaded(job);
    const run = () => void this.#share(job, held.files);
    toasts.show({ text: m.job_held_share_again(), action: { label: m.canvas_share(), run } });
  }

  async #share(job: Job, files: File[]): Promise<void> {
    if ((await share(...files)) === 'shared') this.#markDownloaded(job);
  }

  #markDownloaded({ id }: Job): void {
    this.#downloaded = [...this.#downloaded, id];
    this.#state.toasts.show({ text: m.job_held_downloaded(), tone: 'success' });
  }

  async #store({ id }: Job): Promise<void> {
    const isStored = await this.#state.jobs.storeHeld(id).catch(() => false);
    if (!isStored) this.#warn(m.job_held_no_room());
  }

  #warn(text: string): void {
    this.#state.toasts.show({ text, tone: 'warning' });
  }
}
