import type { RelayKind } from '../../lib/contracts/traits.ts';
import { m } from '../../messages/generated/messages.js';

/** What can be cured in a relay's own settings. */
export type Cure = 'cors' | 'corsErrors' | 'cut' | 'buffer';

type Cures = Partial<Record<RelayKind, (origin: string) => string>>;

/** Source: facts on relays, and the relays' own example settings. */
const CURES: Readonly<Record<Cure, Cures>> = {
  cors: {
    'new-api': () => m.doctor_cure_cors_newapi(),
    'one-api': () => m.doctor_cure_cors_oneapi(),
    sub2api: (origin) => m.doctor_cure_cors_sub2api({ origin }),
    litellm: (origin) => m.doctor_cure_cors_litellm({ origin }),
    nginx: (origin) => m.doctor_cure_cors_nginx({ origin }),
    cloudflare: () => m.doctor_cure_cors_cloudflare(),
  },
  corsErrors: {
    nginx: () => m.doctor_cure_errors_nginx(),
    cloudflare: () => m.doctor_cure_errors_cloudflare(),
  },
  cut: {
    nginx: () => m.doctor_cure_cut_nginx(),
    cloudflare: () => m.doctor_cure_cut_cloudflare(),
    'new-api': () => m.doctor_cure_cut_newapi(),
    'one-api': () => m.doctor_cure_cut_oneapi(),
    sub2api: () => m.doctor_cure_cut_sub2api(),
  },
  buffer: {
    nginx: () => m.doctor_cure_buffer_nginx(),
    cloudflare: () => m.doctor_cure_buffer_cloudflare(),
  },
};

/**
 * Sentences with the config keys of the relays that were recognised. Where none was (the browser hides most of what would tell),
 * those of all that have one.
 */
export function curesOf(
  cure: Cure,
  { relays, origin }: { relays: readonly RelayKind[]; origin: string },
): string[] {
  const cures = CURES[cure];
  const known = (Object.keys(cures) as RelayKind[]).filter((relay) => relays.includes(relay));
  const meant = known.length > 0 ? known : (Object.keys(cures) as RelayKind[]);
  return meant.flatMap((relay) => cures[relay]?.(origin) ?? []);
}
