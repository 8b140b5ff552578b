import type { ProviderRequest } from '../../../../lib/contracts/provider.ts';
import { composePrompt } from '../../../../lib/kernel/compose-prompt.ts';

/** What a model cannot know of a copy with marks. */
const ABOUT_COPY =
  'Image 2 is image 1 with marks drawn on it. They show what is meant; leave the marks themselves out of the result.';
const ABOUT_NUMBERS = 'The numbers marked on the image:';

/** The prompt as it is sent: framed, and behind it what goes with marks. */
export function toPrompt({
  recipe,
  hasMarkedCopy,
}: Pick<ProviderRequest, 'recipe' | 'hasMarkedCopy'>): string {
  const { legend } = recipe;
  const parts = [
    composePrompt(recipe),
    hasMarkedCopy ? ABOUT_COPY : '',
    legend ? `${ABOUT_NUMBERS}\n${legend}` : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
