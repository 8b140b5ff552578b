import type { Capabilities } from '../../../../lib/contracts/capabilities.ts';
import type { ProviderCard } from '../../../../lib/contracts/provider.ts';

export const CHAT_CARD: ProviderCard = {
  form: 'chat',
  name: 'Chat completions',
  baseUrl: '',
  models: ['gemini-3-pro-image', 'gemini-2.5-flash-image', 'google/gemini-3-pro-image'],
  keyExample: 'sk-…',
  textModels: ['gpt-5.4-mini', 'gemini-3-flash'],
};

/** What a chat can be asked for in fields; each relay knows some of it. */
export const CHAT: Capabilities = {
  provider: 'Chat completions',
  family: 'chat',
  verified: false,
  sizes: {
    ratios: ['1:1', '4:5', '3:4', '2:3', '9:16', '5:4', '4:3', '3:2', '16:9', '21:9'],
    areas: { '1K': 1_048_576, '2K': 4_194_304, '4K': 16_777_216 },
  },
  qualities: ['auto'],
  backgrounds: ['auto'],
  formats: ['png'],
  complexity: false,
  inputFidelity: [],
  markup: false,
  masks: false,
  maxSources: 14,
  maxSourceBytes: 20 * 1024 * 1024,
};
