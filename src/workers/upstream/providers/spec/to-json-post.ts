import type { ProviderHttpRequest } from '../../../../lib/contracts/provider.ts';
import { AppError, createFailure } from '../../../../lib/kernel/app-error.ts';

/** A POST of JSON. */
export function toJsonPost(url: string, body: object): ProviderHttpRequest {
  return { url, method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** The model a request needs. Throws AppError (`validation`) where the profile names none. */
export function needModel(model: string): string {
  if (model === '') throw new AppError(createFailure('validation', { field: 'model' }));
  return model;
}
