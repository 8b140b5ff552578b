import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';

export const XAI_CARD: ProviderCard = {
  form: 'xai',
  name: 'xAI Grok Imagine',
  baseUrl: 'https://api.x.ai',
  models: ['grok-imagine-image-quality', 'grok-imagine-image'],
  keyExample: 'xai-…',
  textModels: ['grok-4-fast-non-reasoning', 'grok-4'],
};

/** Shapes to ask for. */
export const XAI_RATIOS = [
  '1:1',
  '3:4',
  '2:3',
  '9:16',
  '9:19.5',
  '9:20',
  '1:2',
  '4:3',
  '3:2',
  '16:9',
  '19.5:9',
  '20:9',
  '2:1',
] as const;

/** Source: the provider's own documentation of image generation, as of 2026-11. */
const XAI: Capabilities = {
  provider: 'xAI',
  family: 'grok-imagine',
  verified: true,
  sizes: {
    ratios: XAI_RATIOS,
    areas: { '1K': 1_048_576, '2K': 4_194_304 },
  },
  qualities: ['auto'],
  backgrounds: ['auto'],
  formats: ['jpeg'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  masks: false,
  maxSources: 3,
  maxSourceBytes: 20 * 1024 * 1024,
};

/** Every id that it takes draws alike; one that does not sound like it is marked as unverified. */
export function xaiCapabilitiesOf(model: string): Capabilities {
  return /grok-imagine/iu.test(model) ? XAI : { ...XAI, verified: false };
}
