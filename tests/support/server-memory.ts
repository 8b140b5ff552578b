import type { KeptAnswer } from './kept-answer.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { ServedBody } from './served-body.ts';

/** Everything that one server remembers. */
export interface ServerMemory {
  origin: string;
  scenario: string;
  paceMs: number;
  requests: RecordedRequest[];
  bodies: ServedBody[];
  /** By id. */
  answers: Map<string, KeptAnswer>;
  /** By scenario, mode, tag and prompt. */
  turns: Map<string, number>;
  random(): number;
}
