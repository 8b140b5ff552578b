import { isImageModel } from '../../lib/kernel/image-models.ts';

/** Families that are known to make images; every relay names them a little differently, so they are only offered. */
const IMAGE_MODELS: readonly string[] = [
  'gpt-image-2.6-flare',
  'gpt-image-2.6-sunburst',
  'gpt-image-2.5-flare',
  'gpt-image-2.5-sunburst',
  'gpt-image-2',
  'gpt-image-1.5',
  'gpt-image-1-mini',
  'chatgpt-image-latest',
];

const TEXT_MODELS: readonly string[] = ['gpt-5.4-mini'];

/** What a new profile starts with: the pair that most upstreams have. */
export const START_MODELS = { textModel: 'gpt-5.4-mini', imageModel: 'gpt-image-2' } as const;

/** Neither writes nor draws. */
const NEITHER = /embed|whisper|tts|audio|speech|moderation|rerank|transcri|realtime/i;
/** A datalist is drawn whole; some upstreams list thousands. */
const MAX_SUGGESTIONS = 200;

/** Image models to offer: the upstream's own first, where it listed any; else those that are known of the provider. */
export function suggestImageModels(known: readonly string[], ofProvider?: readonly string[]): string[] {
  // A provider lists none but those that draw.
  if (ofProvider) return cap(known.length > 0 ? known : ofProvider);
  const own = known.filter(isImageModel);
  return own.length > 0 ? cap(own) : cap([...IMAGE_MODELS, ...known.filter((model) => !NEITHER.test(model))]);
}

/** Text models to offer: the upstream's own, where it listed any. */
export function suggestTextModels(known: readonly string[]): string[] {
  const own = known.filter((model) => !isImageModel(model) && !NEITHER.test(model));
  return cap(own.length > 0 ? own : TEXT_MODELS);
}

function cap(models: readonly string[]): string[] {
  return [...new Set(models)].slice(0, MAX_SUGGESTIONS);
}
