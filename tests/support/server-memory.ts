import type { KeptAnswer } from './kept-answer.ts';
import type { ProviderTask } from './providers/provider-task.ts';
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
  /** What was submitted to a provider, by id. */
  tasks: Map<string, ProviderTask>;
  /** What is held may be finished. */
  isReleased: boolean;
  /** What waits for that. */
  held: (() => void)[];
  /** By scenario, mode, tag and prompt. */
  turns: Map<string, number>;
  random(): number;
}
