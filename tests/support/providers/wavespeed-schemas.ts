/** As far as its list of models uses JSON Schema. */
export interface FieldSchema {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  enum?: readonly (string | number)[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  items?: { type: 'string' };
  description?: string;
}

export interface ServedModel {
  basePrice: number;
  type: string;
  required: readonly string[];
  properties: Readonly<Record<string, FieldSchema>>;
}

const PROMPT: FieldSchema = { type: 'string', description: 'What the picture shows.' };
const SEED: FieldSchema = { type: 'integer', minimum: -1, maximum: 2_147_483_647, default: -1 };
const SIZE: FieldSchema = {
  type: 'string',
  pattern: '^\\d{3,4}\\*\\d{3,4}$',
  minimum: 256,
  maximum: 1536,
  default: '1024*1024',
};
const LARGE_SIZE: FieldSchema = { ...SIZE, minimum: 1024, maximum: 4096, default: '2048*2048' };
const FORMAT: FieldSchema = { type: 'string', enum: ['jpeg', 'png', 'webp'], default: 'jpeg' };
const PICTURE: FieldSchema = { type: 'string', description: 'Address of the picture.' };
const GUIDANCE: FieldSchema = { type: 'number', minimum: 1, maximum: 20, default: 3.5 };
const SWITCHES: Readonly<Record<string, FieldSchema>> = {
  enable_sync_mode: { type: 'boolean', default: false },
  enable_base64_output: { type: 'boolean', default: false },
};

const pictures = (maxItems: number): FieldSchema => ({
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
  maxItems,
});
const ratio = (...values: string[]): FieldSchema => ({ type: 'string', enum: values, default: '1:1' });

const FIVE = ratio('1:1', '16:9', '9:16', '4:3', '3:4');
const NINE = ratio('21:9', '16:9', '4:3', '3:2', '1:1', '2:3', '3:4', '9:16', '9:21');
const TEN = ratio('1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '21:9');

const model = (
  basePrice: number,
  properties: Record<string, FieldSchema>,
  required: readonly string[] = [],
): ServedModel => ({
  basePrice,
  type: required.length > 0 ? 'image-to-image' : 'text-to-image',
  required: ['prompt', ...required],
  properties: { prompt: PROMPT, ...properties, ...SWITCHES },
});

const QWEN = { size: SIZE, seed: SEED, output_format: FORMAT };

/** By path. The last is one that nobody knows beforehand. */
export const WAVESPEED_SERVED: Readonly<Record<string, ServedModel>> = {
  'ideogram-ai/ideogram-v3-turbo': model(0.03, {
    aspect_ratio: FIVE,
    image: PICTURE,
    mask_image: PICTURE,
    style: { type: 'string', enum: ['Auto', 'General', 'Realistic', 'Design'], default: 'Auto' },
    output_format: FORMAT,
  }),
  'wavespeed-ai/qwen-image/text-to-image': model(0.02, QWEN),
  'wavespeed-ai/qwen-image/text-to-image-2512': model(0.02, QWEN),
  'wavespeed-ai/qwen-image-2.0/text-to-image': model(0.03, QWEN),
  'wavespeed-ai/qwen-image/edit': model(
    0.02,
    { image: PICTURE, size: SIZE, seed: SEED, output_format: FORMAT },
    ['image'],
  ),
  'wavespeed-ai/qwen-image/edit-plus': model(
    0.02,
    { images: pictures(3), size: SIZE, seed: SEED, output_format: FORMAT },
    ['images'],
  ),
  'bytedance/seedream-v4.5': model(0.04, { size: LARGE_SIZE, output_format: FORMAT }),
  'bytedance/seedream-v4.5/edit': model(
    0.04,
    { images: pictures(10), size: LARGE_SIZE, output_format: FORMAT },
    ['images'],
  ),
  'google/nano-banana-pro/edit-ultra': model(
    0.15,
    {
      images: pictures(14),
      aspect_ratio: TEN,
      resolution: { type: 'string', enum: ['4k', '8k'], default: '4k' },
      output_format: { ...FORMAT, enum: ['png', 'jpeg'], default: 'png' },
    },
    ['images'],
  ),
  'wavespeed-ai/flux-kontext-pro/text-to-image': model(0.04, {
    aspect_ratio: NINE,
    seed: SEED,
    guidance_scale: GUIDANCE,
    output_format: FORMAT,
  }),
  'wavespeed-ai/flux-kontext-pro': model(
    0.04,
    { image: PICTURE, aspect_ratio: NINE, guidance_scale: GUIDANCE, output_format: FORMAT },
    ['image'],
  ),
  'acme/brush-1': model(0.07, {
    size: { ...SIZE, minimum: 512, maximum: 2048 },
    negative_prompt: { type: 'string' },
    num_inference_steps: { type: 'integer', minimum: 1, maximum: 50, default: 28 },
    guidance_scale: { ...GUIDANCE, maximum: 12 },
    seed: SEED,
    output_format: FORMAT,
  }),
};
