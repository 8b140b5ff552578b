import type { ConnectionReport, Profile } from '../contracts/profile.ts';
import type { ProviderCard } from '../contracts/provider.ts';
import type { UpstreamApi } from '../contracts/upstream-api.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';
import { isRelay } from '../kernel/capabilities-of.ts';
import { LoadMark } from './load-mark.svelte.ts';
import type { SettingsState } from './settings-state.svelte.ts';
import { WriteClock } from './write-clock.ts';

/** What a person fills in; the rest is ours. */
export type ProfileValues = Omit<Profile, 'id' | 'hasKey' | 'createdAt' | 'updatedAt'>;

/** What `Profiles` needs. */
export interface ProfilesOptions {
  repositories: Pick<Repositories, 'profiles'>;
  upstream: Pick<
    UpstreamApi,
    'putKey' | 'copyKey' | 'testConnection' | 'requeue' | 'capabilitiesOf' | 'providers'
  >;
  settings: Pick<SettingsState, 'values' | 'set'>;
  now?: () => number;
}

/** Values that a new profile starts from. */
export function newProfileValues(): ProfileValues {
  return {
    name: '',
    kind: 'openai',
    form: 'responses',
    baseUrl: '',
    textModel: '',
    imageModel: '',
    sendPromptUnchanged: true,
    reasoningEffort: 'low',
    extraAttempts: 3,
    waitMs: 15_000,
    previews: 2,
    stallTimeoutMs: 120_000,
    parallelJobs: 3,
    allowInsecure: false,
    stream: true,
    fallbackProfileId: '',
    dailyCapUsd: 0,
    knownModels: [],
  };
}

/** Upstreams as their user named them. Keys only pass through here on their way to the worker; none is kept. */
export class Profiles {
  #list = $state.raw<Profile[]>([]);
  readonly #loaded = new LoadMark();
  readonly #clock = new WriteClock();
  readonly #options: ProfilesOptions;
  readonly #default = $derived.by(() => {
    const id = this.#options.settings.values.defaultProfileId;
    return this.#list.find((profile) => profile.id === id) ?? this.#list[0];
  });

  constructor(options: ProfilesOptions) {
    this.#options = options;
  }

  /** Oldest first. */
  get list(): Profile[] {
    return this.#list;
  }

  get loaded(): boolean {
    return this.#loaded.isSet;
  }

  /** Resolves when `loaded` is true. */
  whenLoaded(): Promise<void> {
    return this.#loaded.whenSet;
  }

  /** The one chosen as default, else the first. */
  get default(): Profile | undefined {
    return this.#default;
  }

  /** Watches the database; answers with the way to stop. */
  start(): () => void {
    return observe(
      () => this.#clock.query(() => this.#options.repositories.profiles.all()),
      ({ tick, value }) => {
        if (!this.#clock.isStale(tick)) this.#list = value;
        this.#loaded.set();
      },
      () => this.#loaded.set(),
    );
  }

  /** The default where the id is empty or its profile is gone: a workspace always has one to generate with. */
  find(id: string): Profile | undefined {
    return this.#list.find((profile) => profile.id === id) ?? this.#default;
  }

  has(id: string): boolean {
    return this.#list.some((profile) => profile.id === id);
  }

  /** The key goes to the worker; an empty one is none. */
  async create(values: ProfileValues, key: string): Promise<Profile> {
    const now = this.#now();
    const made = {
      ...values,
      id: crypto.randomUUID(),
      hasKey: key !== '',
      createdAt: now,
      updatedAt: now,
    };
    const profile = await this.#describe(made, key);
    if (key !== '') await this.#options.upstream.putKey(profile.id, key);
    await this.#put(profile);
    return profile;
  }

  /** `key` null: unchanged; empty: deleted. */
  async update(profile: Profile, key: string | null = null): Promise<Profile> {
    if (key !== null) await this.#options.upstream.putKey(profile.id, key);
    const hasKey = key === null ? profile.hasKey : key !== '';
    const updated = await this.#describe({ ...profile, hasKey, updatedAt: this.#now() }, key);
    const before = this.#list.find(({ id }) => id === profile.id);
    await this.#put(updated);
    if (before && steersQueue(before, updated)) this.#options.upstream.requeue().catch(() => undefined);
    return updated;
  }

  /** With the same key, which the page never sees. Undefined if there is no such profile. */
  async duplicate(id: string, name: string): Promise<Profile | undefined> {
    const original = this.#list.find((profile) => profile.id === id);
    if (!original) return undefined;
    const now = this.#now();
    const copy = { ...original, id: crypto.randomUUID(), name, createdAt: now, updatedAt: now };
    if (original.hasKey) await this.#options.upstream.copyKey(id, copy.id);
    await this.#put(copy);
    return copy;
  }

  /** Where it was the fallback of others, they have none then. */
  async remove(id: string): Promise<void> {
    const dependents = this.#list.filter(({ fallbackProfileId }) => fallbackProfileId === id);
    for (const profile of dependents) await this.update({ ...profile, fallbackProfileId: '' });
    await this.#clock.write(() => this.#options.repositories.profiles.remove(id));
    this.#list = this.#list.filter((profile) => profile.id !== id);
    if (this.#options.settings.values.defaultProfileId === id)
      await this.#options.settings.set('defaultProfileId', '');
  }

  async makeDefault(id: string): Promise<void> {
    await this.#options.settings.set('defaultProfileId', id);
  }

  /** A profile that is drawn on this device: no key, no network. */
  createDemo(name: string): Promise<Profile> {
    return this.create({ ...newProfileValues(), name, kind: 'demo', imageModel: 'gpt-image-2' }, '');
  }

  /** Providers beyond the relays' forms. */
  providers(): Promise<ProviderCard[]> {
    return this.#options.upstream.providers();
  }

  /** Tests values that may not be saved yet; `key` null means the stored one. */
  test(profile: Profile, key: string | null): Promise<ConnectionReport> {
    return this.#options.upstream.testConnection(profile, key, {
      isSecurePage: globalThis.location?.protocol === 'https:',
      isOnline: globalThis.navigator?.onLine ?? true,
    });
  }

  /** With what the provider says of the model; without where it cannot be asked: a model that is not known is asked as a plain one. */
  async #describe(profile: Profile, key: string | null): Promise<Profile> {
    const { capabilities: _before, ...rest } = profile;
    const capabilities = isRelay(profile.form)
      ? undefined
      : await this.#options.upstream.capabilitiesOf(rest, key).catch(() => undefined);
    return { ...rest, ...(capabilities ? { capabilities } : {}) };
  }

  async #put(profile: Profile): Promise<void> {
    await this.#clock.write(() => this.#options.repositories.profiles.put(profile));
    const others = this.#list.filter(({ id }) => id !== profile.id);
    this.#list = [...others, profile].sort((a, b) => a.createdAt - b.createdAt);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}

/** A worker that cannot be reached now reads the rows when it starts. */
function steersQueue(before: Profile, after: Profile): boolean {
  return before.parallelJobs !== after.parallelJobs || before.dailyCapUsd !== after.dailyCapUsd;
}
