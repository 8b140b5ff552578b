import type { Job } from '../../lib/contracts/job.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { ResumeAbility } from '../../lib/contracts/traits.ts';
import { capabilitiesOf } from '../../lib/kernel/capabilities-of.ts';
import { toAgreedProfile } from '../../lib/kernel/run-recipe.ts';
import { chooseMarksForm } from '../../lib/kernel/marks/choose-marks-form.ts';
import type { MarksForm } from '../../lib/kernel/marks/choose-marks-form.ts';
import { askById } from './ask-by-id.ts';
import { readLife, wantsBackground } from './choose-background.ts';
import type { AttemptRun } from './exchange.ts';
import type { JobControl } from './job-control.ts';
import { learnAbility, readAbility } from './learn-ability.ts';
import type { RunContext } from './run-context.ts';
import { ResultStore } from './store-results.ts';

export interface RunInput {
  /** With the recipe of whoever does the work. */
  job: Job;
  profile: Profile;
  control: JobControl;
}

/** An attempt's run with what it may ask of its upstream. */
export interface OpenRun extends AttemptRun {
  ability: ResumeAbility;
  /** The present request asks for an answer that lives on without the line. */
  asksBackground: boolean;
  /** How the present request takes the marks along, where it has any. */
  marksForm: MarksForm;
  /** Settles once it is known whether the answer can be had again. */
  question: Promise<void>;
  close(): void;
}

/** Makes what all exchanges of an attempt share; to be closed. */
export async function openRun(context: RunContext, { job, profile, control }: RunInput): Promise<OpenRun> {
  // The profile may have been changed since; the recipe is what was agreed on.
  const agreed = toAgreedProfile(profile, job.recipe);
  const provider = await context.providerOf(agreed);
  const ability = await readAbility(context, agreed);
  const ender = new AbortController();
  const end = (): void => ender.abort();
  const run: OpenRun = {
    job,
    profile: agreed,
    provider,
    control,
    ability,
    key: await context.readKey(profile.id),
    ended: ender.signal,
    asksBackground: wantsBackground({ provider, ability, job }),
    marksForm: chooseMarksForm(capabilitiesOf(agreed), job.recipe),
    question: Promise.resolve(),
    store: new ResultStore(context, {
      job,
      profile: agreed,
      linkLifetimeMs: provider.linkLifetimeMs,
      signal: ender.signal,
      onEnded: end,
      isResumable: (responseId, said) => judgeLife(context, run, { responseId, said }),
    }),
    close: () => control.cancelled.removeEventListener('abort', end),
  };
  control.cancelled.addEventListener('abort', end);
  if (control.cancelled.aborted) end();
  return run;
}

function judgeLife(
  context: RunContext,
  run: OpenRun,
  { responseId, said }: { responseId: string; said: boolean | undefined },
): boolean {
  const life = readLife({ asked: run.asksBackground, said, ability: run.ability });
  if (life.ability) run.question = learnAbility(context, run.profile, life.ability);
  if (life.isOpen) run.question = askAndLearn(context, run, responseId);
  return life.resumable;
}

/** Beside the stream, which goes on meanwhile. */
async function askAndLearn(context: RunContext, run: OpenRun, responseId: string): Promise<void> {
  const ability = await askById(context, run, responseId);
  if (ability) await learnAbility(context, run.profile, ability);
  // Where nothing was said either way, asking again costs nothing; sending again might.
  if (ability !== 'none') await Promise.allSettled([run.store.markResumable()]);
}
