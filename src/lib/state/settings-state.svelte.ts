import type { SettingName, Settings } from '../contracts/settings.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import { DEFAULT_SETTINGS } from '../db/setting-repository.ts';
import { LoadMark } from './load-mark.svelte.ts';
import { WriteClock } from './write-clock.ts';

/** Settings, shared by all windows. */
export class SettingsState {
  #values = $state.raw<Settings>(DEFAULT_SETTINGS);
  readonly #loaded = new LoadMark();
  readonly #clock = new WriteClock();
  readonly #repositories: Pick<Repositories, 'settings'>;

  constructor({ repositories }: { repositories: Pick<Repositories, 'settings'> }) {
    this.#repositories = repositories;
  }

  get values(): Settings {
    return this.#values;
  }

  /** False until the stored ones were read; till then `values` are defaults. */
  get loaded(): boolean {
    return this.#loaded.isSet;
  }

  /** Resolves when `loaded` is true. */
  whenLoaded(): Promise<void> {
    return this.#loaded.whenSet;
  }

  /** Watches the database; answers with the way to stop. */
  start(): () => void {
    return observe(
      () => this.#clock.query(() => this.#repositories.settings.all()),
      ({ tick, value }) => {
        if (!this.#clock.isStale(tick)) this.#values = value;
        this.#loaded.set();
      },
      () => this.#loaded.set(),
    );
  }

  /** Shows at once, then writes. Throws AppError if it cannot be kept. */
  async set<Name extends SettingName>(name: Name, value: Settings[Name]): Promise<void> {
    this.#values = { ...this.#values, [name]: value };
    await this.#clock.write(() => this.#repositories.settings.set(name, value));
  }

  /** Asks the browser not to evict, once; call it in a gesture after the first success. */
  async requestPersistence(): Promise<boolean> {
    const { requestPersistence } = await import('../db/quota.ts');
    const persistent = await requestPersistence();
    await this.set('storagePersistent', persistent);
    return persistent;
  }
}
