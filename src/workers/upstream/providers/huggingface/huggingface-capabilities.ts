import type { Capabilities, OptionSpec } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';

export const HUGGINGFACE_CARD: ProviderCard = {
  form: 'huggingface',
  name: 'Hugging Face',
  baseUrl: 'https://router.huggingface.co',
  models: [
    'black-forest-labs/FLUX.1-Krea-dev',
    'black-forest-labs/FLUX.1-dev',
    'black-forest-labs/FLUX.1-schnell',
    'stabilityai/stable-diffusion-xl-base-1.0',
    'Qwen/Qwen-Image',
    'Qwen/Qwen-Image-Edit',
    'black-forest-labs/FLUX.1-Kontext-dev',
  ],
  keyExample: 'hf_…',
  textModels: ['openai/gpt-oss-120b', 'meta-llama/Llama-3.3-70B-Instruct', 'Qwen/Qwen2.5-VL-72B-Instruct'],
};

const OPTIONS: readonly OptionSpec[] = [
  { id: 'negative-prompt', title: 'Negative prompt', type: 'text', maxLength: 2_000 },
  { id: 'steps', title: 'Steps', type: 'number', min: 5, max: 80, step: 1, default: 30 },
  { id: 'guidance', title: 'Guidance', type: 'number', min: 0, max: 20, step: 0.5, default: 6 },
  { id: 'seed', title: 'Seed', type: 'seed', max: 2_147_483_647 },
];

const SIDES = { minPx: 256, maxPx: 1536, stepPx: 16 } as const;

const EVERY_MODEL: Capabilities = {
  provider: 'Hugging Face',
  family: 'huggingface',
  verified: true,
  sizes: {
    ratios: ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '21:9'],
    areas: { '1K': 1_048_576, '2K': 2_359_296 },
    sides: SIDES,
  },
  qualities: ['auto'],
  backgrounds: ['auto'],
  // It answers with what it likes.
  formats: ['png'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  masks: false,
  maxSources: 0,
  maxSourceBytes: 10 * 1024 * 1024,
  options: OPTIONS,
  typicalMs: 4_000,
};

/** Such models change a picture; the others make one from words. */
const CHANGES_PICTURES = /edit|kontext|pix2pix|img2img|image-to-image/iu;

/** What most models have in common; the hub tells who serves one. Source: facts on providers, sections 2.6 and 4.3; as of 2026-11. */
export function huggingfaceCapabilitiesOf(model: string): Capabilities {
  const isKnown = HUGGINGFACE_CARD.models.includes(model.trim());
  return toHuggingFaceCapabilities({
    task: CHANGES_PICTURES.test(model) ? 'image-to-image' : 'text-to-image',
    verified: isKnown,
  });
}

/** By the task that a model is served for. */
export function toHuggingFaceCapabilities({
  task,
  verified,
}: {
  task: string;
  verified: boolean;
}): Capabilities {
  const changes = task === 'image-to-image';
  return {
    ...EVERY_MODEL,
    verified,
    maxSources: changes ? 1 : 0,
    ...(changes ? { minSources: 1 } : {}),
    wire: { task: changes ? 'image-to-image' : 'text-to-image' },
  };
}
