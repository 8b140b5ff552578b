import type { LucideIcon } from '@lucide/svelte';
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import ArrowUpToLine from '@lucide/svelte/icons/arrow-up-to-line';
import type { Job } from '../../lib/contracts/job.ts';
import { isActive } from '../../lib/kernel/reduce-job.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import { m } from '../../messages/generated/messages.js';
import { canFetchAgain } from '../../studios/create/canvas/job-cure.ts';

/** One thing that can be done with a job. */
export interface JobAct {
  id: 'retry-now' | 'stop' | 'fetch-again' | 'try-again' | 'open' | 'up' | 'down' | 'front' | 'cancel';
  label: string;
  /** Drawn in place of the word. */
  icon?: LucideIcon;
  shortcut?: string;
  isDisabled?: boolean;
  run: () => void | Promise<void>;
}

/** Where a job stands among those of its lane that are queued. */
export interface PlaceInLane {
  isFirst: boolean;
  isLast: boolean;
}

interface ActsInput {
  job: Job;
  app: Pick<AppState, 'jobs' | 'queue' | 'workspaces'>;
  place: PlaceInLane | undefined;
  /** It was tried again already. */
  isReplaced: boolean;
  onopen: () => void;
}

/** What can be done with a job, the likeliest first. */
export function toJobActs(input: ActsInput): JobAct[] {
  const { job, place } = input;
  if (!isActive(job.state)) return [...toCureActs(input), ...toOpenAct(input)];
  return [
    ...(job.state === 'waiting' ? toWaitActs(input) : []),
    ...(place ? toMoveActs(input, place) : []),
    ...toOpenAct(input),
    { id: 'cancel', label: m.queue_cancel(), run: () => input.app.jobs.cancel([job.id]) },
  ];
}

function toWaitActs({ job, app: { jobs } }: ActsInput): JobAct[] {
  return [
    { id: 'retry-now', label: m.queue_retry_now(), run: () => jobs.retryNow(job.id) },
    { id: 'stop', label: m.queue_stop(), run: () => jobs.stop(job.id) },
  ];
}

function toMoveActs({ job, app: { queue } }: ActsInput, { isFirst, isLast }: PlaceInLane): JobAct[] {
  const move = (to: 'front' | 'up' | 'down') => () => queue.move(job.id, to);
  return [
    { id: 'front', label: m.queue_front(), icon: ArrowUpToLine, isDisabled: isFirst, run: move('front') },
    {
      id: 'up',
      label: m.queue_up(),
      icon: ArrowUp,
      shortcut: 'Alt+↑',
      isDisabled: isFirst,
      run: move('up'),
    },
    {
      id: 'down',
      label: m.queue_down(),
      icon: ArrowDown,
      shortcut: 'Alt+↓',
      isDisabled: isLast,
      run: move('down'),
    },
  ];
}

function toCureActs({ job, app: { jobs }, isReplaced }: ActsInput): JobAct[] {
  const isCured = job.state === 'done' || job.heldImages > 0 || isReplaced;
  if (isCured) return [];
  const fetchAgain: JobAct = {
    id: 'fetch-again',
    label: m.queue_fetch_again(),
    run: () => jobs.reopen(job.id),
  };
  return [
    ...(canFetchAgain(job) ? [fetchAgain] : []),
    { id: 'try-again', label: m.queue_try_again(), run: () => jobs.tryAgain(job.id) },
  ];
}

/** To its workspace, or where that was closed to its image. */
function toOpenAct({ job, app: { workspaces }, onopen }: ActsInput): JobAct[] {
  const assetId = job.assetIds.at(-1) ?? '';
  const workspace = workspaces.find(job.workspaceId);
  if (!workspace && !assetId) return [];
  const run = () => {
    if (workspace) {
      workspaces.select(workspace.id);
      workspaces.show({ batchId: job.batchId, assetId }, workspace.id);
    } else workspaces.show({ assetId });
    onopen();
  };
  return [{ id: 'open', label: m.queue_open(), run }];
}
