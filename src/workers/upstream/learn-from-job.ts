import type { Asset } from '../../lib/contracts/asset.ts';
import type { Profile } from '../../lib/contracts/profile.ts';
import type { Recipe } from '../../lib/contracts/recipe.ts';
import type { Finding, ProbeId } from '../../lib/contracts/traits.ts';
import { capabilitiesOf } from '../../lib/kernel/capabilities-of.ts';
import { isSamePrompt } from '../../lib/kernel/same-prompt.ts';
import { toImageFields } from './providers/spec/to-image-fields.ts';
import type { RunContext } from './run-context.ts';

type ProfileFacts = Pick<Profile, 'kind' | 'form' | 'textModel' | 'imageModel' | 'sendPromptUnchanged'>;
type AssetFacts = Pick<Asset, 'width' | 'height' | 'mimeType' | 'revisedPrompt'>;
type Lesson = Pick<Finding, 'probe' | 'outcome' | 'reason' | 'values'>;

/**
 * What a finished image shows of its upstream without a probe: whether size, format and prompt were kept. Only what can be told
 * is in it. `profile` is the one that made the image, with the models it was made with.
 */
export function learnFromAsset(profile: ProfileFacts, recipe: Recipe, asset: AssetFacts): Lesson[] {
  const asked = toImageFields(recipe, capabilitiesOf(profile));
  const gotFormat = asset.mimeType.replace(/^image\//u, '');
  return [
    ...(asked.size === 'auto' ? [] : [compare('size', asked.size, `${asset.width}x${asset.height}`)]),
    compare('format', asked.output_format, gotFormat),
    ...(profile.sendPromptUnchanged && asset.revisedPrompt !== undefined
      ? [judgePrompt(recipe.prompt, asset.revisedPrompt)]
      : []),
  ];
}

function compare(probe: 'size' | 'format', asked: string, got: string): Lesson {
  const isKept = asked === got;
  return { probe, outcome: isKept ? 'yes' : 'no', reason: isKept ? 'ok' : 'differs', values: { asked, got } };
}

function judgePrompt(prompt: string, revisedPrompt: string): Lesson {
  return isSamePrompt(prompt, revisedPrompt)
    ? { probe: 'promptKept', outcome: 'yes', reason: 'ok', values: {} }
    : { probe: 'promptKept', outcome: 'no', reason: 'promptRewritten', values: {} };
}

/**
 * Remembers what a job's final image shows. Writes only where it is news, so that a hundred images of one kind make one write.
 * To be called with the profile that made the image (the fallback's, where it took over).
 */
export async function learnFromJob(
  { repositories, now }: { repositories: Pick<RunContext['repositories'], 'traits'>; now(): number },
  { profile, recipe, asset }: { profile: Profile; recipe: Recipe; asset: AssetFacts },
): Promise<void> {
  if (profile.kind === 'demo') return;
  const { traits } = repositories;
  const lessons = learnFromAsset(profile, recipe, asset);
  const { findings } = await traits.of(profile);
  const news = lessons.filter((lesson) => isNews(findings, lesson));
  if (news.length === 0) return;
  const at = now();
  await traits.change(profile, at, (before) => ({ findings: replaceFindings(before.findings, news, at) }));
}

function isNews(findings: readonly Finding[], { probe, outcome, values }: Lesson): boolean {
  const known = findings.find((finding) => finding.probe === probe);
  return known?.outcome !== outcome || (outcome === 'no' && known.values['got'] !== values['got']);
}

function replaceFindings(findings: readonly Finding[], news: readonly Lesson[], at: number): Finding[] {
  const replaced = new Set<ProbeId>(news.map(({ probe }) => probe));
  return [
    ...findings.filter(({ probe }) => !replaced.has(probe)),
    ...news.map((lesson) => ({ ...lesson, at })),
  ];
}
