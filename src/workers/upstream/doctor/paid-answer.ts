import type { Failure } from '../../../lib/contracts/failure.ts';
import type { PaidPlan } from '../../../lib/kernel/probe-plan.ts';
import type { ImageFacts } from '../read-image-facts.ts';

/** What came of a request that may have cost something. */
export interface PaidAnswer {
  plan: PaidPlan;
  /** Different ones, in the order of arrival. */
  images: PaidImage[];
  /** Why there is none. */
  failure?: Failure;
  /** What had to be left out of the request before the upstream took it. */
  refused: readonly PaidExtra[];
  /** Whether it came event by event; undefined: nothing came. */
  isStream: boolean | undefined;
  /** Of its body, since the request left. */
  firstMs?: number;
  lastMs?: number;
  /** Empty: none. */
  responseId: string;
  /** What the upstream says of it; undefined: nothing. */
  isBackground?: boolean;
  revisedPrompt?: string;
  /** Shares of the source's pixels that the edit changed, where there was a mask: outside and inside of what it allows. */
  changed?: { outside: number; inside: number };
}

export interface PaidImage {
  bytes: Uint8Array<ArrayBuffer>;
  /** Undefined: no image that we can read. */
  facts: ImageFacts | undefined;
}

export type PaidExtra = 'background' | 'stream';

/** True if an upstream refused a request for one of its fields: nothing was made, nothing is paid. */
export function isFieldRefused(failure: Failure | undefined): boolean {
  if (failure?.status === undefined || failure.status >= 500) return false;
  return failure.code === 'validation' || failure.code === 'notSupported';
}
