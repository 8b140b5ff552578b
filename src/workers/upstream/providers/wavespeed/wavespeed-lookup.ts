import type { Capabilities, RatioSizes } from '../../../../lib/contracts/capabilities.ts';
import type { ImageFormat, Resolution } from '../../../../lib/contracts/parameters.ts';
import { ASPECT_RATIOS, isRatioSizes, parseAspectRatio } from '../../../../lib/kernel/aspect-ratio.ts';
import { MEGAPIXELS, toAreas } from './wavespeed-areas.ts';
import { EVERY_MODEL, wavespeedCapabilitiesOf } from './wavespeed-capabilities.ts';
import { toModelPath } from './wavespeed-models.ts';
import { toOptions } from './wavespeed-options.ts';
import { readModelEntries, type ModelEntry, type SchemaField } from './wavespeed-schema.ts';

/** What the list of models says of one; undefined: it does not have it. */
export function readWaveSpeedModel(body: unknown, imageModel: string): Capabilities | undefined {
  const path = toModelPath(imageModel);
  const entry = readModelEntries(body)?.find(({ id }) => toModelPath(id) === path);
  if (!entry) return undefined;
  const known = wavespeedCapabilitiesOf(path);
  const told = entry.fields.length > 0 ? toCapabilities(entry, known) : known;
  return { ...told, ...(entry.usd === undefined ? {} : { price: { usd: entry.usd, date: '' } }) };
}

/** Ids of those that make images; where it does not say what a model makes, all of them. */
export function readImageModels(body: unknown): string[] | undefined {
  return readModelEntries(body)
    ?.filter(({ type, id }) => (type === '' ? !OTHER_MAKERS.test(id) : IMAGE_MAKERS.test(type)))
    .map(({ id }) => id);
}

const IMAGE_MAKERS = /(?:to|2)[-_ ]?image\b|^image$|image[-_ ]?(?:edit|generat|effect|tool|upscal)/iu;
/** A model that has both keeps its field for pictures optional, and is listed by what it makes of words. */
const CHANGES_PICTURES = /^image[-_ ]?(?:to|2)[-_ ]?image\b|edit/iu;
const OTHER_MAKERS = /video|audio|speech|music|voice|3d|lip-?sync|avatar|trainer|optimizer|captioner/iu;

function toCapabilities(entry: ModelEntry, known: Capabilities): Capabilities {
  const fields = new Map(entry.fields.map((field) => [field.name, field]));
  const shape = readShape(fields, known);
  const pictures = readPictures(fields);
  const formats = readFormats(fields.get('output_format'));
  const { options, wire } = toOptions(entry.fields);
  const promptLength = fields.get('prompt')?.maxLength;
  const { typicalMs, watermark } = known;
  return {
    ...EVERY_MODEL,
    family: `wavespeed ${entry.id}`,
    verified: true,
    sizes: shape.sizes,
    formats: formats.length > 0 ? formats : ['png'],
    maxSources: pictures.max,
    ...(CHANGES_PICTURES.test(entry.type) && pictures.max > 0 ? { minSources: 1 } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(promptLength === undefined ? {} : { promptLength }),
    ...(typicalMs === undefined ? {} : { typicalMs }),
    ...(watermark === undefined ? {} : { watermark }),
    wire: {
      ...shape.wire,
      ...pictures.wire,
      ...wire,
      ...(formats.length > 0 ? { format: 'output_format' } : {}),
      ...(fields.has('enable_base64_output') ? { base64: 'enable_base64_output' } : {}),
      ...(fields.has('enable_sync_mode') ? { sync: 'enable_sync_mode' } : {}),
    },
  };
}

type Fields = ReadonlyMap<string, SchemaField>;
interface Shape {
  sizes: Capabilities['sizes'];
  wire: Record<string, string>;
}

/** As it stands in most schemas where no bounds do. */
const USUAL_SIDES = { minPx: 256, maxPx: 1536, stepPx: 16 };

function readShape(fields: Fields, known: Capabilities): Shape {
  const ratio = fields.get('aspect_ratio');
  if (ratio) return toRatioShape(ratio, fields.get('resolution'));
  const usual = (known.verified && isRatioSizes(known.sizes) && known.sizes.sides) || USUAL_SIDES;
  const [width, height, size] = [fields.get('width'), fields.get('height'), fields.get('size')];
  if (size && size.values.length > 0) return toListShape(size);
  if (size) return toSideShape(size, usual, { size: 'size' });
  if (width && height) return toSideShape(width, usual, { width: 'width', height: 'height' });
  return { sizes: ['auto'], wire: {} };
}

/** A few sizes, as `w*h` mostly. */
function toListShape({ name, values }: SchemaField): Shape {
  const listed = values.filter((value) => /^\d+\s*[x*]\s*\d+$/iu.test(value));
  const times = listed[0]?.includes('*') === false ? 'x' : '*';
  return {
    sizes: ['auto', ...listed.map((value) => value.replace(/\s*[x*]\s*/iu, 'x'))],
    wire: { size: name, times },
  };
}

function toRatioShape({ name, values }: SchemaField, resolution: SchemaField | undefined): Shape {
  const ratios = values.filter((value) => parseAspectRatio(value) !== undefined);
  const tiers = (resolution?.values ?? []).flatMap((value) => {
    const tier = value.toUpperCase() as keyof typeof MEGAPIXELS;
    return tier in MEGAPIXELS ? [[tier, value] as const] : [];
  });
  const reached: readonly Resolution[] = tiers.length > 0 ? tiers.map(([tier]) => tier) : ['1K'];
  const areas = Object.fromEntries(
    reached.map((tier) => [tier, MEGAPIXELS[tier as keyof typeof MEGAPIXELS]]),
  );
  return {
    sizes: { ratios: ratios.length > 0 ? ratios : ASPECT_RATIOS, areas },
    wire: {
      ratio: name,
      ...(resolution && tiers.length > 0 ? { resolution: resolution.name } : {}),
      ...Object.fromEntries(tiers.map(([tier, value]) => [`tier ${tier}`, value])),
    },
  };
}

function toSideShape(
  { min, max }: SchemaField,
  usual: NonNullable<RatioSizes['sides']>,
  wire: Record<string, string>,
): Shape {
  const sides = { minPx: min ?? usual.minPx, maxPx: max ?? usual.maxPx, stepPx: usual.stepPx };
  return { sizes: { ratios: ASPECT_RATIOS, areas: toAreas(sides), sides }, wire };
}

/** Lists before single ones: they take one, too. */
const PICTURE_FIELDS = ['images', 'image_urls', 'reference_images', 'image', 'image_url', 'input_image'];
const USUAL_PICTURES = 4;

function readPictures(fields: Fields): { max: number; wire: Record<string, string> } {
  const field = PICTURE_FIELDS.map((name) => fields.get(name)).find((found) => found !== undefined);
  if (!field) return { max: 0, wire: {} };
  if (field.type !== 'array') return { max: 1, wire: { picture: field.name } };
  return { max: field.maxLength ?? USUAL_PICTURES, wire: { pictures: field.name } };
}

function readFormats(field: SchemaField | undefined): ImageFormat[] {
  const known: readonly ImageFormat[] = ['png', 'jpeg', 'webp'];
  return known.filter((format) => field?.values.includes(format));
}
