import { vi } from 'vitest';
import type { Capabilities } from '../../../lib/contracts/capabilities.ts';
import type { Choice } from '../../../lib/contracts/choice.ts';
import type { KitItem } from '../../../lib/contracts/kit.ts';
import type { Profile } from '../../../lib/contracts/profile.ts';
import type { TextAnswer } from '../../../lib/contracts/upstream-api.ts';
import { capabilitiesOfModel } from '../../../lib/kernel/capabilities-of.ts';
import type { AppState } from '../../../lib/state/app-state.ts';
import type { KitState } from '../../../lib/state/create-kit.ts';
import { Kit } from '../../../lib/state/kit.svelte.ts';
import { FakeComposerApp, fakeProfile } from '../composer-app.fake.svelte.ts';

/** A model with shapes of its own, and options. */
export function fakeCapabilities(changes: Partial<Capabilities> = {}): Capabilities {
  return {
    ...capabilitiesOfModel('gpt-image-2'),
    sizes: { ratios: ['1:1', '16:9', '21:9'], areas: { '1K': 1_048_576 } },
    ...changes,
  };
}

export function fakeChoice(
  changes: Partial<Choice> & { profile?: Profile; imageModel?: string } = {},
): Choice {
  const { profile = fakeProfile(), imageModel = 'gpt-image-2', ...others } = changes;
  return {
    candidate: {
      profile,
      imageModel,
      capabilities: fakeCapabilities(),
      usd: { low: 0.04, high: 0.05 },
      typicalMs: 14_000,
      isMeasured: true,
      record: { done: 3, failed: 0 },
    },
    cropLoss: 0,
    reasons: [],
    lacks: [],
    ...others,
  };
}

/** The composer's state with a kit that lies in memory. */
export class FakeKitApp extends FakeComposerApp {
  readonly stored = new Map<string, KitItem>();
  readonly rank = vi.fn((): Promise<Choice[]> => Promise.resolve([fakeChoice()]));
  readonly improve = vi.fn((text: string): Promise<TextAnswer> => Promise.resolve({ text: `${text}, lit` }));
  readonly state: KitState;

  constructor(start?: ConstructorParameters<typeof FakeComposerApp>[0]) {
    super(start);
    const kit = new Kit({ repositories: { kit: this.#repository() } as never });
    const choices = { rank: this.rank, modelsOf: () => Promise.resolve([]) };
    const help = { helpers: this.list, improve: this.improve };
    this.state = { kit, choices, help } as unknown as KitState;
  }

  override get app(): AppState {
    return { ...super.app, loadKit: () => Promise.resolve(this.state) };
  }

  #repository() {
    return {
      all: () => Promise.resolve([...this.stored.values()]),
      put: (item: KitItem) => Promise.resolve(void this.stored.set(item.id, item)),
      putMany: (items: KitItem[]) => Promise.resolve(items.forEach((item) => this.stored.set(item.id, item))),
      remove: (id: string) => {
        const item = this.stored.get(id);
        this.stored.delete(id);
        return Promise.resolve(item);
      },
    };
  }
}
