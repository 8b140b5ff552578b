import type { Failure } from '../../lib/contracts/failure.ts';
import type { PriceEstimate, PriceTable } from '../../lib/contracts/price.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { FindingOutcome, ProbeId, Traits } from '../../lib/contracts/traits.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';
import { estimateProbeCost, estimateProbesCost } from '../../lib/kernel/probe-cost.ts';
import { paidRequestOf } from '../../lib/kernel/probe-plan.ts';
import { PRICE_TABLE } from '../../lib/kernel/prices.ts';
import type { AppState } from '../../lib/state/app-state.ts';

/** What a probe costs: nothing, an estimate, or something that no price is known for. */
export type ProbePrice = 'free' | 'unknown' | PriceEstimate;

/** One opening of the doctor's dialog. Nothing that costs money is ticked until the person does it. */
export class Diagnosis {
  readonly profile: Profile;
  #ticked = $state.raw<readonly ProbeId[]>([]);
  #failure = $state.raw<Failure | undefined>();
  readonly #app: Pick<AppState, 'upstreams' | 'settings'>;

  constructor(profile: Profile, app: Pick<AppState, 'upstreams' | 'settings'>) {
    this.profile = profile;
    this.#app = app;
  }

  get ticked(): readonly ProbeId[] {
    return this.#ticked;
  }

  /** Why the last one could not be run. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  get traits(): Traits | undefined {
    return this.#app.upstreams.of(this.profile);
  }

  get isRunning(): boolean {
    return this.#app.upstreams.isDiagnosing(this.profile);
  }

  /** The probe that runs now. */
  get running(): ProbeId | undefined {
    return this.isRunning ? this.traits?.diagnosing?.probe : undefined;
  }

  get priceTable(): PriceTable {
    return this.#app.settings.values.priceTable ?? PRICE_TABLE;
  }

  tick(probe: ProbeId, isTicked: boolean): void {
    const others = this.#ticked.filter((each) => each !== probe);
    this.#ticked = isTicked ? [...others, probe] : others;
  }

  priceOf(probe: ProbeId): ProbePrice {
    if (this.profile.kind === 'demo' || paidRequestOf(probe) === undefined) return 'free';
    return estimateProbeCost(this.profile, probe, this.priceTable) ?? 'unknown';
  }

  /** Of all that are ticked. */
  get total(): ProbePrice {
    if (this.#ticked.length === 0) return 'free';
    return estimateProbesCost(this.profile, this.#ticked, this.priceTable) ?? 'unknown';
  }

  count(outcome: FindingOutcome): number {
    return this.traits?.findings.filter((finding) => finding.outcome === outcome).length ?? 0;
  }

  /** What was agreed to is agreed to once: afterwards nothing is ticked. */
  async run(): Promise<void> {
    const paid = [...this.#ticked];
    this.#ticked = [];
    await this.#act(() => this.#app.upstreams.diagnose(this.profile.id, paid));
  }

  async stop(): Promise<void> {
    await this.#act(() => this.#app.upstreams.stop(this.profile.id));
  }

  async #act(act: () => Promise<void>): Promise<void> {
    this.#failure = undefined;
    try {
      await act();
    } catch (error) {
      this.#failure = toFailure(error);
    }
  }
}
