import type { ProviderRequest } from '../../../../lib/contracts/provider.ts';
import { toDataUrl } from '../../../../lib/kernel/base64.ts';

/** The sources as `data:` addresses, in their order. */
export function toSourceUrls(sources: ProviderRequest['sources']): Promise<string[]> {
  return Promise.all(
    sources.map(async ({ blob, mimeType }) => toDataUrl(new Uint8Array(await blob.arrayBuffer()), mimeType)),
  );
}
