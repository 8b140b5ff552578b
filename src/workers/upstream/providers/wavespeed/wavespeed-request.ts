import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderHttpRequest, ProviderRequest } from '../../../../lib/contracts/provider.ts';
import type { Recipe } from '../../../../lib/contracts/recipe.ts';
import { fitSides, isRatioSizes, toNearestRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { chosenOptions } from '../spec/chosen-options.ts';
import { needModel, toJsonPost } from '../spec/to-json-post.ts';
import { toPrompt } from '../spec/to-prompt.ts';
import { toSourceUrls } from '../spec/to-source-urls.ts';
import { wavespeedCapabilitiesOf } from './wavespeed-capabilities.ts';
import { toModelPath } from './wavespeed-models.ts';
import type { WaveSpeedBody } from './wavespeed-wire.ts';

/*
 * What a model's `wire` says, each the name of a field: `size` (`w*h`, `times` between them), or `width` and `height`; `ratio`; `resolution`, and
 * `tier 4K` what that calls it; `picture` (one) or `pictures` (a list); `option <id>` where a field is called otherwise than the
 * option; `format`, `base64` and `sync`. What it does not name is not sent.
 */
type Wire = NonNullable<Capabilities['wire']>;

/** `POST {model path}`: gives back a prediction's id, whose result is asked for then. */
export async function toWaveSpeedRequest(request: ProviderRequest): Promise<ProviderHttpRequest> {
  const { profile, recipe, sources } = request;
  const path = toModelPath(needModel(profile.imageModel));
  // What was read of the model itself knows more than what is known beforehand.
  const told = profile.capabilities?.wire ? profile.capabilities : wavespeedCapabilitiesOf(path);
  const { wire = {} } = told;
  const body: WaveSpeedBody = {
    prompt: toPrompt(request),
    ...(wire['sync'] ? { [wire['sync']]: false } : {}),
    // The host of the finished files need not let a page read them.
    ...(wire['base64'] ? { [wire['base64']]: true } : {}),
    ...toShape(told.sizes, wire, recipe),
    ...toPictures(wire, (await toSourceUrls(sources)).slice(0, told.maxSources)),
    ...toOptions(told, wire, recipe),
    // Most of them would answer with JPEG.
    ...(wire['format'] ? { [wire['format']]: toFormat(told, recipe) } : {}),
  };
  return toJsonPost(`${profile.baseUrl}/${path}`, body);
}

function toFormat({ formats }: Capabilities, { format }: Recipe): string | undefined {
  return formats.includes(format) ? format : formats[0];
}

function toShape(sizes: Capabilities['sizes'], wire: Wire, recipe: Recipe): Partial<WaveSpeedBody> {
  if (!isRatioSizes(sizes)) return toListed(wire, recipe);
  return {
    ...toPixels(sizes.sides, wire, recipe),
    ...toRatio(sizes.ratios, wire, recipe),
    ...toTier(wire, recipe),
  };
}

/** Of a few sizes; the recipe has one of them. */
function toListed(wire: Wire, { size }: Recipe): Partial<WaveSpeedBody> {
  if (!wire['size'] || size === 'auto') return {};
  return { [wire['size']]: `${size.width}${wire['times'] ?? '*'}${size.height}` };
}

function toPixels(
  sides: { minPx: number; maxPx: number; stepPx: number } | undefined,
  wire: Wire,
  { size }: Recipe,
): Partial<WaveSpeedBody> {
  if (size === 'auto' || !sides) return {};
  const { width, height } = fitSides(size, sides);
  if (wire['size']) return { [wire['size']]: `${width}*${height}` };
  return wire['width'] && wire['height'] ? { [wire['width']]: width, [wire['height']]: height } : {};
}

function toRatio(ratios: readonly string[], wire: Wire, { aspectRatio }: Recipe): Partial<WaveSpeedBody> {
  const ratio = wire['ratio'] ? toNearestRatio(ratios, aspectRatio) : undefined;
  return wire['ratio'] && ratio !== undefined ? { [wire['ratio']]: ratio } : {};
}

/** A model with tiers is always asked for one: the wanted, else its first. */
function toTier(wire: Wire, { resolution }: Recipe): Partial<WaveSpeedBody> {
  if (!wire['resolution']) return {};
  const first = Object.entries(wire).find(([name]) => name.startsWith('tier '))?.[1];
  const tier = wire[`tier ${resolution}`] ?? first;
  return tier === undefined ? {} : { [wire['resolution']]: tier };
}

function toPictures(wire: Wire, urls: string[]): Partial<WaveSpeedBody> {
  const [first] = urls;
  if (first === undefined) return {};
  if (wire['pictures']) return { [wire['pictures']]: urls };
  return wire['picture'] ? { [wire['picture']]: first } : {};
}

function toOptions(
  { options }: Pick<Capabilities, 'options'>,
  wire: Wire,
  recipe: Recipe,
): Partial<WaveSpeedBody> {
  const chosen = Object.entries(chosenOptions(options, recipe));
  return Object.fromEntries(chosen.map(([id, value]) => [wire[`option ${id}`] ?? id, value]));
}
