import type { ProviderHttpRequest } from '../../../../lib/contracts/provider.ts';
import type { Profile } from '../../../../lib/contracts/profile.ts';

/**
 * Where models are looked up: the hub, whose address is that of the router without its first name. A proxy of one's own answers
 * for both.
 */
export function toHubRequest({ baseUrl }: Pick<Profile, 'baseUrl'>, path: string): ProviderHttpRequest {
  const hub = baseUrl.replace(/^(https?:\/\/)router\./iu, '$1');
  return { url: `${hub}/api/${path}`, method: 'GET', headers: {} };
}

/** Most liked first; those that some provider serves. */
export const MODEL_LIST =
  'models?pipeline_tag=text-to-image&inference_provider=hf-inference,fal-ai&sort=likes&direction=-1&limit=100';

/** Of one model: who serves it, and under which name. */
export function toMappingPath(model: string): string {
  const id = model.trim().split('/').map(encodeURIComponent).join('/');
  return `models/${id}?expand[]=inferenceProviderMapping`;
}
