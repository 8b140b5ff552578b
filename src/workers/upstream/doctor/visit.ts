import type { Attempt } from '../../../lib/contracts/job.ts';
import type { Profile } from '../../../lib/contracts/profile.ts';
import type { ProviderHttpRequest } from '../../../lib/contracts/provider.ts';
import type { Finding, ProbeId, Traits } from '../../../lib/contracts/traits.ts';
import type { PageFacts } from '../../../lib/contracts/upstream-api.ts';
import { toEndpoint } from '../../../lib/kernel/base-url.ts';
import type { PaidRequest } from '../../../lib/kernel/probe-plan.ts';
import type { RelayAnswer } from '../../../lib/kernel/recognise-relay.ts';
import { redact } from '../../../lib/kernel/redact.ts';
import { toAuthHeaders } from '../providers/provider-credentials.ts';
import type { FetchLike } from '../transport/send-request.ts';
import { ask, ASK_TIMEOUT_MS } from './ask.ts';
import type { Asked } from './ask.ts';
import { FORM_PATHS, formProbeOf } from './form-paths.ts';
import type { FormProbeId } from './form-paths.ts';
import type { PaidAnswer } from './paid-answer.ts';

/** What no upstream has: asking for it shows how it says no. */
const NO_ID = 'resp_easel_probe_does_not_exist';
const NO_MODEL = 'easel-probe-does-not-exist';

export interface VisitOptions {
  profile: Profile;
  key: string;
  page: PageFacts;
  /** Probes whose price was agreed to. */
  paid: readonly ProbeId[];
  /** As they stood when the diagnosis began. */
  traits: Traits;
  signal: AbortSignal;
  fetch: FetchLike | undefined;
  probeHost(url: string, timeoutMs: number): Promise<boolean>;
  readAttempts(): Promise<Attempt[]>;
  sendPaid(visit: Visit, request: PaidRequest, probes: readonly ProbeId[]): Promise<PaidAnswer>;
}

/**
 * One diagnosis while it runs: what the probes may ask. Every question is put once, whoever asks it, so that several probes can
 * judge one answer.
 */
export class Visit {
  readonly profile: Profile;
  readonly key: string;
  readonly page: PageFacts;
  readonly traits: Traits;
  readonly signal: AbortSignal;
  readonly fetch: FetchLike | undefined;
  /** Of this diagnosis. */
  readonly findings = new Map<ProbeId, Finding>();
  /** What may show whose software answers. */
  readonly seen: RelayAnswer[] = [];
  readonly #options: VisitOptions;
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(options: VisitOptions) {
    this.profile = options.profile;
    this.key = options.key;
    this.page = options.page;
    this.traits = options.traits;
    this.signal = options.signal;
    this.fetch = options.fetch;
    this.#options = options;
  }

  isPaid(probe: ProbeId): boolean {
    return this.#options.paid.includes(probe);
  }

  /** The list of models: the same headers as a paid request, so the same preflight. */
  models(): Promise<Asked> {
    return this.#get('models', true);
  }

  /** The same without the key's header: a request that needs no preflight. */
  modelsWithoutKey(): Promise<Asked> {
    return this.#get('models', false);
  }

  /** A model that never was, without the key's header. */
  missingModel(): Promise<Asked> {
    return this.#get(`models/${NO_MODEL}`, false);
  }

  /** An answer that never was. */
  missingResponse(): Promise<Asked> {
    return this.#get(`responses/${NO_ID}`, true);
  }

  responseById(id: string): Promise<Asked> {
    return this.#get(`responses/${encodeURIComponent(id)}`, true);
  }

  /** Whether anything answers that the browser hides from us. */
  isHidden(): Promise<boolean> {
    return this.#once('hidden', () =>
      this.#options.probeHost(toEndpoint(this.profile.baseUrl, 'models'), ASK_TIMEOUT_MS),
    );
  }

  /**
   * A request without anything in it: refused, and so free, wherever the endpoint exists. JSON is sent with its content type
   * and so with the preflight of a paid request; plain text without.
   */
  postNothing(form: FormProbeId, options: { asText?: boolean; withoutKey?: boolean } = {}): Promise<Asked> {
    const { asText = false, withoutKey = false } = options;
    return this.#once(`POST ${form} ${asText} ${withoutKey}`, () =>
      this.#ask(
        toEmptyRequest(toEndpoint(this.profile.baseUrl, FORM_PATHS[form]), form, asText),
        !withoutKey,
      ),
    );
  }

  attempts(): Promise<Attempt[]> {
    return this.#once('attempts', () => this.#options.readAttempts());
  }

  /**
   * Whether a paid request would get through and be answered, as far as is known: money is not spent on what is known to fail.
   */
  canPay(form: FormProbeId = formProbeOf(this.profile)): boolean {
    const needed: ProbeId[] = ['reachable', 'preflight', 'key', form];
    return needed.every((probe) => this.findings.get(probe)?.outcome !== 'no');
  }

  picture(): Promise<PaidAnswer> {
    return this.#once('picture', () => this.#options.sendPaid(this, 'picture', []));
  }

  count(): Promise<PaidAnswer> {
    return this.#once('count', () => this.#options.sendPaid(this, 'count', []));
  }

  /** An edit with what the probes are about: several source images, a mask, or both. */
  edit(probes: readonly ProbeId[]): Promise<PaidAnswer> {
    return this.#once(`edit ${probes.join(' ')}`, () => this.#options.sendPaid(this, 'edit', probes));
  }

  #get(path: string, withKey: boolean): Promise<Asked> {
    const url = toEndpoint(this.profile.baseUrl, path);
    return this.#once(`GET ${path} ${withKey}`, () =>
      this.#ask({ url, method: 'GET', headers: {} }, withKey),
    );
  }

  async #ask(request: ProviderHttpRequest, withKey: boolean): Promise<Asked> {
    const authorization = withKey ? toAuthHeaders({}, this.profile, this.key) : {};
    const asked = await ask({ request, authorization, signal: this.signal, fetch: this.fetch });
    if (asked.kind === 'unanswered') return asked;
    // Before anything is cut from it: half a key would not be found.
    const text = redact(asked.text, [this.key]);
    this.seen.push({ ...asked, body: text });
    return { ...asked, text };
  }

  #once<T>(name: string, run: () => Promise<T>): Promise<T> {
    const known = this.#asked.get(name) as Promise<T> | undefined;
    const promise = known ?? run();
    this.#asked.set(name, promise);
    return promise;
  }
}

function toEmptyRequest(url: string, form: FormProbeId, asText: boolean): ProviderHttpRequest {
  if (asText) return { url, method: 'POST', headers: {}, body: '{}' };
  if (form === 'editsForm') return { url, method: 'POST', headers: {}, body: new FormData() };
  return { url, method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
}
