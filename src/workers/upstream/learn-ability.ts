import type { Profile } from '../../lib/contracts/profile.ts';
import type { ResumeAbility } from '../../lib/contracts/traits.ts';
import type { RunContext } from './run-context.ts';

/** `unknown` where it cannot be read: the job goes on as if with a new upstream. */
export async function readAbility({ repositories }: RunContext, profile: Profile): Promise<ResumeAbility> {
  const [traits] = await Promise.allSettled([repositories.traits.of(profile)]);
  return traits.status === 'fulfilled' ? traits.value.resume : 'unknown';
}

/** Remembers what a job has found out about its upstream; not worth a failed job. */
export async function learnAbility(
  { repositories, now }: RunContext,
  profile: Profile,
  resume: ResumeAbility,
): Promise<void> {
  await Promise.allSettled([repositories.traits.change(profile, now(), () => ({ resume }))]);
}
