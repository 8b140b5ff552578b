import { nextIndex } from '../../../../lib/ui/next-index.ts';

/** Arrow keys in a group of radios: the focus moves, and what it comes to is chosen. */
export function moveAmongRadios(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const group = event.currentTarget.closest('[role=radiogroup]');
  const radios = [...(group?.querySelectorAll<HTMLElement>('[role=radio]') ?? [])];
  const next = nextIndex(event.key, radios.indexOf(event.currentTarget), radios.length);
  const radio = next === undefined ? undefined : radios[next];
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  radio.click();
}
