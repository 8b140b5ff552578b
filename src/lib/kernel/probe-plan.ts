import type { Profile } from '../contracts/profile.ts';
import type { ImageFormat, Quality } from '../contracts/parameters.ts';
import type { Size } from '../contracts/size.ts';
import type { ProbeId } from '../contracts/traits.ts';
import { capabilitiesOf } from './capabilities-of.ts';

/** The requests that cost money; probes of the same one share it. */
export type PaidRequest = 'picture' | 'count' | 'edit';

/** What a paid request asks for. */
export interface PaidPlan {
  prompt: string;
  size: Size;
  quality: Quality;
  format: ImageFormat;
  previews: number;
  count: number;
  /** Source images. */
  sources: number;
}

/** What a plan depends on. */
export type ProbeTarget = Pick<Profile, 'kind' | 'form' | 'textModel' | 'imageModel' | 'capabilities'>;

/** Every probe with what it costs; in the order in which they run. */
const REQUESTS: Record<ProbeId, PaidRequest | 'free'> = {
  reachable: 'free',
  preflight: 'free',
  key: 'free',
  models: 'free',
  responsesForm: 'free',
  imagesForm: 'free',
  editsForm: 'free',
  idleCut: 'free',
  fetchById: 'picture',
  background: 'picture',
  streaming: 'picture',
  size: 'picture',
  format: 'picture',
  promptKept: 'picture',
  count: 'count',
  severalImages: 'edit',
  mask: 'edit',
};

/** Something can be learned of these without paying, too. */
const HALF_FREE: readonly ProbeId[] = ['background', 'fetchById'];

const RESPONSES_ONLY: readonly ProbeId[] = ['background', 'fetchById'];
/** The tool of the Responses form draws one image. */
const IMAGES_ONLY: readonly ProbeId[] = ['count'];

/** Words that nobody would leave unchanged by chance: numbers and order say whether the prompt was. */
const PICTURE_PROMPT =
  'Easel check 7314: one plain grey circle in the middle of a white square, nothing else';
const EDIT_PROMPT = 'Easel check 7315: fill the right half with a bright orange and white chessboard';

/** Probes that make sense for a profile, in the order in which they run; the demo has nothing to find out. */
export function probesOf({ kind, form }: Pick<Profile, 'kind' | 'form'>): ProbeId[] {
  if (kind === 'demo') return ['reachable'];
  const others = form === 'images' ? RESPONSES_ONLY : IMAGES_ONLY;
  return (Object.keys(REQUESTS) as ProbeId[]).filter((probe) => !others.includes(probe));
}

/** The paid request that a probe needs; undefined: it is free. */
export function paidRequestOf(probe: ProbeId): PaidRequest | undefined {
  const request = REQUESTS[probe];
  return request === 'free' ? undefined : request;
}

/** True if a probe says nothing at all unless it was paid for. */
export function needsPayment(probe: ProbeId): boolean {
  return REQUESTS[probe] !== 'free' && !HALF_FREE.includes(probe);
}

/** The cheapest request that shows what is to be shown: small, of low quality, and of a size that no upstream draws unasked. */
export function toPaidPlan(profile: ProbeTarget, request: PaidRequest): PaidPlan {
  const { sizes, formats } = capabilitiesOf(profile);
  return {
    prompt: request === 'edit' ? EDIT_PROMPT : PICTURE_PROMPT,
    size: sizes === 'any' ? { width: 1040, height: 640 } : { width: 1024, height: 1536 },
    quality: 'low',
    format: formats.includes('jpeg') ? 'jpeg' : 'png',
    previews: request === 'picture' ? 1 : 0,
    count: request === 'count' ? 2 : 1,
    sources: request === 'edit' ? 2 : 0,
  };
}
