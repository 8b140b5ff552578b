import type { Capabilities } from '../../lib/contracts/capabilities.ts';
import type { Choice, Wish } from '../../lib/contracts/choice.ts';
import type { Template } from '../../lib/contracts/kit.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';
import type { Choices, Drawn } from '../../lib/state/choices.svelte.ts';
import type { Along } from './fit-draft.ts';

/** Who makes a picture. */
export interface ChosenModel {
  profile: Profile;
  /** May be empty: then the upstream chooses. */
  imageModel: string;
  capabilities: Capabilities;
}

export interface ChoiceInput {
  draft: Draft;
  template?: Template | undefined;
  along?: Pick<Along, 'hasMask' | 'isShownSent' | 'references'>;
}

/** What a draft needs of whoever makes it. */
export function toWish({ draft, template, along = {} }: ChoiceInput): Wish {
  const { hasMask = false, isShownSent = false, references = 0 } = along;
  const set = Object.entries(draft.options ?? {}).filter(([, value]) => value !== '' && value !== false);
  return {
    ...(template && !hasMask ? { target: { width: template.width, height: template.height } } : {}),
    aspectRatio: draft.aspectRatio,
    sources: draft.sources.length + Number(isShownSent) + references,
    hasMask,
    options: set.map(([id]) => id),
    level: draft.level ?? 'auto',
  };
}

/** What a price and a time are told for. */
export function toDrawn({ prompt, quality, resolution }: Draft): Drawn {
  return { prompt, quality, resolution };
}

/** The best for a draft; undefined: there is no profile. */
export async function chooseModel(choices: Choices, input: ChoiceInput): Promise<ChosenModel | undefined> {
  const ranked: Choice[] = await choices.rank(toWish(input), toDrawn(input.draft));
  const best = ranked[0]?.candidate;
  if (!best) return undefined;
  // Its upstream may know more of it than was known beforehand.
  const capabilities = await choices.capabilitiesOf(best.profile, best.imageModel);
  return { profile: best.profile, imageModel: best.imageModel, capabilities };
}
