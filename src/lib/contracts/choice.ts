import type { Capabilities } from './capabilities.ts';
import type { QualityLevel } from './kit.ts';
import type { Profile } from './profile.ts';
import type { ClosedReason } from './queue.ts';
import type { Size } from './size.ts';

/** An upstream with one of its models. */
export interface Candidate {
  profile: Profile;
  imageModel: string;
  capabilities: Capabilities;
  /** An image as wished for, USD; undefined: no price is known. */
  usd?: { low: number; high: number };
  /** Milliseconds; undefined: nothing is known. `measured`: from this device's own jobs. */
  typicalMs?: number;
  isMeasured: boolean;
  /** Of the newest jobs. */
  record: { done: number; failed: number };
  /** Why the profile takes no request now; undefined: it does. */
  pause?: ClosedReason;
}

/** What a picture needs of whoever makes it. */
export interface Wish {
  /** Exact pixels, where a template asks for them. */
  target?: Size;
  /** `auto` or `a:b`. */
  aspectRatio: string;
  sources: number;
  hasMask: boolean;
  /** Options that were set by hand, by id. */
  options: readonly string[];
  level: QualityLevel;
}

/** A candidate judged. */
export interface Choice {
  candidate: Candidate;
  /** Share of the drawn area that is cut off, 0 to 1. */
  cropLoss: number;
  /** Why it stands where it stands, weightiest first. */
  reasons: readonly ChoiceReason[];
  /** What it cannot do, or not now; empty: nothing. Those that lack something stand behind all others. */
  lacks: readonly ChoiceLack[];
}

export type ChoiceReason =
  | { type: 'exact-ratio' }
  | { type: 'any-size' }
  /** `percent` of what is drawn. */
  | { type: 'crops'; percent: number }
  | { type: 'cheapest' }
  | { type: 'fastest' }
  | { type: 'level'; level: QualityLevel }
  /** `done` of `all` of its newest jobs. */
  | { type: 'proven'; done: number; all: number }
  | { type: 'unreliable'; failed: number; all: number }
  | { type: 'enlarges' }
  | { type: 'price-unknown' };

export type ChoiceLack =
  | { type: 'sources'; max: number }
  /** It only changes pictures, and there is none. */
  | { type: 'no-source' }
  | { type: 'mask' }
  /** The profile takes no request now: its user has stopped it, or the day's limit is spent. */
  | { type: 'paused'; reason: ClosedReason }
  /** By option id. */
  | { type: 'option'; option: string }
  /** More than a fifth would be cut off. */
  | { type: 'crop'; percent: number };
