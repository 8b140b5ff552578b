import type { Profile } from '../../lib/contracts/profile.ts';
import type { Provider, ProviderHttpRequest } from '../../lib/contracts/provider.ts';
import { toEndpoint } from '../../lib/kernel/base-url.ts';
import { toAuthHeaders } from './providers/provider-credentials.ts';
import { probeHost } from './transport/probe-host.ts';
import { sendRequest } from './transport/send-request.ts';
import type { FetchLike, UpstreamAnswer } from './transport/send-request.ts';

/** How long a free request may take, milliseconds. */
const PROBE_TIMEOUT_MS = 15_000;

export interface ProbeInput {
  profile: Profile;
  provider: Pick<Provider, 'models' | 'account' | 'toAuthHeaders'> & Partial<Pick<Provider, 'toFailure'>>;
  key: string;
  fetch?: FetchLike;
}

/** Asks for the list of models: free, and with the same headers as a paid request, so the same preflight. */
export function askForModels(input: ProbeInput): Promise<UpstreamAnswer> {
  return ask(input, toModelsRequest(input.provider, input.profile));
}

/** Asks what only a good key may know; undefined: the list of models tells that, too. */
export function askForAccount(input: ProbeInput): Promise<UpstreamAnswer> | undefined {
  const { account } = input.provider;
  return account && ask(input, account.toRequest(input.profile));
}

function ask(
  { profile, provider, key, fetch }: ProbeInput,
  request: ProviderHttpRequest,
): Promise<UpstreamAnswer> {
  return sendRequest({
    request,
    authorization: toAuthHeaders(provider, profile, key),
    signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    stallTimeoutMs: PROBE_TIMEOUT_MS,
    ...(fetch ? { fetch } : {}),
  });
}

/** Whether anything answers there that the browser hides from us: then it is CORS that is in the way. */
export function isHiddenByCors({
  profile,
  provider,
}: Pick<ProbeInput, 'profile' | 'provider'>): Promise<boolean> {
  return probeHost(toModelsRequest(provider, profile).url, PROBE_TIMEOUT_MS);
}

function toModelsRequest({ models }: ProbeInput['provider'], profile: Profile): ProviderHttpRequest {
  const url = toEndpoint(profile.baseUrl, 'models');
  return models?.toRequest(profile) ?? { url, method: 'GET', headers: {} };
}
