import type { Capabilities } from '../contracts/capabilities.ts';
import type { Candidate, Choice, Wish } from '../contracts/choice.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Quality, Resolution } from '../contracts/parameters.ts';
import type { Repositories } from '../db/repositories.ts';
import { toSize } from '../kernel/aspect-ratio.ts';
import { isRelay } from '../kernel/capabilities-of.ts';
import { rankChoices } from '../kernel/choices/rank-choices.ts';
import { estimatePrice } from '../kernel/estimate-price.ts';
import { toModelProfile } from '../kernel/model-profile.ts';
import { PRICE_TABLE } from '../kernel/prices.ts';
import { toSpanKey, toSpanStart } from '../kernel/span-key.ts';
import { planTemplate } from '../kernel/templates/plan-template.ts';
import { toUsualSpan } from '../kernel/usual-span.ts';
import { toClosedLanes } from './closed-lanes.ts';
import type { ClosedLane } from './closed-lanes.ts';
import { ModelFacts } from './model-facts.ts';
import type { ModelFactsOptions } from './model-facts.ts';
import { toRecords } from './model-record.ts';
import type { Profiles } from './profiles.svelte.ts';
import type { SettingsState } from './settings-state.svelte.ts';

/** Jobs looked at to tell how models have fared. */
const NEWEST_JOBS = 200;

/** What a price and a time are told for. */
export interface Drawn {
  prompt: string;
  quality: Quality;
  resolution: Resolution;
}

const USUAL: Drawn = { prompt: '', quality: 'auto', resolution: '1K' };

export interface ChoicesOptions extends ModelFactsOptions {
  repositories: Pick<Repositories, 'jobs' | 'queue'>;
  profiles: Pick<Profiles, 'list'>;
  settings: Pick<SettingsState, 'values'>;
}

/** Whom a picture can be asked of, and who would do it best. */
export class Choices {
  readonly #options: ChoicesOptions;
  readonly #facts: ModelFacts;

  constructor(options: ChoicesOptions) {
    this.#options = options;
    this.#facts = new ModelFacts(options);
  }

  /** Image models of a profile to choose from, its own first. */
  modelsOf(profile: Profile): Promise<string[]> {
    return this.#facts.modelsOf(profile);
  }

  /** What a model of a profile understands, as its upstream says; asked once, and free. Empty: the profile's own model. */
  capabilitiesOf(profile: Profile, imageModel: string): Promise<Capabilities> {
    return this.#facts.asked(profile, imageModel || profile.imageModel);
  }

  /** Best first; those that lack something come last. Asks no upstream. */
  async rank(wish: Wish, drawn: Drawn = USUAL): Promise<Choice[]> {
    return rankChoices(await this.candidates(wish, drawn), wish);
  }

  /** Every profile with its models. The demo stands among them only where there is nothing else. */
  async candidates(wish: Wish, drawn: Drawn = USUAL): Promise<Candidate[]> {
    const { profiles, repositories } = this.#options;
    const real = profiles.list.filter(({ kind }) => kind !== 'demo');
    const recordOf = toRecords(await repositories.jobs.recent(NEWEST_JOBS));
    const closed = toClosedLanes(await repositories.queue.pauses(), Date.now());
    const listed = await Promise.all(
      (real.length > 0 ? real : profiles.list).map(async (profile) =>
        (await this.#facts.modelsOf(profile)).map((imageModel) => ({ profile, imageModel })),
      ),
    );
    return Promise.all(
      listed.flat().map(async ({ profile, imageModel }) => ({
        ...(await this.#describe({ profile, imageModel, wish, drawn })),
        record: recordOf(profile.id, imageModel),
        ...toPause(closed, profile),
      })),
    );
  }

  async #describe(input: {
    profile: Profile;
    imageModel: string;
    wish: Wish;
    drawn: Drawn;
  }): Promise<Omit<Candidate, 'record'>> {
    const { profile, imageModel } = input;
    const capabilities = await this.#facts.known(profile, imageModel);
    const asked = toAsked({ ...input, capabilities });
    const usd = this.#priceOf({ ...input, asked });
    const measuredMs = await this.#timeOf(input, asked);
    const typicalMs = measuredMs ?? capabilities.typicalMs;
    return {
      profile,
      imageModel,
      capabilities,
      isMeasured: measuredMs !== undefined,
      ...(usd ? { usd } : {}),
      ...(typicalMs === undefined ? {} : { typicalMs }),
    };
  }

  #priceOf({
    profile,
    wish,
    drawn,
    asked,
  }: {
    profile: Profile;
    wish: Wish;
    drawn: Drawn;
    asked: Asked;
  }): Candidate['usd'] {
    if (profile.kind === 'demo') return { low: 0, high: 0 };
    const estimate = estimatePrice({
      recipe: { ...drawn, ...asked, sources: { length: wish.sources } },
      previews: profile.stream ? profile.previews : 0,
      count: 1,
      table: this.#options.settings.values.priceTable ?? PRICE_TABLE,
    });
    return estimate && { low: estimate.lowUsd, high: estimate.highUsd };
  }

  /** Of jobs like this one, else of any of the model. */
  async #timeOf(
    { profile, imageModel, wish, drawn }: { profile: Profile; imageModel: string; wish: Wish; drawn: Drawn },
    { size }: Asked,
  ): Promise<number | undefined> {
    const { queue } = this.#options.repositories;
    const { id, form, textModel } = profile;
    const key = toSpanKey({
      profileId: id,
      form,
      textModel,
      imageModel,
      quality: drawn.quality,
      size,
      sources: { length: wish.sources },
    });
    const own = toUsualSpan(await queue.durations(key));
    const span =
      own ?? toUsualSpan(await queue.durationsLike(toSpanStart(toModelProfile(profile, imageModel))));
    return span?.medianMs;
  }
}

/** What of a request makes its price and its time. */
interface Asked {
  imageModel: string;
  size: ReturnType<typeof toSize>;
  resolution: Resolution;
  capabilities?: Capabilities;
}

function toAsked(input: {
  profile: Profile;
  imageModel: string;
  capabilities: Capabilities;
  wish: Wish;
  drawn: Drawn;
}): Asked {
  const { profile, imageModel, capabilities, wish, drawn } = input;
  const known = isRelay(profile.form) ? {} : { capabilities };
  if (wish.target && !wish.hasMask) {
    const { size, resolution } = planTemplate(wish.target, capabilities);
    return { imageModel, size, resolution, ...known };
  }
  const { aspectRatio } = wish;
  const { resolution } = drawn;
  return { imageModel, size: toSize({ aspectRatio, resolution, capabilities }), resolution, ...known };
}

function toPause(closed: readonly ClosedLane[], { id }: Profile): Pick<Candidate, 'pause'> {
  const pause = closed.find(({ profileId }) => profileId === id)?.reason;
  return pause ? { pause } : {};
}
