import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Provider } from '../../lib/contracts/provider.ts';
import type { ProbeInput } from './connection-probe.ts';
import { toAuthHeaders } from './providers/provider-credentials.ts';
import { readJsonAnswer } from './transport/read-json-answer.ts';
import { sendRequest } from './transport/send-request.ts';

/** Somebody waits for the profile to be saved. */
const LOOKUP_TIMEOUT_MS = 8_000;

type LookupInput = Omit<ProbeInput, 'provider'> & {
  provider: Pick<Provider, 'capabilitiesOf' | 'lookup' | 'toAuthHeaders'>;
};

/** What a model understands: as its upstream says, else as is known beforehand. Rejects for nothing that an upstream does. */
export async function askCapabilities(input: LookupInput): Promise<Capabilities | undefined> {
  const known = input.provider.capabilitiesOf?.(input.profile);
  const found = (await lookUp(input).catch(() => undefined)) ?? known;
  return found && dated(found);
}

/** A price that was just read, or that its user has just written, is of today. */
function dated(capabilities: Capabilities): Capabilities {
  const { price } = capabilities;
  if (price?.date !== '') return capabilities;
  return { ...capabilities, price: { ...price, date: new Date().toISOString().slice(0, 10) } };
}

async function lookUp({ profile, provider, key, fetch }: LookupInput): Promise<Capabilities | undefined> {
  const request = provider.lookup?.toRequest(profile);
  if (!request || profile.kind === 'demo') return undefined;
  const answer = await sendRequest({
    request,
    authorization: toAuthHeaders(provider, profile, key),
    signal: AbortSignal.timeout(LOOKUP_TIMEOUT_MS),
    stallTimeoutMs: LOOKUP_TIMEOUT_MS,
    ...(fetch ? { fetch } : {}),
  });
  const body = await readJsonAnswer(answer);
  return answer.status < 400 ? provider.lookup?.read(body, profile) : undefined;
}
