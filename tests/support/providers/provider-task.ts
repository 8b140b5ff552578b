import { randomUUID } from 'node:crypto';
import type { ProviderCall } from './provider-call.ts';

/** What was submitted and is asked for until it is finished. */
export interface ProviderTask {
  id: string;
  /** Of the submit. */
  body: Record<string, unknown>;
  /** Model, or the path that it was submitted to. */
  model: string;
  polls: number;
  isOver: boolean;
}

export type TaskState = 'processing' | 'over';

/** Answers that are still made after the first question. */
const POLLS_BEFORE_END = 1;

export function startTask({ memory, body }: ProviderCall, model: string): ProviderTask {
  const id = randomUUID().replaceAll('-', '');
  const task: ProviderTask = { id, body: body as Record<string, unknown>, model, polls: 0, isOver: false };
  memory.tasks.set(id, task);
  return task;
}

/** Counts the question. A scenario `...-held` goes on until the server is told to release. */
export function pollTask({ memory, fault }: ProviderCall, task: ProviderTask): TaskState {
  task.polls += 1;
  const isHeld = fault === 'held' && !memory.isReleased;
  task.isOver = !isHeld && task.polls > POLLS_BEFORE_END;
  return task.isOver ? 'over' : 'processing';
}
