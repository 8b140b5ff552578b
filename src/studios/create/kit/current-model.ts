import type { Capabilities } from '../../../lib/contracts/capabilities.ts';
import type { Profile } from '../../../lib/contracts/profile.ts';
import { capabilitiesOf } from '../../../lib/kernel/capabilities-of.ts';
import type { AppState } from '../../../lib/state/app-state.ts';

/** Without a profile: what most models understand. */
const NO_MODEL = { kind: 'openai', form: 'responses', textModel: '', imageModel: '' } as const;

export interface CurrentModel {
  profile: Profile | undefined;
  imageModel: string;
  capabilities: Capabilities;
}

type Needed = Pick<AppState, 'workspaces' | 'profiles' | 'ui'>;

/** Whom the present draft is for, and what that understands, as far as it is known by now. */
export function currentModel({ workspaces, profiles, ui }: Needed): CurrentModel {
  const draft = workspaces.current?.draft;
  const profile = profiles.find(draft?.profileId ?? '') ?? profiles.default;
  const imageModel = draft?.imageModel || profile?.imageModel || '';
  return { profile, imageModel, capabilities: findFacts(ui, profile, imageModel) };
}

function findFacts(
  { modelFacts }: Needed['ui'],
  profile: Profile | undefined,
  imageModel: string,
): Capabilities {
  const isMeant = modelFacts?.profileId === profile?.id && modelFacts?.imageModel === imageModel;
  return isMeant && modelFacts ? modelFacts.capabilities : capabilitiesOf(profile ?? NO_MODEL);
}
