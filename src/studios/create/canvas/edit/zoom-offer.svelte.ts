import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { Size } from '../../../../lib/contracts/size.ts';
import { capabilitiesOf } from '../../../../lib/kernel/capabilities-of.ts';
import { isPartSent, planPart } from '../../../../lib/kernel/edits/plan-part.ts';
import type { PartPlan } from '../../../../lib/kernel/edits/plan-part.ts';
import { findMaskBounds } from '../../../../lib/kernel/mask/mask.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import type { Editing } from '../../../../lib/state/editing.svelte.ts';
import { toMaskedSize } from '../../masked-size.ts';

const NO_MODEL = { kind: 'openai', form: 'responses', textModel: '', imageModel: '' } as const;

/** What is masked at present. */
export interface ZoomOfferSource {
  /** Undefined where nothing is masked. */
  asset(): Asset | undefined;
  editing(): Editing | undefined;
}

/** Whether only the part around the mask could be sent, whether it will be, and how large what is sent is. */
export class ZoomOffer {
  readonly #app: Pick<AppState, 'workspaces' | 'profiles'>;
  readonly #source: ZoomOfferSource;

  readonly #sizes = $derived.by((): Capabilities['sizes'] => {
    const { workspaces, profiles } = this.#app;
    const profile = profiles.find(workspaces.current?.draft.profileId ?? '') ?? profiles.default;
    return capabilitiesOf(profile ?? NO_MODEL).sizes;
  });
  /** Undefined where the whole is sent in any case. */
  readonly plan: PartPlan | undefined = $derived.by(() => this.#plan());

  constructor(app: Pick<AppState, 'workspaces' | 'profiles'>, source: ZoomOfferSource) {
    this.#app = app;
    this.#source = source;
  }

  get isOn(): boolean {
    const tools = this.#source.editing()?.tools;
    return this.plan !== undefined && tools !== undefined && isPartSent(this.plan, tools);
  }

  /** Pixels that are asked for; undefined where nothing is masked. */
  get size(): Size | 'auto' | undefined {
    const asset = this.#source.asset();
    return asset && toMaskedSize(this.isOn && this.plan ? this.plan.size : asset, { sizes: this.#sizes });
  }

  choose(isOn: boolean): void {
    this.#source.editing()?.setTools({ zoomEdit: isOn ? 'on' : 'off' });
  }

  #plan(): PartPlan | undefined {
    const [asset, editing] = [this.#source.asset(), this.#source.editing()];
    // The share is what says that the bytes have changed.
    if (!asset || !editing?.mask || editing.share === 0 || !editing.tools.lock) return undefined;
    const { mask } = editing;
    if (mask.width !== asset.width || mask.height !== asset.height) return undefined;
    const bounds = findMaskBounds(mask);
    return bounds && planPart({ picture: asset, bounds, sizes: this.#sizes });
  }
}
