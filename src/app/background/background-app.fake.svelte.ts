import { vi } from 'vitest';
import type { Job } from '../../lib/contracts/job.ts';
import type { AppState } from '../../lib/state/app-state.ts';

/** What works in the background reads of the state. */
export class FakeBackgroundApp {
  active = $state.raw<Job[]>([]);
  readonly readBatch = vi.fn((_batchId: string) => Promise.resolve<Job[]>([]));
  readonly select = vi.fn((_workspaceId: string) => undefined);

  get state(): AppState {
    const active = () => this.active;
    const jobs = {
      loaded: true,
      get active() {
        return active();
      },
      readBatch: this.readBatch,
    };
    const settings = { values: { notify: true, sound: false, keepAwake: false } };
    const workspaces = { find: (id: string) => (id === 'w1' ? { id } : undefined), select: this.select };
    return { jobs, settings, workspaces } as unknown as AppState;
  }
}
