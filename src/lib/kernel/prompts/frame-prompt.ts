import type { Capabilities, OptionSpec, OptionValues } from '../../contracts/capabilities.ts';
import type { Persona, Style, Template } from '../../contracts/kit.ts';
import type { PromptFrame, PromptPart } from '../../contracts/recipe.ts';
import { composeNegative } from '../compose-prompt.ts';
import { toPersonaText } from './persona-text.ts';

export interface FrameWish {
  persona?: Persona | undefined;
  template?: Pick<Template, 'id' | 'words'> | undefined;
  style?: Style | undefined;
  capabilities: Pick<Capabilities, 'options'>;
}

export interface FramedPrompt {
  /** Undefined: nothing was chosen. */
  frame: PromptFrame | undefined;
  /** `style` and `negative-prompt`, where the model has them; one's own negatives are still to be joined. */
  options: OptionValues;
}

/**
 * What persona, template and style add to a prompt, in that order. A style goes by its id to a model that knows it, and in words to
 * any other; what is to be kept out goes as an option of the model's where there is one, else behind the other words.
 */
export function framePrompt(wish: FrameWish): FramedPrompt {
  const { persona, style, capabilities } = wish;
  const native = toNative(style, capabilities);
  const parts = toParts(wish, native);
  if (parts.length === 0) return { frame: undefined, options: {} };
  const never = { parts: [], negative: (persona?.never ?? []).join(',') };
  const negative = composeNegative(never, style?.negative ?? '');
  const option = findOption(capabilities, 'negative-prompt');
  return {
    frame: { parts: option ? parts : addLeaveOut(parts, negative), negative },
    options: {
      ...(native === undefined ? {} : { style: native }),
      ...(option && negative !== '' ? { 'negative-prompt': clipTerms(negative, option) } : {}),
    },
  };
}

function toParts({ persona, template, style }: FrameWish, native: string | undefined): PromptPart[] {
  const parts: PromptPart[] = [];
  if (persona) parts.push({ from: 'persona', id: persona.id, text: toPersonaText(persona) });
  if (template) parts.push({ from: 'template', id: template.id, text: template.words.trim() });
  if (style)
    parts.push({ from: 'style', id: style.id, text: native === undefined ? style.words.trim() : '' });
  return parts;
}

function findOption({ options }: FrameWish['capabilities'], id: string): OptionSpec | undefined {
  return options?.find((option) => option.id === id);
}

/** The id under which the model knows the style. */
function toNative(style: Style | undefined, capabilities: FrameWish['capabilities']): string | undefined {
  const option = findOption(capabilities, 'style');
  if (style?.native === undefined || option?.type !== 'choice') return undefined;
  return option.values.includes(style.native) ? style.native : undefined;
}

/** As many of the terms as the option takes. */
function clipTerms(negative: string, option: OptionSpec): string {
  if (option.type !== 'text' || negative.length <= option.maxLength) return negative;
  const clipped = negative.slice(0, option.maxLength + 1);
  return clipped.slice(0, Math.max(0, clipped.lastIndexOf(',')));
}

/** Behind the last part that keeps something out; a template keeps out nothing. */
function addLeaveOut(parts: readonly PromptPart[], negative: string): PromptPart[] {
  if (negative === '') return [...parts];
  const last = parts.findLastIndex(({ from }) => from !== 'template');
  const add = (text: string): string =>
    [text === '' || /[.!?。！？]$/u.test(text) ? text : `${text}.`, `Leave out: ${negative}.`]
      .filter((sentence) => sentence !== '')
      .join(' ');
  return parts.map((part, place) => (place === last ? { ...part, text: add(part.text) } : part));
}
