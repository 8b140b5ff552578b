import type { Failure } from '../../lib/contracts/failure.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import { AppError, createFailure } from '../../lib/kernel/app-error.ts';
import { askForModels, isHiddenByCors } from './connection-probe.ts';
import type { ProbeInput } from './connection-probe.ts';
import { isMixedContent } from './mixed-content.ts';
import type { ConnectError } from './transport/send-request.ts';

/** A browser refuses at once; a line that broke later is no matter of permission. */
const REFUSED_WITHIN_MS = 2_000;

/**
 * Says why a paid request got no answer at all. A browser tells nothing, so free requests find out: where the list of models
 * can be read, permission is not what is wanting; where only a request that may not be read gets through, it is.
 */
export async function diagnoseConnection(input: {
  profile: Profile;
  provider: ProbeInput['provider'];
  key: string;
  error: ConnectError;
  isOnline: boolean;
  isSecurePage: boolean;
}): Promise<Failure> {
  const { profile, provider, key, error, isOnline, isSecurePage } = input;
  if (isMixedContent(profile.baseUrl, isSecurePage)) return createFailure('mixedContent');
  if (!isOnline) return createFailure('offline');
  if (error.elapsedMs > REFUSED_WITHIN_MS || profile.kind === 'demo') return error.failure;
  if (await canReadModels({ profile, provider, key })) return error.failure;
  return (await isHiddenByCors(input)) ? createFailure('cors') : error.failure;
}

async function canReadModels(input: ProbeInput): Promise<boolean> {
  try {
    (await askForModels(input)).close();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
