import type { Capabilities, RatioSizes } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';

export const OPENROUTER_CARD: ProviderCard = {
  form: 'openrouter',
  name: 'OpenRouter',
  baseUrl: 'https://openrouter.ai/api',
  models: ['google/gemini-3-pro-image', 'bytedance-seed/seedream-4.5', 'black-forest-labs/flux.2-pro'],
  keyExample: 'sk-or-…',
  textModels: ['openai/gpt-5.4-mini', 'google/gemini-3-flash'],
};

/** Chats know fewer than its image API. Source: its documentation, as of 2026-11. */
export const CHAT_SIZES: RatioSizes = {
  ratios: ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '21:9'],
  areas: { '1K': 1_048_576, '2K': 4_194_304, '4K': 16_777_216 },
};

/** It routes to many models, clamps what they do not know, and names its tiers as we do. Source: its documentation, as of 2026-11. */
export const OPENROUTER: Capabilities = {
  provider: 'OpenRouter',
  family: 'openrouter',
  verified: true,
  sizes: {
    ratios: [
      '1:1',
      '4:5',
      '3:4',
      '2:3',
      '9:16',
      '9:21',
      '1:2',
      '5:4',
      '4:3',
      '3:2',
      '16:9',
      '21:9',
      '2:1',
      '1:4',
      '4:1',
      '1:8',
      '8:1',
    ],
    areas: { '512': 262_144, '1K': 1_048_576, '2K': 4_194_304, '4K': 16_777_216 },
  },
  qualities: ['auto', 'low', 'medium', 'high'],
  backgrounds: ['auto', 'opaque', 'transparent'],
  formats: ['png', 'jpeg', 'webp'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  masks: false,
  maxSources: 16,
  maxSourceBytes: 20 * 1024 * 1024,
  options: [{ id: 'seed', title: 'Seed', type: 'seed', max: 2_147_483_647 }],
};

/** What one of its models understands, as far as its id tells. */
export function openrouterCapabilitiesOf(model: string): Capabilities {
  return /^~?google\/gemini/iu.test(model.trim()) ? { ...OPENROUTER, watermark: 'SynthID' } : OPENROUTER;
}
