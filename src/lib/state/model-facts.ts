import type { Capabilities } from '../contracts/capabilities.ts';
import type { Profile } from '../contracts/profile.ts';
import type { ProviderCard } from '../contracts/provider.ts';
import type { UpstreamApi } from '../contracts/upstream-api.ts';
import { capabilitiesOf, isRelay } from '../kernel/capabilities-of.ts';
import { isImageModel } from '../kernel/image-models.ts';
import { toModelProfile } from '../kernel/model-profile.ts';

/** Models offered of one profile, its own among them. */
const MOST_MODELS = 6;

export interface ModelFactsOptions {
  upstream: Pick<UpstreamApi, 'capabilitiesOf' | 'providers'>;
}

/** What is known of the models of profiles, asked for once. */
export class ModelFacts {
  readonly #upstream: ModelFactsOptions['upstream'];
  readonly #known = new Map<string, Promise<Capabilities>>();
  readonly #asked = new Map<string, Promise<Capabilities>>();
  #cards: Promise<ProviderCard[]> | undefined;

  constructor({ upstream }: ModelFactsOptions) {
    this.#upstream = upstream;
  }

  /** Without asking the upstream, unless it has been asked already. */
  known(profile: Profile, imageModel: string): Promise<Capabilities> {
    const key = toKey(profile, imageModel);
    return this.#asked.get(key) ?? once(this.#known, key, () => this.#read(profile, imageModel, true));
  }

  /** The upstream may be asked, which is free. */
  asked(profile: Profile, imageModel: string): Promise<Capabilities> {
    const key = toKey(profile, imageModel);
    return once(this.#asked, key, () => this.#read(profile, imageModel, false));
  }

  /** Image models to choose from, the profile's own first. */
  async modelsOf(profile: Profile): Promise<string[]> {
    const own = profile.imageModel === '' ? [] : [profile.imageModel];
    const others = profile.kind === 'demo' ? [] : await this.#othersOf(profile);
    const all = [...new Set([...own, ...others])].slice(0, MOST_MODELS);
    // An upstream that chooses its model itself is one to choose, too.
    return profile.imageModel === '' ? ['', ...all].slice(0, MOST_MODELS) : all;
  }

  async #othersOf({ form, knownModels, description }: Profile): Promise<readonly string[]> {
    if (isRelay(form)) return knownModels.filter(isImageModel);
    if (description) return description.models;
    this.#cards ??= this.#upstream.providers();
    const cards = await this.#cards.catch((): ProviderCard[] => []);
    const offered = cards.find((card) => card.form === form)?.models ?? [];
    const listed = new Set(knownModels);
    // What the upstream has listed is all that it has; the first of the card are those that most want.
    return listed.size === 0 ? offered : [...offered.filter((model) => listed.has(model)), ...knownModels];
  }

  async #read(profile: Profile, imageModel: string, isOffline: boolean): Promise<Capabilities> {
    const other = toModelProfile(profile, imageModel);
    if (isRelay(profile.form) || other.capabilities) return capabilitiesOf(other);
    const told = await this.#upstream.capabilitiesOf(other, null, { isOffline });
    return told ?? capabilitiesOf(other);
  }
}

/** A profile that was saved anew may speak to another upstream. */
function toKey({ id, updatedAt }: Profile, imageModel: string): string {
  return `${id} ${updatedAt} ${imageModel}`;
}

/** What failed is tried again by the next who asks. */
function once<T>(kept: Map<string, Promise<T>>, key: string, run: () => Promise<T>): Promise<T> {
  const before = kept.get(key);
  if (before) return before;
  const value = run();
  kept.set(key, value);
  value.catch(() => kept.delete(key));
  return value;
}
