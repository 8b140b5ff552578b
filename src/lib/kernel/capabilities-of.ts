import type { Capabilities } from '../contracts/capabilities.ts';
import type { ApiForm, Profile } from '../contracts/profile.ts';

const MIB = 1024 * 1024;

const EVERY_MODEL = {
  verified: true,
  sizes: 'any',
  qualities: ['auto', 'low', 'medium', 'high'],
  backgrounds: ['auto', 'opaque', 'transparent'],
  formats: ['png', 'jpeg', 'webp'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  maxSources: 16,
  maxSourceBytes: 50 * MIB,
} as const satisfies Omit<Capabilities, 'family'>;

const FEW_SIZES = ['auto', '1024x1024', '1536x1024', '1024x1536'] as const;

const NEW_GENERATION = {
  ...EVERY_MODEL,
  qualities: ['auto', 'low', 'medium', 'high', 'xhigh', 'max'],
  complexity: true,
  markup: true,
} as const satisfies Omit<Capabilities, 'family'>;

/** What each family understands. Source: facts on OpenAI images, as of 2026-11. */
const FAMILIES: Record<string, Capabilities> = {
  'gpt-image-1-mini': {
    ...EVERY_MODEL,
    family: 'gpt-image-1-mini',
    sizes: FEW_SIZES,
    inputFidelity: ['low'],
  },
  'gpt-image-1.5': {
    ...EVERY_MODEL,
    family: 'gpt-image-1.5',
    sizes: FEW_SIZES,
    inputFidelity: ['low', 'high'],
  },
  'gpt-image-1': { ...EVERY_MODEL, family: 'gpt-image-1', sizes: FEW_SIZES, inputFidelity: ['low', 'high'] },
  'chatgpt-image': { ...EVERY_MODEL, family: 'chatgpt-image', sizes: FEW_SIZES },
  'gpt-image-2.5': { ...NEW_GENERATION, family: 'gpt-image-2.5' },
  'gpt-image-2.6': { ...NEW_GENERATION, family: 'gpt-image-2.6' },
  'gpt-image-2': { ...EVERY_MODEL, family: 'gpt-image-2' },
};

const UNKNOWN: Capabilities = { ...EVERY_MODEL, family: 'unknown', verified: false };

/** Longest first, so that `gpt-image-2.6-flare` is not taken for `gpt-image-2`. */
const FAMILY_NAMES = Object.keys(FAMILIES).sort((one, other) => other.length - one.length);

/** True if the id names the family, whatever a relay has put around it; a longer version number is another model. */
function isOfFamily(modelId: string, family: string): boolean {
  const start = modelId.indexOf(family);
  return start >= 0 && !/[\d.]/.test(modelId.charAt(start + family.length));
}

/** What a model id understands; an id that we do not know is taken for a plain `gpt-image-2`, marked as unverified. */
export function capabilitiesOfModel(modelId: string): Capabilities {
  const id = modelId.trim().toLowerCase();
  const family = FAMILY_NAMES.find((name) => isOfFamily(id, name));
  return (family && FAMILIES[family]) || UNKNOWN;
}

/** A relay: what its models understand is told by their ids, and what they cost by the price table. */
export function isRelay(form: ApiForm): boolean {
  return form === 'responses' || form === 'images';
}

/** What the upstream of a profile understands. Without an image model the upstream chooses one, which we do not know. */
export function capabilitiesOf(
  profile: Pick<Profile, 'form' | 'imageModel' | 'textModel' | 'kind' | 'capabilities'>,
): Capabilities {
  if (profile.capabilities) return profile.capabilities;
  const model = profile.kind === 'demo' ? 'gpt-image-2.6' : profile.imageModel || profile.textModel;
  const capabilities = capabilitiesOfModel(model);
  // The Responses form has no field for marks.
  return profile.form === 'responses' && capabilities.markup
    ? { ...capabilities, markup: false }
    : capabilities;
}
