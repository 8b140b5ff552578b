import type { Profile } from '../contracts/profile.ts';
import type { ProbeId, Traits } from '../contracts/traits.ts';
import type { UpstreamApi } from '../contracts/upstream-api.ts';
import { observe } from '../db/observe.ts';
import type { Repositories } from '../db/repositories.ts';

/** A diagnosis that began longer ago died with its worker. */
const LONGEST_MS = 10 * 60_000;

type Upstream = Pick<Profile, 'id' | 'form' | 'baseUrl'>;

/** What `Upstreams` needs. */
export interface UpstreamsOptions {
  repositories: Pick<Repositories, 'traits'>;
  upstream: Pick<UpstreamApi, 'diagnose' | 'stopDiagnosis'>;
  now?: () => number;
}

/** What is known of the profiles' upstreams, as jobs and diagnoses find it out. */
export class Upstreams {
  #rows = $state.raw<Traits[]>([]);
  /** Profiles whose diagnosis was begun in this window. */
  #asked = $state.raw<readonly string[]>([]);
  readonly #options: UpstreamsOptions;

  constructor(options: UpstreamsOptions) {
    this.#options = options;
  }

  /** Watches the database; answers with the way to stop. */
  start(): () => void {
    return observe(
      () => this.#options.repositories.traits.all(),
      (rows) => (this.#rows = rows),
      // Nothing known is the right picture where nothing can be read.
      () => undefined,
    );
  }

  /** Undefined where nothing is known: never looked, or the profile has been pointed at another upstream since. */
  of({ id, form, baseUrl }: Upstream): Traits | undefined {
    const traits = this.#rows.find(({ profileId }) => profileId === id);
    return traits?.form === form && traits.baseUrl === baseUrl ? traits : undefined;
  }

  /** In this window or another one. */
  isDiagnosing(profile: Upstream): boolean {
    if (this.#asked.includes(profile.id)) return true;
    const startedAt = this.of(profile)?.diagnosing?.startedAt;
    return startedAt !== undefined && this.#now() - startedAt < LONGEST_MS;
  }

  /** Resolves when it is over; `paid` are the probes that cost money and were agreed to. Findings come by themselves. */
  async diagnose(profileId: string, paid: ProbeId[]): Promise<void> {
    if (this.#asked.includes(profileId)) return;
    this.#asked = [...this.#asked, profileId];
    try {
      await this.#options.upstream.diagnose(profileId, paid, {
        isSecurePage: globalThis.location?.protocol === 'https:',
        isOnline: globalThis.navigator?.onLine ?? true,
      });
    } finally {
      this.#asked = this.#asked.filter((id) => id !== profileId);
    }
  }

  stop(profileId: string): Promise<void> {
    return this.#options.upstream.stopDiagnosis(profileId);
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}
