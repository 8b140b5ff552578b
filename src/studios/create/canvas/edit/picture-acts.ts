import type { LucideIcon } from '@lucide/svelte';
import MirrorVertical from '@lucide/svelte/icons/flip-horizontal-2';
import MirrorHorizontal from '@lucide/svelte/icons/flip-vertical-2';
import RotateCcw from '@lucide/svelte/icons/rotate-ccw';
import RotateCw from '@lucide/svelte/icons/rotate-cw';
import type { EditStep } from '../../../../lib/contracts/edit.ts';
import { m } from '../../../../messages/generated/messages.js';

/** Edits in place that are done at once. */
export const TURNS: readonly { label: () => string; icon: LucideIcon; step: EditStep }[] = [
  { label: m.editor_rotate_left, icon: RotateCcw, step: { type: 'turn', quarters: 3 } },
  { label: m.editor_rotate_right, icon: RotateCw, step: { type: 'turn', quarters: 1 } },
  { label: m.editor_flip_horizontal, icon: MirrorHorizontal, step: { type: 'flip', axis: 'horizontal' } },
  { label: m.editor_flip_vertical, icon: MirrorVertical, step: { type: 'flip', axis: 'vertical' } },
];
