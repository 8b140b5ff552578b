import type { ClosedReason, LanePause } from '../contracts/queue.ts';
import { toLocalDay } from '../kernel/local-day.ts';

export interface ClosedLane extends LanePause {
  reason: ClosedReason;
}

/** Those that are closed at a moment. A daily limit closes a lane for its day only; its row stays until the next job looks. */
export function toClosedLanes(pauses: readonly LanePause[], at: number): ClosedLane[] {
  return pauses.filter((pause): pause is ClosedLane => {
    if (pause.reason === 'waived') return false;
    return pause.reason === 'user' || toDay(pause.pausedAt) === toDay(at);
  });
}

function toDay(at: number): string {
  return toLocalDay(at, new Date(at).getTimezoneOffset());
}
