import { vi } from 'vitest';
import type { Finding, ProbeId } from '../../lib/contracts/traits.ts';

/** What the doctor's dialog uses of `Upstreams`; a diagnosis begins and ends when the test says so. */
export class FakeUpstreams {
  findings = $state.raw<Finding[]>([]);
  #probe = $state.raw<ProbeId | undefined>();
  readonly diagnose = vi.fn((_profileId: string, _paid: ProbeId[]) => Promise.resolve());
  readonly stop = vi.fn((_profileId: string) => Promise.resolve());

  constructor(findings: Finding[]) {
    this.findings = findings;
  }

  of() {
    const diagnosing = this.#probe && { startedAt: 0, probe: this.#probe };
    return { findings: this.findings, relays: [], ...(diagnosing ? { diagnosing } : {}) };
  }

  isDiagnosing(): boolean {
    return this.#probe !== undefined;
  }

  run(probe: ProbeId): void {
    this.#probe = probe;
  }

  end(): void {
    this.#probe = undefined;
  }
}
