import type { Capabilities } from '../../../lib/contracts/capabilities.ts';
import type { Draft } from '../../../lib/contracts/workspace.ts';
import { framePrompt } from '../../../lib/kernel/prompts/frame-prompt.ts';
import { planTemplate, WARN_LOSS } from '../../../lib/kernel/templates/plan-template.ts';
import type { Kit } from '../../../lib/state/kit.svelte.ts';
import { m } from '../../../messages/generated/messages.js';
import { fitDraft } from '../fit-draft.ts';
import type { Along } from '../fit-draft.ts';
import { toChosen, toTemplateName } from './kit-names.ts';
import { toOptionName } from './option-words.ts';

export interface NotesInput {
  draft: Draft;
  capabilities: Capabilities;
  /** Undefined while nothing of it was chosen. */
  kit: Kit | undefined;
  along: Pick<Along, 'hasMask' | 'hasMarks' | 'isShownSent'>;
}

export interface ModelNotes {
  /** What cannot be honoured. */
  warnings: string[];
  facts: string[];
}

/** What a person should know before a draft goes to a model; parameters speak for themselves elsewhere. */
export function toModelNotes(input: NotesInput): ModelNotes {
  const { draft, capabilities, kit } = input;
  const frameLetters = countFrame(input);
  const references = kit?.findPersona(draft.personaId)?.references.length ?? 0;
  const { misfits, lackingOptions } = fitDraft(draft, capabilities, {
    ...input.along,
    frameLetters,
    references,
  });
  const length = { max: capabilities.promptLength ?? 0, count: draft.prompt.length + frameLetters };
  const words: Partial<Record<(typeof misfits)[number], () => string>> = {
    'too-few-sources': m.kit_misfit_no_source,
    mask: m.kit_misfit_mask,
    markup: m.kit_misfit_markup,
    template: m.kit_misfit_template,
    references: m.kit_misfit_references,
    'prompt-length': () => m.kit_misfit_length(length),
  };
  const shape = toShapeNotes(input);
  return {
    warnings: [
      ...misfits.flatMap((misfit) => words[misfit]?.() ?? []),
      ...lackingOptions.map(toLackingWords),
      ...shape.warnings,
    ],
    facts: [
      ...shape.facts,
      ...(capabilities.watermark ? [m.kit_watermark({ name: capabilities.watermark })] : []),
    ],
  };
}

/** The negatives of a frame go into the prompt where there is no field for them; one's own do not. */
function toLackingWords(id: string): string {
  return m.kit_misfit_option({ option: toOptionName({ id, title: id }) });
}

function countFrame({ draft, capabilities, kit }: NotesInput): number {
  const framed = kit && framePrompt({ ...toChosen(kit, draft), capabilities });
  return framed?.frame?.parts.reduce((sum, { text }) => sum + (text === '' ? 0 : text.length + 1), 0) ?? 0;
}

function toShapeNotes({ draft, capabilities, kit, along }: NotesInput): ModelNotes {
  const template = kit?.findTemplate(draft.templateId);
  if (!template || along.hasMask) return { warnings: [], facts: [] };
  const name = toTemplateName(template);
  const { width, height } = template;
  const { cropLoss, isEnlarged } = planTemplate(template, capabilities);
  const percent = Math.round(cropLoss * 100);
  return {
    warnings: cropLoss > WARN_LOSS ? [m.kit_misfit_crop({ name, percent })] : [],
    facts: [
      m.kit_exact_pixels({ name, width, height }),
      ...(isEnlarged ? [m.kit_misfit_enlarged({ name })] : []),
    ],
  };
}
