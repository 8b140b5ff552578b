import type { Capabilities } from '../contracts/capabilities.ts';
import type { Usage } from '../contracts/job.ts';
import type { ModelPrice, PriceEstimate, PriceTable } from '../contracts/price.ts';
import type { ApiForm } from '../contracts/profile.ts';
import type { Resolution } from '../contracts/parameters.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { Size } from '../contracts/size.ts';
import { capabilitiesOfModel } from './capabilities-of.ts';
import { imageUsd } from './choices/image-price.ts';
import { composePrompt } from './compose-prompt.ts';
import { OUTPUT_TOKENS_PER_MEGAPIXEL, TOKENS_PER_PREVIEW, TOKENS_PER_SOURCE } from './prices.ts';

const PER_MILLION = 1e-6;

/** What `auto` may turn out to be. */
const AUTO_SIZES: { low: Size; high: Size } = {
  low: { width: 1024, height: 1024 },
  high: { width: 1536, height: 1024 },
};

/** The row of a model's family, else the default row; undefined where the user's table has neither. */
function priceOf(model: string, table: PriceTable): ModelPrice | undefined {
  return table.models[capabilitiesOfModel(model).family] ?? table.models['default'];
}

/** About four Latin characters, or one of Chinese, Japanese, Korean, make a token. */
function countTextTokens(text: string): number {
  const wide = text.match(/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]/g)?.length ?? 0;
  return wide + Math.ceil((text.length - wide) / 4);
}

const toMegapixels = ({ width, height }: Size) => (width * height) / 1e6;

/** Of a model whose provider says itself what an image costs. */
interface OwnPrice {
  resolution: Resolution;
  /** Left out: a relay's, whose models are in the price table. */
  capabilities: Capabilities;
}

/** What one image of a provider's model costs, with the date of that price; undefined where it does not say. */
function priceImage({
  capabilities,
  resolution = '1K',
}: Partial<OwnPrice>): { usd: number; date: string } | undefined {
  const usd = capabilities && imageUsd(capabilities, resolution);
  return usd === undefined ? undefined : { usd, date: capabilities?.price?.date ?? '' };
}

export interface EstimateOptions {
  recipe: Pick<Recipe, 'prompt' | 'variant' | 'frame' | 'size' | 'quality' | 'imageModel' | 'legend'> & {
    sources: ArrayLike<unknown>;
    /** Marks that go along cost as much as an image, in either form. */
    markup?: unknown;
  } & Partial<OwnPrice>;
  /** Previews asked for, per image. */
  previews: number;
  /** Images. */
  count: number;
  table: PriceTable;
}

/** What `count` images may cost, in USD; undefined where no price is known for the model. An estimate, never a promise. */
export function estimatePrice({
  recipe,
  previews,
  count,
  table,
}: EstimateOptions): PriceEstimate | undefined {
  if (recipe.capabilities) {
    const own = priceImage(recipe);
    return own && { lowUsd: own.usd * count, highUsd: own.usd * count, tableDate: own.date };
  }
  const price = priceOf(recipe.imageModel, table);
  if (!price) return undefined;
  const sizes = recipe.size === 'auto' ? AUTO_SIZES : { low: recipe.size, high: recipe.size };
  const tokens = OUTPUT_TOKENS_PER_MEGAPIXEL[recipe.quality];
  const input =
    countTextTokens(composePrompt(recipe) + (recipe.legend ?? '')) * price.textInput +
    (recipe.sources.length + (recipe.markup ? 1 : 0)) * TOKENS_PER_SOURCE * price.imageInput;
  const outputOf = (bound: 'low' | 'high') =>
    toMegapixels(sizes[bound]) * tokens[bound] + previews * TOKENS_PER_PREVIEW;
  const toUsd = (bound: 'low' | 'high') =>
    count * (input + outputOf(bound) * price.imageOutput) * PER_MILLION;
  return { lowUsd: toUsd('low'), highUsd: toUsd('high'), tableDate: table.date };
}

/** What tokens of the image model cost, in millionths of a USD. Without a breakdown all input is text and all output image. */
function priceTokens(usage: Usage, price: ModelPrice): number {
  const imageIn = usage.inputImageTokens ?? 0;
  const textIn = usage.inputTextTokens ?? usage.inputTokens - imageIn;
  const cachedText = Math.min(usage.cachedTextTokens ?? 0, textIn);
  const cachedImage = Math.min(usage.cachedImageTokens ?? 0, imageIn);
  const imageOut = usage.outputImageTokens ?? usage.outputTokens - (usage.outputTextTokens ?? 0);
  return (
    (textIn - cachedText) * price.textInput +
    cachedText * price.cachedTextInput +
    (imageIn - cachedImage) * price.imageInput +
    cachedImage * price.cachedImageInput +
    imageOut * price.imageOutput
  );
}

/**
 * What an answer cost, in USD, from the usage that the upstream reported; undefined where that cannot be told. In the
 * Responses form only the tool's own usage counts: the text model's price is not in the table. Where the provider says what an
 * image costs, that is the price.
 */
export function actualPrice(
  answer: {
    usage: Usage | undefined;
    form: ApiForm;
    model: string;
    table: PriceTable;
  } & { [Name in keyof OwnPrice]?: OwnPrice[Name] | undefined },
): number | undefined {
  const { capabilities, resolution = '1K' } = answer;
  if (capabilities) return answer.usage && priceImage({ capabilities, resolution })?.usd;
  const price = priceOf(answer.model, answer.table);
  const usage = answer.form === 'images' ? answer.usage : answer.usage?.tool;
  return price && usage && priceTokens(usage, price) * PER_MILLION;
}
